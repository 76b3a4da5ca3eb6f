"""What statements of a third set of issuers print otherwise: periods, totals, sides, logos, accounts in sections."""

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.document import Status
from core.domain.page import TextSource
from core.domain.record import Record
from core.extraction.statement import extract_statement
from tests.core.extraction.statement.paper import Paper
from tests.core.extraction.statement.test_odd_layouts import head, read

HEADS = {48: "Date", 120: "Details", -450: "Amount", -550: "Balance"}


def test_a_period_may_say_its_month_once() -> None:
    paper = head("01 - 31 Jan 2025").line(HEADS).line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "13 Jan", 120: "Rent", -450: "-10.00", -550: "90.00"})
    record, verdict = read(paper.line({120: "Closing balance", -550: "90.00"}))
    assert (record.value("statement_start"), record.value("statement_end")) == ("2025-01-01", "2025-01-31")
    assert verdict is Status.ACCEPTED


def test_the_days_of_an_offer_are_no_period() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", "Closed 24 - 26 Dec 2024").line(HEADS)
    paper.line({120: "Opening balance", -550: "100.00"}).line(
        {48: "13 Jan", 120: "Rent", -450: "-10.00", -550: "90.00"}
    )
    record, verdict = read(paper.line({120: "Closing balance", -550: "90.00"}))
    assert "statement_start" not in record.fields
    assert verdict is Status.REVIEW


def moving(*days: str, mark: str = ".", decimals: str = "00", currency: str = "") -> Status:
    paper = (
        Paper().text("Harrow Bank plc", "Account number 40221987", f"Currency: {currency}" if currency else "").skip()
    )
    paper.line(HEADS).line({120: "Opening balance", -550: f"100{mark}{decimals}"})
    for day, balance in zip(days, (90, 80, 70), strict=True):
        paper.line({48: day, 120: "Rent", -450: f"-10{mark}{decimals}", -550: f"{balance}{mark}{decimals}"})
    return read(paper.line({120: "Closing balance", -550: f"70{mark}{decimals}"}))[1]


def test_amounts_that_may_be_a_thousand_times_as_high_are_left_to_a_person() -> None:
    days = ("13.01.2025", "14.01.2025", "20.01.2025")
    assert moving(*days) is Status.ACCEPTED
    assert moving(*days, decimals="000") is Status.REVIEW
    assert moving(*days, decimals="000", currency="KWD") is Status.ACCEPTED
    assert moving(*days, mark=",", decimals="000", currency="TND") is Status.REVIEW


def test_days_that_may_begin_with_the_year_are_left_to_a_person() -> None:
    assert moving("13/01/25", "14/01/25", "20/01/25") is Status.ACCEPTED
    assert moving("25/01/13", "25/01/14", "25/01/20") is Status.REVIEW


@pytest.mark.parametrize(("name", "read_as"), [("HSBC UK", "HSBC UK"), ("HSBC One", "HSBC")])
def test_a_country_behind_a_banks_name_is_part_of_it(name: str, read_as: str) -> None:
    record, _ = read(Paper().text(name, "Account number 40221987"))
    assert record.value("bank_name") == read_as


@pytest.mark.parametrize("name", ["Harrow Mutual Bank", "TD Canada Trust"])
def test_a_logo_before_a_banks_name_is_no_part_of_it(name: str) -> None:
    record, _ = read(Paper().text(f"{name.split(maxsplit=1)[0]} {name}", "Account number 40221987"))
    assert record.value("bank_name") == name
    assert record.fields["bank_name"].accepted


@pytest.mark.parametrize("other", ["Alter Kontostand EUR", "Customer ID"])
def test_a_label_right_behind_another_is_no_holder(other: str) -> None:
    paper = Paper().text("Harrow Bank plc").line({48: "Account name", 300: other})
    record, _ = read(paper.line({48: "Yvette Larkin", 300: "1.420,00"}).skip().text("Account number 40221987"))
    assert record.value("account_holder") == "Yvette Larkin"


def test_a_banking_corporation_at_the_head_is_no_holder() -> None:
    paper = Paper().text("HSBC The Hongkong and Shanghai Banking Corporation Limited", "1 Queens Road", "12 Harbour")
    assert "account_holder" not in read(paper.skip().text("Account number 40221987"))[0].fields


def totalled(*amounts: str, total: str = "Umsatztotal", day: str = "31.01.2025") -> Status:
    paper = head().line({48: "Date", 120: "Details", -350: "Debit", -450: "Credit", -550: "Balance"})
    paper.line({48: "01.01.2025", 120: "Saldovortrag", -550: "100.00"})
    paper.line({48: "13.01.2025", 120: "Miete", -350: "10.00", -550: "90.00"})
    paper.line({48: "14.01.2025", 120: "Lohn", -450: "25.00", -550: "115.00"})
    paper.line({48: day, 120: total, -350: amounts[0], -450: amounts[1]})
    return read(paper.line({48: "31.01.2025", 120: "Schlusssaldo", -550: "115.00"}))[1]


def test_a_total_may_stand_beside_the_last_day() -> None:
    assert totalled("10.00", "25.00") is Status.ACCEPTED
    assert totalled("10.00", "26.00") is Status.REVIEW
    assert totalled("10.00", "25.00", total="Umsatz", day="") is Status.ACCEPTED


def test_a_filling_station_called_total_is_a_row() -> None:
    paper = head().line(HEADS).line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "13 Jan", 120: "TOTAL", -450: "-10.00", -550: "90.00"})
    assert read(paper.line({120: "Closing balance", -550: "90.00"}))[0].value("closing_balance") == "90.00"
    assert len(read(paper)[0].tables["transactions"]) == 1


def summed(debits: str, begun: str = "") -> Status:
    """An export, newest first, whose sums stand above words that nobody knows."""
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", "01/01/2025 - 31/01/2025").skip()
    paper.line({48: "£115.00", 200: f"-£{debits}", 350: "+£25.00"}).line({48: "Left now", 200: "Gone", 350: "Come"})
    paper.text("Set aside in pots: £250.00", f"There was {begun}" if begun else "").skip().line(HEADS)
    paper.line({48: "20/01/2025", 120: "Tea", -450: "-4.00", -550: "115.00"})
    paper.line({48: "14/01/2025", 120: "Pay", -450: "25.00", -550: "119.00"})
    return read(paper.line({48: "13/01/2025", 120: "Rent", -450: "-6.00", -550: "94.00"}))[1]


def test_a_paper_that_prints_both_sums_and_the_last_balance_is_whole() -> None:
    assert summed("10.00") is Status.ACCEPTED
    assert summed("11.00") is Status.REVIEW
    assert summed("25.00") is Status.REVIEW


def test_what_is_nearly_the_opening_that_no_known_word_names_may_be_it_misprinted() -> None:
    assert summed("10.00", "£100.00") is Status.ACCEPTED
    assert [summed("10.00", said) for said in ("£106.00", "£1000.00")] == [Status.REVIEW, Status.REVIEW]


@pytest.mark.parametrize(("sides", "amounts"), [(("Af", "Bij"), ["-10.00", "25.00"]), (("Bij", "Af"), None)])
def test_a_side_may_stand_in_a_column_behind_the_amounts(sides: tuple[str, str], amounts: list[str] | None) -> None:
    paper = head("01-01-2025 t/m 31-01-2025").text("Vorig saldo 100.00", "Nieuw saldo 115.00").skip()
    paper.line({48: "Datum", 120: "Omschrijving", -450: "Bedrag", 480: "Af/Bij"})
    paper.line({48: "13-01-2025", 120: "Huur", -450: "10.00", 480: sides[0]})
    record, verdict = read(paper.line({48: "14-01-2025", 120: "Loon", -450: "25.00", 480: sides[1]}))
    assert amounts is None or [row.value("amount") for row in record.tables["transactions"]] == amounts
    assert verdict is (Status.ACCEPTED if amounts else Status.REVIEW)


def test_a_part_called_deposits_ends_where_headings_name_both_sides() -> None:
    paper = head().text("Deposits").skip()
    paper.line({48: "Date", 120: "Details", -350: "Withdrawal", -450: "Deposit", -550: "Balance"})
    paper.line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "18/01/2025", 120: "Card", -350: "11.31", -550: "88.69"})
    paper.line({48: "19/01/2025", 120: "Pay", -450: "25.00", -550: "113.69"})
    record, verdict = read(paper.line({120: "Closing balance", -550: "113.69"}))
    assert [row.value("amount") for row in record.tables["transactions"]] == ["-11.31", "25.00"]
    assert verdict is Status.ACCEPTED


def test_an_amount_that_could_be_a_day_is_none_where_sides_have_titles() -> None:
    paper = head().text("Opening balance 100.00", "Closing balance 88.69").skip().text("Withdrawals")
    paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    record, _ = read(paper.line({48: "18/01/2025", 120: "Card", -450: "11.31", -550: "88.69"}))
    assert [row.value("amount") for row in record.tables["transactions"]] == ["-11.31"]


def lower(gap: float, *, level: int = 3) -> Record:
    """A scan whose narrations have two lines, with their amounts in the second; some have one."""
    paper = replace(head(), source=TextSource.OCR).line(HEADS).line({120: "Opening balance", -550: "100.00"})
    balance = 100
    for at in range(level + 2):
        balance -= 10
        amounts = {-450: "-10.00", -550: f"{balance}.00"}
        if at < level:
            paper.line({48: f"1{at}/01/2025", 120: "Tea", **amounts})
        else:
            paper.line({48: f"1{at}/01/2025", 120: "Card"}, gap=gap).line({120: "London", **amounts})
    return twice(paper.line({120: "Closing balance", -550: f"{balance}.00"}))


def twice(paper: Paper) -> Record:
    """A scan that two recognizers read alike."""
    contents = paper.contents()
    pages = tuple(
        replace(page, words=tuple(word._replace(second=word.text) for word in page.words)) for page in contents.pages
    )
    return extract_statement(bundled_types()["bank_statement"], replace(contents, pages=pages))


def test_amounts_in_the_last_line_of_a_narration_are_those_of_its_day() -> None:
    assert {row.fields["amount"].accepted for row in lower(12.0).tables["transactions"]} == {True}


def test_without_level_rows_amounts_below_a_day_may_be_anothers() -> None:
    assert not any(row.fields["amount"].accepted for row in lower(12.0, level=1).tables["transactions"])


def american(*said: str) -> Record:
    """A card whose payments have a minus and whose balances are printed without one."""
    paper = Paper().text("American Express", "Closing Date 01/31/2025", "Payment Due Date 02/21/2025", *said).skip()
    paper.text("Previous Balance $100.00", "New Balance $145.00").skip().line(
        {48: "Date", 120: "Details", -450: "Amount"}
    )
    paper.line({48: "01/10/2025", 120: "PAYMENT THANK YOU", -450: "-$30.00"})
    paper.line({48: "01/13/2025", 120: "HOTEL", -450: "$55.00"})
    return read(paper.line({48: "01/14/2025", 120: "TAXI", -450: "$20.00"}))[0]


def test_a_minus_of_what_may_be_a_card_is_no_surer_than_none() -> None:
    assert not any(row.fields["amount"].accepted for row in american().tables["transactions"])


def test_new_charges_are_those_of_a_card() -> None:
    rows = american("Total new charges").tables["transactions"]
    assert [row.value("amount") for row in rows] == ["30.00", "-55.00", "-20.00"]
    assert all(row.fields["amount"].accepted for row in rows)


@pytest.mark.parametrize("torn", [True, False])
def test_a_scanned_day_with_a_balance_and_no_amount_leaves_its_page_open(*, torn: bool) -> None:
    paper = replace(head(), source=TextSource.OCR).line(HEADS).line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "13/01/2025", 120: "Tea", -450: "-10.00", -550: "90.00"})
    paper.line({48: "15/01/2025", 120: "Card", -450: "-20.00", **({} if torn else {-550: "70.00"})})
    if torn:
        paper.line({48: "16/01/2025", 120: "London", -550: "70.00"})
    paper.line({48: "17/01/2025", 120: "Rent", -450: "-30.00", -550: "40.00"})
    rows = twice(paper.line({120: "Closing balance", -550: "40.00"})).tables["transactions"]
    assert [row.fields["amount"].accepted for row in rows] == [not torn] * 3


def test_a_scanned_row_whose_amount_was_not_read_is_offered_with_what_it_must_be() -> None:
    paper = replace(head(), source=TextSource.OCR).line(HEADS).line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "13/01/2025", 120: "Tea", -450: "-10.00", -550: "90.00"})
    paper.line({48: "15/01/2025", 120: "Card", -550: "70.00"})
    paper.line({48: "17/01/2025", 120: "Rent", -450: "-30.00", -550: "40.00"})
    record = twice(paper.line({120: "Closing balance", -550: "40.00"}))
    rows = record.tables["transactions"]
    assert [row.value("amount") for row in rows] == ["-10.00", "-20.00", "-30.00"]
    lacking = rows[1].fields["amount"]
    assert not lacking.accepted
    assert lacking.reason is not None
    assert lacking.reason.code == "reckoned"
    place, above, beside = (cell.evidence.box for cell in (lacking, rows[0].fields["amount"], rows[1].fields["date"]))
    assert place is not None
    assert above is not None
    assert beside is not None
    assert (place.over(above), place.level(beside)) == (True, True)
    assert not record.fields["closing_balance"].accepted
