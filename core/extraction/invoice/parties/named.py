"""The party that a label names: the block of lines beside it or under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from core.domain.folding import folded
from core.domain.layout import Line
from core.extraction.invoice.blocks import Block, Row, full
from core.extraction.invoice.credited import is_credit
from core.extraction.invoice.paper import WORDS, Paper, line_of
from core.extraction.invoice.parties.beginnings import PERSON, starts_address
from core.extraction.invoice.parties.endings import alike, nameable
from core.extraction.invoice.parties.entries import entry
from core.extraction.invoice.parties.party import Party, party_of
from core.extraction.invoice.parties.upheld import holds_account, leads_to_paid
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked, below, beside
from core.extraction.page.stretches import Stretch
from core.extraction.values.names import (
    ATTENTION,
    address_like,
    company_like,
    distinctive,
    has_legal_form,
    name_and_address,
)

SALUTATION = re.compile(
    r"(?:herrn?|frau|firma|eheleute|familie|herrn? und frau|frau und herrn?|an|monsieur|madame|m\.|mme|mr|mrs|ms|messrs"
    r"|m/s)[.,:]?",
    re.IGNORECASE,
)
"""a line above a name"""
CODE = re.compile(r"[A-Z]{0,4}[-/.]?\d{3,10}")
"""a party's number in the books of the other, above its name: "Vendor: V10447\""""
NAMING = re.compile(r"name\b|\bnom\b|\bnombre\b|\bnome\b", re.IGNORECASE)
"""a label that says that a name stands here; "bill to" may lead a department"""
WEAK = frozenset({"ship to", "to"})
"""labels that may as well name somebody else"""
CREDITED = frozenset({"credit to", "credited to"})
"""labels of the customer on a credit note, of an account elsewhere"""
BUYING = frozenset(WORDS["buying"])
"""labels at which an order may name who within the company buys"""
TRAVELLING = frozenset({"passenger", "passenger name"})
"""labels of who travels, whoever pays"""
LETTING = frozenset({"tenant", "tenant name"})
"""labels of who is let to: the customer where rent is demanded, and not where an agent invoices the owner"""
RENT = re.compile(r"\brent\b.*\bdemand|\bdemand\b.*\brent\b|service charge demand", re.IGNORECASE)
AMONG = 3
"""lines of person, company and address; words that are no person's name"""
SHIPPED = frozenset({"ship to"})
"""labels of where goods go, which is a buyer's place on an order only"""
LINES = 14
"""lines of a page among which those of a block are looked for: other columns have lines between them"""
FIRST_GAP, GAP = 3.5, 1.5
"""a block begins so many text heights under its label, and its lines stand no further apart"""
BEHIND = 2.0
"""a value stands right behind a colon within so many text heights"""
ASIDE = 1.5
"""its lines begin within so many text heights of each other"""
SHORT = 4
"""letters of a label that may begin a sentence"""
WORDY = 6
"""letters of a label that ends a block by standing alone on a line"""


def named(paper: Paper, field: str, others: frozenset[str] = frozenset()) -> Party | None:
    """The party that the first label of a field with a name at it names; one with an address goes first.

    None of the `others` is it at a label that leads to who is paid: the holder of an account is no customer then.
    """
    rented = any(map(RENT.search, paper.texts))
    found = [
        (place.label, party)
        for page in paper.pages
        for place in sorted(_labels(paper, page, field), key=lambda place: (not place.closed, place.label in WEAK))
        if not (holds_account(paper, page, place.label, place.rows.start) or (place.label in LETTING and not rented))
        for rows in _blocks_at(paper, page, place)
        if (party := _party(paper, rows)) is not None
        and not (folded(party.name) in others and leads_to_paid(page, place.label, place.rows.start))
    ]
    found = [(label, replace(one, labelled=one.labelled and not _clerk(label, one))) for label, one in found]
    vague = TRAVELLING if is_credit(paper) else TRAVELLING | CREDITED
    vague |= frozenset[str]() if paper.kind.fields[field].issuer else SHIPPED
    firm = [one for one in found if one[0] not in vague]
    found = firm or [(label, replace(party, labelled=False)) for label, party in found]
    role = next((party for _, party in found if party.address), found[0][1] if found else None)
    told = next((party for label, party in found if NAMING.search(label)), None)
    return role if told is None or role is None or folded(told.name) == folded(role.name) else _told(told, role)


def _clerk(label: str, party: Party) -> bool:
    """Whether a label may lead the person who buys rather than the company: a name without legal form and address."""
    return label in BUYING and not party.address and not has_legal_form(party.name)


def _told(told: Party, role: Party) -> Party:
    """The party whose name a label calls a name, at the address where its role stands; both are left to a person."""
    if told.address:
        return replace(told, labelled=False)
    return replace(told, address=role.address, address_evidence=role.address_evidence, labelled=False)


def _labels(paper: Paper, page: Marked, field: str) -> Iterator[Place]:
    """The labels of a field that begin a stretch; short ones such as "to" or "von" with nothing but that in it."""
    there = (place for place in page.places if field in place.fields and place.leads)
    return (
        place for place in there if len(place.label) >= SHORT or (place.closed and _above_table(paper, page, place))
    )


def _above_table(paper: Paper, page: Marked, place: Place) -> bool:
    """Whether a label stands above the line items: words of a description say nothing of parties."""
    columns = paper.columns[paper.pages.index(page)]
    return columns is None or place.rows.start < columns.top


def _party(paper: Paper, rows: Block) -> Party | None:
    """The party that a block at a label begins with; a line that is a label itself is no name."""
    names = [name_and_address(row.text)[0] for row in rows[:3]]
    first = next((index for index, name in enumerate(names) if nameable(name) and not SALUTATION.fullmatch(name)), None)
    if first is None or folded(names[first]) in paper.headings:
        return None
    direct = all(SALUTATION.fullmatch(name) or ATTENTION.match(name) for name in names[:first])
    coded = first == 1 and CODE.fullmatch(names[0]) is not None
    first += _person_first(rows[first:])
    found = entry(rows, first, paper.headings, told=direct)
    return party_of(found, rows, first, labelled=direct or (coded and found.complete))


def _person_first(rows: Block) -> bool:
    """Whether a person's name stands on a line of its own above that of a company: the company is the party."""
    if len(rows) < AMONG or full(rows, 0) or not alike(rows[0], rows[1]) or not starts_address(rows[2:]):
        return False
    person, company = rows[0].text, rows[1].text
    named = PERSON.fullmatch(person) is not None and len(person.split()) < AMONG and not company_like(person)
    return named and company_like(company) >= 1 and distinctive(company) and address_like(company) < 1


def _blocks_at(paper: Paper, page: Marked, place: Place) -> Iterator[Block]:
    """The blocks that a label may stand for: right behind it, flush under it, beside it, or under it in its column."""
    flush = _under(paper, page, place.box.x0, place.rows.stop, place.box.y1)
    at_label = beside(page, place)
    if at_label:
        first = _as_row(page, at_label[0])
        under = _under(paper, page, first.box.x0, first.number + 1, first.box.y1)
        close = first.box.x0 - place.box.x1 < BEHIND * first.box.height
        if place.colon and (close or starts_address(flush)):
            yield (first, *(under or _near(flush, first)))
            return
        yield from (flush, (first, *under)) if flush else ((first, *under),)
    elif flush:
        yield flush
    if not flush:
        yield tuple(_as_row(page, line) for line in below(page, place, 6))


def _near(block: Block, first: Row) -> Block:
    """A block that begins right under a line; empty where it stands apart."""
    return block if block and block[0].box.y0 - first.box.y1 < GAP * first.box.height else ()


def _as_row(page: Marked, line: Line) -> Row:
    middle = line.box.middle[1]
    lines = page.sheet.lines
    return Row(page, line, min(range(len(lines)), key=lambda number: abs(lines[number].box.middle[1] - middle)))


def _under(paper: Paper, page: Marked, left: float, first: int, bottom: float) -> Block:
    """The lines under a label or a value with the same left edge, down to the first gap or the next label."""
    found: list[Row] = []
    columns = paper.columns[paper.pages.index(page)]
    heading = columns.rows if columns else range(0)
    for stretches in page.sheet.stretches[first : first + LINES]:
        for stretch in stretches:
            if abs(stretch.box.x0 - left) > ASIDE * stretch.box.height:
                continue
            gap = stretch.box.y0 - (found[-1].box.y1 if found else bottom)
            if gap > (GAP if found else FIRST_GAP) * stretch.box.height or _is_label(paper, page, stretch):
                return tuple(found)
            if stretch.line in heading:
                return tuple(found)
            found.append(Row(page, line_of(page, stretch), stretch.line))
    return tuple(found)


def _is_label(paper: Paper, page: Marked, stretch: Stretch) -> bool:
    """Whether a stretch is a label and nothing else, or one with its value behind a colon."""
    text = folded(line_of(page, stretch).text)
    spot = (stretch.line, stretch.first)
    leading = (place for place in page.places if place.spots[0] == spot)
    return (len(text) >= WORDY and text in paper.headings) or any(place.colon for place in leading)
