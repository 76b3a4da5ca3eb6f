"""Interest certificates, capital gains and the rarer forms, in layouts of their own."""

import pytest

from core.domain.document import Status
from tests.core.extraction.forms.drawn import falsely_accepted, missed, reading

DEPOSITS = """
@200 ARAVALI BANK LIMITED
@180 INTEREST CERTIFICATE
@40 Date : 12-04-2025 @330 Customer ID : 88123477
@40 Name : DEVIKA SUNDARAM @330 PAN : AKZPS4417M
@40 Interest certificate for the period 01-04-2024 to 31-03-2025
@40 Sl @70 Account Number @180 Branch >330 Deposit Amount >430 Interest Paid >540 Tax Deducted
@40 1 @70 004510011111 @180 Camp Pune >330 2,00,000.00 >430 14,210.00 >540 1,421.00
@40 2 @70 004510022222 @180 Camp Pune >330 5,00,000.00 >430 35,525.00 >540 3,552.50
@40 3 @70 004510033333 @180 Baner >330 1,00,000.00 >430 7,105.00 >540 710.50
@70 Total >330 8,00,000.00 >430 56,840.00 >540 5,684.00
"""
DEPOSITS_SAYS = {
    "institution": "ARAVALI BANK LIMITED",
    "customer_name": "DEVIKA SUNDARAM",
    "customer_id": "88123477",
    "pan": "AKZPS4417M",
    "period_from": "2024-04-01",
    "period_to": "2025-03-31",
    "total_interest": "56840.00",
    "total_tds": "5684.00",
    "deposits.1.number": "004510011111",
    "deposits.2.principal": "500000.00",
    "deposits.3.branch": "Baner",
    "deposits.3.tax_deducted": "710.50",
}
HOME_LOAN = """
@40 Nilgiri Housing Finance Ltd
@40 TO WHOMSOEVER IT MAY CONCERN
@40 Home Loan Interest Certificate (Provisional)
@40 This is to certify that the following payments are due for the period 01/04/2024 to 31/03/2025
@40 Name of the Borrower @250 Tarini Vasudevan
@40 Loan Account Number @250 NHF0004417001
@40 PAN @250 AKZPV4417M
@40 Sanctioned Amount @250 Rs. 35,00,000.00
@40 Principal Component @250 Rs. 84,120.00
@40 Interest Component @250 Rs. 2,61,480.00
@40 Total EMI Paid @250 Rs. 3,45,600.00
"""
HOME_LOAN_SAYS = {
    "customer_name": "Tarini Vasudevan",
    "loan_account": "NHF0004417001",
    "pan": "AKZPV4417M",
    "period_from": "2024-04-01",
    "period_to": "2025-03-31",
    "loan_amount": "3500000.00",
    "principal_repaid": "84120.00",
    "interest_paid": "261480.00",
}
BY_ACCOUNT = """
@40 Kestrel Building Society
@40 Certificate of Interest @400 Tax year 2024-25
@40 Account holder @300 Statement period
@40 Silas Wetherby @300 06/04/2024 - 05/04/2025
@40 Customer number @300 Total interest
@40 40118822 @300 £312.44
@40 Account number @250 Product >450 Gross interest
@40 11220033 @250 Easy saver >450 £112.40
@40 11220044 @250 Fixed bond >450 £200.04
"""
BY_ACCOUNT_SAYS = {
    "customer_name": "Silas Wetherby",
    "customer_id": "40118822",
    "period_from": "2024-04-06",
    "period_to": "2025-04-05",
    "total_interest": "312.44",
    "deposits.1.number": "11220033",
    "deposits.2.interest": "200.04",
}
BROKER = """
@40 Tax P&L for FY 2024-2025
@40 Client Name @120 Imran Qadri @330 Client ID @420 QX4417
@40 PAN @120 AKZPQ4417M
@40 Short Term profit >300 -1,250.50
@40 Long Term profit >300 22,400.00
@40 Symbol @110 ISIN >230 Quantity @245 Entry Date @310 Exit Date >430 Buy Value >500 Sell Value >570 Profit
@40 KADAMB @110 INE001A01036 >230 10 @245 2024-05-02 @310 2024-08-19 >430 15,200.50 >500 13,950.00 >570 -1,250.50
@40 TULSI @110 INE009A01021 >230 40 @245 2022-01-11 @310 2024-11-05 >430 40,100.00 >500 62,500.00 >570 22,400.00
"""
BROKER_SAYS = {
    "name": "Imran Qadri",
    "client_id": "QX4417",
    "pan": "AKZPQ4417M",
    "financial_year": "2024-2025",
    "short_term_gain": "-1250.50",
    "long_term_gain": "22400.00",
    "trades.1.asset": "KADAMB",
    "trades.1.isin": "INE001A01036",
    "trades.1.gain": "-1250.50",
    "trades.2.buy_date": "2022-01-11",
    "trades.2.sell_value": "62500.00",
}
REGISTRAR = """
@180 Capital Gains Statement
@40 Financial Year : 2024-25 @330 PAN : AKZPV4417M
@40 Investor Name : Tarini Vasudevan
@40 Scheme Name >230 Units @240 Purchase Date >370 Cost Value @380 Sale Date >500 Sale Value >570 Gain/Loss
@40 Neem Liquid Fund >230 100.500 @240 03-Jun-2024 >370 1,00,500.00 @380 09-Dec-2024 >500 1,03,515.00 >570 3,015.00
@40 Sal Equity Fund >230 250.000 @240 14-Feb-2022 >370 50,000.00 @380 20-Jan-2025 >500 71,250.00 >570 21,250.00
@40 Total Short Term Capital Gain >570 3,015.00
@40 Total Long Term Capital Gain >570 21,250.00
"""
REGISTRAR_SAYS = {
    "name": "Tarini Vasudevan",
    "pan": "AKZPV4417M",
    "financial_year": "2024-25",
    "short_term_gain": "3015.00",
    "long_term_gain": "21250.00",
    "trades.1.units": "100.500",
    "trades.2.asset": "Sal Equity Fund",
    "trades.2.sell_date": "2025-01-20",
}
BANK_REPORT = """
@40 Nightjar Private Wealth
@40 REALISED CAPITAL GAINS REPORT @400 Financial Year 2023-24
@40 Account holder: Devika Sundaram
@40 PAN: AKZPS4417M
@40 Security @200 Acquired on >330 Cost @345 Sold on >470 Proceeds >560 Gain/Loss
@40 Peepal Finance @200 10/01/2021 >330 20,000.00 @345 18/08/2023 >470 27,500.00 >560 7,500.00
@40 Monsoon Foods @200 15/05/2023 >330 31,000.00 @345 27/11/2023 >470 29,400.00 >560 -1,600.00
@40 Short-term capital gain: -1,600.00
@40 Long-term capital gain: 7,500.00
@40 Total gain: 5,900.00
"""
BANK_REPORT_SAYS = {
    "name": "Devika Sundaram",
    "financial_year": "2023-24",
    "short_term_gain": "-1600.00",
    "long_term_gain": "7500.00",
    "total_gain": "5900.00",
    "trades.1.buy_date": "2021-01-10",
    "trades.2.gain": "-1600.00",
}
LAYOUTS = {
    "deposits": ("interest_certificate", DEPOSITS, DEPOSITS_SAYS),
    "home_loan": ("interest_certificate", HOME_LOAN, HOME_LOAN_SAYS),
    "by_account": ("interest_certificate", BY_ACCOUNT, BY_ACCOUNT_SAYS),
    "broker": ("capital_gains", BROKER, BROKER_SAYS),
    "registrar": ("capital_gains", REGISTRAR, REGISTRAR_SAYS),
    "bank_report": ("capital_gains", BANK_REPORT, BANK_REPORT_SAYS),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_certificate_is_known_and_read(layout: str) -> None:
    kind, paper, says = LAYOUTS[layout]
    found = reading(paper)
    assert found.type == kind
    assert falsely_accepted(found, says) == {}
    assert missed(found, says) == {}


@pytest.mark.parametrize("layout", ["deposits", "broker", "registrar", "bank_report"])
def test_its_totals_are_accepted_because_the_rows_add_up(layout: str) -> None:
    kind, paper, _ = LAYOUTS[layout]
    found = reading(paper)
    names = ("total_interest", "total_tds") if kind == "interest_certificate" else ("short_term_gain", "long_term_gain")
    assert all((total := found.record.get(name)) is not None and total.accepted for name in names)


def test_a_dropped_trade_is_noticed() -> None:
    without = "\n".join(line for line in BROKER.splitlines() if "KADAMB" not in line)
    found = reading(without)
    assert "gains.total" in {finding.code for finding in found.findings}
    assert found.status is Status.REVIEW


def test_the_total_stands_under_the_heading_that_says_so() -> None:
    found = reading(
        """
@200 ARAVALI BANK LIMITED
@180 INTEREST CERTIFICATE
@40 Name : DEVIKA SUNDARAM
@40 Interest certificate for the period 01-04-2024 to 31-03-2025
@40 Account Number @150 Branch >280 Interest Paid >370 Interest Accrued >460 Total Interest >540 TDS
@40 004510011111 @150 Camp >280 14,210.00 >370 2,000.00 >460 16,210.00 >540 1,621.00
@40 004510022222 @150 Baner >280 35,525.00 >370 0.00 >460 35,525.00 >540 3,552.50
@40 Total >280 49,735.00 >370 2,000.00 >460 51,735.00 >540 5,173.50
"""
    )
    total = found.record.fields["total_interest"]
    assert (total.value, total.accepted) == ("51735.00", True)


def test_a_certificate_of_which_no_interest_was_read_waits() -> None:
    paper = "\n".join(
        line for line in DEPOSITS.splitlines() if not line.startswith(("@40 Sl", "@40 1", "@40 2", "@40 3", "@70"))
    )
    found = reading(paper)
    assert missed(found, {"customer_name": "DEVIKA SUNDARAM", "period_to": "2025-03-31"}) == {}
    assert found.status is Status.REVIEW


def test_a_certificate_for_anybody_is_addressed_to_nobody() -> None:
    paper = HOME_LOAN.replace("@40 Name of the Borrower @250 Tarini Vasudevan\n", "")
    name = reading("interest_certificate", paper).record.fields.get("customer_name")
    assert name is None or "CONCERN" not in name.value
