"""Ids with a known shape: whether they are well formed and their check digits right."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module

MODULES = {
    "gstin": "stdnum.in_.gstin",
    "pan": "stdnum.in_.pan",
    "iban": "stdnum.iban",
    "bic": "stdnum.bic",
    "siren": "stdnum.fr.siren",
    "siret": "stdnum.fr.siret",
    "vat": "stdnum.eu.vat",
    "iso11649": "stdnum.iso11649",
    "isin": "stdnum.isin",
    "swiss_reference": "stdnum.ch.esr",
    "luhn": "stdnum.luhn",
}
SHAPES = {
    "tan": r"[A-Z]{4}\d{5}[A-Z]",
    "ifsc": r"[A-Z]{4}0[A-Z0-9]{6}",
    "uan": r"\d{12}",
    "esi": r"\d{10}|\d{17}",
    "hsn": r"\d{4}|\d{6}|\d{8}",
    "irn": r"[0-9a-fA-F]{64}",
    "abn": r"\d{11}",
}
WITHOUT_CHECK_DIGITS = frozenset({"pan", "tan", "ifsc", "bic", "uan", "esi", "hsn", "irn", "abn"})
FOUND = {
    "gstin": re.compile(r"(?<![A-Z0-9])\d{2}[A-Z]{5}\d{4}[A-Z][A-Z1-9][A-Z][A-Z0-9](?![A-Z0-9])"),
    "pan": re.compile(r"(?<![A-Z0-9])[A-Z]{3}[ABCFGHJLPTK][A-Z]\d{4}[A-Z](?![A-Z0-9])"),
    "tan": re.compile(r"(?<![A-Z0-9])[A-Z]{4}\d{5}[A-Z](?![A-Z0-9])"),
    "iban": re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])"),
    "ifsc": re.compile(r"(?<![A-Z0-9])[A-Z]{4}0[A-Z0-9]{6}(?![A-Z0-9])"),
    "siret": re.compile(r"(?<!\d)\d{3} ?\d{3} ?\d{3} ?\d{5}(?!\d)"),
    "siren": re.compile(r"(?<!\d)\d{3} ?\d{3} ?\d{3}(?!\d)"),
    "vat": re.compile(
        r"(?<![A-Z0-9])(?:[A-Z]{2} ?[0-9A-Z+*.]{0,2} ?(?:\d[ .]?){5,11}\d"
        r"(?:B\d\d|MWST|TVA|IVA|[A-Z]{1,2})?)(?![A-Z0-9])"
    ),
    "bic": re.compile(r"(?<![A-Z0-9])[A-Z]{4}(?:[A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Z0-9])"),
    "isin": re.compile(r"(?<![A-Z0-9])[A-Z]{2}[A-Z0-9]{9}\d(?![A-Z0-9])"),
    "iso11649": re.compile(r"(?<![A-Z0-9])RF\d{2}(?: ?[A-Z0-9]{1,4}){1,6}(?![A-Z0-9])"),
}


def valid(format: str, text: str) -> bool:  # noqa: A002  # the word of the type files
    """Whether a text is well formed as `format` says (a name, or a regular expression) with right check digits."""
    compact = re.sub(r"[\s.\-]", "", text) if format != "bic" else text.replace(" ", "")
    if format in MODULES:
        return bool(_checker(format)(compact))
    return re.fullmatch(SHAPES.get(format, format), compact if format in SHAPES else text.strip()) is not None


def has_check_digits(format: str) -> bool:  # noqa: A002
    """Whether a valid id of this format vouches for itself: a misread digit would show."""
    return format in MODULES and format not in WITHOUT_CHECK_DIGITS


def found_in(format: str, text: str) -> tuple[str, ...]:  # noqa: A002
    """The valid ids of a format within a text, without spaces, each once in order."""
    pattern = FOUND.get(format) or re.compile(SHAPES.get(format, format))
    compact = (re.sub(r"[ .]", "", match[0]) for match in pattern.finditer(text))
    return tuple(dict.fromkeys(one for one in compact if valid(format, one)))


@cache
def _checker(format: str) -> Callable[[str], bool]:  # noqa: A002
    return import_module(MODULES[format]).is_valid  # type: ignore[no-any-return]
