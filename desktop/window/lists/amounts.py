"""Amounts as a person types them."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QLocale

from core.domain.money import decimal

SPACES = str.maketrans("", "", " \u00a0\u202f")


def typed(text: str, language: str) -> Decimal | None:
    """The amount that a text says in the writing of a language ("1,500.00", "1 500,00"), or plainly; else None."""
    bare = text.translate(SPACES)
    locale = QLocale(language)
    plain = bare.replace(locale.groupSeparator(), "").replace(locale.decimalPoint(), ".")
    return decimal(plain if locale.toDouble(bare)[1] else bare)
