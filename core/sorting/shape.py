"""What the shape of a page says of its type: rows of dates and balances, the narrow column of a till's receipt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from core.domain.layout import Line
from core.domain.page import Page, TextSource

DATED = re.compile(
    r"^(?:\d{1,4}\s*)?(?:\d{1,2}[/.\- ]?(?:\d{1,2}|[A-Za-z]{3,9})(?:[/.\- ]?\d{2,4})?|\d{4}-\d{2}-\d{2})\b"
)
AMOUNT = re.compile(r"\d[.,]\d{2}(?!\d)")
ROWS = 5
"""so many rows that begin with a date and end with amounts make a chain"""


def shape(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> Mapping[str, float]:
    """What the looks of the first pages are worth for types, by id."""
    chain = sum(_rows_of_balances(one) for one in lines)
    votes = {"bank_statement": min(4.0, 0.5 * chain)} if chain >= ROWS else {}
    if pages and _narrow(pages[0], lines[0]):
        votes["receipt"] = 3.0
    return votes


def _rows_of_balances(lines: Sequence[Line]) -> int:
    """Lines that begin with a date and bear at least two amounts."""
    return sum(1 for line in lines if DATED.match(line.text) and len(AMOUNT.findall(line.text)) >= 2)


def _narrow(page: Page, lines: Sequence[Line]) -> bool:
    """Whether the text of a picture stands in a column that is much taller than wide, of few words a line."""
    if page.source is not TextSource.OCR or len(lines) < 8:
        return False
    wide = max(line.box.x1 for line in lines) - min(line.box.x0 for line in lines)
    tall = max(line.box.y1 for line in lines) - min(line.box.y0 for line in lines)
    words = sum(len(line.words) for line in lines) / len(lines)
    return wide > 0 and tall / wide > 1.35 and words < 5
