"""Papers beside the bank's rows."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.domain.facts import Facts
from core.domain.finding import Severity
from tests.core.checks.across.made import codes, findings, invoice, statement


def bank(*rows: str) -> Facts:
    return statement("2025-01-01", "2025-03-31", rows=rows)


BILL = invoice("BF-1702", "2025-01-10", "1240.00", due_date="2025-02-10")
SECOND = invoice("BF-1741", "2025-01-20", "310.00", due_date="2025-02-10")
RENT = [invoice(f"R-{month}", f"2025-0{month}-01", "900.00") for month in (1, 2, 3)]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (["2025-02-03 -1240.00 NEFT BF-1702"], "paid"),
        (["2025-02-03 -1240.00 NEFT bf 1702"], "paid"),
        (["2025-02-03 -1240.00 NEFT BLUE FERN LT"], "paid"),
        (["2025-01-03 -1240.00 advance to bluefern"], "paid"),
        (["2025-02-03 -1000.00 BF-1702", "2025-02-20 -240.00 BF-1702 rest"], "paid"),
        (["2025-02-03 -1000.00 BF-1702 on account"], "part_paid"),
        (["2025-02-03 -1240.00 CHEQUE 004711"], "unpaid"),
        (["2025-02-03 1240.00 NEFT BLUE FERN refund"], "unpaid"),
        (["2025-02-03 -1240.01 card"], "unpaid"),
        (["2024-11-03 -1240.00 BLUE FERN"], "unpaid"),
        ([], "unpaid"),
    ],
)
def test_a_bill(rows: Sequence[str], code: str) -> None:
    assert codes(bank(*rows), BILL) == [code]
    found = findings(BILL, bank(*rows))["1.pdf"]
    assert [(one.code, one.severity) for one in found] == [(f"history.{code}", Severity.NOTE)]


def test_an_uneven_amount_that_nobody_else_asks_for_needs_no_name() -> None:
    uneven, row = invoice("BF-1", "2025-01-10", "1243.17"), bank("2025-02-03 -1243.17 CHEQUE 004711")
    assert codes(row, uneven) == ["paid"]
    other = invoice("Q1", "2025-01-12", "1243.17", vendor_name="Red Oak Ltd")
    assert codes(row, other, uneven) == ["unpaid"]


def test_two_bills_in_one_payment() -> None:
    found = findings(BILL, SECOND, bank("2025-02-03 -1550.00 NEFT BLUE FERN"))
    assert [one.facts["papers"] for name in ("1.pdf", "2.pdf") for one in found[name]] == ["2.pdf", "1.pdf"]
    assert {one.code for name in ("1.pdf", "2.pdf") for one in found[name]} == {"history.paid_together"}


def test_a_rent_that_is_always_the_same_is_settled_month_by_month() -> None:
    rows = ["2025-01-03 -900.00 rent blue fern", "2025-02-03 -900.00 rent blue fern"]
    found = findings(*RENT, bank(*rows))
    days = [[(one.code, one.facts.get("date")) for one in found[f"{number}.pdf"]] for number in (1, 2, 3)]
    assert days == [[("history.paid", "2025-01-03")], [("history.paid", "2025-02-03")], []]


def test_a_row_that_two_statements_show_pays_once() -> None:
    row = "2025-01-03 -900.00 rent blue fern"
    found = findings(*RENT[:2], bank(row), replace(bank(row), values={**bank().values, "account_number": "77"}))
    assert [one.code for one in found["2.pdf"]] == ["history.unpaid"]


def test_a_contract_number_names_no_single_bill() -> None:
    bills = [
        invoice("C-4711", f"2025-0{month}-02", f"{month}00.50", due_date=f"2025-0{month}-09") for month in (1, 2, 3)
    ]
    found = findings(*bills, bank("2025-01-05 -100.50 C-4711 bluefern", "2025-02-05 -200.50 C-4711 bluefern"))
    assert [one.facts.get("date") for number in (1, 2) for one in found[f"{number}.pdf"]] == [
        "2025-01-05",
        "2025-02-05",
    ]


def test_the_clients_own_invoice_is_paid_by_what_comes_in() -> None:
    own = invoice("NW-100", "2025-01-10", "500.00", vendor_name="Northwind Ltd", customer_name="Blue Fern Ltd")
    assert codes(bank("2025-02-03 500.00 NW-100 blue fern"), own) == ["paid"]
    assert codes(bank("2025-02-03 -500.00 blue fern"), own) == ["unpaid"]


@pytest.mark.parametrize(
    "paper",
    [
        replace(BILL, subtype="credit_note"),
        replace(BILL, subtype="proforma"),
        invoice("BF-1", "2025-01-10", "1240.00", amount_due="0.00"),
        invoice("BF-1", "2025-03-20", "1240.00"),
        invoice("BF-1", "not read", "1240.00"),
    ],
)
def test_of_what_is_not_to_be_paid_or_not_due_nothing_is_said(paper: Facts) -> None:
    assert codes(bank(), paper) == []


def test_without_statements_that_reach_so_far_nothing_is_unpaid() -> None:
    assert codes(statement("2025-01-01", "2025-01-31"), BILL) == []
    gap = [statement("2025-01-01", "2025-01-20"), statement("2025-02-05", "2025-03-31")]
    assert codes(*gap, BILL) == []
