"""The list of an account's transactions: columns, signs, and what stands at the ends of pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.training.draft import Draft, Show, decimal
from models.training.facts import Value
from models.training.paper import Block, Break, Cell, Grid, Line, Run, cell, line
from models.training.parts.goods import EDGES

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "two_sides": ("date", "description", "debit", "credit", "balance"),
    "with_reference": ("date", "description", "reference", "debit", "credit", "balance"),
    "one_signed": ("date", "description", "amount", "balance"),
    "value_dates": ("date", "value_date", "description", "debit", "credit", "balance"),
    "in_before_out": ("date", "description", "credit", "debit", "balance"),
    "sides_marked": ("date", "description", "amount", "balance"),
    "amount_last": ("date", "reference", "description", "balance", "amount"),
    "balance_first": ("date", "balance", "debit", "credit", "description"),
    "card": ("date", "description", "amount"),
}
WIDTHS: Mapping[str, float] = {
    "date": 0.12, "value_date": 0.12, "reference": 0.12, "debit": 0.14, "credit": 0.14, "amount": 0.16, "balance": 0.17,
}  # fmt: skip
RIGHT = frozenset({"debit", "credit", "amount", "balance"})
WORDS: Mapping[str, str] = {"description": "narration", "amount": "transaction_amount"}
ROWS_PER_PAGE = (16, 30)


def owed(d: Draft, value: Value) -> str:
    """An amount on a card's statement: what is owed positive, what was paid marked."""
    assert isinstance(value, Decimal)
    return d.writing.number(abs(value)) + (" CR" if value > 0 else "")


def balance(d: Draft) -> Show:
    """How this paper writes what may be more or less than nothing."""

    def show(value: Value) -> str:
        assert isinstance(value, Decimal)
        if d.parts["kind"] == "card":
            return owed(d, value)
        number = d.writing.number(abs(value))
        marks = {
            "marked": f"{number} {'Cr' if value >= 0 else 'Dr'}", "trailing": f"{number}{'-' * (value < 0)}",
            "brackets": f"({number})" if value < 0 else number,
        }  # fmt: skip
        return marks.get(d.parts["balances"], d.writing.number(value))

    return show


def _columns(d: Draft) -> tuple[str, ...]:
    return COLUMNS["card" if d.parts["kind"] == "card" else d.parts["columns"]]


def _shows(d: Draft) -> Mapping[str, Show]:
    def short(value: Value) -> str:
        assert isinstance(value, date)
        text = d.writing.date(value).replace(f"{value:%Y}", "").strip(" ,-/.")
        return text if d.parts["row_days"] == "short" and "20" in d.writing.day else d.writing.date(value)

    def amount(value: Value) -> str:
        assert isinstance(value, Decimal)
        if d.parts["kind"] == "card":
            return owed(d, value)
        if d.parts["columns"] == "sides_marked":
            return f"{d.writing.number(abs(value))} {'CR' if value > 0 else 'DR'}"
        return f"{'+' * (value > 0 and d.parts['balances'] == 'plain')}{d.writing.number(value)}"

    return {"date": short, "value_date": short, "amount": amount, "balance": balance(d)}


def movements(d: Draft, own: range | None = None, said: Callable[[str], Run] | None = None) -> tuple[Block, ...]:
    """The list, on as many pages as it needs; of several accounts one's own rows, and how its balances are said."""
    order = list(range(len(d.facts.tables["transactions"])) if own is None else own)
    count = len(order)
    said = said or (lambda name: d.value(name, balance(d)))
    if d.parts.get("order") == "reversed":
        order.reverse()
    per_page = d.rng.randint(*ROWS_PER_PAGE)
    starts = range(0, count, per_page)
    blocks: list[Block] = []
    for page, start in enumerate(starts, 1):
        chunk = order[start : start + per_page]
        blocks.append(_table(d, chunk, said, first=page == 1, last=page == len(starts)))
        if len(starts) > 1:
            blocks.append(line(d.word("page", page=str(page), pages=str(len(starts))), align="right", size=d.small))
        if page < len(starts):
            blocks.append(Break())
    return tuple(blocks)


def _table(d: Draft, chunk: list[int], said: Callable[[str], Run], *, first: bool, last: bool) -> Grid:
    names, shows = _columns(d), _shows(d)
    top, side, _ = EDGES[d.parts["rules"]]
    shade = 0.12 if d.parts["heading"] == "shaded" else 0.0
    bold = d.parts["heading"] != "light"
    head = tuple(
        cell(line(d.word(WORDS.get(name, name)), bold=bold, align=_align(name)), edges=top, shade=shade)
        for name in names
    )
    rows = [tuple(_cell(d, index, name, shows, side) for name in names) for index in chunk]
    described = 1 - sum(WIDTHS.get(name, 0.0) for name in names)
    widths = tuple(WIDTHS.get(name, described) for name in names)
    above, below = _ends(d, chunk, said, first=first, last=last)
    return Grid((head, *above, *rows, *below), widths, head=1, pad=2.0)


def _align(name: str) -> str:
    return "right" if name in RIGHT else "left"


def _cell(d: Draft, index: int, name: str, shows: Mapping[str, Show], edges: str) -> Cell:
    run = d.cell("transactions", index, name, shows.get(name))
    shade = 0.06 if d.parts["rules"] == "zebra" and index % 2 else 0.0
    if not run.text and name in RIGHT:
        run = Run(d.parts["empty"])
    if name == "description":
        return cell(*_narrated(d, index, run), edges=edges, shade=shade)
    return cell(line(run, align=_align(name), whole=True), edges=edges, shade=shade)


def _narrated(d: Draft, index: int, run: Run) -> tuple[Line, ...]:
    """A narration in one line or two."""
    words = run.text.split()
    if d.parts["narration"] == "two_lines" and len(words) > 2:
        half = len(words) // 2
        pieces = " ".join(words[:half]), " ".join(words[half:])
        return tuple(line(replace(run, text=piece)) for piece in pieces)
    if d.parts["narration"] == "reference_below":
        return (line(run), line(f"Ref {d.facts.tables['transactions'][index]['reference']}", size=7.5, grey=True))
    return (line(run),)


Rows = list[tuple[Cell, ...]]


def _ends(d: Draft, chunk: list[int], said: Callable[[str], Run], *, first: bool, last: bool) -> tuple[Rows, Rows]:
    """Rows above and below a page's transactions that are none: balances brought and carried, totals of the page."""
    reverse, shows = d.parts.get("order") == "reversed", balance(d)
    above: Rows = []
    below: Rows = []
    if first and d.parts["ends"] != "neither" and not reverse:
        above.append(_end(d, d.word("opening_balance"), said("opening_balance"), "balance"))
    elif not first and d.parts["breaks"] == "carried" and not reverse:
        held = decimal(d.facts.tables["transactions"][chunk[0] - 1], "balance")
        above.append(_end(d, d.word("brought"), Run(shows(held)), "balance"))
    if last and d.parts["ends"] == "both" and not reverse:
        below.append(_end(d, d.word("closing_balance"), said("closing_balance"), "balance"))
    elif not last and d.parts["breaks"] == "carried" and not reverse:
        held = decimal(d.facts.tables["transactions"][chunk[-1]], "balance")
        below.append(_end(d, d.word("carried"), Run(shows(held)), "balance"))
    elif not last and d.parts["breaks"] == "page_total":
        spent = sum((decimal(row, "debit") for row in _of(d, chunk) if "debit" in row), Decimal(0))
        below.append(_end(d, d.word("page_total"), Run(d.writing.number(spent)), "debit"))
    return above, below


def _of(d: Draft, chunk: list[int]) -> list[Mapping[str, Value]]:
    return [d.facts.tables["transactions"][index] for index in chunk]


def _end(d: Draft, label: str, run: Run, column: str) -> tuple[Cell, ...]:
    """A row with a label in the narration's place and an amount in a column's, or in the last of amounts."""
    names = _columns(d)
    place = column if column in names else next(name for name in reversed(names) if name in RIGHT)
    said = {"description": line(label, bold=True), place: line(run, align="right", whole=True, bold=True)}
    return tuple(cell(said.get(name, line(""))) for name in names)
