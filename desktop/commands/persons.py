"""People's data: given out, kept for as long as must be, erased for good."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from core.domain.erasing import Wanted
from core.domain.retention import Keep
from core.workbench import Due, Erasing, Plan
from desktop.session import Session, session
from desktop.terminal import Printed, messages, output, step_bar, table

retention = typer.Typer(invoke_without_command=True, help="How long documents are kept, and which need be no longer.")
Client = Annotated[str, typer.Option("--client", metavar="NAME", help="The client; else all of them.")]
Type = Annotated[str, typer.Option("--type", metavar="TYPE", help="The type; else all of them.")]


def person(
    who: Annotated[str, typer.Argument(metavar="NAME|NUMBER", help="A client, or a name or tax number in documents.")],
    place: Annotated[Path, typer.Argument(metavar="DEST", help="An empty folder, or a .zip that is not there yet.")],
) -> None:
    """Give out all that is kept of a person: files, every value with its place, history, as CSV and JSON.

    For a client that is everything. Of another name or number it is the documents that have it in a field, and of
    others the rows of tables that name it. The manifest lists every file with its SHA-256 and is written last. Text
    that a spreadsheet would run as a formula is made harmless.
    """
    now = session()
    with now.write() as bench:
        given = bench.workbench.personal.give(who, place.absolute())
    said = {"count": given.documents, "files": given.files, "named": given.named, "place": place}
    messages().print(now.words.say("person.written", **said), markup=False)
    messages().print(now.words.say("person.clear"), markup=False)


def erase(
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="[DOCUMENT]...", help="As `vouch list` says.")
    ] = None,
    *,
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="The reason; the audit trail keeps it.")] = "",
    client: Annotated[
        str | None, typer.Option("--client", metavar="NAME", help="All of this client, and what names it.")
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="All that retention need keep no longer.")] = False,
    despite: Annotated[
        str, typer.Option("--despite", metavar="REASON", help="Why documents go that must be kept, if they do.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase documents for good: files, pages, values, versions, what others say of them; the trail keeps that it was.

    What would go is listed first; without `--yes` it is asked for, or nothing happens where nobody can answer. Files
    that came out of an archive or mail go with it, and what stood in a document's place before goes too. A file that
    other documents come from stays. Earlier backups still hold what is erased: `vouch backup FOLDER --drop-erased`.
    """
    now = session()
    with now.write() as bench:
        erasing = bench.workbench.erasing
        assert erasing
        expired = [one.document.id for one in bench.workbench.retention.due()] if due else []
        wanted = Wanted((*(documents or ()), *expired), client)
        plan = erasing.plan(wanted)
        _say_plan(now, plan)
        if not yes and not _agreed(now):
            raise typer.Exit(1)
        _erase(now, erasing, wanted, why, despite)


def _erase(now: Session, erasing: Erasing, wanted: Wanted, why: str, despite: str) -> None:
    with step_bar(now.words, "scrubbing") as progress:
        done = erasing.erase(wanted, why, despite=despite, progress=progress)
    code = "erase.done" if done.clean else "erase.unclean"
    messages().print(now.words.say(code, count=len(done.change.documents)), markup=False)
    messages().print(now.words.say("erase.backups"), markup=False)


def _agreed(now: Session) -> bool:
    """Whether whoever sits there says yes; nobody does where there is no terminal."""
    if not sys.stdin.isatty():
        messages().print(now.words.say("erase.dry"), markup=False)
        return False
    return typer.confirm(now.words.say("erase.ask"), default=False, err=True)


def _say_plan(now: Session, plan: Plan) -> None:
    """What would go and what would not."""
    say, erasure = now.words.say, plan.erasure
    made = table(*(say(f"column.{name}") for name in ("id", "client", "file", "type", "date")))
    for one in erasure.documents:
        made.add_row(one.document, escape(one.client), escape(one.name), now.words.type(one.type), one.day)
    output().print(made)
    past = len(erasure.going) - len(erasure.documents)
    lines = [say("erase.plan", count=len(erasure.documents), files=erasure.originals)]
    lines += [say("erase.past", count=past)] if past else []
    lines += [say("erase.shared", file=file) for file in erasure.shared]
    for held in plan.held:
        until = held.until.isoformat() if held.until else "-"
        lines.append(say("erase.held", document=held.document.document, why=say(f"held.{held.why}"), until=until))
    lines += [say("erase.exported", count=plan.exported)] if plan.exported else []
    lines += [say("erase.lessons", count=erasure.lessons)] if erasure.lessons else []
    lines += [say("erase.outside", file=file) for file in plan.outside]
    for line in lines:
        messages().print(line, markup=False)


@retention.callback()
def listed(context: typer.Context) -> None:
    """List how long documents are kept, and say how many need be no longer."""
    if context.invoked_subcommand is not None:
        return
    now = session()
    with now.look() as bench:
        rules, due = bench.workbench.retention.rules(), bench.workbench.retention.due()
    if not rules:
        output().print(now.words.say("retention.none"), markup=False)
        return
    made = table(*(now.words.say(f"column.{name}") for name in ("client", "type", "years")))
    for one in rules:
        kind = now.words.type(one.type) if one.type else now.words.say("all_types")
        made.add_row(escape(one.client or now.words.say("all_clients")), kind, str(one.years))
    output().print(made)
    if due:
        messages().print(now.words.say("retention.due", count=len(due)), markup=False)


@retention.command("set")
def set_years(
    years: Annotated[int, typer.Argument(metavar="YEARS", help="From the end of the year that a document is of.")],
    client: Client = "",
    kind: Type = "",
) -> None:
    """Say for how many years documents are kept: until then nothing erases them, and then they are due.

    A rule of a client goes before one of a type, and one of both before either. Nothing is erased by itself.
    """
    now = session()
    with now.write() as bench:
        bench.workbench.retention.keep(Keep(years, client, now.words.type_named(kind)))
    messages().print(now.words.say("retention.kept", years=years, **_of(now, client, kind)), markup=False)


@retention.command()
def remove(client: Client = "", kind: Type = "") -> None:
    """Take the rule of a client and type away."""
    now = session()
    with now.write() as bench:
        bench.workbench.retention.release(client, now.words.type_named(kind))
    messages().print(now.words.say("retention.released", **_of(now, client, kind)), markup=False)


@retention.command("due")
def list_due(
    client: Client = "",
    printed: Annotated[Printed, typer.Option("--format", help="A table, or JSON.")] = Printed.TABLE,
) -> None:
    """List the documents whose years are over: exported ones, and approved ones of closed periods."""
    now = session()
    with now.look() as bench:
        due = bench.workbench.retention.due(client)
    if printed is Printed.JSON:
        typer.echo(json.dumps([_due_line(one) for one in due], ensure_ascii=False, indent=1))
        return
    made = table(*(now.words.say(f"column.{name}") for name in ("id", "client", "file", "type", "date", "until")))
    for one in due:
        said = one.document
        kind = now.words.type(said.type)
        made.add_row(said.id, escape(said.client), escape(said.name), kind, said.date, one.until.isoformat())
    output().print(made)


def _due_line(due: Due) -> dict[str, str]:
    said = due.document
    line = {"id": said.id, "client": said.client, "file": said.name, "type": said.type, "date": said.date}
    return line | {"until": due.until.isoformat()}


def _of(now: Session, client: str, kind: str) -> dict[str, str]:
    """Of whom and what a rule speaks."""
    called = now.words.type(now.words.type_named(kind)) if kind else now.words.say("all_types")
    return {"client": client or now.words.say("all_clients"), "type": called}
