"""The window of an envelope: the sender on one line in small letters, right above the one addressed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.domain.folding import folded
from core.domain.layout import Line
from core.domain.record import Evidence
from core.extraction.invoice.blocks import Block, Row, blocks
from core.extraction.invoice.paper import Paper
from core.extraction.invoice.parties.addresses import OWNER, town_line
from core.extraction.invoice.parties.endings import alike, nameable
from core.extraction.invoice.parties.entries import entry
from core.extraction.invoice.parties.lined import PARTS, TOWN
from core.extraction.invoice.parties.named import SALUTATION
from core.extraction.invoice.parties.party import Party, party_of
from core.extraction.page.evidence import evidence, vouched
from core.extraction.values.names import address_like, distinctive

UPPER = 0.5
"""share of a page in which its window is"""
FLUSH, FAR, SMALL = 2.0, 6.0, 0.92
"""text heights by which the one addressed stands apart, to the side and down; how small the line's letters are"""
BAR = 1.5
"""text heights that a bar takes with the spaces around it"""
GAP = 2.5
"""text heights between a street and its town"""
COMMA = re.compile(r",\s+")


def windowed(paper: Paper) -> tuple[Party, Party | None] | None:
    """The sender on the only such line of the first page, and who is addressed under it where that is sure; or None."""
    if not paper.pages or paper.pages[0].sheet.scanned:
        return None
    page = paper.pages[0]
    depth, found = UPPER * page.sheet.page.height, blocks(page)
    rows = [row for block in found for row in block if row.box.y1 < depth]
    framed = [(own, block) for row in rows if (own := _sender(row, rows)) and (block := _window(row, found))]
    if len(framed) != 1:
        return None
    own, block = framed[0]
    return own, _addressed(paper, own, block)


def _sender(row: Row, rows: Sequence[Row]) -> Party | None:
    """The party of a line that says its name and, behind a comma, a dot or a bar, where it is."""
    pieces = [row, *_behind_bars(row, rows)]
    texts = (text for piece in pieces for text in PARTS.split(piece.text))
    name, *parts = (part.strip() for text in texts for part in COMMA.split(text))
    row = replace(row, line=Line(tuple(word for piece in pieces for word in piece.line.words)))
    rest = [part for part in parts if not OWNER.match(part)]
    told = bool(rest) and TOWN.search(rest[-1]) is not None and not any(":" in part for part in (name, *rest))
    if not told or not name or not nameable(name) or address_like(name) >= 1 or not distinctive(name):
        return None
    page, line = row.page.sheet.page, row.line
    proof, where = evidence(page, line, 0, len(name)), _after(row, rest)
    sure = vouched(page, line.words)
    return Party(
        name, proof, ", ".join(rest), where, 4.0, alone=True, trusted=sure, address_trusted=sure,
        whole=True, complete=len(rest) > 1, rows=(row,),
    )  # fmt: skip


def _behind_bars(row: Row, rows: Sequence[Row]) -> Iterator[Row]:
    """The texts of a line that follow one as close as a bar between them leaves them."""
    for other in sorted(rows, key=lambda one: one.box.x0):
        close = 0 < other.box.x0 - row.box.x1 < BAR * row.box.height
        if other.number == row.number and close and alike(other, row):
            yield other
            row = other


def _after(row: Row, rest: list[str]) -> Evidence:
    start = row.text.find(rest[0])
    return evidence(row.page.sheet.page, row.line, start, len(row.text))


def _window(line: Row, found: Sequence[Block]) -> Block | None:
    """The lines right under one in smaller letters, of its own block or of the next; None where there are none."""
    rests = (block[block.index(line) + 1 :] if line in block else block for block in found)
    block = next((block for block in rests if block and _under(line, block[0])), None)
    if block is None or any(town_line(row.text, first=False) for row in block):
        return block
    towns = (
        other[:1] for other in found if other[0].number > block[-1].number and town_line(other[0].text, first=False)
    )
    return (*block, *next((town for town in towns if _after_a_gap(block[-1], town[0])), ()))


def _after_a_gap(row: Row, town: Row) -> bool:
    """Whether the town stands a line further down than the street, as on older letters."""
    gap = (town.box.y0 - row.box.y1) / row.box.height
    return 0 < gap < GAP and abs(town.box.x0 - row.box.x0) < FLUSH * row.box.height


def _under(line: Row, row: Row) -> bool:
    """Whether a line stands right under one in smaller letters, flush with it."""
    height, gap = row.box.height, row.box.y0 - line.box.y1
    near = line.number < row.number and -height < gap < FAR * height
    return near and abs(row.box.x0 - line.box.x0) < FLUSH * height and line.box.height < SMALL * height


def _addressed(paper: Paper, own: Party, block: Block) -> Party | None:
    """The party that a block begins with, its salutation left out."""
    first = int(len(block) > 1 and SALUTATION.fullmatch(block[0].text) is not None)
    if not nameable(block[first].text) or folded(block[first].text) in paper.headings:
        return None
    found = entry(block, first, paper.headings)
    same = folded(found.name) == folded(own.name)
    if same or not found.address:
        return None
    return replace(party_of(found, block, first, labelled=False), alone=True)
