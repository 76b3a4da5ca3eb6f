"""The Indian GST invoice: everything in boxes, a tax summary by HSN, the signed code's number."""

from __future__ import annotations

from random import Random

from models.training.facts import Facts
from models.training.formats.paycodes import gst, qr
from models.training.layouts.invoices import percent
from models.training.made import Made
from models.training.sheet import Column, Sheet
from models.training.writing import Writing

QR_SHARE = 0.6
"""of invoices that show the signed code itself beside its number"""


def boxed(facts: Facts, writing: Writing, rng: Random) -> Made:
    """A GST invoice in ruled boxes."""
    sheet = Sheet(facts, writing, rng.choice(("Helvetica", "Times-Roman")))
    sheet.text(297, 42, "TAX INVOICE", 12, bold=True, align="middle")
    sheet.text(565, 42, "(ORIGINAL FOR RECIPIENT)", 7, align="right")
    sheet.pairs([("IRN", "irn"), ("Ack No.", "ack_number")], 30, 58, to=60, step=11, size=7.5)
    sheet.box(30, 78, 565, 800)
    _parties(sheet)
    bottom = _lines(sheet)
    _totals(sheet, bottom)
    if "irn" in facts.fields and rng.random() < QR_SHARE:
        sheet.picture(qr(gst(facts, rng)), 36, 645, 110, 110)
    sheet.text(297, 814, "This is a computer generated invoice", 7, align="middle")
    return sheet.made("gst_boxed")


def _parties(sheet: Sheet) -> None:
    sheet.line(300, 78, 300, 240)
    sheet.line(30, 160, 565, 160)
    sheet.line(30, 240, 565, 240)
    for top, who, title in ((78, "vendor", ""), (160, "customer", "Buyer (Bill to)")):
        sheet.text(36, top + 10, title, 7)
        sheet.value(f"{who}_name", 36, top + 23, 10, bold=True)
        y = sheet.address(f"{who}_address", 36, top + 35, 8)
        sheet.pair("GSTIN/UIN", f"{who}_tax_id", 36, y + 4, to=60, size=8)
    cells = (
        ("Invoice No.", "invoice_number", 300, 78), ("Dated", "invoice_date", 435, 78),
        ("Mode/Terms of Payment", "payment_terms", 435, 119), ("Buyer's Order No.", "purchase_order", 300, 119),
        ("Place of Supply", "place_of_supply", 300, 160),
    )  # fmt: skip
    sheet.line(435, 78, 435, 160)
    sheet.line(300, 119, 565, 119)
    for label, name, x, top in cells:
        sheet.text(x + 5, top + 11, label, 7)
        if name in sheet.facts.fields:
            sheet.value(name, x + 5, top + 26, 9, bold=True)


def _lines(sheet: Sheet) -> float:
    columns = (
        Column("line", "Sl", 36),
        Column("description", "Description of Goods", 56),
        Column("hsn_sac", "HSN/SAC", 262),
        Column("tax_rate", "GST Rate", 350, right=True, show=percent),
        Column("quantity", "Quantity", 400, right=True),
        Column("unit_price", "Rate", 455, right=True),
        Column("unit", "per", 462),
        Column("amount", "Amount", 560, right=True),
    )
    sheet.heading(columns, 253, 8)
    sheet.line(30, 259, 565, 259)
    y = sheet.rows("line_items", columns, 274, step=17)
    for row in sheet.facts.tables["taxes"]:
        name, rate = row["name"], row["rate"]
        sheet.text(250, y, f"Output {name} @ {percent(rate)}", 8.5, align="right")
        sheet.text(560, y, sheet.writing.text(row["amount"]), 8.5, align="right")
        y += 14
    if "round_off" in sheet.facts.fields:
        sheet.text(250, y, "Round Off", 8.5, align="right")
        sheet.value("round_off", 560, y, 8.5, align="right")
        y += 14
    for x in (52, 258, 310, 355, 405, 459, 485):
        sheet.line(x, 240, x, y + 4, 0.4)
    return y + 4


def _totals(sheet: Sheet, y: float) -> None:
    sheet.line(30, y, 565, y)
    sheet.text(250, y + 13, "Total", 9, bold=True, align="right")
    sheet.money("total_amount", 560, y + 13, 10, bold=True)
    sheet.label("currency")
    sheet.line(30, y + 19, 565, y + 19)
    columns = (
        Column("name", "Tax type", 40), Column("rate", "Rate", 160, right=True, show=percent),
        Column("base", "Taxable Value", 300, right=True), Column("amount", "Tax Amount", 420, right=True),
    )  # fmt: skip
    sheet.heading(columns, y + 34, 8)
    y = sheet.rows("taxes", columns, y + 48, step=13, size=8)
    sheet.text(40, y + 4, "Taxable value in all", 8)
    sheet.value("subtotal", 300, y + 4, 8, align="right")
    sheet.text(320, y + 4, "Total tax", 8)
    sheet.value("tax_amount", 420, y + 4, 8, align="right")
    sheet.text(36, 770, "We declare that this invoice shows the actual price of the goods described.", 7)
    vendor = sheet.facts.text("vendor_name")
    sheet.text(560, 770, f"for {vendor}", 8, bold=True, align="right")
    sheet.text(560, 795, "Authorised Signatory", 8, align="right")
