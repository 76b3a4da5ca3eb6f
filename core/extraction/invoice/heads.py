"""The head of a receipt: the company printed at its top, and the address under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.extraction.invoice.addresses import address_of
from core.extraction.invoice.blocks import Row
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.invoice.parties import ENDS, Party
from core.extraction.page.evidence import evidence
from core.extraction.values.dates import dates_in
from core.extraction.values.names import (
    address_like,
    company_like,
    contact_like,
    distinctive,
    has_legal_form,
    title_like,
    without_registration,
)

LINES = 12
"""a head is no longer"""
STARTS = 7
"""lines among which the name stands"""
PREFIX = re.compile(r"^(?:#\s?\d+|\w+:)\s+(?=\S)")


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
    return ENDS.sub("", without_registration(PREFIX.sub("", text)))


def _score(rows: Sequence[Row], index: int) -> float:
    """How likely a line of the head is the company's name."""
    text = _bare(rows[index].text)
    letters = sum(character.isalpha() for character in text)
    if letters < 3 or letters < 0.5 * len(text.replace(" ", "")) or next(dates_in(text), None):
        return -9.0
    found = 2.0 + 2.0 * company_like(text) - 0.5 * index
    found -= 1.2 * address_like(text) * (not has_legal_form(text)) + 4.0 * contact_like(text) + 3.0 * title_like(text)
    found -= 2.0 * (text == text.lower() and not has_legal_form(text)) + 1.0 * (":" in text) + 1.0 * (letters < 5)
    following = [row.text for row in rows[index + 1 : index + 4]]
    return found + 0.8 * any(address_like(other) >= 1 for other in following)


def _spread(rows: Sequence[Row], index: int) -> tuple[int, int]:
    """The lines that a name covers: trade and legal form alone on a line belong to the line before."""
    first = last = index
    while first and not distinctive(rows[first].text) and _score(rows, first - 1) > -3.0 and index - first < 2:
        first -= 1
    while last + 1 < len(rows) and _goes_on(rows[last].text, rows[last + 1].text):
        last += 1
    return first, last


def _goes_on(text: str, following: str) -> bool:
    """Whether the next line only ends the name: a legal form where none is yet."""
    bare = _bare(following)
    return has_legal_form(following) and not has_legal_form(text) and not distinctive(bare) and bool(bare)
