"""Ids of a known format within a text."""

from __future__ import annotations

import re

from core.identifiers import FORMATS, has_check_digits, valid

__all__ = ["FOUND", "TAX_ID", "TAX_IDS", "found_in", "has_check_digits", "is_tax_id", "own", "valid"]

TAX_ID = "_tax_id"
"""ends the names of fields that hold one"""
TAX_IDS = ("gstin", "vat")
"""formats of tax ids that have check digits"""

FOUND = {
    "gstin": re.compile(r"(?<![A-Z0-9])\d{2}[A-Z]{5}\d{4}[A-Z][A-Z1-9][A-Z][A-Z0-9](?![A-Z0-9])"),
    "pan": re.compile(r"(?<![A-Z0-9])[A-Z]{3}[ABCFGHJLPTK][A-Z]\d{4}[A-Z](?![A-Z0-9])"),
    "tan": re.compile(r"(?<![A-Z0-9])[A-Z]{4}\d{5}[A-Z](?![A-Z0-9])"),
    "iban": re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])"),
    "ifsc": re.compile(r"(?<![A-Z0-9])[A-Z]{4}0[A-Z0-9]{6}(?![A-Z0-9])"),
    "siret": re.compile(r"(?<!\d)\d{3} ?\d{3} ?\d{3} ?\d{5}(?!\d)"),
    "siren": re.compile(r"(?<!\d)\d{3} ?\d{3} ?\d{3}(?!\d)"),
    "vat": re.compile(
        r"(?<![A-Z0-9])(?:CHE[- ]?\d{3}\.?\d{3}\.?\d{3}(?: ?(?:MWST|TVA|IVA))?|\d{3} ?\d{3} ?\d{3} ?MVA"
        r"|[A-Z]{2} ?[0-9A-Z+*.]{0,2} ?(?:\d[ .]?){5,11}\d(?:B\d\d|MWST|TVA|IVA|[A-Z]{1,2})?)(?![A-Z0-9])"
    ),
    "bic": re.compile(r"(?<![A-Z0-9])[A-Z]{4}(?:[A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Z0-9])"),
    "isin": re.compile(r"(?<![A-Z0-9])[A-Z]{2}[A-Z0-9]{9}\d(?![A-Z0-9])"),
    "iso11649": re.compile(r"(?<![A-Z0-9])RF\d{2}(?: ?[A-Z0-9]{1,4}){1,6}(?![A-Z0-9])"),
}


def own(format: str, found: str) -> str:  # noqa: A002
    """What of a text that looks like an id is its own: not the words behind it, such as a BIC behind an IBAN."""
    words = found.split(" ")
    beginnings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    right = (one for one in beginnings if has_check_digits(format) and valid(format, one))
    return next(right, found)


def found_in(format: str, text: str) -> tuple[str, ...]:  # noqa: A002
    """The valid ids of a format within a text, without spaces, each once in order."""
    pattern = FOUND.get(format) or re.compile(FORMATS.get(format, {}).get("shape", format))
    compact = (re.sub(r"[ .]", "", own(format, match[0])) for match in pattern.finditer(text))
    return tuple(dict.fromkeys(one for one in compact if valid(format, one)))


def is_tax_id(text: str) -> bool:
    """Whether a text is a country's tax id with right check digits."""
    return any(valid(format_, text) for format_ in TAX_IDS)
