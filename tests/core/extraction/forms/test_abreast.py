"""Tables side by side at different heights, names in blocks of labels, sentences' periods, lists that run over."""

import pytest

from tests.core.extraction.forms.drawn import missed, reading

ABREAST = """
@200 Payslip for the month of May 2021
@40 Employee Name : Latha Ramanujan
@40 Employee ID : E4242
@40 Date of payment : 30/05/2021

@40 Earnings >260 Amount

@40 Basic Salary >260 27,900.00 @300 Deductions >520 Amount
@40 House Rent Allowance >260 6,417.00 @300 Provident Fund >520 4,704.80
@40 Gross Earnings >260 34,317.00 @300 Income Tax (TDS) >520 803.20
@300 Total Deductions >520 5,508.00

@40 Net Pay >260 28,809.00
"""


def test_tables_abreast_keep_their_own_rows() -> None:
    found = reading(ABREAST)
    expected = {
        "earnings.1.name": "Basic Salary",
        "earnings.2.current": "6417.00",
        "deductions.1.name": "Provident Fund",
        "deductions.2.current": "803.20",
        "net_pay": "28809.00",
    }
    assert missed(found, expected) == {}
    assert len(found.record.tables["earnings"]) == len(found.record.tables["deductions"]) == 2


def test_the_label_of_a_sum_heads_no_column() -> None:
    found = reading(
        """
@200 Payslip for the month of May 2021
@40 Employee Name : Latha Ramanujan
@40 Description >520 Amount
@40 Basic Salary >520 48,832.00
@40 Total payments >520 48,832.00

@40 Description >520 Amount
@40 Provident Fund >520 5,859.84
@40 Total Deductions >520 5,859.84

@150 Total payments @300 Total Deductions @450 Net Pay
@150 48,832.00 @300 5,859.84 @450 42,972.16
"""
    )
    assert missed(found, {"earnings.1.current": "48832.00", "deductions.1.current": "5859.84"}) == {}


EXCHANGED = """
@200 Payslip for the month of May 2021
@40 Employee Name : Latha Ramanujan
@40 Description >260 Current @300 Description >520 Current
@40 Federal Income Tax >260 369.26 @300 Regular >520 1,748.41
@40 Social Security >260 184.63 @300 Overtime >520 629.43
@40 Total Deductions >260 553.89 @300 Total Earnings >520 2,377.84
@40 Net Pay >260 {net}
"""


@pytest.mark.parametrize("net", ["1,823.95", "3,523.31"])
def test_tables_whose_headings_do_not_tell_them_apart_are_told_by_their_totals(net: str) -> None:
    found = reading(EXCHANGED.format(net=net))
    expected = {
        "earnings.1.name": "Regular",
        "deductions.2.current": "184.63",
        "gross_earnings": "2377.84",
        "total_deductions": "553.89",
    }
    assert missed(found, expected) == {}


CERTIFICATE = """
@40 First Silverbeck Bank
@200 INTEREST CERTIFICATE

{head}

@40 {sentence}

@40 Deposit No. >520 Interest Paid
@40 74999859049 >520 18,500.00
@40 88686387299 >520 1,366.20
@40 Total interest >520 19,866.20
"""


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Certified for the period 01-Apr-22 to 31-Mar-23 we paid you as stated below.", "2022-04-01", "2023-03-31"),
        ("For the period 06/04/2022 to 05/04/2023 the amounts below were credited.", "2022-04-06", "2023-04-05"),
        ("During the period January 1, 2025 to December 31, 2025 we paid you this.", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_sentence_tells_the_period(sentence: str, start: str, end: str) -> None:
    found = reading(CERTIFICATE.format(head="@40 Name: Rowena Cotterill", sentence=sentence))
    assert (found.record.value("period_from"), found.record.value("period_to")) == (start, end)
    assert found.record.fields["period_from"].accepted
    assert found.record.fields["period_to"].accepted


def test_dates_that_make_no_year_stay_open() -> None:
    sentence = "For the period 06/04/2022 to 05/07/2023 the amounts below were credited."
    found = reading(CERTIFICATE.format(head="@40 Name: Rowena Cotterill", sentence=sentence))
    assert not found.record.fields["period_to"].accepted


def test_an_account_number_that_may_be_a_deposits_is_read_and_left_open() -> None:
    found = reading(CERTIFICATE.format(head="@40 Name: Rowena Cotterill\n@40 Account no. @200 34468712", sentence="."))
    assert found.record.value("customer_id") == "34468712"
    assert not found.record.fields["customer_id"].accepted


BLOCK = """
@40 {title}
>550 PAN FIQPF5769E
>550 {label} {name}
>550 Customer ID 85290129
>550 Financial Year 2024-25
@40 Total interest >520 19,866.20
"""


@pytest.mark.parametrize(
    ("label", "name", "accepted"),
    [
        ("Name", "Imran Thiruvengadam", True),
        ("Customer", "Anneliese de Brémont", True),
        ("Customer", "Status Preferred", False),
        ("Customer", "account holder", False),
    ],
)
def test_a_name_in_a_block_of_labels_needs_no_colon(label: str, name: str, accepted: bool) -> None:  # noqa: FBT001
    found = reading(BLOCK.format(title="INTEREST CERTIFICATE", label=label, name=name)).record.fields
    assert (found["customer_name"].accepted if "customer_name" in found else False) is accepted


@pytest.mark.parametrize(
    ("first", "second"),
    [("Date de", "paiement 29-07-2019"), ("Date de paiement", "29-07-2019"), ("Payé le", "29-07-2019")],
)
def test_a_list_with_typed_rules_runs_over_to_the_next_line(first: str, second: str) -> None:
    found = reading(
        f"""
@40 Bulletin de paie
@40 Mois de juillet 2019
@40 Nom : Noémie Gardanne | Matricule : E2482 | Emploi : Comptable | Compte : 28288527 | {first}
@40 {second}
@40 Net à payer >520 3 286,69
"""
    )
    assert missed(found, {"pay_date": "2019-07-29", "employee_code": "E2482"}) == {}


def test_nothing_deducted_is_accepted_where_the_rows_are_whole() -> None:
    paper = """
@200 FORM NO. 16
@40 Quarter @140 Receipt Number >330 Amount paid/credited >430 Tax deducted >540 Tax deposited
@40 Q3 @140 OHOHJUJZ >330 3,15,850.00 >430 0.00 >540 0.00
@40 Q4 @140 VSWXIPOA >330 3,15,850.00 >430 0.00 >540 0.00
@40 Total >330 6,31,700.00 >430 0.00 >540 0.00
"""
    assert reading(paper).record.tables["quarters"][0].fields["tax_deducted"].accepted
    shifted = reading(paper.replace(">330 3,15,850.00", "", 1)).record.tables["quarters"][0]
    assert not shifted.fields["tax_deducted"].accepted


def test_a_difference_between_the_parts_of_form_16_is_a_finding() -> None:
    found = reading(
        """
@200 FORM NO. 16
@40 Quarter @140 Receipt Number >330 Amount paid/credited >430 Tax deducted >540 Tax deposited
@40 Q3 @140 OHOHJUJZ >330 3,15,850.00 >430 1,000.00 >540 1,000.00
@40 Q4 @140 VSWXIPOA >330 3,15,850.00 >430 2,000.00 >540 2,000.00
@40 Total >330 6,31,700.00 >430 3,000.00 >540 3,000.00

@200 PART B (Annexure)
@40 Tax deducted at source u/s 192(1) >540 4,000.00
"""
    )
    assert "form16.parts" in {finding.code for finding in found.findings}
