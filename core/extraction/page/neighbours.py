"""What stands beside and below a label: where its value is to be looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.domain.layout import Box, Line, Word
from core.extraction.page.breaks import goes_on
from core.extraction.page.labels import Lexicon, Place, places
from core.extraction.page.stretches import PageText, Spot, Stretch, numbering

REACH = 4.0
"""a value below a label begins within so many text heights"""
LEVEL = 0.35
"""share of a line's height that it has in common with a label that it stands beside, between two lines"""
SIGN = 4
"""letters and dash of the beginning of a number"""
MARKS = frozenset(":-–=.;|")


@dataclass(frozen=True, eq=False)
class Marked:
    """A page with its labels found."""

    sheet: PageText
    places: tuple[Place, ...]
    heads: tuple[Place, ...] = ()
    """the labels of its tables' columns"""

    @cached_property
    def covered(self) -> frozenset[Spot]:
        """The words of labels that end a value: those that lead or close, not words of a sentence."""
        labels = (place for place in self.places if (place.leads or place.closed) and not self._ends_line(place))
        return frozenset(spot for place in labels if not self._in_own_value(place) for spot in place.spots)

    def _in_own_value(self, place: Place) -> bool:
        """Whether a label's words end what stands beside or below that very label: "Bank" and "Axis Bank"."""
        if place.leads or place.colon:
            return False
        value = self.sheet.stretch(place.spots[0]).box
        leading = [one for one in self.places if one.leads]
        alike = [one.box for one in leading if one.fields == place.fields and one.label == place.label]
        edges = (one.box.x1 for one in leading if one.rows == place.rows)
        left = max((edge for edge in edges if edge <= value.x0), default=0.0)
        return any(
            (box.x1 == left and _shared_height(box, value) > 0)
            or (0 <= value.y0 - box.y1 + 2 < value.height and abs(box.x0 - value.x0) < value.height)
            for box in alike
        )

    def begins_number(self, place: Place) -> bool:
        """Whether what looks like a label is the beginning of a number that goes on below: "PO-" over 4711."""
        last = self.sheet.word(place.spots[-1]).text
        return last.endswith(("-", "/")) and last[:-1].isupper()

    def _ends_line(self, place: Place) -> bool:
        """Whether such a beginning of a number is the last of its line."""
        short = len(self.sheet.word(place.spots[-1]).text) <= SIGN
        return short and self.begins_number(place) and self.sheet.after(place.spots[-1]) is None


def marked(sheet: PageText, known: Lexicon, columns: Lexicon | None = None) -> Marked:
    """A page with the labels of some fields, and of columns of tables, found on it."""
    return Marked(sheet, places(sheet, known), places(sheet, columns) if columns else ())


def beside(page: Marked, place: Place) -> tuple[Line, ...]:
    """The stretches to the right of a label up to the next label; of a wrapped label, on all its lines."""
    if page.sheet.ends_list(page.sheet.stretch(place.spots[-1])) and len(place.rows) == 1:
        return _run_over(page, place)
    found = [Line((place.rest,))] if place.rest else []
    for row in _rows(page, place):
        start = _start(page, place, row)
        if start < 0:
            continue
        glued = row == place.spots[-1].line and bool(place.rest)
        for index, line in enumerate(_until_label(page, row, start)):
            if row > place.rows.start and _under_another(page, place, line):
                break
            joins = glued and index == 0 and _near(found[0].words[-1], line.words[0])
            if joins:
                found[0] = Line((*found[0].words, *line.words))
            else:
                found.append(line)
    if len(place.rows) > 1:
        return tuple(sorted(found, key=lambda line: line.box.x0))
    return tuple(found)


def _run_over(page: Marked, place: Place) -> tuple[Line, ...]:
    """What stands behind the last label on a line of a list with typed rules, with what goes on in its next line."""
    row, last = place.spots[-1]
    stretch = page.sheet.stretch(place.spots[-1])
    behind = next((line for line in _until_label(page, row, last + 1) if line.box.x0 < stretch.box.x1), None)
    found = (place.rest,) if place.rest else behind.words if behind else ()
    ends = behind is None or behind.words[-1] == page.sheet.word(Spot(row, stretch.last))
    flowing = page.sheet.flowing(stretch) if ends else ()
    more = next(_until_label(page, flowing[0].line, flowing[0].word), None) if flowing else None
    if more is not None and flowing[0] not in page.covered:
        return (Line(_hyphened(found, more.words) if found else more.words),)
    return (Line(found),) if found else ()


def _under_another(page: Marked, place: Place, line: Line) -> bool:
    """Whether a stretch beside the lower lines of a wrapped label stands right under another label."""
    others = (one for one in page.places if one is not place and one.leads and one.box.x0 > place.box.x1)
    near = (one.box for one in others if -1 <= line.box.y0 - one.box.y1 + 2 < line.box.height)
    return any(abs(box.x0 - line.box.x0) < line.box.height for box in near)


def _rows(page: Marked, place: Place) -> range:
    """The lines on which a value may stand beside a label: its own, or all of its ruled cell."""
    cell = page.sheet.cell(place.spots[0])
    if cell is None or not _fills(page, place, cell):
        return place.rows
    first, last = place.rows.start, place.rows.stop
    while first and cell.level(page.sheet.lines[first - 1].box):
        first -= 1
    while last < len(page.sheet.lines) and cell.level(page.sheet.lines[last].box):
        last += 1
    return range(first, last)


def _fills(page: Marked, place: Place, cell: Box) -> bool:
    """Whether a label is all that stands in its cell, brackets and punctuation after it aside."""
    last = place.spots[-1]
    stretch = page.sheet.stretch(last)
    own = {page.sheet.word(spot) for spot in place.spots}
    rest = page.sheet.lines[last.line].words[last.word + 1 : stretch.last + 1]
    inside = sum(1 for word, other in page.sheet.cells.items() if other == cell and word not in own)
    return place.leads and place.rest is None and inside <= len(rest) and (not rest or rest[0].text[0] in "([/*:")


def _start(page: Marked, place: Place, row: int) -> int:
    """The first word beside a label on a line: after its own words there, or right of it and of its cell."""
    after = max((spot.word for spot in place.spots if spot.line == row), default=-1) + 1
    if after:
        return after
    edge = (page.sheet.cell(place.spots[0]) or place.box).x1 - 1
    words = page.sheet.lines[row].words
    right = next((at for at, word in enumerate(words) if word.box.x0 >= edge), 0)
    return right if right or words[0].box.x0 >= edge else -1


def in_own_cell(page: Marked, place: Place, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The stretches beside a label without those in other cells, where its colon and figures stand in one with it."""
    cell = page.sheet.cell(place.spots[0])
    own = [word.text for word, other in page.sheet.cells.items() if other == cell]
    if cell is None or not place.colon or not any(map(str.isdigit, "".join(own))):
        return tuple(lines)
    return tuple(line for line in lines if page.sheet.cells.get(line.words[0], cell) == cell)


def answered_within(page: Marked, place: Place, lines: Sequence[Line]) -> bool:
    """Whether a label has its value under it in its own ruled cell, as what stands in the cells beside it has."""
    cells = page.sheet.cells
    own = page.sheet.cell(place.spots[0])
    beside = {cells.get(line.words[0]) for line in lines}
    if own is None or not place.closed or not lines or not {None, own}.isdisjoint(beside):
        return False
    under = {cell: word for word, cell in reversed(list(cells.items())) if word.box.y0 > place.box.y1 - 2}
    return {own, *beside} <= under.keys() and under[own].text[0] not in "([/*"


def heads_column(page: Marked, place: Place) -> bool:
    """Whether a label may be the heading of a column, with its value under it and another heading beside it.

    Another label of its line has nothing beside it, and what stands right under this one is no label.
    """
    row = place.rows.start
    under = list(page.sheet.stretches[row + 1]) if row + 1 < len(page.sheet.lines) else []
    flush = [one for one in under if abs(one.box.x0 - place.box.x0) < 0.5 * place.box.height]
    if place.colon or len(place.rows) > 1 or not flush or Spot(row + 1, flush[0].first) in page.covered:
        return False
    others = (one for one in page.places if one is not place and one.rows == place.rows and one.leads)
    return any(not one.colon and one.rest is None and not beside(page, one) for one in others)


def level(page: Marked, place: Place) -> tuple[Line, ...]:
    """What stands right of a label half a line lower or higher, as the lines of a cell do that are centred on it."""
    found: list[Line] = []
    for row in (place.rows.start - 1, place.rows.stop):
        line = page.sheet.lines[row] if 0 <= row < len(page.sheet.lines) else None
        if line is None or _shared_height(line.box, place.box) < LEVEL * line.box.height:
            continue
        right = next((at for at, word in enumerate(line.words) if word.box.x0 > place.box.x1), None)
        before = line.words[:right]
        if right is not None and not any(word.box.x1 > place.box.x0 for word in before):
            found.extend(_until_label(page, row, right))
    return tuple(sorted(found, key=lambda line: line.box.x0))


def runs_on(page: Marked, place: Place, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The stretches beside a label, those joined that one text fills: in one ruled cell, or beside a wrapped label."""
    joined: list[Line] = []
    for line in lines:
        if joined and _goes_on(page, place, joined[-1], line):
            joined[-1] = Line(_hyphened(joined[-1].words, line.words))
        else:
            joined.append(line)
    return tuple(joined)


def _hyphened(above: tuple[Word, ...], below: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of two lines, a date or number that was broken between them made whole."""
    last, first = above[-1], below[0]
    if goes_on(last.text, first.text):
        whole = last._replace(text=last.text + first.text, box=last.box.joined(first.box))
        return (*above[:-1], whole, *below[1:])
    return above + below


def _goes_on(page: Marked, place: Place, above: Line, line: Line) -> bool:
    last, first = above.words[-1], line.words[0]
    if first.box.y0 < last.box.middle[1]:
        return False
    cell = page.sheet.cells.get(first)
    if cell is not None or page.sheet.cells.get(last) is not None:
        return cell == page.sheet.cells.get(last) and cell != page.sheet.cell(place.spots[0])
    height = last.box.height
    begins = next((word for word in above.words if abs(word.box.x0 - first.box.x0) < 0.5 * height), None)
    wrapped = place.box.height > 1.5 * height or abs(above.box.middle[1] - place.box.middle[1]) > 0.3 * height
    return wrapped and begins is not None and first.box.y0 - last.box.y1 < 0.6 * height


def _shared_height(first: Box, second: Box) -> float:
    return min(first.y1, second.y1) - max(first.y0, second.y0)


def below(page: Marked, place: Place, lines: int = 3) -> tuple[Line, ...]:
    """The stretches under a label within its column, down to the next label, the nearest first."""
    height = max(place.box.height / len(place.rows), 4.0)
    return _mended(_stacked(page, _column(page, place), place.rows.stop, (place.box.y1, height), lines))


def _mended(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Stretches under each other, the last word of each made whole that goes on in the next."""
    found: list[Line] = []
    for line in lines:
        above = found[-1].words[-1] if found else None
        under = above is not None and _overlap(line.words[0].box, above.box) and line.box.y0 > above.box.middle[1]
        if (
            above is not None
            and under
            and any(map(str.isdigit, above.text))
            and goes_on(above.text, line.words[0].text)
        ):
            found[-1] = Line(_hyphened(found[-1].words, line.words))
        else:
            found.append(line)
    return tuple(found)


def continued(page: Marked, place: Place, first: Line, lines: int = 5) -> tuple[Line, ...]:
    """The stretches that go on under a value beside a label, beginning where it begins."""
    column = first.box._replace(x1=first.box.x0 + max(first.box.width, 12 * first.box.height))
    found = _stacked(page, column, place.rows.stop, (first.box.y1, first.box.height), lines)
    labels = [other.box for other in page.places if other.leads and other.box.y0 >= place.box.y1 - 1]
    beside_labels = [box for box in labels if abs(box.x0 - place.box.x0) < box.height and box.x1 < first.box.x0]
    end = min((box.y0 for box in beside_labels), default=page.sheet.page.height)
    return tuple(line for line in found if abs(line.box.x0 - first.box.x0) < first.box.height and line.box.y0 < end - 1)


def _stacked(page: Marked, column: Box, start: int, last: tuple[float, float], lines: int) -> tuple[Line, ...]:
    """The stretches of a column from a line on, until a label, a wide gap, or enough of them."""
    found: list[Line] = []
    bottom, height = last
    cell: Box | None = None
    for row in range(start, min(start + lines + 2, len(page.sheet.lines))):
        inside = [one for one in page.sheet.stretches[row] if _overlap(one.box, column)]
        if not inside:
            continue
        own = page.sheet.cell(Spot(row, inside[0].first))
        if found and own != cell:
            break
        cell = own
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
                if part and not all(numbering(word.text) for word in part):
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
    cell = page.sheet.cell(place.spots[-1])
    if cell is not None and page.sheet.cell(place.spots[0]) == cell and _fills(page, place, cell):
        return place.box._replace(x0=cell.x0, x1=cell.x1)
    words = page.sheet.lines[row].words
    right = min((word.box.x0 for word in words[last + 1 :] if word.box.x0 > place.box.x1), default=None)
    before = words[: place.spots[0].word] if len(place.rows) == 1 else ()
    margin = place.box.height
    return place.box._replace(
        x0=max([place.box.x0 - margin, *(word.box.x1 + 1 for word in before)]),
        x1=min(place.box.x1 + 2 * margin, right - 1 if right else place.box.x1 + 2 * margin),
    )
