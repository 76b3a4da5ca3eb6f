"""Days that stand below the amounts of their transactions."""

import pytest

from core.domain.document import Status
from core.domain.record import Record
from tests.core.extraction.statement.paper import Paper
from tests.core.extraction.statement.test_odd_layouts import read

HEADS = {48: "Description", -350: "Incoming", -450: "Outgoing", -550: "Amount"}
MOVED = (("31 January 2025", -10, "90.00"), ("20 January 2025", 25, "100.00"), ("2 January 2025", -5, "75.00"))


def wallet(period: str = "1 January 2025 [GMT] - 31 January 2025 [GMT]") -> Paper:
    paper = Paper().text("Wise", "Account number 40221987", period)
    return paper.line({48: "Closing balance", -550: "90.00"}).skip().line(HEADS)


def listed(paper: Paper, moved: tuple[tuple[str, int, str], ...] = MOVED) -> Paper:
    for number, (day, amount, balance) in enumerate(moved):
        paper.line({48: "Card transaction", (-450 if amount < 0 else -350): f"{amount}.00", -550: balance})
        paper.text(f"{day} Transaction: TRANSFER-44{number}").skip(0.5)
    return paper


def days(record: Record) -> list[str | None]:
    return [row.value("date") for row in record.tables["transactions"]]


def test_a_day_below_amounts_is_theirs() -> None:
    record, verdict = read(listed(wallet()))
    assert days(record) == ["2025-01-31", "2025-01-20", "2025-01-02"]
    assert record.value("opening_balance") == "80.00"
    assert verdict is Status.ACCEPTED


def test_a_day_of_a_zone_joins_a_period() -> None:
    record, _ = read(listed(wallet()))
    assert (record.value("statement_start"), record.value("statement_end")) == ("2025-01-01", "2025-01-31")


def test_days_above_their_transactions_stay_there() -> None:
    paper = wallet()
    for day, amount, balance in MOVED:
        paper.text(day).line({48: "Card", (-450 if amount < 0 else -350): f"{amount}.00", -550: balance})
    assert days(read(paper)[0]) == ["2025-01-31", "2025-01-20", "2025-01-02"]


@pytest.mark.parametrize("last", [{48: "Card transaction", -450: "-1.00", -550: "65.00"}, {48: "1 January 2025"}])
def test_days_that_do_not_take_turns_with_amounts_are_not_lifted(last: dict[int, str]) -> None:
    assert read(listed(wallet()).line(last))[1] is Status.REVIEW


def test_days_nearer_to_the_amounts_below_them_are_not_lifted() -> None:
    paper = wallet()
    for day, amount, balance in MOVED:
        paper.line({48: "Card", (-450 if amount < 0 else -350): f"{amount}.00", -550: balance}).skip(0.5).text(day)
    assert days(read(paper)[0])[:2] != ["2025-01-31", "2025-01-20"]
