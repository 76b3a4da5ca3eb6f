"""Values of spreadsheet cells as texts: ISO dates, numbers with '.' and no grouping, with the decimals shown."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from core.reading.stated import shortest

LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""parts of a number format that are printed as they are, or only colour and align"""
DECIMALS = re.compile(r"[0#?]\.(0+)")
ZEROS = re.compile(r"0{2,}")
PRECISION = 10
"""decimals beyond which a binary fraction only shows that it is one"""
LARGEST = 1e15
LETTERS = 26


def shown(value: object, number_format: str = "General") -> str:
    """What a cell says; empty where it says nothing."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value, number_format)
        case datetime():
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            return f"{value // timedelta(hours=1)}:{value % timedelta(hours=1) // timedelta(minutes=1):02}"
    return "\n".join(clean for line in str(value).splitlines() if (clean := " ".join(line.split())))


def _number(value: float, number_format: str) -> str:
    """A number with the decimals its format shows, percentages as such, leading zeros where the format has them."""
    if math.isnan(value) or abs(value) > LARGEST:
        return repr(value) if isinstance(value, float) else str(value)
    percent, decimals, digits = _shape(number_format)
    exact = Decimal(repr(value)) * (100 if percent else 1)
    if decimals:
        return format(round(exact, decimals), "f") + percent
    text = shortest(round(exact, PRECISION))
    if len(text.partition(".")[2]) == 1:
        text += "0"  # 12.5 is mostly an amount, and those have cents
    return text.zfill(digits) + percent


@lru_cache(maxsize=512)
def _shape(number_format: str) -> tuple[str, int, int]:
    """The percent sign, the decimals and the least digits of a number format's first (positive) part."""
    positive = LITERALS.sub("", number_format.split(";", maxsplit=1)[0])
    decimals = DECIMALS.search(positive)
    digits = len(positive) if ZEROS.fullmatch(positive) else 0
    return "%" * ("%" in positive), len(decimals[1]) if decimals else 0, digits


def column_name(index: int) -> str:
    """A column's letters: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, LETTERS)
        name = chr(ord("A") + letter) + name
    return name
