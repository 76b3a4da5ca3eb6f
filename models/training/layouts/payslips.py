"""Payslips: earnings beside deductions in boxes, one column from top to bottom, a British slip."""

from __future__ import annotations

from random import Random

from models.training.facts import Facts
from models.training.made import Made
from models.training.sheet import Column, Sheet
from models.training.writing import MONTHS, Writing


def _month(sheet: Sheet) -> str:
    """The month of the slip in words, labelled."""
    year, month = sheet.facts.text("pay_month").split("-")
    sheet.label("pay_month")
    return f"{MONTHS['en'][int(month) - 1]} {year}"


def beside(facts: Facts, writing: Writing, rng: Random) -> Made:
    """An Indian slip: earnings and deductions side by side in a ruled box."""
    sheet = Sheet(facts, writing, rng.choice(("Helvetica", "Times-Roman")))
    sheet.value("employer_name", 297, 46, 14, bold=True, align="middle")
    lines = facts.fields["employer_address"]
    assert isinstance(lines, tuple)
    sheet.text(297, 60, ", ".join(lines), 8, align="middle")
    sheet.label("employer_address")
    sheet.text(297, 80, f"Payslip for the month of {_month(sheet)}", 11, bold=True, align="middle")
    left = (
        ("Employee Name", "employee_name"),
        ("Employee Code", "employee_code"),
        ("Designation", "designation"),
        ("PAN", "pan"),
        ("Paid Days", "paid_days"),
    )
    right = (
        ("UAN", "uan"),
        ("PF Number", "pf_number"),
        ("Bank A/c No.", "bank_account"),
        ("Pay Date", "pay_date"),
        ("LOP Days", "lop_days"),
    )
    sheet.box(36, 92, 560, 180)
    sheet.pairs(left, 44, 108, to=100, step=15)
    sheet.pairs(right, 310, 108, to=90, step=15)
    sheet.box(36, 190, 560, 208, grey=0.9)
    one = (Column("name", "Earnings", 44), Column("current", "Amount (Rs.)", 290, right=True))
    other = (Column("name", "Deductions", 306), Column("current", "Amount (Rs.)", 552, right=True))
    sheet.heading(one, 203)
    sheet.heading(other, 203)
    y = max(sheet.rows("earnings", one, 224, step=16, size=9), sheet.rows("deductions", other, 224, step=16, size=9))
    sheet.line(298, 190, 298, y + 8)
    sheet.line(36, y - 8, 560, y - 8)
    for label, name, x, edge in (
        ("Gross Earnings", "gross_earnings", 44, 290),
        ("Total Deductions", "total_deductions", 306, 552),
    ):
        sheet.text(x, y + 4, label, 9, bold=True)
        sheet.value(name, edge, y + 4, bold=True, align="right")
    sheet.box(36, 190, 560, y + 8)
    sheet.text(44, y + 28, "Net Pay", 11, bold=True)
    sheet.money("net_pay", 290, y + 28, 11, bold=True)
    sheet.text(297, y + 60, "This is a system generated payslip and needs no signature.", 7.5, align="middle")
    return sheet.made("payslip_beside")


def column(facts: Facts, writing: Writing, _: Random) -> Made:
    """A slip in one column: each part with its sum below, borderless."""
    sheet = Sheet(facts, writing, "Courier")
    sheet.text(60, 50, "SALARY SLIP", 13, bold=True)
    sheet.text(60, 66, _month(sheet), 10)
    names = (
        ("Company", "employer_name"),
        ("Name", "employee_name"),
        ("Emp ID", "employee_code"),
        ("Title", "designation"),
        ("PAN No", "pan"),
        ("UAN No", "uan"),
        ("A/C", "bank_account"),
        ("Paid on", "pay_date"),
    )
    y = sheet.pairs(names, 60, 90, to=90, step=14) + 10
    for title, table, label, name in (
        ("EARNINGS", "earnings", "Total Earnings", "gross_earnings"),
        ("DEDUCTIONS", "deductions", "Total Deductions", "total_deductions"),
    ):
        sheet.text(60, y, title, 9, bold=True)
        y = sheet.rows(table, (Column("name", "", 70), Column("current", "", 420, right=True)), y + 16, step=14, size=9)
        sheet.text(70, y + 2, label, 9)
        sheet.value(name, 420, y + 2, align="right")
        y += 24
    sheet.text(60, y + 4, "NET SALARY PAYABLE", 10, bold=True)
    sheet.money("net_pay", 420, y + 4, 10, bold=True)
    return sheet.made("payslip_column")


def british(facts: Facts, writing: Writing, _: Random) -> Made:
    """A British slip: a strip of boxes with labels above, payments and deductions, net pay at the lower right."""
    sheet = Sheet(facts, writing, size=(595.0, 420.0))
    strip = (
        ("Employee No.", "employee_code", 30),
        ("Employee", "employee_name", 140),
        ("Process date", "pay_date", 330),
        ("Account", "bank_account", 460),
    )
    sheet.value("employer_name", 30, 40, 12, bold=True)
    sheet.text(565, 40, f"Pay period: {_month(sheet)}", 9, align="right")
    sheet.box(24, 52, 571, 86)
    for label, name, x in strip:
        sheet.text(x, 64, label, 7)
        sheet.value(name, x, 79, 9)
    one = (Column("name", "Payments", 30), Column("current", "Amount", 270, right=True))
    other = (Column("name", "Deductions", 310), Column("current", "Amount", 560, right=True))
    sheet.heading(one, 108)
    sheet.heading(other, 108)
    sheet.rows("earnings", one, 126, size=9)
    sheet.rows("deductions", other, 126, size=9)
    sheet.box(24, 330, 571, 394)
    cells = (
        ("Total payments", "gross_earnings", 130),
        ("Total deductions", "total_deductions", 330),
        ("NET PAY", "net_pay", 556),
    )
    for label, name, x in cells:
        sheet.text(x, 348, label, 8, align="right")
        sheet.money(name, x, 370, 12, bold=True)
    return sheet.made("payslip_british")
