"""What this machine and this Vouch can do."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from desktop import compose
from desktop.doctor import confined, examine
from desktop.session import session
from desktop.terminal import output, table


def doctor() -> None:
    """Say what this machine has: recognition, models, keychain, GPU, tesseract, what holds readers; and what lacks."""
    now = session()
    made = table(*(now.words.say(f"column.{name}") for name in ("what", "state")))
    readers = confined(compose.confinement(), now.words)
    for part in (*examine(now.settings, now.words, keychain=compose.keychain_works()), readers):
        mark = "[green]✓[/]" if part.there else "[yellow]-[/]"
        made.add_row(f"{mark} {escape(part.name)}", escape(part.state))
    output().print(made)


def types(
    kind: Annotated[str, typer.Argument(metavar="TYPE", help="Show this type with its fields and checks.")] = "",
) -> None:
    """List the document types, or show what one of them holds.

    A type is a file: put your own into the folder "types" in VOUCH_HOME, or give it to `extract --types`.
    """
    now = session()
    known = now.words.types or {}
    if kind:
        _one(kind)
        return
    made = table(*(now.words.say(f"column.{name}") for name in ("type", "title", "fields", "tables", "checks")))
    for one in known.values():
        title = escape(now.words.type(one.id))
        tables = escape(", ".join(now.words.field(name, one.id) for name in one.tables))
        made.add_row(one.id, title, str(len(one.fields)), tables, str(len(one.checks)))
    output().print(made)


def _one(kind: str) -> None:
    """One type: its fields with their kinds, its tables, its checks in words."""
    now = session()
    found = compose.known_type(now.settings.home, now.words.type_named(kind))
    columns = ("field", "name", "kind", "labels")
    made = table(*(now.words.say(f"column.{name}") for name in columns), title=now.words.type(found.id))
    named = dict(found.fields)
    named |= {f"{table}.{name}": one for table, rows in found.tables.items() for name, one in rows.columns.items()}
    for name, one in named.items():
        called, sort = now.words.field(name, found.id), now.words.say(f"kind.{one.kind.value}")
        made.add_row(escape(called), name, sort, escape(", ".join(one.all_labels)))
    output().print(made)
    if found.checks:
        output().print(now.words.say("column.checks"), style="bold")
    for check in found.checks:
        output().print(f"  {now.words.check(check)}", markup=False, highlight=False)
