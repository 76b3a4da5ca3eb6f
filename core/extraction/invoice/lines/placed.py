"""Whether every word of a row's line stands in a column, or where no description reaches."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.layout import Line, Word
from core.domain.money import agree
from core.extraction.invoice.lines.cells import PERCENT, Cell
from core.extraction.invoice.lines.columns import Columns
from core.extraction.invoice.lines.sold import RECKONED, Item
from core.extraction.page.stretches import STRETCH

SHORT = 3
"""letters of a word that may be of a unit or a code; a longer one may describe"""
FLUSH = 0.5
"""text heights within which words begin under the beginning of their heading"""


def all_placed(line: Line, item: Item, text: Line | None, columns: Columns) -> bool:
    """Whether every word of a row's line has its place; one that has none may be lost from what describes."""
    taken = {word for cell in item.found.values() for word in cell.line.words} | set(text.words if text else ())
    taken |= {word for text in (*item.texts, *([item.bare] if item.bare else [])) for word in text.words}
    left = [word for word in line.words if word not in taken and any(map(str.isalnum, word.text))]
    return not left or (text is not None and all(_elsewhere(word, item, text, columns) for word in left))


def _elsewhere(word: Word, item: Item, text: Line, columns: Columns) -> bool:
    """Whether a word stands behind a figure of the row that is set apart from its text, or under a heading before it.

    A tax's name, a unit, a sign of money behind the count are of no description, nor are codes in a column before it.
    """
    behind = any(cell.box.x1 <= word.box.x0 for cell in _figures(item, text))
    return behind or _rates(word, item, text) or _under_another(word, text, columns)


def _rates(word: Word, item: Item, text: Line) -> bool:
    """Whether a word is a rate set apart from the words before it: the tax on what was sold, and no discount."""
    amount = item.found["amount"].number
    apart = word.box.x0 - text.words[-1].box.x1 > STRETCH * text.box.height
    return apart and amount is not None and amount > 0 and PERCENT.fullmatch(word.text) is not None


def _figures(item: Item, text: Line) -> Iterator[Cell]:
    """Count, price and amount where the first two make the last, each a gap away from the words that describe."""
    cells = [item.found[name] for name in RECKONED if name in item.found]
    count, price, amount = (item.found[name].number if name in item.found else None for name in RECKONED)
    if count is None or price is None or amount is None or not agree(count * price, amount):
        return
    for cell in cells:
        before = [word for word in text.words if word.box.x0 < cell.box.x0]
        if len(before) == len(text.words) and cell.box.x0 - before[-1].box.x1 > STRETCH * text.box.height:
            yield cell


def _under_another(word: Word, text: Line, columns: Columns) -> bool:
    """Whether a word stands under another heading left of the one that the text begins flush under."""
    own = columns.boxes.get("description")
    if len(word.text) > SHORT and word.text[1:].islower() and word.text.isalpha():
        return False
    if own is None or abs(own.x0 - text.box.x0) > FLUSH * text.box.height or word.box.x1 >= text.box.x0:
        return False
    heads = (box for name, box in columns.boxes.items() if name != "description" and box.x0 < own.x0)
    return any(head.x0 - FLUSH * text.box.height <= word.box.x0 for head in heads)
