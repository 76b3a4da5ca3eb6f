"""Receipts: the roll of a till, a café's slip, a Malaysian tax invoice from a counter printer."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from models.training.facts import Facts
from models.training.made import Made
from models.training.sheet import Column, Sheet
from models.training.writing import Writing

ROLL = (226.0, 480.0)
WORDS = {
    "en": ("Subtotal", "VAT", "TOTAL", "Receipt", "Thank you, see you soon"),
    "fr": ("Total HT", "TVA", "TOTAL TTC", "Ticket n°", "Merci de votre visite"),
    "de": ("Netto", "MwSt.", "SUMME", "Bon-Nr.", "Vielen Dank für Ihren Einkauf"),
}


def _head(sheet: Sheet, y: float, size: float = 8) -> float:
    middle = sheet.width / 2
    sheet.value("vendor_name", middle, y, size + 3, bold=True, align="middle")
    lines = sheet.facts.fields["vendor_address"]
    assert isinstance(lines, tuple)
    for index, line in enumerate(lines, 1):
        sheet.text(middle, y + 4 + 11 * index, line, size, align="middle")
    sheet.label("vendor_address")
    return y + 6 + 11 * (len(lines) + 1)


def till(facts: Facts, writing: Writing, _: Random) -> Made:
    """The roll of a till: quantity, goods and amount on one line; how it was paid below."""
    sheet, words = Sheet(facts, writing, "Courier", ROLL), WORDS[writing.language]
    y = _head(sheet, 30)
    y += 11 * sheet.pair("Tel", "vendor_phone", 16, y, to=30, size=8)
    y += 11 * sheet.pair("VAT" if writing.language == "en" else "TVA", "vendor_tax_id", 16, y, to=30, size=8)
    sheet.value("receipt_date", 16, y + 6, 8)
    sheet.value("receipt_time", 210, y + 6, 8, align="right")
    sheet.pair(words[3], "receipt_number", 16, y + 18, to=70, size=8)
    sheet.text(16, y + 30, "-" * 40, 8)
    columns = (Column("quantity", "", 16), Column("description", "", 34), Column("amount", "", 210, right=True))
    y = sheet.rows("line_items", columns, y + 42, step=12, size=8)
    sheet.text(16, y, "-" * 40, 8)
    for label, name in ((words[0], "subtotal"), (f"{words[1]} {_rate(facts)}", "tax_amount")):
        y += 13
        sheet.text(16, y, label, 8)
        sheet.value(name, 210, y, 8, align="right")
    sheet.text(16, y + 18, words[2], 12, bold=True)
    sheet.money("total_amount", 210, y + 18, 12, bold=True)
    sheet.label("currency")
    sheet.value("payment_method", 16, y + 36, 8)
    sheet.value("total_amount", 210, y + 36, 8, align="right")
    sheet.text(16, y + 48, "************", 8)
    sheet.value("card_last4", 75, y + 48, 8)
    sheet.text(sheet.width / 2, y + 72, words[4], 8, align="middle")
    return sheet.made("till")


def _rate(facts: Facts) -> str:
    rate = facts.tables["taxes"][0]["rate"]
    assert isinstance(rate, Decimal)
    return f"{rate.normalize():f}%"


def counter(facts: Facts, writing: Writing, _: Random) -> Made:
    """A counter printer's tax invoice: goods on one line, quantity x price and amount on the next."""
    sheet = Sheet(facts, writing, "Helvetica", (260.0, 520.0))
    y = _head(sheet, 34)
    sheet.pair("Tel", "vendor_phone", 20, y, to=26, size=8)
    sheet.text(130, y + 18, "TAX INVOICE", 10, bold=True, align="middle")
    y = sheet.pairs(
        [("Bill No", "receipt_number"), ("Date", "receipt_date"), ("Time", "receipt_time")],
        20,
        y + 36,
        to=60,
        step=12,
        size=8,
    )
    sheet.line(20, y, 240, y)
    for row in facts.tables["line_items"]:
        sheet.text(20, y + 13, str(row["description"]), 8)
        sheet.text(30, y + 24, f"{row['quantity']} x {writing.text(row['unit_price'])}", 8)
        sheet.row("line_items", row, (Column("amount", "", 240, right=True),), y + 24, 8)
        y += 24
    return _counter_totals(sheet, y + 8)


def _counter_totals(sheet: Sheet, y: float) -> Made:
    rows = (("Sub Total", "subtotal"), (f"SST {_rate(sheet.facts)}", "tax_amount"), ("Rounding Adj", "rounding"))
    sheet.line(20, y, 240, y)
    for label, name in rows:
        if name in sheet.facts.fields:
            y += 13
            sheet.text(110, y, label, 8)
            sheet.value(name, 240, y, 8, align="right")
    sheet.text(110, y + 17, "Total", 10, bold=True)
    sheet.money("total_amount", 240, y + 17, 10, bold=True)
    sheet.label("currency")
    sheet.value("payment_method", 110, y + 32, 8)
    sheet.value("total_amount", 240, y + 32, 8, align="right")
    sheet.text(130, y + 60, "Goods sold are not returnable. Thank you.", 7, align="middle")
    return sheet.made("counter")


def cafe(facts: Facts, writing: Writing, _: Random) -> Made:
    """A café's slip: label and amounts in one column, the total large and first, the card's slip below."""
    sheet, words = Sheet(facts, writing, "Times-Roman", (240.0, 460.0)), WORDS[writing.language]
    y = _head(sheet, 36, 9)
    sheet.text(120, y + 4, f"{words[3]} {sheet.facts.text('receipt_number')}", 9, align="middle")
    sheet.label("receipt_number")
    stamp = f"{writing.text(facts.fields['receipt_date'])}  {facts.text('receipt_time')}"
    sheet.text(120, y + 17, stamp, 9, align="middle")
    sheet.label("receipt_date", "receipt_time")
    columns = (
        Column("description", "", 18), Column("quantity", "", 150, right=True), Column("amount", "", 222, right=True),
    )  # fmt: skip
    y = sheet.rows("line_items", columns, y + 40, step=13, size=9)
    sheet.line(18, y - 4, 222, y - 4)
    sheet.text(18, y + 12, words[2], 13, bold=True)
    sheet.money("total_amount", 222, y + 12, 13, bold=True)
    sheet.label("currency")
    for label, name in ((f"{words[1]} {_rate(facts)}", "tax_amount"), (words[0], "subtotal")):
        y += 13
        sheet.text(18, y + 14, label, 8)
        sheet.value(name, 222, y + 14, 8, align="right")
    sheet.value("payment_method", 18, y + 34, 9)
    sheet.text(120, y + 34, "**** **** ****", 9)
    sheet.value("card_last4", 185, y + 34, 9)
    sheet.pair("N° TVA" if writing.language == "fr" else "VAT no.", "vendor_tax_id", 18, y + 52, to=48, size=8)
    sheet.text(120, y + 74, words[4], 9, align="middle")
    return sheet.made("cafe")
