"""Totals of trade papers, the taxes between them, and what stands below: banks, terms, thanks."""

from __future__ import annotations

from functools import partial

from models.training import ids, register
from models.training.draft import Draft, Show, rows_of
from models.training.facts import Value
from models.training.paper import Block, Gap, Grid, Line, Run, beside, cell, line
from models.training.parts import Parts
from models.training.parts.goods import rate
from models.training.parts.heads import contact, tax_id

BEFORE = ("lines_total", "discount_total", "charges_total", "subtotal")
AFTER = ("round_off", "total_amount")
LEFT_TO_PAY = ("amount_paid", "amount_due")
Sum = tuple[str, Run, bool]
"""a label, an amount, and whether it is the total"""


def _taxes(d: Draft) -> list[Sum]:
    """The tax of each rate, or of all together."""
    rows = d.facts.tables["taxes"]
    if d.parts["taxes"] == "together":
        return [(d.word("tax_amount", tax=str(rows[0]["name"])), _amount(d, "tax_amount"), False)]
    said: list[Sum] = []
    for index, row in enumerate(rows):
        label = d.word("tax", tax=str(row["name"]), rate=rate(d, row["rate"]))
        whole = len(rows) == 1
        run = _amount(d, "tax_amount") if whole else d.cell("taxes", index, "amount", _show(d))
        said.append((label, run, False))
    if d.parts["taxes"] == "summed" and len(rows) > 1:
        said.append((d.word("tax_amount", tax=str(rows[0]["name"])), _amount(d, "tax_amount"), False))
    return said


def _show(d: Draft) -> Show | None:
    return d.with_currency if d.parts["signs"] in ("lines", "sums") else None


def _amount(d: Draft, name: str) -> Run:
    if d.parts["signs"] == "none":
        return d.value(name)
    last = name in ("total_amount", "amount_due")
    return d.money(name) if last or d.parts["signs"] != "total" else d.value(name)


def _sums(d: Draft) -> list[Sum]:
    """All totals of a paper from above to below."""
    d.implied.add("currency")
    before = [(d.word(name), _amount(d, name), False) for name in BEFORE if d.has(name)]
    after = [(d.word(name), _amount(d, name), name == "total_amount") for name in AFTER if d.has(name)]
    paid = [(d.word(name), _amount(d, name), False) for name in LEFT_TO_PAY if d.has(name)]
    return before + _taxes(d) + after + paid


def _with_code(d: Draft, one: Sum) -> str:
    """The label of a sum; the total names its currency where amounts carry none."""
    code = d.parts["signs"] == "none" and one[2]
    return f"{one[0]} {d.facts.text('currency')}" if code else one[0]


def _column(d: Draft, *, edges: str = "", share: float = 0.45, align: str = "right") -> tuple[Block, ...]:
    rows = tuple(
        (cell(line(_with_code(d, one), bold=one[2]), edges=edges or "t" * one[2]),
         cell(line(one[1], bold=one[2], align="right", whole=True), edges=edges or "t" * one[2]))
        for one in _sums(d)
    )  # fmt: skip
    return (Grid(rows, (0.58, 0.42), pad=d.pad, share=share, align=align),)


def _right(d: Draft) -> tuple[Block, ...]:
    return _column(d)


def _boxed(d: Draft) -> tuple[Block, ...]:
    return _column(d, edges="tblr", share=0.5)


def _left(d: Draft) -> tuple[Block, ...]:
    return _column(d, share=0.5, align="left")


def _wide(d: Draft) -> tuple[Block, ...]:
    """Labels right under the table, over its whole width."""
    rows = tuple(
        (cell(line(_with_code(d, one), align="right", bold=one[2])),
         cell(line(one[1], bold=one[2], align="right", whole=True)))
        for one in _sums(d)
    )  # fmt: skip
    return (Grid(rows, (0.8, 0.2), pad=d.pad),)


def _lines(d: Draft) -> tuple[Block, ...]:
    """Each sum on a line of its own, label and amount one after the other."""
    return tuple(line(f"{_with_code(d, one)}: ", one[1], bold=one[2], align="right") for one in _sums(d))


def _strip(d: Draft) -> tuple[Block, ...]:
    """A row of boxes, each label above its amount."""
    sums = _sums(d)
    head = tuple(cell(line(_with_code(d, one), size=d.small, align="right"), edges="tlr", shade=0.1) for one in sums)
    values = tuple(cell(line(one[1], bold=one[2], align="right", whole=True), edges="blr") for one in sums)
    return (Grid((head, values), (1 / len(sums),) * len(sums), pad=3),)


def _total_first(d: Draft) -> tuple[Block, ...]:
    """What is to pay large, the parts it is made of small below."""
    sums = _sums(d)
    first = [one for one in sums if one[2]]
    rest = [one for one in sums if not one[2]]
    big = tuple(line(f"{_with_code(d, one)}  ", one[1], bold=True, size=13, align="right") for one in first)
    rows = tuple((cell(line(one[0], size=d.small)), cell(line(one[1], size=d.small, align="right"))) for one in rest)
    return (*big, Gap(4), Grid(rows, (0.6, 0.4), pad=1.5, share=0.4, align="right"))


SUMS: Parts = {
    "right": _right, "boxed": _boxed, "left": _left, "wide": _wide, "lines": _lines, "strip": _strip,
    "total_first": _total_first,
}  # fmt: skip


def tax_table(d: Draft) -> tuple[Block, ...]:
    """A summary of taxes by rate, where this paper has one."""
    if d.parts["tax_table"] == "none":
        return ()
    heads = (d.word("rate"), d.word("base"), d.word("tax_amount", tax=str(d.facts.tables["taxes"][0]["name"])))
    rows = [tuple(cell(line(text, bold=True, size=d.small, align="right"), edges="b") for text in heads)]
    for index in rows_of(d, "taxes"):
        runs = (
            d.cell("taxes", index, "rate", partial(rate, d)),
            d.cell("taxes", index, "base"), d.cell("taxes", index, "amount"),
        )  # fmt: skip
        rows.append(tuple(cell(line(run, size=d.small, align="right", whole=True)) for run in runs))
    return (Grid(tuple(rows), (0.2, 0.4, 0.4), pad=1.5, share=0.5), Gap(6))


BANKS = ("Lanternbridge Bank", "Hansekontor Bank AG", "Banque du Val Clair", "Saptarishi Bank", "First Tamarack Bank")


def _bank(d: Draft, *, alone: bool = True) -> tuple[Line, ...]:
    """Where to pay; no value of the paper where another bank stands beside it."""
    names = [name for name in ("iban", "bic", "bank_account") if d.has(name)]
    shown = {"iban": _grouped} if d.parts["iban"] == "grouped" else {}
    runs = [(name, d.value(name, shown.get(name))) for name in names]
    return tuple(line(f"{d.word(name)}: ", run if alone else run.text, size=d.small) for name, run in runs)


def _grouped(value: Value) -> str:
    text = str(value)
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def _imprint(d: Draft) -> tuple[Line, ...]:
    """The company's own small print: where the head names nobody, its name and address too."""
    born = f"Reg. No. {ids.digits(d.rng, 8)} · {d.rng.randint(1950, 2015)}"
    if d.foot_names:
        place = d.address(f"{d.issuer}_address", joined=True)[0].runs
        return (
            line(d.value(f"{d.issuer}_name"), size=d.small),
            line(*place, size=d.small),
            *tax_id(d),
            line(contact(d), size=d.small),
        )
    return (line(born, size=d.small, grey=True),)


def _columns(d: Draft) -> tuple[Block, ...]:
    return (Gap(18), Grid(((cell(edges="t"),),), (1.0,)), beside(_imprint(d), _bank(d)))


def _stacked(d: Draft) -> tuple[Block, ...]:
    return (Gap(14), line(d.word("bank"), bold=True, size=d.small), *_bank(d), Gap(8), line(d.word("thanks"), size=d.small), *_imprint(d))  # fmt: skip  # noqa: E501


def _two_banks(d: Draft) -> tuple[Block, ...]:
    """Two banks' details: either may be paid."""
    country = d.parts["country"]
    account = ids.iban(d.rng, country) if d.has("iban") else ids.digits(d.rng, 12)
    other = (line(d.rng.choice(BANKS), size=d.small), line(f"{d.word('iban' if d.has('iban') else 'bank_account')}: {account}", size=d.small))  # fmt: skip  # noqa: E501
    return (Gap(14), beside((line(d.rng.choice(BANKS), size=d.small), *_bank(d, alone=False)), other, _imprint(d)))


def _thanks(d: Draft) -> tuple[Block, ...]:
    return (Gap(14), line(d.word("thanks"), align="center", size=d.small), *_imprint(d))


def _slip(d: Draft) -> tuple[Block, ...]:
    """A slip to cut off and send with the payment: it says number and total again."""
    again: tuple[Block, ...] = (
        line(d.word("thanks"), size=d.small),
        *_imprint(d),
        *_bank(d),
        Gap(24),
        line("- " * 60, size=d.small),
    )
    number = next((name for name in ("invoice_number", "order_number") if d.has(name)), "")
    rows = (f"{d.word(number)} {d.facts.text(number)}", f"{d.word('total_amount')} {d.with_currency(d.facts.amount('total_amount'))}")  # fmt: skip  # noqa: E501
    return (*again, *(line(text) for text in rows))


def _signed(d: Draft) -> tuple[Block, ...]:
    who = register.person(d.rng, d.parts["country"])
    return (Gap(20), *_bank(d), *_imprint(d), Gap(16), line("______________________"), line(who, size=d.small))


FEET: Parts = {
    "columns": _columns, "stacked": _stacked, "two_banks": _two_banks, "thanks": _thanks, "slip": _slip,
    "signed": _signed,
}  # fmt: skip
