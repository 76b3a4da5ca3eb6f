"""The taxes of a paper by name and rate, from the lines that print them: "CGST @ 9% 450.00", "MwSt 19 % 19,00"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Line, Word, around
from core.domain.money import CENT, ZERO, agree, plain
from core.domain.page import Page
from core.domain.record import Evidence, Field, Reason, Record
from core.domain.schema import DocumentType
from core.extraction.invoice.another import WITHOUT
from core.extraction.invoice.candidates import Candidate, Features
from core.extraction.invoice.lines.cells import BARE_CURRENCY, cells
from core.extraction.invoice.paper import Paper
from core.extraction.page.evidence import evidence
from core.extraction.page.stretches import STRETCH
from core.extraction.values.amounts import FoundAmount, amounts_in
from core.extraction.values.countries import COUNTRIES
from core.extraction.values.parsing import parse_percent

NAMES = {writing: name for country in COUNTRIES.values() for name, some in country.taxes.items() for writing in some}
"""the taxes of all countries by their writings"""
SUMMED = Features(
    beside=True, distance=0.0, leads=True, closed=True, label=4, between=0, rank=1, money=True, depth=0.8, shape=True
)
_NAMED = "|".join(map(re.escape, sorted(NAMES, key=len, reverse=True)))
NAME = re.compile(rf"(?<![^\W_])({_NAMED})(?:(?![^\W_])|(?=\d{{1,2}}\b))", re.IGNORECASE)
"""a program may glue the rate to it: "CGST9 (9%)" """
SHORT = 6
"""words of a line that only names a tax and its rate"""
MOST = 8
"""rates on one paper"""
FOUR, HUNDRED = 4, 100
RATE = re.compile(r"\d{1,2}(?:[.,]\d{1,3})?\s?%")


class Named(NamedTuple):
    """A tax by its name, and where that stands."""

    tax: str
    place: Evidence
    end: int
    """where its name ends on its line"""


def taxes(paper: Paper) -> tuple[Record, ...]:
    """A row for each line with a tax's name, its rate and an amount, each tax once; else those under a tax's name."""
    own: dict[tuple[str | None, ...], Record] = {}
    under: dict[tuple[str | None, ...], Record] = {}
    for page, columns in zip(paper.pages, paper.columns, strict=True):
        for row, named in _rows(page.sheet.page, page.sheet.lines[columns.bottom + 1 if columns else 0 :], paper.mark):
            found = own if named else under
            key = tuple(row.value(name) for name in ("name", "rate", "amount"))
            if key not in found or "base" in row.fields:
                found[key] = row
    return tuple(_with_base(row, under.values()) for row in own.values()) or tuple(under.values())


def _with_base(row: Record, others: Iterable[Record]) -> Record:
    """A row with what is taxed, where another of the same rate and amount tells it."""
    same = (other for other in others if all(other.value(name) == row.value(name) for name in ("rate", "amount")))
    other = None if "base" in row.fields else next(same, None)
    return row.put("base", other.fields["base"]) if other else row


def summed(rows: Sequence[Record], kind: DocumentType, *, trusted: bool) -> Iterator[Candidate]:
    """The sum of several taxes as a candidate for the tax of the paper, which does not print it."""
    cells = [row.fields["amount"] for row in rows]
    numbers = [cell.number or ZERO for cell in cells]
    boxes = [cell.evidence.box for cell in cells if cell.evidence.box]
    if len(rows) < 2 or len(rows) > MOST or "tax_amount" not in kind.fields:
        return
    first = cells[0].evidence
    text = " + ".join(cell.evidence.text for cell in cells)
    proof = Evidence(text, first.page, around(boxes) if boxes else None, first.path)
    value = plain(sum(numbers, ZERO))
    label = " + ".join(row.fields["name"].value for row in rows)
    yield Candidate("tax_amount", value, proof, SUMMED, label, cells[0].currency, trusted)


def by_rate(paper: Paper, subtotals: Sequence[str]) -> Iterator[Candidate]:
    """The tax of a paper that prints only its rate ("Sales tax 9%"), reckoned on what may be the subtotal."""
    for page, columns in zip(paper.pages, paper.columns, strict=True):
        for line in page.sheet.lines[columns.bottom + 1 if columns else 0 :]:
            named, rate = NAME.search(line.text), RATE.search(line.text)
            if named is None or rate is None or line.text[rate.end() :].strip(" )") or len(line.words) > SHORT:
                continue
            proof = evidence(page.sheet.page, line, rate.start(), rate.end())
            for net in subtotals:
                due = (Decimal(net) * Decimal(parse_percent(rate[0]) or 0) / 100).quantize(CENT)
                yield Candidate("tax_amount", plain(due), proof, SUMMED, "", None, not page.sheet.scanned)


def agreeing(rows: Sequence[Record], total: Decimal | None) -> tuple[Record, ...]:
    """The rows that add up to the tax of the paper: all, or the fewest lines left out; none where none do."""
    for count in range(len(rows), 0, -1) if total is not None and len(rows) <= MOST else ():
        for some in combinations(rows, count):
            numbers = [row.number("amount") or ZERO for row in some]
            if total is not None and agree(sum(numbers, ZERO), total, count):
                return some
    return ()


def _rows(page: Page, lines: Sequence[Line], mark: str | None) -> Iterator[tuple[Record, bool]]:
    """The rows on some lines, and whether they name their tax: under a heading that does, they say what is taxed."""
    heading: Named | None = None
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        if following is not None:
            yield from ((row, True) for row in _below(page, line, following, mark))
        named, rate = NAME.search(line.text), RATE.search(line.text)
        named = None if named is None or _is_none(line.text[: named.start()]) else named
        own = Named(NAMES[named[1].casefold()], evidence(page, line, *named.span()), named.end()) if named else None
        tax = own or heading
        if rate is None:
            unmarked = _reckoned(page, line, mark, heading) if heading and not own else None
            yield from ((row, False) for row in (unmarked,) if row)
            heading = tax
        elif tax is not None:
            row = _row(page, line, mark, tax if own else tax._replace(end=rate.end()), rate)
            if row is not None and (own or "base" in row.fields):
                yield row, own is not None


def _is_none(before: str) -> bool:
    """Whether the word before a tax makes it none: "Lodging tax 3.5%"."""
    return any(folded(word) in WITHOUT for word in before.split()[-1:])


def _below(page: Page, line: Line, following: Line, mark: str | None) -> Iterator[Record]:
    """The taxes of a line that names several amounts beside each other, each with its rate, over their amounts."""
    if any(map(str.isdigit, RATE.sub("", line.text))) or any(map(str.isalpha, BARE_CURRENCY.sub("", following.text))):
        return
    heads, amounts = _groups(line), cells(following, mark)
    for head in heads if len(heads) == len(amounts) > 1 else ():
        named, rate = NAME.search(head.text), RATE.search(head.text)
        amount = amounts[heads.index(head)]
        percent = parse_percent(rate[0]) if rate else None
        if named is None or rate is None or percent is None or not amount.money or amount.number is None:
            continue
        yield Record({
            "name": _field(NAMES[named[1].casefold()], evidence(page, head, *named.span())),
            "rate": _field(percent, evidence(page, head, *rate.span())),
            "amount": _field(plain(amount.number), evidence(page, amount.line)),
        })  # fmt: skip


def _groups(line: Line) -> Sequence[Line]:
    """The words of a line in groups that a wide gap parts."""
    groups: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.box.x0 - before.box.x1 > STRETCH * word.box.height:
            groups.append([])
        groups[-1].append(word)
    return [Line(tuple(group)) for group in groups]


def _reckoned(page: Page, line: Line, mark: str | None, tax: Named) -> Record | None:
    """The row of a line that goes from a bare rate to what is taxed, the tax and both: "A 7,00 4,80 0,34 5,14"."""
    found = list(amounts_in(line.text, mark))
    if len(found) != FOUR or sum(map(str.isalpha, line.text)) > 1:
        return None
    rate, *others = (one.amount.value for one in found)
    amount, base, gross = sorted(others)
    sums = base + amount == gross and abs(base * rate / 100 - amount) <= CENT
    if not sums or not 0 < rate < HUNDRED or any(one.amount.decimals != 2 for one in found[1:]):
        return None
    cells = {one.amount.value: _money(page, line, one) for one in found[1:]}
    told = _field(plain(rate), evidence(page, line, found[0].start, found[0].end))
    return Record({"name": _field(tax.tax, tax.place), "rate": told, "amount": cells[amount], "base": cells[base]})


def _row(page: Page, line: Line, mark: str | None, named: Named, rate: re.Match[str]) -> Record | None:
    money = [found for found in amounts_in(line.text, mark) if found.amount.decimals == 2]
    money = [found for found in money if found.start >= min(named.end, rate.end())]
    money = [found for found in money if not (rate.start() <= found.start < rate.end())]
    percent = parse_percent(rate[0])
    if not money or percent is None or len(money) > 3:
        return None
    base, amount = _base_and_tax(money, percent)
    fields = {
        "name": _field(named.tax, named.place),
        "rate": _field(percent, evidence(page, line, rate.start(), rate.end())),
        "amount": _money(page, line, amount),
    }
    return Record({**fields, "base": _money(page, line, base)} if base else fields)


def _base_and_tax(money: Sequence[FoundAmount], percent: str) -> tuple[FoundAmount | None, FoundAmount]:
    """What is taxed and the tax, told by the rate; the last amount is the tax where nothing fits."""
    for base in money:
        for tax in money:
            due = base.amount.value * Decimal(percent) / 100
            if base is not tax and abs(due - tax.amount.value) <= 2 * CENT:
                return base, tax
    return None, money[-1]


def _money(page: Page, line: Line, found: FoundAmount) -> Field:
    return _field(plain(found.amount.value), evidence(page, line, found.start, found.end), found.amount.currency)


def _field(value: str, proof: Evidence, currency: str | None = None) -> Field:
    return Field(value, proof, 0.8, currency=currency, reason=Reason("guess"))
