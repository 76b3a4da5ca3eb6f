"""The lines under a table's heading, those of one row together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.domain.layout import Box, Line, Word, lines
from core.extraction.forms.headings import Heading
from core.extraction.page.breaks import goes_on
from core.extraction.page.stretches import PageText

INTERLEAVED = 0.3
"""share of a line's height that lines of one row have in common where their cells are centred"""
SPACE = 0.5
"""heights between two words of one text at most"""


def rows_of(sheet: PageText, heading: Heading) -> Iterator[tuple[int, int, Line]]:
    """The lines under a heading, those of one row together, each with where it begins and ends on the page."""
    index = heading.lines.stop
    while index < len(sheet.lines):
        start, last = index, within(sheet.lines[index], heading)
        row = list(last.words) if last else []
        index += 1
        while last is not None and index < len(sheet.lines):
            more = within(sheet.lines[index], heading)
            if more is None or not (_one_row(sheet, heading, Line(tuple(row)), more) or _together(last, more)):
                break
            row, last, index = [*row, *more.words], more, index + 1
        if row:
            ordered = _by_column(sheet, heading, row) if index > start + 1 else row
            yield start, index, Line(tuple(_mended(ordered)))


def _together(line: Line, more: Line) -> bool:
    """Whether two lines are one row: half a line apart, or a date, number or code goes on from one to the other."""
    return _interleaved(line, more) or any(
        abs(one.box.x0 - two.box.x0) < 1 and any(map(str.isdigit, one.text)) and goes_on(one.text, two.text)
        for one in line.words
        for two in more.words
    )


def _interleaved(line: Line, more: Line) -> bool:
    """Whether two lines stand at half a line's distance with nothing above each other: cells centred on their row."""
    shared = min(line.box.y1, more.box.y1) - max(line.box.y0, more.box.y0)
    above = (one.box.over(two.box) for one in line.words for two in more.words)
    return shared > INTERLEAVED * min(line.box.height, more.box.height) and not any(above)


def _mended(words: Sequence[Word]) -> Iterator[Word]:
    """Words with the dates, numbers and codes made whole that go on in the line below."""
    held: Word | None = None
    for word in _edge_on_edge(words):
        if held is not None:
            joins = word.box.y0 > held.box.middle[1] and word.text[0].isalnum() and goes_on(held.text, word.text)
            if joins:
                yield held._replace(text=held.text + word.text, box=held.box.joined(word.box))
                held = None
                continue
            yield held
        held = word if any(map(str.isdigit, word.text)) else None
        if held is None:
            yield word
    if held is not None:
        yield held


def _edge_on_edge(words: Sequence[Word]) -> list[Word]:
    """The words, those made whole whose rest stands right below them, left edge under left edge."""
    joined, rests = dict[Word, Word](), set[Word]()
    for word in words:
        rest = next((below for below in words if below not in rests and _goes_on_below(word, below)), None)
        if rest is not None and word not in rests:
            joined[word] = word._replace(text=word.text + rest.text, box=word.box.joined(rest.box))
            rests.add(rest)
    return [joined.get(word, word) for word in words if word not in rests]


def _goes_on_below(word: Word, below: Word) -> bool:
    """Whether a date, number or code goes on in a word that stands right below it."""
    beneath = abs(word.box.x0 - below.box.x0) < 1 and word.box.middle[1] < below.box.y0
    return beneath and any(map(str.isdigit, word.text)) and below.text[0].isalnum() and goes_on(word.text, below.text)


def _by_column(sheet: PageText, heading: Heading, words: Sequence[Word]) -> list[Word]:
    """Words column by column, in each line by line."""
    columns: dict[float, list[Word]] = {}
    for part in (part for line in lines(words) for part in _columns(sheet, line)):
        near = min(heading.columns, key=lambda one: max(one.box.x0 - part.box.x1, part.box.x0 - one.box.x1, 0.0))
        for word in part.words:
            cell = sheet.cells.get(word)
            columns.setdefault(cell.x0 if cell else near.box.x0, []).append(word)
    return [word for _, own in sorted(columns.items()) for line in lines(own) for word in line.words]


def _columns(sheet: PageText, line: Line) -> Iterator[Line]:
    """A line cut where a column may end."""
    part: list[Word] = []
    for word in line.words:
        if part and sheet.apart(part[-1], word):
            yield Line(tuple(part))
            part = []
        part.append(word)
    yield Line(tuple(part))


def _one_row(sheet: PageText, heading: Heading, line: Line, more: Line) -> bool:
    """Whether two lines stand in one ruled row under a heading; a cell that holds several figures is none."""
    enclosing = [sheet.cells.get(word) for word in (*line.words, *more.words)]
    if None in enclosing:
        return False
    known = [cell for cell in enclosing if cell is not None]
    top, bottom = max(cell.y0 for cell in known), min(cell.y1 for cell in known)
    under = top > max(sheet.lines[row].box.middle[1] for row in heading.lines)
    inside = all(top < word.box.middle[1] < bottom for word in (*line.words, *more.words))
    return under and inside and all(_onefigure(sheet, cell) for cell in set(known))


def _onefigure(sheet: PageText, cell: Box) -> bool:
    """Whether figures stand on one line of a cell at most: it is no frame around several rows."""
    figures = [word.box for word, own in sheet.cells.items() if own == cell and figure(word)]
    return not figures or max(box.y0 for box in figures) - min(box.y0 for box in figures) < figures[0].height


def within(line: Line, heading: Heading) -> Line | None:
    """The words of a line that stand under a heading's columns, from where their text begins: headings are centred."""
    words = line.words
    there = [at for at, word in enumerate(words) if heading.left <= word.box.middle[0] <= heading.right]
    if not there:
        return None
    first = there[0]
    while first and _joins(words[first - 1], words[first]):
        first -= 1
    return Line((*words[first : there[0]], *(words[at] for at in there)))


def _joins(left: Word, right: Word) -> bool:
    """Whether two words without figures stand no more than a space apart."""
    told = any(map(str.isdigit, left.text + right.text)) or left.text.endswith(":")
    return not told and right.box.x0 - left.box.x1 < SPACE * right.box.height


def figure(word: Word) -> bool:
    """Whether a word is a figure: digits, and no letter."""
    letters = sum(character.isalpha() for character in word.text)
    return any(character.isdigit() for character in word.text) and not letters
