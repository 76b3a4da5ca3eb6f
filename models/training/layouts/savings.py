"""Interest certificates and capital gains statements, each in three hands."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from models.training.facts import Facts, Value
from models.training.made import Made
from models.training.sheet import Column, Sheet
from models.training.writing import Writing


def interest_letter(facts: Facts, writing: Writing, _: Random) -> Made:
    """A bank's letter with the deposits in a table under a sentence."""
    sheet = Sheet(facts, writing, "Times-Roman")
    sheet.value("institution", 50, 60, 15, bold=True)
    sheet.text(297, 110, "INTEREST CERTIFICATE", 13, bold=True, align="middle")
    pairs = (("Customer Name", "customer_name"), ("Customer ID", "customer_id"), ("PAN", "pan"))
    y = sheet.pairs(pairs, 50, 140, to=100, step=15)
    x = sheet.text(50, y + 12, "This is to certify the interest credited on the deposits below for the period from ", 9)
    x = sheet.value("period_from", x, y + 12)
    sheet.value("period_to", sheet.text(x, y + 12, " to "), y + 12)
    columns = (
        Column("number", "Deposit No.", 50),
        Column("branch", "Branch", 160),
        Column("principal", "Principal", 330, right=True),
        Column("interest", "Interest Paid", 440, right=True),
        Column("tax_deducted", "TDS", 540, right=True),
    )
    sheet.heading(columns, y + 44)
    sheet.line(50, y + 49, 545, y + 49)
    y = sheet.rows("deposits", columns, y + 64, step=16, rule=(50, 545))
    sheet.text(50, y, "Total", 9, bold=True)
    sheet.value("total_interest", 440, y, bold=True, align="right")
    sheet.value("total_tds", 540, y, bold=True, align="right")
    sheet.text(50, y + 60, "This certificate is issued at the request of the customer.", 8)
    return sheet.made("interest_letter")


def interest_box(facts: Facts, writing: Writing, _: Random) -> Made:
    """A printed form: each label in the left half of a ruled box, its value in the right half."""
    sheet = Sheet(facts, writing)
    sheet.value("institution", 297, 60, 14, bold=True, align="middle")
    sheet.text(297, 80, "Certificate of Interest and Tax Deducted at Source", 11, align="middle")
    rows = (
        ("Name of the account holder", "customer_name"),
        ("CIF / Customer No.", "customer_id"),
        ("Permanent Account Number", "pan"),
        ("Interest period from", "period_from"),
        ("Interest period to", "period_to"),
        ("Total interest paid (Rs.)", "total_interest"),
        ("Total tax deducted (Rs.)", "total_tds"),
    )
    y = 120.0
    for label, name in rows:
        if name in facts.fields:
            sheet.box(50, y, 545, y + 24)
            sheet.text(58, y + 16, label, 9.5)
            sheet.value(name, 320, y + 16, 9.5)
            y += 24
    sheet.line(310, 120, 310, y)
    columns = (
        Column("number", "Account", 58),
        Column("interest", "Interest", 320, right=True),
        Column("tax_deducted", "Tax", 530, right=True),
    )
    sheet.text(50, y + 26, "Account-wise break-up", 9, bold=True)
    sheet.heading(columns, y + 44)
    sheet.rows("deposits", columns, y + 60)
    return sheet.made("interest_box")


def loan_letter(facts: Facts, writing: Writing, rng: Random) -> Made:
    """A home loan certificate, its figures one under the other."""
    sheet = Sheet(facts, writing, rng.choice(("Helvetica", "Courier")))
    sheet.value("institution", 50, 60, 14, bold=True)
    sheet.text(50, 96, "PROVISIONAL CERTIFICATE - HOME LOAN INTEREST", 11, bold=True)
    y = sheet.pairs(
        (
            ("Borrower", "customer_name"),
            ("Customer ID", "customer_id"),
            ("PAN", "pan"),
            ("Loan Account No", "loan_account"),
        ),
        50,
        126,
        to=120,
        step=16,
    )
    sheet.text(50, y, "Period:", 9)
    x = sheet.value("period_from", 170, y)
    sheet.value("period_to", sheet.text(x, y, " to "), y)
    for label, name in (("Principal repaid", "principal_repaid"), ("Interest paid", "interest_paid")):
        y += 30
        sheet.text(50, y, label, 10)
        sheet.money(name, 400, y, 10)
    sheet.text(50, y + 50, "For claiming deduction under sections 80C and 24(b) of the Income-tax Act.", 8)
    return sheet.made("loan_letter")


def _term(value: Value) -> str:
    return "LTCG" if value == "long" else "STCG"


def gains_wide(facts: Facts, writing: Writing, _: Random) -> Made:
    """A broker's wide table, one line a sale, the sums by term below."""
    sheet = Sheet(facts, writing, size=(842.0, 595.0))
    sheet.value("broker_or_rta", 36, 40, 13, bold=True)
    x = sheet.text(36, 58, "Capital Gains Statement for FY ", 10)
    sheet.value("financial_year", x, 58, 10)
    sheet.pairs((("Client Name", "name"), ("PAN", "pan")), 36, 80, to=70)
    columns = (
        Column("asset", "Scrip", 36),
        Column("isin", "ISIN", 190),
        Column("units", "Qty", 310, right=True),
        Column("buy_date", "Buy Date", 325),
        Column("buy_value", "Buy Value", 460, right=True),
        Column("sell_date", "Sell Date", 475),
        Column("sell_value", "Sell Value", 610, right=True),
        Column("term", "Term", 630, show=_term),
        Column("gain", "Gain / Loss", 760, right=True),
    )
    sheet.heading(columns, 126)
    sheet.line(36, 131, 800, 131)
    y = sheet.rows("trades", columns, 147, step=17, rule=(36, 800))
    for label, name in (("Short Term Capital Gain", "short_term_gain"), ("Long Term Capital Gain", "long_term_gain")):
        sheet.text(560, y + 8, label, 9, bold=True)
        sheet.value(name, 760, y + 8, bold=True, align="right")
        y += 16
    return sheet.made("gains_wide")


def gains_summary(facts: Facts, writing: Writing, _: Random) -> Made:
    """A registrar's statement: the summary in a box first, then the sales by term."""
    sheet = Sheet(facts, writing, "Times-Roman")
    sheet.value("broker_or_rta", 297, 48, 13, bold=True, align="middle")
    sheet.text(297, 64, "Realised Gain Statement", 11, align="middle")
    sheet.pairs((("Investor", "name"), ("PAN", "pan"), ("Financial Year", "financial_year")), 40, 90, to=90)
    sheet.box(330, 78, 556, 126)
    for index, (label, name) in enumerate(
        (("Short term gain", "short_term_gain"), ("Long term gain", "long_term_gain"))
    ):
        sheet.text(338, 96 + 18 * index, label)
        sheet.money(name, 548, 96 + 18 * index)
    columns = (
        Column("asset", "Scheme", 40),
        Column("units", "Units", 255, right=True),
        Column("buy_date", "Purchased", 262),
        Column("buy_value", "Cost", 375, right=True),
        Column("sell_date", "Redeemed", 382),
        Column("sell_value", "Proceeds", 490, right=True),
        Column("gain", "Gain", 556, right=True),
    )
    y = 156.0
    for term, title in (("short", "Short Term"), ("long", "Long Term")):
        sheet.text(40, y, title, 10, bold=True)
        sheet.heading(columns, y + 16, 8)
        y = _of_term(sheet, columns, term, y + 31) + 14
    return sheet.made("gains_summary")


def _of_term(sheet: Sheet, columns: tuple[Column, ...], term: str, y: float) -> float:
    for row in sheet.facts.tables["trades"]:
        if row["term"] == term:
            sheet.row("trades", row, columns, y, 8)
            y += 14
    return y


def gains_typed(facts: Facts, writing: Writing, _: Random) -> Made:
    """Each sale as a small block of lines, as older programs print it."""
    sheet = Sheet(facts, writing, "Courier")
    sheet.text(40, 46, "STATEMENT OF REALISED CAPITAL GAINS", 11, bold=True)
    y = sheet.pairs(
        (("Broker", "broker_or_rta"), ("Client", "name"), ("PAN", "pan"), ("Year", "financial_year")), 40, 66, to=60
    )
    columns = (
        Column("asset", "Security", 40),
        Column("buy_date", "Bought", 230),
        Column("buy_value", "Cost", 375, right=True),
        Column("sell_value", "Sold for", 465, right=True),
        Column("gain", "Profit", 555, right=True),
    )
    sheet.heading(columns, y + 16, 8)
    y = sheet.rows("trades", columns, y + 32, step=14, size=8) + 12
    for label, name in (("Total short-term profit", "short_term_gain"), ("Total long-term profit", "long_term_gain")):
        sheet.text(40, y, label)
        sheet.value(name, 555, y, align="right")
        y += 14
    total = sum((facts.amount(name) for name in ("short_term_gain", "long_term_gain")), Decimal(0))
    sheet.text(40, y, "Total profit")
    sheet.text(555, y, writing.number(total), align="right")
    return sheet.made("gains_typed")
