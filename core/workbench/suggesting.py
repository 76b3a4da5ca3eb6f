"""What a row may be booked on, and why: what its issuer's rows were booked on, and rows that describe the like."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from core.domain.lesson import BOOKED, Booking, Lesson
from core.domain.record import CELL_NAME, Reason, Record
from core.domain.schema import DocumentType
from core.learning import issued
from core.learning.booking import about
from core.search.meaning import GramEmbedder

ALIKE = 0.5
"""from when on descriptions are taken for much the same: 1 is the very same, unlike ones lie below 0.3"""
OWN = 0.1
"""how much more a row of the same issuer tells"""
DESCRIBED = 60
"""letters of another row's description that a reason quotes"""


class Suggestion(NamedTuple):
    """Something that a cell may hold, and why."""

    value: str
    reason: Reason


def suggestions(kind: DocumentType, record: Record, name: str, lessons: Iterable[Lesson]) -> tuple[Suggestion, ...]:
    """What a row's cell may be booked on, the likeliest first; a person takes one, none is ever taken by itself."""
    cell = CELL_NAME.fullmatch(name)
    inner = CELL_NAME.fullmatch(cell["rest"]) or cell if cell else None
    if inner is None or inner["rest"] not in BOOKED:
        return ()
    row = name.rpartition(".")[0]
    described = about(Record({"description": found}) if (found := record.get(f"{row}.description")) else Record())
    known = [one for one in lessons if one.active]
    own = {one.id for one in known if one.type == kind.id and issued(kind, record, one)}
    found_alike = _alike(described, known, own, inner["rest"])
    usual = _usual((one for one in known if one.id in own), inner["table"], inner["rest"])
    first = {one.value: one for one in (*usual, *found_alike)}
    order = dict.fromkeys([*(one.value for one in found_alike), *(one.value for one in usual)])
    said = {one.value: one for one in found_alike}
    return tuple(said.get(value, first[value]) for value in order)


def _alike(described: str, lessons: Sequence[Lesson], own: set[str], column: str) -> list[Suggestion]:
    """What rows of much the same description were booked on, of this issuer or of others."""
    held = [(lesson, one) for lesson in lessons for one in lesson.bookings if one.column == column and one.about]
    if not described or not held:
        return []
    wanted, *vectors = GramEmbedder().embed([described, *(one.about for _, one in held)])
    rated = sorted(_rated(wanted, held, vectors, own), key=lambda one: -one[0])
    best: dict[str, Suggestion] = {}
    for likeness, lesson, booking in rated:
        if likeness >= ALIKE:
            facts = {"about": booking.about[:DESCRIBED], "issuer": lesson.issuer or "?"}
            best.setdefault(booking.value, Suggestion(booking.value, Reason("choice.alike", facts)))
    return list(best.values())


def _rated(
    wanted: bytes, held: Sequence[tuple[Lesson, Booking]], vectors: Sequence[bytes], own: set[str]
) -> Iterator[tuple[float, Lesson, Booking]]:
    """Each booking with how near its description is."""
    for (lesson, booking), vector in zip(held, vectors, strict=True):
        near = _cosine(wanted, vector)
        yield (near + OWN if near >= ALIKE and lesson.id in own else near), lesson, booking


def _usual(lessons: Iterable[Lesson], table: str, column: str) -> list[Suggestion]:
    """What most papers of this issuer were booked on."""
    counted: Counter[str] = Counter()
    for one in (booking for lesson in lessons for booking in lesson.bookings):
        if (one.table, one.column) == (table, column):
            counted[one.value] += len(one.documents)
    return [
        Suggestion(value, Reason("choice.usual", {"count": str(number)})) for value, number in counted.most_common()
    ]


def _cosine(one: bytes, other: bytes) -> float:
    first, second = array("b", one), array("b", other)
    product = sum(a * b for a, b in zip(first, second, strict=True))
    lengths = sqrt(sum(a * a for a in first)) * sqrt(sum(b * b for b in second))
    return product / lengths if lengths else 0.0
