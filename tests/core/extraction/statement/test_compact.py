from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.statement import extract_statement
from tests.core.extraction.statement.paper import Paper, us

STATEMENT = bundled_types()["bank_statement"]
START = date(2025, 1, 2)


def passbook(days: list[str], heading: str = "DATE") -> Record:
    """The record of a passbook that prints its days so."""
    paper = Paper().text("GRAMIN BANK LTD", "SAVINGS BANK PASSBOOK", "A/C NO 2201 0044 1188").skip()
    paper.line({48: heading, 120: "PARTICULARS", -330: "WITHDRAWAL", -420: "DEPOSIT", -530: "BALANCE"})
    paper.line({120: "B/F", -530: "500.00"})
    for number, day in enumerate(days, 1):
        paper.line({48: day, 120: "BY CASH", -420: "10.00", -530: us(Decimal(500 + 10 * number))})
    return extract_statement(STATEMENT, paper.contents())


def shown(record: Record) -> list[str | None]:
    return [row.value("date") for row in record.tables["transactions"]]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 40), min_size=4, max_size=9))
def test_six_digits_under_a_heading_of_dates_are_days(steps: list[int]) -> None:
    days = [START + timedelta(days=sum(steps[: at + 1])) for at in range(len(steps))]
    record = passbook([f"{day:%d%m%y}" for day in days])
    known = [row for row in record.tables["transactions"] if row.fields["date"].accepted]
    assert all(row.value("date") in {day.isoformat() for day in days} for row in known)
    if any(day.day > 12 for day in days):
        assert shown(record) == [day.isoformat() for day in days]


def test_numbers_that_do_not_run_as_days_do_are_none() -> None:
    record = passbook(["020125", "991231", "150125", "200125"])
    assert not any(shown(record))


def test_numbers_under_another_heading_are_no_days() -> None:
    record = passbook(["020125", "030125", "150125", "200125"], heading="SERIAL")
    assert not any(shown(record))
