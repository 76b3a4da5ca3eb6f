"""Dates of scanned rows that their order confirms: every likely misreading would put them out of place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
LEVEL = 0.15
"""of its height by which a level row is tilted at most"""
UNEVEN = 0.2
"""share of the rows of a page that may stand askew"""
SURE = 0.9
"""how sure a recognizer must be of the amount that nothing but a second reading vouches for"""
SOON = timedelta(days=4)
"""after the first day of the period a row may be expected"""

LATE = timedelta(days=3)
"""before the end of a period its last row may be"""
FRAMES = "[]|“”\"'‘’° "
"""what a rule of the table beside a day is read as"""
LETTERS = str.maketrans("oOQlIisSzZB", "00011155228")
"""letters that a digit of a day is read as"""
BOTH = frozenset({0, 1})
"""the places of the digits of a number of two"""
CONFUSED = {"0": "689", "1": "47", "2": "7", "3": "589", "4": "19", "5": "368", "6": "0589", "7": "12", "8": "03569"}
CONFUSED |= {"9": "03478"}
"""digits and what recognizers take them for"""


def confirmed(account: Account, calendar: Calendar) -> frozenset[int]:
    """The rows whose dates stand between those around them, printed twice or such that no likely misreading would."""
    mended = _of_period(account.rows, calendar)
    dated = [(index, row, day) for index, row in enumerate(account.rows) if (day := _day(row, calendar, mended=mended))]
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
    if not row.dated or row.stamp is None or row.value_stamp is None or not calendar.told(row.stamp) or row.stamp.cut:
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


def until_end(account: Account, calendar: Calendar) -> bool:
    """Whether the last row is of the last days of a period that the paper names, the oldest rows first."""
    days = [day for row in account.rows if row.stamp and not row.meaning and (day := calendar.day(row.stamp))]
    if calendar.end is None or account.layout.newest_first or not days:
        return False
    return timedelta() <= calendar.end - days[-1] <= LATE


def slanted(account: Account) -> frozenset[int]:
    """The scanned pages on which amounts may stand beside another row's date.

    Their dates run slantwise, many of their rows are not level, or a day has a balance beside it and no amount.
    """
    balance = account.layout.balance
    pages = _pages(account.rows).items()
    return frozenset(
        page
        for page, dated in pages
        if _slantwise(dated) or _uneven(dated) or any(_torn(row, balance) for row in dated)
    )


def _torn(row: Row, balance: int | None) -> bool:
    """Whether a transaction shows what is left and not what moved: that stands in another line."""
    return not row.meaning and balance is not None and set(row.cells) == {balance}


def stepped(rows: Sequence[Row]) -> frozenset[int]:
    """The scanned pages that are level, and print amounts in the last line of a narration: whole lines below its day.

    Rows of one line tell: their amounts stand beside their days, and none stands in between.
    """
    return frozenset(page for page, dated in _pages(rows).items() if _in_steps(dated))


def _pages(rows: Sequence[Row]) -> Mapping[int, list[Row]]:
    """The dated rows of every scanned page."""
    pages: dict[int, list[Row]] = {}
    for row in rows:
        if row.source is TextSource.OCR and row.stamp and row.dated:
            pages.setdefault(row.page, []).append(row)
    return pages


def _in_steps(rows: Sequence[Row]) -> bool:
    level = [row for row in rows if row.tilt < LEVEL]
    lower = [row for row in rows if row.askew]
    below = all(one.box.y0 > row.stamp.box.middle[1] for row in lower if row.stamp for one in row.cells.values())
    return below and len(level) + len(lower) == len(rows) and len(level) >= max(3, len(rows) / 4) and len(lower) > 1


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


def heads(account: Account, calendar: Calendar, *, below_headings: bool) -> bool:
    """Whether the first row needs no opening balance above it.

    It stands on the first page soon after the start of a named period, and shows its own balance; in a scan so near
    `below_headings` of columns that no row that was not seen fits in between.
    """
    first = first_told(account)
    first = first_read_twice(account) if first is None and below_headings else first
    return first is not None and account.rows[first].page == 1 and _soon(account, calendar, unknown=False)


def first_told(account: Account) -> int | None:
    """The first transaction, not of a scan, whose balance nothing precedes, where other rows prove its column."""
    first = _first(account)
    return first if first is not None and account.rows[first].source is not TextSource.OCR else None


def first_read_twice(account: Account) -> int | None:
    """The same of a scan, where two recognizers read its amount alike, in a column that tells its side.

    A sign that a recognizer did not see, nothing would tell.
    """
    first, layout = _first(account), account.layout
    row = account.rows[first] if first is not None else None
    if row is None or row.source is not TextSource.OCR or row.askew or not row.dated or layout.amount is not None:
        return None
    amounts = [figure for column, figure in row.cells.items() if column != layout.balance and figure.value]
    return first if all(one.again == abs(one.value) and one.confidence >= SURE for one in amounts) else None


def _first(account: Account) -> int | None:
    """The first transaction, where no opening is named, its balance is printed, and other rows prove its column."""
    rows, layout, chain = account.rows, account.layout, account.chain
    moving = [index for index, row in enumerate(rows) if not row.meaning and chain.amounts[index] is not None]
    if layout.newest_first:
        moving.reverse()
    first = next(iter(moving), None)
    if first is None or account.named.openings:
        return None
    if not account.follows or layout.sign == "chain" or chain.balances[first] is None:
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


def _of_period(rows: Sequence[Row], calendar: Calendar) -> bool:
    """Whether the years of most rows lie in the period: else it is the period that was misread."""
    days = [calendar.day(row.stamp) for row in rows if row.stamp and row.dated and not row.meaning]
    return 2 * sum(day is not None and calendar.fits(day) for day in days) > len(days)


def _day(row: Row, calendar: Calendar, *, mended: bool) -> date | None:
    """The date that is printed in a row itself; `mended` where the period tells a year that was misread."""
    if row.stamp is None or not row.dated or row.meaning or not calendar.told(row.stamp):
        return None
    if row.stamp.cut and row.source is TextSource.OCR:
        return None
    day = calendar.meant(row.stamp) if mended and row.source is TextSource.OCR else calendar.day(row.stamp)
    return day if day and calendar.fits(day) else None


def _misread(stamp: Stamp, calendar: Calendar) -> Iterator[date]:
    """The dates that a stamp may really say, had one digit of its day or month been misread.

    A digit that another recognizer read alike in its place is none of those.
    """
    named = any(character.isalpha() for character in stamp.text)
    first, other = _open(stamp, 0), _open(stamp, 1)
    others = [stamp._replace(first=number) for number in _alike(stamp.first, first)]
    others += [] if named else [stamp._replace(other=number) for number in _alike(stamp.other, other)]
    return (day for other in others if (day := calendar.day(other)))


def _open(stamp: Stamp, which: int) -> frozenset[int]:
    """The places of the digits of one of a stamp's two numbers that no second reading has alike."""
    again, numbers = stamp.again.strip(FRAMES).translate(LETTERS), list(re.finditer(r"\d+", stamp.text))
    numbers = [] if len(numbers) <= which or len(numbers[0][0]) > 2 or len(again) != len(stamp.text) else numbers
    if not numbers or stamp.first != int(numbers[0][0]):  # a year or a month stands first
        return BOTH
    start, end = numbers[which].span()
    return frozenset(
        place for place in BOTH if stamp.text[max(start, end - 2 + place)] != again[max(start, end - 2 + place)]
    )


def _alike(number: int, places: Iterable[int]) -> Iterator[int]:
    """The numbers of two digits that look like one, and differ from it in one of these places."""
    printed = f"{number:02d}"
    for at in places:
        for other in CONFUSED[printed[at]]:
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


def same_day(account: Account, index: int) -> bool:
    """Whether a row without a date of its own is of the day above it.

    In a scan its date may not have been seen. Where balances stand at the end of a day only, a row above without one
    says that the day goes on.
    """
    shown = account.chain.balances
    goes_on = account.layout.balance is not None and index > 0 and shown[index - 1] is None
    return account.rows[index].source is not TextSource.OCR or (goes_on and not account.layout.newest_first)


def repeated(rows: Sequence[Row]) -> bool:
    """Whether a day stands on each of two rows, one below the other: a row without one is then of a day not printed."""
    pairs = ((a, b) for a, b in pairwise(rows) if a.dated and b.dated and (a.page, a.section) == (b.page, b.section))
    return any(a.stamp and b.stamp and not (a.meaning or b.meaning) and a.stamp.text == b.stamp.text for a, b in pairs)
