"""Lessons: learned from the confirmed values of a paper, and applied to the next paper of the same issuer."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Line, Word, around, segments
from core.domain.lesson import Anchor, Booking, Hint, Lesson
from core.domain.page import Contents, TextSource
from core.domain.record import Evidence
from core.domain.schema import DocumentType, Kind
from core.learning.anchoring import anchors, behind
from core.learning.booking import joined
from core.learning.papers import first_lines, head, marks
from core.learning.spelling import Printed, printed

WRITTEN = frozenset({Kind.PARTY, Kind.ADDRESS})
"""kinds of which a person's own writing counts, whatever a paper prints"""
EXACT = 1.0
ALIKE = 0.45
"""heads that share this much of their words are one issuer's"""
TRIED = 4
"""lessons whose names and addresses are looked for on a paper"""
KEPT = 20
"""documents that a lesson names as its teachers"""


def matching(lessons: Iterable[Lesson], kind: DocumentType, contents: Contents) -> tuple[Lesson, ...]:
    """The lessons that may be of a paper's issuer, the likeliest first."""
    text = first_lines(contents)
    own, words = frozenset(marks(text)), frozenset(head(text))
    known = [one for one in lessons if one.type == kind.id and one.active]
    scored = [(_likeness(one, own, words, known), one) for one in known]
    found = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return tuple(one for _, one in found[:TRIED])


class Confirmed(NamedTuple):
    """A document whose values a person confirmed."""

    document: str
    kind: DocumentType
    contents: Contents
    values: Mapping[str, str]
    places: Mapping[str, Sequence[Evidence]]
    """where values stand that were found wrong at first"""
    bookings: tuple[Booking, ...] = ()
    """what its rows are booked on"""
    habits: Mapping[str, str] = MappingProxyType({})
    """how it writes days and amounts"""


def learned(before: Sequence[Lesson], paper: Confirmed) -> Lesson | None:
    """What a paper teaches: a lesson of `before` made better, or a new one; None where the paper names nobody."""
    written = {name: value for name, value in paper.values.items() if _written(paper.kind, name)}
    if not written or not paper.contents.pages:
        return None
    text = first_lines(paper.contents)
    others = {name: found for name, found in paper.places.items() if not _written(paper.kind, name)}
    held = {name: tuple(dict.fromkeys(_anchors(found, text))) for name, found in others.items()}
    named = _named(paper.kind, written)
    fresh = Lesson(
        named,
        paper.kind.id,
        marks(text),
        head(text),
        written,
        held,
        (paper.document,),
        issuer=_issuer(paper),
        bookings=paper.bookings,
        habits=paper.habits,
    )
    same = next((one for one in before if one.id == named), None)
    return fresh if same is None else _joined(same, fresh)


def hints(lessons: Sequence[Lesson], contents: Contents) -> tuple[Hint, ...]:
    """What lessons of a paper's issuer expect on it: of names and addresses the one printed most closely."""
    text = first_lines(contents)
    by_field: dict[str, list[Hint]] = defaultdict(list)
    for hint in (hint for lesson in lessons for hint in _spelled(lesson, text, contents)):
        by_field[hint.field].append(hint)
    named = tuple(_closest(told) for told in by_field.values())
    return (*named, *(_placed(lessons[0], text, contents, told=_told(lessons[0], named)) if lessons else ()))


def _closest(told: Sequence[Hint]) -> Hint:
    """The hint printed most closely, sure only where no other is sure of something else."""
    best = max(told, key=lambda hint: (hint.sure, hint.closeness))
    return best._replace(sure=len({folded(hint.text) for hint in told if hint.sure}) == 1)


def _told(lesson: Lesson, named: Sequence[Hint]) -> bool:
    """Whether a paper names a lesson's issuer."""
    return any(hint.sure and hint.text == lesson.issuer for hint in named)


def _spelled(lesson: Lesson, text: Sequence[Line], contents: Contents) -> Iterator[Hint]:
    for name, value in lesson.values.items():
        found = printed(value, text)
        if found is not None:
            evidence = found.evidence(contents.pages[0].number)
            said = value if found.same else found.text
            yield Hint(name, said, evidence, found.closeness == EXACT and _whole(found, text, lesson), found.closeness)


def _whole(found: Printed, text: Sequence[Line], lesson: Lesson) -> bool:
    """Whether no word stands beside a name that the issuer's papers do not print: "Tin Roof North" is another."""
    own = frozenset(found.words)
    pieces = (piece.words for line in text for piece in segments(line) if own.intersection(piece.words))
    beside = [Line(tuple(word for word in words if word not in own)) for words in pieces]
    return set(head(beside)) <= set(lesson.head)


def _placed(lesson: Lesson, text: Sequence[Line], contents: Contents, *, told: bool) -> Iterator[Hint]:
    for name, held in lesson.anchors.items():
        for anchor in held:
            for words in (one.words for one in behind(anchor, text)):
                print_ = " ".join(word.text for word in words)
                evidence = Evidence(print_, contents.pages[0].number, around(word.box for word in words))
                yield Hint(name, print_, evidence, told and _sure(words, contents))


def _likeness(lesson: Lesson, own: frozenset[str], words: frozenset[str], among: Sequence[Lesson]) -> float:
    """How much a paper's head is that of a lesson; a mark that no other issuer prints says all."""
    shared = any(mark in own and _ours(mark, lesson, among) for mark in lesson.marks)
    together = len(words.union(lesson.head))
    return shared + (len(words.intersection(lesson.head)) / together if together else 0.0)


def _ours(mark: str, lesson: Lesson, among: Sequence[Lesson]) -> bool:
    """Whether only papers of one issuer print a mark: the client's own numbers stand on everybody's."""
    issuers = {folded(other.issuer) for other in among if mark in other.marks}
    return bool(lesson.issuer) and issuers == {folded(lesson.issuer)}


def _issuer(paper: Confirmed) -> str:
    """The name of who issues a paper, or nothing where its type does not say who does."""
    issuers = (one.name for one in paper.kind.fields.values() if one.issuer and one.kind is Kind.PARTY)
    return next((paper.values[name] for name in issuers if name in paper.values), "")


def _joined(old: Lesson, new: Lesson) -> Lesson:
    """A lesson with what one more paper says: what both say stays, so that one paper's own numbers drop out."""
    common = {
        name: tuple(one for one in held if one in new.anchors.get(name, held)) for name, held in old.anchors.items()
    }
    teachers = tuple(dict.fromkeys((*old.documents, *new.documents)))[-KEPT:]
    return replace(
        old,
        marks=_both(old.marks, new.marks, 1),
        head=_both(old.head, new.head, 3),
        values=new.values,
        anchors={**new.anchors, **{name: held or new.anchors.get(name, ()) for name, held in common.items()}},
        documents=teachers,
        issuer=new.issuer,
        bookings=joined(old.bookings, new.bookings),
        habits={name: way for name, way in {**old.habits, **new.habits}.items() if old.habits.get(name, way) == way},
    )


def _both(old: Sequence[str], new: Sequence[str], least: int) -> tuple[str, ...]:
    """What two papers share, where that is enough to tell others by; else what the newer one has."""
    shared = tuple(one for one in old if one in new)
    return shared if len(shared) >= least else tuple(new)


def _anchors(places: Iterable[Evidence], text: Sequence[Line]) -> Iterator[Anchor]:
    for place in places:
        if place.box is not None:
            yield from anchors(place.box, text)


def _written(kind: DocumentType, name: str) -> bool:
    return name in kind.fields and kind.fields[name].kind in WRITTEN


def _named(kind: DocumentType, written: Mapping[str, str]) -> str:
    told = "\n".join(f"{name}={folded(value)}" for name, value in sorted(written.items()))
    return hashlib.sha256(f"{kind.id}\n{told}".encode()).hexdigest()[:16]


def _sure(words: Iterable[Word], contents: Contents) -> bool:
    own = contents.pages[0].source is not TextSource.OCR
    return own or all(word.confirmed for word in words)
