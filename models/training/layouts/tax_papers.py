"""Indian tax papers besides Form 16: Form 16A, the tax credit statement, fund statements, proofs, notices."""

from __future__ import annotations

from random import Random

from models.training.facts import Facts
from models.training.made import Made, normal_row
from models.training.sheet import Column, Sheet
from models.training.writing import Writing


def form_16a(facts: Facts, writing: Writing, _: Random) -> Made:
    """A certificate of tax deducted from other income, in the department's boxes."""
    sheet = Sheet(facts, writing, "Times-Roman")
    sheet.text(297, 40, "FORM NO. 16A", 13, bold=True, align="middle")
    sheet.text(
        297,
        55,
        "Certificate under section 203 of the Income-tax Act, 1961 for tax deducted at source",
        9,
        align="middle",
    )
    sheet.pair("Certificate No.", "certificate_number", 36, 78, to=80)
    for x, who in ((36, "deductor"), (303, "deductee")):
        sheet.text(x, 100, f"Name and address of the {who}", 8, bold=True)
        sheet.value(f"{who}_name", x, 114)
    cells = (
        ("PAN of the deductor", "deductor_pan", 36, 140), ("TAN of the deductor", "deductor_tan", 166, 140),
        ("PAN of the deductee", "deductee_pan", 303, 140), ("Assessment Year", "assessment_year", 440, 140),
        ("Period From", "period_from", 303, 176), ("To", "period_to", 440, 176),
    )  # fmt: skip
    for label, name, x, y in cells:
        sheet.text(x, y, label, 8, bold=True)
        sheet.value(name, x, y + 14)
    sheet.box(30, 90, 565, 200)
    _summaries(sheet)
    return sheet.made("form16a_boxed")


def _summaries(sheet: Sheet) -> None:
    paid = (
        Column("amount_paid", "Amount paid/credited", 130, right=True), Column("nature", "Nature of payment", 160),
        Column("payment_date", "Date of payment/credit", 400),
    )  # fmt: skip
    sheet.text(297, 218, "Summary of payment", 9, bold=True, align="middle")
    sheet.heading(paid, 234)
    y = sheet.rows("payments", paid, 250.0, rule=(30, 565))
    sheet.text(36, y, "Total", 8.5, bold=True)
    sheet.value("total_paid", 130, y, 8.5, align="right")
    deducted = (
        Column("quarter", "Quarter", 36), Column("receipt_number", "Receipt Number", 120),
        Column("tax_deducted", "Amount of tax deducted", 400, right=True),
        Column("tax_deposited", "Amount of tax deposited", 560, right=True),
    )  # fmt: skip
    sheet.text(297, y + 30, "Summary of tax deducted at source in respect of deductee", 9, bold=True, align="middle")
    sheet.heading(deducted, y + 46)
    y = sheet.rows("quarters", deducted, y + 62, rule=(30, 565))
    sheet.text(36, y, "Total (Rs.)", 8.5, bold=True)
    sheet.value("total_tax_deducted", 400, y, 8.5, align="right")


def form_26as(facts: Facts, writing: Writing, _: Random) -> Made:
    """The year's tax credit statement: a row for each deductor."""
    sheet = Sheet(facts, writing)
    sheet.text(297, 40, "Annual Tax Statement - Form 26AS", 13, bold=True, align="middle")
    pairs = (
        ("Permanent Account Number (PAN)", "pan"),
        ("Name of Assessee", "name"),
        ("Financial Year", "financial_year"),
        ("Assessment Year", "assessment_year"),
    )
    y = sheet.pairs(pairs, 36, 70, to=170)
    sheet.text(36, y + 14, "PART I - Details of Tax Deducted at Source", 10, bold=True)
    columns = (
        Column("name", "Name of Deductor", 36),
        Column("tan", "TAN of Deductor", 230),
        Column("amount_paid", "Amount Paid / Credited", 400, right=True),
        Column("tax_deducted", "Tax Deducted", 485, right=True),
        Column("tax_deposited", "TDS Deposited", 566, right=True),
    )
    sheet.heading(columns, y + 34, 7)
    y = sheet.rows("deductors", columns, y + 50, size=8, rule=(30, 566))
    sheet.text(36, y + 4, "Grand total", 8, bold=True)
    sheet.value("total_paid", 400, y + 4, 8, align="right")
    sheet.value("total_tax_deducted", 485, y + 4, 8, align="right")
    return sheet.made("form26as_table")


def cas(facts: Facts, writing: Writing, _: Random) -> Made:
    """A consolidated account statement with one scheme."""
    sheet, scheme = Sheet(facts, writing), facts.tables["folios"][0]
    sheet.text(297, 44, "Consolidated Account Statement", 13, bold=True, align="middle")
    x = sheet.value("statement_start", 220, 60)
    sheet.value("statement_end", sheet.text(x, 60, " To "), 60)
    sheet.pairs((("Name", "name"), ("PAN", "pan")), 36, 90, to=50)
    sheet.text(36, 130, f"Folio No: {scheme['folio']}", 9, bold=True)
    sheet.text(36, 145, f"{scheme['scheme']} - ISIN: {scheme['isin']}", 9)
    sheet.text(36, 164, f"Opening Unit Balance: {writing.text(scheme['open'])}")
    columns = (
        Column("date", "Date", 36),
        Column("description", "Transaction", 110),
        Column("amount", "Amount", 300, right=True),
        Column("units", "Units", 380, right=True),
        Column("nav", "NAV", 460, right=True),
        Column("balance", "Unit Balance", 550, right=True),
    )
    sheet.heading(columns, 184)
    y = sheet.rows("transactions", columns, 200)
    sheet.text(36, y + 6, f"Closing Unit Balance: {writing.text(scheme['close'])}")
    sheet.also("folios", [normal_row(scheme)])
    return sheet.made("cas_list")


def investment_proof(facts: Facts, writing: Writing, _: Random) -> Made:
    """A receipt for a premium."""
    sheet = Sheet(facts, writing, size=(595.0, 420.0))
    sheet.value("institution", 40, 50, 14, bold=True)
    sheet.text(40, 70, "PREMIUM PAID RECEIPT", 11, bold=True)
    pairs = (("Policy Number", "policy_or_account"), ("Policyholder", "payer"), ("Date of Payment", "payment_date"),
             ("Financial Year", "period"))  # fmt: skip
    y = sheet.pairs(pairs, 40, 100, to=120, step=18)
    sheet.text(40, y, "Premium Amount Paid")
    sheet.money("amount", 300, y, bold=True)
    sheet.text(40, y + 40, "Eligible for deduction under section 80C of the Income-tax Act, 1961.", 8)
    return sheet.made("premium_receipt")


def tax_notice(facts: Facts, writing: Writing, _: Random) -> Made:
    """A demand by letter."""
    sheet = Sheet(facts, writing, "Times-Roman")
    sheet.value("authority", 297, 50, 14, bold=True, align="middle")
    sheet.text(297, 70, "NOTICE OF DEMAND under section 156 of the Income-tax Act, 1961", 10, align="middle")
    pairs = (
        ("PAN", "tax_id"),
        ("Name", "taxpayer_name"),
        ("Notice No.", "notice_number"),
        ("Date of notice", "notice_date"),
        ("Assessment Year", "assessment_year"),
    )
    y = sheet.pairs(pairs, 50, 110, to=110, step=16)
    sheet.text(50, y + 14, "This is to give you notice that the sum below has been determined to be payable by you.")
    sheet.text(50, y + 40, "Amount payable")
    sheet.money("amount_due", 300, y + 40, bold=True)
    sheet.pair("Payable by", "due_date", 50, y + 58, to=110)
    return sheet.made("notice_letter")
