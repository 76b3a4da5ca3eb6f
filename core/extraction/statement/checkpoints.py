"""What a statement says of its own sums: other names of its ends, totals of some rows, days' balances."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from core.domain.folding import folded
from core.domain.record import Field, Record
from core.extraction.statement.account import Account, disagreeing, sums
from core.extraction.statement.cells import LIKELY, money
from core.extraction.statement.chain import said
from core.extraction.statement.heading import Heading
from core.extraction.statement.row import Row
from core.extraction.statement.words import known, phrases

FEW = 2
"""words beside "total" that name a side"""
YEAR = re.compile(r"\b20\d\d\b|year")


def checkpoints(account: Account, head: Heading) -> Iterator[Record]:
    """What the paper says of its own sums: other names of the ends, and totals of some rows."""
    chain = account.chain
    for row, value in disagreeing(account.named.openings, account.layout, chain.opening, "opening"):
        yield _checkpoint("opening", value, row)
    for row, value in disagreeing(account.named.closings, account.layout, chain.closing, "closing"):
        yield _checkpoint("closing", value, row)
    shown = [row for row in account.named.closings if account.layout.balance in row.cells]
    for row, value in disagreeing(shown, account.layout, chain.closing, "carried"):
        yield _checkpoint("closing", value, row)
    summing = [row for row in account.totals if len(row.cells) > 1 and account.layout.balance in row.cells]
    for row, value in disagreeing(summing, account.layout, chain.closing, "total"):
        yield _checkpoint("closing", value, row)
    yield from _totals(account)
    yield from _summary(account, head)
    for row in account.days:
        at = head.calendar.day(row.stamp) if row.stamp else None
        reached = said(row, account.layout)
        if at and reached is not None:
            point = _checkpoint("day", reached, row)
            yield Record({**point.fields, "date": Field(at.isoformat())})


def _summary(account: Account, head: Heading) -> Iterator[Record]:
    """What a summary says of the parts of the statement."""
    numbers = _numbers(account)
    for title, row in head.sums:
        part = [n for i, n in numbers.items() if (section := account.rows[i].section) and section.title == title]
        figure = next(iter(row.cells.values()))
        if part:
            yield _checkpoint("sum", abs(figure.value), row, part[0], part[-1])


def _checkpoint(kind: str, value: Decimal, row: Row, first: int = 0, last: int = 0) -> Record:
    figure = next(iter(row.cells.values()), None)
    shown = money(value, figure, row.page, row.source, None)
    span = {"from_row": Field(str(first)), "to_row": Field(str(last))} if last else {}
    return Record({"kind": Field(kind, confidence=LIKELY), "value": shown, **span})


def _totals(account: Account) -> Iterator[Record]:
    """The printed totals that stand in a column of amounts, each with the rows it sums."""
    numbers = _numbers(account)
    since: list[int] = []
    everything: list[int] = []
    for index, row in [*enumerate(account.rows), *((None, row) for row in account.totals)]:
        if row.meaning == "total":
            here = [i for i in everything if account.rows[i].page == row.page]
            section = [i for i in numbers if row.section and account.rows[i].section == row.section]
            yield from _total(account, row, numbers, [since, everything, here, section])
            since = []
        elif index is not None and not row.meaning and account.chain.amounts[index] is not None:
            since.append(index)
            everything.append(index)


def _numbers(account: Account) -> dict[int, int]:
    """The number of each transaction by its place among all rows."""
    moving = [i for i, row in enumerate(account.rows) if not row.meaning and account.chain.amounts[i] is not None]
    return {index: number for number, index in enumerate(moving, start=1)}


def _total(account: Account, row: Row, numbers: Mapping[int, int], ranges: Sequence[Sequence[int]]) -> Iterator[Record]:
    """What a row of totals says of the rows it sums: its part, else those since the last total, its page, or all."""
    layout = account.layout
    parts = [part for part in (ranges[::-1] if row.section else ranges) if part]
    named = _named_side(row)
    for column, figure in row.cells.items():
        own = named or {layout.debit: "debits", layout.credit: "credits"}.get(column)
        if not figure.decimals or not parts or (own is None and column != layout.amount and row.section is None):
            continue
        kinds = [own] if own else ["sum", "debits", "credits"]
        fits = ((kind, part) for part in parts for kind in kinds if _matches(account, part, kind, abs(figure.value)))
        kind, part = next(fits, (kinds[0], parts[0] if row.section else parts[-1]))
        whole = (row.section or _names_total(row)) and not _of_charges(row)
        if whole or _matches(account, part, kind, abs(figure.value)):
            yield _checkpoint(kind, abs(figure.value), row, numbers[part[0]], numbers[part[-1]])


def _named_side(row: Row) -> str:
    """Which side the one amount of a row is the total of, by its words: "Total Credits" below the debits."""
    words = [text for text in map(folded, row.text.split()) if text and text not in known("marks", "total")]
    roles = {phrases("columns").get("".join(words)), *(phrases("columns").get(word) for word in words)}
    sides = roles & {"debit", "credit"}
    return f"{sides.pop()}s" if len(row.cells) == 1 and len(sides) == 1 and len(words) <= FEW else ""


def _matches(account: Account, indices: Sequence[int], kind: str, value: Decimal) -> bool:
    debits, credited = sums(account.chain, indices)
    return value == {"debits": debits, "credits": credited, "sum": abs(credited - debits)}[kind]


def _of_charges(row: Row) -> bool:
    """Whether a total is of fees or interest, which few rows make up, or of a year, in a part of another name."""
    text = folded(row.text)
    apart = row.section is None or row.section.title not in text
    charges, year = any(word in text for word in known("header", "charges")), YEAR.search(row.text) is not None
    return (charges and year) or (apart and (charges or year))


def _names_total(row: Row) -> bool:
    """Whether a row is called a total and little else."""
    return len(folded(row.text)) <= 24
