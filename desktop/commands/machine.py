"""What this machine and this Vouch can do."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from desktop import compose
from desktop.doctor import examine
from desktop.session import session
from desktop.terminal import output, table


def doctor() -> None:
    """Say what this machine has: text recognition, models, keychain, GPU, tesseract, and what is missing."""
    now = session()
    made = table(*(now.words.say(f"column.{name}") for name in ("what", "state")))
    for part in examine(now.settings, compose.keychain_works()):
        mark = "[green]✓[/]" if part.there else "[yellow]-[/]"
        made.add_row(f"{mark} {escape(part.name)}", escape(part.state))
    output().print(made)


def types(
    kind: Annotated[str, typer.Argument(metavar="[TYPE]", help="Show this type with its fields and checks.")] = "",
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
        title, tables = escape(now.words.type(one.id)), ", ".join(one.tables)
        made.add_row(one.id, title, str(len(one.fields)), tables, str(len(one.checks)))
    output().print(made)


def _one(kind: str) -> None:
    """One type: its fields with their kinds, its tables, its checks in words."""
    now = session()
    found = compose.known_type(now.settings.home, kind)
    made = table(*(now.words.say(f"column.{name}") for name in ("field", "type", "what")), title=now.words.type(kind))
    fields = [*found.fields.values()]
    for one in fields:
        made.add_row(one.name, one.kind.value, escape(", ".join(one.all_labels)))
    for group in found.tables.values():
        for column in group.columns.values():
            made.add_row(f"{group.name}.{column.name}", column.kind.value, escape(", ".join(column.all_labels)))
    output().print(made)
    for check in found.checks:
        text = check.says.get(now.settings.language) or check.says.get("en", "")
        output().print(f"{check.code}: {text}", markup=False, highlight=False)
