"""The head of the audit trail on paper: kept by a person, where nothing on a machine can reach it."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class PaperReceipt(NamedTuple):
    """What a person prints or writes down."""

    vault: str
    """id of the vault"""
    line: int
    """the last line of the trail"""
    at: str
    """when that line was written; ISO 8601, UTC"""
    code: str
    """what is typed in again"""


class Paper(Protocol):
    """Gives receipts of an open vault, and knows them again."""

    def give(self) -> PaperReceipt:
        """A receipt of the last line. Raises AuditRolledBack."""

    def holds(self, code: str) -> bool:
        """Whether the trail still has that line as it was. Raises ReceiptMistyped, ReceiptForeign."""
