"""Whether the paper shows by itself that no row follows its last one."""

from __future__ import annotations

from core.domain.page import Page, TextSource
from core.extraction.statement.dating import Calendar
from core.extraction.statement.row import Row
from core.extraction.statement.rows import Rows
from core.extraction.statement.words import known

ROOM = 0.7
"""a last row above this share of the page's height leaves room for more"""
SHORTER = 0.12
"""share of a page's height by which a last page's table is shorter where it ends rather than runs over"""


def has_room(notes: Rows, last: Page) -> bool:
    """Whether the last page has room for further rows below its last."""
    page, bottom = notes.extent
    return page == last.number and bottom < ROOM * last.height and last.source is not TextSource.SHEET


def ended(notes: Rows, last: Page, final: Row | None, calendar: Calendar) -> bool:
    """Whether no row follows: page numbers, closing words, a table that stops before those of the pages before do."""
    if last.numbered:
        return last.numbered[0] == last.numbered[1]
    if not has_room(notes, last):
        return False
    text = " ".join(notes.ending)
    if any(phrase in text for phrase in known("header", "ends")) or _shorter(notes, last):
        return True
    if final is not None and final.meaning == "carried":
        day = calendar.day(final.stamp) if final.stamp else None
        return day is not None and day == calendar.end
    return any(phrase in text for phrase in known("header", "signs"))


def _shorter(notes: Rows, last: Page) -> bool:
    """Whether the rows of all pages before run further down than those of the last."""
    before = [bottom for page, bottom in notes.bottoms.items() if page != last.number]
    return bool(before) and notes.extent[1] + SHORTER * last.height < min(before)
