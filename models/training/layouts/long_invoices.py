"""An invoice over two pages: a sum carried forward, a discount, shipping, what was paid before."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from models.training.content.invoices import NOTE
from models.training.facts import Facts, Value
from models.training.made import Made
from models.training.sheet import Column, Sheet
from models.training.words import Words
from models.training.writing import Writing

LINES_ON_FIRST_PAGE = 12


def _first(value: Value) -> str:
    """A description without the note that stands on a line of its own."""
    return str(value).removesuffix(f" {NOTE}")


def carried(facts: Facts, writing: Writing, rng: Random) -> Made:
    """A wholesaler's invoice: the customer right, goods with article codes, totals under the amounts on page two."""
    sheet, words = Sheet(facts, writing), Words(writing.language, rng)
    sheet.value("vendor_name", 40, 50, 14, bold=True)
    lines = facts.fields["vendor_address"]
    assert isinstance(lines, tuple)
    sheet.text(40, 64, " · ".join(lines), 8)
    sheet.label("vendor_address")
    sheet.text(40, 110, words["invoice"].upper(), 18, bold=True)
    names = ("invoice_number", "invoice_date", "due_date", "customer_id")
    sheet.pairs([(words[name], name) for name in names], 40, 132, to=130, colon="", step=13)
    sheet.box(330, 96, 560, 180)
    sheet.text(338, 110, words["bill_to"], 8)
    sheet.value("customer_name", 338, 126, 10, bold=True)
    sheet.address("customer_address", 338, 140)
    columns = (
        Column("line", "#", 40),
        Column("code", "Art.", 60),
        Column("description", words["description"], 115, show=_first),
        Column("quantity", words["quantity"], 370, right=True),
        Column("unit_price", words["unit_price"], 455, right=True),
        Column("amount", words["amount"], 555, right=True),
    )
    y = _lines(sheet, columns)
    _sums(sheet, words, y + 14)
    return sheet.made("carried")


def _lines(sheet: Sheet, columns: tuple[Column, ...]) -> float:
    y = _head(sheet, columns, 214)
    done = Decimal("0.00")
    for index, row in enumerate(sheet.facts.tables["line_items"]):
        if index == LINES_ON_FIRST_PAGE:
            sheet.text(455, y + 8, "Carried forward", 8, align="right")
            sheet.text(555, y + 8, sheet.writing.number(done), 8, align="right")
            sheet.turn()
            y = _head(sheet, columns, 60)
            sheet.text(455, y, "Brought forward", 8, align="right")
            sheet.text(555, y, sheet.writing.number(done), 8, align="right")
            y += 18
        sheet.row("line_items", row, columns, y)
        sheet.text(115, y + 10, NOTE, 7)
        amount = row["amount"]
        assert isinstance(amount, Decimal)
        done += amount
        y += 34
    return y


def _head(sheet: Sheet, columns: tuple[Column, ...], y: float) -> float:
    sheet.heading(columns, y)
    sheet.line(40, y + 5, 555, y + 5)
    return y + 20


def _sums(sheet: Sheet, words: Words, y: float) -> None:
    parts = (
        ("Goods", "lines_total"),
        ("Discount", "discount_total"),
        ("Shipping", "charges_total"),
        (words["subtotal"], "subtotal"),
    )
    for label, name in (*parts, (words["tax_amount"], "tax_amount")):
        sheet.text(400, y, label)
        sheet.value(name, 555, y, align="right")
        y += 14
    sheet.text(400, y + 4, words["total_amount"], 11, bold=True)
    sheet.money("total_amount", 555, y + 4, 11, bold=True)
    sheet.label("currency")
    sheet.pairs([(words[name], name) for name in ("payment_terms", "iban", "bic", "vendor_tax_id")], 40, y + 50, to=130)
