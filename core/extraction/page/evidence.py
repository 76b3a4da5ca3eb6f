"""Evidence for a piece of a line: the words it came from, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.folding import folded
from core.domain.layout import Box, Line, Word, alike, around
from core.domain.page import Page, TextSource
from core.domain.record import Evidence
from core.extraction.page.stretches import PageText
from core.extraction.values.names import common

SIGNS = frozenset("-−+()")
"""single marks that change what an amount says; other marks alone say nothing"""
APART, CLOSE = 0.8, 0.3
"""share of a height that parts the words of one print, and that they at least have in common"""


def evidence(page: Page, line: Line, start: int = 0, end: int | None = None) -> Evidence:
    """Where the characters from `start` to `end` of a line stand on a page."""
    end = len(line.text) if end is None else end
    return standing(page, cut(line, start, end), line.text[start:end])


def cut(line: Line, start: int, end: int) -> tuple[Word, ...]:
    """The words that a slice of a line's text touches."""
    chosen, offset = [], 0
    for word in line.words:
        if offset < end and offset + len(word.text) > start:
            chosen.append(word)
        offset += len(word.text) + 1
    return tuple(chosen)


def standing(page: Page, words: Sequence[Word], text: str | None = None) -> Evidence:
    """Where some words stand; in a sheet that is a path, not a box."""
    said = text if text is not None else " ".join(word.text for word in words)
    if page.source is TextSource.SHEET:
        return Evidence(said, path=next((word.path for word in words if word.path), None))
    return Evidence(said, page.number, around(word.box for word in words) if words else None)


def vouched(page: Page, words: Sequence[Word]) -> bool:
    """Whether words can be trusted: there are some, the file's own, or read alike by two recognizers."""
    if page.source is not TextSource.OCR:
        return bool(words)
    said = [word for word in words if word.second is not None or folded(word.text) or word.text in SIGNS]
    return bool(said) and all(word.confirmed or _known(word) for word in said)


def _known(word: Word) -> bool:
    """Whether two recognizers read a word that lists know, and what the first may have seen instead is in none."""
    told = word.second is not None and alike(word.text, word.second) and common(word.text)
    return told and not any(common(other) for other in word.alternatives if folded(other) != folded(word.text))


def vouched_at(page: Page, place: Evidence) -> bool:
    """Whether all words at a place of a page can be trusted."""
    if page.source is not TextSource.OCR or place.box is None:
        return page.source is not TextSource.OCR and bool(page.words)
    return vouched(page, words_at(page, place))


def words_at(page: Page, place: Evidence) -> tuple[Word, ...]:
    """The words that stand at a place of a page."""
    box = place.box
    if box is None:
        return ()
    left, top, right, bottom = box
    return tuple(
        word
        for word in page.words
        if left <= (word.box.x0 + word.box.x1) / 2 <= right and top <= (word.box.y0 + word.box.y1) / 2 <= bottom
    )


def torn(sheet: PageText, words: Sequence[Word], common: float = CLOSE, *, figures: bool = False) -> bool:
    """Whether print stands right beside words of a scan on another line: it may be their beginning or end.

    Both have at least the share `common` of a height in common. `figures` alone are such print too.
    """
    if not sheet.scanned or not words:
        return False
    own = [Line(tuple(word for word in line.words if word in set(words))) for line in sheet.lines]
    mine = {word for line in sheet.lines if not set(line.words).isdisjoint(words) for word in line.words}
    inked = str.isalnum if figures else str.isalpha
    others = [word for word in sheet.page.words if word not in mine and any(map(inked, word.text))]
    return any(_beside(word.box, line.box, common) for line in own if line.words for word in others)


def _beside(box: Box, other: Box, common: float) -> bool:
    """Whether two boxes stand as close as words of one print do, at about one height."""
    height = min(box.height, other.height)
    gap = max(box.x0 - other.x1, other.x0 - box.x1)
    return -CLOSE * height < gap < APART * height and min(box.y1, other.y1) - max(box.y0, other.y0) > common * height
