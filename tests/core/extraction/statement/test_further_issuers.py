"""What statements of a fourth set of issuers print otherwise: masked numbers, dashes, totals with the last balance."""

import pytest

from core.domain.document import Status
from tests.core.extraction.statement.layouts import CREDITS, DEBITS, OPENING, RUNNING
from tests.core.extraction.statement.paper import Paper, us
from tests.core.extraction.statement.test_endings import PERIOD, head, listed, opened, read

CLOSING = us(RUNNING[-1])


def test_a_day_below_a_label_is_no_number_of_an_account() -> None:
    record, _ = read(Paper().text("Harrow Bank plc", "Statement of Account", "03/19/25 - 04/18/25"))
    assert "account_number" not in record.fields


def test_a_masked_number_that_ends_in_its_mask_may_go_on_below() -> None:
    paper = Paper().text("Harrow Bank plc").line({48: "Card number", 200: "4929 xxxx xxxx"}).line({200: "0412"})
    assert not read(paper)[0].fields["account_number"].accepted


def test_an_address_of_the_web_is_no_bank() -> None:
    record, _ = read(Paper().text("HARROW").line({48: "BANK", 300: "www.harrowbank.com"}).skip().text("Statement"))
    assert "harrowbank" not in (record.value("bank_name") or "")


def test_credit_in_capitals_before_a_name_is_part_of_it_and_a_guess() -> None:
    paper = Paper().text("CREDIT LIGERIEN").skip().text("Account number 40221987", "CREDIT LIGERIEN SA")
    paper.pages[-1][:2] = [word._replace(box=word.box._replace(y0=20)) for word in paper.pages[-1][:2]]
    field = read(paper)[0].fields["bank_name"]
    assert (field.value, field.accepted) == ("CREDIT LIGERIEN", False)


def test_totals_with_the_last_balance_in_their_line_are_no_transaction() -> None:
    totals = {120: "Transaction totals / Closing balance", -350: us(DEBITS), -450: us(CREDITS), -550: CLOSING}
    record, verdict = read(opened().line(totals))
    assert len(record.tables["transactions"]) == len(RUNNING)
    assert verdict is Status.ACCEPTED


def test_an_amount_in_a_sentence_below_the_table_is_no_row_of_it() -> None:
    notice = "Overdrawn balances are marked OD and for them a variable rate applies. Limit at this date: 500.00"
    assert read(opened().skip().text(notice, "End of statement"))[1] is Status.ACCEPTED


def long(foot: str, ends: str) -> Paper:
    paper = opened().text(foot).turn().skip(60)
    paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
    paper.line({48: "31 Jan 2025", 120: "Fee", -350: "1.00", -550: us(RUNNING[-1] - 1)})
    return paper.text(ends)


def test_words_for_a_signature_on_the_last_page_alone_show_the_end() -> None:
    words = "This is a computer generated statement."
    assert read(long("Please turn", words))[1] is Status.ACCEPTED
    assert read(long(words, words))[1] is Status.REVIEW


@pytest.mark.parametrize(("total", "verdict"), [("Total fees 2025", Status.ACCEPTED), ("Totals", Status.REVIEW)])
def test_a_total_of_fees_or_of_a_year_sums_up_no_transactions(total: str, verdict: Status) -> None:
    paper = opened().line({120: "Closing balance", -550: CLOSING}).line({120: total, -350: "7.25"})
    assert read(paper)[1] is verdict


def test_months_above_their_days_are_not_put_to_the_days_above_them() -> None:
    paper = head("01 Jan 2025 to 28 Feb 2025").line({120: "Opening balance", -550: "100.00"})
    for month, day, balance in (("Jan", "30", "90.00"), ("Jan", "31", "80.00"), ("Feb", "01", "70.00")):
        paper.line({48: month, 120: "Rent", -350: "10.00", -550: balance}).line({48: day, 120: "Flat 3"}, gap=15)
    record, verdict = read(paper.line({120: "Closing balance", -550: "70.00"}))
    days = [row.value("date") for row in record.tables["transactions"]]
    assert days == ["2025-01-30", "2025-01-31", "2025-02-01"]
    assert verdict is Status.ACCEPTED


def test_a_few_digits_are_no_number_of_an_account_and_a_mask_needs_only_two() -> None:
    assert "account_number" not in read(Paper().text("Harrow Bank plc", "Account 123 statement"))[0].fields
    paper = Paper().text("Harrow Bank plc").line({48: "Card number", 200: "XXXX XXXX XXXX XX44"})
    assert read(paper)[0].value("account_number") == "XXXXXXXXXXXXXX44"


def test_an_accepted_number_of_an_account_stands_for_the_banks_name() -> None:
    paper = Paper().text("Account number 40221987", PERIOD).skip()
    paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
    listed(paper.line({120: "Opening balance", -550: us(OPENING)}))
    record, verdict = read(paper.line({120: "Closing balance", -550: CLOSING}))
    assert not ("bank_name" in record.fields and record.fields["bank_name"].accepted)
    assert verdict is Status.ACCEPTED


def test_your_balance_beside_an_address_is_named() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", PERIOD).skip()
    paper.line({48: "Redwick BS8 4ZZ", 300: "Your previous balance", -550: us(OPENING)}).skip()
    paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
    record, _ = read(listed(paper))
    assert record.value("opening_balance") == OPENING
    assert record.fields["opening_balance"].evidence.text == us(OPENING)


@pytest.mark.parametrize(
    ("bank", "number", "verdict"),
    [
        ("Harrow Bank plc", "XXXX XXXX 12", Status.ACCEPTED), ("STATEMENT", "XXXX XXXX 12", Status.REVIEW),
        ("STATEMENT", "40221987", Status.ACCEPTED), ("STATEMENT", "2025", Status.REVIEW),
    ],
)  # fmt: skip
def test_only_a_whole_number_of_an_account_stands_for_its_bank(bank: str, number: str, verdict: Status) -> None:
    paper = Paper().text(bank, f"Account {number}", PERIOD).skip()
    paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
    listed(paper.line({120: "Opening balance", -550: us(OPENING)}))
    assert read(paper.line({120: "Closing balance", -550: CLOSING}))[1] is verdict


def test_a_total_that_is_the_last_balance_again_is_no_total() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", PERIOD).skip()
    paper.line({48: "Deposits", -550: CLOSING}).skip()
    paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
    listed(paper.line({120: "Opening balance", -550: us(OPENING)}))
    record, verdict = read(paper.line({120: "Closing balance", -550: CLOSING}))
    assert record.value("total_credits") != CLOSING.replace(",", "")
    assert verdict is Status.ACCEPTED


@pytest.mark.parametrize(("second", "verdict"), [("02 Jan 2025", Status.REVIEW), ("04 Jan 2025", Status.ACCEPTED)])
def test_where_a_day_stands_on_every_row_a_row_without_one_is_of_a_day_not_printed(
    second: str, verdict: Status
) -> None:
    paper = head().line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "02 Jan 2025", 120: "Rent", -350: "10.00", -550: "90.00"})
    paper.line({48: second, 120: "Rent", -350: "10.00", -550: "80.00"})
    paper.line({120: "Interest", -350: "1.00", -550: "79.00"})
    assert read(paper.line({120: "Closing balance", -550: "79.00"}))[1] is verdict


def test_a_banks_name_ends_with_the_point_of_its_form() -> None:
    record, _ = read(Paper().text("Meridian Bank PLC. Registered in England", "Account number 40221987"))
    assert record.value("bank_name") == "Meridian Bank PLC."


def test_a_number_in_a_name_that_is_no_company_makes_it_a_guess() -> None:
    paper = Paper().text("Harrow Bank plc").line({48: "Account name", 200: "Shop 209, Ground Floor"})
    field = read(paper)[0].fields.get("account_holder")
    assert field is None or not field.accepted


def test_a_line_of_many_cells_is_no_sentence() -> None:
    cells = {48: "Credit Limit ( INR )", 180: "Cash Limit ( INR )", 300: "Available Limit ( INR )", 440: "Minimum Due"}
    record, _ = read(Paper().text("Harrow Bank plc").line(cells).skip().text("Payment due date 31 Jan 2025"))
    assert record.value("account_type") == "credit_card"
