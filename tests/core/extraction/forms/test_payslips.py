"""Payslips of several countries and programs, drawn here in layouts of their own."""

import pytest

from core.domain.document import Status
from tests.core.extraction.forms.drawn import falsely_accepted, missed, reading

WITH_YTD = """
@40 Quiltmere Software Private Limited >555 Payslip For the Month
@40 4th Floor, Banyan Towers, Hosur Road, Bengaluru 560099 >555 April 2025
@40 .
@40 EMPLOYEE SUMMARY
@40 Employee Name @140 : Tarini Vasudevan @330 Employee Net Pay
@40 Designation @140 : Data Analyst @330 Rs.81,340.00
@40 Employee ID @140 : QS-0417 @330 Paid Days : 29 | LOP Days : 1
@40 Date of Joining @140 : 12/06/2021
@40 Pay Period @140 : April 2025
@40 Pay Date @140 : 30/04/2025
@40 PF A/C Number @140 : BG/BNG/0044512/000/0417 @330 UAN @400 : 100912345678
@40 .
@40 EARNINGS >210 AMOUNT >290 YTD @320 DEDUCTIONS >480 AMOUNT >555 YTD
@40 Basic >210 Rs.48,000.00 >290 Rs.48,000.00 @320 EPF Contribution >480 Rs.1,800.00 >555 Rs.1,800.00
@40 House Rent Allowance >210 Rs.24,000.00 >290 Rs.24,000.00 @320 Professional Tax >480 Rs.200.00 >555 Rs.200.00
@40 Fixed Allowance >210 Rs.16,840.00 >290 Rs.16,840.00 @320 Income Tax >480 Rs.5,500.00 >555 Rs.5,500.00
@40 Gross Earnings >210 Rs.88,840.00 @320 Total Deductions >480 Rs.7,500.00
@40 .
@40 TOTAL NET PAYABLE >555 Rs.81,340.00
@40 Gross Earnings - Total Deductions
@40 .
@40 Amount In Words : Indian Rupee Eighty-One Thousand Three Hundred Forty Only
"""
WITH_YTD_SAYS = {
    "employer_name": "Quiltmere Software Private Limited",
    "employee_name": "Tarini Vasudevan",
    "employee_code": "QS-0417",
    "designation": "Data Analyst",
    "joining_date": "2021-06-12",
    "pay_month": "2025-04",
    "pay_date": "2025-04-30",
    "paid_days": "29.00",
    "lop_days": "1.00",
    "uan": "100912345678",
    "pf_number": "BG/BNG/0044512/000/0417",
    "gross_earnings": "88840.00",
    "total_deductions": "7500.00",
    "net_pay": "81340.00",
    "earnings.1.name": "Basic",
    "earnings.2.current": "24000.00",
    "earnings.3.ytd": "16840.00",
    "deductions.1.name": "EPF Contribution",
    "deductions.2.current": "200.00",
    "deductions.3.ytd": "5500.00",
}

PLAIN_INDIAN = """
@220 NORTHFELL MINERALS LTD
@200 SALARY SLIP FOR THE MONTH OF MARCH-2025
@40 Emp Code @130 N1082 @320 Bank Name @410 Aravali Bank
@40 Emp Name @130 Devika Sundaram @320 Bank A/c No @410 00451100098812
@40 Dept @130 Finance @320 PF No @410 MH/PUN/12345/678
@40 DOJ @130 01-Feb-2019 @320 PAN @410 AKZPS4417M
@40 Days Payable @130 31.00 @320 LWP @410 0.00
@40 .
@40 Earnings >200 Rate >280 Amount @320 Deductions >520 Amount
@40 BASIC >200 30000.00 >280 30000.00 @320 PROVIDENT FUND >520 3600.00
@40 HRA >200 15000.00 >280 15000.00 @320 PROF. TAX >520 200.00
@40 CONVEYANCE >200 1600.00 >280 1600.00 @320 LIC >520 1250.00
@40 Total >280 46600.00 @320 Total >520 5050.00
@320 Net Pay >520 41550.00
@40 In Words: Rupees Forty One Thousand Five Hundred Fifty Only
"""
PLAIN_INDIAN_SAYS = {
    "employee_code": "N1082",
    "employee_name": "Devika Sundaram",
    "bank_account": "00451100098812",
    "pf_number": "MH/PUN/12345/678",
    "pan": "AKZPS4417M",
    "pay_month": "2025-03",
    "joining_date": "2019-02-01",
    "gross_earnings": "46600.00",
    "total_deductions": "5050.00",
    "net_pay": "41550.00",
    "earnings.3.current": "1600.00",
    "deductions.3.name": "LIC",
}

AMERICAN = """
@40 Harrow Lake Supply Inc. >555 Earnings Statement
@40 210 Cooper Street, Dayton, OH 45402
@40 Employee Name: Martin Ostrander @330 Period Ending: 03/28/2025
@40 Employee ID: 004417 @330 Pay Date: 04/04/2025
@40 .
@40 Earnings @170 Hours @230 Rate >330 This Period >430 Year to Date
@40 Regular >200 80.00 >260 31.2500 >330 2,500.00 >430 17,500.00
@40 Overtime >200 4.00 >260 46.8750 >330 187.50 >430 187.50
@40 Gross Pay >330 2,687.50 >430 17,687.50
@40 .
@40 Deductions >330 This Period >430 Year to Date
@40 Federal Income Tax >330 264.10 >430 1,848.70
@40 Social Security Tax >330 166.63 >430 1,096.63
@40 Medicare Tax >330 38.97 >430 256.47
@40 401(k) >330 134.38 >430 884.38
@40 Total Deductions >330 604.08 >430 4,086.18
@40 .
@40 Net Pay >330 2,083.42 >430 13,601.32
"""
AMERICAN_SAYS = {
    "employee_name": "Martin Ostrander",
    "employee_code": "004417",
    "pay_month": "2025-03",
    "pay_date": "2025-04-04",
    "gross_earnings": "2687.50",
    "total_deductions": "604.08",
    "net_pay": "2083.42",
    "earnings.1.name": "Regular",
    "earnings.2.current": "187.50",
    "earnings.1.ytd": "17500.00",
    "deductions.1.current": "264.10",
    "deductions.4.ytd": "884.38",
}

FRENCH = """
@40 BRUYÈRE ET FILS SARL >555 BULLETIN DE PAIE
@40 14 rue des Tanneurs >555 Période : mars 2025
@40 44000 Nantes
@40 Nom du salarié : Solène Carriou @330 Matricule : 00217
@40 Emploi : Comptable @330 Date de paiement : 31/03/2025
@40 .
@40 Rubriques >250 Base >320 Taux >400 Gains >500 Retenues
@40 Salaire de base >250 151,67 >320 18,50 >400 2 805,90
@40 Prime d'ancienneté >400 84,18
@40 Salaire brut >400 2 890,08
@40 Sécurité sociale plafonnée >250 2 890,08 >320 6,90 >500 199,42
@40 Retraite complémentaire >250 2 890,08 >320 4,01 >500 115,89
@40 CSG déductible >250 2 839,50 >320 6,80 >500 193,09
@40 Total des cotisations >500 508,40
@40 .
@40 Net à payer >500 2 381,68
"""
FRENCH_SAYS = {
    "employee_name": "Solène Carriou",
    "employee_code": "00217",
    "designation": "Comptable",
    "pay_month": "2025-03",
    "pay_date": "2025-03-31",
    "gross_earnings": "2890.08",
    "total_deductions": "508.40",
    "net_pay": "2381.68",
}

GERMAN = """
@40 Lindwurm Maschinenbau GmbH
@40 Abrechnung der Brutto/Netto-Bezüge für März 2025
@40 Personal-Nr.: 00318 @330 Eintritt: 01.04.2017
@40 Name: Friederike Ohlendorf @330 Steuerklasse: 1
@40 .
@40 Lohnart @160 Bezeichnung >480 Betrag
@40 2000 @160 Gehalt >480 4.100,00
@40 2040 @160 Zuschuss VWL >480 26,59
@40 Gesamt-Brutto >480 4.126,59
@40 Lohnsteuer >480 612,33
@40 Rentenversicherung >480 383,77
@40 Krankenversicherung >480 351,79
@40 Summe Abzüge >480 1.347,89
@40 Auszahlungsbetrag >480 2.778,70
"""
GERMAN_SAYS = {
    "employee_name": "Friederike Ohlendorf",
    "employee_code": "00318",
    "pay_month": "2025-03",
    "joining_date": "2017-04-01",
    "gross_earnings": "4126.59",
    "total_deductions": "1347.89",
    "net_pay": "2778.70",
}

LAYOUTS = {
    "ytd": (WITH_YTD, WITH_YTD_SAYS),
    "plain": (PLAIN_INDIAN, PLAIN_INDIAN_SAYS),
    "american": (AMERICAN, AMERICAN_SAYS),
    "french": (FRENCH, FRENCH_SAYS),
    "german": (GERMAN, GERMAN_SAYS),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_payslip_is_known_and_read(layout: str) -> None:
    paper, says = LAYOUTS[layout]
    found = reading(paper)
    assert found.type == "payslip"
    assert falsely_accepted(found, says) == {}
    assert missed(found, says) == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_its_pay_is_accepted_because_the_sums_agree(layout: str) -> None:
    found = reading(LAYOUTS[layout][0])
    for name in ("gross_earnings", "total_deductions", "net_pay"):
        pay = found.record.get(name)
        assert pay is not None
        assert pay.accepted, name


@pytest.mark.parametrize("layout", ["ytd", "plain", "american", "french"])
def test_a_payslip_of_which_all_is_certain_is_accepted(layout: str) -> None:
    assert reading(LAYOUTS[layout][0]).status is Status.ACCEPTED


def test_a_net_pay_that_its_words_deny_is_never_accepted() -> None:
    wrong = WITH_YTD.replace("Three Hundred Forty Only", "Four Hundred Forty Only")
    found = reading(wrong)
    assert "payslip.net_pay_words" in {finding.code for finding in found.findings}
    assert found.status is Status.REVIEW


def test_words_may_run_over_two_lines() -> None:
    words = "@40 Amount In Words : Indian Rupee Eighty-One Thousand\n@113 Three Hundred Forty Only"
    found = reading(WITH_YTD[: WITH_YTD.index("@40 Amount In Words")] + words)
    assert found.record.value("net_pay_words") == "Indian Rupee Eighty-One Thousand Three Hundred Forty Only"
    assert found.status is Status.ACCEPTED


def test_a_payslip_whose_deduction_was_dropped_is_never_accepted() -> None:
    found = reading(PLAIN_INDIAN.replace("@320 LIC >520 1250.00", ""))
    assert found.status is Status.REVIEW


def test_a_wage_statement_of_the_tax_office_is_no_payslip() -> None:
    paper = """
@40 a Employee's social security number @300 Form W-2 Wage and Tax Statement 2024
@40 b Employer identification number (EIN)
@40 1 Wages, tips, other compensation >400 48,500.00
@40 2 Federal income tax withheld >400 5,210.00
"""
    assert reading(paper).type == "other"


ABROAD = """
@40 Karoo Sun Solar (Pty) Ltd
@300 Payslip for April 2026
@40 Employee @120 Thandeka Mbuyazi
@40 ID Number @120 9203120999083
@40 Income >250 Amount @300 Deductions >500 Amount
@40 Basic Salary >250 R 18 500.00 @300 Tax (PAYE) >500 R 2 512.44
@40 Overtime >250 R 1 284.72 @300 UIF >500 R 177.12
@40 Total Income >250 R 19 784.72 @300 Total Deductions >500 R 2 689.56
@40 .
@40 Employer Contributions >250 Amount
@40 SDL >250 R 201.85 @300 NETT PAY >500 R 17 095.16
@40 UIF - Employer >250 R 177.12
"""


def test_thousands_behind_a_currency_and_a_net_beside_another_table() -> None:
    found = reading(ABROAD)
    said = {"employee_name": "Thandeka Mbuyazi", "gross_earnings": "19784.72", "net_pay": "17095.16"}
    assert missed(found, said | {"earnings.1.name": "Basic Salary", "earnings.1.current": "18500.00"}) == {}
    assert found.status is Status.ACCEPTED


def test_wages_head_what_is_earned() -> None:
    found = reading(
        """
@40 PERNIAGAAN SINAR MUTIARA SDN. BHD.
@40 PAY SLIP
@40 EMPLOYEE NAME : NUR SYAFIQAH BINTI ZAINAL @330 MONTH : JUNE 2026
@40 WAGES >250 RM @300 DEDUCTION >500 RM
@40 BASIC SALARY >250 3,400.00 @300 EPF EMPLOYEE >500 396.00
@40 GROSS PAY >250 3,400.00 @300 TOTAL DEDUCTION >500 396.00
@300 NET PAY >500 3,004.00
"""
    )
    assert missed(found, {"earnings.1.current": "3400.00", "deductions.1.current": "396.00"}) == {}
    assert found.status is Status.ACCEPTED


def test_pay_heads_what_is_earned_beside_what_is_taken_off() -> None:
    found = reading(
        """
@40 Harbourne Dental Care Ltd
@40 Payslip for October 2026
@40 Employee name: Dominic Ashgrove
@40 Pay @120 Hours @170 Rate >280 Amount @300 Deductions >500 Amount
@40 Salary >280 2,750.00 @300 PAYE >500 402.60
@40 Commission >280 310.45 @300 Pension >500 137.50
@40 Gross Pay >280 3,060.45 @300 Total Deductions >500 540.10
@300 Net Pay >500 2,520.35
"""
    )
    assert missed(found, {"earnings.2.name": "Commission", "deductions.2.current": "137.50"}) == {}
    assert found.status is Status.ACCEPTED


def test_a_swiss_statement_of_pay_tells_its_month() -> None:
    found = reading(
        "@40 Boulangerie Pittet Sàrl\n@40 .\n@40 Décompte de salaire - août 2026\n@40 Salaire brut >500 5'010.00"
    )
    assert found.record.value("pay_month") == "2026-08"


SHORT = """
@40 Quiltmere Software Private Limited >555 Payslip April 2025
@40 Employee ID @140 : QS-0417 @330 Pay Date : 30/04/2025
{row}
@40 Basic >210 48,000.00 @320 EPF >480 1,800.00
@40 Gross Earnings >210 48,000.00 @320 Total Deductions >480 1,800.00
@40 TOTAL NET PAYABLE >555 46,200.00
"""


@pytest.mark.parametrize(
    ("headed", "sure"),
    [("Taux Patronal", False), ("Overtime Payment", False), ("Payment Periods", False), ("Tarini Vasudevan", True)],
)
def test_words_that_all_head_columns_name_nobody_beside_another_heading(headed: str, *, sure: bool) -> None:
    field = reading(SHORT.format(row=f"@40 Employee @140 {headed}")).record.fields["employee_name"]
    assert (field.value, field.accepted) == (headed, sure)


def test_standard_days_are_not_those_that_were_paid() -> None:
    assert "paid_days" not in reading(SHORT.format(row="@40 Standard Days @140 : 31")).record.fields


@pytest.mark.parametrize(
    ("line", "name", "accepted"),
    [
        ("@200 Department @290 Clock @400 File", "department", False),
        ("@40 Department @120 Job title @240 Pay scale name", "designation", False),
        ("@40 Employee number @150 4417\n@40 Department @150 Kitchen", "department", True),
        ("@40 Department: @150 Kitchen", "department", True),
        ("@40 Bank name: @150 Lion Bank 1140-22-10", "bank_name", False),
        ("@40 Bank name: @150 Lion Bank", "bank_name", True),
    ],
)
def test_words_beside_a_label_may_be_the_next_heading(*, line: str, name: str, accepted: bool) -> None:
    fields = reading(f"@40 Payslip for March 2025\n{line}\n@40 Net Pay: @150 4,500.00").record.fields
    assert (name in fields and fields[name].accepted) == accepted


def test_a_rate_is_no_account() -> None:
    record = reading("@40 Payslip for March 2025\n@40 AC @150 5'010.00 @230 1.1% @300 -55.10").record
    assert record.value("bank_account") is None


@pytest.mark.parametrize(("said", "accepted"), [("UAN", True), ("EPF", False)])
def test_rupees_are_of_several_countries(*, said: str, accepted: bool) -> None:
    paper = f"@40 Payslip for March 2025\n@40 {said} @150 100123456789\n@40 Member of {said}"
    found = reading(f"{paper}\n@40 Gross pay: @150 Rs. 5,000.00\n@40 Net Pay: @150 Rs. 4,500.00").record.fields[
        "currency"
    ]
    assert (found.value, found.accepted) == ("INR", accepted)


@pytest.mark.parametrize(
    ("said", "currency", "accepted"),
    [("KiwiSaver", "NZD", True), ("Pension", "USD", False), ("filed with the IRD", "USD", False), ("USD", "USD", True)],
)
def test_a_sign_of_many_countries_is_no_proof_of_one(*, said: str, currency: str, accepted: bool) -> None:
    paper = f"@40 Payslip for March 2025\n@40 PAYE @150 {said}\n@40 Tax code M\n@40 {said} 3%\n@40 IRD {said}"
    found = reading(f"{paper}\n@40 Gross pay: @150 $5,000.00\n@40 Net Pay: @150 $4,500.00").record.fields["currency"]
    assert (found.value, found.accepted) == (currency, accepted)


def test_a_legal_form_alone_names_nobody() -> None:
    paper = "@40 Payslip for March 2025\n@40 Employer name: @150 Limited\n@40 Net Pay: @150 4,500.00"
    assert reading(paper).record.value("employer_name") is None


def test_a_text_begins_before_its_centred_heading() -> None:
    paper = """
@40 Payslip for March 2025
@40 Employee Name: Asha Devnarayan
@90 Earnings >300 Amount @350 Deductions >540 Amount
@40 Basic >312 43,548.00 @322 Provident Fund >550 1,800.00
@40 Special Allowance >312 2,000.00 @322 Income Tax >550 6,240.00
@90 Gross Earnings >312 45,548.00 @335 Total Deductions >550 8,040.00
@40 Net Pay: Rs. 37,508.00
"""
    rows = reading(paper).record.tables["deductions"]
    assert [row.value("name") for row in rows] == ["Provident Fund", "Income Tax"]


BRITISH = """
@40 Marram Care Homes Limited
@40 Employee No: 447 @170 Name: Idris Pemberton @330 Dept: Nights @450 Tax Period: 10
@40 Pay Date: 28/01/2026 @330 Tax Code: 1257L
@40 Payments >250 Amount @300 Deductions >480 Amount
@40 Basic Pay >250 1,985.50 @300 PAYE Tax >480 187.40
@40 Sleep-in >250 110.00 @300 National Insurance >480 83.80
@40 Gross Pay >250 2,095.50 @300 Total Deductions >480 271.20
@40 Net Pay: £1,824.30
"""


def test_the_period_of_the_tax_tells_the_month_that_the_day_of_pay_is_in() -> None:
    found = reading("payslip", BRITISH).record
    assert found.value("department") == "Nights"
    assert found.fields["pay_month"].value == "2026-01"
    assert found.fields["pay_month"].accepted
    assert reading("payslip", BRITISH.replace("Period: 10", "Period: 9")).record.value("pay_month") is None


def test_a_name_that_a_lone_word_touches_from_below_may_go_on_there() -> None:
    wrapped = BRITISH.replace("Idris Pemberton", "Mr Idris").replace("@40 Pay Date", "@170 Pemberton\n@40 Pay Date")
    field = reading("payslip", wrapped, size=10, leading=10).record.fields["employee_name"]
    assert (field.value, field.accepted) == ("Mr Idris", False)
