"""Records answer and change by the names of cells."""

import pytest

from core.domain.errors import FieldUnknown
from core.domain.record import Field, Record

INVOICE = Record(
    {"total_amount": Field("7.00")},
    {"line_items": (Record({"amount": Field("3.00")}), Record({"amount": Field("4.00")}))},
)
STATEMENT = Record(
    {}, {"accounts": (Record({"iban": Field("X")}, {"transactions": (Record({"amount": Field("-2.00")}),)}),)}
)


def test_cells_are_named_from_row_one() -> None:
    assert INVOICE.value("line_items.2.amount") == "4.00"
    assert INVOICE.value("line_items.3.amount") is None
    assert INVOICE.value("line_items.0.amount") is None
    assert INVOICE.value("total_amount") == "7.00"
    assert STATEMENT.value("accounts.1.transactions.1.amount") == "-2.00"


def test_each_field_and_cell_has_a_name_that_finds_it() -> None:
    names = ["total_amount", "line_items.1.amount", "line_items.2.amount"]
    assert [name for name, _ in INVOICE.items()] == names
    assert [name for name, _ in STATEMENT.items()] == ["accounts.1.iban", "accounts.1.transactions.1.amount"]
    assert all(one.get(name) is field for one in (INVOICE, STATEMENT) for name, field in one.items())


def test_a_change_leaves_the_old_record_as_it_was() -> None:
    changed = STATEMENT.put("accounts.1.transactions.1.amount", Field("-3.00"))
    assert changed.value("accounts.1.transactions.1.amount") == "-3.00"
    assert STATEMENT.value("accounts.1.transactions.1.amount") == "-2.00"
    assert changed.value("accounts.1.iban") == "X"


def test_a_cell_of_no_row_cannot_be_changed() -> None:
    with pytest.raises(FieldUnknown):
        INVOICE.put("line_items.3.amount", Field("1"))


def test_a_reason_decides_whether_a_value_is_stood_for() -> None:
    field = Field("7.00")
    assert field.accept("sum", equation="3.00 + 4.00 = 7.00").accepted
    assert not field.accept("sum").doubt("guess").accepted
