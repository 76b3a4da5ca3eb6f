"""The head of a receipt: the company printed at its top, and the address under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.extraction.addresses import address_of
from core.extraction.blocks import Row
from core.extraction.dates import dates_in
from core.extraction.names import (
    JOINED_FORM,
    LEGAL_FORM,
    address_like,
    company_like,
    contact_like,
    title_like,
    without_registration,
)
from core.extraction.paper import Paper, evidence, line_of
from core.extraction.parties import ENDS, Party

LINES = 12
"""a head is no longer"""
STARTS = 7
"""lines among which the name stands"""
ALONE = re.compile(r"^\W*(?:\(M\)\W*)?(?:sdn.? ?bhd|bhd|s/b|ltd|pte.? ?ltd|enterprise)\W*$", re.IGNORECASE)


def head(paper: Paper) -> Party | None:
    """The vendor as the top of a receipt prints it, or None where nothing there looks like a name."""
    rows = _rows(paper)
    scored = [(_score(rows, index), -index) for index in range(min(STARTS, len(rows)))]
    if not scored or max(scored)[0] <= 0:
        return None
    index = -max(scored)[1]
    first, last = _spread(rows, index)
    name = " ".join(_bare(row.text) for row in rows[first : last + 1])
    proof = evidence(rows[first].page.sheet.page, rows[first].line)
    address, where = address_of(rows[last + 1 :])
    trusted = not rows[first].page.sheet.scanned
    return Party(name, proof, address, where, max(scored)[0], trusted=trusted, rows=tuple(rows[: last + 1]))


def _rows(paper: Paper) -> tuple[Row, ...]:
    """The first lines of the first page, stretch by stretch."""
    if not paper.pages:
        return ()
    page = paper.pages[0]
    found = [stretch for stretches in page.sheet.stretches[:LINES] for stretch in stretches]
    return tuple(Row(page, line_of(page, stretch), stretch.line) for stretch in found)


def _bare(text: str) -> str:
    return ENDS.sub("", without_registration(text))


def _score(rows: Sequence[Row], index: int) -> float:
    """How likely a line of the head is the company's name."""
    text = _bare(rows[index].text)
    letters = sum(character.isalpha() for character in text)
    if letters < 3 or letters < 0.5 * len(text.replace(" ", "")) or next(dates_in(text), None):
        return -9.0
    found = 2.0 + 2.0 * company_like(text) - 0.5 * index
    found -= 1.2 * address_like(text) * (company_like(text) < 2) + 4.0 * contact_like(text) + 3.0 * title_like(text)
    found -= 2.0 * (text == text.lower()) + 1.0 * (":" in text) + 1.0 * (letters < 5)
    following = [row.text for row in rows[index + 1 : index + 4]]
    return found + 0.8 * any(address_like(other) >= 1 for other in following)


def _spread(rows: Sequence[Row], index: int) -> tuple[int, int]:
    """The lines that a name covers: a legal form alone on its line belongs to the line before."""
    if index and ALONE.match(_bare(rows[index].text)) and _score(rows, index - 1) > -3.0:
        return index - 1, index
    after = rows[index + 1].text if index + 1 < len(rows) else ""
    open_name = not (LEGAL_FORM.search(rows[index].text) or JOINED_FORM.search(rows[index].text))
    return (index, index + 1) if open_name and ALONE.match(_bare(after)) else (index, index)
