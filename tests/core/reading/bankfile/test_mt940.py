"""MT940 statements: daily messages joined where the balances follow, structured details in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import FormatDamaged
from core.reading.bankfile import read_mt940
from tests.core.reading.samples import MT940


def test_messages_that_follow_each_other_are_one_account() -> None:
    (found,) = read_mt940(MT940.encode())
    assert {name: field.value for name, field in found.record.fields.items()} == {
        "account_number": "0001234567",
        "currency": "EUR",
        "statement_start": "2025-01-01",
        "statement_end": "2025-01-06",
        "opening_balance": "1000.00",
        "closing_balance": "1088.00",
    }
    rows = [{name: cell.value for name, cell in row.fields.items()} for row in found.record.tables["transactions"]]
    assert rows == [
        {
            "row": "1",
            "date": "2025-01-02",
            "value_date": "2025-01-02",
            "description": "UEBERWEISUNG Paper Mill GmbH Invoice 4711 of 1 January",
            "reference": "BANKREF1",
            "debit": "12.50",
            "amount": "-12.50",
        },
        {
            "row": "2",
            "date": "2025-01-03",
            "value_date": "2025-01-03",
            "description": "Sale in the shop",
            "reference": "INV-7",
            "credit": "100.00",
            "amount": "100.00",
        },
        {
            "row": "3",
            "date": "2025-01-06",
            "value_date": "2025-01-06",
            "description": "Interest",
            "credit": "0.50",
            "amount": "0.50",
        },
    ]


def test_messages_that_do_not_follow_stay_apart() -> None:
    (found,) = read_mt940(MT940.replace(":60F:C250103EUR1087,50", ":60F:C250103EUR1087,51").encode())
    assert len(found.record.tables["accounts"]) == 2
    assert found.record.value("closing_balance") is None


def test_an_iban_is_told_from_an_account_number() -> None:
    (found,) = read_mt940(MT940.replace("10020030/0001234567", "DE89370400440532013000EUR").encode())
    assert found.record.value("iban") == "DE89370400440532013000"


def test_an_entry_that_cannot_be_read_is_not_passed_over() -> None:
    with pytest.raises(FormatDamaged):
        read_mt940(MT940.replace(":61:250103C100,N051", ":61:nonsense").encode())


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10) ** 12, places=2), st.booleans())
def test_amounts_keep_value_and_sign(amount: Decimal, is_debit: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    written = f"{amount:f}".replace(".", ",")
    entry = f":61:250103{'D' if is_debit else 'C'}{written}N051"
    (found,) = read_mt940(MT940.replace(":61:250103C100,N051", entry).encode())
    row = found.record.tables["transactions"][1]
    assert row.number("amount") == (-amount if is_debit else amount)
    assert row.number("debit" if is_debit else "credit") == amount
