"""What the world outside the vault is told of how far it has come."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sqlalchemy import Engine

from core.domain.errors import VouchError
from core.vault.audit import BEGINNING
from core.vault.database import take_over
from core.vault.imprint import Imprint, Pages
from core.vault.receipt import Head, ReceiptForged, Receipts

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Witness:
    """Keeps the head of the trail and the imprint of the pages outside the vault."""

    vault: str
    engine: Engine
    receipts: Receipts
    pages: Pages
    told: Head = BEGINNING
    forged: bool = False
    """whether there was a receipt that cannot be believed"""

    def heads(self) -> tuple[Head, ...]:
        """The heads that were kept; none where they cannot be believed."""
        try:
            return self.receipts.latest()
        except ReceiptForged:
            self.forged = True
            return ()

    def imprint(self) -> Imprint | None:
        """The imprint that was kept; None where it cannot be believed."""
        try:
            return self.receipts.pages()
        except ReceiptForged:
            return None

    def tell(self, head: Head) -> None:
        """Keeps what a transaction came to; then, once it is long, the database's log is taken over.

        What was saved is saved: where this cannot be written, the receipt lags until the next change.
        """
        if (head != self.told or self.pages.long) and self._write(head) and self.pages.long:
            self._take_over()

    def bring_down(self) -> None:
        """Has the database hold what its log holds, for one who looks at the database alone."""
        if self._write(self.told):
            self._take_over()

    def forget_pages(self) -> None:
        """Keeps the head alone: the pages are about to be others."""
        self.receipts.write(self.told, None)

    def last_word(self) -> None:
        """Keeps what became of the vault before it closes, in the keychain too."""
        self._write(self.told)
        self.receipts.write_keychain(self.told)

    def _write(self, head: Head) -> bool:
        """Whether it was written."""
        try:
            self.receipts.write(head, self.pages.follow())
        except (OSError, VouchError) as problem:
            log.warning("receipt not written", extra={"vault": self.vault, "problem": str(problem)})
            return False
        self.told = head
        return True

    def _take_over(self) -> None:
        try:
            take_over(self.engine)
        except VouchError as problem:
            log.warning("log not taken over", extra={"vault": self.vault, "problem": str(problem)})
