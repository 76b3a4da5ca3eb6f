"""Addresses: the printed lines that make one, joined by commas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.domain.layout import around
from core.domain.record import Evidence
from core.extraction.invoice.blocks import Row
from core.extraction.invoice.slips import mended
from core.extraction.values.dates import dates_in
from core.extraction.values.names import (
    CONTACT,
    DEPARTMENT,
    POSTCODE,
    REGISTRATION,
    STREET,
    TOWN,
    WORDS,
    address_like,
    contact_like,
    title_like,
)

LONGEST = 6
"""lines"""
BEFORE = 4
"""lines of other things that may stand between a name and its address"""
STATE = re.compile(r"(?<![^\W_])[A-Z]{2},?\s$")
LEADING = re.compile(r"^(?:(?:address|adresse|add|alamat|anschrift)\s*[:.]|#\d+(?= +\d))\s*", re.IGNORECASE)
DEPARTMENT_FIRST = re.compile(rf"^{DEPARTMENT.pattern}(?:,\s*)?", re.IGNORECASE)
HOUSE = re.compile(r"[^\W\d][^\d:]{2,40},? \d{1,5} ?[A-Za-z]?(?:[\-/]\d{1,4})?|\d{1,5}[A-Za-z]?,? [^\W\d][^\d:]{2,40}")
TOWN_LINE = re.compile(
    r"^(?:[A-Z]{1,2}[\- ])?\d{4,5} [^\W\d_]|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|[A-Z]\d[A-Z] ?\d[A-Z]\d$"
    r"|[A-Z]{2},? \d{5}(?:-\d{4})?$|\d{3} ?\d{3}$"
)
"""the line of a postcode and a town as countries write it"""
AFTER_COMMA = re.compile(r", (?:[A-Z]{1,2}[\- ])?\d{4,5} [^\W\d_]")
"""a postcode and its town at the end of an address on one line"""
BOX = re.compile(
    r"(?:p\.? ?m\.? ?b|p\.? ?o\.? box|box|locked bag|private bag|postfach|apartado|b\.? ?p|c\.? ?s)\.? \d+",
    re.IGNORECASE,
)
"""a line with the number of a box and nothing else: no postcode"""
FAR_CODE = re.compile(r"[^\W\d_]{3,} \d{4}$")
"""a postcode behind its town, told by the country under it"""
SHORT_CODE = 5
"""digits of a postcode that stands on one line with its town"""
MONEY = re.compile(r"\d\.\d{2}(?!\d)")
_REGISTERED = "|".join(map(re.escape, WORDS["registered"]))
REGISTERED = re.compile(
    rf"\s*(?:[,;|·•]|\.(?=\s)|\s[-–—])\s*(?:(?:{_REGISTERED})(?![^\W_])(?=[^,;|·•]*\d)|CHE-?\d).*$", re.IGNORECASE
)
"""a number in a register, or for taxes, behind an address on its line; "Tin Hau" is a place"""
REGISTERED_FIRST = re.compile(rf"(?:{_REGISTERED})[\s.:]+[A-Z]{{0,2}}\d", re.IGNORECASE)
"""a line that begins with such a number: "HRA 99441 Lüneburg" """
OWNER = re.compile(rf"(?:{'|'.join(map(re.escape, WORDS['owners']))})(?![^\W_])", re.IGNORECASE)
"""how a part of a line begins that names who owns a firm"""
BEHIND_TOWN = re.compile(r"\s[-–—|·•]\s+[^\W\d_]")
"""something else behind an address on its line"""
UNCODED = re.compile(rf"(?:{'|'.join(map(re.escape, WORDS['uncoded']))})\W*$", re.IGNORECASE)
"""the end of an address in a place without postcodes"""
INLINE_CONTACT = re.compile(
    r"\s*[,;|\-]?\s*\b(?:(?:tel|fax|phone|hp|h/p|e-?mail|gst|tél)\b|(?:ph|mob|cell)\b[\s.:]*\+?(?=(?:[\s()/.\-]*\d){6})[\d(]).*$"
    r"|\s*[·•|]\s*\+?[\d\s()/\-]{7,}$|\s[-–—]\s+\+?(?:\d[\s().]*){9,}$"
    r"|\s*[,;|·•]\s*(?:\S+@\S+|www\.\S+|[TFM]\.?:?\s*\+?(?:\d[\s()/.\-]*){7,}$).*$",
    re.IGNORECASE,
)


def address_of(rows: Sequence[Row]) -> tuple[str, Evidence]:
    """The address that begins within the first lines, as one string with its evidence; empty where there is none."""
    found = address_span(rows)
    return address_text(rows[found[0] : found[1] + 1]) if found else ("", Evidence())


def address_span(rows: Sequence[Row]) -> tuple[int, int] | None:
    """The first and last line of the address that begins within the first lines, or None."""
    start = next((index for index, row in enumerate(rows[: BEFORE + 1]) if _begins(row.text)), None)
    if start is None:
        return None
    if start and _house(rows[start - 1].text):
        start -= 1
    last = start
    while last + 1 < min(start + LONGEST, len(rows)) and _goes_on(rows[last + 1].text, rows[start : last + 1]):
        last += 1
    return start, last


def address_text(chosen: Sequence[Row]) -> tuple[str, Evidence]:
    """Lines as one address with its evidence."""
    texts = [cleaned(mended(row.text) if row.page.sheet.scanned else row.text) for row in chosen]
    page = chosen[0].page.sheet.page
    text = ", ".join(part for part in texts if part)
    shown = chosen[0].line.words[0].path is None
    return text, Evidence(
        " ".join(row.text for row in chosen),
        page.number if shown else None,
        around(row.box for row in chosen) if shown else None,
        chosen[0].line.words[0].path,
    )


def cleaned(text: str) -> str:
    """A line of an address without its label, the department that it leads to, a phone number, hanging punctuation."""
    bare = REGISTERED.sub("", INLINE_CONTACT.sub("", LEADING.sub("", text))).strip(" ,;-–|*:(")
    led = DEPARTMENT_FIRST.match(bare)
    return bare if led is None or STREET.search(led[0]) else bare[led.end() :]  # "Service Road, Leeds"


def _begins(text: str) -> bool:
    bare = cleaned(text)
    wordy = sum(character.isalpha() for character in bare) >= 3
    registered = REGISTRATION.fullmatch(bare) or REGISTERED_FIRST.match(bare)
    return wordy and address_like(bare) >= 1 and not stops(text) and not registered


def _house(text: str) -> bool:
    """Whether a line before a postcode is a street with its number, in words that no list knows."""
    return HOUSE.fullmatch(cleaned(text)) is not None and not stops(text)


def _goes_on(text: str, chosen: Sequence[Row]) -> bool:
    bare = cleaned(text)
    if not bare or stops(text) or ":" in bare or MONEY.search(bare):
        return False
    closed = any(_ends_in_town(row.text) for row in chosen) and not chosen[-1].text.rstrip().endswith(",")
    if closed and not TOWN.search(bare):
        return False
    if address_like(bare) >= 0.5:
        return True
    wordy = len(bare.split()) <= 5 and not re.search(r"\d{4,}", bare)
    return wordy and (chosen[-1].text.rstrip().endswith(",") or len(chosen) < 4)


def _ends_in_town(text: str) -> bool:
    """Whether a line is the one with postcode and town: little of an address follows it."""
    bare = cleaned(text)
    found = POSTCODE.search(bare)
    if found is None:
        return False
    return found.start() == 0 or TOWN.search(bare) is not None or STATE.search(bare[: found.start()]) is not None


def stops(text: str) -> bool:
    """Whether a line tells something else: a contact before any address, a title, a date."""
    contact = CONTACT.search(text)
    if contact and contact.start() < 4:
        return True
    if contact_like(text) and address_like(INLINE_CONTACT.sub("", text)) < 1:
        return True
    return title_like(text) or next(dates_in(text), None) is not None


def town_line(text: str, *, first: bool) -> bool:
    """Whether a line has the postcode and the town; the first line of an address does where all stands on it.

    Some places have no postcodes: their name ends the address.
    """
    bare = cleaned(text).strip(" ,.")
    if UNCODED.search(bare) is not None:
        return "," in bare or not first
    if BOX.fullmatch(bare):
        return False
    if bare.isdigit():
        return len(bare) > SHORT_CODE  # of five digits the town stands before or behind them
    if first:
        code = POSTCODE.search(bare) or AFTER_COMMA.search(bare)
        return "," in bare and code is not None and BEHIND_TOWN.search(bare, code.end()) is None
    return (TOWN_LINE.search(bare) is not None and not STREET.match(bare)) or POSTCODE.search(bare) is not None


def country_line(text: str) -> bool:
    """Whether a line is a country or a region, and nothing else."""
    return TOWN.search(text) is not None and not any(map(str.isdigit, text)) and len(text.split()) <= 3
