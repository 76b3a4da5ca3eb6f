"""A sender on one line: its name and its address between dots or bars, above a window or in the footer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.domain.folding import folded
from core.domain.record import Evidence
from core.extraction.invoice.blocks import Row
from core.extraction.invoice.entries import PERSON, nameable
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.invoice.party import Party
from core.extraction.page.evidence import evidence, vouched
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import Spot, Stretch
from core.extraction.values.names import address_like, contact_like, distinctive, has_legal_form

PARTS = re.compile(r"\s*[·•|]\s*|(?<=[^\W\d_]|\d)\s+[-–—]\s+(?=\w)")
"""stand between the parts of such a line"""
TOWN = re.compile(
    r"(?:^|\s|-)\d{4,6}(?: ?[A-Z]{2})?\s+[^\W\d_]{3,}|[^\W\d_]{3,},?(?:\s[A-Z]{2})?\s+\d{3}\s?\d{2,3}(?:-\d{4})?$"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
)
"""a postcode, before its town or behind it"""
MOST = 5
"""parts that an address takes"""


def lined(paper: Paper) -> Party | None:
    """The only sender that these pages name on a line with its address, or None where there are two or none."""
    found = [party for page in paper.pages for stretch in _stretches(page) if (party := _party(page, stretch))]
    names = {folded(party.name) for party in found}
    return found[0] if len(names) == 1 else None


def _stretches(page: Marked) -> Iterator[Stretch]:
    """The stretches that no label begins."""
    for row in page.sheet.stretches:
        yield from (one for one in row if Spot(one.line, one.first) not in page.covered)


def _party(page: Marked, stretch: Stretch) -> Party | None:
    """The party of a line whose first part is a name and whose next ones are an address with its town."""
    line = line_of(page, stretch)
    text = line.text
    name, *rest = (part.strip(" ,") for part in PARTS.split(text))
    address = list(_address(rest))
    if not address or not _is_name(name) or TOWN.search(address[-1]) is None or address_like(", ".join(address)) < 1:
        return None
    proof = evidence(page.sheet.page, line, text.find(name), text.find(name) + len(name))
    start, end = text.find(address[0], len(name)), text.rfind(address[-1]) + len(address[-1])
    where: Evidence = evidence(page.sheet.page, line, start, end)
    sure = vouched(page.sheet.page, line.words)
    row = Row(page, line, stretch.line)
    return Party(
        name, proof, ", ".join(address), where, 1.0, alone=True, trusted=sure, address_trusted=sure,
        whole=distinctive(name), complete=True, rows=(row,),
    )  # fmt: skip


def _is_name(text: str) -> bool:
    """Whether the first part of a line is a company's name or a person's, and nothing else."""
    named = has_legal_form(text) or PERSON.fullmatch(text) is not None
    return bool(text) and named and nameable(text) and not address_like(text) >= 1 + has_legal_form(text)


def _address(parts: list[str]) -> Iterator[str]:
    """The parts up to the one with the town."""
    for part in parts[:MOST]:
        if not part or contact_like(part) or ":" in part:
            return
        yield part
        if TOWN.search(part):
            return
