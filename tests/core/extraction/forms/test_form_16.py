"""Salary certificates as the tax department's portal and employers' own programs print them, drawn here."""

import pytest

from core.domain.document import Status
from core.domain.record import Field, Record
from tests.core.extraction.forms.drawn import TYPES, falsely_accepted, missed, reading

PORTAL_A = """
@200 FORM NO. 16
@240 [See rule 31(1)(a)]
@250 PART A
@60 Certificate under section 203 of the Income-tax Act, 1961 for tax deducted at source on salary
@40 Certificate No. QWERTYU @330 Last updated on 28-May-2025
@40 Name and address of the Employer/Specified Bank @310 Name and address of the Employee/Specified senior citizen
@40 QUILTMERE SOFTWARE PRIVATE LIMITED @310 TARINI VASUDEVAN
@40 4TH FLOOR, BANYAN TOWERS, HOSUR ROAD, @310 22, PEPPER LANE, COX TOWN,
@40 BENGALURU - 560099 @310 BENGALURU - 560005
@40 Karnataka @310 Karnataka
@40 PAN of the Deductor @170 TAN of the Deductor @300 PAN of the Employee/Specified @440 Employee Reference No.
@300 senior citizen @440 provided by the Employer
@440 (If available)
@40 AAQCQ4417K @170 BLRQ01234F @300 AKZPV4417M
@40 CIT (TDS) @300 Assessment Year @440 Period with the Employer
@440 From @510 To
@40 The Commissioner of Income Tax (TDS) @300 2025-26 @440 01-Apr-2024 @510 31-Mar-2025
@40 Room No. 59, H.M.T. Bhawan
@160 Summary of amount paid/credited and tax deducted at source thereon in respect of the employee
@40 Quarter(s) @100 Receipt Numbers of original @250 Amount paid/credited @370 Amount of tax @480 Amount of tax
@100 quarterly statements of TDS @370 deducted (Rs.) @480 deposited / remitted (Rs.)
@100 under sub-section (3) of
@100 Section 200
@40 Q1 @100 QVABCDEF >330 311500.00 >430 18000.00 >560 18000.00
@40 Q2 @100 QVBCDEFG >330 311500.00 >430 18000.00 >560 18000.00
@40 Q3 @100 QVCDEFGH >330 311500.00 >430 18000.00 >560 18000.00
@40 Q4 @100 QVDEFGHI >330 311500.00 >430 26884.00 >560 26884.00
@40 Total (Rs.) >330 1246000.00 >430 80884.00 >560 80884.00
"""
PORTAL_B = """
@40 Certificate Number: QWERTYU @180 TAN of Employer: BLRQ01234F @330 PAN of Employee: AKZPV4417M
@40 Details of Salary Paid and any other income and tax deducted
@40 A @70 Whether opting out of taxation u/s 115BAC(1A)? @440 Yes
@40 1. @70 Gross Salary @400 Rs. @500 Rs.
@40 (a) @70 Salary as per provisions contained in section >450 1246000.00
@70 17(1)
@40 (b) @70 Value of perquisites under section 17(2) (as >450 12000.00
@70 per Form No. 12BA, wherever applicable)
@40 (c) @70 Profits in lieu of salary under section 17(3) >450 0.00
@70 (as per Form No. 12BA, wherever applicable)
@40 (d) @70 Total >550 1258000.00
@40 (e) @70 Reported total amount of salary received >550 0.00
@70 from other employer(s)
@40 2. @70 Less: Allowances to the extent exempt under section 10
@40 (a) @70 Travel concession or assistance under section 10(5) >450 0.00
@40 (e) @70 House rent allowance under section 10(13A) >450 96000.00
@40 (h) @70 Total amount of exemption claimed under >550 96000.00
@70 section 10 [2(a)+2(b)+2(c)+2(d)+2(e)+2(g)]
@40 3. @70 Total amount of salary received from >550 1162000.00
@70 current employer [1(d)-2(h)]
@40 4. @70 Less: Deductions under section 16
@40 (a) @70 Standard deduction under section 16(ia) >450 50000.00
@40 (b) @70 Entertainment allowance under section 16(ii) >450 0.00
@40 (c) @70 Tax on employment under section 16(iii) >450 2400.00
@40 5. @70 Total amount of deductions under section 16 >550 52400.00
@70 [4(a)+4(b)+4(c)]
@40 6. @70 Income chargeable under the head "Salaries" >550 1109600.00
@70 [(3+1(e)-5]
@40 7. @70 Add: Any other income reported by the employee under as per section 192 (2B)
@40 (a) @70 Income (or admissible loss) from house property >450 -100000.00
@70 reported by employee offered for TDS
@40 (b) @70 Income under the head Other Sources offered for TDS >450 0.00
@40 8. @70 Total amount of other income reported by the >550 -100000.00
@70 employee [7(a)+7(b)]
@40 9. @70 Gross total income (6+8) >550 1009600.00
"""
PORTAL_C = """
@40 Certificate Number: QWERTYU @180 TAN of Employer: BLRQ01234F @330 PAN of Employee: AKZPV4417M
@40 10. @70 Deductions under Chapter VI-A @350 Gross Amount @460 Deductible Amount
@40 (a) @70 Deduction under section 80C >400 150000.00 >520 150000.00
@40 (g) @70 Deduction under section 80D >400 21600.00 >520 21600.00
@40 11. @70 Aggregate of deductible amount under Chapter VI-A >550 171600.00
@40 12. @70 Total taxable income (9-11) >550 838000.00
@40 13. @70 Tax on total income >550 80100.00
@40 14. @70 Rebate under section 87A, if applicable >550 0.00
@40 15. @70 Surcharge, wherever applicable >550 0.00
@40 16. @70 Health and education cess >550 3204.00
@40 17. @70 Tax payable (13+15+16-14) >550 83304.00
@40 18. @70 Less: Relief under section 89 (attach details) >550 2420.00
@40 19. @70 Net tax payable (17-18) >550 80884.00
"""
PORTAL = (PORTAL_A, PORTAL_B, PORTAL_C)
PORTAL_SAYS = {
    "certificate_number": "QWERTYU",
    "employer_name": "QUILTMERE SOFTWARE PRIVATE LIMITED",
    "employee_name": "TARINI VASUDEVAN",
    "employer_pan": "AAQCQ4417K",
    "employer_tan": "BLRQ01234F",
    "employee_pan": "AKZPV4417M",
    "assessment_year": "2025-26",
    "employment_from": "2024-04-01",
    "employment_to": "2025-03-31",
    "opted_out_115bac": "yes",
    "salary_17_1": "1246000.00",
    "perquisites_17_2": "12000.00",
    "profits_17_3": "0.00",
    "gross_salary": "1258000.00",
    "total_exempt": "96000.00",
    "standard_deduction": "50000.00",
    "professional_tax": "2400.00",
    "total_deductions_16": "52400.00",
    "income_from_salary": "1109600.00",
    "house_property": "-100000.00",
    "gross_total_income": "1009600.00",
    "total_chapter_via": "171600.00",
    "taxable_income": "838000.00",
    "tax_on_income": "80100.00",
    "cess": "3204.00",
    "tax_payable": "83304.00",
    "relief_89": "2420.00",
    "net_tax_payable": "80884.00",
    "total_tax_deducted": "80884.00",
    "quarters.1.quarter": "Q1",
    "quarters.4.tax_deducted": "26884.00",
    "quarters.2.receipt_number": "QVBCDEFG",
    "chapter_via.1.section": "80C",
    "chapter_via.2.deductible": "21600.00",
}

RENUMBERED = """
@180 FORM NO. 130
@60 Certificate of tax deducted at source on salary under the Income-tax Act, 2025
@40 Employer Name @200 : Northfell Minerals Ltd
@40 TAN of the Employer @200 : PNEN04417C
@40 PAN of the Employer @200 : AAACN4417D
@40 Name of the Employee @200 : Devika Sundaram
@40 PAN of the Employee @200 : AKZPS4417M
@40 Tax Year @200 : 2026-27
@40 Salary as per section 17(1) >540 Rs. 9,60,000
@40 Perquisites under section 17(2) >540 Rs. 0
@40 Total gross salary >540 Rs. 9,60,000
@40 Standard deduction >540 Rs. 75,000
@40 Total deductions under section 16 >540 Rs. 75,000
@40 Income from salary >540 Rs. 8,85,000
@40 Gross total income >540 Rs. 8,85,000
@40 Taxable income >540 Rs. 8,85,000
@40 Tax on total income >540 Rs. 28,500
@40 Health and education cess >540 Rs. 1,140
@40 Tax payable >540 Rs. 29,640
@40 Net tax payable >540 Rs. 29,640
@40 Total tax deducted >540 Rs. 29,640
"""
RENUMBERED_SAYS = {
    "form_version": "130",
    "employer_name": "Northfell Minerals Ltd",
    "employer_tan": "PNEN04417C",
    "employer_pan": "AAACN4417D",
    "employee_name": "Devika Sundaram",
    "employee_pan": "AKZPS4417M",
    "tax_year": "2026-27",
    "salary_17_1": "960000.00",
    "gross_salary": "960000.00",
    "standard_deduction": "75000.00",
    "income_from_salary": "885000.00",
    "taxable_income": "885000.00",
    "tax_payable": "29640.00",
    "net_tax_payable": "29640.00",
    "total_tax_deducted": "29640.00",
}

TWO_COLUMNS = """
@150 FORM 16 - PART B (ANNEXURE)
@40 Employer @320 Employee
@40 Harrow Lake Exports Ltd @320 Imran Qadri
@40 TAN: DELH01234G @320 PAN: AKZPQ4417M
@40 PAN: AAACH4417J @320 Assessment Year: 2024-25
@40 PARTICULARS >430 INNER (Rs.) >540 OUTER (Rs.)
@40 1. GROSS SALARY
@40 a) Salary as per provisions contained in Sec. 17(1) >430 7,20,500.00
@40 b) Value of perquisites u/s 17(2) >430 0.00
@40 c) Profits in lieu of salary u/s 17(3) >430 0.00
@40 d) Total >540 7,20,500.00
@40 4. Deductions:
@40 Standard deduction u/s 16(ia) >430 50,000.00
@40 Professional tax u/s 16(iii) >430 2,500.00
@40 5. Aggregate of 4 >540 52,500.00
@40 6. Income chargeable under the head 'Salaries' >540 6,68,000.00
@40 8. Income from other sources >540 4,000.00
@40 9. Gross Total Income >540 6,72,000.00
@40 11. Aggregate of deductible amount under Chapter VIA >540 1,50,000.00
@40 12. Total Income >540 5,22,000.00
@40 13. Tax on total income >540 16,900.00
@40 16. Health & Education Cess @ 4% >540 676.00
@40 17. Tax payable >540 17,576.00
@40 18. Relief u/s 89 >540 0.00
@40 19. Net tax payable >540 17,576.00
"""
TWO_COLUMNS_SAYS = {
    "employer_name": "Harrow Lake Exports Ltd",
    "employee_name": "Imran Qadri",
    "employer_tan": "DELH01234G",
    "employer_pan": "AAACH4417J",
    "employee_pan": "AKZPQ4417M",
    "assessment_year": "2024-25",
    "salary_17_1": "720500.00",
    "gross_salary": "720500.00",
    "professional_tax": "2500.00",
    "total_deductions_16": "52500.00",
    "income_from_salary": "668000.00",
    "other_sources": "4000.00",
    "gross_total_income": "672000.00",
    "total_chapter_via": "150000.00",
    "taxable_income": "522000.00",
    "cess": "676.00",
    "net_tax_payable": "17576.00",
}
LAYOUTS = {
    "portal": (PORTAL, PORTAL_SAYS),
    "renumbered": ((RENUMBERED,), RENUMBERED_SAYS),
    "two_columns": ((TWO_COLUMNS,), TWO_COLUMNS_SAYS),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_salary_certificate_is_known_and_read(layout: str) -> None:
    pages, says = LAYOUTS[layout]
    found = reading(*pages)
    assert found.type == "form_16"
    assert falsely_accepted(found, says) == {}
    assert missed(found, says) == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_its_amounts_are_accepted_by_the_reckoning_of_the_form(layout: str) -> None:
    found = reading(*LAYOUTS[layout][0])
    for name in ("gross_salary", "income_from_salary", "taxable_income", "net_tax_payable"):
        amount = found.record.get(name)
        assert amount is not None
        assert amount.accepted, name


def test_a_certificate_of_which_all_is_certain_is_accepted() -> None:
    assert reading(*PORTAL).status is Status.ACCEPTED


def test_an_altered_line_is_noticed() -> None:
    found = reading(PORTAL_A, PORTAL_B, PORTAL_C.replace("838000.00", "738000.00"))
    assert "form16.taxable_income" in {finding.code for finding in found.findings}
    assert found.status is Status.REVIEW


def test_parts_a_and_b_stay_one_document() -> None:
    found = reading(*PORTAL)
    assert found.pages == (1, 2, 3)


def test_a_certificate_without_the_sum_of_its_deductions_is_reckoned_from_them() -> None:
    paper = """
@40 Form 16 Part B @300 Assessment Year 2026-27
@40 Employer @300 Bluepine Robotics India Private Limited
@40 TAN @300 BLRB12290F
@40 Gross Salary >500 18,60,000
@40 Standard deduction u/s 16(ia) >500 75,000
@40 Professional tax u/s 16(iii) >500 2,400
@40 Income chargeable under the head Salaries >500 {income}
@40 Total Income >500 {income}
"""
    right, wrong = (reading(paper.format(income=one)) for one in ("17,82,600", "17,82,500"))
    assert right.record.fields["gross_salary"].accepted
    code = "form16.income_from_salary"
    assert [code in {finding.code for finding in one.findings} for one in (right, wrong)] == [False, True]


PRINT = """
@200 FORM NO. 16
@60 Certificate under section 203 of the Income-tax Act, 1961 for tax deducted at source on salary
@40 Name of the employer @300 Name of the employee
@40 QUILTMERE SOFTWARE PRIVATE LIMITED @300 TARINI VASUDEVAN
@40 TAN of the deductor @170 PAN of the deductor @300 PAN of the employee
@40 BLRQ01234F @170 AAQCQ4417K @300 AKZPV4417M
@40 1 @70 Gross Salary
@70 (a) Salary as per section 17(1) >450 6,58,800
@70 (d) Total >550 6,58,800
@40 2 @70 Less: Allowances exempt under section 10
@70 Conveyance Allowance 10(14) >450 38,400
@70 Children Education Allowance >450 {second} >550 {exempt}
@40 3 @70 Balance (1-2) >550 5,89,200
@70 (a) Standard deduction u/s 16(ia) >450 50,000
@40 5 @70 Total deductions u/s 16 >550 50,000
@40 6 @70 Income chargeable under the head Salaries >550 5,39,200
@40 7 @70 Add: Other income >550 18,304
@40 8 @70 Gross total income >550 5,57,504
@40 10 @70 Aggregate of deductible amount under Chapter VI-A >550 1,09,400
@40 11 @70 Total taxable income >550 {taxable}
"""


def test_an_employers_print_with_sums_set_further_right_goes_straight_through() -> None:
    found = reading(PRINT.format(second="31,200", exempt="69,600", taxable="4,48,100"))
    assert missed(found, {"total_exempt": "69600.00", "taxable_income": "448100.00"}) == {}
    assert found.status is Status.ACCEPTED


@pytest.mark.parametrize(
    ("second", "exempt", "taxable"), [("31,200", "68,600", "4,48,100"), ("31,200", "69,600", "4,48,110")]
)
def test_what_does_not_add_up_waits(second: str, exempt: str, taxable: str) -> None:
    found = reading(PRINT.format(second=second, exempt=exempt, taxable=taxable))
    assert found.status is not Status.ACCEPTED


def test_rounding_to_tens_vouches_for_nothing() -> None:
    kind = TYPES["form_16"]
    check = next(one for one in kind.checks if one.code == "form16.taxable_income")
    said = {"gross_total_income": "557504", "total_chapter_via": "109400", "taxable_income": "448100"}
    verdict = check.judge(Record({name: Field(value) for name, value in said.items()}))
    assert verdict is not None
    assert verdict.holds
    assert not verdict.equates


def test_sections_below_the_subtotal_of_80c_are_no_contradiction() -> None:
    listed = """@40 9 @70 Deductions under Chapter VI-A >450 Gross amount >550 Deductible amount
@40 (a) @70 Premia and the like under section 80C >450 99,400 >550 99,400
@40 (d) @70 Total deduction under section 80C >450 99,400 >550 99,400
@40 (g) @70 Health insurance under section 80D >450 10,000 >550 10,000
@40 10 @70 Aggregate"""
    paper = PRINT.format(second="31,200", exempt="69,600", taxable="4,48,100").replace("@40 10 @70 Aggregate", listed)
    assert reading(paper).status is Status.ACCEPTED
