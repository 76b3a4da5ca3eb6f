"""Fields of structured data: values that the file itself states, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from core.domain.record import Evidence, Field, Origin, Record
from core.reading.markup import Node

SPACES = re.compile(r"\s+")
COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
LONGEST = 40
"""characters of the longest number that counts as one"""
LARGEST = 15
"""power of ten beyond which nothing is an amount, nor a fraction of one"""
CENTS = -2


def stated(value: str, text: str = "", path: str | None = None, currency: str | None = None) -> Field:
    """A value that stands in the file as data."""
    return Field(value, Evidence(text or value, path=path), 1.0, Origin.EMBEDDED, currency)


def text(node: Node | None) -> Field | None:
    """The text of a node with single spaces, or None where it is empty."""
    value = SPACES.sub(" ", node.text) if node else ""
    return stated(value, node.text, node.path) if node and value else None


def identifier(node: Node | None) -> Field | None:
    """The text of a node without spaces, as account numbers are written, or None."""
    value = SPACES.sub("", node.text) if node else ""
    return stated(value.upper(), node.text, node.path) if node and value else None


def money(node: Node | None, currency: str | None) -> Field | None:
    """The amount in a node (its own currencyID wins), or None where it is no number."""
    number = decimal_of(node.text) if node else None
    if node is None or number is None:
        return None
    return stated(amount(number), node.text, node.path, node.attribute("currencyID") or currency)


def unit_price(price: Field | None, basis: Decimal | None) -> Field | None:
    """The price of one unit, where the price stated is that of a hundred or a thousand."""
    if price is None or price.number is None or not basis or basis == 1:
        return price
    each = price.number / basis
    return replace(price, value=amount(round(each, 8))) if each.adjusted() <= LARGEST else None


def number(node: Node | None) -> Field | None:
    """The number in a node without trailing zeros, or None where it is none."""
    found = decimal_of(node.text) if node else None
    return stated(shortest(found), node.text, node.path) if node and found is not None else None


def day(node: Node | None) -> Field | None:
    """The date in a node, or None where it holds none."""
    found = date_of(node.text) if node else None
    return stated(found.isoformat(), node.text, node.path) if node and found else None


def joined(parts: Iterable[Node | str | None], path: str, between: str = ", ") -> Field | None:
    """The texts of some nodes as one value, empty ones left out, or None where all are."""
    texts = (part if isinstance(part, str) else part.text if part else "" for part in parts)
    value = between.join(clean for one in texts if (clean := SPACES.sub(" ", one).strip()))
    return stated(value, path=path) if value else None


def address(lines: Iterable[Node | None], postcode: str, city: str, country: str, path: str) -> Field | None:
    """Street lines, "postcode city" and country code as one address, or None where only the country is known."""
    streets = [line.text for line in lines if line]
    town = f"{postcode} {city}".strip()
    return joined([*streets, town, country], path) if town or any(streets) else None


def record(fields: Mapping[str, Field | None], tables: Mapping[str, Iterable[Record]] | None = None) -> Record:
    """A record of those fields that were stated, and of those tables that have rows."""
    rows = {name: tuple(one) for name, one in (tables or {}).items()}
    known = {name: field for name, field in fields.items() if field is not None}
    return Record(known, {name: one for name, one in rows.items() if one})


def accepted(stands: Record, syntax: str) -> Record:
    """The record with every value stood for, because the file states it."""
    fields = {name: _accepted(field, syntax) for name, field in stands.fields.items()}
    tables = {name: tuple(accepted(row, syntax) for row in rows) for name, rows in stands.tables.items()}
    return replace(stands, fields=fields, tables=tables)


def _accepted(field: Field, syntax: str) -> Field:
    return field if field.reason else field.accept("embedded", syntax=syntax)


def decimal_of(written: str) -> Decimal | None:
    """The number that a plain decimal string with '.' stands for, or None."""
    trimmed = written.strip()
    try:
        found = Decimal(trimmed) if len(trimmed) <= LONGEST else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() and abs(found.adjusted()) <= LARGEST else None


def amount(number: Decimal) -> str:
    """A number with two decimals, or more where they count."""
    plain = shortest(number)
    decimals = len(plain.partition(".")[2])
    return plain if decimals > -CENTS else format(Decimal(plain).quantize(Decimal(1).scaleb(CENTS)), "f")


def shortest(number: Decimal) -> str:
    """A number without exponent and trailing zeros."""
    plain = format(number, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain in ("-0", "", "-") else plain


def date_of(written: str) -> date | None:
    """The day that a text begins with, written 20251231 or 2025-12-31, or None."""
    found = ISO_DATE.match(written) or COMPACT_DATE.match(written)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
