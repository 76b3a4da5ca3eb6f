"""What banks print beside and below the rows, and what was once taken for a row of it."""

import hashlib
from decimal import Decimal

import pytest

from core import reading
from core.catalogue import bundled_types
from core.checks import check, status
from core.domain.document import Reading, Source, Status
from core.domain.layout import lines
from core.domain.page import TextSource
from core.domain.record import Record
from core.extraction.statement import extract_statement
from core.extraction.statement.columns import headings, item
from tests.core.extraction.statement.paper import Paper, de, us

STATEMENT = bundled_types()["bank_statement"]
COLUMNS = {48: "Date", 120: "Details", -380: "Withdrawals", -460: "Deposits", -550: "Balance"}
MOVED = (("02", "Rent", "-10.00"), ("09", "Pay", "35.50"), ("11", "Tea", "-4.25"), ("28", "Shop", "-1.25"))


def read(paper: Paper) -> tuple[Record, Status]:
    contents = paper.contents()
    record = extract_statement(STATEMENT, contents)
    findings = check(STATEMENT, record, contents)
    return record, status(STATEMENT, Reading("bank_statement", 1.0, record, findings))


def head() -> Paper:
    return Paper().text("Harrow Bank plc", "Account number 40221987", "Statement 01/01/2025 to 31/01/2025").skip()


def rows(paper: Paper, *, opening: str = "100.00") -> Paper:
    balance = Decimal(opening)
    for day, text, amount in MOVED:
        balance += Decimal(amount)
        side = -380 if amount.startswith("-") else -460
        paper.line({48: f"{day}/01/2025", 120: text, side: amount.lstrip("-"), -550: us(balance)})
    return paper


def amounts(record: Record) -> list[Decimal | None]:
    return [row.fields["amount"].number for row in record.tables["transactions"]]


def ends(record: Record) -> list[Decimal | None]:
    return [record.fields[name].number for name in ("opening_balance", "closing_balance")]


def accepted(record: Record) -> list[bool]:
    return [
        cell.accepted for row in record.tables["transactions"] for cell in (row.fields["date"], row.fields["amount"])
    ]


MOVES = [Decimal(amount) for _, _, amount in MOVED]


def test_a_small_table_of_ends_below_the_rows_is_no_row() -> None:
    paper = rows(head().line(COLUMNS)).skip(1)
    paper.line({60: "Opening Balance", 180: "Dr Count", 300: "Credits", 420: "Closing Bal"})
    record, verdict = read(paper.line({60: "100.00", 180: "3", 300: "35.50", 420: "120.00"}))
    assert amounts(record) == MOVES
    assert ends(record) == [Decimal("100.00"), Decimal("120.00")]
    assert verdict is Status.ACCEPTED


def test_an_amount_below_the_closing_balance_is_no_further_row_of_the_day() -> None:
    paper = rows(head().line(COLUMNS).line({120: "Beginning balance", -550: "100.00"}))
    paper.line({120: "Ending balance", -460: "120.00"}).line({120: "Available :", -460: "120.00"})
    record, _ = read(paper)
    assert amounts(record) == MOVES
    assert ends(record) == [Decimal("100.00"), Decimal("120.00")]


def test_further_rows_of_a_day_follow_the_balance_that_closed_the_day_before() -> None:
    paper = head().line(COLUMNS).line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "02/01/2025", 120: "Rent", -380: "10.00"}).line({120: "Closing balance", -550: "90.00"})
    paper.line({48: "09/01/2025", 120: "Pay", -460: "20.00"}).line({120: "Fee", -380: "5.00"})
    record, _ = read(paper.line({120: "Fee returned", -460: "5.00"}).line({120: "Closing balance", -550: "110.00"}))
    assert amounts(record) == [Decimal(one) for one in ("-10.00", "20.00", "-5.00", "5.00")]


def test_the_balance_is_told_from_a_number_beside_it() -> None:
    paper = head().line({48: "Beginning balance on 1/1", -250: "$100.00", 340: "Routing number: 102000076"}).skip()
    record, _ = read(rows(paper.line(COLUMNS)).line({120: "Closing balance", -550: "120.00"}))
    assert ends(record) == [Decimal("100.00"), Decimal("120.00")]


def test_a_number_in_a_narration_is_no_amount() -> None:
    paper = head().line({48: "Beginning balance", -300: "$100.00"}).line({48: "Ending balance", -300: "$104.75"}).skip()
    heads = {48: "Date", 120: "Description", -550: "Amount"}
    paper.text("Deposits and other additions").line(heads)
    for day, amount in (("02", "10.00"), ("05", "4.75")):
        paper.line({48: f"{day}/01/2025", 120: f"PAYROLL PPD ID: 51825106{day[-1]}", -550: amount})
    paper.skip(1).text("Checks").line({48: "Date", 120: "Check #", -250: "Amount"})
    record, _ = read(paper.line({48: "28/01/2025", 120: "1201", -250: "-10.00"}))
    assert amounts(record)[:2] == [Decimal("10.00"), Decimal("4.75")]


def test_sides_in_parentheses_are_read() -> None:
    paper = head().line({48: "Date", 120: "Narration", -450: "Withdrawal (Dr)/ Deposit (Cr)", -550: "Balance"})
    paper.line({120: "B/F", -550: "100.00(Cr)"})
    paper.line({48: "02/01/2025", 120: "Rent", -450: "10.00(Dr)", -550: "90.00(Cr)"})
    paper.line({48: "09/01/2025", 120: "Pay", -450: "35.50(Cr)", -550: "125.50(Cr)"})
    record, verdict = read(paper.line({120: "Closing balance", -550: "125.50(Cr)"}))
    assert amounts(record) == [Decimal("-10.00"), Decimal("35.50")]
    assert verdict is Status.ACCEPTED


def test_a_layout_that_breaks_more_steps_than_it_holds_is_not_sure() -> None:
    paper = head().line({48: "Data", 120: "Descrizione", -450: "Eins", -550: "Zwei"})
    for day in range(1, 9):
        paper.line({48: f"{day:02d}/01/2025", 120: "Shop", -450: us(str(day * day)), -550: us(str(100 + 7 * day))})
    record, verdict = read(paper.line({48: "09/01/2025", 120: "Shop", -450: "7.00", -550: "163.00"}))
    assert not any(field.accepted for row in record.tables["transactions"] for field in (row.fields["amount"],))
    assert verdict is Status.REVIEW


def test_a_year_alone_in_the_column_of_days_heads_the_rows_below_it() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", "Statement 8 DEC 2023 to 7 JAN 2024").skip()
    paper.line(COLUMNS).line({48: "2023"}).line({48: "08 DEC", 120: "Opening balance", -550: "100.00"})
    for day, balance in (("09 DEC", "99.00"), ("12 DEC", "98.00"), ("30 DEC", "97.00"), ("02 JAN", "96.00")):
        paper = paper.line({48: "2024"}) if day == "02 JAN" else paper
        paper.line({48: day, 120: "Shop", -380: "1.00", -550: balance})
    record, _ = read(paper.line({120: "Closing balance", -550: "96.00"}))
    days = [row.value("date") for row in record.tables["transactions"]]
    assert days == ["2023-12-09", "2023-12-12", "2023-12-30", "2024-01-02"]


def test_headings_over_two_lines_tell_the_days_of_value_apart() -> None:
    paper = head().line(
        {30: "No.", 58: "Value", 120: "Transaction", -380: "Withdrawal", -460: "Deposit", -550: "Balance"}, 9
    )
    paper.line({58: "Date", 120: "Date"})
    balance = Decimal(100)
    for day, _, amount in MOVED:
        balance += Decimal(amount)
        side = -380 if amount.startswith("-") else -460
        late = f"{int(day) + 1:02d}/01/2025"
        paper.line({30: "1", 58: late, 120: f"{day}/01/2025", 190: "Shop", side: amount.lstrip("-"), -550: us(balance)})
    record, _ = read(paper)
    assert [row.value("date") for row in record.tables["transactions"]] == [f"2025-01-{day}" for day, _, _ in MOVED]


def test_headings_above_their_values_are_not_the_values() -> None:
    paper = Paper().text("Harrow Bank plc", "Statement 01/01/2025 to 31/01/2025")
    paper.line({48: "Account Name", 200: "Sortcode", 300: "Account Number"})
    paper.line({48: "Mr John Hargreave", 200: "40-22-19", 300: "99869262"}).skip()
    record, _ = read(rows(paper.line(COLUMNS)))
    assert record.value("account_holder") == "Mr John Hargreave"
    assert record.value("account_number") == "99869262"


def test_a_line_of_many_boxes_stands_above_its_values() -> None:
    paper = Paper().text("Harrow Bank plc")
    labels = ("Account no", "Sort code", "Product", "Currency", "From", "To")
    values = ("99869262", "40-22-19", "Current", "GBP", "01/01/2025", "31/01/2025")
    for line in (labels, values):
        paper.line({48 + 90 * place: text for place, text in enumerate(line)})
    record, _ = read(rows(paper.skip().line(COLUMNS)))
    told = ("account_number", "statement_start", "statement_end")
    assert [record.value(name) for name in told] == ["99869262", "2025-01-01", "2025-01-31"]


def test_the_number_of_a_house_beside_a_labels_colon_is_no_period() -> None:
    paper = Paper().text("Harrow Bank plc").line({48: "12 JALAN SS 2/24", 300: ": 31/01/2025"}).skip()
    assert read(rows(paper.line(COLUMNS)))[0].value("statement_start") is None


def test_what_nobody_may_be_told_makes_no_card() -> None:
    paper = rows(head().line(COLUMNS).line({120: "Opening balance", -550: "100.00"}))
    paper.line({120: "Closing balance", -550: "120.00"}).skip()
    told = "Please do not share your ATM, Debit/Credit card number, PIN and OTP with anyone over mail, SMS or phone"
    record, verdict = read(paper.text(told))
    assert record.value("account_type") is None
    assert verdict is Status.ACCEPTED


def test_days_without_a_year_lie_between_the_days_that_balances_name() -> None:
    paper = Paper().text("Sparkasse Lindental", "Konto 1934564").skip()
    paper.line({120: "Kontostand am 31.12.2024, Auszug Nr. 12", -550: f"EUR {de('100')} H"})
    for day, amount in (("02.01.", "10,00 S"), ("09.01.", "35,50 H")):
        paper.line({48: day, 120: "Einkauf", -550: amount})
    record, verdict = read(paper.line({120: "Kontostand am 31.01.2025", -550: f"EUR {de('125.50')} H"}))
    assert accepted(record) == [True] * 4
    assert verdict is Status.ACCEPTED


def card() -> Paper:
    paper = Paper().line({48: "American Express", 400: "Closing Date 31/01/2025"}).text("Credit card statement").skip()
    return paper.text("Credit limit 5,000.00")


def test_values_below_headings_of_ends_are_no_row_though_a_day_leads_them() -> None:
    paper = card().line({48: "Payment Due Date", 200: "Total Dues", 330: "Minimum Amount Due"})
    paper.line({48: "20/02/2025", 200: "15.00", 330: "5.00"}).skip()
    paper.line({48: "Date", 120: "Details", -550: "Amount"}).line({120: "Previous balance", -550: "10.00"})
    paper.line({48: "05/01/2025*", 120: "PAYMENT RECEIVED", -550: "10.00 Cr"})
    record, _ = read(paper.line({48: "09/01/2025", 120: "SHOP", -550: "15.00"}))
    assert [row.value("date") for row in record.tables["transactions"]] == ["2025-01-05", "2025-01-09"]
    assert record.fields["bank_name"].accepted


def test_a_label_over_two_lines_stands_above_its_balance() -> None:
    paper = head().line({48: "Opening", 200: "Payments"}, 11).line({48: "Balance", 200: "made"}, 11)
    paper.line({48: "100.00", 200: "15.50"}).skip()
    paper.line({48: "Date", 120: "Details", -550: "Amount"})
    for day, _, amount in MOVED:
        paper.line({48: f"{day}/01/2025", 120: "Shop", -550: amount})
    record, verdict = read(paper.line({120: "Closing balance", -550: "120.00"}))
    assert ends(record) == [Decimal("100.00"), Decimal("120.00")]
    assert verdict is Status.ACCEPTED


def test_two_columns_with_the_same_amounts_are_not_out_and_in() -> None:
    printed = ["Transaction ID,Date,Time,Type,Name,Category,Amount,Currency,Local amount,Local currency,Address"]
    for day, text, amount in MOVED:
        printed.append(f"tx_00001,{day}/01/2025,12:00:11,Card payment,{text},Shopping,{amount},GBP,{amount},GBP,London")
    data = "\n".join(printed).encode()
    contents = reading.read(Source("export.csv", hashlib.sha256(data).hexdigest(), data))
    assert amounts(extract_statement(STATEMENT, contents)) == MOVES


def test_a_column_of_an_export_names_no_holder() -> None:
    printed = [
        "Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Notes and #tags,Description"
    ]
    printed += [
        f"tx_1,{day}/01/2025,12:00:11,Card,{text},,Shop,{amount},GBP,{amount},,{text}" for day, text, amount in MOVED
    ]
    data = "\n".join(printed).encode()
    contents = reading.read(Source("export.csv", hashlib.sha256(data).hexdigest(), data))
    assert "account_holder" not in extract_statement(STATEMENT, contents).fields


def test_the_first_day_of_a_period_is_not_that_of_the_statement() -> None:
    paper = Paper().text("Volksbank Lindental eG", "Kontoauszug vom 01.01.2025 bis 31.01.2025").skip()
    record, _ = read(rows(paper.line(COLUMNS)))
    assert record.value("statement_date") != "2025-01-01"
    assert record.value("statement_start") == "2025-01-01"


def test_the_title_below_a_banks_name_is_no_part_of_it() -> None:
    paper = Paper().text("Wise", "EUR statement", "01/01/2025 to 31/01/2025").skip()
    for page in paper.pages:
        page[:] = [word._replace(box=word.box._replace(y1=word.box.y0 + 11.5)) for word in page]
    paper.text("Account holder: Siti Aminah", "Account number 40221987", "Currency: EUR", "Branch 12").skip()
    record, _ = read(rows(paper.line(COLUMNS)))
    assert record.value("bank_name") == "Wise"


def test_a_title_right_above_headings_makes_none_with_them() -> None:
    paper = Paper().line({40: "TRANSACTION DETAIL (continued)"}, 14)
    paper.line({48: "DATE", 110: "DESCRIPTION", -460: "AMOUNT", -550: "BALANCE"})
    words = tuple(word._replace(box=word.box._replace(y1=word.box.y0 + 12)) for word in paper.pages[0])
    items = [item(line, ".") for line in lines(words)]
    assert [one.text for one in headings(items) if one.role == "date"] == ["DATE"]


def test_the_period_tells_which_number_is_the_day() -> None:
    paper = Paper().text("Harrow Bank", "Account number 40221987", "USD", "From 2019-02-01 to 2019-02-28").skip()
    paper.line(COLUMNS).line({48: "02-01", 120: "Opening Balance", -550: "100.00"})
    for day, text, side, balance in (("02-04", "Rent", -380, "90.00"), ("02-09", "Pay", -460, "100.00")):
        paper.line({48: day, 120: text, side: "10.00", -550: balance})
    found, _ = read(paper)
    dates = [row.fields["date"] for row in found.tables["transactions"]]
    assert [(one.value, one.accepted) for one in dates] == [("2019-02-04", True), ("2019-02-09", True)]


@pytest.mark.parametrize("again", ["Klarmoor", "Klarmor"])
def test_a_letterhead_of_a_scan_is_sure_where_it_was_read_alike_twice(again: str) -> None:
    paper = Paper(source=TextSource.OCR).text("Klarmoor", "Account number 40221987", "Write to Klarmoor today").skip()
    paper.line(COLUMNS).line({48: "13/01/2025", 120: "Tea", -380: "10.00", -550: "90.00"})
    first, *others = paper.pages[0]
    large = first._replace(box=first.box._replace(y1=first.box.y0 + 11.5), confidence=0.98, second=again)
    paper.pages[0][:] = [large, *others]
    field = extract_statement(STATEMENT, paper.contents()).fields["bank_name"]
    assert (field.value, field.accepted) == ("Klarmoor", again == "Klarmoor")


def test_a_street_below_a_banks_name_is_not_the_bank() -> None:
    paper = Paper().text("Bank A.B. Berhad", "No. 201, Jalan Besar", "Account No. 770011822").skip()
    fields = read(paper.line(COLUMNS).line({48: "02/01/2025", 120: "Rent", -380: "10.00", -550: "90.00"}))[0].fields
    assert "bank_name" not in fields or not fields["bank_name"].accepted


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Primary account number: 40-8812-3377", "40-8812-3377"),
        ("Girokonto Nummer 5401188273", "5401188273"),
        ("COMPTE COURANT PROFESSIONNEL N° 00021188440 en euros", "00021188440"),
        ("Compte Courant Postal n° 08 441 27 R 034", "0844127R034"),
        ("Statement for A/c XXXXXXXX4471 between 01/01/2025 and 31/01/2025", "XXXXXXXX4471"),
        ("One Account 441-309-912-7", "441-309-912-7"),
        ("Chequing Account - 4019927714", "4019927714"),
        ("Direct debit to account 4019927714", None),
        ("Linked loan account 4019927714", None),
        ("VAT registration 4019927714", None),
        ("Gold account 4019927714 B", None),
        ("Gold account 4019.27", None),
        ("Questions about your account? 0800 123 4567", None),
        ("Estratto conto n. 001/2025", None),
        ("Statement of account 000123", None),
        ("Interest on savings account 40221988", None),
    ],
)
def test_the_number_behind_what_an_account_is_called(title: str, number: str | None) -> None:
    paper = Paper().text("Harrow Bank plc", title, "Statement 01/01/2025 to 31/01/2025").skip()
    assert read(rows(paper.line(COLUMNS)))[0].value("account_number") == number


@pytest.mark.parametrize(("number", "told"), [("31926819", "31926819"), ("40221988", None)])
def test_a_number_behind_a_title_is_that_of_the_iban(number: str, told: str | None) -> None:
    title = (f"Savings account {number}", "IBAN GB29 NWBK 6016 1331 9268 19")
    paper = Paper().text("Harrow Bank plc", *title, "Statement 01/01/2025 to 31/01/2025").skip()
    assert read(rows(paper.line(COLUMNS)))[0].value("account_number") == told


def test_of_two_numbers_behind_titles_none_is_the_accounts() -> None:
    paper = Paper().text("Harrow Bank plc", "Everyday account 40199277", "Reserve account 40199288").skip()
    assert read(rows(paper.line(COLUMNS)))[0].value("account_number") is None


def summed(*said: str) -> Record:
    paper = Paper().text("Harrow Bank plc", "Statement 01/01/2025 to 31/01/2025", *said).skip()
    return read(rows(paper.line(COLUMNS)))[0]


def test_the_sums_of_the_rows_are_read_in_whatever_words() -> None:
    record = summed("Opening balance 100.00", "Turnover out 15.50, in 35.50", "Abflüsse 3: 15.50")
    assert record.value("total_debits") == "15.50"
    assert record.fields["total_debits"].accepted
    assert "total_credits" not in record.fields  # the one row that came in says 35.50 itself


def test_an_amount_that_is_no_sum_of_the_rows_is_none_of_its_sums() -> None:
    assert "total_debits" not in summed("Opening balance 100.00", "Turnover out 15.05").fields


def test_a_balance_is_not_taken_for_a_sum_of_the_rows() -> None:
    paper = Paper().text("Harrow Bank plc", "Statement 01/01/2025 to 31/01/2025", "Last year 15.50").skip()
    record, _ = read(rows(paper.line(COLUMNS), opening="15.50"))
    assert "total_debits" not in record.fields


@pytest.mark.parametrize(("title", "whole"), [("Total", True), ("Page total", False), ("Total carried forward", False)])
def test_the_total_of_a_page_does_not_end_a_statement(title: str, *, whole: bool) -> None:
    paper = Paper().text("Harrow Bank plc", "Statement 01/01/2025 to 31/01/2025", "Overview 620.00").skip()
    rows(paper.line(COLUMNS).line({120: "Balance brought forward", -550: "100.00"}))
    record = read(paper.line({120: title, -380: "15.50", -460: "35.50", -550: "120.00"}))[0]
    assert record.fields["closing_balance"].accepted is whole
