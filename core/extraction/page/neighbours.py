"""What stands beside and below a label: where its value is to be looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from core.domain.layout import Box, Line, Word
from core.extraction.page.labels import Lexicon, Place, places
from core.extraction.page.stretches import Sheet, Spot, Stretch

REACH = 4.0
"""a value below a label begins within so many text heights"""
LEVEL = 0.35
"""share of a line's height that it has in common with a label that it stands beside, between two lines"""
MARKS = frozenset(":-–=.;|")


@dataclass(frozen=True)
class Marked:
    """A page with its labels found."""

    sheet: Sheet
    places: tuple[Place, ...]

    @cached_property
    def covered(self) -> frozenset[Spot]:
        """The words of labels that end a value: those that lead or close, not words of a sentence."""
        return frozenset(spot for place in self.places if place.leads or place.closed for spot in place.spots)


def marked(sheet: Sheet, known: Lexicon) -> Marked:
    """A page with the labels of some fields found on it."""
    return Marked(sheet, places(sheet, known))


def beside(page: Marked, place: Place) -> tuple[Line, ...]:
    """The stretches to the right of a label up to the next label; of a wrapped label, on all its lines."""
    found = [Line((place.rest,))] if place.rest else []
    for row in place.rows:
        start = max((spot.word for spot in place.spots if spot.line == row), default=-1) + 1
        if not start:
            continue
        glued = row == place.spots[-1].line and bool(place.rest)
        for index, line in enumerate(_until_label(page, row, start)):
            joins = glued and index == 0 and _near(found[0].words[-1], line.words[0])
            if joins:
                found[0] = Line((*found[0].words, *line.words))
            else:
                found.append(line)
    return tuple(sorted(found, key=lambda line: line.box.x0) if len(place.rows) > 1 else found)


def level(page: Marked, place: Place) -> tuple[Line, ...]:
    """What stands right of a wrapped label half a line lower or higher, as figures centred in their cell do."""
    for row in (place.rows.start - 1, place.rows.stop):
        line = page.sheet.lines[row] if 0 <= row < len(page.sheet.lines) else None
        if line is None or _shared_height(line.box, place.box) < LEVEL * line.box.height:
            continue
        right = next((at for at, word in enumerate(line.words) if word.box.x0 > place.box.x1), None)
        before = line.words[:right]
        if right is not None and not any(word.box.x1 > place.box.x0 for word in before):
            return tuple(_until_label(page, row, right))
    return ()


def _shared_height(first: Box, second: Box) -> float:
    return min(first.y1, second.y1) - max(first.y0, second.y0)


def below(page: Marked, place: Place, lines: int = 3) -> tuple[Line, ...]:
    """The stretches under a label within its column, down to the next label, the nearest first."""
    height = max(place.box.height / len(place.rows), 4.0)
    return _stacked(page, _column(page, place), place.rows.stop, (place.box.y1, height), lines)


def continued(page: Marked, place: Place, first: Line, lines: int = 5) -> tuple[Line, ...]:
    """The stretches that go on under a value beside a label, beginning where it begins."""
    column = first.box._replace(x1=first.box.x0 + max(first.box.width, 12 * first.box.height))
    found = _stacked(page, column, place.rows.stop, (first.box.y1, first.box.height), lines)
    return tuple(line for line in found if abs(line.box.x0 - first.box.x0) < first.box.height)


def _stacked(page: Marked, column: Box, start: int, last: tuple[float, float], lines: int) -> tuple[Line, ...]:
    """The stretches of a column from a line on, until a label, a wide gap, or enough of them."""
    found: list[Line] = []
    bottom, height = last
    for row in range(start, min(start + lines + 2, len(page.sheet.lines))):
        inside = [one for one in page.sheet.stretches[row] if _overlap(one.box, column)]
        if not inside:
            continue
        parts = [part for one in inside for part in _free(page, one)]
        if len(parts) < len(inside) or inside[0].box.y0 - bottom > REACH * height or len(found) >= lines:
            break
        found.extend(parts)
        bottom = max(one.box.y1 for one in inside)
    return tuple(found)


def _until_label(page: Marked, row: int, start: int) -> Iterator[Line]:
    """The stretches of a line from a word on, up to the next label, punctuation that led to them left out."""
    words = page.sheet.lines[row].words
    for stretch in page.sheet.stretches[row]:
        part: list[Word] = []
        for index in range(max(start, stretch.first), stretch.last + 1):
            if Spot(row, index) in page.covered:
                if part:
                    yield Line(tuple(part))
                return
            if part or not MARKS.issuperset(words[index].text):
                part.append(_without_mark(words[index]) if not part else words[index])
        if part:
            yield Line(tuple(part))


def _free(page: Marked, stretch: Stretch) -> Iterator[Line]:
    """A stretch as a value, unless a label begins it."""
    if Spot(stretch.line, stretch.first) not in page.covered:
        words = page.sheet.lines[stretch.line].words[stretch.first : stretch.last + 1]
        spots = [Spot(stretch.line, index) for index in range(stretch.first, stretch.last + 1)]
        cut = next((index for index, spot in enumerate(spots) if spot in page.covered), len(words))
        yield Line(words[:cut])


def _without_mark(word: Word) -> Word:
    """A word without the colon or dash that stands glued before it."""
    bare = word.text.lstrip(":;=|")
    return word._replace(text=bare) if bare else word


def _near(left: Word, right: Word) -> bool:
    return right.box.x0 - left.box.x1 < 1.6 * left.box.height


def _overlap(box: Box, column: Box) -> bool:
    return box.x0 < column.x1 and box.x1 > column.x0


def _column(page: Marked, place: Place) -> Box:
    """The width in which values under a label stand: to the next label or stretch on its line."""
    row, last = place.spots[-1]
    words = page.sheet.lines[row].words
    right = min((word.box.x0 for word in words[last + 1 :] if word.box.x0 > place.box.x1), default=None)
    before = words[: place.spots[0].word] if len(place.rows) == 1 else ()
    margin = place.box.height
    return place.box._replace(
        x0=max([place.box.x0 - margin, *(word.box.x1 + 1 for word in before)]),
        x1=min(place.box.x1 + 2 * margin, right - 1 if right else place.box.x1 + 2 * margin),
    )
