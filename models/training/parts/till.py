"""Receipts from tills, composed of parts."""

from __future__ import annotations

from decimal import Decimal

from models.training import ids, register
from models.training.draft import Draft, rows_of
from models.training.facts import Value
from models.training.paper import Block, Gap, Grid, Line, Run, cell, line
from models.training.parts import Parts
from models.training.parts.goods import plain
from models.training.parts.heads import tax_id
from models.training.parts.till_sums import SUMS, TENDER, foot, tax_table

Pair = tuple[str, Run]


def till(d: Draft) -> tuple[Block, ...]:
    """All blocks of a receipt."""
    d.small = 7.0
    d.title = d.word("receipt_title")
    when = WHEN[d.parts["when"]](d)
    items = (*ITEMS[d.parts["items"]](d), _dashes(d), *SUMS[d.parts["sums"]](d))
    below = (*TENDER[d.parts["tender"]](d), *tax_table(d), *foot(d))
    head = HEADS[d.parts["head"]](d)
    if d.parts["when"] == "below":
        return (*head, _dashes(d), *items, *below, *when)
    return (*head, Gap(5), *when, _dashes(d), *items, *below)


def _dashes(d: Draft) -> Line:
    count = 60 if d.parts["font"] in ("sans", "serif", "narrow") else 40
    return line(
        (d.parts["dashes"] * count)[: int(count * (0.62 if d.parts["paper"] == "57mm" else 0.9))] or " ", size=6
    )


def _shop(d: Draft, align: str = "center", size: float = 11) -> tuple[Line, ...]:
    named = line(d.value("vendor_name", bold=True, size=size), align=align)
    return (named, *d.address("vendor_address", align=align))


def _reach(d: Draft, align: str = "center") -> tuple[Line, ...]:
    phone = line(f"{d.word('phone')}: ", d.value("vendor_phone"), align=align) if d.has("vendor_phone") else line("")
    return (phone, *tax_id(d))


def _centred(d: Draft) -> tuple[Block, ...]:
    return (*_shop(d), *_reach(d))


def _left(d: Draft) -> tuple[Block, ...]:
    return (*_shop(d, "left"), *_reach(d, "left"))


def _registered(d: Draft) -> tuple[Block, ...]:
    """The number in the companies' register stands below the name, as some countries ask."""
    name, *rest = _shop(d)
    number = f"(Reg. No. {ids.digits(d.rng, 6)}-{ids.letters(d.rng, 1)})"
    return (name, line(number, align="center"), *rest, *_reach(d), line(d.title, align="center", bold=True))


def _named_below(d: Draft) -> tuple[Block, ...]:
    """The title first, then the shop."""
    return (line(d.title, align="center", bold=True, size=10), Gap(4), *_shop(d, size=9), *_reach(d))


def _spaced(d: Draft) -> tuple[Block, ...]:
    return (Gap(8), *_shop(d), Gap(6), *_reach(d), Gap(6))


def _welcome(d: Draft) -> tuple[Block, ...]:
    return (line("* * * WELCOME * * *", align="center"), *_shop(d), *_reach(d))


def _brand(d: Draft) -> tuple[Block, ...]:
    """A brand over the door that is not who sells."""
    return (line(register.brand(d.facts.text("vendor_name")), align="center", bold=True, size=16), *_shop(d, size=8), *_reach(d))  # fmt: skip  # noqa: E501


HEADS: Parts = {
    "centred": _centred, "left": _left, "registered": _registered, "named_below": _named_below, "spaced": _spaced,
    "welcome": _welcome, "brand": _brand,
}  # fmt: skip


def _pairs(d: Draft) -> list[Pair]:
    names = ("receipt_number", "receipt_date", "receipt_time")
    return [(d.word(name), d.value(name)) for name in names]


def _clerk(d: Draft) -> str:
    return f"{d.word('cashier')}: {register.person(d.rng, d.parts['country']).split()[0]}  {d.word('table')}: {d.rng.randint(1, 30)}"  # fmt: skip  # noqa: E501


def _when_one_line(d: Draft) -> tuple[Block, ...]:
    number, day, time = _pairs(d)
    return (line(f"{number[0]}: ", number[1]), line(day[1], "  ", time[1]))


def _when_pairs(d: Draft) -> tuple[Block, ...]:
    return (Grid(tuple((cell(line(f"{label} :")), cell(line(run))) for label, run in _pairs(d)), (0.4, 0.6), pad=0.5),)


def _when_slip_first(d: Draft) -> tuple[Block, ...]:
    number, day, time = _pairs(d)
    return (line(f"#{ids.digits(d.rng, 4)}  POS{d.rng.randint(1, 9)}"), line(f"{day[0]}: ", day[1], f"  {time[0]}: ", time[1]), line(f"{number[0]} ", number[1]))  # fmt: skip  # noqa: E501


def _when_clerk(d: Draft) -> tuple[Block, ...]:
    number, day, time = _pairs(d)
    return (line(_clerk(d)), line(f"{number[0]} ", number[1]), line(f"{day[0]} ", day[1], " ", time[1]))


def _when_bare(d: Draft) -> tuple[Block, ...]:
    number, day, time = _pairs(d)
    return (line(day[1], " ", time[1], "   ", number[1]),)


def _when_matrix(d: Draft) -> tuple[Block, ...]:
    number, day, time = _pairs(d)
    cells = [cell(line(f"{label}:", size=d.small), line(run)) for label, run in (day, time, number)]
    return (Grid((tuple(cells),), (0.36, 0.24, 0.4), pad=1),)


WHEN: Parts = {
    "one_line": _when_one_line, "pairs": _when_pairs, "slip_first": _when_slip_first, "clerk": _when_clerk,
    "bare": _when_bare, "below": _when_one_line, "matrix": _when_matrix,
}  # fmt: skip


def _count(value: Value) -> str:
    assert isinstance(value, Decimal)
    return str(plain(value))


def _item(d: Draft, index: int, name: str) -> Run:
    return d.cell("line_items", index, name, _count if name == "quantity" else None)


def _amount(d: Draft, index: int) -> Line:
    return line(_item(d, index, "amount"), align="right", whole=True)


def _listed(d: Draft, *names: str, widths: tuple[float, ...]) -> tuple[Block, ...]:
    """One line for each thing."""
    rows = tuple(
        (*(cell(line(_item(d, index, name))) for name in names), cell(_amount(d, index)))
        for index in rows_of(d, "line_items")
    )
    return (Grid(rows, widths, pad=0.5),)


def _one_line(d: Draft) -> tuple[Block, ...]:
    return _listed(d, "description", widths=(0.72, 0.28))


def _counted(d: Draft) -> tuple[Block, ...]:
    return _listed(d, "quantity", "description", widths=(0.1, 0.62, 0.28))


def _coded(d: Draft) -> tuple[Block, ...]:
    """A bar code's number above each thing."""
    rows = tuple(
        (cell(line(_item(d, index, "code")), line(_item(d, index, "description"))), cell(Gap(9), _amount(d, index)))
        for index in rows_of(d, "line_items")
    )
    return (Grid(rows, (0.72, 0.28), pad=0.5),)


def _times(d: Draft, index: int) -> Line:
    return line("  ", _item(d, index, "quantity"), " x ", _item(d, index, "unit_price"))


def _two_lines(d: Draft) -> tuple[Block, ...]:
    """Quantity times price on the line below."""
    rows = tuple(
        (cell(line(_item(d, index, "description")), _times(d, index)), cell(Gap(9), _amount(d, index)))
        for index in rows_of(d, "line_items")
    )
    return (Grid(rows, (0.72, 0.28), pad=0.5),)


def _priced_below(d: Draft) -> tuple[Block, ...]:
    """Price first, then how many, then the amount, below the name."""
    blocks: list[Block] = []
    for index in rows_of(d, "line_items"):
        price = line(_item(d, index, "unit_price"), " @ ", _item(d, index, "quantity"))
        row = (cell(price), cell(_amount(d, index)))
        blocks += [line(_item(d, index, "description")), Grid((row,), (0.6, 0.4), pad=0)]
    return tuple(blocks)


def _headed(d: Draft) -> tuple[Block, ...]:
    names = ("description", "quantity", "unit_price", "amount")
    head = tuple(cell(line(d.word(name), bold=True, align="left" if name == "description" else "right"), edges="b") for name in names)  # fmt: skip  # noqa: E501
    rows = tuple(
        tuple(cell(line(_item(d, index, name), align="left" if name == "description" else "right")) for name in names)
        for index in rows_of(d, "line_items")
    )
    return (Grid((head, *rows), (0.42, 0.12, 0.22, 0.24), pad=0.5),)


def _amount_first(d: Draft) -> tuple[Block, ...]:
    rows = tuple(
        (cell(line(_item(d, index, "amount"), whole=True)), cell(line(_item(d, index, "description"))))
        for index in rows_of(d, "line_items")
    )
    return (Grid(rows, (0.28, 0.72), pad=0.5),)


def _boxed(d: Draft) -> tuple[Block, ...]:
    rows = tuple(
        (cell(line(_item(d, index, "description")), edges="tblr"), cell(_amount(d, index), edges="tblr"))
        for index in rows_of(d, "line_items")
    )
    return (Grid(rows, (0.7, 0.3), pad=1.5),)


ITEMS: Parts = {
    "one_line": _one_line, "counted": _counted, "coded": _coded, "two_lines": _two_lines, "headed": _headed,
    "priced_below": _priced_below, "amount_first": _amount_first, "boxed": _boxed,
}  # fmt: skip
