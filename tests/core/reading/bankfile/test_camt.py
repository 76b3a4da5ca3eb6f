"""CAMT.053 statements: booked entries, signed by their side, with the other party's name."""

import pytest

from core.reading.bankfile import read_camt
from core.reading.markup import parse
from tests.core.reading.samples import CAMT


def values(camt: str = CAMT) -> dict[str, str]:
    (found,) = read_camt(parse(camt.encode()))
    return {name: field.value for name, field in found.record.fields.items()}


def test_the_header_of_a_lone_account_stands_in_the_fields() -> None:
    assert values() == {
        "bank_name": "Meadow Bank",
        "account_holder": "Orchid Traders Ltd",
        "account_holder_address": "Hill Road 5, 12345 Musterstadt, DE",
        "iban": "DE89370400440532013000",
        "currency": "EUR",
        "statement_start": "2025-01-01",
        "statement_end": "2025-01-31",
        "statement_date": "2025-02-01",
        "opening_balance": "1000.00",
        "closing_balance": "-87.50",
        "total_debits": "1100.00",
        "total_credits": "12.50",
    }


def test_booked_entries_are_rows_and_pending_ones_are_not() -> None:
    (found,) = read_camt(parse(CAMT.encode()))
    rows = [{name: cell.value for name, cell in row.fields.items()} for row in found.record.tables["transactions"]]
    assert rows == [
        {
            "row": "1",
            "date": "2025-01-10",
            "value_date": "2025-01-11",
            "description": "Landlord GmbH Rent January",
            "reference": "B-1",
            "debit": "1100.00",
            "amount": "-1100.00",
        },
        {
            "row": "2",
            "date": "2025-01-12",
            "description": "A. Customer",
            "reference": "INV-7",
            "credit": "12.50",
            "amount": "12.50",
        },
    ]
    (account,) = found.record.tables["accounts"]
    assert len(account.tables["transactions"]) == 2


@pytest.mark.parametrize("version", ["camt.053.001.02", "camt.053.001.13"])
def test_the_version_of_the_schema_does_not_matter(version: str) -> None:
    assert values(CAMT.replace("camt.053.001.08", version)) == values()


def test_two_accounts_share_only_what_they_agree_on() -> None:
    start, end = CAMT.index("<Stmt>"), CAMT.index("</Stmt>") + len("</Stmt>")
    other = CAMT[start:end].replace("DE89 3704 0044 0532 0130 00", "DE02 1203 0000 0000 2020 51")
    (found,) = read_camt(parse((CAMT[:end] + other + CAMT[end:]).encode()))
    assert [account.value("iban") for account in found.record.tables["accounts"]] == [
        "DE89370400440532013000",
        "DE02120300000000202051",
    ]
    assert found.record.value("iban") is None
    assert found.record.value("currency") == "EUR"
    assert "transactions" not in found.record.tables


def test_other_messages_are_none() -> None:
    assert read_camt(parse(b"<Document><CstmrCdtTrfInitn/></Document>")) == ()
