"""Erasing for good: the rows in one transaction, then every trace that they left in files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.domain.change import Change
from core.domain.erasing import Erased, Erasure, Wanted
from core.ports import Compare, Progress
from core.vault import comparing
from core.vault.database import transaction
from core.vault.erasing_mentions import bare_lines, compare_others, forget_dismissed, forget_settings
from core.vault.erasing_rows import take_out
from core.vault.erasing_scope import Scope, scope, told
from core.vault.opening import sweep
from core.vault.rows import RECENT
from core.vault.scrubbing import erased_last, scrub
from core.vault.session import Session
from core.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class VaultErasures:
    """Erases from one open vault."""

    vault: Vault
    home: Path

    def preview(self, wanted: Wanted) -> Erasure:
        """What would go. Raises DocumentUnknown."""
        with transaction(self.vault.engine) as connection:
            return told(connection, scope(connection, wanted))

    def erase(self, wanted: Wanted, why: str, actor: str, compare: Compare, progress: Progress) -> Erased:
        """Takes documents away for good. Killed within, the vault is as before, or ends it when it opens next."""
        with self.vault.turn:
            with self.vault.writing(actor) as session:
                found = scope(session.connection, wanted)
                change = _erased(session, found, wanted.client, why, compare)
            RECENT.forget()
            sweep(self.vault)
            clean = scrub(self.vault, self.home, actor, progress)
        stays = {one for lesson in found.taught if lesson.active for one in lesson.documents} - found.ids
        return Erased(change, tuple(sorted(stays)), clean, self.last())

    def last(self) -> int:
        """The line of the audit trail that erased last; 0 where nothing was ever erased."""
        return erased_last(self.vault)


def _erased(session: Session, found: Scope, client: str | None, why: str, compare: Compare) -> Change:
    """All that one transaction does."""
    take_out(session, found, client)
    compare_others(session, found, client)
    forget_settings(session, found, client)
    bare_lines(session, found, client, why)
    change = comparing.compared(session, Change("erased", tuple(row.id for row in found.rows)), compare)
    forget_dismissed(session, found)
    return change
