"""Tables of goods and services: which columns, in which order, with which rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from models.training import ids
from models.training.content.invoices import cents, day
from models.training.draft import Draft, rows_of
from models.training.facts import Value
from models.training.paper import Block, Cell, Grid, Run, cell, line

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "usual": ("description", "quantity", "unit_price", "amount"),
    "numbered": ("line", "description", "quantity", "unit", "unit_price", "amount"),
    "coded": ("code", "description", "quantity", "unit_price", "amount"),
    "taxed": ("description", "quantity", "unit_price", "tax_rate", "amount"),
    "full": ("line", "code", "description", "quantity", "unit", "unit_price", "tax_rate", "amount"),
    "counted_first": ("quantity", "description", "unit_price", "amount"),
    "plain": ("description", "amount"),
    "price_first": ("line", "description", "unit_price", "quantity", "amount"),
    "tax_last": ("code", "description", "unit_price", "quantity", "amount", "tax_rate"),
    "unit_after": ("quantity", "unit", "code", "description", "unit_price", "amount"),
}
WIDTHS: Mapping[str, float] = {
    "line": 0.06, "code": 0.13, "hsn_sac": 0.1, "quantity": 0.1, "unit": 0.09, "unit_price": 0.15, "tax_rate": 0.1,
    "amount": 0.17,
}  # fmt: skip
NUMBERS = frozenset({"quantity", "unit_price", "tax_rate", "amount"})
EDGES: Mapping[str, tuple[str, str, str]] = {
    "none": ("", "", ""), "head": ("b", "", "t"), "rows": ("tb", "b", ""), "all": ("tblr", "tblr", "tblr"),
    "frame": ("tblr", "lr", "t"), "zebra": ("", "", ""), "double": ("tb", "", "tb"),
}  # fmt: skip
"""of a heading's cells, a row's cells, and below the last row"""


def rate(d: Draft, value: Value) -> str:
    """A rate as "20%" or "5,5%"."""
    assert isinstance(value, Decimal)
    return f"{d.writing.number(plain(value))}%"


def plain(number: Decimal) -> Decimal:
    """A number without the noughts at its end."""
    return number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize()


def _shows(d: Draft) -> Mapping[str, Callable[[Value], str]]:
    money = d.with_currency if d.parts["signs"] == "lines" else d.writing.text

    def count(value: Value) -> str:
        assert isinstance(value, Decimal)
        return d.writing.number(cents(value) if d.parts["counts"] == "decimals" else plain(value))

    return {"tax_rate": partial(rate, d), "unit_price": money, "amount": money, "quantity": count}


def columns(d: Draft) -> list[str]:
    """The columns of this paper; Indian papers name a tariff's code where they name a rate or a unit."""
    names = list(COLUMNS[d.parts["columns"]])
    if d.parts["country"] == "IN" and len(names) > 4:
        names.insert(names.index("description") + 1, "hsn_sac")
    return names


def goods(d: Draft) -> tuple[Block, ...]:
    """The table."""
    names, shows = columns(d), _shows(d)
    top, side, _ = EDGES[d.parts["rules"]]
    shade = 0.15 if d.parts["heading"] == "shaded" else 0.0
    head = tuple(
        cell(line(_heading(d, name), bold=d.parts["heading"] != "light", align=_align(name)), edges=top, shade=shade)
        for name in names
    )
    rows = [
        tuple(_cell(d, index, name, shows, side) for name in names) for index in rows_of(d, "line_items")
    ]  # fmt: skip
    described = 1 - sum(WIDTHS.get(name, 0.0) for name in names)
    widths = tuple(WIDTHS.get(name, described) for name in names)
    return (Grid((head, *rows), widths, head=1, pad=d.pad),)


def _heading(d: Draft, name: str) -> str:
    text = d.word(name)
    return text.upper() if d.parts["heading"] == "capitals" else text


def _align(name: str) -> str:
    return "right" if name in NUMBERS else "center" if name == "unit" else "left"


def _cell(d: Draft, index: int, name: str, shows: Mapping[str, Callable[[Value], str]], edges: str) -> Cell:
    shade = 0.06 if d.parts["rules"] == "zebra" and index % 2 else 0.0
    run = d.cell("line_items", index, name, shows.get(name))
    note = _note(d, run) if name == "description" and d.parts["notes"] != "none" and d.rng.random() < 0.4 else ()
    text = line(run, align=_align(name), whole=name in NUMBERS)
    return cell(text, *note, edges=edges, shade=shade)


def _note(d: Draft, described: Run) -> tuple[Block, ...]:
    """A smaller line below a description that quotes other papers' numbers, days and amounts; it is part of it."""
    other = d.writing.number(Decimal(d.rng.randint(1000, 99999)) / 100)
    said = {
        "delivered": f"LS/DN {ids.digits(d.rng, 6)} · {d.writing.date(day(d.rng, 2015))}",
        "priced": f"ex {other}",
        "serial": f"S/N {ids.digits(d.rng, 8)}-{ids.letters(d.rng, 2)}",
    }
    text = said[d.parts["notes"]]
    d.added[described.mark] = text
    return (line(Run(text, described.mark), size=d.small, grey=True),)
