from core.domain.document import Status
from tests.core.extraction.forms.drawn import reading

FUND = """
@40 Consolidated Account Statement
@40 01-Jan-2026 To 31-Mar-2026
@40 NISHA VERMA
@40 PAN: BQZPV7214K
@40 Folio No: 5566778 / 12
@40 Opening Unit Balance: 120.000
@40 Date @120 Transaction >300 Amount >370 Units >440 Price >540 Unit Balance
@40 10-Jan-2026 @120 Purchase >300 5,000.00 >370 50.000 >440 100.0000 >540 170.000
@40 10-Feb-2026 @120 Purchase >300 5,000.00 >370 47.619 >440 105.0000 >540 217.619
@40 Closing Unit Balance: 217.619 @220 NAV on 31-Mar-2026: INR 112.0000 @420 Market Value: INR 24,373.33
"""


def test_a_titled_line_under_a_table_is_no_row_and_its_sum_is_checked() -> None:
    right, wrong = reading(FUND), reading(FUND.replace("Balance: 217.619", "Balance: 317.619"))
    assert len(right.record.tables["transactions"]) == 2
    assert right.status is Status.ACCEPTED
    assert wrong.status is Status.REVIEW


def test_the_net_before_tax_is_not_the_net_pay() -> None:
    paper = """
    @40 BULLETIN DE PAIE
    @40 Nom : MARTIN Paul
    @40 Période : du 01/03/2026 au 31/03/2026
    @40 Rubrique >300 Gain >400 Retenue
    @40 Salaire de base >300 2 275,05
    @40 Salaire brut >300 2 275,05
    @40 Retraite >400 385,47
    @40 Total des cotisations >400 385,47
    @40 Net à payer avant impôt >300 1 889,58
    @40 Impôt sur le revenu prélevé à la source >400 48,93
    @40 NET A PAYER : 1 840,65
    """
    assert reading(paper).record.value("net_pay") == "1840.65"


def test_the_name_of_the_next_column_is_nobodys_name() -> None:
    paper = """
    @40 Fernhill Care Ltd
    @40 Payslip April 2026
    @40 Employee No. @130 Employee @240 NI Number @340 Tax Code
    @40 0113 @130 Clara Dean @240 QQ123456C @340 1257L
    """
    assert reading(paper).record.value("employee_name") != "NI Number"


def test_a_name_that_may_go_on_beside_the_colon_of_a_wrapped_label_is_left_to_a_person() -> None:
    found = reading(
        """
@200 FORM NO. 16
@150 Certificate of tax deducted at source on salary
@40 Name of the Employer @142 Seri Melati Cleaning Services @330 Employee Name : @440 Meenal Joshipura
@40 : @142 Traders
@40 TAN : @142 CNWU87410G @330 Employee PAN : @440 OAMPH3420Q
""",
        leading=10,
    )
    assert not found.record.fields["employer_name"].accepted
    assert found.record.fields["employee_name"].accepted


TRADES = """
@40 Tax P&L statement for the financial year 2022-23
@40 Client Name: Manisha Kher
@40 Symbol @110 ISIN @180 Entry @220 Exit Date >360 Quantity >420 Buy Value >480 Sell Value >550 Profit
@180 Date
@40 INFY @110 INE009A01021 @180 2022-05- @220 2022-09- >360 20 >420 28400.00 >480 30110.00 >550 1710.00
@180 12 @220 20
@51 TATASTEEL @110 INE467B01099 @180 2022-06- @220 2022-10- >360 10 >420 1850.00 >480 1990.50 >550 140.50
@180 14 @220 21
"""


def test_days_broken_in_columns_that_touch_are_made_whole_each_by_its_own_end() -> None:
    record = reading(TRADES).record
    rows = record.tables["trades"]
    assert [(row.value("buy_date"), row.value("sell_date")) for row in rows] == [
        ("2022-05-12", "2022-09-20"),
        ("2022-06-14", "2022-10-21"),
    ]


def test_a_number_whose_check_digit_is_wrong_is_no_part_of_the_name_beside_it() -> None:
    rows = reading(TRADES).record.tables["trades"]
    assert [row.value("asset") for row in rows] == ["INFY", "TATASTEEL"]
    assert not rows[1].fields["asset"].accepted
