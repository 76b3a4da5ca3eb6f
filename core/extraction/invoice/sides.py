"""Which tax id is the seller's and which the buyer's, where one label stands for both; ids that need no label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from core.domain.layout import Box, around
from core.domain.record import Field, Reason
from core.extraction.invoice.accepting import Scored
from core.extraction.invoice.candidates import Candidate
from core.extraction.invoice.paper import Paper
from core.extraction.invoice.parties.party import Party
from core.extraction.page.evidence import evidence
from core.extraction.values.ids import FOUND, has_check_digits, is_tax_id, own, valid

Ranked = Mapping[str, Sequence[Scored]]
NEAR = 90.0
"""points from a party's lines within which an id is that party's"""
LEVEL, CLOSE = 0.5, 3.0
"""text heights above a party's lines and below them in which an id may be of it"""
REGISTER = re.compile(r"\b(?:SIREN|SIRET|RCS|R\.C\.S\.)", re.IGNORECASE)
"""words beside which nine digits are a French company's number, the first nine of its SIRET included"""
SHAPED = ("iban", "bic", "irn", "siren")
"""fields whose values are told by their shape and check digits"""


def tax_ids(
    found: Ranked, sender: tuple[str, Party | None], addressee: tuple[str, Party | None], *, sided: bool
) -> dict[str, Field]:
    """The tax ids of both sides: of several values the one nearest to the addressee's lines is theirs.

    The only one is the sender's, unless it stands among the lines of the addressee. Where it is not vouched for
    which side is which, a place tells nothing.
    """
    (role, own), (other_role, other) = sender, addressee
    own = _before(own, other)
    scored = [*found.get(f"{role}_tax_id", ())]
    ids = {one.value: one for _, one in reversed(scored) if one.features.shape}
    near = [one for one in ids.values() if other and _far(one, other) < NEAR and not _nearer(one, own, other)]
    near = [one for one in near if other and (len(ids) > 1 or _beneath(one, other))]
    nearest = min(near, key=lambda one: _far(one, other), default=None) if other else None
    told = _told(found.get(f"{other_role}_tax_id", ()), scored)
    theirs = told or nearest
    rest = [one for one in reversed(ids.values()) if theirs is None or one.value != theirs.value]
    ours = next((one for one in rest if is_tax_id(one.value)), rest[0] if rest else None)
    fields = {} if ours is None else {f"{role}_tax_id": _field(ours, own, other, alone=len(ids) == 1)}
    if theirs is None:
        return fields
    fields[f"{other_role}_tax_id"] = _field(theirs, other, own, alone=False)
    return fields if sided or told else {name: field.doubt("guess") for name, field in fields.items()}


def _before(party: Party | None, rival: Party | None) -> Party | None:
    """A party with its lines up to where its rival's begin: those of both may stand in one block."""
    if party is None or rival is None:
        return party
    theirs = {(row.page.sheet.page.number, row.box) for row in rival.rows}
    rows = tuple(takewhile(lambda row: (row.page.sheet.page.number, row.box) not in theirs, party.rows))
    return replace(party, rows=rows) if rows else party


def _told(scored: Sequence[Scored], others: Sequence[Scored]) -> Candidate | None:
    """The id that a label of this side alone stands at, or None."""
    shared = {one.place for _, one in others}
    return next((one for _, one in scored if one.features.shape and one.place not in shared), None)


def _belongs(one: Candidate, party: Party | None, rival: Party | None) -> bool:
    """Whether an id stands at a party's lines, or away from those of the only other one."""
    if rival is None or not rival.rows:
        return party is None or not party.rows or _far(one, party) < NEAR
    at_rival = _far(one, rival)
    return at_rival > NEAR or (party is not None and bool(party.rows) and _far(one, party) < at_rival)


def _nearer(one: Candidate, vendor: Party | None, buyer: Party) -> bool:
    """Whether an id stands nearer to the vendor's lines than to the buyer's."""
    return vendor is not None and bool(vendor.rows) and _far(one, vendor) < _far(one, buyer)


def shaped(paper: Paper) -> Iterator[tuple[str, Field]]:
    """Ids that vouch for themselves by their check digits, wherever they stand; the first of each kind."""
    for name in SHAPED:
        kind = paper.kind.fields.get(name)
        if kind is None or not has_check_digits(kind.format):
            continue
        for page in paper.pages:
            for line in page.sheet.lines:
                for match in FOUND[kind.format].finditer(line.text):
                    printed = own(kind.format, match[0])
                    value = printed.replace(" ", "")
                    if valid(kind.format, value) and (name != "siren" or REGISTER.search(line.text)):
                        proof = evidence(page.sheet.page, line, match.start(), match.start() + len(printed))
                        yield name, Field(value, proof, 0.95).accept("check_digit")


def _far(one: Candidate, party: Party) -> float:
    """How far an id stands from the lines of a party on the page."""
    box = one.evidence.box
    if box is None:
        return 0.0
    there = (row for row in party.rows if row.page.sheet.page.number == one.evidence.page)
    return min((_gap(box, row.box) for row in there), default=1e9)


def _beneath(one: Candidate, party: Party) -> bool:
    """Whether an id stands level with a party's name and address or right under them, not above nor beside."""
    box, places = one.evidence.box, (party.name_evidence, party.address_evidence)
    there = [place.box for place in places if place.box is not None and place.page == one.evidence.page]
    if box is None or not there:
        return False
    left, top, right, bottom = around(there)
    if box.x0 > right or box.x1 < left:
        return False
    return top - LEVEL * box.height < box.y0 < bottom + CLOSE * box.height


def _gap(box: Box, other: Box) -> float:
    (x, y), (left, top) = box.middle, other.middle
    return abs(x - left) * 0.3 + abs(y - top)


def _field(one: Candidate, party: Party | None, rival: Party | None, *, alone: bool) -> Field:
    """An id, accepted where its place says whose it is: check digits say only that it was read rightly."""
    field = Field(one.value, one.evidence, 0.7, reason=Reason("guess"))
    if not _belongs(one, party, rival):
        return field
    if is_tax_id(one.value):
        return field.accept("check_digit")
    return field.accept("label") if alone and one.trusted else field
