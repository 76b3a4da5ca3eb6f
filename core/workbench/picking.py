"""What stands on a page where a person points, read as the kind of the field that it is to fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.domain.layout import Box, Line, Word, around, lines, segments
from core.domain.page import Page
from core.domain.record import Evidence
from core.domain.schema import FieldType, Kind

WHOLE = frozenset({Kind.TEXT, Kind.PARTY, Kind.ADDRESS, Kind.LIST})
"""kinds of which a click means all that stands together"""
ALONE = frozenset({Kind.ID, Kind.CODE})
"""kinds of which a click means the word, where that will do"""


class Pick(NamedTuple):
    """What a person pointed at."""

    value: str | None
    """normalised as the field's kind; None where it cannot be read as that"""
    evidence: Evidence
    """the words, and the box around them"""


def pick(wanted: FieldType, page: Page, box: Box, order: str | None) -> Pick | None:
    """The words in a dragged box, or around the one that was clicked; None where none stand there."""
    hit = [word for word in page.words if _within(word.box, box)]
    if len(hit) != 1:
        return _picked(wanted, page, hit, order) if hit else None
    pieces = (piece for line in lines(page.words) for piece in segments(line) if hit[0] in piece.words)
    piece = next(pieces, Line((hit[0],)))
    found = (_picked(wanted, page, words, order) for words in _windows(wanted, piece.words, hit[0]))
    return next((one for one in found if one.value is not None), _picked(wanted, page, hit, order))


def _picked(wanted: FieldType, page: Page, words: Sequence[Word], order: str | None) -> Pick:
    from core.extraction.values import parse  # noqa: PLC0415 (it loads what extraction needs)

    text = " ".join(word.text for line in lines(words) for word in line.words)
    path = next((word.path for word in words if word.path), None)
    evidence = Evidence(text, page.number, around(word.box for word in words), path)
    return Pick(parse(wanted, text, order=order), evidence)


def _windows(wanted: FieldType, words: Sequence[Word], clicked: Word) -> Iterator[Sequence[Word]]:
    """The runs of words that a click on one may mean, the likeliest first."""
    place = words.index(clicked)
    if wanted.kind in ALONE:
        yield [clicked]
    if wanted.kind in WHOLE:
        yield words
    runs = [words[start:end] for start in range(place + 1) for end in range(place + 1, len(words) + 1)]
    yield from sorted(runs, key=len, reverse=True)


def _within(inner: Box, outer: Box) -> bool:
    """Whether the middle of a box lies in another, or the other is a point in it."""
    return outer.holds(inner) or inner.holds(outer)
