"""Documents of the vault: looked at, corrected, approved, split, merged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from core.domain.document import Document, Stage, Status
from core.ports import Order, Selection
from core.workbench import listed, shown
from desktop.commands.days import DAY
from desktop.session import Session, session
from desktop.showing import document_page, document_rows
from desktop.terminal import Printed, messages, output

AMOUNT: dict[str, Any] = {"metavar": "AMOUNT"}
Id = Annotated[str, typer.Argument(metavar="ID", help="The document, as `vouch list` names it.")]


def list_documents(
    *,
    kind: Annotated[str, typer.Option("--type", metavar="TYPE", help="Of this type only (`vouch types`).")] = "",
    stage: Annotated[Stage | None, typer.Option("--stage", help="Of this stage only.")] = None,
    client: Annotated[str, typer.Option("--client", metavar="NAME", help="Of this client only.")] = "",
    status: Annotated[Status | None, typer.Option("--status", help="Of this status only.")] = None,
    look: Annotated[bool, typer.Option("--look", help="Only those that wait for a person.")] = False,
    supplier: Annotated[str, typer.Option("--supplier", metavar="NAME", help="Of this supplier only.")] = "",
    since: Annotated[date | None, typer.Option("--since", help="Dated on this day or later.", **DAY)] = None,
    until: Annotated[date | None, typer.Option("--until", help="Dated on this day or earlier.", **DAY)] = None,
    least: Annotated[Decimal | None, typer.Option("--least", help="Of this total or more.", **AMOUNT)] = None,
    most: Annotated[Decimal | None, typer.Option("--most", help="Of this total or less.", **AMOUNT)] = None,
    tag: Annotated[str, typer.Option("--tag", metavar="TAG", help="With this tag only (`vouch tag`).")] = "",
    text: Annotated[
        str, typer.Option("--text", metavar="WORDS", help="With these words in them; the best match comes first.")
    ] = "",
    order: Annotated[Order | None, typer.Option("--order", help="By what they are ordered.")] = None,
    descending: Annotated[bool, typer.Option("--descending", help="The last one first.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 500,
    printed: Annotated[Printed, typer.Option("--format", help="A table, or JSON.")] = Printed.TABLE,
) -> None:
    """List the documents in the vault, with what needs a look."""
    if status is Status.FAILED and stage is None:
        stage, status = Stage.FAILED, None  # what could not be read has no reading to have a status
    selection = Selection(
        client, kind, stage, status, text, limit=limit, order=order, descending=descending, look=look, supplier=supplier
    )
    selection = replace(selection, since=since, until=until, least=least, most=most, tag=tag)
    now = session()
    with now.look() as bench:
        found = bench.workbench.list(selection)
        more = bench.workbench.count(selection) - len(found)
    if printed is Printed.JSON:
        typer.echo(json.dumps(listed(found, now.words), ensure_ascii=False, indent=1))
    elif not found:
        messages().print(now.words.say("nothing"), markup=False)
    else:
        output().print(document_rows(found, now.words))
    if more:
        messages().print(now.words.say("more", count=more), markup=False)


def show(
    document: Id, printed: Annotated[Printed, typer.Option("--format", help="Tables, or JSON.")] = Printed.TABLE
) -> None:
    """Show one document: every value with where it stands and why it may be believed, findings, history."""
    now = session()
    with now.look() as bench:
        found = bench.workbench.show(document)
    if printed is Printed.JSON:
        typer.echo(json.dumps(shown(found, now.words), ensure_ascii=False, indent=1))
    else:
        output().print(document_page(found, now.words))


def original(
    document: Id,
    to: Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Where to put it.", file_okay=False)] = Path(),
) -> None:
    """Write the unaltered file of a document, under its own name. Nothing that is there is overwritten.

    A document that was merged from several files gives each of them.
    """
    now = session()
    with now.look() as bench:
        files = bench.workbench.originals(document)
    to.mkdir(parents=True, exist_ok=True)
    there = False
    for name, data in files:
        path = to / name
        try:
            with path.open("xb") as file:
                file.write(data)
        except FileExistsError:
            messages().print(now.words.say("original.exists", file=path), markup=False)
            there = True
        else:
            messages().print(now.words.say("original", file=path), markup=False)
    if there:
        raise typer.Exit(1)


def correct(
    document: Id,
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help='As `vouch show` names it: "Total", or a cell: "Lines 2, Amount".')
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="As on paper, or normalised; empty takes it away.")],
) -> None:
    """Correct a value. The checks run again, the evidence is kept, and the history names who did it.

    An approved document goes back to review; what needs no look any more is approved by rule. A row is added by giving
    the cells of the next number, and gone with its last cell. Put -- in front of the id where a value begins with a
    minus sign.
    """
    now = session()
    with now.write() as bench:
        bench.workbench.correct(document, field, value)
        found = bench.workbench.show(document).document
    if found.reading:
        name = now.words.named(field, found.reading.type)
        said, called = found.reading.record.value(name) or "-", now.words.field(name, found.reading.type)
        text = now.words.say("corrected", field=called, document=document, value=said, status=_status(now, found))
        messages().print(text, markup=False)
        _left(now, found)


def retype(
    document: Id,
    kind: Annotated[str, typer.Argument(metavar="TYPE", help="As `vouch types` names it: receipt, or Receipt.")],
) -> None:
    """Say what type a document is, where Vouch took it for another. Its fields are read again as those of that type.

    Earlier corrections are to be given again. The history names who did it; an approved document is
    reopened first (`vouch reopen`).
    """
    now = session()
    with now.write() as bench:
        bench.workbench.retype(document, kind)
        found = bench.workbench.show(document).document
    if found.reading:
        said = {"type": now.words.type(found.reading.type), "status": _status(now, found)}
        messages().print(now.words.say("retyped", document=document, **said), markup=False)
        _left(now, found)


def _status(now: Session, found: Document) -> str:
    return now.words.say(f"status.{found.reading.status.value}") if found.reading else "-"


def _left(now: Session, found: Document) -> None:
    """What still needs a look after a person's act, or that nothing does."""
    if found.stage is Stage.APPROVED:
        messages().print(now.words.say("approved.by_rule"), markup=False)
    for line in now.words.attention(found.reading) if found.reading else ():
        messages().print(f"  {line}", markup=False)


def approve(
    documents: Annotated[list[str], typer.Argument(metavar="ID...", help="The documents, as `vouch list` names them.")],
) -> None:
    """Approve documents after looking at them, whatever their findings. The audit trail names you."""
    now = session()
    with now.write() as bench:
        change = bench.workbench.approve(documents)
    if change.documents:
        messages().print(now.words.say("approved", count=len(change.documents)), markup=False)
    for one in change.awaiting:
        messages().print(now.words.say("approved.awaiting", document=one), markup=False)
    if change.duplicates:
        messages().print(now.words.say("approved.before", count=len(change.duplicates)), markup=False)


def reopen(
    documents: Annotated[list[str], typer.Argument(metavar="ID...", help="The documents, as `vouch list` names them.")],
    *,
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="The reason; the audit trail keeps it.")],
) -> None:
    """Put approved or exported documents back to review, for a reason, so that they can be changed.

    You approve them again yourself. What was exported is listed as to be taken back (`vouch export --reversals`). In a
    closed period an administrator does it.
    """
    now = session()
    with now.write() as bench:
        change = bench.workbench.reopen(documents, why)
    messages().print(now.words.say("reopened", count=len(change.documents)), markup=False)


def split(
    document: Id,
    before: Annotated[
        list[int] | None,
        typer.Option("--before", metavar="PAGE", help="Cut before this page of the file; may be given several times."),
    ] = None,
) -> None:
    """Split a document that holds several: at every page, or before the pages you name. Each part is sorted anew."""
    now = session()
    with now.write() as bench:
        change = bench.workbench.split(document, before or ())
        parts = [bench.workbench.show(one).document for one in change.documents]
    messages().print(now.words.say("split", count=len(parts)), markup=False)
    output().print(document_rows(parts, now.words))


def merge(
    documents: Annotated[list[str], typer.Argument(metavar="ID...", help="Documents of one client, in their order.")],
) -> None:
    """Merge documents of one client into one: a receipt's two sides, a statement in two files. It is checked anew.

    The pages follow each other as the documents are named and are read anew, so that earlier corrections are to be
    given again. The files stay as they are, and `vouch split` takes the document apart again.
    """
    now = session()
    with now.write() as bench:
        change = bench.workbench.merge(documents)
        merged = [bench.workbench.show(one).document for one in change.documents]
    messages().print(now.words.say("merged", documents=", ".join(change.documents)), markup=False)
    output().print(document_rows(merged, now.words))
