"""Erasing documents for good: what would go, what stays in spite of it, and what went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from core.domain.change import Change
from core.domain.document import Stage


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
