"""What goes on into the books: exports and control totals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from core.workbench import STYLES, CsvStyle, ExportRequest, Format, Overview, totalled
from desktop.session import Session, session
from desktop.terminal import Printed, messages, output


def export(
    written: Annotated[Format, typer.Option("--format", help="The kind of file.")],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help='Where to; else "export" in this folder.', dir_okay=False),
    ] = None,
    *,
    client: Annotated[str, typer.Option("--client", metavar="NAME", help="Of this client only.")] = "",
    kind: Annotated[str, typer.Option("--type", metavar="TYPE", help="Of this type only.")] = "",
    delimiter: Annotated[str | None, typer.Option("--delimiter", metavar="SIGN", help="Of CSV; else as usual.")] = None,
    decimal: Annotated[str | None, typer.Option("--decimal", metavar="SIGN", help="Decimal mark of CSV.")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, for older Excel.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Every document with its status, not only approved ones.")
    ] = False,
    new: Annotated[bool, typer.Option("--new", help="Only approved documents that no earlier export held.")] = False,
    reversals: Annotated[
        bool, typer.Option("--reversals", help="Also what earlier exports held and is no more so, to be taken back.")
    ] = False,
) -> None:
    """Export approved documents: one row per document in CSV, a sheet per type and per table in XLSX, objects in JSON.

    The file is written beside its name and then renamed, and its hash goes into the audit trail. XLSX has headings in
    the user's words; those of CSV and the names in JSON are the same in every language (`vouch types TYPE` lists them),
    for other programs. With `--reversals`, documents that were exported and then reopened, changed or put aside stand
    there once more as they were exported, their amounts with the other sign.

    CSV separates as the language does: a semicolon and a decimal comma in French. Text that a
    spreadsheet would run as a formula is made harmless; numbers stay numbers.
    """
    now = session()
    usual = STYLES.get(now.settings.language, CsvStyle())
    style = CsvStyle(delimiter or usual.delimiter, decimal or usual.decimal, bom)
    path = (to or Path(f"export.{written.value}")).absolute()
    with now.write() as bench:
        request = ExportRequest(written, path, everything, new, client, kind, style, reversals=reversals)
        done = bench.workbench.export(request)
        left = bench.workbench.exports.reversals(client)
    messages().print(now.words.say("exported", count=done.documents, file=done.path), markup=False)
    if done.reversed:
        messages().print(now.words.say("exported.reversed", count=done.reversed), markup=False)
    if left:
        messages().print(now.words.say("reversals.left", count=len(left)), markup=False)


def status(
    printed: Annotated[Printed, typer.Option("--format", help="A line and the failures, or JSON.")] = Printed.TABLE,
) -> None:
    """Control totals: every document taken is read, in review or failed; every failed one is listed with its reason.

    Exit status 1 where the figures do not add up.
    """
    now = session()
    with now.look() as bench:
        overview = bench.workbench.overview()
    if printed is Printed.JSON:
        typer.echo(json.dumps(totalled(overview, now.words), ensure_ascii=False, indent=1))
    else:
        print_totals(now, overview)
    if not overview.agree:
        messages().print(now.words.say("totals.wrong"), markup=False)
        raise typer.Exit(1)


def print_totals(now: Session, overview: Overview) -> None:
    """The control totals and the failed documents."""
    totals = overview.totals
    figures = {name: getattr(totals, name) for name in ("taken", "read", "review", "failed", "waiting")}
    code = "totals.waiting" if totals.waiting else "totals"
    output().print(now.words.say(code, **figures), markup=False, highlight=False)
    for document in overview.failed:
        if document.failure:
            said = now.words.error(document.failure)
            text = f"  {document.id}  {document.name}: {said.message} {said.advice} ({said.code})"
            output().print(text, markup=False, highlight=False)
