"""What a call altered: every mutating call of the workbench returns one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from core.domain.lesson import Lesson

RULE = "rule"
"""the actor of what nobody did by hand"""


class Step(NamedTuple):
    """What a call did to one document, by its versions."""

    document: str
    before: int
    """0 where the document came to be"""
    after: int


class Taught(NamedTuple):
    """A lesson that a call gave, and what it was before."""

    before: Lesson | None
    after: Lesson


@dataclass(frozen=True, slots=True)
class Change:
    """The documents a call added, altered or removed from view, and what happened."""

    action: str
    """the audit's word for it: "taken", "read", "corrected", "approved", "split", ..."""
    documents: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    """documents that were there already"""
    touched: tuple[str, ...] = ()
    """documents that were left as they are, but of which other findings now speak"""
    aside: tuple[str, ...] = ()
    """documents that now stand in the history only"""
    steps: tuple[Step, ...] = ()
    """how to undo it; none where it cannot be undone"""
    awaiting: tuple[str, ...] = ()
    """documents that this person has approved and another still has to"""
    taught: tuple[Taught, ...] = ()
    """what was learned by it; undoing it takes that back"""

    @property
    def nothing(self) -> bool:
        """Whether nothing was altered."""
        return not self.documents and not self.awaiting


class LeftExported(NamedTuple):
    """A document, split or merged since maybe, and the version as which it was exported."""

    document: str
    version: int
    client: str
    name: str
    """of its file"""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the audit trail: who did what to which document, and when."""

    sequence: int
    """counts from 1 without gaps; the order of events, whatever the clock said"""
    at: str
    """ISO 8601, UTC"""
    actor: str
    """a person's name, or RULE"""
    action: str
    document: str | None
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
