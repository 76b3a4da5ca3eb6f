from decimal import Decimal

import pytest

from core.catalogue import bundled_types
from core.checks import check, status
from core.domain.document import Reading, Status
from core.domain.page import TextSource
from core.domain.record import Record
from core.extraction.statement import extract_statement
from tests.core.extraction.statement.layouts import AMOUNTS, CLOSING, LEDGER, OPENING, RUNNING
from tests.core.extraction.statement.paper import Paper, us

STATEMENT = bundled_types()["bank_statement"]


def read(paper: Paper) -> tuple[Record, Status]:
    contents = paper.contents()
    record = extract_statement(STATEMENT, contents)
    findings = check(STATEMENT, record, contents)
    return record, status(STATEMENT, Reading("bank_statement", 1.0, record, findings))


def head(period: str = "01 Jan 2025 to 31 Jan 2025") -> Paper:
    return Paper().text("Harrow Bank plc", "Account number 40221987", f"Statement {period}").skip()


def dates(record: Record) -> list[str | None]:
    return [row.value("date") for row in record.tables["transactions"]]


def test_the_day_of_booking_stands_left_of_the_day_of_value() -> None:
    paper = Paper().text("Volksbank Lindental eG", "vom 01.01.2025 bis 31.01.2025").skip()
    paper.line({48: "Bu-Tag", 100: "Wert", 160: "Vorgang", -450: "Betrag", -550: "Saldo"})
    paper.line({160: "Alter Saldo", -550: us(OPENING)})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        late = f"{int(entry.day) + 1:02d}.01."
        paper.line({48: f"{entry.day}.01.", 100: late, 160: entry.text, -450: us(entry.amount), -550: us(balance)})
    record, verdict = read(paper.line({160: "Neuer Saldo", -550: us(CLOSING)}))
    assert dates(record) == [f"2025-01-{entry.day}" for entry in LEDGER]
    assert verdict is Status.ACCEPTED


def test_a_row_without_a_date_after_a_page_break_has_the_last_one() -> None:
    heads = {48: "Date", 120: "Details", -450: "Amount", -550: "Balance"}
    paper = head().line(heads).line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "02 Jan", 120: "Rent", -450: "-10.00", -550: "90.00"}).turn().line(heads)
    paper.line({120: "Coffee", -450: "-5.00", -550: "85.00"}).line({48: "09 Jan", 120: "Tea", -450: "-1.00"})
    record, _ = read(paper.line({120: "Closing balance", -550: "84.00"}))
    assert dates(record) == ["2025-01-02", "2025-01-02", "2025-01-09"]


def carried(start: int) -> Paper:
    """The pages of a statement, each with the balance brought forward, from a row on."""
    paper = head().line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    balance = 1000 - 10 * start
    paper.line({120: "Balance brought forward", -550: us(str(balance))})
    for day in range(start + 1, 29):
        paper.line({48: f"{day:02d} Jan", 120: "Shop", -450: "-10.00", -550: us(str(1000 - 10 * day))})
    return paper.line({120: "Closing balance", -550: "720.00"})


def test_a_statement_that_lost_its_first_page_is_not_accepted() -> None:
    assert read(carried(0))[1] is Status.ACCEPTED
    assert read(carried(14))[1] is Status.REVIEW


def test_a_balance_carried_forward_is_the_last_where_printed_totals_agree() -> None:
    paper = head().text("Money in 20.00", "Money out 15.00").skip()
    paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
    paper.line({120: "Balance brought forward", -550: "100.00"})
    paper.line({48: "02 Jan", 120: "Rent", -350: "15.00", -550: "85.00"})
    paper.line({48: "05 Jan", 120: "Pay", -450: "20.00", -550: "105.00"})
    record, verdict = read(paper.line({120: "Balance carried forward", -550: "105.00"}))
    assert record.value("closing_balance") == "105.00"
    assert verdict is Status.ACCEPTED


def test_a_summary_beside_others_names_each_amount_by_its_own_words() -> None:
    paper = head().line({48: "Previous Balance", -200: us(OPENING), 300: "Deposits this month", -500: "77.00"})
    paper.line({48: "New Balance", -200: us(CLOSING), 300: "Withdrawals this month", -500: "88.00"}).skip()
    paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        paper.line({48: f"{entry.day} Jan", 120: entry.text, -450: us(entry.amount), -550: us(balance)})
    record, _ = read(paper)
    assert record.number("opening_balance") == Decimal(OPENING)
    assert len(record.tables["transactions"]) == len(AMOUNTS)
    assert record.fields["opening_balance"].accepted


def test_a_card_with_signed_purchases_owes_what_its_balances_say() -> None:
    paper = Paper().text("Rheinbank AG", "Kreditkartenabrechnung", "vom 01.01.2025 bis 31.01.2025").skip()
    paper.line({48: "Datum", 120: "Text", -450: "Betrag EUR"}).line({120: "Alter Saldo", -450: "100,00-"})
    for day, amount in (("02", "10,00-"), ("05", "20,00-"), ("09", "50,00+"), ("15", "5,00-")):
        paper.line({48: f"{day}.01.2025", 120: "Umsatz", -450: amount})
    record, _ = read(paper.line({120: "Neuer Saldo", -450: "85,00-"}))
    assert (record.value("opening_balance"), record.value("closing_balance")) == ("-100.00", "-85.00")


def test_a_column_of_foreign_amounts_does_not_tell_the_currency() -> None:
    paper = Paper().text("Meridian Bank Ltd", "Account No. 770011822 (USD)", "01/01/2025 to 31/01/2025").skip()
    heads = {48: "Date", 120: "Details", -300: "Foreign amount", -380: "Debit", -460: "Credit", -550: "Balance"}
    paper.line(heads).line({120: "Opening balance", -550: us(OPENING)})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        side = -380 if entry.debit else -460
        cells = {48: f"{entry.day}/01/2025", 120: entry.text, -300: "EUR 12.34", side: us(entry.size)}
        paper.line({**cells, -550: us(balance)})
    record, _ = read(paper.line({120: "Closing balance", -550: us(CLOSING)}))
    assert record.value("currency") == "USD"


@pytest.mark.parametrize("said", ["RMB 220 Midland Hwy", "Dauphin MB R7N 2T4", "TPS R123456789"])
def test_a_whole_number_behind_letters_does_not_tell_the_currency(said: str) -> None:
    paper = Paper().text("Meridian Bank Ltd", said, "Account No. 770011822", "01/01/2025 to 31/01/2025").skip()
    paper.line({48: "Date", 120: "Details", -380: "Debit", -460: "Credit", -550: "Balance"})
    paper.line({120: "Opening balance", -550: us(OPENING)})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        side = -380 if entry.debit else -460
        paper.line({48: f"{entry.day}/01/2025", 120: entry.text, side: us(entry.size), -550: us(balance)})
    record, _ = read(paper.line({120: "Closing balance", -550: us(CLOSING)}))
    assert record.value("currency") is None


def test_a_scanned_row_that_prints_its_day_twice_vouches_for_it() -> None:
    paper = head()
    paper.source = TextSource.OCR
    paper.line({48: "Date", 120: "Value date", 220: "Details", -450: "Amount", -550: "Balance"})
    paper.line({220: "Opening balance", -550: us(OPENING)})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        day = f"{entry.day}/01/2025"
        paper.line({48: day, 120: day, 220: entry.text, -450: us(entry.amount), -550: us(balance)})
    record, _ = read(paper.line({220: "Closing balance", -550: us(CLOSING)}))
    assert {row.fields["date"].accepted for row in record.tables["transactions"]} == {True}


def undated(first: str, *rows: tuple[str, str]) -> Paper:
    """A statement with one line of its own about its time, and rows without a year."""
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", first).skip()
    paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    paper.line({120: "Opening balance", -550: "500.00"})
    for number, (day, amount) in enumerate(rows, 1):
        paper.line({48: day, 120: "Shop", -450: amount, -550: us(Decimal(500 - 10 * number))})
    return paper.line({120: "Closing balance", -550: us(Decimal(500 - 10 * len(rows)))})


def test_the_first_day_of_the_period_alone_tells_the_year() -> None:
    record, _ = read(undated("Period from: 01/12/2024", ("15 Dec", "-10.00"), ("03 Jan", "-10.00")))
    assert dates(record) == ["2024-12-15", "2025-01-03"]
    assert {row.fields["date"].accepted for row in record.tables["transactions"]} == {True}


def test_the_years_of_other_rows_tell_the_year_of_those_without() -> None:
    rows = (("29 Dec 2024", "-10.00"), ("30 Dec", "-10.00"), ("02 Jan", "-10.00"), ("04 Jan 2025", "-10.00"))
    record, _ = read(undated("Your account", *rows))
    assert dates(record) == ["2024-12-29", "2024-12-30", "2025-01-02", "2025-01-04"]
    assert {row.fields["date"].accepted for row in record.tables["transactions"]} == {True}


def test_a_year_that_nothing_tells_is_no_more_than_a_guess() -> None:
    record, verdict = read(undated("Printed at branch 12 on 05/03/2023", ("15 Dec", "-10.00"), ("18 Dec", "-10.00")))
    assert not any(row.fields["date"].accepted for row in record.tables["transactions"])
    assert verdict is Status.REVIEW


def test_a_row_whose_day_runs_into_its_narration_keeps_its_day() -> None:
    paper = undated("01 Jan 2025 to 31 Jan 2025", ("January 4", "-10.00"), ("January 10POS", "-10.00"))
    record, _ = read(paper)
    assert dates(record) == ["2025-01-04", "2025-01-10"]


def test_a_row_in_whose_place_of_dates_something_else_stands_does_not_take_the_day_above() -> None:
    record, verdict = read(undated("01 Jan 2025 to 31 Jan 2025", ("January 4", "-10.00"), ("January l0", "-10.00")))
    assert not record.tables["transactions"][1].fields["date"].accepted
    assert verdict is Status.REVIEW


def test_another_balance_brought_forward_on_the_page_opens_another_account() -> None:
    paper = Paper().text("Harrow Bank plc", "01 Jan 2025 to 31 Jan 2025").skip()
    for name, opening in (("Current Account", "500.00"), ("Savings Account", "900.00")):
        paper.text(name).line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
        paper.line({120: "Balance brought forward", -550: opening})
        for number in (1, 2, 3):
            balance = us(Decimal(opening) - 10 * number)
            paper.line({48: f"0{number}/01/2025", 120: "Shop", -450: "-10.00", -550: balance})
        paper.line({120: "Balance carried forward", -550: us(Decimal(opening) - 30)}).skip()
    record, _ = read(paper)
    assert [one.value("opening_balance") for one in record.tables["accounts"]] == ["500.00", "900.00"]
    assert [len(one.tables["transactions"]) for one in record.tables["accounts"]] == [3, 3]


def test_a_label_is_no_value_of_another() -> None:
    paper = Paper().text("Harrow Bank plc").line({48: "Account type", 200: "Currency", 300: "From", 420: "To"})
    paper.line({48: "Current", 200: "GBP", 300: "01/01/2025", 420: "31/01/2025"}).skip()
    paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    paper.line({120: "Opening balance", -550: "500.00"}).line(
        {48: "02/01/2025", 120: "A", -450: "-10.00", -550: "490.00"}
    )
    record, _ = read(paper.line({120: "Closing balance", -550: "490.00"}))
    assert record.value("account_type") == "Current"


def test_a_row_whose_amount_is_open_is_open_as_a_whole() -> None:
    paper = head().line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    paper.line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "13 Jan", 120: "Rent", -450: "-10.00", -550: "90.00"})
    paper.line({48: "14 Jan", 120: "Coffee", -450: "-5.00", -550: "84.00"})
    paper.line({48: "15 Jan", 120: "Tea", -450: "-1.00", -550: "83.00"})
    record, verdict = read(paper.line({120: "Closing balance", -550: "83.00"}))
    altered = record.tables["transactions"][1]
    assert not any(field.accepted for name, field in altered.fields.items() if name != "row")
    assert verdict is Status.REVIEW


def test_a_further_row_of_a_day_is_of_that_day_above_a_row_with_a_day_of_its_own() -> None:
    paper = head().line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    paper.line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "13", 120: "Rent", -450: "-10.00"}, gap=10).line({48: "Jan"}, gap=14)
    paper.line({120: "Coffee", -450: "-5.00", -550: "85.00"}, gap=14)
    paper.line({48: "14", 120: "Tea", -450: "-1.00", -550: "84.00"}, gap=10).line({48: "Jan"}, gap=14)
    record, verdict = read(paper.line({120: "Closing balance", -550: "84.00"}))
    assert dates(record) == ["2025-01-13", "2025-01-13", "2025-01-14"]
    assert verdict is Status.ACCEPTED
