"""Dates of scanned rows that their order confirms: every likely misreading would put them out of place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

from core.domain.folding import folded
from core.domain.layout import Box
from core.domain.page import TextSource
from core.extraction.statement.account import Account
from core.extraction.statement.dating import Calendar
from core.extraction.statement.row import Row
from core.extraction.statement.stamps import Stamp
from core.extraction.statement.words import known

SLANT = 0.03
"""a column that runs more than this to a side, for each step down, is slanted"""
TILT = 0.3
"""of its height by which a row of such a page may be tilted"""
UNEVEN = 0.2
"""share of the rows of a page that may stand askew"""
SOON = timedelta(days=4)
"""after the first day of the period a row may be expected"""

CONFUSED = {"0": "689", "1": "47", "2": "7", "3": "589", "4": "19", "5": "368", "6": "0589", "7": "12", "8": "03569"}
CONFUSED |= {"9": "03478"}
"""digits and what recognizers take them for"""


def confirmed(account: Account, calendar: Calendar) -> frozenset[int]:
    """The rows whose dates stand between those around them, printed twice or such that no likely misreading would."""
    dated = [(index, row, day) for index, row in enumerate(account.rows) if (day := _day(row, calendar))]
    if account.layout.newest_first:
        dated.reverse()
    parts = groupby(dated, key=lambda one: one[1].section)
    return _with_undated(account.rows, set().union(*(_in_order(list(part), calendar) for _, part in parts)))


def _in_order(dated: Sequence[tuple[int, Row, date]], calendar: Calendar) -> set[int]:
    """The rows of one part of a statement whose dates can be no others in their places."""
    days = [day for _, _, day in dated]
    if days != sorted(days):
        return set()
    start, end = calendar.start or date.min, calendar.end or date.max
    found = set()
    for (index, row, day), before, after in zip(dated, [start, *days[:-1]], [*days[1:], end], strict=True):
        others = (other for other in _misread(row.stamp, calendar) if other != day) if row.stamp else ()
        sure = said_twice(row, calendar) or not any(before <= other <= after for other in others)
        if before <= day <= after and sure:
            found.add(index)
    return found


def said_twice(row: Row, calendar: Calendar) -> bool:
    """Whether a row prints its day in two columns, read alike: as good as two readings of it."""
    if not row.dated or row.stamp is None or row.value_stamp is None or not calendar.told(row.stamp):
        return False
    said = calendar.day(row.stamp)
    return said is not None and said == calendar.day(row.value_stamp) and calendar.fits(said)


def begins(account: Account, calendar: Calendar) -> bool:
    """Whether the rows may be the first of their period.

    A balance brought forward heads every page: where the rows after it begin late in the period, later than any two
    rows lie apart, the pages before may be lost.
    """
    opening = account.chain.opening_row
    return opening is None or not _forward(opening) or _soon(account, calendar, unknown=True)


def slanted(rows: Sequence[Row]) -> frozenset[int]:
    """The scanned pages on which amounts may stand beside another row's date.

    Their dates run slantwise, or many of their rows are not level.
    """
    pages: dict[int, list[Row]] = {}
    for row in rows:
        if row.source is TextSource.OCR and row.stamp and row.dated:
            pages.setdefault(row.page, []).append(row)
    return frozenset(page for page, dated in pages.items() if _slantwise(dated) or _uneven(dated))


def _slantwise(rows: Sequence[Row]) -> bool:
    """Whether dates run to a side and no longer stand level with all amounts beside them."""
    boxes = [row.stamp.box for row in rows if row.stamp]
    return len(boxes) > 2 and _slope(boxes) > SLANT and any(row.tilt > TILT for row in rows)


def _uneven(rows: Sequence[Row]) -> bool:
    return sum(row.askew for row in rows) > UNEVEN * len(rows)


def _slope(boxes: Sequence[Box]) -> float:
    """How far to a side the boxes of a column run, for each step down."""
    top, bottom = min(boxes, key=lambda box: box.y0), max(boxes, key=lambda box: box.y0)
    return abs(bottom.x0 - top.x0) / max(1.0, bottom.y0 - top.y0)


def heads(account: Account, calendar: Calendar) -> bool:
    """Whether the first row needs no opening balance above it.

    It stands on the first page of a text layer soon after the start of a named period, and shows its own balance.
    """
    first = first_told(account)
    return first is not None and account.rows[first].page == 1 and _soon(account, calendar, unknown=False)


def first_told(account: Account) -> int | None:
    """The first transaction of a text layer whose balance nothing precedes, where other rows prove its column."""
    rows, layout, chain = account.rows, account.layout, account.chain
    moving = [index for index, row in enumerate(rows) if not row.meaning and chain.amounts[index] is not None]
    if layout.newest_first:
        moving.reverse()
    first = next(iter(moving), None)
    trusted = first is not None and rows[first].source is TextSource.LAYER and not account.named.openings
    if first is None or not trusted or not account.follows or layout.sign == "chain" or chain.balances[first] is None:
        return None
    columns = {layout.debit, layout.credit, layout.amount} & {c for c, f in rows[first].cells.items() if f.value}
    proven = len(moving) > 2 and all(any(column in rows[index].cells for index in moving[1:]) for column in columns)
    return first if proven and len(columns) == 1 else None


def _soon(account: Account, calendar: Calendar, *, unknown: bool) -> bool:
    """Whether the rows begin soon after the start of their period; `unknown` where nothing tells."""
    days = sorted(day for row in account.rows if row.stamp and not row.meaning and (day := calendar.day(row.stamp)))
    if calendar.start is None or not days:
        return unknown
    apart = max((after - before for before, after in pairwise(days)), default=timedelta())
    return days[0] - calendar.start <= max(SOON, 2 * apart)


def _forward(row: Row) -> bool:
    """Whether a balance may be one that was carried over from the page before."""
    return any(text in folded(row.text) for text in known("header", "forward"))


def _day(row: Row, calendar: Calendar) -> date | None:
    """The date that is printed in a row itself."""
    if row.stamp is None or not row.dated or row.meaning or not calendar.told(row.stamp):
        return None
    day = calendar.day(row.stamp)
    return day if day and calendar.fits(day) else None


def _misread(stamp: Stamp, calendar: Calendar) -> Iterator[date]:
    """The dates that a stamp may really say, had one digit of its day or month been misread."""
    named = any(character.isalpha() for character in stamp.text)
    others = [stamp._replace(first=number) for number in _alike(stamp.first)]
    others += [] if named else [stamp._replace(other=number) for number in _alike(stamp.other)]
    return (day for other in others if (day := calendar.day(other)))


def _alike(number: int) -> Iterator[int]:
    """The numbers of two digits that look like one."""
    printed = f"{number:02d}"
    for at, digit in enumerate(printed):
        for other in CONFUSED[digit]:
            yield int(printed[:at] + other + printed[at + 1 :])


def _with_undated(rows: Sequence[Row], found: set[int]) -> frozenset[int]:
    """With the rows that have their date from a confirmed row above."""
    last = False
    for index, row in enumerate(rows):
        if row.dated and not row.meaning:
            last = index in found
        elif last and row.stamp and not row.meaning:
            found.add(index)
    return frozenset(found)
