from dataclasses import replace
from decimal import Decimal

from core.catalogue import bundled_types
from core.checks import check, status
from core.domain.document import Reading, Status
from core.domain.layout import Word
from core.domain.page import Contents, TextSource
from core.domain.record import Record
from core.extraction.statement import extract_statement
from tests.core.extraction.statement.layouts import CLOSING, CREDITS, DEBITS, LEDGER, OPENING, RUNNING
from tests.core.extraction.statement.paper import Paper, us

STATEMENT = bundled_types()["bank_statement"]
PERIOD = "01 Jan 2025 to 31 Jan 2025"


def read(paper: Paper) -> tuple[Record, Status]:
    contents = paper.contents()
    record = extract_statement(STATEMENT, contents)
    findings = check(STATEMENT, record, contents)
    return record, status(STATEMENT, Reading("bank_statement", 1.0, record, findings))


def head(period: str = PERIOD) -> Paper:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", f"Statement {period}").skip()
    return paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})


def listed(paper: Paper, year: str = " 2025") -> Paper:
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        side = -350 if entry.debit else -450
        paper.line({48: f"{entry.day} Jan{year}", 120: entry.text, side: us(entry.size), -550: us(balance)})
    return paper


def opened() -> Paper:
    return listed(head().line({120: "Opening balance", -550: us(OPENING)}))


def test_nothing_shows_that_a_last_row_is_the_last() -> None:
    assert read(opened())[1] is Status.REVIEW


def test_printed_totals_of_all_rows_show_that_none_is_missing() -> None:
    totals = {120: "Total", -350: us(DEBITS), -450: us(CREDITS)}
    assert read(opened().line(totals))[1] is Status.ACCEPTED
    paper = listed(head())
    record, _ = read(paper.line(totals))
    assert record.value("opening_balance") == OPENING
    assert record.fields["opening_balance"].accepted


def test_a_row_of_totals_that_shows_another_balance_contradicts() -> None:
    totals = {120: "Total", -350: us(DEBITS), -450: us(CREDITS), -550: us(CLOSING + 1)}
    assert read(opened().line(totals))[1] is Status.REVIEW


def test_closing_words_show_the_end_of_a_text_but_not_of_a_scan() -> None:
    paper = opened().skip().text("End of statement")
    assert read(paper)[1] is Status.ACCEPTED
    paper.source = TextSource.OCR
    assert not read(paper)[0].fields["closing_balance"].accepted


def test_a_balance_carried_forward_on_the_last_day_is_the_closing_one() -> None:
    assert (
        read(opened().line({48: "31 Jan 2025", 120: "Balance carried forward", -550: us(CLOSING)}))[1]
        is Status.ACCEPTED
    )
    assert read(opened().line({120: "Balance carried forward", -550: us(CLOSING)}))[1] is Status.REVIEW


def test_a_list_of_rates_below_the_closing_balance_moves_nothing() -> None:
    paper = opened().line({120: "Closing balance", -550: us(CLOSING)}).skip()
    paper.line({48: "From", 120: "To", -350: "Average", -450: "Rate", -550: "Interest"})
    paper.line({48: "01 Jan 2025", 120: "31 Jan 2025", -350: "1,000.00", -450: "1.25", -550: "3.10"})
    record, verdict = read(paper)
    assert len(record.tables["transactions"]) == len(LEDGER)
    assert verdict is Status.ACCEPTED


def test_days_may_head_their_transactions() -> None:
    paper = Paper().text("Harrow Bank plc", PERIOD, f"Opening balance {us(OPENING)}", f"Closing balance {us(CLOSING)}")
    paper.skip()
    last = ""
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        if entry.day != last:
            paper.text(f"{entry.day} January 2025")
        last = entry.day
        paper.line({60: entry.text, -450: us(entry.amount), -550: us(balance)})
    record, verdict = read(paper)
    assert [row.value("date") for row in record.tables["transactions"]] == [f"2025-01-{e.day}" for e in LEDGER]
    assert verdict is Status.ACCEPTED


def test_a_year_that_nothing_names_is_doubted() -> None:
    paper = Paper().text("Harrow Bank plc", "Account opened 12 May 2019").skip()
    paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
    paper = listed(paper.line({120: "Opening balance", -550: us(OPENING)}), year="")
    record, verdict = read(paper.line({120: "Closing balance", -550: us(CLOSING)}))
    assert not any(row.fields["date"].accepted for row in record.tables["transactions"])
    assert verdict is Status.REVIEW


def test_the_days_of_the_balances_name_the_period() -> None:
    paper = Paper().text("Harrow Bank plc").skip()
    paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
    paper = listed(paper.line({120: "Balance as of 31 Dec 2024", -550: us(OPENING)}), year="")
    paper.line({120: "Closing balance as of 31 Jan 2025", -550: us(CLOSING)})
    record, _ = read(paper)
    assert record.tables["transactions"][0].value("date") == "2025-01-02"


def test_two_balances_named_for_days_are_told_by_the_days() -> None:
    paper = Paper().text("Direktbank Elbe AG", "Zeitraum 01.01.2025 - 31.01.2025")
    paper.line({48: f"Kontostand am 31.01.2025 {us(CLOSING)} EUR"}).line(
        {48: f"Kontostand am 31.12.2024 {OPENING} EUR"}
    )
    paper.skip().line({48: "Buchung", 120: "Text", -450: "Betrag", -550: "Saldo"})
    for entry, balance in reversed(list(zip(LEDGER, RUNNING, strict=True))):
        paper.line({48: f"{entry.day}.01.2025", 120: entry.text, -450: us(entry.amount), -550: us(balance)})
    record, verdict = read(paper)
    assert (record.number("opening_balance"), record.number("closing_balance")) == (Decimal(OPENING), CLOSING)
    assert verdict is Status.ACCEPTED


def test_a_scanned_row_without_a_date_may_have_lost_it() -> None:
    paper = head()
    paper.source = TextSource.OCR
    paper.line({120: "Opening balance", -550: us(OPENING)})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        cells = {120: entry.text, (-350 if entry.debit else -450): us(entry.size), -550: us(balance)}
        paper.line(cells if entry.day == "15" else {48: f"{entry.day} Jan 2025", **cells})
    rows = read(paper.line({120: "Closing balance", -550: us(CLOSING)}))[0].tables["transactions"]
    assert not rows[4].fields["date"].accepted


def test_a_card_whose_balances_are_not_owed_is_not_sure() -> None:
    paper = Paper().text("Harrow Bank plc", "Credit card statement", PERIOD, "Credit limit 5,000.00")
    paper.text("Minimum payment 25.00").skip().line({48: "Date", 120: "Details", -450: "Amount"})
    paper.line({120: "Previous balance", -450: "100.00"}).line({48: "02 Jan 2025", 120: "Shop", -450: "10.00"})
    paper.line({48: "05 Jan 2025", 120: "Shop", -450: "20.00 CR"}).line({120: "New balance", -450: "130.00"})
    record, verdict = read(paper)
    assert not any(row.fields["amount"].accepted for row in record.tables["transactions"])
    assert verdict is Status.REVIEW


def scanned(paper: Paper) -> Contents:
    """A paper as a scan that two recognizers read alike."""
    paper.source = TextSource.OCR
    contents = paper.contents()
    pages = tuple(
        replace(page, words=tuple(word._replace(second=word.text) for word in page.words)) for page in contents.pages
    )
    return replace(contents, pages=pages)


def day_alone(word: Word) -> Word:
    """A word as the second recognizer read it, an amount as it did not."""
    return word._replace(second=None) if "." in word.text else word


def test_two_readings_vouch_for_the_first_row_of_a_scan_that_stands_right_below_its_headings() -> None:
    record = extract_statement(STATEMENT, scanned(listed(head()).text("End of statement")))
    assert {row.fields["amount"].accepted for row in record.tables["transactions"]} == {True}
    assert record.fields["opening_balance"].accepted
    assert record.value("opening_balance") == OPENING
    lower = extract_statement(STATEMENT, scanned(listed(head().skip(2)).text("End of statement")))
    assert not lower.fields["opening_balance"].accepted


def tight(pitch: float, *, skipped: float = 0) -> Contents:
    """A scan whose lines stand close, the first row so much lower."""
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", f"Statement {PERIOD}").skip()
    paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"}, gap=pitch + skipped)
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        side = -350 if entry.debit else -450
        cells = {48: f"{entry.day} Jan 2025", 120: entry.text, side: us(entry.size), -550: us(balance)}
        paper.line(cells, gap=pitch)
    return scanned(paper.text("End of statement"))


def test_a_row_that_was_not_seen_fits_below_the_headings_of_a_table_set_close() -> None:
    assert extract_statement(STATEMENT, tight(10.5)).fields["opening_balance"].accepted
    assert not extract_statement(STATEMENT, tight(10.5, skipped=10.5)).fields["opening_balance"].accepted


def test_two_readings_do_not_vouch_for_a_sign_that_neither_may_have_seen() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", f"Statement {PERIOD}").skip()
    paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    for day, amount, balance in (("02", "20.00", "980.00"), ("03", "-30.00", "950.00"), ("06", "100.00", "1,050.00")):
        paper.line({48: f"{day} Jan 2025", 120: "Payment", -450: amount, -550: balance})
    record = extract_statement(STATEMENT, scanned(paper.text("End of statement")))
    assert not record.tables["transactions"][0].fields["amount"].accepted
    assert not record.fields["opening_balance"].accepted


def closed(contents: Contents) -> bool:
    """Whether the closing balance is accepted."""
    return extract_statement(STATEMENT, contents).fields["closing_balance"].accepted


def test_closing_words_right_below_the_rows_of_a_scan_leave_no_room_for_one_that_was_not_seen() -> None:
    assert closed(scanned(opened().text("End of statement")))
    assert not closed(scanned(opened().skip(1).text("End of statement")))
    assert not closed(scanned(opened()))


def test_printed_totals_vouch_for_the_one_row_of_a_scan_that_no_balance_does() -> None:
    totals = {120: "Total", -350: us(DEBITS), -450: us(CREDITS)}
    rows = extract_statement(STATEMENT, scanned(listed(head()).line(totals))).tables["transactions"]
    assert all(row.fields["amount"].accepted for row in rows)
    contents = scanned(listed(head()))
    once = tuple(replace(page, words=tuple(map(day_alone, page.words))) for page in contents.pages)
    open_ = extract_statement(STATEMENT, replace(contents, pages=once)).tables["transactions"]
    assert [row.fields["amount"].accepted for row in open_] == [False, *(True for _ in LEDGER[1:])]
    misread = {120: "Total", -350: us(DEBITS + 1), -450: us(CREDITS)}
    other = extract_statement(STATEMENT, scanned(listed(head()).line(misread))).tables["transactions"]
    assert not other[0].fields["amount"].accepted


def test_days_of_narrations_do_not_tell_the_order_of_a_statements_days() -> None:
    paper = Paper().text("Harrow Bank, N.A.", "Account number 40221987", "From 01/01/2025 to 01/31/2025").skip()
    paper.line({48: "Date", 120: "Details", -350: "Debit", -450: "Credit", -550: "Balance"})
    paper.line({120: "Opening balance", -550: "$100.00"})
    paper.line({48: "01/02/2025", 120: "Cash", -350: "10.00", -550: "90.00"})
    paper.line({48: "01/04/2025", 120: "Cash", -350: "10.00", -550: "80.00"})
    paper.line({120: "Closing balance", -550: "80.00"}).skip(4).line({120: "High St 13/01"})
    rows = extract_statement(STATEMENT, paper.contents()).tables["transactions"]
    assert [row.value("date") for row in rows] == ["2025-01-02", "2025-01-04"]
    assert all(row.fields["date"].accepted for row in rows)


def unclosed(words: str, *, last: str = "29") -> Record:
    """Rows without a named closing balance that fill a page, and words below them."""
    paper = head().line({120: "Opening balance", -550: "900.00"})
    for day in range(1, 11):
        paper.line({48: f"{day:02d} Jan 2025", 120: "Tea", -350: "10.00", -550: f"{900 - 10 * day}.00"}, gap=60.0)
    paper.line({48: f"{last} Jan 2025", 120: "Tea", -350: "10.00", -550: "790.00"})
    return read(paper.skip().text(words))[0]


def test_words_that_end_a_paper_below_the_last_days_of_its_period_show_the_end() -> None:
    words = "*** End of statement ***"
    assert unclosed(words).fields["closing_balance"].accepted
    assert not unclosed(words, last="20").fields["closing_balance"].accepted
    assert not unclosed("Please keep this paper").fields["closing_balance"].accepted


def test_words_at_the_foot_of_every_page_do_not_end_a_paper_whose_last_page_is_lost() -> None:
    words = "This is a computer generated statement"
    assert not unclosed(words).fields["closing_balance"].accepted
    paper = head().line({120: "Opening balance", -550: "900.00"})
    for page in range(2):
        for day in range(1, 16):
            left = 900 - 10 * (15 * page + day)
            paper.line({48: f"{15 * page + day:02d} Jan 2025", 120: "Tea", -350: "10.00", -550: f"{left}.00"})
        paper.y = 790.0
        paper.text(words)
        if not page:
            paper.turn().line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
    assert not read(paper)[0].fields["closing_balance"].accepted


def test_a_balance_said_above_the_table_is_the_last_one_of_rows_that_follow() -> None:
    def paper(said: str) -> Record:
        lines = Paper().text("Harrow Bank plc", "Account number 40221987", f"You have {said}").skip()
        lines.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
        return read(listed(lines.line({120: "Opening balance", -550: us(OPENING)})))[0]

    assert paper(us(CLOSING)).fields["closing_balance"].accepted
    assert not paper("9,311.08").fields["closing_balance"].accepted


def test_an_amount_below_the_last_balance_leaves_the_end_open() -> None:
    paper = head().line({120: "Opening balance", -550: "900.00"})
    for day in range(11, 29):
        side = -350 if day % 2 else -450
        paper.line({48: f"{day} Jan 2025", 120: "Tea", side: "10.00", -550: "890.00" if day % 2 else "900.00"})
    record, _ = read(paper.line({48: "29 Jan 2025", 120: "Tea", -350: "10.00"}).skip().text("End of statement"))
    assert not record.fields["closing_balance"].accepted


def test_headings_that_stand_close_name_the_ends_of_a_summary_below_the_rows() -> None:
    paper = opened().line({120: "Opening Balance", 198: "Dr Count", 400: "Debits", 433: "Credits", 473: "Closing Bal"})
    record, _ = read(paper.line({120: us(OPENING), 198: "3", -350: us(DEBITS), -450: us(CREDITS), -550: us(CLOSING)}))
    assert len(record.tables["transactions"]) == len(LEDGER)


def test_the_day_of_the_opening_balance_names_the_year() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987").skip()
    paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    paper.line({120: "Opening balance as on 31 Dec 2024", -550: "100.00"})
    paper.line({48: "13 Jan", 120: "Rent", -450: "-10.00", -550: "90.00"})
    record, _ = read(paper.line({120: "Closing balance", -550: "90.00"}))
    (row,) = record.tables["transactions"]
    assert (row.value("date"), row.fields["date"].accepted) == ("2025-01-13", True)


def test_the_day_of_the_opening_balance_names_no_year_of_rows_of_more_than_one() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987").skip()
    paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    paper.line({48: "30 Jun 2023", 120: "Balance brought forward", -550: "100.00"})
    for day, left in (("13 Jul", "90.00"), ("13 Nov", "80.00"), ("13 Jan", "70.00"), ("14 Aug", "60.00")):
        paper.line({48: day, 120: "Rent", -450: "-10.00", -550: left})
    rows = read(paper.line({120: "Closing balance", -550: "60.00"}))[0].tables["transactions"]
    assert not rows[3].fields["date"].accepted


def test_a_label_may_be_said_again_in_another_script() -> None:
    record, _ = read(Paper().text("Harrow Bank plc", "Statement date 月結單日期 : 31 May 2025").skip())
    assert record.value("statement_date") == "2025-05-31"


def totalled(last: str, *, shown: bool = True) -> Status:
    """Rows that fill their page, the last of some day, below them the totals of all and what is left."""
    paper = opened()
    paper.y = 700.0
    paper.line({48: last, 120: "BOOK SHOP", -350: "1.00", -550: us(CLOSING - 1)})
    totals = {120: "Total", -350: us(DEBITS + 1), -450: us(CREDITS)}
    return read(paper.line(totals | ({-550: us(CLOSING - 1)} if shown else {})))[1]


def test_totals_of_all_rows_up_to_the_end_of_the_period_show_the_end_on_a_full_page() -> None:
    assert totalled("30 Jan 2025") is Status.ACCEPTED
    assert totalled("20 Jan 2025") is Status.REVIEW


def test_what_may_be_drawn_is_no_balance_in_words_that_are_not_known() -> None:
    def named(title: str) -> Status:
        paper = Paper().text("Harrow Bank plc", "Account number 40221987", f"Statement {PERIOD}")
        paper.line({48: title, -300: "5,000.00"}).skip()
        paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
        paper = listed(paper.line({120: "Opening balance", -550: us(OPENING)}))
        return read(paper.skip().text("End of statement"))[1]

    assert named("Sanctioned Limit") is Status.ACCEPTED
    assert named("What you hold") is Status.REVIEW


def test_a_row_of_totals_names_the_last_balance() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", f"Statement {PERIOD}", "What you hold 5,000.00")
    paper.skip().line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
    listed(paper.line({120: "Opening balance", -550: us(OPENING)}))
    totals = {120: "Grand total", -350: us(DEBITS), -450: us(CREDITS)}
    left = paper.y
    assert read(paper.line(totals | {-550: us(CLOSING)}))[1] is Status.ACCEPTED
    paper.pages[-1] = [word for word in paper.pages[-1] if word.box.y0 != left]
    paper.y = left
    assert read(paper.line(totals))[1] is Status.REVIEW


def test_the_last_balance_may_stand_in_a_summary_with_headings_of_its_own() -> None:
    paper = Paper().text("Harrow Bank plc", f"Statement {PERIOD}").skip()
    paper.line({48: "Deposits", 200: "Account No.", -450: "Balance"})
    paper.line({48: "Saver Account", 200: "40221987", -450: us(CLOSING)}).skip()
    paper.text("Account number 40221987")
    paper.line({48: "Date", 120: "Details", -350: "Paid out", -450: "Paid in", -550: "Balance"})
    record, _ = read(listed(paper.line({120: "Opening balance", -550: us(OPENING)})))
    assert record.fields["closing_balance"].accepted
