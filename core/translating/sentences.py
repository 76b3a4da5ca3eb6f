"""The sentences of a page and where they stand; what is set apart (cells, labels, headings) stays apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.domain.layout import Box, Line, Word, around, lines, segments
from core.domain.page import Page

ENDS = re.compile(r"[^\W\d_]{3,}[.!?…]['\"”»)]*$")
"""a word that ends a sentence; after shorter ones the point may be that of an abbreviation"""
SHORT = 5
"""letters with its point of an abbreviation that is written with a capital"""
LEFT, APART = 12.0, 0.6
"""points by which lines of one paragraph may begin apart, and heights that may lie between them"""
WIDE = 0.6
"""of the widest line: a line that ends before it ends its paragraph"""
LONGEST = 120
"""words of a sentence; longer ones are cut there"""


class Sentence(NamedTuple):
    """A sentence as it is printed."""

    text: str
    page: int
    box: Box


def sentences(page: Page) -> tuple[Sentence, ...]:
    """All that is printed on a page, in the order of reading."""
    return tuple(
        Sentence(" ".join(word.text for word in words), page.number, around(word.box for word in words))
        for paragraph in _paragraphs(page)
        for words in _cut(paragraph)
    )


def _paragraphs(page: Page) -> Iterator[list[Word]]:
    """Lines that run on, as one; cells and labels each for themselves."""
    rows = [segments(line) for line in lines(page.words)]
    widest = max((line.box.width for row in rows for line in row), default=0.0)
    running, last = list[Word](), None
    for row in rows:
        if len(row) == 1 and last and _runs_on(last, row[0], widest):
            running.extend(row[0].words)
            last = row[0]
            continue
        if running:
            yield running
        running, last = (list(row[0].words), row[0]) if len(row) == 1 else ([], None)
        if len(row) > 1:
            yield from (list(cell.words) for cell in row)
    if running:
        yield running


def _runs_on(line: Line, after: Line, widest: float) -> bool:
    near = abs(after.box.x0 - line.box.x0) <= LEFT and after.box.y0 >= line.box.y0
    near = near and after.box.y0 - line.box.y1 <= APART * line.box.height
    return near and line.box.width >= WIDE * widest and 0.8 < after.box.height / (line.box.height or 1) < 1.25


def _ends(word: str, after: str) -> bool:
    """Whether a sentence ends between two words; "Ref." and "Art." are abbreviations."""
    return bool(ENDS.search(word)) and after[:1].isupper() and not (word[:1].isupper() and len(word) <= SHORT)


def _cut(words: Sequence[Word]) -> Iterator[list[Word]]:
    sentence = list[Word]()
    for word, after in zip(words, [*words[1:], None], strict=True):
        sentence.append(word)
        if after is None or _ends(word.text, after.text) or len(sentence) >= LONGEST:
            yield sentence
            sentence = []
