"""Erasing documents for good: what would go, what stays in spite of it, and who does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from core.domain.change import Change
from core.domain.document import Stage

if TYPE_CHECKING:
    from core.ports import Compare

Progress = Callable[[str, int, int], None]
"""hears which step, how much of it is done, of how much"""


class Wanted(NamedTuple):
    """What is to be erased: some documents, or all of a client and what names it."""

    documents: tuple[str, ...] = ()
    client: str | None = None
    """None: no client is; "" is the one without a name"""


class Going(NamedTuple):
    """A document that would be erased, or what stood in its place before."""

    document: str
    client: str
    name: str
    """of its file"""
    type: str
    stage: Stage
    version: int
    day: str
    """when it is from: the date that it says, else the day on which it came"""
    past: bool
    """whether it stands in the history only, since it was split, merged or read again"""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing would take away, and what it would not."""

    going: tuple[Going, ...]
    """the documents that were named, the files inside them, and what stood in their place before"""
    originals: int
    """files of the vault that go with them"""
    shared: tuple[str, ...] = ()
    """names of files that stay, with their pages and pictures: other documents come from them or lie within them"""
    lessons: int = 0
    """that they taught; each is learned anew from what stays"""
    origins: tuple[str, ...] = ()
    """paths that the files came by: what still lies there is not touched"""

    @property
    def documents(self) -> tuple[Going, ...]:
        """Those that stand in lists."""
        return tuple(one for one in self.going if not one.past)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased."""

    change: Change
    taught: tuple[str, ...]
    """documents that stay and taught, with some that went, what is forgotten"""
    clean: bool
    """whether nothing of it is left in the database's file; else that is done as soon as nobody looks at it"""
    line: int
    """of the audit trail: backups that end before it still hold what was erased"""


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
