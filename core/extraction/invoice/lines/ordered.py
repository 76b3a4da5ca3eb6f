"""The rows of a table without a column of descriptions, with the words that stand before or after their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from core.domain.layout import Line
from core.extraction.invoice.lines.columns import Columns
from core.extraction.invoice.lines.sold import Item
from core.extraction.page.stretches import STRETCH

FAR = 1.6
"""text further from a row than so many heights is none of its description"""


class TableLine(NamedTuple):
    """A line of a table: the row whose figures it holds, and its words in the column of descriptions."""

    line: Line
    item: Item | None
    text: Line | None
    closes: bool

    @property
    def parts(self) -> bool:
        """Whether it belongs to no row and parts those around it."""
        return self.closes or (self.item is None and self.text is None)

    @property
    def bare(self) -> bool:
        """Whether it holds the figures of a row and no words for what."""
        return self.item is not None and not self.item.texts

    @property
    def figures(self) -> bool:
        """Whether it holds the figures of a row and nothing else."""
        return self.item is not None and self.bare and self.item.whole

    @property
    def words(self) -> bool:
        """Whether it has words and no figures of a row."""
        return self.item is None and self.text is not None


def described_in_order(table: Sequence[TableLine], columns: Columns) -> Iterator[Item]:
    """The rows of a table without a column of descriptions: words before or after each, whichever the most have."""
    texts_first = _texts_first([one.item for one in table])
    for parts, run in groupby(table, key=lambda one: one.parts):
        if not parts:
            lines = list(run)
            yield from _texts_above(lines, columns) if texts_first else _texts_below(lines)


def _texts_above(run: Sequence[TableLine], columns: Columns) -> Iterator[Item]:
    """The rows of lines that nothing parts, each with the words above its figures."""
    paired = _paired(run)
    waiting: list[Line] = []
    for one in run:
        if one.item is not None:
            one.item.texts = [*waiting, *one.item.texts]
            one.item.whole &= all(map(runs, one.item.texts)) and paired
            waiting = []
            yield one.item
        elif one.text is not None:
            waiting = [one.text] if not columns.boxes else [*waiting, one.text]


def _texts_below(run: Sequence[TableLine]) -> Iterator[Item]:
    """The same, each with the words below its figures; one that has none of its own with the line above it."""
    heads = frozenset(_heads(run))
    current: Item | None = None
    for index, one in enumerate(run):
        below = run[index + 1] if index + 1 < len(run) and index + 1 not in heads else None
        if one.item is not None:
            headed = index - 1 in heads
            one.item.texts = [*filter(None, [run[index - 1].text]), *one.item.texts] if headed else one.item.texts
            goes_on = not headed and _goes_with(run[index - 1] if index else None, one)
            one.item.whole &= all(map(runs, one.item.texts)) and not goes_on and not _goes_with(one, below)
            current = one.item
            yield one.item
        elif one.text is not None and index not in heads and current is not None and _near(current, one.text):
            current.texts.append(one.text)


def _heads(run: Sequence[TableLine]) -> Iterator[int]:
    """The numbers of the lines of words that can only be of the bare figures below them: all above has its own."""
    for index, (one, figures) in enumerate(pairwise(run)):
        above, below = run[index - 1] if index else None, run[index + 2] if index + 2 < len(run) else None
        between = (above is None or above.item is not None) and (below is None or below.item is not None)
        if one.words and figures.figures and between and _goes_with(one, figures):
            yield index


def _paired(run: Sequence[TableLine]) -> bool:
    """Whether a line of text and one of bare figures take turns: each text can then only be of the figures below it."""
    bare = [one.bare for one in run]
    first = next((index for index, figures in enumerate(bare) if figures), 0)
    turns = bare[max(0, first - 1) :]
    return bool(first) and turns == [False, True] * (len(turns) // 2)


def runs(text: Line) -> bool:
    """Whether words stand a space apart each: a wide gap parts columns that no heading names."""
    return all(right.box.x0 - left.box.x1 <= STRETCH * left.box.height for left, right in pairwise(text.words))


def _goes_with(above: TableLine | None, below: TableLine | None) -> bool:
    """Whether one of two lines is a row and the other text that stands close enough to be a part of it."""
    if above is None or below is None or above.parts or below.parts or (above.item and below.item):
        return False
    return below.line.box.y0 - above.line.box.y1 <= FAR * below.line.box.height


def _near(item: Item, text: Line) -> bool:
    last = item.texts[-1] if item.texts else item.line
    return text.box.y0 - last.box.y1 < FAR * text.box.height


def _texts_first(items: Sequence[Item | None]) -> bool:
    """Whether descriptions stand on a line of their own above their figures, as on many receipts."""
    rows = [item for item in items if item is not None]
    bare = sum(1 for item in rows if not item.texts)
    return bool(rows) and bare > 0.6 * len(rows) and items[0] is None
