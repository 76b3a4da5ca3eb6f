"""A sender on one line: its name and its address between dots or bars, above a window or in the footer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from core.domain.folding import folded
from core.domain.layout import Line
from core.domain.record import Evidence
from core.extraction.invoice.blocks import Block, Row, blocks, full
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.invoice.parties.addresses import OWNER, REGISTERED_FIRST, country_line
from core.extraction.invoice.parties.beginnings import PERSON
from core.extraction.invoice.parties.endings import alike, nameable
from core.extraction.invoice.parties.party import Party
from core.extraction.page.evidence import evidence, vouched
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import Spot
from core.extraction.values.names import address_like, contact_like, distinctive, has_legal_form, title_like

PARTS = re.compile(r"\s*[·•|]\s*|\s+\*\s+|(?<=[^\W\d_]|\d)\s+[-–—]\s+(?=\w)")
"""stand between the parts of such a line"""
TOWN = re.compile(
    r"(?:^|\s|-)\d{4,6}(?: ?[A-Z]{2})?\s+[^\W\d_]{3,}|[^\W\d_]{3,},?(?:\s[A-Z]{2})?\s+\d{3}\s?\d{2,3}(?:-\d{4})?$"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
)
"""a postcode, before its town or behind it"""
MOST = 5
"""parts that an address takes, and lines"""
PLACED = 0.5
"""how much the parts must look like an address, where one of them has the town"""
MOST_ABOVE = 2
"""lines of a name above the one on which its address begins"""
DOT = re.compile(r"[^\W_][.)]? ?[·•](?: |$)")
"""between a name and its address; a dash may be anything where lines are broken"""
FEW_WORDS = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+){0,2}")
"""the rest of a town's name"""


def lined(paper: Paper) -> Party | None:
    """The only sender that these pages name on a line with its address, or None where there are two or none."""
    found = [party for page in paper.pages for row, ends in _rows(page) if (party := _party(row, ends=ends))]
    names = {folded(party.name) for party in found}
    return found[0] if len(names) == 1 else None


def _rows(page: Marked) -> Iterator[tuple[Row, bool]]:
    """The stretches that no label begins, those joined that such a line is broken into; whether they end."""
    joined: set[int] = set()
    if any(DOT.search(line.text) for line in page.sheet.lines):
        for block in blocks(page):
            for rows, ends in _broken(page, block):
                joined.update(id(row.line.words[0]) for row in rows)
                words = tuple(chain.from_iterable(row.line.words for row in rows))
                yield Row(page, Line(words), rows[0].number), ends
    for stretches in page.sheet.stretches:
        for one in stretches:
            line = line_of(page, one)
            if Spot(one.line, one.first) not in page.covered and id(line.words[0]) not in joined:
                yield Row(page, line, one.line), True


def _broken(page: Marked, block: Block) -> Iterator[tuple[Block, bool]]:
    """The full lines of a block that a sender with its address runs over, and whether these surely are all."""
    for at, row in enumerate(block):
        if DOT.search(row.text) is None:
            continue
        first, last = at, at
        while first and at - first < MOST_ABOVE and _goes_on(page, block, first - 1):
            first -= 1
        while last + 1 < len(block) and last - at < MOST and _goes_on(page, block, last):
            if _closed(block[at : last + 1]) and not FEW_WORDS.fullmatch(block[last + 1].text):
                break
            last += 1
        if last > first:
            yield block[first : last + 1], last + 1 == len(block) or not _goes_on(page, block, last)


def _goes_on(page: Marked, block: Block, at: int) -> bool:
    """Whether the line after one goes on its text: printed alike, the line full, neither a label or anything else."""
    row, following = block[at], block[at + 1]
    own = block[max(0, at - MOST_ABOVE) : at + 2]
    labels = any(_begins_label(page, one) for one in (row, following))
    other = any(contact_like(one.text) or title_like(one.text) or ":" in one.text for one in (row, following))
    return not labels and not other and alike(row, following) and full([row, following, *own], 0)


def _begins_label(page: Marked, row: Row) -> bool:
    words = page.sheet.lines[row.number].words
    return Spot(row.number, words.index(row.line.words[0])) in page.covered


def _closed(rows: Block) -> bool:
    """Whether lines already end with a postcode and its town."""
    text = " ".join(row.text for row in rows)
    return TOWN.search(text) is not None and not text[-1].isdigit()


def _party(row: Row, *, ends: bool) -> Party | None:
    """The party of a line whose first part is a name and whose next ones are an address with its town."""
    page, line = row.page, row.line
    text = line.text
    name, *rest = (part.strip(" ,") for part in PARTS.split(text))
    address = list(_address(rest))
    placed = any(map(TOWN.search, address)) and address_like(", ".join(address)) >= PLACED
    if not placed or not _is_name(name):
        return None
    proof = evidence(page.sheet.page, line, text.find(name), text.find(name) + len(name))
    start, end = text.find(address[0], len(name)), text.rfind(address[-1]) + len(address[-1])
    where: Evidence = evidence(page.sheet.page, line, start, end)
    sure = vouched(page.sheet.page, line.words)
    return Party(
        name, proof, ", ".join(address), where, 1.0, alone=True, trusted=sure, address_trusted=sure,
        whole=distinctive(name), complete=ends, rows=(row,),
    )  # fmt: skip


def _is_name(text: str) -> bool:
    """Whether the first part of a line is a company's name or a person's, and nothing else."""
    named = has_legal_form(text) or PERSON.fullmatch(text) is not None
    words = text.split()
    if any(map(str.isdigit, text)) and any(has_legal_form(" ".join(words[:at])) for at in range(1, len(words))):
        return False  # "Example KG Lindenallee 47"
    return bool(text) and named and nameable(text) and not address_like(text) >= 1 + has_legal_form(text)


def _address(parts: list[str]) -> Iterator[str]:
    """The parts up to the one with the town, and the country behind it."""
    for part, after in zip(parts[:MOST], (*parts[1:], ""), strict=False):
        if OWNER.match(part):
            continue
        if not part or contact_like(part) or ":" in part or REGISTERED_FIRST.match(part):
            return
        yield part
        if TOWN.search(part):
            yield from [after] if country_line(after) else []
            return
