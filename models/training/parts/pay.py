"""Payslips composed of parts."""

from __future__ import annotations

from models.training import ids
from models.training.content.invoices import day
from models.training.draft import Draft
from models.training.facts import Value
from models.training.paper import Block, Gap, Grid, Line, beside, cell, line
from models.training.parts import Parts
from models.training.parts.pairs import PAIRS, Pairs, known
from models.training.parts.ruled import ruled
from models.training.writing import MONTHS

PERSONAL = ("employee_name", "employee_code", "designation", "pan", "uan", "pf_number", "bank_account", "pay_date",
            "paid_days", "lop_days")  # fmt: skip


def payslip(d: Draft) -> tuple[Block, ...]:
    """All blocks of a payslip."""
    head = HEADS[d.parts["head"]](d)
    who = PAIRS[d.parts["details"]](_details(d))
    tables = TABLES[d.parts["tables"]](d)
    net = NETS[d.parts["net"]](d)
    foot = (Gap(14), line(d.word("pay_small"), size=d.small, align="center"))
    if d.parts["net"] == "first":
        return (*head, Gap(8), *net, Gap(8), *who, Gap(8), *tables, *foot)
    return (*head, Gap(8), *who, Gap(10), *tables, Gap(10), *net, *foot)


def _pay_month(d: Draft) -> Line:
    def show(value: Value) -> str:
        year, month = str(value).split("-")
        named = MONTHS[d.writing.language][int(month) - 1]
        return {"short": f"{named[:3]}-{year}", "digits": f"{month}/{year}"}.get(d.parts["month"], f"{named} {year}")

    return line(f"{d.word('pay_month')} ", d.value("pay_month", show), align=d.parts["lean"], bold=True)


def _address(d: Draft) -> tuple[Line, ...]:
    return d.address("employer_address", joined=d.parts["address"] == "joined", align=d.parts["lean"], size=8)


def _named(d: Draft) -> tuple[Block, ...]:
    return (
        line(d.value("employer_name", bold=True, size=13), align=d.parts["lean"]),
        *_address(d),
        Gap(4),
        _pay_month(d),
    )


def _titled(d: Draft) -> tuple[Block, ...]:
    return (line(d.word("payslip_title"), bold=True, size=14, align=d.parts["lean"]), _pay_month(d), Gap(4), line(d.value("employer_name", bold=True), align=d.parts["lean"]), *_address(d))  # fmt: skip  # noqa: E501


def _band(d: Draft) -> tuple[Block, ...]:
    left = cell(line(d.value("employer_name", bold=True, size=12)), *d.address("employer_address", size=8), shade=0.1)
    right = cell(line(d.word("payslip_title"), bold=True, align="right"), _pay_month(d), shade=0.1)
    return (Grid(((left, right),), (0.6, 0.4), pad=6),)


def _opposite(d: Draft) -> tuple[Block, ...]:
    return (beside((_pay_month(d), line(d.word("payslip_title"))), (line(d.value("employer_name", bold=True), align="right"), *d.address("employer_address", align="right"))),)  # fmt: skip  # noqa: E501


HEADS: Parts = {"named": _named, "titled": _titled, "band": _band, "opposite": _opposite}


def _details(d: Draft) -> Pairs:
    pairs = known(d, *PERSONAL)
    others = (("Grade", f"L{d.rng.randint(1, 9)}"), ("Date of joining", d.writing.date(day(d.rng, d.rng.randint(2005, 2017)))), ("Tax code", f"{ids.digits(d.rng, 4)}L"))  # fmt: skip  # noqa: E501
    for label, text in d.rng.sample(others, d.rng.randint(0, 2)):
        pairs.insert(d.rng.randint(1, len(pairs)), (label, line(text)))
    return pairs


def _columns(d: Draft) -> dict[str, float]:
    return {"name": 0.5, "current": 0.25, "ytd": 0.25} if d.parts["ytd"] == "shown" else {"name": 0.65, "current": 0.35}


def _table(d: Draft, table: str, total: str) -> Grid:
    return ruled(d, table, _columns(d), {"current": d.value(total)}, at_most="name", called=d.word(total))


def _beside(d: Draft) -> tuple[Block, ...]:
    return (
        beside((_table(d, "earnings", "gross_earnings"),), (_table(d, "deductions", "total_deductions"),)),
        *_besides(d),
    )


def _below(d: Draft) -> tuple[Block, ...]:
    return (_table(d, "earnings", "gross_earnings"), Gap(8), _table(d, "deductions", "total_deductions"), *_besides(d))


def _sums_apart(d: Draft) -> tuple[Block, ...]:
    """Tables without totals; the totals in a list below them."""
    tables = beside((ruled(d, "earnings", _columns(d), {}),), (ruled(d, "deductions", _columns(d), {}),))
    return (tables, Gap(6), *PAIRS["left"](known(d, "gross_earnings", "total_deductions")))


def _deductions_first(d: Draft) -> tuple[Block, ...]:
    return (beside((_table(d, "deductions", "total_deductions"),), (_table(d, "earnings", "gross_earnings"),)),)


TABLES: Parts = {
    "beside": _beside, "below": _below, "sums_apart": _sums_apart, "deductions_first": _deductions_first,
}  # fmt: skip


def _besides(d: Draft) -> tuple[Block, ...]:
    """What the employer pays on top, in a table of its own."""
    if "employer_contributions" not in d.facts.tables or d.parts["employer"] == "none":
        return ()
    return (Gap(6), ruled(d, "employer_contributions", _columns(d), {}))


def _net_line(d: Draft) -> tuple[Block, ...]:
    return (line(f"{d.word('net_pay')}: ", d.money("net_pay"), bold=True, size=11),)


def _net_box(d: Draft) -> tuple[Block, ...]:
    row = (cell(line(d.word("net_pay"), bold=True), edges="tbl"), cell(line(d.money("net_pay"), bold=True, align="right", whole=True), edges="tbr"))  # fmt: skip  # noqa: E501
    return (Grid((row,), (0.5, 0.5), pad=4, share=0.6, align="right"),)


def _net_row(d: Draft) -> tuple[Block, ...]:
    """All three sums in a strip; those of the tables again."""
    names = ("gross_earnings", "total_deductions", "net_pay")
    head = tuple(cell(line(d.word(name), align="right", size=d.small), edges="tlr") for name in names)
    values = tuple(
        cell(line(d.money(name, bold=name == "net_pay"), align="right", whole=True), edges="blr") for name in names
    )
    return (Grid((head, values), (1 / 3,) * 3, pad=4),)


NETS: Parts = {"line": _net_line, "box": _net_box, "row": _net_row, "first": _net_box}
