"""Whether the paper shows by itself that no row precedes its first one, or follows its last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from core.domain.folding import folded
from core.domain.page import Page, TextSource
from core.extraction.statement.dating import Calendar
from core.extraction.statement.ordering import LATE
from core.extraction.statement.row import Row
from core.extraction.statement.rows import Rows
from core.extraction.statement.words import known

ROOM = 0.7
"""a last row above this share of the page's height leaves room for more"""
FULL = 0.8
"""a table that runs over to another page ends below this share of the page's height"""
NEXT = 1.6
"""steps from line to line of a table, within which no further line of it stands"""
CLOSE = 1.6
"""heights of a day below the headings of columns, within which no further row stands above it"""
SHORTER = 0.12
"""share of a page's height by which a last page's table is shorter where it ends rather than runs over"""


def has_room(notes: Rows, last: Page) -> bool:
    """Whether the last page has room for further rows below its last."""
    page, bottom = notes.extent
    return page == last.number and bottom < ROOM * last.height and last.source is not TextSource.SHEET


def below_headings(notes: Rows, rows: Sequence[Row]) -> bool:
    """Whether the first row stands so near below the headings of its columns that no other fits in between."""
    first = rows[0] if rows else None
    stamp = first.stamp if first and first.dated else None
    if first is None or stamp is None:
        return False
    edges = [head.item.line.box.y1 for head in notes.heads if head.page == first.page]
    above = [edge for edge in edges if edge <= stamp.box.middle[1]]
    return bool(above) and stamp.box.y0 - max(above) < min(CLOSE * stamp.box.height, _least_step(rows))


def _least_step(rows: Sequence[Row]) -> float:
    """The least distance between two days that stand one below the other."""
    days = [(row.page, row.stamp.box.y0) for row in rows if row.stamp and row.dated]
    steps = (below - above for (page, above), (other, below) in pairwise(days) if page == other and below > above)
    return min(steps, default=0.0)


def ended(notes: Rows, pages: Sequence[Page], final: Row | None, calendar: Calendar) -> bool:
    """Whether no row follows.

    A balance carried forward is the last one where the paper says that it ends, where its table stops before those of
    the pages before, or on the last day of the period. Without it the end can be shown only where no other amount
    stands below, and in a scan where no row that was not seen has room above what ends the paper.
    """
    last = pages[-1]
    if final is not None and final.meaning == "carried":
        day = calendar.day(final.stamp) if final.stamp else None
        on_last_day = day is not None and day == calendar.end
        return _says_so(notes, last, "ends") or (has_room(notes, last) and (on_last_day or _shorter(notes, last)))
    seen = last.source is TextSource.LAYER or (last.source is TextSource.OCR and _adjoins(notes))
    return (
        seen
        and not notes.amounts_below
        and (_says_so(notes, last, "ends") or _signed(notes, last) or _stops(notes, last) or _signed_once(notes, pages))
    ) or (final is not None and _closes(notes, last, final, calendar))


def _closes(notes: Rows, last: Page, final: Row, calendar: Calendar) -> bool:
    """Whether "End of statement" stands below a row of the last days of its period, on a full page without a number.

    That nobody signed a paper may be said at the foot of every page, also above one that is lost.
    """
    day = calendar.day(final.stamp) if final.stamp else None
    late = day is not None and calendar.end is not None and timedelta() <= calendar.end - day <= LATE
    text = " ".join(notes.ending)
    said = any(phrase in text for phrase in known("header", "ends"))
    seen = last.source is TextSource.LAYER and last.numbered is None and not notes.amounts_below
    return seen and late and said and notes.extent[0] == last.number


def followed(rows: Sequence[Row], following: Sequence[Row]) -> bool:
    """Whether the rows of the next account of a text begin on the very page on which those of this one end.

    An account that is only named there may be any: "pay to account number 4711".
    """
    last, first = (rows[-1], following[0]) if rows and following else (None, None)
    return last is not None and first is not None and last.source is TextSource.LAYER and first.page == last.page


def _adjoins(notes: Rows) -> bool:
    """Whether what ends the paper stands so near below the last line of the table that no other fits in between."""
    return bool(notes.ending) and 0 < notes.below - notes.lower < NEXT * notes.step


def _stops(notes: Rows, last: Page) -> bool:
    """Whether a table without page numbers stops with room left, words that end a paper right below it.

    Of several pages its table must also be shorter than the others; and nothing may say that it goes on.
    """
    text = " ".join(notes.ending)
    goes_on = any(phrase in text for phrase in known("header", "goes_on"))
    alone = len(notes.bottoms) < 2 or _shorter(notes, last)
    page, bottom = notes.extent
    room = page == last.number and bottom < FULL * last.height
    return bool(text) and not goes_on and not last.numbered and alone and room


def _says_so(notes: Rows, last: Page, words: str) -> bool:
    """Whether page numbers, or closing words below a table that stops with room left, show the end."""
    if last.numbered:
        return last.numbered[0] == last.numbered[1]
    text = " ".join(notes.ending)
    return has_room(notes, last) and any(phrase in text for phrase in known("header", words))


def _signed(notes: Rows, last: Page) -> bool:
    """Whether page numbers show the end, or words that stand for a signature below the shortest table of all pages."""
    alone = bool(last.numbered) or len(notes.bottoms) < 2 or _shorter(notes, last)
    return alone and _says_so(notes, last, "signs")


def _signed_once(notes: Rows, pages: Sequence[Page]) -> bool:
    """Whether words that stand for a signature are below the table of the last page, and on no page before it.

    What stands at the foot of every page does not tell the last one.
    """
    last, before = pages[-1], pages[:-1]
    said = [phrase for phrase in known("header", "signs") if phrase in " ".join(notes.ending)]
    if not said or not before or last.numbered or notes.extent[0] != last.number:
        return False
    texts = (folded(" ".join(word.text for word in page.words)) for page in before)
    return not any(phrase in text for text in texts for phrase in said)


def _shorter(notes: Rows, last: Page) -> bool:
    """Whether the rows of all pages before run further down than those of the last."""
    before = [bottom for page, bottom in notes.bottoms.items() if page != last.number]
    return bool(before) and notes.extent[1] + SHORTER * last.height < min(before)
