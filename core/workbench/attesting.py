"""Receipts of the audit trail for paper: given, and asked whether the history still holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.domain.finding import Finding, Severity
from core.domain.paper import Paper, PaperReceipt
from core.export.writing import write
from core.words import Words


@dataclass(frozen=True, slots=True)
class Receipts:
    """Receipts that a person keeps on paper, apart from the vault and from this machine."""

    paper: Paper
    words: Words

    def give(self) -> PaperReceipt:
        """A receipt of the last line of the audit trail. Raises AuditRolledBack."""
        return self.paper.give()

    def written(self, receipt: PaperReceipt) -> str:
        """A receipt as it is printed; its code stands on a line of its own."""
        at = f"{receipt.at[:10]} {receipt.at[11:16]} UTC"
        return self.words.say("receipt.paper", vault=receipt.vault, line=receipt.line, at=at, receipt=receipt.code)

    def keep(self, path: Path, data: bytes) -> None:
        """Keeps what a receipt was drawn as in a file. Raises ExportFailed."""
        write(path, data)

    def check(self, codes: Iterable[str]) -> tuple[Finding, ...]:
        """audit.rolled_back for each code whose line the trail no longer holds as it was.

        Raises ReceiptMistyped, ReceiptForeign.
        """
        gone = [code for code in codes if not self.paper.holds(code)]
        return tuple(Finding("audit.rolled_back", Severity.ERROR, facts={"receipt": code}) for code in gone)


def codes_in(text: str) -> Iterator[str]:
    """The codes of receipts that were kept in a file: every line that begins with a figure."""
    lines = (line.strip() for line in text.splitlines())
    return (line for line in lines if line[:1].isdigit())
