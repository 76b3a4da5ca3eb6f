"""What statements of a fourth set of issuers print otherwise: masked numbers, dashes, totals with the last balance."""

import pytest

from core.domain.document import Status
from tests.core.extraction.statement.layouts import CREDITS, DEBITS, RUNNING
from tests.core.extraction.statement.paper import Paper, us
from tests.core.extraction.statement.test_endings import head, opened, read

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
