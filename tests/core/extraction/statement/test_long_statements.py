"""Statements of many pages and several accounts: running heads, sums of parts, months named once."""

from itertools import pairwise

import pytest

from core.domain.document import Status
from core.domain.record import Record
from tests.core.extraction.statement.paper import Paper
from tests.core.extraction.statement.test_odd_layouts import read

HEADS = {48: "Date", 120: "Details", -380: "Withdrawals", -460: "Deposits", -550: "Balance"}
DAYS = ("03 Jan 2025", "09 Jan 2025", "21 Jan 2025", "28 Jan 2025")


def rows(paper: Paper, balances: tuple[str, ...], days: tuple[str, ...] = DAYS) -> Paper:
    """Withdrawals between balances, one a day."""
    for day, (before, after) in zip(days, pairwise(balances), strict=False):
        moved = f"{float(before) - float(after):.2f}"
        paper.line({48: day, 120: "Corner shop", -380: moved, -550: after})
    return paper


def accounts(record: Record) -> list[tuple[str | None, int]]:
    return [(one.value("opening_balance"), len(one.tables["transactions"])) for one in record.tables["accounts"]]


@pytest.mark.parametrize("said", ["Access statement Account Number 4417-83302", "Account statement January 2, 2025 to"])
def test_a_running_head_begins_no_account(said: str) -> None:
    paper = Paper().text("Harrow Bank plc", "01 Jan 2025 to 31 Jan 2025").skip()
    paper.line({48: "Total withdrawals: 40.00", 300: "Account Number 4417-83302"}).skip()
    rows(paper.line(HEADS).line({120: "Opening balance", -550: "100.00"}), ("100.00", "90.00", "80.00"))
    paper.turn().text(said).skip().line(HEADS)
    rows(paper, ("80.00", "70.00", "60.00"), DAYS[2:])
    record, verdict = read(paper.line({120: "Closing balance", -550: "60.00"}))
    assert (accounts(record), verdict) == ([("100.00", 4)], Status.ACCEPTED)


def test_a_cards_number_in_a_narration_begins_no_account() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", "01 Jan 2025 to 31 Jan 2025").skip().line(HEADS)
    paper.line({120: "Opening balance", -550: "100.00"})
    rows(paper, ("100.00", "90.00", "80.00")).turn().line({120: "Card no XXXX4471"}).line(HEADS)
    record, _ = read(rows(paper, ("80.00", "70.00", "60.00"), DAYS[2:]).line({120: "Closing balance", -550: "60.00"}))
    assert accounts(record) == [("100.00", 4)]


def test_the_balance_of_an_earlier_day_right_after_that_of_the_last_is_another_accounts() -> None:
    paper = Paper().text("Caisse du Pays", "Compte courant").skip()
    for balances in (("100,00", "90,00", "80,00"), ("500,00", "470,00", "450,00")):
        paper.line({48: "Date", 120: "Opération", -380: "Débit EUR", -460: "Crédit EUR"})
        paper.line({48: "Solde créditeur au 31/12/2024", -460: balances[0]})
        for day, moved in zip(("03/01/2025", "09/01/2025"), ("10,00", "10,00"), strict=True):
            paper.line({48: day, 120: "Halle aux grains", -380: moved if balances[0] == "100,00" else "25,00"})
        paper.line({48: "Solde créditeur au 31/01/2025", -460: balances[2]}).skip()
    record, _ = read(paper)
    assert accounts(record) == [("100.00", 2), ("500.00", 2)]


def test_two_days_without_a_space_are_booking_and_value() -> None:
    paper = Paper().line({48: "Harrow Bank plc", 300: "01.01.2025 - 31.01.2025"}).skip()
    paper.line({**HEADS, 48: "Buchung/Wert"})
    paper.line({120: "Opening balance", -550: "100.00"})
    record, _ = read(rows(paper, ("100.00", "90.00", "80.00"), ("03.01./04.01.", "09.01./10.01.")))
    found = record.tables["accounts"][0].tables["transactions"]
    days = [(row.value("date"), row.value("value_date")) for row in found]
    assert days == [("2025-01-03", "2025-01-04"), ("2025-01-09", "2025-01-10")]


def monthly(*said: str, day: str = "03/01") -> str | None:
    """The first row's day on a paper that says no more of the year than some lines."""
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", *said).skip().line(HEADS)
    paper.line({120: "Opening balance", -550: "100.00"})
    rows(paper, ("100.00", "90.00", "80.00"), (day, "29/01"))
    record, _ = read(paper.line({120: "Closing balance", -550: "80.00"}))
    cell = record.tables["transactions"][0].fields.get("date")
    return str(cell.value) if cell and cell.accepted else None


def test_a_month_named_once_tells_the_year_of_all_days() -> None:
    assert monthly("Extracto de enero 2025") == "2025-01-03"
    assert monthly("Extracto de enero 2025", "Printed 03/02/2025") == "2025-01-03"


@pytest.mark.parametrize(
    "said",
    [
        ("Periode: Januari 2025", "Rates of March 2024"),
        ("Rates of January 2024", "Printed 03/04/2025"),
        ("New terms hold for all our accounts since January 2024",),
    ],
)
def test_a_month_of_something_else_tells_no_year(said: tuple[str, ...]) -> None:
    assert monthly(*said) is None


@pytest.mark.parametrize("said", ["Card valid until March 2028", "Customer since March 2019"])
def test_a_month_in_which_no_day_of_the_rows_lies_is_no_period(said: str) -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", said).skip().line(HEADS)
    paper.line({120: "Opening balance", -550: "100.00"})
    record, _ = read(rows(paper, ("100.00", "90.00", "80.00"), ("03/02/2026", "19/02/2026")))
    assert (record.value("statement_start") or "2026").startswith("2026")
    assert {row.fields["amount"].accepted for row in record.tables["accounts"][0].tables["transactions"]} == {True}


def test_a_summary_above_the_transactions_is_none_of_them() -> None:
    paper = Paper().text("Harrow Bank", "Closing date 02/24/25").skip().line({300: "Previous balance", -550: "$100.00"})
    paper.line({48: "03/21/25", 300: "Payments/Credits", -550: "-$100.00"}).line({300: "New charges", -550: "$60.00"})
    paper.line({300: "New balance", -550: "$60.00"}).skip().line({48: "Charges", -550: "Amount"})
    for day, amount in (("01/26/25", "7.00"), ("01/29/25", "20.00"), ("02/03/25", "15.00"), ("02/19/25", "17.00")):
        paper.line({48: day, 120: "Corner shop", -550: amount})
    record, _ = read(paper)
    found = record.tables["transactions"]
    assert {row.value("date") for row in found if row.fields["amount"].accepted} == set()


def test_a_row_of_a_part_that_moves_nothing_is_not_counted_for_its_total() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", "01 Jan 2025 to 31 Jan 2025").skip()
    paper.line({48: "Date", 120: "Details", -380: "Amount", -550: "Balance"})
    paper.line({120: "Opening balance", -550: "100.00"}).text("Deposits")
    for day, balance in zip(DAYS, ("110.00", "120.00", "130.00", "140.00"), strict=True):
        paper.line({48: day, 120: "Transfer", -380: "10.00", -550: balance})
    paper.line({48: "28 Jan 2025", 120: "Held", -550: "140.00"}).line({48: "Total deposits", -380: "40.00"})
    record, _ = read(paper.line({120: "Closing balance", -550: "140.00"}))
    assert len(record.tables["transactions"]) == len(DAYS)


@pytest.mark.parametrize(
    ("period", "told"), [("1er juillet au 31 juillet 2025", True), ("1er juin au 31 juillet 2025", False)]
)
def test_jui_is_july_where_it_cannot_be_june(period: str, *, told: bool) -> None:
    paper = Paper().text("Caisse du Pays", f"Pour la période du {period}").skip().line(HEADS)
    paper.line({120: "Solde reporté", -550: "100.00"})
    record, _ = read(rows(paper, ("100.00", "90.00", "80.00"), ("3 JUI", "14 JUI")))
    cell = record.tables["transactions"][0].fields["date"]
    assert (cell.value == "2025-07-03", cell.accepted) == (True, told)


def test_what_moved_under_the_name_of_what_is_carried_over_is_a_row() -> None:
    paper = Paper().text("Sparkasse Ahrental", "01.01.2025 - 31.01.2025").skip().line(HEADS)
    paper.line({120: "Saldovortrag", -550: "100.00"})
    paper.line({48: "03.01.2025", 120: "Übertrag", -380: "10.00", -550: "90.00"})
    paper.line({48: "09.01.2025", 120: "Miete", -380: "10.00", -550: "80.00"})
    record, _ = read(paper.line({48: "31.01.2025", 120: "Umsatztotal / Schlusssaldo", -380: "20.00", -550: "80.00"}))
    assert accounts(record) == [("100.00", 2)]
    assert record.fields["closing_balance"].accepted


def test_totals_below_what_is_carried_forward_leave_it_the_last_balance() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", "01 Jan 2025 to 31 Jan 2025").skip().line(HEADS)
    rows(paper.line({120: "Balance b/f", -550: "100.00"}), ("100.00", "90.00", "80.00")).line(
        {120: "Balance c/f", -550: "80.00"}
    )
    paper.line({48: "Total withdrawals", -380: "20.00"}).line({48: "Mean", -460: "88.20"}).skip().text("Page 1 of 1")
    record, _ = read(paper)
    assert record.fields["closing_balance"].accepted
