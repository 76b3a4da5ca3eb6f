"""Statements of several accounts: each has its own rows, balances and number."""

from __future__ import annotations

from dataclasses import replace

from core.domain.page import Contents, TextSource
from core.domain.record import Record
from core.extraction.statement import extract_statement
from tests.core.extraction.statement.paper import Paper
from tests.core.extraction.statement.test_endings import STATEMENT

FIRST, SECOND = "40221987", "77310054"


def paper(*, second: str = f"Savings account Account number: {SECOND}", closing_above: str = "") -> Paper:
    """Two accounts after an overview of both."""
    drawn = Paper().text("Harrow Bank plc", "Statement 01 Jan 2025 to 31 Jan 2025").skip()
    drawn.line({48: "Account", 200: "Account number", -450: "At the end"})
    drawn.line({48: "Current", 200: FIRST, -450: "80.00"}).line({48: "Savings", 200: SECOND, -450: "520.00"}).skip()
    for head, opening, change, closing in (
        (f"Current account Account number: {FIRST}", "100.00", "-20.00", "80.00"),
        (second, "500.00", "20.00", "520.00"),
    ):
        drawn.text(head)
        if closing_above:
            drawn.text(f"{closing_above}: {closing}")
        drawn.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
        drawn.line({120: "Opening balance", -550: opening})
        drawn.line({48: "05 Jan 2025", 120: "Transfer", -450: change, -550: closing})
        if not closing_above:
            drawn.line({120: "Closing balance", -550: closing})
        drawn.skip(1)
    return drawn


def accounts(contents: Contents) -> list[Record]:
    return list(extract_statement(STATEMENT, contents).tables["accounts"])


def test_each_account_has_its_own_number_balances_and_rows() -> None:
    for drawn in (paper(), paper(closing_above="Closing balance")):
        found = accounts(drawn.contents())
        assert [one.value("account_number") for one in found] == [FIRST, SECOND]
        assert [(one.value("opening_balance"), one.value("closing_balance")) for one in found] == [
            ("100.00", "80.00"),
            ("500.00", "520.00"),
        ]
        assert [len(one.tables["transactions"]) for one in found] == [1, 1]
        assert all(one.fields[name].accepted for one in found for name in ("account_number", "closing_balance"))


def test_a_balance_carried_forward_below_an_accounts_name_is_its_own() -> None:
    found = accounts(paper(closing_above="Balance carried forward").contents())
    assert [(one.value("opening_balance"), one.value("closing_balance")) for one in found] == [
        ("100.00", "80.00"),
        ("500.00", "520.00"),
    ]


def followed(*, apart: bool, source: TextSource = TextSource.LAYER) -> Record:
    """The first of two accounts that name no closing balance; the second begins on a page of its own, or below it."""
    drawn = Paper(source=source).text("Harrow Bank plc", "Statement 01 Jan 2025 to 31 Jan 2025").skip()
    for number, opening, balance in ((FIRST, "100.00", "80.00"), (SECOND, "500.00", "480.00")):
        drawn.text(f"Account number: {number}")
        drawn.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
        drawn.line({120: "Opening balance", -550: opening})
        drawn.line({48: "05 Jan 2025", 120: "Transfer", -450: "-20.00", -550: balance})
        drawn = drawn.turn() if apart else drawn.skip(1)
    return accounts(drawn.contents())[0]


def test_an_account_ends_where_the_next_one_is_named_on_its_page() -> None:
    assert followed(apart=False).fields["closing_balance"].accepted
    assert not followed(apart=True).fields["closing_balance"].accepted
    assert not followed(apart=False, source=TextSource.OCR).fields["closing_balance"].accepted


def test_no_account_is_given_the_number_of_another() -> None:
    found = accounts(paper(second="Savings account").contents())
    assert [one.value("closing_balance") for one in found] == ["80.00", "520.00"]
    assert [one.value("account_number") for one in found] in ([FIRST, None], [FIRST, SECOND])


def test_a_number_on_a_scan_is_accepted_where_it_was_read_alike_twice() -> None:
    drawn = paper()
    drawn.source = TextSource.OCR
    once = drawn.contents()
    twice = replace(
        once,
        pages=tuple(
            replace(page, words=tuple(word._replace(second=word.text) for word in page.words)) for page in once.pages
        ),
    )
    assert not any(one.fields["account_number"].accepted for one in accounts(once))
    assert all(one.fields["account_number"].accepted for one in accounts(twice))


def test_an_account_that_the_foot_of_a_page_only_names_ends_nothing() -> None:
    heads = {48: "Date", 120: "Details", -350: "Debit", -550: "Balance"}
    drawn = Paper().text(f"Account number: {FIRST}", "Statement 01 Jan 2025 to 31 Jan 2025").line(heads)
    drawn.line({120: "Opening balance", -550: "100.00"})
    drawn.line({48: "05 Jan 2025", 120: "Transfer", -350: "20.00", -550: "80.00"}).skip(3)
    drawn.text(f"To save, pay to account number {SECOND}").turn().line(heads)
    drawn.line({48: "09 Jan 2025", 120: "Transfer", -350: "20.00", -550: "60.00"})
    found = accounts(drawn.line({120: "Closing balance", -550: "60.00"}).contents())
    assert not found[0].fields["closing_balance"].accepted or found[0].value("closing_balance") == "60.00"


def test_a_loan_among_other_accounts_is_left_to_a_person() -> None:
    def loan(title: str) -> Record:
        page = Paper().text("Harrow Federal Credit Union", "Statement 01 Jan 2025 to 31 Jan 2025").skip()
        for name, first, last in (("Regular shares", "25.00", "35.00"), (title, "910.00", "900.00")):
            page.text(name).line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
            page.line({120: "Beginning balance", -550: first})
            page.line({48: "13 Jan 2025", 120: "Transfer", -450: "10.00", -550: last})
            page.line({120: "Ending balance", -550: last}).skip()
        return accounts(page.contents())[1]

    assert loan("Holiday savings").fields["closing_balance"].accepted
    assert not loan("New auto loan").fields["closing_balance"].accepted
