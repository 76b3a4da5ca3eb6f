"""How values stand, and in which order a person visits what is open."""

import pytest

from core.catalogue import bundled_types
from core.domain.document import Reading
from core.domain.finding import Finding, Severity
from core.domain.record import Evidence, Field, Origin, Record
from desktop.window.review.standing import Standing, standing, standings
from desktop.window.review.visiting import following, unresolved

INVOICE, STATEMENT = bundled_types()["invoice"], bundled_types()["bank_statement"]
SURE, OPEN = Field("1.00").accept("label"), Field("1.00").doubt("guess")
SAID = Field("1.00", Evidence(), 1.0, Origin.HUMAN).accept("person")


def warning(code: str, *fields: str) -> Finding:
    return Finding(code, Severity.WARNING, fields)


@pytest.mark.parametrize(
    ("field", "wanted", "contradicted", "how"),
    [
        (SURE, True, False, Standing.CHECKED),
        (SURE, True, True, Standing.CONTRADICTED),
        (OPEN, True, True, Standing.DOUBTFUL),
        (SAID, True, True, Standing.PERSON),
        (None, True, False, Standing.DOUBTFUL),
        (None, False, False, Standing.ABSENT),
    ],
)
def test_how_one_value_stands(field: Field | None, wanted: bool, contradicted: bool, how: Standing) -> None:  # noqa: FBT001
    assert standing(field, wanted=wanted, contradicted=contradicted) is how


def test_a_finding_that_only_doubts_contradicts_nothing() -> None:
    reading = Reading("invoice", 1.0, Record({"total_amount": SURE}), (warning("type.doubtful", "total_amount"),))
    assert standings(INVOICE, reading)["total_amount"] is Standing.CHECKED


def names(reading: Reading) -> tuple[str, ...]:
    return unresolved(INVOICE, reading, standings(INVOICE, reading))


def test_doubts_of_reading_go_before_contradictions_and_what_holds_a_paper_before_others() -> None:
    fields = {"vendor_name": OPEN, "invoice_number": SURE, "invoice_date": OPEN, "due_date": OPEN}
    fields |= {"subtotal": SURE, "total_amount": SURE}
    reading = Reading("invoice", 1.0, Record(fields), (warning("sum.total", "subtotal", "total_amount"),))
    assert names(reading) == ("vendor_name", "invoice_date", "due_date", "subtotal", "total_amount")


def test_of_cells_only_those_are_visited_that_hold_a_paper_or_are_spoken_of() -> None:
    row = Record({"quantity": OPEN, "unit_price": OPEN, "amount": OPEN})
    finding = warning("x", "line_items.2.quantity")
    reading = Reading("invoice", 1.0, Record({}, {"line_items": (row, row)}), (finding,))
    cells = {name for name in names(reading) if "." in name}
    assert cells == {"line_items.1.amount", "line_items.2.quantity", "line_items.2.amount"}
    both = Record({}, {"transactions": (Record({"date": SURE, "amount": OPEN}),)})
    asked = unresolved(STATEMENT, Reading("x", 1.0, both), standings(STATEMENT, Reading("x", 1.0, both)))
    assert "transactions.1.amount" in asked
    assert "transactions.1.date" not in asked


def test_a_lone_account_is_visited_once() -> None:
    rows = (Record({"date": SURE, "amount": OPEN}),)
    account = Record({"opening_balance": OPEN}, {"transactions": rows})
    record = Record({"opening_balance": OPEN}, {"accounts": (account,), "transactions": rows})
    reading = Reading("bank_statement", 1.0, record)
    asked = unresolved(STATEMENT, reading, standings(STATEMENT, reading))
    assert [name for name in asked if name.startswith("accounts.1.") and record.get(name[len("accounts.1.") :])] == []
    assert "transactions.1.amount" in asked


def test_going_on_goes_round_and_back() -> None:
    order = {name: place for place, name in enumerate("abcd")}
    assert following(("b", "d"), "b", order) == "d"
    assert following(("b", "d"), "d", order) == "b"
    assert following(("b", "d"), "b", order, back=True) == "d"
    assert following(("b", "d"), "c", order) == "d", "from a settled value to the next open one"
    assert following(("b",), "d", order) == "b"
    assert following((), "a", order) is None
    assert following(("b",), None, order) == "b"
