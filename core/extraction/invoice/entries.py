"""A party's entry: the lines of its name and, under them, of its address, and whether each is surely whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import around
from core.domain.record import Evidence
from core.extraction.invoice.addresses import (
    BOX,
    FAR_CODE,
    HOUSE,
    LONGEST,
    address_of,
    address_text,
    country_line,
    stops,
    town_line,
)
from core.extraction.invoice.beginnings import DASHED, PERSON, WORDS_ALONE, may_lead_person, numbered, starts_address
from core.extraction.invoice.blocks import Block, Row, full, further_up
from core.extraction.page.evidence import evidence
from core.extraction.values.names import (
    ATTENTION,
    CALLING,
    DEPARTMENT,
    REGISTRATION,
    SOMEBODY,
    STATING,
    STREET,
    TOWN,
    address_like,
    company_like,
    contact_like,
    distinctive,
    has_legal_form,
    name_and_address,
    sentence,
    title_like,
    without_registration,
)

ENDS = re.compile(r"[\s\-–,:;|*]+$")
LEADS = re.compile(
    r"^(?:(?:by|par|M/[sS]\.?|Messrs\.?|a (?:brand|division|trading name) of)\s+|(?:De|Von|Da|Van|From|An|À|To)\s?:\s+)"
    r"(?=[^\W\d_a-z])"
)
"""stands between a sign and the name of the company that it is of, or says that a name follows"""
CARE = re.compile(r"c/o\b|c\.a\b", re.IGNORECASE)
"""of these one leads somebody else's address"""
FURTHER = re.compile(r"\((?!\d)|&|(?:und|et|and|e|y|en)\s")
"""begins a line that goes on a name"""
PARTNERS = re.compile(r"& [^\W\d_][\w.'’\-]*(?: [\w.'’\-]+){0,2}")
"""a line that ends a name: "& Sons", "& Co. Ltd" """
ENDLESS = re.compile(r"(?:&|[^\W\d_]-)$")
"""a line whose name goes on in the next"""
TOWN_END = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?\W*")
"""a line that may be the end of a town's name: "LUMPUR." """
WORDY = 4
"""letters of a label that ends an entry by standing alone on a line"""
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
NOWHERE = Evidence()


class Entry(NamedTuple):
    """What the lines of a block say of a party."""

    name: str
    name_evidence: Evidence
    whole: bool
    """whether the name surely is one and goes on nowhere"""
    address: str = ""
    address_evidence: Evidence = NOWHERE
    complete: bool = False
    """whether the address surely begins right under the name and ends with its town"""


def entry(rows: Block, index: int, known: frozenset[str] = frozenset(), *, told: bool = False) -> Entry:
    """The entry whose name begins on a line of a block; `known` labels end it. A name may be `told` by a label."""
    rows = _to_label(rows, index, known)
    if _is_sign(rows, index):
        return entry(rows, index + 1, known, told=told)
    last = _last_of_name(rows, index)
    named, rest = rows[index : last + 1], _past_person(rows[last + 1 :])
    text = " ".join(row.text for row in named)
    flowing = _flowing(text, rest)
    if flowing is not None:
        return _flowed(rows[index:], *flowing)
    bare, beside = _parted(LEADS.sub("", text))
    told_on = _running(text, rows[index:], last - index)
    if told_on:
        bare, beside = _parted(LEADS.sub("", told_on))
    name = ENDS.sub("", bare)
    taken, complete = _address(rest)
    address, placed = address_text(taken) if complete or _ends_in_town(taken) else address_of(rest)
    if beside:
        address, complete = ENDS.sub("", beside if told_on else ", ".join(filter(None, (beside, address)))), False
        placed = evidence(named[0].page.sheet.page, named[0].line)
    whole = _whole(rows, index, last, name, told=told) and not numbered(text, name, rows[last + 1 :])
    return Entry(name, _place(named, name), whole, address, placed, complete and not may_lead_person(rest))


def _is_sign(rows: Block, index: int) -> bool:
    """Whether a line is only the beginning of the name that stands under it in full: "Tin" over "Tin Whistle Ltd"."""
    sign = rows[index].text.casefold()
    return index + 1 < len(rows) and rows[index + 1].text.casefold().startswith(f"{sign} ")


def _past_person(rows: Block) -> Block:
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


def _parted(text: str) -> tuple[str, str]:
    """Name and address of one line, the number of a register after the name left out; no postcode is one."""
    name, beside = name_and_address(text)
    if address_like(beside) >= 1:
        return without_registration(name), beside
    return name_and_address(without_registration(text))


def _flowing(text: str, rest: Sequence[Row]) -> tuple[str, str] | None:
    """Name and address of an entry that runs on over its lines: "Example / Ltd, 4 Mill Road, / Leeds"; else None."""
    if not rest or "," not in rest[0].text or "," in text or has_legal_form(text):
        return None
    ending, _, begun = rest[0].text.partition(",")
    if not has_legal_form(f"{text} {ending}") or any(map(str.isdigit, ending)):
        return None
    further = (row.text for row in takewhile(lambda row: ":" not in row.text and not _stops(row.text), rest[1:LONGEST]))
    return ENDS.sub("", f"{text} {ending}"), " ".join((begun.strip(), *further))


def _running(text: str, rows: Sequence[Row], last: int) -> str:
    """A text of name and address with the lines that it runs on over up to its town; empty where it does not."""
    begun = text.partition(", ")[2]
    if not begun or not (address_like(begun) or any(map(str.isdigit, begun))):
        return ""
    for line in range(last, min(last + LONGEST, len(rows) - 1)):
        if town_line(text, first=True):
            break
        following = rows[line + 1].text
        if ":" in following or _stops(following):
            return ""
        text = f"{text} {following}" if full(rows, line) or text.endswith(",") else f"{text}, {following}"
    return text if town_line(text, first=True) else ""


def _flowed(rows: Block, name: str, address: str) -> Entry:
    """The entry of lines that run on."""
    proof = _place(rows[:2], name)
    page = rows[0].page.sheet.page
    where = Evidence(address, page.number, around(row.box for row in rows[1:]), rows[0].line.words[0].path)
    return Entry(name, proof, nameable(name), address, where if proof.box else NOWHERE, town_line(address, first=True))


def _to_label(rows: Block, index: int, known: frozenset[str]) -> Block:
    """The lines of a block up to one that is a label after its name."""
    ends = (at for at in range(index + 1, len(rows)) if len(text := folded(rows[at].text)) >= WORDY and text in known)
    return rows[: next(ends, len(rows))]


@lru_cache(maxsize=256)
def entries(block: Block, known: frozenset[str]) -> tuple[tuple[int, Entry], ...]:
    """The entries of a block that surely are whole, name and address, each with the line it begins on."""
    return tuple(_entries(block, known))


def _entries(block: Block, known: frozenset[str]) -> Iterator[tuple[int, Entry]]:
    for index, row in enumerate(block[:-1]):
        if nameable(row.text) and folded(row.text) not in known and not _street(block, index):
            found = entry(block, index, known)
            if found.whole and found.complete:
                yield index, found


def _street(block: Block, index: int) -> bool:
    """Whether a line that is not the last is of an address: in no larger letters than the next, and no company's."""
    row = block[index]
    if index and BOX.fullmatch(block[index - 1].text) and alike(block[index - 1], row):
        return True  # "PO Box 4711" over the part of a town
    if address_like(row.text) < 1 or has_legal_form(row.text):
        return False
    trade = not index and company_like(row.text) and not any(map(str.isdigit, row.text))  # "Mill Lane Bakery"
    larger = row.box.height > LARGER * block[index + 1].box.height or _set_off(block, index, index + 1)
    return not trade and not larger


def nameable(text: str) -> bool:
    """Whether a line may be a name at all."""
    letters = sum(character.isalpha() for character in text)
    return (
        text[0] not in "(*#"
        and not text.endswith(":")
        and not (LISTED.match(text) or CALLING.fullmatch(text))
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


def _place(named: Block, name: str) -> Evidence:
    """The place of a name within its lines."""
    first = named[0]
    start = max(0, first.text.find(name))
    end = start + len(name) if len(named) == 1 else None
    proof = evidence(first.page.sheet.page, first.line, start, end)
    if len(named) == 1 or proof.box is None:
        return proof
    return Evidence(name, proof.page, around(row.box for row in named), proof.path)


def _last_of_name(rows: Block, index: int) -> int:
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
        if following.box.height > LARGER * after.box.height and _set_off(rows, index, last):
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
    if _set_off(rows, index, last + 1):
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


PARTED = re.compile(r",| [·•|–-] ")
"""stands between the parts of an address"""
HALF_FORM = re.compile(r"\b(?:sdn|pte|pvt|pty)\W*$", re.IGNORECASE)
"""the first word of a legal form of two"""


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


def _whole(rows: Block, index: int, last: int, name: str, *, told: bool) -> bool:
    """Whether a name surely is one: shaped as names are, broken only where its lines were full, ended by the next."""
    if ":" in name or not nameable(name) or not distinctive(name) or sum(map(str.isdigit, name)) > DIGITS:
        return False
    if HALF_FORM.search(name) or ENDLESS.search(name) or all(len(word) <= SPACED for word in name.split()):
        return False
    if _set_off(rows, index, last):
        return True
    own = rows[index:]  # what stands above is no measure: a title is wider
    broken = all(full(own, line) for line in range(last - index) if not contact_like(own[line + 1].text))
    after = rows[last + 1].text if last + 1 < len(rows) else ""
    if (index and rows[index - 1].text.endswith(",")) or _begins_within(after):
        return False
    if last > index and PERSON.fullmatch(rows[index].text) and not company_like(rows[index].text):
        broken &= not distinctive(rows[last].text)  # a person may stand above the company
    if has_legal_form(name):
        return broken and not FURTHER.match(after) and not (after and not distinctive(after) and has_legal_form(after))
    if last > index and WORDS_ALONE.fullmatch(rows[last].text) and not company_like(rows[last].text):
        return False  # "Rose Cottage" may be where somebody lives
    shaped = PERSON.fullmatch(name.replace(",", "") if told else name) is not None and broken
    return shaped and (starts_address(_past_person(rows[last + 1 :])) or (told and (not after or ":" in after)))


def _begins_within(text: str) -> bool:
    """Whether a line begins with the end of the one above: a street's word or a company's, and nothing of its own."""
    first = PARTED.split(text, maxsplit=1)[0].strip()
    ends_street = STREET.fullmatch(first) is not None
    return ends_street or (first != text and has_legal_form(first) and not distinctive(first))


def _set_off(rows: Block, index: int, last: int) -> bool:
    """Whether a name is all that stands in its size of letters: larger ones than those of the address under it."""
    height, rest = rows[index].box.height, rows[last + 1 :]
    above = rows[index - 1] if index else None
    if not starts_address(rest) or height < LARGER * rest[0].box.height:
        return False
    if above is not None and alike(above, rows[index]) and not title_like(above.text):
        return False
    return all(alike(row, rows[index]) for row in rows[index : last + 1])


def _address(rows: Sequence[Row]) -> tuple[Sequence[Row], bool]:
    """The lines of the address right under a name, and whether it surely is whole: it ends with postcode and town."""
    taken: list[Row] = []
    for row in rows[:LONGEST]:
        if ":" in row.text or _stops(row.text) or ATTENTION.match(row.text):
            break
        closed = bool(taken) and town_line(taken[-1].text, first=len(taken) == 1)
        if taken and country_line(row.text) and FAR_CODE.search(taken[-1].text):
            return [*taken, row], True
        if closed and not country_line(row.text):
            town = alike(taken[-1], row) and TOWN_END.fullmatch(row.text) is not None
            runs_on = full(rows, len(taken) - 1) and not contact_like(row.text)
            if town and runs_on:  # "10999 George Town, Pulau" over "Pinang"
                return [*taken, row], TOWN.search(f"{taken[-1].text} {row.text}") is not None
            return taken, not runs_on and not town
        taken.append(row)
    return taken, _ends_in_town(taken)


def _ends_in_town(rows: Sequence[Row]) -> bool:
    """Whether postcode and town stand on one of the last two lines of an address."""
    return any(town_line(row.text, first=row is rows[0]) for row in rows[-2:])


def _stops(text: str) -> bool:
    """Whether a line tells something else than an address; streets may be named after a day."""
    return stops(text) and (contact_like(text) or title_like(text) or STREET.search(text) is None)
