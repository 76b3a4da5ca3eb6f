"""Words of one print that stood on two lines, put on one: crumpled paper lifts a name's end above its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.domain.layout import Box, Line, Word, lines, segments

NEAR = 0.8
"""words with less than so many heights between them are one print"""
ACROSS = 0.3
"""share of a height by which the boxes of neighbours may run into each other"""
LEVEL = 0.5
"""share of the lower word's height that both have in common"""
COLUMNS = 4
"""a line of more pieces heads a table or is a row of it: what is beside it may be the next row's"""
TIMES = 3
"""how often a line may be put beside the next, as where one rises word by word"""


def mended(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words in reading order, each piece of print that goes on in another line level with its neighbour there."""
    words = tuple(words)
    for _ in range(TIMES):
        moved = _moved(lines(words))
        if not moved:
            break
        words = tuple(word for line in lines([moved.get(word, word) for word in words]) for word in line.words)
    return words


def _moved(rows: Sequence[Line]) -> dict[Word, Word]:
    """The words of lines that are but a piece of another line, as they stand beside their neighbour in that line.

    Words alone are put elsewhere: figures on another line would be another row's.
    """
    moved: dict[Word, Word] = {}
    for piece in sorted(rows, key=lambda line: len(line.words)):
        if not all(map(_spelled, piece.words)) or len(segments(piece, NEAR)) > 1:
            continue
        pairs = (pair for other in rows if other is not piece for pair in _pairs(piece, other))
        own, its = next((pair for pair in pairs if moved.keys().isdisjoint(pair)), (None, None))
        if own is not None and its is not None:
            moved |= {word: _shifted(word, its.box.middle[1] - own.box.middle[1]) for word in piece.words}
    return moved


def _pairs(piece: Line, line: Line) -> Iterator[tuple[Word, Word]]:
    """An end of a piece and the word of another line right beside it, where that line has room for the piece."""
    if len(segments(line, NEAR)) > COLUMNS or any(_over(word.box, piece.box) for word in line.words):
        return
    first, last = piece.words[0], piece.words[-1]
    for word in filter(_spelled, line.words):
        if _neighbours(word.box, first.box):
            yield first, word
        if _neighbours(last.box, word.box):
            yield last, word


def _over(box: Box, other: Box) -> bool:
    """Whether two boxes stand above each other, by more than a little."""
    return min(box.x1, other.x1) - max(box.x0, other.x0) > ACROSS * min(box.height, other.height)


def _spelled(word: Word) -> bool:
    return not any(map(str.isdigit, word.text))


def _neighbours(left: Box, right: Box) -> bool:
    """Whether two words are one print by where they stand."""
    height = min(left.height, right.height)
    shared = min(left.y1, right.y1) - max(left.y0, right.y0)
    return -ACROSS * height < right.x0 - left.x1 < NEAR * height and shared >= LEVEL * height


def _shifted(word: Word, down: float) -> Word:
    box = word.box
    return word._replace(box=Box(box.x0, box.y0 + down, box.x1, box.y1 + down))
