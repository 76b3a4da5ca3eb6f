"""What a person's corrections taught of one issuer's papers, and what that says of a new paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from core.domain.record import Evidence


class Anchor(NamedTuple):
    """Words that a value stands behind, or under, on the papers of one issuer."""

    text: str
    """folded to letters and digits"""
    under: bool = False


BOOKED = ("ledger_account", "tax_code", "cost_centre")
"""columns that no paper prints: what its rows are booked on"""


class Booking(NamedTuple):
    """What a person books rows of an issuer's papers on."""

    table: str
    column: str
    """one of BOOKED"""
    about: str
    """the words of the rows' description, without numbers; nothing where every row of a paper is booked alike"""
    value: str
    documents: tuple[str, ...] = ()
    """that were booked so, the latest last"""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One issuer of papers of one type: how its papers are told, and what a person writes of them."""

    id: str
    type: str
    marks: tuple[str, ...] = ()
    """numbers and addresses of mail and web that its papers print: registrations, telephones"""
    head: tuple[str, ...] = ()
    """words at the top of its papers"""
    values: Mapping[str, str] = field(default_factory=dict)
    """names and addresses as a person writes them"""
    anchors: Mapping[str, tuple[Anchor, ...]] = field(default_factory=dict)
    """where the other fields stood on every paper that taught this"""
    documents: tuple[str, ...] = ()
    """that taught this, the latest last"""
    active: bool = True
    """whether it is used; a person may put it aside"""
    issuer: str = ""
    """the issuer's name as a person writes it, where the type says who issues its papers"""
    bookings: tuple[Booking, ...] = ()
    """what its rows are booked on"""
    habits: Mapping[str, str] = field(default_factory=dict)
    """how it writes figures, where its papers showed it: {"day": "dmy", "mark": ","}"""


@dataclass(frozen=True, slots=True)
class Refit:
    """Scorers of one field fitted again to confirmed papers: weights on features as they vary in this vault."""

    type: str
    field: str
    weights: tuple[float, ...]
    middle: tuple[float, ...]
    spread: tuple[float, ...]
    papers: int
    """that it was fitted to"""
    gained: int
    """of them that have the right candidate first only since, judged while they were held back"""
    lost: int
    active: bool = True

    @property
    def id(self) -> str:
        """What it is called where it is put aside."""
        return f"{self.type}.{self.field}"


class Hint(NamedTuple):
    """A value that a lesson expects on a paper, and where it stands there."""

    field: str
    text: str
    """what stands there, to be read as the field's kind; for names and addresses what a person writes"""
    evidence: Evidence
    sure: bool
    """nothing speaks against it: a name stands there whole and to the letter; at a place, the paper names the issuer,
    and the words are the file's own, or two recognizers read them alike"""
    closeness: float = 1.0
    """share of the letters of a name or address that the paper prints"""
