"""Lines among the rows of a table that head those below and describe none of them: set out to the left, or numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from core.extraction.invoice.lines.columns import Columns
from core.extraction.invoice.lines.ordered import TableLine
from core.extraction.invoice.lines.sold import Item

OUT = 0.4
"""text heights by which a line that heads others begins left of them"""


def without_heads(table: Sequence[TableLine], columns: Columns) -> list[TableLine]:
    """The lines of a table, heads without words; the row below one that may be wrapped is not surely whole."""
    kept = list(table)
    widest = max((one.text.box.x1 for one in table if one.text is not None), default=0.0)
    for index, one, row in _above_rows(table):
        if _numbered(one, row, columns):
            kept[index] = one._replace(text=None)
        elif _set_out(one, row, table[:index]):
            kept[index] = one._replace(text=None)
            row.whole &= _ended(one, row, widest)
    return kept


def _above_rows(table: Sequence[TableLine]) -> Iterator[tuple[int, TableLine, Item]]:
    """The lines of words, each with the row below it that has words of its own."""
    for index, one in enumerate(table):
        words = sum(1 for _ in takewhile(lambda other: other.words, table[index:]))
        below = table[index + words] if index + words < len(table) else None
        if words and below is not None and below.item is not None and below.item.texts:
            yield index, one, below.item


def _numbered(one: TableLine, row: Item, columns: Columns) -> bool:
    """Whether a line has a number where rows have theirs, and the row below one of its own."""
    box, lead = columns.boxes.get("line"), one.line.words[0]
    if box is None or "line" not in row.found or one.text is None or lead in one.text.words:
        return False
    return lead.text[0].isdigit() and lead.box.x0 < box.x1 and lead.box.x1 > box.x0


def _set_out(one: TableLine, row: Item, above: Sequence[TableLine]) -> bool:
    """Whether a line begins left of the words of the rows above and below it."""
    before = [other.item for other in above if other.item is not None and other.item.texts]
    rows = [*before[-1:], row]
    return one.text is not None and all(
        one.text.box.x0 < text.box.x0 - OUT * one.text.box.height for text in (other.texts[0] for other in rows)
    )


def _ended(one: TableLine, row: Item, widest: float) -> bool:
    """Whether the first word of the row would have had room on the line: it was not wrapped."""
    first = row.texts[0].words[0].box
    return one.text is not None and one.text.box.x1 + first.width + first.height < widest
