"""Where a name ends: the lines that it goes on in, and whether it surely is whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from core.extraction.invoice.blocks import Block, Row, full, further_up
from core.extraction.invoice.parties.addresses import HOUSE
from core.extraction.invoice.parties.beginnings import DASHED, PERSON, WORDS_ALONE, starts_address
from core.extraction.values.names import (
    ATTENTION,
    CALLING,
    DEPARTMENT,
    REGISTRATION,
    SOMEBODY,
    STATES,
    STATING,
    STREET,
    address_like,
    company_like,
    contact_like,
    distinctive,
    has_legal_form,
    sentence,
    title_like,
)

CARE = re.compile(r"c/o\b|c\.a\b", re.IGNORECASE)
"""of these one leads somebody else's address"""
PARTED = re.compile(r",| [·•|–-] ")
"""stands between the parts of an address"""
HALF_FORM = re.compile(r"\b(?:sdn|pte|pvt|pty)\W*$", re.IGNORECASE)
"""the first word of a legal form of two"""
FURTHER = re.compile(r"\((?!\d)|&|(?:und|et|and|e|y|en)\s")
"""begins a line that goes on a name"""
PARTNERS = re.compile(r"& [^\W\d_][\w.'’\-]*(?: [\w.'’\-]+){0,2}")
"""a line that ends a name: "& Sons", "& Co. Ltd" """
BRANDED = re.compile(r"[®™]|\s(?:MD|MC|TM)$")
"""says that a name is a trade mark: its owner's is another"""
ENDLESS = re.compile(r"(?:&|[^\W\d_]-)$")
"""a line whose name goes on in the next"""
MOST_LINES, MOST_LARGE = 4, 4
"""lines that one name takes, and that it takes in larger letters than its address"""
ALIKE = 0.2
"""lines of one name differ no more than so in height"""
BENT = 0.3
"""the same on a picture"""
TAX_NUMBER = re.compile(r"[A-Z]-?\d{7,8}[A-Z]?|[A-Z]{2,3}\d{7,11}[A-Z]?")
"""letters and figures that no postcode has"""
LISTED = re.compile(r"\d{1,3}[.)]\s")
"""begins an entry of a list"""
DIGITS = 4
"""in a name: a year, or so"""
SPACED = 2
"""letters of the pieces that a name set with spaces within is read in: "VA N E" """
LARGER = 1.12
"""times as tall are letters that a name is set off by"""


@lru_cache(maxsize=1024)
def nameable(text: str) -> bool:
    """Whether a line may be a name at all."""
    letters = sum(character.isalpha() for character in text)
    return (
        text[0] not in "(*#"
        and not text.endswith(":")
        and not (LISTED.match(text) or CALLING.fullmatch(text) or STATES.fullmatch(text))
        and not STATING.search(text)
        and not sentence(text)
        and letters >= 3
        and letters > 0.5 * len(text.replace(" ", ""))
        and not ATTENTION.match(text)
        and not contact_like(text)
        and not title_like(text)
    )


def alike(row: Row, other: Row) -> bool:
    """Whether two lines are printed in letters of one size."""
    return abs(row.box.height - other.box.height) < ALIKE * max(row.box.height, 1.0)


def nearly(row: Row, other: Row) -> bool:
    """Whether two lines may be printed in letters of one size, where a picture's lines are bent."""
    bound = BENT if row.page.sheet.scanned else ALIKE
    return abs(row.box.height - other.box.height) < bound * max(row.box.height, other.box.height, 1.0)


def last_of_name(rows: Block, index: int) -> int:
    """The line that a name ends on: it goes on while its legal form is still to come, or something follows that."""
    last = _last_in_large(rows, index)
    while last + 1 < min(len(rows), index + MOST_LINES) and _continues(rows, index, last):
        last += 1
    return last


def _last_in_large(rows: Block, index: int) -> int:
    """The last line of a name broken over lines that are all in larger letters than the address under them."""
    last = index
    while last + 1 < min(len(rows), index + MOST_LARGE) and alike(rows[last], rows[last + 1]):
        following = rows[last + 1]
        if has_legal_form(rows[last].text) or ":" in following.text or _no_name(following.text):
            break
        last += 1
        after = rows[last + 1] if last + 1 < len(rows) else following
        if following.box.height > LARGER * after.box.height and set_off(rows, index, last):
            return last
    return index


def _continues(rows: Block, index: int, last: int) -> bool:
    name = " ".join(row.text for row in rows[index : last + 1])
    following = rows[last + 1]
    if not any(map(str.isalpha, following.text)):
        return False
    if ENDLESS.search(name) or PARTNERS.fullmatch(following.text):
        return True
    if FURTHER.match(following.text):
        return has_legal_form(following.text) or following.text.startswith("(")
    if ":" in following.text or not alike(rows[last], following) or _no_name(following.text) or further_up(rows[last:]):
        return False
    if set_off(rows, index, last + 1):
        return True
    if has_legal_form(name):
        return has_legal_form(following.text) and not distinctive(following.text)
    if company_like(following.text) and not distinctive(following.text):
        return True
    after = rows[last + 2] if last + 2 < len(rows) else None
    ends_after = after is not None and alike(following, after) and has_legal_form(after.text)
    formed = has_legal_form(following.text) or (ends_after and after is not None and not distinctive(after.text))
    return formed or _wraps(rows[index:], last - index)


def _wraps(rows: Sequence[Row], last: int) -> bool:
    """Whether a name runs on in the next line, its own being full: words alone, down to where the address begins."""
    for line in range(last, min(last + MOST_LINES, len(rows) - 1)):
        following = rows[line + 1]
        wordy = WORDS_ALONE.fullmatch(following.text) is not None and not _no_name(following.text)
        if not wordy or not alike(rows[line], following) or not full(rows, line):
            return False
        if starts_address(rows[line + 2 :]):
            return True
    return False


def _no_name(text: str) -> bool:
    """Whether a line is part of something else than a name."""
    if has_legal_form(text) and not any(map(str.isdigit, text)):
        return False
    other = (
        contact_like(text)
        or title_like(text)
        or DASHED.search(text)
        or (ATTENTION.match(text) or DEPARTMENT.fullmatch(text)) is not None
    )
    return bool(other) or address_like(text) >= 1 or HOUSE.fullmatch(text) is not None


def whole(rows: Block, index: int, last: int, name: str, *, told: bool) -> bool:
    """Whether a name surely is one: shaped as names are, broken only where its lines were full, ended by the next."""
    if _is_part(name) or DEPARTMENT.fullmatch(name) or not nameable(name):
        return False
    if set_off(rows, index, last):
        return True
    after = rows[last + 1].text if last + 1 < len(rows) else ""
    led = index > 0 and rows[index - 1].text.endswith(",")
    if led or _begins_within(after) or not _rightly_broken(rows[index:], last - index):
        return False
    if has_legal_form(name):
        return not FURTHER.match(after) and not (after and not distinctive(after) and has_legal_form(after))
    if last > index and WORDS_ALONE.fullmatch(rows[last].text) and not company_like(rows[last].text):
        return False  # "Rose Cottage" may be where somebody lives
    if PERSON.fullmatch(name.replace(",", "") if told else name) is None:
        return False
    return starts_address(past_person(rows[last + 1 :])) or (told and (not after or ":" in after))


def _is_part(name: str) -> bool:
    """Whether a text is no whole name whatever stands around it."""
    digits, spaced = sum(map(str.isdigit, name)), all(len(word) <= SPACED for word in name.split())
    ended = HALF_FORM.search(name) or ENDLESS.search(name) or BRANDED.search(name)
    return ":" in name or digits > DIGITS or spaced or ended is not None or not distinctive(name)


def _rightly_broken(rows: Block, last: int) -> bool:
    """Whether the lines of a name are full where it goes on; a person may stand above the company."""
    if last and PERSON.fullmatch(rows[0].text) and not company_like(rows[0].text) and distinctive(rows[last].text):
        return False
    return all(full(rows, line) for line in range(last) if not contact_like(rows[line + 1].text))


def _begins_within(text: str) -> bool:
    """Whether a line begins with the end of the one above: a street's word or a company's, and nothing of its own."""
    first = PARTED.split(text, maxsplit=1)[0].strip()
    ends_street = STREET.fullmatch(first) is not None
    return ends_street or (first != text and has_legal_form(first) and not distinctive(first))


def set_off(rows: Block, index: int, last: int) -> bool:
    """Whether a name is all that stands in its size of letters: larger ones than those of the address under it."""
    height, rest = rows[index].box.height, rows[last + 1 :]
    above = rows[index - 1] if index else None
    if not starts_address(rest) or height < LARGER * rest[0].box.height:
        return False
    if above is not None and alike(above, rows[index]) and not title_like(above.text):
        return False
    return all(alike(row, rows[index]) for row in rows[index : last + 1])


def past_person(rows: Block) -> Block:
    """The lines under a name without the one that leads a person there, a calling or a number: it is of no address."""
    text = rows[0].text if rows else ""
    if not text or not (leads_person(text) or any(one.fullmatch(text) for one in (REGISTRATION, CALLING))):
        return rows
    return rows[1:] if TAX_NUMBER.fullmatch(text) or starts_address(rows[1:]) else rows


def leads_person(text: str) -> bool:
    """Whether a line names the person or the department within a company that a paper is for."""
    if SOMEBODY.match(text) or DEPARTMENT.fullmatch(text):
        return True
    return ATTENTION.match(text) is not None and CARE.match(text) is None
