"""Form 16 in three hands: the tax department's boxes, a payroll program's list, a plain typed certificate."""

from __future__ import annotations

from random import Random

from models.training.facts import Facts
from models.training.made import Made
from models.training.sheet import Column, Sheet
from models.training.writing import Writing

PART_B = (
    ("1. Gross Salary", "", 0),
    ("(a) Salary as per provisions contained in section 17(1)", "salary_17_1", 1),
    ("(b) Value of perquisites under section 17(2)", "perquisites_17_2", 1),
    ("(c) Profits in lieu of salary under section 17(3)", "profits_17_3", 1),
    ("(d) Total", "gross_salary", 2),
    ("2. Less: Allowances to the extent exempt under section 10", "total_exempt", 2),
    ("4. Less: Deductions under section 16", "", 0),
    ("(a) Standard deduction under section 16(ia)", "standard_deduction", 1),
    ("(b) Entertainment allowance under section 16(ii)", "entertainment_allowance", 1),
    ("(c) Tax on employment under section 16(iii)", "professional_tax", 1),
    ("5. Total amount of deductions under section 16", "total_deductions_16", 2),
    ('6. Income chargeable under the head "Salaries"', "income_from_salary", 2),
    ("7. (b) Income under the head Other Sources offered for TDS", "other_sources", 1),
    ("9. Gross total income", "gross_total_income", 2),
    ("11. Aggregate of deductible amount under Chapter VI-A", "total_chapter_via", 2),
    ("12. Total taxable income", "taxable_income", 2),
    ("13. Tax on total income", "tax_on_income", 2),
    ("14. Rebate under section 87A, if applicable", "rebate_87a", 2),
    ("15. Surcharge, wherever applicable", "surcharge", 2),
    ("16. Health and education cess", "cess", 2),
    ("17. Tax payable", "tax_payable", 2),
    ("18. Less: Relief under section 89", "relief_89", 2),
    ("19. Net tax payable", "net_tax_payable", 2),
)


def boxed(facts: Facts, writing: Writing, _: Random) -> Made:
    """The department's form: label above value in boxes, amounts of Part B in two columns."""
    sheet = Sheet(facts, writing, "Times-Roman")
    sheet.text(297, 40, "FORM NO. 16", 13, bold=True, align="middle")
    sheet.text(297, 54, "[See rule 31(1)(a)]   PART A", 9, align="middle")
    sheet.text(
        297,
        68,
        "Certificate under section 203 of the Income-tax Act, 1961 for tax deducted at source on salary",
        8,
        align="middle",
    )
    sheet.pair("Certificate No.", "certificate_number", 36, 88, to=80)
    sheet.box(30, 98, 565, 262)
    sheet.line(297, 98, 297, 262)
    for x, who, title in (
        (36, "employer", "Name and address of the Employer"),
        (303, "employee", "Name and address of the Employee"),
    ):
        sheet.text(x, 110, title, 8, bold=True)
        sheet.value(f"{who}_name", x, 124, 9)
    sheet.address("employer_address", 36, 136, 8)
    sheet.line(30, 184, 565, 184)
    cells = (
        ("PAN of the Deductor", "employer_pan", 36, 196), ("TAN of the Deductor", "employer_tan", 166, 196),
        ("PAN of the Employee", "employee_pan", 303, 196), ("Assessment Year", "assessment_year", 440, 196),
        ("Period with the Employer: From", "employment_from", 303, 236), ("To", "employment_to", 440, 236),
    )  # fmt: skip
    for label, name, x, y in cells:
        sheet.text(x, y, label, 8, bold=True)
        sheet.value(name, x, y + 14)
    _quarters(sheet, 282)
    _challans(sheet, 400)
    sheet.turn()
    _part_b(sheet, 60)
    return sheet.made("form16_boxed")


def _quarters(sheet: Sheet, y: float) -> None:
    sheet.text(
        297, y, "Summary of amount paid/credited and tax deducted at source thereon", 8, bold=True, align="middle"
    )
    columns = (
        Column("quarter", "Quarter(s)", 36),
        Column("receipt_number", "Receipt Number", 110),
        Column("amount_paid", "Amount paid/credited", 350, right=True),
        Column("tax_deducted", "Tax deducted (Rs.)", 455, right=True),
        Column("tax_deposited", "Tax deposited (Rs.)", 560, right=True),
    )
    sheet.heading(columns, y + 16, 8)
    y = sheet.rows("quarters", columns, y + 31, step=14, size=8, rule=(30, 565))
    sheet.text(36, y, "Total (Rs.)", 8, bold=True)
    sheet.value("total_tax_deducted", 455, y, 8, align="right")


def _challans(sheet: Sheet, y: float) -> None:
    sheet.text(297, y, "DETAILS OF TAX DEDUCTED AND DEPOSITED THROUGH CHALLAN", 8, bold=True, align="middle")
    columns = (
        Column("tax_deposited", "Tax Deposited (Rs.)", 150, right=True), Column("bsr_code", "BSR Code", 190),
        Column("deposit_date", "Date of deposit", 280), Column("serial_number", "Challan Serial Number", 380),
        Column("status", "Status", 520),
    )  # fmt: skip
    sheet.heading(columns, y + 16, 8)
    sheet.rows("challans", columns, y + 31, step=14, size=8, rule=(30, 565))


def _part_b(sheet: Sheet, y: float) -> None:
    sheet.text(
        297,
        y - 20,
        "PART B (Annexure) - Details of Salary Paid and any other income and tax deducted",
        10,
        bold=True,
        align="middle",
    )
    for label, name, column in PART_B:
        sheet.text(36, y, label, 8.5, bold=column == 0)
        if name:
            sheet.value(name, 470 if column == 1 else 560, y, 8.5, align="right")
        sheet.line(30, y + 5, 565, y + 5, 0.3)
        y += 17


def listed(facts: Facts, writing: Writing, _: Random) -> Made:
    """A payroll program's certificate: labels left, values right of a colon, both parts on one sheet."""
    sheet = Sheet(facts, writing)
    sheet.value("employer_name", 297, 42, 12, bold=True, align="middle")
    sheet.text(297, 56, "FORM 16 - Salary Certificate (Part A and Part B)", 10, align="middle")
    pairs = (
        ("Employee Name", "employee_name"),
        ("Employee PAN", "employee_pan"),
        ("Employer TAN", "employer_tan"),
        ("Employer PAN", "employer_pan"),
        ("Assessment Year", "assessment_year"),
        ("Certificate Number", "certificate_number"),
        ("Employed From", "employment_from"),
        ("Employed To", "employment_to"),
    )
    sheet.pairs(pairs[:4], 40, 80, to=110, step=13)
    sheet.pairs(pairs[4:], 310, 80, to=110, step=13)
    _quarters(sheet, 148)
    y = 262.0
    for label, name, column in PART_B:
        sheet.text(52 if column == 1 else 40, y, label, 8, bold=column == 0)
        if name:
            sheet.value(name, 540, y, 8, align="right", show=sheet.amount)
        y += 15.5
    sheet.text(
        40,
        780,
        "Certified that a sum as stated above has been deducted and deposited to the credit of the Government.",
        7.5,
    )
    return sheet.made("form16_listed")


def typed(facts: Facts, writing: Writing, _: Random) -> Made:
    """A certificate typed with fixed letters: no rules, Part B before the summary of quarters."""
    sheet = Sheet(facts, writing, "Courier")
    sheet.text(40, 44, "FORM NO.16  CERTIFICATE UNDER SECTION 203 - TAX DEDUCTED AT SOURCE ON SALARY", 9, bold=True)
    sheet.text(40, 66, "Employer", 9, bold=True)
    sheet.value("employer_name", 40, 79)
    y = sheet.address("employer_address", 40, 92)
    sheet.pairs([("TAN", "employer_tan"), ("PAN", "employer_pan")], 40, y + 4, to=40)
    sheet.text(320, 66, "Employee", 9, bold=True)
    sheet.value("employee_name", 320, 79)
    sheet.pairs([("PAN", "employee_pan"), ("A.Y.", "assessment_year")], 320, 92, to=40)
    sheet.text(320, 122, "Period:")
    x = sheet.value("employment_from", 365, 122)
    sheet.value("employment_to", sheet.text(x, 122, " - "), 122)
    y = 190.0
    for label, name, _column in PART_B:
        sheet.text(40, y, label, 8)
        if name:
            sheet.value(name, 555, y, 8, align="right")
        y += 15
    _quarters(sheet, y + 14)
    return sheet.made("form16_typed")
