"""Invoices: a European letter, an American form, an Indian boxed form, a typewritten bill."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from models.training.facts import Facts, Value
from models.training.made import Made
from models.training.sheet import Column, Sheet
from models.training.words import Words
from models.training.writing import Writing


def percent(value: Value) -> str:
    """A rate as "20%" or "5.5%"."""
    assert isinstance(value, Decimal)
    return f"{value.normalize():f}%"


def letter(facts: Facts, writing: Writing, rng: Random) -> Made:
    """A letter: sender above, the customer in the window, figures in a table with thin rules."""
    return letter_sheet(facts, writing, rng).made("letter")


def credit_letter(facts: Facts, writing: Writing, rng: Random) -> Made:
    """A credit note by letter, its amounts printed positive."""
    return letter_sheet(facts, writing, rng, "credit_note").made("credit_letter")


def letter_sheet(facts: Facts, writing: Writing, rng: Random, kind: str = "invoice", *, foot: bool = True) -> Sheet:
    """The sheet of a letter."""
    sheet, words = Sheet(facts, writing, rng.choice(("Helvetica", "Times-Roman"))), Words(writing.language, rng)
    sheet.value("vendor_name", 50, 60, 15, bold=True)
    sheet.address("vendor_address", 50, 75, 8)
    sheet.value("customer_name", 50, 160, 10)
    sheet.address("customer_address", 50, 174, 10)
    sheet.text(50, 262, words[kind], 16, bold=True)
    names = ("invoice_number", "invoice_date", "due_date", "customer_id", "purchase_order", "customer_tax_id")
    sheet.pairs([(words[name], name) for name in names], 330, 160, to=110, step=13)
    y = _lines(sheet, words, 300)
    _totals(sheet, words, y + 12)
    if foot:
        _foot(sheet, words)
    return sheet


def _lines(sheet: Sheet, words: Words, y: float) -> float:
    columns = (
        Column("description", words["description"], 50),
        Column("quantity", words["quantity"], 300, right=True),
        Column("unit", words["unit"], 310),
        Column("unit_price", words["unit_price"], 415, right=True),
        Column("tax_rate", words["tax_rate"], 465, right=True, show=percent),
        Column("amount", words["amount"], 545, right=True),
    )
    sheet.heading(columns, y)
    sheet.line(50, y + 5, 545, y + 5)
    return sheet.rows("line_items", columns, y + 19, rule=(50, 545))


def _totals(sheet: Sheet, words: Words, y: float) -> None:
    sheet.text(380, y, words["subtotal"])
    sheet.value("subtotal", 545, y, align="right")
    for row in sheet.facts.tables["taxes"]:
        y += 14
        sheet.text(300, y, words["tax_amount"])
        columns = (
            Column("rate", "", 400, right=True, show=percent),
            Column("base", "", 465, right=True),
            Column("amount", "", 545, right=True),
        )
        sheet.row("taxes", {k: v for k, v in row.items() if k != "name"}, columns, y, 9)
    if len(sheet.facts.tables["taxes"]) == 1:
        sheet.label("tax_amount")
    sheet.line(300, y + 6, 545, y + 6)
    sheet.text(300, y + 20, words["total_amount"], 11, bold=True)
    sheet.money("total_amount", 545, y + 20, 11, bold=True)
    sheet.label("currency")


def _foot(sheet: Sheet, words: Words) -> None:
    sheet.line(50, 770, 545, 770, 0.3)
    sheet.pairs([(words[name], name) for name in ("iban", "bic")], 50, 784, to=80, step=11, size=8)
    sheet.pairs(
        [(words["vendor_tax_id"], "vendor_tax_id"), (words["payment_terms"], "payment_terms")],
        300,
        784,
        to=130,
        step=11,
        size=8,
    )


def blocks(facts: Facts, writing: Writing, rng: Random) -> Made:
    """Blocks side by side, each label above its value, a grey heading, totals with currency signs."""
    sheet, words = Sheet(facts, writing), Words(writing.language, rng)
    sheet.text(562, 62, words["invoice"].upper(), 24, bold=True, align="right")
    sheet.value("vendor_name", 40, 56, 13, bold=True)
    sheet.address("vendor_address", 40, 72, 9)
    if "vendor_tax_id" in facts.fields:
        sheet.pair(words["vendor_tax_id"], "vendor_tax_id", 40, 118, to=80, colon="")
    sheet.box(40, 132, 562, 168, grey=0.93)
    for x, name in zip(
        (48, 178, 308, 438), ("invoice_number", "invoice_date", "due_date", "purchase_order"), strict=True
    ):
        if name in facts.fields:
            sheet.text(x, 146, words[name].upper(), 7)
            sheet.value(name, x, 160, 10, bold=True)
    sheet.text(40, 192, words["bill_to"].upper(), 8, bold=True)
    sheet.value("customer_name", 40, 206, 10)
    sheet.address("customer_address", 40, 219, 9)
    columns = (
        Column("quantity", words["quantity"], 70, right=True), Column("description", words["description"], 90),
        Column("unit_price", words["unit_price"], 450, right=True, show=sheet.amount),
        Column("amount", words["amount"], 552, right=True, show=sheet.amount),
    )  # fmt: skip
    sheet.box(40, 282, 562, 300, grey=0.85)
    sheet.heading(columns, 294)
    y = sheet.rows("line_items", columns, 314, step=18, size=9)
    _blocks_totals(sheet, words, y + 20)
    return sheet.made("blocks")


def _blocks_totals(sheet: Sheet, words: Words, y: float) -> None:
    tax = sheet.facts.tables["taxes"][0]
    name, rate = tax["name"], tax["rate"]
    assert isinstance(name, str)
    for label, field in ((words["subtotal"], "subtotal"), (f"{name} ({percent(rate)})", "tax_amount")):
        sheet.text(380, y, label)
        sheet.money(field, 552, y)
        y += 16
    sheet.line(370, y - 10, 562, y - 10)
    sheet.text(380, y + 4, words["total_amount"].upper(), 11, bold=True)
    sheet.money("total_amount", 552, y + 4, 11, bold=True)
    sheet.label("currency")
    sheet.pair(words["payment_terms"], "payment_terms", 40, y, to=85)
    sheet.text(40, 740, "Thank you for your business. Questions about this invoice? Write to accounts.", 8)


def typed(facts: Facts, writing: Writing, rng: Random) -> Made:
    """A bill set in typewriter letters, without rules, its totals on the left."""
    sheet, words = Sheet(facts, writing, "Courier"), Words(writing.language, rng)
    sheet.value("vendor_name", 297, 60, 13, bold=True, align="middle")
    lines = facts.fields["vendor_address"]
    assert isinstance(lines, tuple)
    for index, line in enumerate(lines):
        sheet.text(297, 76 + 12 * index, line, 9, align="middle")
    sheet.label("vendor_address")
    sheet.pairs([(words["vendor_tax_id"], "vendor_tax_id")], 60, 136, to=150)
    sheet.text(60, 160, words["invoice"].upper(), 12, bold=True)
    names = ("invoice_number", "invoice_date", "due_date", "purchase_order", "customer_id")
    y = sheet.pairs([(words[name], name) for name in names], 60, 180, to=170)
    sheet.text(60, y + 10, f"{words['bill_to']}:")
    sheet.value("customer_name", 60, y + 24)
    y = sheet.address("customer_address", 60, y + 37) + 18
    columns = (
        Column("description", words["description"], 60), Column("quantity", words["quantity"], 330, right=True),
        Column("unit_price", words["unit_price"], 430, right=True), Column("amount", words["amount"], 535, right=True),
    )  # fmt: skip
    sheet.heading(columns, y, bold=False)
    sheet.text(60, y + 9, "-" * 95, 8.35)
    y = sheet.rows("line_items", columns, y + 22, step=13)
    return _typed_totals(sheet, words, y + 14)


def _typed_totals(sheet: Sheet, words: Words, y: float) -> Made:
    for name in ("subtotal", "tax_amount"):
        sheet.text(60, y, words[name])
        sheet.value(name, 300, y, align="right")
        y += 14
    sheet.text(60, y + 4, words["total_amount"].upper(), 10, bold=True)
    sheet.money("total_amount", 300, y + 4, 10, bold=True)
    sheet.label("currency")
    sheet.pairs([(words[name], name) for name in ("iban", "bic", "payment_terms")], 60, y + 40, to=140)
    return sheet.made("typed")
