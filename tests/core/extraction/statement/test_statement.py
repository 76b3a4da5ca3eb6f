import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.catalogue import bundled_types
from core.checks import check, status
from core.domain.document import Reading, Status
from core.domain.layout import Box, Line, Word, lines
from core.domain.page import Contents, Page, TextSource
from core.domain.record import Field, Record
from core.extraction.statement import extract_statement
from tests.core.extraction.statement.layouts import (
    AMOUNTS,
    LAYOUTS,
    LEDGER,
    card,
    lakhs_and_wraps,
    newest_first,
    two_pages,
)
from tests.core.extraction.statement.paper import Paper, balances, us

STATEMENT = bundled_types()["bank_statement"]
PIECES = [
    "Date",
    "Amount",
    "Balance",
    "Debit",
    "01/01/2025",
    "13 Jan",
    "1,000.00",
    "10.00",
    "-5.00",
    "Opening",
    "Total",
    "Bank",
]
CENTS = re.compile(r"\d(?=[.,]\d\d(?!\d)\D*$)")


def read(contents: Contents) -> tuple[Record, Status]:
    record = extract_statement(STATEMENT, contents)
    findings = check(STATEMENT, record, contents)
    return record, status(STATEMENT, Reading("bank_statement", 1.0, record, findings))


def amounts(record: Record) -> list[Decimal | None]:
    return [row.number("amount") for row in record.tables["transactions"]]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_layout_is_read_whole_and_accepted(layout: Callable[[], Paper]) -> None:
    record, verdict = read(layout().contents())
    rows = record.tables["transactions"]
    assert sorted(amount for amount in amounts(record) if amount) == sorted(map(Decimal, AMOUNTS))
    assert {row.value("date") for row in rows} == {f"2025-01-{day}" for day in ("02", "05", "09", "15", "28")}
    assert record.fields["closing_balance"].accepted
    assert verdict is Status.ACCEPTED


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_lone_account_shares_its_rows_with_the_top(layout: Callable[[], Paper]) -> None:
    record, _ = read(layout().contents())
    (account,) = record.tables["accounts"]
    assert account.tables["transactions"] is record.tables["transactions"]
    assert account.fields["closing_balance"] is record.fields["closing_balance"]


def changed(contents: Contents, page: int, change: Callable[[Word], Word | None]) -> Contents:
    pages = list(contents.pages)
    words = tuple(other for word in pages[page].words if (other := change(word)))
    pages[page] = replace(pages[page], words=words)
    return replace(contents, pages=tuple(pages))


def dropped_rows(contents: Contents) -> Iterator[Contents]:
    """The statement without one of its dated rows."""
    for number, page in enumerate(contents.pages):
        for line in lines(page.words):
            moves = any(entry.text in line.text for entry in LEDGER) or "LONDON GB" in line.text
            if moves and CENTS.search(line.text):
                yield changed(contents, number, partial(_without, line))


def _without(line: Line, word: Word) -> Word | None:
    return None if word in line.words else word


def _swap(altered: Word, text: str, word: Word) -> Word:
    return word._replace(text=text) if word is altered else word


def altered_figures(contents: Contents) -> Iterator[tuple[str, Contents]]:
    """The statement with one digit of one amount, balance or total altered."""
    for number, page in enumerate(contents.pages):
        for word in page.words:
            digit = None if re.match(r"\d\d[./-]\d\d", word.text) else CENTS.search(word.text)
            if digit and "Page" not in word.text:
                other = word.text[: digit.start()] + str((int(digit[0]) + 1) % 10) + word.text[digit.end() :]
                yield word.text, changed(contents, number, partial(_swap, word, other))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_dropped_row_is_never_accepted(layout: Callable[[], Paper]) -> None:
    for contents in dropped_rows(layout().contents()):
        assert read(contents)[1] is not Status.ACCEPTED


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_an_altered_figure_is_never_accepted(layout: Callable[[], Paper]) -> None:
    harmless = {"$5,000.00", "$25.00", "1234.56.78901"}
    for text, contents in altered_figures(layout().contents()):
        if text not in harmless:
            assert read(contents)[1] is not Status.ACCEPTED, text


def test_an_altered_figure_of_a_short_statement_is_never_accepted() -> None:
    rows = [("13/01/2025", "-10.00", "990.00"), ("14/01/2025", "-20.00", "970.00")]
    contents = simple(rows, closing="Closing balance 970.00").contents()
    assert read(contents)[1] is Status.ACCEPTED
    assert all(read(altered)[1] is Status.REVIEW for _, altered in altered_figures(contents))
    assert all(read(altered)[1] is Status.REVIEW for _, altered in altered_figures(replace_balances(contents)))


def replace_balances(contents: Contents) -> Contents:
    """The same without the headings, so that only the figures tell which column is which."""
    heads = set(HEADS.values())
    return changed(contents, 0, lambda word: None if word.text in heads else word)


def test_a_missing_page_is_never_accepted() -> None:
    contents = two_pages().contents()
    for page in contents.pages:
        assert read(replace(contents, pages=(page,)))[1] is Status.REVIEW


def test_what_is_owed_on_a_card_is_negative() -> None:
    record, _ = read(card().contents())
    assert record.value("opening_balance") == "-1000.00"
    assert record.value("account_type") == "credit_card"
    assert record.value("account_number") == "400012XXXXXX3456"


def test_rows_stay_in_the_order_of_the_paper() -> None:
    record, _ = read(newest_first().contents())
    assert amounts(record) == [Decimal(amount) for amount in reversed(AMOUNTS)]


def test_every_account_of_a_statement_has_its_own_chain() -> None:
    paper = Paper().text("Maple Credit Union", "Statement period 01/01/2025 to 31/01/2025").skip()
    for number, opening in (("111-222-333", "1000.00"), ("444-555-666", "20000.00")):
        paper.text(f"Account number {number}")
        paper.line({48: "Date", 120: "Description", -380: "Withdrawals", -460: "Deposits", -550: "Balance"})
        paper.line({120: "Opening balance", -550: us(opening)})
        moves = ["-10.00", "99.00", "-5.50"]
        for day, amount, balance in zip("258", moves, balances(opening, moves), strict=True):
            column = -380 if amount[0] == "-" else -460
            paper.line({48: f"1{day}/01/2025", 120: "ANY", column: us(abs(Decimal(amount))), -550: us(balance)})
        paper.line({120: "Closing balance", -550: us(Decimal(opening) + Decimal("83.50"))}).skip()
    record, verdict = read(paper.contents())
    first, second = record.tables["accounts"]
    assert (first.value("account_number"), second.value("account_number")) == ("111-222-333", "444-555-666")
    assert second.value("closing_balance") == "20083.50"
    assert "transactions" not in record.tables
    assert verdict is Status.ACCEPTED


def test_each_account_has_the_currency_of_its_own_headings() -> None:
    paper = Paper().text("Alpenkantonalbank AG", "Kontoauszug 01.01.2025 - 31.01.2025").skip()
    for code, opening in (("CHF", "100.00"), ("EUR", "500.00")):
        closing = str(Decimal(opening) + 10)
        paper.skip().line({48: "Datum", 110: "Text", -450: f"Betrag {code}", -550: f"Saldo {code}"})
        paper.line({110: "Saldovortrag", -550: opening}).line(
            {48: "13.01.2025", 110: "ANY", -450: "10.00", -550: closing}
        )
        paper.line({110: "Schlusssaldo", -550: closing})
    record, _ = read(paper.contents())
    assert [account.value("currency") for account in record.tables["accounts"]] == ["CHF", "EUR"]


HEADS = {48: "Date", 110: "Description", -450: "Amount", -550: "Balance"}


def simple(rows: list[tuple[str, str, str]], opening: str = "Opening balance 1,000.00", closing: str = "") -> Paper:
    paper = Paper().text("Northbank plc", "Account number 01234567", "Statement 01/01/2025 to 31/01/2025", opening)
    paper.skip().line(HEADS)
    for day, amount, balance in rows:
        paper.line({48: day, 110: "ANY", -450: amount, -550: balance})
    return paper.text(closing) if closing else paper


def test_the_first_broken_row_is_named() -> None:
    rows = [("02/01/2025", "-10.00", "990.00"), ("14/01/2025", "-20.00", "970.00"), ("15/01/2025", "-30.00", "942.00")]
    contents = simple(rows, closing="Closing balance 942.00").contents()
    findings = check(STATEMENT, extract_statement(STATEMENT, contents), contents)
    broken = next(finding for finding in findings if finding.code == "balance.broken")
    assert broken.facts["row"] == "3"
    assert broken.fields == ("transactions.3.balance",)


def test_one_confused_digit_is_offered_and_not_accepted() -> None:
    rows = [
        ("02/01/2025", "-10.00", "990.00"),
        ("14/01/2025", "-20.00", "970.00"),
        ("15/01/2025", "-38.00", "940.00"),
        ("16/01/2025", "-40.00", "900.00"),
    ]
    record, verdict = read(simple(rows, closing="Closing balance 900.00").contents())
    field = record.tables["transactions"][2].fields["amount"]
    assert field.value == "-38.00"
    assert not field.accepted
    assert [other.value for other in field.alternatives] == ["-30.00"]
    assert verdict is Status.REVIEW


def test_a_statement_without_named_ends_is_left_to_a_person() -> None:
    rows = [("02/01/2025", "-10.00", "990.00"), ("14/01/2025", "-20.00", "970.00"), ("15/01/2025", "-30.00", "940.00")]
    record, verdict = read(simple(rows, opening="").contents())
    assert record.value("opening_balance") == "1000.00"
    assert not record.fields["opening_balance"].accepted
    assert verdict is Status.REVIEW


def test_an_order_of_day_and_month_that_nothing_tells_is_doubtful() -> None:
    paper = Paper().text("Acme Bank", "Opening balance 100.00").line(HEADS)
    paper.line({48: "03/02/2025", 110: "ANY", -450: "10.00", -550: "110.00"})
    record, verdict = read(paper.text("Closing balance 110.00").contents())
    assert not record.tables["transactions"][0].fields["date"].accepted
    assert verdict is Status.REVIEW


def test_years_are_taken_from_the_period_across_new_year() -> None:
    paper = Paper().text("Acme Bank", "Statement period 15/12/2024 to 14/01/2025", "Opening balance 100.00")
    paper.line(HEADS).line({48: "28 Dec", 110: "ANY", -450: "10.00", -550: "110.00"})
    paper.line({48: "03 Jan", 110: "ANY", -450: "10.00", -550: "120.00"})
    record, _ = read(paper.text("Closing balance 120.00").contents())
    assert [row.value("date") for row in record.tables["transactions"]] == ["2024-12-28", "2025-01-03"]


def test_a_paper_with_nothing_on_it_has_no_record() -> None:
    assert extract_statement(STATEMENT, Contents()) == Record()
    assert not extract_statement(STATEMENT, Paper().contents()).tables


def test_descriptions_run_on_below_or_above_the_dated_line_by_where_they_stand_nearer() -> None:
    paper = (
        Paper()
        .text("Northbank plc", "Opening balance 1,000.00", "Statement 01/01/2025 to 31/01/2025")
        .line(HEADS, gap=18)
    )
    for day, balance in (("13", "990.00"), ("14", "980.00")):
        paper.line({110: f"ABOVE {day}"}, gap=10)
        paper.line({48: f"{day}/01/2025", 110: "BESIDE", -450: "-10.00", -550: balance}, gap=10)
        paper.line({110: f"BELOW {day}"}, gap=18)
    rows = read(paper.text("Closing balance 980.00").contents())[0].tables["transactions"]
    assert [row.value("description") for row in rows] == [f"ABOVE {day} BESIDE BELOW {day}" for day in ("13", "14")]


def test_a_reference_in_a_column_of_its_own_is_no_part_of_the_description() -> None:
    record, _ = read(lakhs_and_wraps().contents())
    row = record.tables["transactions"][1]
    assert row.value("reference") == "123456"
    assert row.value("description") == "UPI/TRANSFER TRANSFER FROM J DOE NEFT/XYZ/000111"


def test_the_holder_is_the_only_name_above_an_address_that_is_not_the_banks() -> None:
    paper = Paper().text("Acme Bank").skip().text("Maria Beispiel", "12 Harbour Road", "Bristol BS1 4QA").skip()
    paper.text("Opening balance 100.00").line(HEADS).line({48: "13/01/2025", 110: "ANY", -450: "10.00", -550: "110.00"})
    record, _ = read(paper.contents())
    assert record.value("account_holder") == "Maria Beispiel"
    assert record.value("account_holder_address") == "12 Harbour Road, Bristol BS1 4QA"
    assert record.fields["account_holder"].accepted
    assert not record.fields["account_holder_address"].accepted


def test_dates_of_a_scan_are_left_to_a_person_unless_read_twice() -> None:
    contents = replace(newest_first(), source=TextSource.OCR).contents()
    record, verdict = read(contents)
    assert verdict is Status.REVIEW
    row = record.tables["transactions"][0]
    assert not any(cell.accepted for cell in row.fields.values())
    twice = changed(contents, 0, lambda word: word._replace(second=word.text))
    assert read(twice)[0].tables["transactions"][0].fields["date"].accepted


def test_what_labels_name_on_a_scan_is_accepted_where_it_was_read_alike_twice() -> None:
    rows = [("11/01/2025", "-10.00", "990.00")]
    paper = replace(simple(rows, closing="Closing balance 990.00"), source=TextSource.OCR).contents()

    def accepted(misread: str) -> bool:
        twice = changed(paper, 0, lambda word: word._replace(second=word.text.replace("01234567", misread)))
        return read(twice)[0].fields["account_number"].accepted

    assert accepted("01234567")
    assert not accepted("01284567")
    assert not read(paper)[0].fields["account_number"].accepted


def test_a_row_of_a_scan_is_accepted_whole_or_not_at_all() -> None:
    rows = [("11/01/2025", "-10.00", "990.00"), ("12/01/2025", "-17.00", "980.00"), ("13/01/2025", "-10.00", "970.00")]
    paper = replace(simple(rows, closing="Closing balance 970.00"), source=TextSource.OCR)
    twice = changed(paper.contents(), 0, lambda word: word._replace(second=word.text))
    found = read(twice)[0].tables["transactions"]
    assert [row.fields["date"].accepted for row in found] == [row.fields["amount"].accepted for row in found]
    assert not found[1].fields["date"].accepted


def test_amounts_of_a_scan_that_stand_higher_than_their_date_are_left_to_a_person() -> None:
    rows = [(f"{day}/01/2025", "-10.00", f"{1000 - 10 * count}.00") for count, day in enumerate(range(11, 15), 1)]
    paper = replace(simple(rows, closing="Closing balance 960.00"), source=TextSource.OCR)
    level = changed(paper.contents(), 0, lambda word: word._replace(second=word.text))
    assert {row.fields["amount"].accepted for row in read(level)[0].tables["transactions"]} == {True}
    raised = changed(level, 0, lambda word: higher(word, 4.8) if word.text.endswith("0.00") else word)
    assert not any(row.fields["amount"].accepted for row in read(raised)[0].tables["transactions"])


def higher(word: Word, by: float) -> Word:
    return word._replace(box=word.box._replace(y0=word.box.y0 - by, y1=word.box.y1 - by))


def test_a_heading_of_two_lines_is_not_taken_for_its_first_word() -> None:
    paper = Paper().text("Acme Bank", "Opening balance 100.00").skip()
    paper.line({200: "Date de", -450: "Débits", -550: "Solde"}, gap=9)
    paper.line({48: "Date d'opération", 200: "valeur", 300: "Opération"})
    for day, balance in ((11, "90.00"), (12, "80.00"), (13, "70.00")):
        paper.line({48: f"{day}/01/25", 200: f"{day + 1}/01/25", 300: "PAIEMENT", -450: "10.00", -550: balance})
    record, _ = read(paper.text("Closing balance 70.00").contents())
    first = record.tables["transactions"][0]
    assert (first.value("date"), first.value("value_date")) == ("2025-01-11", "2025-01-12")


def test_dates_of_a_scan_are_accepted_where_no_misreading_would_keep_them_in_order() -> None:
    rows = [(f"{day}/01/2025", "-10.00", f"{1000 - 10 * count}.00") for count, day in enumerate(range(11, 15), 1)]
    paper = replace(simple(rows, closing="Closing balance 960.00"), source=TextSource.OCR)
    days = [row.fields["date"] for row in read(paper.contents())[0].tables["transactions"]]
    assert [day.accepted for day in days[1:-1]] == [True, True]
    gaps = [rows[0], ("15/01/2025", "-10.00", "980.00"), ("28/01/2025", "-10.00", "970.00")]
    paper = replace(simple(gaps, closing="Closing balance 970.00"), source=TextSource.OCR)
    days = [row.fields["date"] for row in read(paper.contents())[0].tables["transactions"]]
    assert [day.accepted for day in days] == [False, False, False]


def scanned(rows: list[tuple[str, str, str]], closing: str, seconds: dict[str, str]) -> list[Field]:
    """The dates of a scan, of whose days some were read a second time."""
    paper = replace(simple(rows, closing=f"Closing balance {closing}"), source=TextSource.OCR)
    contents = paper.contents()
    pages = tuple(
        replace(page, words=tuple(word._replace(second=seconds.get(word.text)) for word in page.words))
        for page in contents.pages
    )
    return [row.fields["date"] for row in read(replace(contents, pages=pages))[0].tables["transactions"]]


def test_the_number_of_a_house_below_a_name_is_no_first_day() -> None:
    paper = Paper().text("A.B. Bank plc").line({48: "29/1"}).line({48: "Ring Road"}).skip()
    paper.line({48: "Period from", 130: "01-01-2025", 300: "Period to", 380: "31-01-2025"}).text(
        "Opening balance 100.00"
    )
    paper.skip().line(HEADS)
    for day, balance in (("02", "90.00"), ("03", "80.00")):
        paper.line({48: f"{day}-01-2025", 110: "ANY", -450: "-10.00", -550: balance})
    record, _ = read(paper.text("Closing balance 80.00").contents())
    assert (record.value("statement_start"), record.value("statement_end")) == ("2025-01-01", "2025-01-31")


def test_a_digit_that_another_recognizer_read_alike_is_none_that_was_misread() -> None:
    rows = [("10/01/2025", "-10.00", "990.00"), ("16/01/2025", "-10.00", "980.00"), ("30/01/2025", "-10.00", "970.00")]
    assert not scanned(rows, "970.00", {})[1].accepted
    assert scanned(rows, "970.00", {"16/01/2025": "[l6/01/2025"})[1].accepted
    assert not scanned(rows, "970.00", {"16/01/2025": "18/01/2025"})[1].accepted
    assert not scanned(rows, "970.00", {"16/01/2025": "1/2025"})[1].accepted


def test_no_sum_vouches_for_a_scanned_row_of_nothing() -> None:
    rows = [(f"{day}/01/2025", "-10.00", f"{1000 - 10 * count}.00") for count, day in enumerate(range(11, 15), 1)]
    rows.insert(2, ("12/01/2025", "0.00", "980.00"))
    paper = simple(rows, closing="Closing balance 960.00")
    assert {row.fields["amount"].accepted for row in read(paper.contents())[0].tables["transactions"]} == {True}
    seen = read(replace(paper, source=TextSource.OCR).contents())[0].tables["transactions"]
    assert not seen[2].fields["amount"].accepted


def test_the_period_tells_a_year_of_a_scan_that_was_misread() -> None:
    rows = [(f"{day}/01/2025", "-10.00", f"{1000 - 10 * count}.00") for count, day in enumerate(range(11, 15), 1)]
    rows[1] = ("12/01/2026", "-10.00", "980.00")
    days = scanned(rows, "960.00", {})
    assert [day.value for day in days] == [f"2025-01-{day}" for day in range(11, 15)]
    assert days[1].accepted
    again = scanned(rows, "960.00", {"12/01/2026": "12/01/2026"})[1]
    assert (again.value, again.accepted) == ("2026-01-12", False)


def test_a_period_that_was_misread_tells_no_years() -> None:
    rows = [(f"{day}/01/2024", "-10.00", f"{1000 - 10 * count}.00") for count, day in enumerate(range(11, 15), 1)]
    assert not any(day.accepted for day in scanned(rows, "960.00", {}))


@given(
    st.lists(
        st.tuples(
            st.one_of(st.sampled_from(PIECES), st.text(min_size=1, max_size=8)),
            st.integers(0, 500),
            st.integers(0, 60),
        ),
        max_size=60,
    ),
    st.sampled_from(TextSource),
)
@settings(max_examples=150, deadline=None)
def test_no_words_anywhere_break_it_and_nothing_is_accepted_by_accident(
    placed: list[tuple[str, int, int]], source: TextSource
) -> None:
    words = tuple(Word(text, Box(x, y * 12, x + 5 * len(text), y * 12 + 9)) for text, x, y in placed if text.strip())
    contents = Contents(pages=(Page(1, 595, 842, words, source),))
    record, verdict = read(contents)
    if verdict is Status.ACCEPTED:
        total = sum((row.number("amount") or Decimal(0) for row in record.tables["transactions"]), Decimal(0))
        opening, closing = record.number("opening_balance"), record.number("closing_balance")
        assert opening is not None
        assert opening + total == closing
