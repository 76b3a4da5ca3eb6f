"""The lower half of receipts: totals, how they were paid, taxes by rate, thanks."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from models.training import ids
from models.training.draft import Draft, rows_of
from models.training.paper import Block, Gap, Grid, Line, Run, cell, line
from models.training.parts import Parts
from models.training.parts.goods import rate

Sum = tuple[str, Run | str, bool]


def _tax_name(d: Draft) -> str:
    return str(d.facts.tables["taxes"][0]["name"])


def _parts(d: Draft) -> list[Sum]:
    """What the total is made of."""
    rows, said = d.facts.tables["taxes"], list[Sum]()
    said.append((d.word("till_subtotal", tax=_tax_name(d)), d.value("subtotal"), False))
    for index, row in enumerate(rows):
        label = d.word("tax", tax=str(row["name"]), rate=rate(d, row["rate"]))
        said.append((label, d.value("tax_amount") if len(rows) == 1 else d.cell("taxes", index, "amount"), False))
    if d.has("tip"):
        said.append((d.word("tip"), d.value("tip"), False))
    return said


def _rounding(d: Draft) -> list[Sum]:
    """The total before rounding, and what was rounded."""
    if not d.has("rounding"):
        return []
    before = d.facts.amount("total_amount") - d.facts.amount("rounding")
    return [
        (d.word("till_before"), d.writing.number(before), False),
        (d.word("till_rounding"), d.value("rounding"), False),
    ]


def _total(d: Draft) -> Sum:
    return d.word("till_total", tax=_tax_name(d)), d.money("total_amount"), True


def _drawn(sums: list[Sum], size: float = 0.0) -> Grid:
    rows = tuple(
        (cell(line(label, bold=last, size=size if last else 0)),
         cell(line(run, bold=last, size=size if last else 0, align="right", whole=True)))
        for label, run, last in sums
    )  # fmt: skip
    return Grid(rows, (0.6, 0.4), pad=0.5)


def _usual(d: Draft) -> tuple[Block, ...]:
    return (_drawn([*_parts(d), *_rounding(d), _total(d)], d.small + 3),)


def _total_only(d: Draft) -> tuple[Block, ...]:
    return (_drawn([*_rounding(d), _total(d)], d.small + 2),)


def _items_count(d: Draft) -> tuple[Block, ...]:
    """How many things were bought, which looks like an amount."""
    count = str(len(d.facts.tables["line_items"]))
    sums: list[Sum] = [(d.word("items_count"), count, False)]
    return (_drawn([*sums, *_parts(d), *_rounding(d), _total(d)]),)


def _tax_first(d: Draft) -> tuple[Block, ...]:
    """The total before what it is made of."""
    total = _total(d)
    return (_drawn([total, *_parts(d)]), *((_drawn(_rounding(d)),) if d.has("rounding") else ()))


def _rounded_last(d: Draft) -> tuple[Block, ...]:
    """A total before rounding that is called one, and the rounded one below."""
    return (_drawn([*_parts(d), *_rounding(d)]), line("-" * 24, align="right"), _drawn([_total(d)], d.small + 4))


def _large(d: Draft) -> tuple[Block, ...]:
    label, run, _ = _total(d)
    return (_drawn(_parts(d)), *((_drawn(_rounding(d)),) if d.has("rounding") else ()), Gap(4), line(label, align="center"), line(run, align="center", size=16, bold=True))  # fmt: skip  # noqa: E501


def _left_labels(d: Draft) -> tuple[Block, ...]:
    return tuple(line(f"{label}: ", run, bold=last) for label, run, last in [*_parts(d), *_rounding(d), _total(d)])


SUMS: Parts = {
    "usual": _usual, "total_only": _total_only, "items_count": _items_count, "tax_first": _tax_first,
    "rounded_last": _rounded_last, "large": _large, "left_labels": _left_labels,
}  # fmt: skip


def _cash(d: Draft) -> list[Sum]:
    return [(d.word(name), d.value(name), False) for name in ("amount_tendered", "change_given") if d.has(name)]


def _again(d: Draft) -> str:
    """The total once more, where it was paid."""
    return d.writing.number(d.facts.amount("total_amount"))


def _tender_lines(d: Draft) -> tuple[Block, ...]:
    if d.has("payment_method"):
        card = line("************", d.value("card_last4"))
        return (Grid(((cell(line(d.value("payment_method"))), cell(line(_again(d), align="right", whole=True))),), (0.6, 0.4), pad=0.5), card)  # fmt: skip  # noqa: E501
    return (_drawn(_cash(d)),)


def _card_slip(d: Draft) -> tuple[Block, ...]:
    """A terminal's slip below the receipt, with codes of its own."""
    if not d.has("payment_method"):
        return (Gap(4), _drawn(_cash(d)))
    codes = (f"AID A0000000{ids.digits(d.rng, 6)}", f"TID {ids.digits(d.rng, 8)}  APPR {ids.digits(d.rng, 6)}")
    method = line(d.value("payment_method"), "  XXXX XXXX XXXX ", d.value("card_last4"))
    return (Gap(6), method, *(line(code, size=d.small) for code in codes), line(_again(d)))


def _tender_inline(d: Draft) -> tuple[Block, ...]:
    if d.has("payment_method"):
        return (line(d.value("payment_method"), f" {_again(d)}"),)
    return (line(*(part for label, run, _ in _cash(d) for part in (f"{label} ", run, "  "))),)


def _none(_: Draft) -> tuple[Block, ...]:
    return ()


def _sentence(d: Draft) -> tuple[Block, ...]:
    if d.has("payment_method"):
        return (line(f"{_again(d)} - ", d.value("payment_method"), ", card ending ", d.value("card_last4")),)
    return (line(f"{d.word('amount_tendered')} ", d.value("amount_tendered"), f" / {d.word('change_given')} ", d.value("change_given")),)  # fmt: skip  # noqa: E501


TENDER: Parts = {
    "lines": _tender_lines, "card_slip": _card_slip, "inline": _tender_inline, "none": _none, "sentence": _sentence,
}  # fmt: skip


def tax_table(d: Draft) -> tuple[Block, ...]:
    """Taxes by rate, where this receipt has a table of them."""
    if d.parts["tax_table"] == "none":
        return ()
    heads = (d.word("rate"), d.word("base"), _tax_name(d))
    rows = [tuple(cell(line(text, size=d.small, align="right")) for text in heads)]
    for index in rows_of(d, "taxes"):
        code = f"{chr(65 + index)} = " if d.parts["tax_table"] == "codes" else ""
        runs = (d.cell("taxes", index, "rate", partial(rate, d)), d.cell("taxes", index, "base"), d.cell("taxes", index, "amount"))  # fmt: skip  # noqa: E501
        rows.append(tuple(cell(line(code if place == 0 else "", run, size=d.small, align="right")) for place, run in enumerate(runs)))  # fmt: skip  # noqa: E501
    return (Gap(4), Grid(tuple(rows), (0.34, 0.33, 0.33), pad=0.5))


def foot(d: Draft) -> tuple[Block, ...]:
    """Thanks, and what shops print besides."""
    kind, lines = d.parts["foot"], list[Line]()
    if kind == "points":
        earned, balance = d.rng.randint(1, 99), d.writing.number(Decimal(d.rng.randint(100, 99999)) / 100)
        lines.append(line(d.word("points_line", points=str(earned), balance=balance)))
    if kind == "survey":
        lines.append(line(f"WIN {d.with_currency(Decimal(500))}! Tell us how we did: code {ids.digits(d.rng, 10)}"))
    if kind == "returns":
        lines.append(line(f"14 days / {ids.digits(d.rng, 4)}-{ids.digits(d.rng, 4)}-{ids.digits(d.rng, 4)}"))
    if kind == "signed":
        lines += [line(" "), line("x______________________")]
    lines.append(line(d.word("till_thanks"), align="center"))
    lines.append(line(f"*{ids.digits(d.rng, 12)}*", align="center", size=d.small))
    return (Gap(6), *lines)
