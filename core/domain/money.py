"""Amounts: decimal strings with a currency, and the tolerance within which sums agree."""

from decimal import Decimal, InvalidOperation

CENT = Decimal("0.01")
ZERO = Decimal(0)
MOST_ROUNDED = 10
"""rows whose roundings may all go one way; those of more even out"""


def decimal(value: str | None) -> Decimal | None:
    """The number a normalised value stands for, or None where it is no finite number."""
    if value is None:
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def plain(number: Decimal) -> str:
    """A number as a normalised value: no exponent, no grouping, at least two decimals kept as they are."""
    if number == number.to_integral_value() and number.as_tuple().exponent not in (-1, -2):
        number = number.quantize(CENT) if abs(number) < Decimal(10) ** 24 else number
    return format(number, "f")


def tolerance(rows: int = 0) -> Decimal:
    """How far two sides of a sum may differ: a cent, plus half a cent for each row that was summed, up to a few."""
    return CENT + min(rows, MOST_ROUNDED) * CENT / 2


def agree(left: Decimal, right: Decimal, rows: int = 0, rounding: Decimal = ZERO) -> bool:
    """Whether two amounts are the same within the tolerance of a sum over so many rows, and of a coarser rounding."""
    return abs(left - right) <= tolerance(rows) + rounding
