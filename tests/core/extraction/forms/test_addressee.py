"""The person in the address window, and what a paper of one country says in signs of several."""

import pytest

from core.domain.document import Status
from tests.core.extraction.forms.drawn import reading

CERTIFICATE = """
@40 Nationwide Building Society
@40 .
{window}
@40 .
@40 Certificate of interest
@40 This is to certify that the following interest was paid for the period from 6 April 2023 to 5 April 2024.
@40 Account number @250 Principal amount >500 Interest paid
@40 061212345678 @250 12,000.00 >500 268.53
@40 Total interest >500 268.53
"""
WINDOW = "@40 Mr. John Hargreaves\n@40 14 Alma Road\n@40 St Albans AL1 3AR"


def test_who_is_addressed_above_an_address_is_the_customer() -> None:
    named = reading(CERTIFICATE.format(window=WINDOW)).record.fields["customer_name"]
    assert (named.value, named.accepted) == ("Mr. John Hargreaves", True)


def test_a_title_alone_stands_above_the_name() -> None:
    window = "@40 Herrn\n@40 Jürgen Brandt\n@40 Lindenweg 7\n@40 70174 Stuttgart"
    assert reading(CERTIFICATE.format(window=window)).record.value("customer_name") == "Jürgen Brandt"


def test_a_name_without_an_address_is_nobody_addressed() -> None:
    window = "@40 Mr. John Hargreaves\n@40 Branch Manager"
    assert "customer_name" not in reading(CERTIFICATE.format(window=window)).record.fields


def test_of_two_who_are_addressed_a_person_chooses() -> None:
    window = f"{WINDOW}\n@40 .\n@40 .\n@40 Mrs. Anne Whitby\n@40 3 Mill Lane\n@40 York YO1 7AB"
    assert not reading(CERTIFICATE.format(window=window)).record.fields["customer_name"].accepted


def test_the_point_behind_a_title_ends_no_name() -> None:
    found = reading(
        """
@40 HDFC Bank Limited
@40 HOME LOAN INTEREST CERTIFICATE
@40 This is to certify that Ms. Priya Nair has been granted a housing loan vide loan account no. 612345678
@40 for the period from 01-APR-2023 to 31-MAR-2024
@40 Principal component >300 170,266.00
@40 Interest component >300 308,675.00
"""
    )
    assert found.record.value("customer_name") == "Ms. Priya Nair"


SLIP = """
@40 {employer}
@40 Payslip for the month of May 2024
@40 Employee Name: Siti Aminah
@40 Earnings >250 Amount @300 Deductions >500 Amount
@40 Basic Pay >250 $7,000.00 @300 {fund} >500 {taken}
@40 Gross earnings >250 $7,000.00 @300 Total deductions >500 {taken}
@300 Net Pay >500 $5,600.00
"""


def test_a_dollar_on_a_paper_of_singapore_is_its_own() -> None:
    found = reading(SLIP.format(employer="Merlion Logistics Pte Ltd", fund="CPF", taken="$1,400.00"))
    assert found.record.value("currency") == "SGD"
    assert found.record.fields["net_pay"].currency == "SGD"


def test_what_is_taken_off_may_be_printed_with_a_minus() -> None:
    found = reading(SLIP.format(employer="Merlion Logistics Pte Ltd", fund="CPF", taken="-$1,400.00"))
    assert found.record.value("total_deductions") == "1400.00"


def test_columns_in_ringgit_are_amounts() -> None:
    found = reading(
        """
@40 PERNIAGAAN MAJU SDN BHD
@40 PAY SLIP FOR MAY 2024
@40 Name : LIM CHEE KEONG
@40 EARNINGS >250 RM @300 DEDUCTIONS >500 RM
@40 BASIC SALARY >250 7,000.00 @300 EPF >500 770.00
@40 OVERTIME >250 139.00 @300 SOCSO >500 19.75
@40 GROSS PAY >250 7,139.00 @300 TOTAL DEDUCTIONS >500 789.75
@300 NET PAY >500 6,349.25
"""
    )
    assert [row.value("current") for row in found.record.tables["earnings"]] == ["7000.00", "139.00"]
    assert found.status is Status.ACCEPTED


def test_gains_of_a_period_need_no_year_by_name() -> None:
    found = reading(
        """
@40 ZERODHA BROKING LIMITED
@40 Capital Gains Statement from 2023-04-01 to 2024-03-31
@40 Client Name: ARJUN MEHTA @300 PAN: ABCPM1234K
@40 Symbol @110 ISIN @200 Buy Date @270 Sell Date >380 Quantity >440 Buy Value >500 Sell Value >560 Profit
@40 INFY @110 INE009A01021 @200 2023-05-02 @270 2023-11-06 >380 10 >440 15,000.00 >500 16,500.00 >560 1,500.00
@40 Short term gain >560 1,500.00
"""
    )
    assert found.record.value("period_from") == "2023-04-01"
    assert found.status is Status.ACCEPTED


UNTITLED = """
@40 Marlowe & Finch Tailors Ltd
@40 .
@40 Isolde Beckwith
@40 77 Plover Road
@40 Norwich NR9 5ZZ
@40 .
@40 Payslip for May 2025
@40 Net pay @200 1,779.34
"""


def test_a_name_without_a_title_above_an_address_is_offered() -> None:
    found = reading(UNTITLED).record.fields["employee_name"]
    assert (found.value, found.accepted) == ("Isolde Beckwith", False)


def test_titles_alone_name_nobody() -> None:
    paper = UNTITLED.replace("@40 Isolde Beckwith", "@40 Frau und Herrn\n@40 Verena und Kurt Zgraggen")
    assert reading(paper).record.value("employee_name") == "Verena und Kurt Zgraggen"


WITHOUT_TITLE = """
@350 {employer}
@350 Unit 6 The Maltings, Birmingham B5 9ZZ
@40 {above}
@40 {name}
@40 77 Marlpit Lane
@40 Sutton Coldfield
@40 B75 9ZZ
@40 .
@40 .
@40 Payslip for the month of September 2026
@40 Payments >250 £ @300 Deductions >500 £
@40 Salary >250 3,000.00 @300 Income tax >500 400.00
@40 Total payments >250 3,000.00 @300 Total deductions >500 400.00
@40 Net pay >500 2,600.00
"""


@pytest.mark.parametrize(
    ("employer", "above", "name", "accepted"),
    [
        ("Copperfold Brewing Co Ltd", "", "Oluwaseun Adebayo-Finch", True),
        ("Copperfold", "", "Oluwaseun Adebayo-Finch", False),  # who issues it is not known: it may be the name
        ("Copperfold Brewing Co Ltd", "Care of", "Oluwaseun Adebayo-Finch", False),
        ("Copperfold Brewing Co Ltd", "", "Payroll Office", False),
        ("Copperfold Brewing Co Ltd", "", "Birmingham Depot", False),
        ("Copperfold Brewing Co Ltd", "", "Rose Cottage", False),
    ],
)
def test_a_name_without_a_title_above_an_address(*, employer: str, above: str, name: str, accepted: bool) -> None:
    paper = WITHOUT_TITLE.format(employer=employer, above=above, name=name)
    found = reading(paper).record.fields.get("employee_name")
    assert (found is not None and found.accepted) is accepted


def test_a_label_below_the_window_is_no_line_of_it() -> None:
    named = reading(CERTIFICATE.format(window=f"{WINDOW}\n@40 Customer number: 7710 4419")).record
    assert named.value("customer_name") == "Mr. John Hargreaves"


def test_the_french_short_title_addresses_somebody() -> None:
    window = "@40 M. Jean-Baptiste Rouveyrol\n@40 4 chemin des Amandiers\n@40 26998 Grane"
    named = reading(CERTIFICATE.format(window=window)).record.fields["customer_name"]
    assert (named.value, named.accepted) == ("M. Jean-Baptiste Rouveyrol", True)
