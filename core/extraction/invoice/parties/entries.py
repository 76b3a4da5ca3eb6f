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
from core.extraction.invoice.blocks import Block, Row, full
from core.extraction.invoice.parties.addresses import (
    BOX,
    FAR_CODE,
    LONGEST,
    address_of,
    address_text,
    country_line,
    stops,
    town_line,
)
from core.extraction.invoice.parties.beginnings import (
    may_lead_person,
    numbered,
)
from core.extraction.invoice.parties.endings import (
    LARGER,
    alike,
    last_of_name,
    nameable,
    past_person,
    set_off,
    whole,
)
from core.extraction.page.evidence import evidence
from core.extraction.values.names import (
    ATTENTION,
    STREET,
    TOWN,
    address_like,
    company_like,
    contact_like,
    has_legal_form,
    name_and_address,
    title_like,
    without_registration,
)

ENDS = re.compile(r"[\s\-–,:;|*]+$")
LEADS = re.compile(
    r"^(?:(?:by|par|M/[sS]\.?|Messrs\.?|a (?:brand|division|trading name) of)\s+|(?:De|Von|Da|Van|From|An|À|To)\s?:\s+)"
    r"(?=[^\W\d_a-z])"
)
"""stands between a sign and the name of the company that it is of, or says that a name follows"""
TOWN_END = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?\W*")
"""a line that may be the end of a town's name: "LUMPUR." """
WORDY = 4
"""letters of a label that ends an entry by standing alone on a line"""
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


@lru_cache(maxsize=512)
def entry(rows: Block, index: int, known: frozenset[str] = frozenset(), *, told: bool = False) -> Entry:
    """The entry whose name begins on a line of a block; `known` labels end it. A name may be `told` by a label."""
    rows = _to_label(rows, index, known)
    if _is_sign(rows, index):
        return entry(rows, index + 1, known, told=told)
    last = last_of_name(rows, index)
    named, rest = rows[index : last + 1], past_person(rows[last + 1 :])
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
    certain = whole(rows, index, last, name, told=told) and not numbered(text, name, rows[last + 1 :])
    return Entry(name, _place(named, name), certain, address, placed, complete and not may_lead_person(rest))


def _is_sign(rows: Block, index: int) -> bool:
    """Whether a line is only the beginning of the name that stands under it in full: "Tin" over "Tin Whistle Ltd"."""
    sign = rows[index].text.casefold()
    return index + 1 < len(rows) and rows[index + 1].text.casefold().startswith(f"{sign} ")


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
    larger = row.box.height > LARGER * block[index + 1].box.height or set_off(block, index, index + 1)
    return not trade and not larger


def _place(named: Block, name: str) -> Evidence:
    """The place of a name within its lines."""
    first = named[0]
    start = max(0, first.text.find(name))
    end = start + len(name) if len(named) == 1 else None
    proof = evidence(first.page.sheet.page, first.line, start, end)
    if len(named) == 1 or proof.box is None:
        return proof
    return Evidence(name, proof.page, around(row.box for row in named), proof.path)


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
