"""Values as a person reads and types them, in the language of the window."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from textwrap import wrap

from PySide6.QtCore import QLocale

from core.domain.finding import Finding
from core.domain.money import decimal
from core.domain.record import Field, Reason
from core.domain.schema import FieldType, Kind
from desktop.window.days import written_day

NUMBERS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT})
AMOUNT_PLACES = 2
LONGEST, PIECE = 20, 4
"""letters of a word that always fits, and of a part of a longer one"""
SPLIT = "\u200b"
"""where a word may be broken, as wide as nothing"""
EQUATION = "equation"
AMOUNT = re.compile(r"-?[\d,]*\d\.\d{2,}")
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def written(value: str, kind: Kind | None, locale: QLocale, currency: str | None = None) -> str:
    """A normalised value as a person reads it: "8,310.00 EUR", "31 Dec 2025", "20 %"."""
    number = decimal(value) if kind in NUMBERS else None
    if number is not None:
        if kind is not Kind.MONEY and number == number.to_integral_value():
            number = number.quantize(Decimal(1))
        said = amount(number, locale, AMOUNT_PLACES if kind is Kind.MONEY else 0)
        return f"{said} %" if kind is Kind.PERCENT else " ".join(filter(None, (said, currency)))
    if kind is Kind.DATE:
        return written_day(value, locale)
    return value


def breakable(text: str) -> str:
    """A text whose long words may be broken where a line ends; an account number looks as long as it is."""
    return " ".join(SPLIT.join(wrap(word, PIECE)) if len(word) > LONGEST else word for word in text.split(" "))


def amount(number: Decimal, locale: QLocale, least: int = AMOUNT_PLACES) -> str:
    """A number with the groups and the mark of a language, to the last place it has, with so many at least."""
    sign, digits, exponent = number.as_tuple()
    places = max(least, -exponent if isinstance(exponent, int) else 0)
    text = format(abs(number).quantize(Decimal(1).scaleb(-places)), f",.{places}f") if len(digits) < 24 else str(number)
    whole, _, part = text.partition(".")
    grouped = whole.replace(",", locale.groupSeparator())
    return ("−" if sign and number else "") + grouped + (locale.decimalPoint() + part if part else "")


def typed(field: Field | None, kind: FieldType | None, locale: QLocale) -> str:
    """A value as it is offered for typing: what the core reads back as the same value."""
    if field is None:
        return ""
    number = field.number if kind and kind.kind in NUMBERS else None
    return field.value.replace(".", locale.decimalPoint()) if number is not None else field.value


def localised(finding: Finding, locale: QLocale) -> Finding:
    """A finding whose amounts and days are written as the window's language writes them."""
    return replace(finding, facts={name: _fact(said, locale) for name, said in finding.facts.items()})


def reasoned(reason: Reason | None, locale: QLocale) -> Reason | None:
    """A reason whose equation is written as the window's language writes amounts and days."""
    if reason is None or EQUATION not in reason.facts:
        return reason
    figures = AMOUNT.sub(_figure(locale), reason.facts[EQUATION])
    said = DAY.sub(lambda found: written_day(found[0], locale), figures)
    return replace(reason, facts={**reason.facts, EQUATION: said})


def _figure(locale: QLocale) -> Callable[[re.Match[str]], str]:
    def figure(found: re.Match[str]) -> str:
        number = decimal(found[0].replace(",", ""))
        return found[0] if number is None else amount(number, locale)

    return figure


def _fact(said: str, locale: QLocale) -> str:
    number = decimal(said.replace(",", "")) if AMOUNT.fullmatch(said) else None
    return amount(number, locale) if number is not None else written_day(said, locale)
