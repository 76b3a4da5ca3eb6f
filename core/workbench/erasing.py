"""Erasing for good what a person or a law asks to be erased: shown beforehand, held back where it must stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from core.domain.document import Stage
from core.domain.erasing import Erased, Erasure, Wanted
from core.domain.errors import EraseHeld, EraseWatched, NothingToErase, ReasonMissing
from core.domain.profile import Profile
from core.ports import Compare, Progress, silent
from core.rules import Deed, demand
from core.workbench.automation import FOLDERS
from core.workbench.processing import Processing
from core.workbench.retaining import Held, Retention


class Erasures(Protocol):
    """Erases from the open vault."""

    def preview(self, wanted: Wanted) -> Erasure:
        """What would go. Raises DocumentUnknown."""

    def erase(self, wanted: Wanted, why: str, actor: str, compare: Compare, progress: Progress) -> Erased:
        """Takes documents away for good, all or none; the audit keeps that, when, by whom and why.

        Raises DocumentUnknown, VaultBusy, AuditRolledBack, DiskFull.
        """

    def last(self) -> int:
        """The line of the audit trail that erased last; 0 where nothing was ever erased."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an erasing will do."""

    erasure: Erasure
    held: tuple[Held, ...]
    """documents that must not go yet"""
    exported: int
    """documents of which other programs were given something, which they keep"""
    outside: tuple[str, ...]
    """files that lie where the documents came from: they stay, and come again from a watched folder"""


@dataclass(frozen=True)
class Erasing:
    """The verbs of erasing, for an administrator."""

    processing: Processing
    erasures: Erasures
    retention: Retention
    who: Profile

    def plan(self, wanted: Wanted) -> Plan:
        """What would go, and what speaks against it. Raises DocumentUnknown, NothingToErase."""
        erasure = self.erasures.preview(wanted)
        if not erasure.going:
            raise NothingToErase
        held = self.retention.held(erasure.documents)
        exported = sum(one.stage is Stage.EXPORTED for one in erasure.documents)
        return Plan(erasure, held, exported, tuple(one for one in erasure.origins if Path(one).exists()))

    def erase(self, wanted: Wanted, why: str, *, despite: str = "", progress: Progress = silent) -> Erased:
        """Erases; `despite` is why what must be kept goes all the same. The audit keeps both reasons.

        Raises RoleNotAllowed, ReasonMissing, EraseHeld, EraseWatched, DocumentUnknown, NothingToErase, VaultBusy.
        """
        demand(self.who.role, Deed.ERASE)
        if not why.strip():
            raise ReasonMissing
        plan = self.plan(wanted)
        if plan.held and not despite.strip():
            first = plan.held[0]
            until = first.until.isoformat() if first.until else "-"
            raise EraseHeld(count=str(len(plan.held)), document=first.document.document, held=first.why, until=until)
        for file in self._watched(plan.outside):
            raise EraseWatched(file=Path(file).name)
        reason = "; ".join(one.strip() for one in (why, despite) if one.strip())
        compare = self.processing.compare
        erased = self.erasures.erase(wanted, reason, self.who.name, compare, progress)
        self._learn_again(erased.taught)
        return erased

    def last(self) -> int:
        """The line of the audit trail that erased last: backups that end before it still hold what went."""
        return self.erasures.last()

    def _watched(self, files: Sequence[str]) -> Iterator[str]:
        """Those of some files that lie in a watched folder, from which they would come again at once."""
        kept = self.processing.store.setting(FOLDERS) or []
        roots = [Path(one["path"]) for one in kept if one.get("active", True)]
        yield from (file for file in files if any(root in Path(file).parents for root in roots))

    def _learn_again(self, documents: Sequence[str]) -> None:
        """Teaches anew what lessons of documents that stay are gone with those that went."""
        learning = self.processing.learning
        learning.forget()
        for document in documents:
            found = self.processing.store.document(document)
            learning.learn(found, self.who.name, confirmed=found.stage in (Stage.APPROVED, Stage.EXPORTED))
