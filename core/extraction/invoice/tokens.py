"""Numbers of papers and of parties as texts print them: what is of one, and whether it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_uppercase
from typing import NamedTuple

from core.domain.schema import FieldType, Kind
from core.extraction.invoice.ending import SIGN_ALONE
from core.extraction.values.dates import dates_in
from core.extraction.values.ids import FOUND, TAX_IDS, has_check_digits, valid
from core.extraction.values.parsing import tidy

NUMBER_SIGN = re.compile(r"^(?:(?:no|nr|n°|nº|num|number|id)(?![-/]\w|[^\W\d_]))?\s?[.:#°º]*\s*(?=\S)", re.IGNORECASE)
CUT_DATE = re.compile(r"\d{1,2}([/.])\d{1,2}\1\d{1,3}")
"""a date that lost the end of its year"""
FEW_DIGITS = 3
"""a number with fewer that a word follows is a count: "14 days" """
FEW_OF_TAX_ID, LEAST_OF_TAX_ID = 5, 8
"""digits of what may be a tax id, and letters and digits of what looks like one: a postcode does not"""
BEGUN = re.compile(r"\d{2}[A-Z]{5}\d{4}[A-Z](?!\w{3}$)")
"""a GSTIN that lacks its end, or has more"""
SIGNS = frozenset("$€£₹¥")
"""of money: no number has them"""
PLAIN_ID = FieldType("", Kind.ID)
GROUPED = re.compile(r"(?:[A-Z]{1,4} )?\d{1,5}(?: \d{2,5}){1,7}|[A-Z]{1,4} (?:\d{3,}|(?:[A-Z]\d*/)?\d+(?:[/\-]\d+)+)")
"""a number written in groups, which is one number"""
FURTHER = re.compile(r" \d{2,}(?![\w.,/:\-])")
"""goes on a number of digits alone, where the whole of it is not known to be in groups"""
AMOUNT = re.compile(r"\d{1,3}(?:[.,']\d{3})*[.,]\d{2}")
"""money with its cents, of a column beside: no number"""
NOT_ITS_OWN = re.compile(r"0(?: ?\d){9,}|.* \d{1,2} \d{1,2} (?:19|20)\d{2}")
"""groups that may be a telephone's, or that end with a day"""
LEADING = ascii_uppercase + " "
"""what stands before the digits of one: before a date it is a word, "N° DU 12/03/2025" """
TOKEN = re.compile(r"\S*\d\S*(?: ?[/\-] ?\S*\d\S*)*")


class Read(NamedTuple):
    """A value read from part of a line."""

    value: str
    start: int
    end: int
    currency: str | None = None
    money: bool = False
    shape: bool = True
    readings: tuple[str, ...] = ()


def tax_ids(text: str) -> Iterator[Read]:
    """Ids with a country's check digits as they stand; else the digits and signs after the label."""
    for format_ in TAX_IDS:
        for found in FOUND[format_].finditer(text):
            value = re.sub(r"[ .]", "", found[0])
            if valid(format_, value):
                yield Read(value, found.start(), found.end())
                return
    for read in token(PLAIN_ID, text):
        if sum(map(str.isdigit, read.value)) >= FEW_OF_TAX_ID:
            long = sum(map(str.isalnum, read.value)) >= LEAST_OF_TAX_ID
            yield read._replace(shape=read.shape and long and not BEGUN.match(read.value))


def token(kind: FieldType, text: str) -> Iterator[Read]:
    """The first number of a text, its groups as one where it has nothing else."""
    if SIGN_ALONE.fullmatch(text):
        return
    start = NUMBER_SIGN.match(text)
    rest = text[start.end() :] if start else text
    offset = len(text) - len(rest)
    checked = _checked(kind, rest)
    if checked:
        yield Read(rest[:checked], offset, offset + checked)
        return
    if GROUPED.fullmatch(rest) and not dates_only(rest.lstrip(LEADING)):
        shaped = not kind.format or valid(kind.format, rest)
        yield Read(rest, offset, len(text), shape=shaped and not (kind.required and NOT_ITS_OWN.fullmatch(rest)))
        return
    for found in list(TOKEN.finditer(rest))[:1] or list(re.finditer(r"\S+", rest))[:1]:
        value = tidy(_without_day(found[0]) if kind.required else found[0]).strip("#().*")
        if value and not dates_only(found[0]):
            at = offset + found.start() + max(0, found[0].find(value))
            whole = value[0].isalnum() and not value.endswith(("-", "/"))  # one that goes on in the next line
            well = not kind.format or valid(kind.format, value)
            first = not any(map(str.isalpha, rest[: found.start()]))  # "Net 45" is no number
            dated = next(dates_in(value), None) is not None or CUT_DATE.fullmatch(value)  # cells that ran together
            counted = value.isdigit() and len(value) < FEW_DIGITS and any(map(str.isalpha, rest[found.end() :]))
            priced = AMOUNT.fullmatch(value) is not None
            in_part = value.isdigit() and FURTHER.match(rest, found.end()) is not None
            shaped = (
                whole
                and SIGNS.isdisjoint(value)
                and well
                and first
                and not (dated or counted or priced or in_part)
                and any(map(str.isdigit, value))
            )
            yield Read(value, at, at + len(value), shape=shaped)


def _checked(kind: FieldType, text: str) -> int:
    """Where the number that check digits prove ends, its groups together: "523 880 417 — RCS"; 0 where none does."""
    if not kind.format or not has_check_digits(kind.format):
        return 0
    ends = (found.end() for found in re.finditer(r"\w+", text))
    return next((end for end in ends if valid(kind.format, text[:end])), 0)


def _without_day(text: str) -> str:
    """A number without the day that stands behind it and a bar: "9023004418 / 14.03.2025"."""
    number, _, behind = text.rpartition(" / ")
    return number if number and dates_only(behind) else text


def dates_only(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    return any(found.start == 0 and found.end == len(text) for found in dates_in(text))
