"""Payslips of one column: what is earned runs down to the gross, what is taken off to the net, the rest to the pay.

Rows are believed only where they make both sums exactly; of two columns that do, of the month and of the year, neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from core.domain.layout import Line, Word, around
from core.domain.money import ZERO, plain
from core.domain.record import Field, Record
from core.domain.schema import DocumentType
from core.extraction.forms.context import Context
from core.extraction.forms.options import Option
from core.extraction.forms.yearly import to_date
from core.extraction.page.evidence import cut, standing, vouched
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import PageText
from core.extraction.values.amounts import amounts_in
from core.extraction.values.parsing import tidy

EDGE = 0.7
"""share of a line's height by which amounts of one column end further left or right: a sign may stand behind them"""
GAP = 4.0
"""a space of so many text heights above a row begins the table"""
AMOUNT = re.compile(r"\d[.,]\d{2}(?!\d)")
LONGEST = 40
"""lines between the gross and the net at most"""
TITLES = 2
"""so many headings of columns on a line begin a table"""
FIRM, SHAKEN = 0.95, 0.4
"""belief in a row of a column that adds up, and in a name that may go on below"""
DIGIT = re.compile(r"\d")
GROSS, OFF, WAGE, PAID, BETWEEN = "gross_earnings", "total_deductions", "net_wage", "net_pay", "net_additions"
NETS = (WAGE, "net_before_tax", PAID)
ASIDE = (OFF, "net_social")


class Entry(NamedTuple):
    """An amount in a column and the line it stands on."""

    row: int
    value: Decimal
    words: tuple[Word, ...]

    @property
    def edge(self) -> float:
        """Where it ends."""
        return self.words[-1].box.x1


class Slip(NamedTuple):
    """What a column gives: the rows of both tables and the amounts that they make."""

    tables: Mapping[str, tuple[Record, ...]]
    options: tuple[tuple[str, Option], ...]


def runs(kind: DocumentType) -> bool:
    """Whether papers of a type may run so."""
    return {GROSS, WAGE, PAID} <= kind.fields.keys() and {"earnings", "deductions"} <= kind.tables.keys()


def slip_of_one_column(kind: DocumentType, page: Marked, known: Context) -> Slip | None:
    """What the one column of a page gives that adds up."""
    found = list(_slips(page, known)) if runs(kind) else []
    edges = {one.field.evidence.box for slip in found for name, one in slip.options if name == GROSS}
    return found[0] if len(edges) == 1 else None


def additions(kind: DocumentType, page: Marked, known: Context) -> Iterator[tuple[str, Option]]:
    """What stands between the net wage and what is paid out, where it leads from one to the other."""
    if not runs(kind):
        return
    if bridge := _bridge(page, known):
        yield BETWEEN, _option(page, tuple(word for one in bridge.rows for word in one.words), bridge.change)
        return
    for wage in _labelled(page, WAGE):
        for paid in (one for one in _labelled(page, PAID) if 0 < one.rows.start - wage.rows.start < LONGEST):
            for start in _entries(page.sheet, wage.rows.start, wage.box.x1, known):
                column = _column(page.sheet, start, range(start.row + 1, paid.rows.stop), known)
                rows = [one for one in column if one.row < paid.rows.start]
                end = next((one for one in column if one.row in paid.rows), None)
                if end is not None and rows and _sign(rows, end.value - start.value):
                    yield BETWEEN, _option(page, tuple(w for one in rows for w in one.words), end.value - start.value)
                    return


class Bridge(NamedTuple):
    """Gross, what is taken off in all, and the rows that lead on from what is left to a net."""

    gross: Entry
    off: Entry
    rows: tuple[Entry, ...]
    change: Decimal


def _bridge(page: Marked, known: Context) -> Bridge | None:
    """The one column in which gross, total of what is taken off, the rows below it and a net agree."""
    aside = frozenset(row for name in ASIDE for one in _labelled(page, name) for row in one.rows)
    for net in (one for name in ("net_before_tax", PAID) for one in _labelled(page, name)):
        for end, gross, off in _columns_of(page, net, known):
            column = _column(page.sheet, end, range(off.row + 1, end.row), known)
            rows = tuple(one for one in column if one.row not in aside)
            change = end.value - gross.value + abs(off.value)
            if rows and sum((one.value for one in rows), ZERO) == change:
                return Bridge(gross, off, rows, change)
    return None


def _columns_of(page: Marked, net: Place, known: Context) -> list[tuple[Entry, Entry, Entry]]:
    """The one column of a net, the gross and what is taken off; of two, the month's and the year's, none."""
    ends = _entries(page.sheet, net.rows.start, net.box.x1, known)
    grosses = ((end, _above(page, GROSS, end, known)) for end in ends)
    own = [
        (end, gross) for end, gross in grosses if gross and not to_date(page.heads, around(w.box for w in end.words))
    ]
    offs = ((end, gross, _above(page, OFF, end, known)) for end, gross in own if len(own) == 1)
    return [(end, gross, off) for end, gross, off in offs if off and gross.row < off.row]


def _above(page: Marked, name: str, end: Entry, known: Context) -> Entry | None:
    """The one amount beside labels of a field that stands above another in its column."""
    lines = [one.rows.start for one in _labelled(page, name) if one.rows.start < end.row]
    found = [one for row in lines for one in _column(page.sheet, end, range(row, row + 1), known)]
    return found[0] if len(found) == 1 else None


def paid_out(found: MutableMapping[str, list[Option]], pages: Sequence[Marked], known: Context) -> None:
    """Takes the net wage for the net pay where nothing is said of what is paid out, and nothing more is reckoned."""
    if found.get(WAGE) and not found.get(PAID) and not any(_goes_on(page, known) for page in pages):
        found[PAID] = found.pop(WAGE)


def _goes_on(page: Marked, known: Context) -> bool:
    """Whether amounts follow right below the net wage, in its column: the last of them may be what is paid out."""
    for wage in _labelled(page, WAGE):
        row, below = wage.rows.start, page.sheet.lines[wage.rows.stop : wage.rows.stop + 1]
        near = any(line.box.y0 - wage.box.y1 < GAP * wage.box.height for line in below)
        starts = _entries(page.sheet, row, wage.box.x1, known)
        if near and any(_column(page.sheet, one, range(wage.rows.stop, wage.rows.stop + 1), known) for one in starts):
            return True
    return False


def _slips(page: Marked, known: Context) -> Iterator[Slip]:
    titles = Counter(row for one in page.heads if one.leads or one.closed for row in one.rows)
    heads = frozenset(row for row, count in titles.items() if count >= TITLES)
    bridge = _bridge(page, known)
    if bridge and (slip := _to_total(page, bridge, heads, known)):
        yield slip
        return
    for gross in _labelled(page, GROSS):
        every = (one for name in NETS for one in _labelled(page, name))
        nets = sorted((one for one in every if 0 < one.rows.start - gross.rows.start < LONGEST), key=_line)
        found = (_between(page, gross, net, heads, known) for net in nets)
        yield from list(filter(None, found))[:1]


def _line(place: Place) -> int:
    return place.rows.start


def _between(page: Marked, gross: Place, net: Place, heads: frozenset[int], known: Context) -> Slip | None:
    """What runs from a label of the gross to one of the net."""
    start = _start(page, gross, net, known)
    earned = _earned(page.sheet, start, heads, known) if start else []
    return _slip(page, earned, start, net, known) if start and earned else None


def _start(page: Marked, gross: Place, net: Place, known: Context) -> Entry | None:
    """The one amount of the gross that is not of the year: the lone one over an amount of the net, or the lone one."""
    every = _entries(page.sheet, gross.rows.start, gross.box.x1, known)
    found = [one for one in every if not to_date(page.heads, around(word.box for word in one.words))]
    ends = list(_entries(page.sheet, net.rows.start, net.box.x1, known))
    over = [one for one in found if any(_under(one, end) for end in ends)]
    return (over or found)[0] if len(over or found) == 1 else None


def _slip(page: Marked, earned: Sequence[Entry], gross: Entry, net: Place, known: Context) -> Slip | None:
    """The rows above and below the gross, where they make the gross and the net."""
    totals = frozenset(row for name in ASIDE for one in _labelled(page, name) for row in one.rows)
    name = next(name for name in NETS if name in net.fields)
    rows = [_record(page, one, 1) for one in earned]
    for end in _entries(page.sheet, net.rows.start, net.box.x1, known):
        for column in _columns(page.sheet, gross, range(gross.row + 1, net.rows.start), totals, known):
            off = [one for one in column if one.row not in totals]
            sign = _sign(off, end.value - gross.value)
            taken = [_record(page, one, -sign) for one in off if sign]
            if slip := _made(page, gross, rows, taken, (name, _option(page, end.words, end.value))):
                return slip
    return None


def _to_total(page: Marked, bridge: Bridge, heads: frozenset[int], known: Context) -> Slip | None:
    """The rows above and below the gross, where they make the gross and the total of what is taken off."""
    gross, total = bridge.gross, bridge.off
    earned = [_record(page, one, 1) for one in _earned(page.sheet, gross, heads, known)]
    off = _column(page.sheet, gross, range(gross.row + 1, total.row), known)
    sign = _sign(off, abs(total.value))
    taken = [_record(page, one, sign) for one in off if sign]
    return _made(page, gross, earned, taken, (OFF, _option(page, total.words, abs(total.value)))) if earned else None


def _made(
    page: Marked, gross: Entry, earned: Sequence[Record], off: Sequence[Record], end: tuple[str, Option]
) -> Slip | None:
    """Both tables of a column, where every row has its name."""
    if not off or not all(len(row.fields) == 2 for row in (*earned, *off)):
        return None
    ends = ((GROSS, _option(page, gross.words, gross.value)), end)
    return Slip({"earnings": tuple(earned), "deductions": tuple(off)}, ends)


def _columns(
    sheet: PageText, gross: Entry, lines: range, totals: frozenset[int], known: Context
) -> Iterator[list[Entry]]:
    """The columns in which what is taken off may stand: that of the gross, and those of its total."""
    sums = (one for row in totals if row in lines for one in _entries(sheet, row, 0.0, known))
    for one in (gross, *sums):
        yield _column(sheet, one, lines, known)


def _labelled(page: Marked, name: str) -> list[Place]:
    """The labels of a field that begin their text."""
    return [one for one in page.places if name in one.fields and one.leads]


def _entries(sheet: PageText, row: int, left: float, known: Context) -> Iterator[Entry]:
    """The amounts of a line right of a place."""
    line = sheet.lines[row]
    for one in amounts_in(line.text, known.mark):
        words = cut(line, one.start, one.end)
        if words and one.amount.decimals > 0 and words[0].box.x0 > left:
            yield Entry(row, one.amount.value, words)


def _column(sheet: PageText, first: Entry, lines: range, known: Context) -> list[Entry]:
    """The amounts on some lines that stand in one column with another."""
    return [one for row in lines for one in _entries(sheet, row, 0.0, known) if _under(first, one)]


def _under(first: Entry, other: Entry) -> bool:
    return abs(first.edge - other.edge) < EDGE * first.words[0].box.height


def _sign(rows: Sequence[Entry], change: Decimal) -> int:
    """1 where rows add up to a change as they are printed, -1 where they are taken off, else 0."""
    whole = sum((one.value for one in rows), ZERO)
    return 1 if whole == change else -1 if whole == -change else 0


def _earned(sheet: PageText, gross: Entry, heads: frozenset[int], known: Context) -> list[Entry]:
    """The rows right above the gross, from the first of their column on, where they add up to it."""
    rows: list[Entry] = []
    bottom = sheet.lines[gross.row].box
    for row in range(gross.row - 1, -1, -1):
        line = sheet.lines[row]
        own = next((one for one in _entries(sheet, row, 0.0, known) if _under(gross, one)), None)
        if bottom.y0 - line.box.y1 > GAP * line.box.height or (own is None and row in heads):
            break
        if own is not None:
            rows.insert(0, own)
            bottom = line.box
    return rows if sum((one.value for one in rows), ZERO) == gross.value else []


def _record(page: Marked, entry: Entry, sign: int) -> Record:
    """A row: the first words of its line, where a gap parts them from its figures, and its amount."""
    name, whole = _named(page.sheet, entry.row), _whole(page.sheet, entry.row)
    cells = {"current": _field(page, entry.words, plain(sign * entry.value + ZERO))}
    sure = FIRM if whole else SHAKEN
    return Record({"name": _field(page, name, tidy(Line(name).text), sure), **cells} if name else cells)


def _named(sheet: PageText, row: int) -> tuple[Word, ...]:
    """The first stretch of a line that has letters, the number of a kind of pay left out; none with an amount in it.

    In a ruled cell it is all that stands there.
    """
    texts = (sheet.text_of(stretch) for stretch in sheet.stretches[row])
    first = next((one for one in texts if any(map(str.isalpha, one.text))), None)
    if first is None or AMOUNT.search(first.text):
        return ()
    coded = len(first.words) > 1 and first.words[0].text.isdigit()
    cell = sheet.cells.get(first.words[-1])
    return tuple(word for word, own in sheet.cells.items() if own == cell) if cell else first.words[coded:]


def _whole(sheet: PageText, row: int) -> bool:
    """Whether the name of a row stands on its line alone: in a ruled cell, or without a text right under it."""
    name = _named(sheet, row)
    if not name or name[0] in sheet.cells or row + 1 >= len(sheet.lines):
        return bool(name)
    below = sheet.lines[row + 1]
    flush = abs(below.words[0].box.x0 - name[0].box.x0) < EDGE * name[0].box.height
    return not flush or DIGIT.search(below.text) is not None


def _field(page: Marked, words: tuple[Word, ...], value: str, belief: float = FIRM) -> Field:
    sure = min(word.confidence for word in words)
    return Field(value, standing(page.sheet.page, words), round(belief * sure, 3))


def _option(page: Marked, words: tuple[Word, ...], value: Decimal) -> Option:
    """An amount that its column proves: more than any label says of it."""
    trusted = vouched(page.sheet.page, words)
    return Option(_field(page, words, plain(value)), 1.6, sole=True, trusted=trusted, scanned=page.sheet.scanned)
