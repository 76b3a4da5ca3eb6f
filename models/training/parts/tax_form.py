"""Certificates of tax deducted, composed of parts: the department's boxes, payroll programs' lists, typed sheets."""

from __future__ import annotations

from decimal import Decimal

from models.training.draft import Draft
from models.training.facts import Value
from models.training.paper import Block, Break, Cell, Gap, Grid, Line, beside, cell, line
from models.training.parts import Parts
from models.training.parts.pairs import PAIRS, known
from models.training.parts.ruled import ruled

PAYER = {"form_16": "employer", "form_16a": "deductor"}
PAYEE = {"form_16": "employee", "form_16a": "deductee"}
TITLES = {
    "16": "FORM NO. 16", "130": "FORM NO. 130", "16A": "FORM NO. 16A", "131": "FORM NO. 131", "26AS": "Form 26AS",
    "168": "FORM NO. 168",
}  # fmt: skip
LINES: tuple[tuple[str, str, int], ...] = (
    ("1.", "head_gross", 0), ("(a)", "salary_17_1", 1), ("(b)", "perquisites_17_2", 1), ("(c)", "profits_17_3", 1),
    ("(d)", "gross_salary", 2), ("2.", "total_exempt", 2), ("3.", "salary_from_current_employer", 2),
    ("4.", "head_16", 0), ("(a)", "standard_deduction", 1), ("(b)", "entertainment_allowance", 1),
    ("(c)", "professional_tax", 1), ("5.", "total_deductions_16", 2), ("6.", "income_from_salary", 2),
    ("7.(a)", "house_property", 1), ("7.(b)", "other_sources", 1), ("8.", "total_other_income", 2),
    ("9.", "gross_total_income", 2), ("11.", "total_chapter_via", 2), ("12.", "taxable_income", 2),
    ("13.", "tax_on_income", 2), ("14.", "rebate_87a", 2), ("15.", "surcharge", 2), ("16.", "cess", 2),
    ("17.", "tax_payable", 2), ("18.", "relief_89", 2), ("19.", "net_tax_payable", 2),
)  # fmt: skip
"""number, field or heading, and whether its amount stands in the inner (1) or the outer (2) column"""


def tax_form(d: Draft) -> tuple[Block, ...]:
    """All blocks of a certificate."""
    head = (*TITLED[d.parts["title"]](d), Gap(8), *IDENTITIES[d.parts["identity"]](d), Gap(8))
    sums = (*_payments(d), *_quarters(d), Gap(8), *_challans(d))
    if d.facts.type == "form_16a":
        return (*head, *sums, *_sworn(d))
    part_b = (
        line(d.word("part_b"), bold=True, align="center"),
        Gap(4),
        *PART_B[d.parts["part_b"]](d),
        Gap(6),
        *_chapter(d),
    )
    match d.parts["order"]:
        case "b_first":
            return (*head, *part_b, Gap(8), *sums, *_sworn(d))
        case "one_sheet":
            return (*head, *sums, *part_b, *_sworn(d))
    return (*head, *sums, *_sworn(d), Break(), *part_b)


def _form(d: Draft) -> str:
    return TITLES[d.facts.text("form_version")]


def _official(d: Draft) -> tuple[Block, ...]:
    d.implied.add("form_version")
    rule = line(d.word(f"rule_{d.facts.type}"), align="center", size=d.small)
    return (line(_form(d), bold=True, size=13, align="center"), rule, line(d.word(f"about_{d.facts.type}"), align="center", bold=True), Gap(4), *_certificate(d))  # fmt: skip  # noqa: E501


def _certificate(d: Draft) -> tuple[Block, ...]:
    return (line(f"{d.word('certificate_number')} : ", d.value("certificate_number")),)


def _company_first(d: Draft) -> tuple[Block, ...]:
    """The payer's name large above the form's."""
    d.implied.add("form_version")
    named = line(d.value(f"{PAYER[d.facts.type]}_name", bold=True, size=13), align="center")
    return (named, line(f"{_form(d)} - {d.word(f'about_{d.facts.type}')}", align="center"), *_certificate(d))


def _corner(d: Draft) -> tuple[Block, ...]:
    d.implied.add("form_version")
    return (beside((line(_form(d), bold=True, size=14), line(d.word(f"about_{d.facts.type}"), size=d.small)), _certificate(d), widths=(0.65, 0.35)),)  # fmt: skip  # noqa: E501


def _boxed_title(d: Draft) -> tuple[Block, ...]:
    d.implied.add("form_version")
    about = line(d.word(f"about_{d.facts.type}"), align="center")
    return (Grid(((cell(line(_form(d), bold=True, align="center"), about, edges="tblr", shade=0.1),),), (1.0,), pad=5), *_certificate(d))  # fmt: skip  # noqa: E501


TITLED: Parts = {"official": _official, "company_first": _company_first, "corner": _corner, "boxed": _boxed_title}


def _who(d: Draft, side: str) -> tuple[Line, ...]:
    """Name and address of a party; where the name stands in the head already, it is said again."""
    return (line(d.value(f"{side}_name")), *d.address(f"{side}_address"))


def _numbers(d: Draft) -> tuple[str, ...]:
    payer, payee = PAYER[d.facts.type], PAYEE[d.facts.type]
    year = "tax_year" if d.has("tax_year") else "assessment_year"
    period = ("employment_from", "employment_to") if payer == "employer" else ("period_from", "period_to")
    return (f"{payer}_pan", f"{payer}_tan", f"{payee}_pan", year, *period)


def _boxes(d: Draft) -> tuple[Block, ...]:
    """The department's boxes, each label above its value."""
    payer, payee = PAYER[d.facts.type], PAYEE[d.facts.type]
    heads = tuple(
        cell(line(d.word(f"{side}_block"), bold=True, align="center"), edges="tblr") for side in (payer, payee)
    )
    parties = tuple(cell(*_who(d, side), edges="blr") for side in (payer, payee))
    names = [name for name in _numbers(d) if d.has(name)]
    labels = tuple(cell(line(d.word(name), bold=True, align="center", size=d.small), edges="tblr") for name in names)
    values = tuple(cell(line(d.value(name), align="center"), edges="blr") for name in names)
    return (Grid((heads, parties), (0.5, 0.5), pad=4), Grid((labels, values), (1 / len(names),) * len(names), pad=3))


def _listed(d: Draft) -> tuple[Block, ...]:
    payer, payee = PAYER[d.facts.type], PAYEE[d.facts.type]
    names = (f"{payee}_name", f"{payee}_pan", f"{payer}_name", f"{payer}_tan", f"{payer}_pan", *_numbers(d)[3:])
    return PAIRS["colon"](known(d, *names)) if d.rng.random() < 0.5 else PAIRS["left"](known(d, *names))


def _two_lists(d: Draft) -> tuple[Block, ...]:
    payer, payee = PAYER[d.facts.type], PAYEE[d.facts.type]
    left = (line(d.word(f"{payer}_block"), bold=True), *_who(d, payer), *PAIRS["colon"](known(d, f"{payer}_tan", f"{payer}_pan")))  # fmt: skip  # noqa: E501
    right = (line(d.word(f"{payee}_block"), bold=True), *_who(d, payee), *PAIRS["colon"](known(d, f"{payee}_pan", *_numbers(d)[3:])))  # fmt: skip  # noqa: E501
    return (beside(left, right),)


def _ruled_list(d: Draft) -> tuple[Block, ...]:
    payer, payee = PAYER[d.facts.type], PAYEE[d.facts.type]
    names = (f"{payer}_name", f"{payer}_tan", f"{payer}_pan", f"{payee}_name", f"{payee}_pan", *_numbers(d)[3:])
    return PAIRS["boxed"](known(d, *names))


def _matrix(d: Draft) -> tuple[Block, ...]:
    payer, payee = PAYER[d.facts.type], PAYEE[d.facts.type]
    names = (f"{payer}_name", f"{payee}_name", f"{payer}_tan", f"{payee}_pan", f"{payer}_pan", *_numbers(d)[3:])
    return PAIRS["matrix"](known(d, *names))


IDENTITIES: Parts = {
    "boxes": _boxes, "listed": _listed, "two_lists": _two_lists, "ruled": _ruled_list, "matrix": _matrix,
}  # fmt: skip


def _payments(d: Draft) -> tuple[Block, ...]:
    if "payments" not in d.facts.tables:
        return ()
    columns = {"amount_paid": 0.3, "nature": 0.35, "payment_date": 0.35}
    sums = {"amount_paid": d.value("total_paid")}
    return (
        line(d.word("head_payments"), bold=True, align="center"),
        ruled(d, "payments", columns, sums, at_most="nature"),
        Gap(8),
    )


def _quarters(d: Draft) -> tuple[Block, ...]:
    paid = {"amount_paid": 0.22} if d.facts.type == "form_16" else {}
    columns = {"quarter": 0.12, "receipt_number": 0.24, **paid, "tax_deducted": 0.21, "tax_deposited": 0.21}
    totals = {
        "amount_paid": "total_amount_paid",
        "tax_deducted": "total_tax_deducted",
        "tax_deposited": "total_tax_deposited",
    }
    sums = {column: d.value(name) for column, name in totals.items() if column in columns and d.has(name)}
    return (
        line(d.word("head_quarters"), bold=True, align="center"),
        ruled(d, "quarters", columns, sums, at_most="quarter"),
    )


def _challans(d: Draft) -> tuple[Block, ...]:
    if d.parts["challans"] == "none":
        return ()
    columns = {"tax_deposited": 0.24, "bsr_code": 0.18, "deposit_date": 0.2, "serial_number": 0.2, "status": 0.18}
    return (line(d.word("head_challans"), bold=True, align="center"), ruled(d, "challans", columns, {}), Gap(8))


def _chapter(d: Draft) -> tuple[Block, ...]:
    if not d.facts.tables["chapter_via"] or d.parts["chapter"] == "none":
        return ()
    columns = {"section": 0.4, "gross": 0.2, "qualifying": 0.2, "deductible": 0.2}
    return (line(d.word("head_chapter"), bold=True), ruled(d, "chapter_via", columns, {}))


def _sworn(d: Draft) -> tuple[Block, ...]:
    """The sentence that certifies it, which says a sum and a name again."""
    total = d.writing.number(d.facts.amount("total_tax_deducted"))
    return (Gap(10), line(d.word("sworn", total=total), size=d.small), Gap(14), line("______________________"))


def _amount(d: Draft, value: Value) -> str:
    assert isinstance(value, Decimal)
    nothing = {"dash": "-", "nil": "Nil"}.get(d.parts["zero"])
    return (
        d.with_currency(value)
        if d.parts["signs"] == "lines"
        else nothing
        if nothing and not value
        else d.writing.number(value)
    )


def _shown(d: Draft) -> list[tuple[str, str, int]]:
    """The lines of Part B that this paper has: some leave out what is nothing."""
    bare = d.parts["nothing"] == "left_out"
    return [one for one in LINES if not one[2] or not bare or one[1] == "gross_salary" or d.facts.amount(one[1])]


def _value(d: Draft, name: str) -> Line:
    return line(d.value(name, lambda value: _amount(d, value)), align="right", whole=True)


def _label(d: Draft, number: str, name: str) -> str:
    return f"{number} {d.word(name)}" if d.parts["numbered"] == "yes" else d.word(name)


def _two_columns(d: Draft) -> tuple[Block, ...]:
    rows = []
    for number, name, column in _shown(d):
        text = cell(line(_label(d, number, name), bold=not column), edges="tblr")
        amount = cell(_value(d, name), edges="tblr") if column else cell(edges="tblr")
        empty = cell(edges="tblr")
        rows.append((text, amount, empty) if column == 1 else (text, empty, amount))
    return (Grid(tuple(rows), (0.64, 0.18, 0.18), pad=2),)


def _one_column(d: Draft, edges: str = "") -> tuple[Block, ...]:
    rows = tuple(
        (cell(line(_label(d, number, name), bold=not column), edges=edges),
         cell(_value(d, name), edges=edges) if column else cell(edges=edges))
        for number, name, column in _shown(d)
    )  # fmt: skip
    return (Grid(rows, (0.75, 0.25), pad=1.5),)


def _ruled_column(d: Draft) -> tuple[Block, ...]:
    return _one_column(d, "b")


def _number_apart(d: Draft) -> tuple[Block, ...]:
    """The number of each line in a column of its own."""
    rows = tuple(
        (cell(line(number), edges="tblr"), cell(line(d.word(name), bold=not column), edges="tblr"),
         cell(_value(d, name), edges="tblr") if column else Cell(edges="tblr"))
        for number, name, column in _shown(d)
    )  # fmt: skip
    return (Grid(rows, (0.08, 0.67, 0.25), pad=2),)


def _bare_columns(d: Draft) -> tuple[Block, ...]:
    """Inner and outer column of amounts without any rule."""
    rows = []
    for number, name, column in _shown(d):
        text = cell(line(_label(d, number, name), bold=not column))
        amount = cell(_value(d, name)) if column else Cell()
        rows.append((text, amount, Cell()) if column == 1 else (text, Cell(), amount))
    return (Grid(tuple(rows), (0.62, 0.19, 0.19), pad=1.5),)


PART_B: Parts = {
    "two_columns": _two_columns, "one_column": _one_column, "ruled": _ruled_column, "number_apart": _number_apart,
    "bare_columns": _bare_columns,
}  # fmt: skip


def tax_credits(d: Draft) -> tuple[Block, ...]:
    """All blocks of a year's statement of tax credits."""
    d.implied.add("form_version")
    head = (line(d.word("about_form_26as"), bold=True, size=13, align="center"), line(_form(d), align="center"), Gap(8))
    names = ("pan", "name", "financial_year", "assessment_year", "tax_year", "address")
    columns = {"name": 0.34, "tan": 0.18, "amount_paid": 0.16, "tax_deducted": 0.16, "tax_deposited": 0.16}
    sums = {"amount_paid": d.value("total_paid"), "tax_deducted": d.value("total_tax_deducted")}
    table = ruled(d, "deductors", columns, sums, at_most="name")
    return (
        *head,
        *PAIRS[d.parts["particulars"]](known(d, *names)),
        Gap(8),
        line(d.word("head_26as"), bold=True),
        table,
    )
