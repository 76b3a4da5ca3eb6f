"""Normalised values of any kind from the text that stands for them; also what a person types."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from core.domain.folding import folded
from core.domain.money import plain
from core.domain.schema import FieldType, Kind
from core.extraction.values.amounts import parse_amount
from core.extraction.values.dates import parse_date
from core.extraction.values.ids import valid
from core.extraction.values.months import MONTH, months_named

TRIMMED = " \t\n:;,|•"
NUMBERED = re.compile(r"(?:\b(?:no|nr|num)\b\.?|n[°º]|#)\s*$", re.IGNORECASE)
"""before the third slip of a year: "No. 03 / 2026" """
MONTH_AND_YEAR = re.compile(rf"(?P<m>{MONTH})[\s,/.'\-]{{0,3}}(?P<y>(?:20)?\d{{2}})(?!\d)", re.IGNORECASE)
YEAR_AND_MONTH = re.compile(
    r"(?P<y>20\d{2})(?:[-/]| / )(?P<m>0[1-9]|1[0-2])(?!\d)|(?<!\d)(?P<m2>0?[1-9]|1[0-2])(?:[-/]| / )(?P<y2>20\d{2})"
)


def parse(field_type: FieldType, text: str, mark: str | None = None, order: str | None = None) -> str | None:
    """The normalised value that a text stands for as a field's kind says, or None where it is none.

    `mark` and `order` are the document's decimal mark and order of day and month, where they are known.
    """
    if field_type.choices:
        return _choice(field_type, text)
    if field_type.format == "month":
        return parse_month(text)
    if field_type.kind is Kind.DATE:
        found = parse_date(text, order)
        return found.isoformat() if found else None
    if field_type.kind in {Kind.MONEY, Kind.NUMBER}:
        return parse_number(text, mark)
    reader = READERS.get(field_type.kind, tidy)
    value = reader(text)
    return value if value and _fits(field_type, value) else None


def _choice(field_type: FieldType, text: str) -> str | None:
    """The one of a field's few values that a text names, by itself or by one of its writings."""
    said = folded(text)
    writings = ((value, (value, *writings)) for value, writings in field_type.choices.items())
    return next((value for value, some in writings if said in map(folded, some)), None)


def parse_number(text: str, mark: str | None = None) -> str | None:
    """A decimal string for an amount or count, or None; a side in print ("Dr") leaves the sign aside."""
    amount = parse_amount(text, mark)
    return plain(amount.value) if amount else None


def parse_percent(text: str) -> str | None:
    """A decimal string for "19 %", "19,00%" or "19", or None."""
    bare = text.replace("%", "").strip()
    amount = parse_amount(bare, next((mark for mark in reversed(bare) if mark in ".,"), None))  # 9,975 % is Québec's
    return _short(amount.value) if amount and abs(amount.value) <= 1000 else None


def parse_month(text: str) -> str | None:
    """YYYY-MM for a month in any writing ("March 2025", "Mar-25", "03/2025", "2025-03"), or None."""
    named = MONTH_AND_YEAR.search(text)
    if named:
        meant = months_named(named["m"])
        return f"{2000 + int(named['y']) % 100}-{meant[0]:02d}" if len(meant) == 1 else None
    figures = YEAR_AND_MONTH.search(text)
    if figures and not NUMBERED.search(text[: figures.start()]):
        return f"{figures['y'] or figures['y2']}-{int(figures['m'] or figures['m2']):02d}"
    return None


def tidy(text: str) -> str:
    """A text with single spaces and no punctuation hanging at its ends."""
    return " ".join(text.split()).strip(TRIMMED)


def compact(text: str) -> str:
    """An account or reference as printed, without spaces."""
    return re.sub(r"\s", "", tidy(text))


def _short(number: Decimal) -> str:
    """A rate without needless decimals: 19, 2.5."""
    return format(number.normalize(), "f") if number else "0"


def _fits(field_type: FieldType, value: str) -> bool:
    return field_type.format in {"", "words"} or valid(field_type.format, value)


READERS: Mapping[Kind, Callable[[str], str | None]] = {
    Kind.ACCOUNT: compact,
    Kind.PERCENT: parse_percent,
}
