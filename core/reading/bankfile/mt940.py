"""Records of MT940 statements (SWIFT), with the structured details that German and Swiss banks write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from core.domain.errors import FormatDamaged
from core.domain.page import Embedded
from core.domain.record import Field, Record
from core.reading.bankfile.statement import Statement, embedded, movement, without_repeats
from core.reading.delimited import decoded
from core.reading.edge import foreign
from core.reading.stated import amount, record, stated

SYNTAX = "MT940"
BEGINNING = re.compile(r"^:20:", re.MULTILINE)
ENTRY = re.compile(r"^:61:", re.MULTILINE)
ENVELOPE_END = re.compile(r"^-\}?.*$|^\{[1-5]:.*$", re.MULTILINE)
SUBFIELD = re.compile(r"\?(\d\d)")
PURPOSE = (*(f"{number}" for number in range(20, 30)), *(f"{number}" for number in range(60, 64)))
NAMES = ("32", "33")
LABELLED = re.compile(r"/(?:REMI|NAME|CNTP|EREF|ORDP|BENM|ADDR|TRCD|BUSP|MARF|ID|IBAN|BIC|CSID|RTRN)/")
IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{8,30}")
NO_REFERENCE = "NONREF"


def read_mt940(data: bytes) -> tuple[Embedded, ...]:
    """The statements of an MT940 file. Raises FormatDamaged."""
    text = ENVELOPE_END.sub("", decoded(data).replace("\r\n", "\n").replace("\r", "\n"))
    starts = [match.start() for match in BEGINNING.finditer(text)]
    blocks = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    return embedded(SYNTAX, [_statement(block, number) for number, block in enumerate(blocks, 1)])


def _statement(block: str, number: int) -> Statement:
    """One message. An entry that the parser passes over would falsify the statement, so entries are counted."""
    data, entries = _parsed(block)
    if len(entries) != len(ENTRY.findall(block)):
        raise FormatDamaged(format=SYNTAX)
    place = f"message {number}"
    opening = data.get("final_opening_balance") or data.get("intermediate_opening_balance")
    closing = data.get("final_closing_balance") or data.get("intermediate_closing_balance")
    currency = opening.amount.currency if opening else None
    header = {
        **_account(str(data.get("account_identification") or ""), place),
        "currency": stated(currency, path=f"{place}/:60:") if currency else None,
        "statement_start": _day(opening.date, f"{place}/:60:") if opening else None,
        "statement_end": _day(closing.date, f"{place}/:62:") if closing else None,
        "opening_balance": _balance(opening, f"{place}/:60:"),
        "closing_balance": _balance(closing, f"{place}/:62:"),
    }
    rows = (_row(entry, f"{place}/:61:[{index}]", currency) for index, entry in enumerate(entries, 1))
    return Statement(header, tuple(rows))


def _parsed(block: str) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    """The message's fields and its entries; the details of entries stay as written."""
    from mt940.models import Transactions  # noqa: PLC0415 - few sources are MT940

    with foreign(SYNTAX):
        transactions = Transactions(processors={"post_transaction_details": []})
        transactions.parse(block)
        return transactions.data, [transaction.data for transaction in transactions.transactions]


def _account(written: str, place: str) -> dict[str, Field | None]:
    """IBAN, or "bank code/account number", or an account number alone; a currency may follow."""
    path = f"{place}/:25:"
    plain = re.sub(r"\s+", "", written)
    iban = IBAN.match(plain)
    if iban:
        value = re.sub(r"(?<=\d)(EUR|CHF|USD|GBP)$", "", iban[0])
        return {"iban": stated(value, written, path)}
    number = plain.rpartition("/")[2]
    return {"account_number": stated(number, written, path) if number else None}


def _balance(balance: Any, path: str) -> Field | None:
    if balance is None:
        return None
    number = Decimal(balance.amount.amount)
    return stated(amount(number), str(balance.amount.amount), path, balance.amount.currency)


def _day(value: Any, path: str) -> Field:
    return stated(f"{value.year:04}-{value.month:02}-{value.day:02}", path=path)


def _row(entry: Mapping[str, Any], path: str, currency: str | None) -> Record:
    number = Decimal(entry["amount"].amount)
    reference = str(entry.get("customer_reference") or "").strip()
    reference = str(entry.get("bank_reference") or "").strip() if reference in ("", NO_REFERENCE) else reference
    description = _description(str(entry.get("transaction_details") or ""), str(entry.get("extra_details") or ""))
    booked = entry.get("entry_date") or entry.get("date")
    return record(
        {
            "date": _day(booked, path) if booked else None,
            "value_date": _day(entry["date"], path) if entry.get("date") else None,
            "description": stated(description, path=path) if description else None,
            "reference": stated(reference, path=path) if reference else None,
            **movement(number, str(abs(number)), path, currency),
        }
    )


def _description(details: str, extra: str) -> str:
    """What the entry is about: purpose and name of structured details, else the text as it stands."""
    if not SUBFIELD.search(details):
        return without_repeats([*LABELLED.split(details.replace("\n", "")), extra])
    pieces = SUBFIELD.split(details.replace("\n", ""))
    fields = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    purpose = "".join(fields.get(code, "") for code in PURPOSE)
    name = "".join(fields.get(code, "") for code in NAMES)
    return without_repeats([fields.get("00", ""), name, purpose, extra])
