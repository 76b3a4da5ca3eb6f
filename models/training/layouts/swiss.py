"""The Swiss invoice: a letter with the payment part and its QR code at the foot of the page."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from models.training.facts import Facts
from models.training.formats.paycodes import qr, swiss
from models.training.layouts.invoices import letter_sheet
from models.training.made import Made
from models.training.sheet import Sheet
from models.training.writing import Writing

TOP = 545.0


def qr_bill(facts: Facts, writing: Writing, rng: Random) -> Made:
    """A letter with receipt and payment part."""
    sheet = letter_sheet(facts, writing, rng, foot=False)
    sheet.line(0, TOP, 595, TOP, 0.3)
    sheet.line(176, TOP, 176, 842, 0.3)
    for x, title in ((14, "Empfangsschein"), (190, "Zahlteil")):
        sheet.text(x, TOP + 22, title, 11, bold=True)
    _payable(sheet, 14, TOP + 40, 7)
    _payable(sheet, 335, TOP + 22, 8)
    sheet.picture(qr(swiss(facts)), 190, TOP + 40, 130, 130)
    for x, size in ((14, 7), (190, 8)):
        sheet.text(x, TOP + 210, "Währung", size, bold=True)
        sheet.text(x + 50, TOP + 210, "Betrag", size, bold=True)
        sheet.text(x, TOP + 222, "CHF", size)
        sheet.value("total_amount", x + 50, TOP + 222, size, show=writing_apart)
    made = sheet.made("qr_bill")
    country = {name: f"{made.fields[name]}, CH" for name in ("vendor_address", "customer_address")}
    return replace(made, fields={**made.fields, **country})


def writing_apart(value: object) -> str:
    """An amount as payment parts print it: groups apart, a point."""
    return f"{value:,.2f}".replace(",", " ")


def _payable(sheet: Sheet, x: float, y: float, size: float) -> None:
    reference = sheet.facts.text("payment_reference")
    groups = [reference[:2], *(reference[i : i + 5] for i in range(2, 27, 5))]
    iban = sheet.facts.text("iban")
    parts = (
        ("Konto / Zahlbar an", [" ".join(iban[i : i + 4] for i in range(0, 21, 4)), *_lines(sheet, "vendor")]),
        ("Referenz", [" ".join(groups)]), ("Zahlbar durch", _lines(sheet, "customer")),
    )  # fmt: skip
    sheet.label("iban", "payment_reference")
    for title, lines in parts:
        sheet.text(x, y, title, size - 1, bold=True)
        for line in lines:
            y += size * 1.25
            sheet.text(x, y, line, size)
        y += size * 2.2


def _lines(sheet: Sheet, who: str) -> list[str]:
    address = sheet.facts.fields[f"{who}_address"]
    assert isinstance(address, tuple)
    return [sheet.facts.text(f"{who}_name"), *address]
