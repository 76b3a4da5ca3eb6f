"""Statements of several accounts: each has its own rows, balances and number."""

from __future__ import annotations

from dataclasses import replace

from core.domain.page import Contents, TextSource
from core.domain.record import Record
from core.extraction.statement import extract_statement
from tests.core.extraction.statement.paper import Paper
from tests.core.extraction.statement.test_endings import STATEMENT

FIRST, SECOND = "40221987", "77310054"


def paper(*, second: str = f"Savings account Account number: {SECOND}", closing_above: bool = False) -> Paper:
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
            drawn.text(f"Closing balance: {closing}")
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
    for drawn in (paper(), paper(closing_above=True)):
        found = accounts(drawn.contents())
        assert [one.value("account_number") for one in found] == [FIRST, SECOND]
        assert [(one.value("opening_balance"), one.value("closing_balance")) for one in found] == [
            ("100.00", "80.00"),
            ("500.00", "520.00"),
        ]
        assert [len(one.tables["transactions"]) for one in found] == [1, 1]
        assert all(one.fields[name].accepted for one in found for name in ("account_number", "closing_balance"))


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
