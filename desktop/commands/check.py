"""Whether the vault is whole, and receipts on paper that say up to where its history is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from core.domain.errors import ReceiptMistyped
from core.domain.finding import Finding
from core.workbench import codes_in
from desktop import compose
from desktop.doctor import confined
from desktop.session import session
from desktop.terminal import output, step_bar


def check(
    *,
    accept_earlier: Annotated[
        bool,
        typer.Option("--accept-earlier", help="Go on from an earlier state put back on purpose; the audit says so."),
    ] = False,
    receipt: Annotated[
        list[str] | None,
        typer.Option("--receipt", metavar="CODE", help="A receipt's code, as `vouch receipt` gave it; again for more."),
    ] = None,
    receipts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A text with receipts or codes, each code at the beginning of a line.", exists=True
        ),
    ] = None,
) -> None:
    """Look at everything the vault keeps and say whether it is whole.

    Originals against their hashes, readings, the audit trail and its head outside the vault, files that belong to
    nothing. Exit status 1, with the reasons, when anything is wrong. Then what this system keeps readers from, and what
    it does not.

    With receipts that were kept on paper: whether the history still holds the lines they are of. A receipt of what was
    given up with --accept-earlier never holds again.
    """
    now, codes = session(), tuple(_codes(receipt or (), receipts))
    beside = compose.is_written(now.settings) and not accept_earlier
    with now.open(read_only=beside) as bench, step_bar(now.words, "checking") as progress:
        kept = bench.workbench.receipts
        gone = kept.check(codes) if kept else ()
        if accept_earlier:
            bench.workbench.accept_rollback()
        found = bench.workbench.check(progress)
        readers = confined(asdict(bench.readers.confinement()), now.words)
    wrong = any(finding.blocks for finding in (*found, *gone))
    colour, verdict = ("red", "check.wrong") if wrong else ("green", "check.well")
    output().print(f"[{colour}]{escape(now.words.say(verdict))}[/]")
    for finding in (*found, *gone):
        output().print(f"  {now.words.finding(finding)} ({_named(finding)})", markup=False, highlight=False)
    if codes:
        held = now.words.say("receipts.held", held=len(codes) - len(gone), count=len(codes))
        output().print(held, markup=False, highlight=False)
    output().print(f"{readers.name}: {readers.state}", markup=False, highlight=False)
    if wrong:
        raise typer.Exit(1)


def receipt() -> None:
    """Give a receipt of the audit trail to print or write down: the vault, its last line, a code.

    Kept apart from this machine, it still notices an earlier state of the vault that was put back together with all
    that this machine knows of it: `vouch check --receipt CODE`. It tells nothing of what is in documents.
    """
    now = session()
    with now.look() as bench:
        kept = bench.workbench.receipts
        assert kept
        typer.echo(kept.written(kept.give()))


def _codes(typed: Sequence[str], file: Path | None) -> Iterator[str]:
    """The codes that are asked about. Raises ReceiptMistyped where a file holds none."""
    yield from typed
    if file:
        found = tuple(codes_in(file.read_text(encoding="utf-8", errors="replace")))
        if not found:
            raise ReceiptMistyped(group="1")
        yield from found


def _named(finding: Finding) -> str:
    """The finding's code, and the receipt that it is about."""
    return " ".join((finding.code, *(value for name, value in finding.facts.items() if name == "receipt")))
