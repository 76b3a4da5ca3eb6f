"""Which lines of an entry are its name and which its address, as trained trees tell it of each line by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np

from core.domain.folding import folded
from core.extraction.invoice.blocks import Block, Row
from core.extraction.invoice.paper import Paper
from core.extraction.invoice.parties.addresses import address_text
from core.extraction.invoice.parties.appearance import AROUND, Start, first_page
from core.extraction.invoice.parties.beginnings import PERSON
from core.extraction.invoice.parties.contenders import labels_in
from core.extraction.invoice.parties.endings import alike, nameable
from core.extraction.invoice.parties.looks import LOOKS, Floats
from core.extraction.invoice.parties.party import Party
from core.extraction.page.evidence import standing
from core.extraction.scoring import Forest
from core.extraction.values.names import address_like, company_like, contact_like, has_legal_form

PARTS = ("name_line", "address_line")
LINES = 9
"""lines of an entry looked at"""
SURE = 0.8
"""the probability from which a line is of a part; below what is left to one it is not"""
LIKELY = 0.5
LABEL = 6
"""letters of a label that begins a line"""
OWN = (
    "offset", "lines", "formed", "person_first", "person", "alike", "height", "indent", "labels", "labelled",
    "address_above", "address_below", "addresses_below", "contact_above", "nameable", "postcode_above",
    "postcode_below", "figures_above", "company",
)  # fmt: skip
FEATURES = (*AROUND, *OWN)
POSTCODE = LOOKS.index("postcode")


def described(paper: Paper, start: Start) -> tuple[Block, Floats]:
    """The lines of an entry that begins on a line, and what there is to see of each, named by FEATURES."""
    there, rows = first_page(paper), start.block[start.at : start.at + LINES]
    coded = [bool(there.looks[there.places.get(id(row), 0), POSTCODE] > 0) for row in rows]
    found = [
        (*there.around(Start(start.block, start.at + at)), *_own(paper, rows, at), any(coded[1:at]),
         any(coded[at + 1 :]), sum(any(map(str.isdigit, row.text)) for row in rows[1:at]), company_like(rows[0].text))
        for at in range(len(rows))
    ]  # fmt: skip
    return rows, np.array(found, dtype=float)


def _own(paper: Paper, rows: Block, at: int) -> tuple[float, ...]:
    """What a line is beside the first of its entry and those above and below it, as OWN names it, up to the codes."""
    first, row, above = rows[0], rows[at], rows[1:at]
    placed = [address_like(other.text) for other in rows[at + 1 :]]
    height, own = max(row.box.height, 1.0), folded(row.text)
    return (
        at, len(rows), has_legal_form(first.text), PERSON.fullmatch(first.text) is not None,
        PERSON.fullmatch(row.text) is not None, alike(first, row), row.box.height / max(first.box.height, 1.0),
        (row.box.x0 - first.box.x0) / height, bool(labels_in(row.page, row)),
        own.startswith(_long(paper.headings)),
        max((address_like(other.text) for other in above), default=-1.0), max(placed, default=-1.0),
        sum(share >= 1 for share in placed), any(contact_like(other.text) for other in above), nameable(row.text),
    )  # fmt: skip


@lru_cache(maxsize=8)
def _long(headings: frozenset[str]) -> tuple[str, ...]:
    """The headings of so many letters that a line which begins with one has its label."""
    return tuple(heading for heading in headings if len(heading) >= LABEL)


def measured(paper: Paper, party: Party | None, trees: Mapping[str, Forest]) -> Party | None:
    """A party of the first page, whole and complete only where the trees find just its lines, each of them surely.

    Where they surely find others for its address, or its address within its name, these take their place. A party that
    stands on one line with its address is told by what parts that line.
    """
    start = None if party is None else _start(paper, party)
    if party is None or start is None or not trees.keys() >= set(PARTS) or len(party.rows) == 1:
        return party
    rows, features = described(paper, start)
    named, placed = (_Lines(rows, trees[part].probability(features)) for part in PARTS)
    return _placed(_named(party, named, placed), rows[0], placed)


def just_named(paper: Paper, party: Party, trees: Mapping[str, Forest]) -> bool:
    """Whether the trees find just the lines of a party's name for its name, each of them surely."""
    start = _start(paper, party)
    if start is None:
        return False
    rows, features = described(paper, start)
    found = _Lines(rows, trees[PARTS[0]].probability(features))
    return found.sure and folded(found.text) == folded(party.name)


class _Lines:
    """The lines of an entry that are likelier of a part than not."""

    def __init__(self, rows: Block, shares: Floats) -> None:
        self.rows = [row for row, share in zip(rows, shares, strict=True) if share > LIKELY]
        self.sure = bool(np.all((shares >= SURE) | (shares <= 1 - SURE)))
        """whether no line is in doubt"""
        self.text = " ".join(row.text for row in self.rows)


def _named(party: Party, found: _Lines, placed: _Lines) -> Party:
    """A party with its name, cut short where it goes on over lines that are surely of its address."""
    own, there, beyond = folded(party.name), folded(found.text), folded(placed.text)
    if there.endswith(own):
        return replace(party, whole=party.whole and found.sure)
    runs_on = there != "" and own.startswith(there) and beyond.startswith(own[len(there) :])
    if not (runs_on and found.sure and placed.sure):
        return replace(party, whole=False)
    words = [word for row in found.rows for word in row.line.words]
    proof = standing(found.rows[0].page.sheet.page, words)
    return replace(party, whole=False, name=found.text, name_evidence=proof)


def _placed(party: Party, first: Row, found: _Lines) -> Party:
    """A party with the address whose lines are surely its own."""
    address, where = address_text(found.rows) if found.rows else ("", party.address_evidence)
    if folded(address) == folded(party.address):
        return replace(party, complete=party.complete and found.sure)
    begins = folded(party.address.split(",")[0]) in folded(first.text)
    ends = folded(party.address).startswith(folded(address))
    if not (address and found.sure) or begins or ends:  # on the line of the name, or with a town in a block of its own
        return replace(party, complete=False)
    return replace(party, complete=False, address=address, address_evidence=where)


def _start(paper: Paper, party: Party) -> Start | None:
    """The line of the first page that a party's name begins on."""
    box, own = party.name_evidence.box, folded(party.name)
    if box is None or not own or party.name_evidence.page != paper.pages[0].sheet.page.number:
        return None
    near = (one for one in first_page(paper).starts if one.row.box.y0 < box.y1 and box.y0 < one.row.box.y1)
    level = (one for one in near if one.row.box.over(box))
    return next((one for one in level if (text := folded(one.text)) and (own in text or text in own)), None)
