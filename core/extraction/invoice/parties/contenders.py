"""The parties that have a whole entry on the first page, and what tells which of them a paper is from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from core.domain.folding import folded
from core.domain.layout import Box
from core.extraction.invoice.blocks import Block, Row, blocks
from core.extraction.invoice.paper import ELSEWHERE, Paper
from core.extraction.invoice.parties.addresses import HOUSE
from core.extraction.invoice.parties.endings import LARGER, nameable
from core.extraction.invoice.parties.entries import Entry, entries
from core.extraction.invoice.parties.party import Party
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked
from core.extraction.values.names import contact_like, has_legal_form, sentence, title_like

ABOVE = 3.5
"""text heights between a label and the name under it"""
FLUSH = 1.5
"""text heights within which a name stands flush under its label"""
AMOUNT = re.compile(r"\d[.,]\d{2}(?![\d.,/])")
BANK = re.compile(r"\bbank|banque|banca|banco|sparkasse|crédit|credit union", re.IGNORECASE)
PARTS = re.compile(r"[:·•|]")
"""stand behind a label, or between the parts of a line"""
SIGN = 3
"""letters of a sign"""
DELIVERY = "delivery_address"
TAX_IDS = frozenset({"vendor_tax_id", "customer_tax_id"})


@dataclass(frozen=True)
class Contender:
    """One entry of the first page."""

    block: Block
    index: int
    """of the line in its block that the name begins on"""
    entry: Entry
    size: float
    """of the tallest letters of its name, or of a sign right above it"""
    led: frozenset[str]
    """the fields whose label leads to it"""
    under: frozenset[str]
    """the tax ids that the first label of one under its name speaks of"""
    reached: bool
    """whether mail, telephone or the like stand under it"""
    below: bool = False
    """whether it stands below the goods, where nobody is addressed"""

    @cached_property
    def name(self) -> str:
        """The letters of its name."""
        return folded(self.entry.name)

    @property
    def row(self) -> Row:
        """The line that it begins on."""
        return self.block[self.index]

    @property
    def top(self) -> float:
        """Where it begins on the page."""
        return self.row.box.y0


@lru_cache(maxsize=4)
def contenders(paper: Paper) -> tuple[Contender, ...]:
    """The entries of the first page from top to bottom; no banks."""
    found = (one for page in paper.pages[:1] for block in blocks(page) for one in _of_block(paper, page, block))
    goods = goods_lines(paper)
    there = (one for one in found if one.row.number not in goods and _is_name(one.entry.name, one.entry.address))
    return tuple(replace(one, below=one.row.number >= goods.stop > 0) for one in sorted(there, key=lambda one: one.top))


def _is_name(text: str, address: str) -> bool:
    """Whether a name is no bank's, has no label or other part in it, and begins with no number as lists do."""
    listed = HOUSE.fullmatch(text) is not None or (text[0].isdigit() and not has_legal_form(text))
    return BANK.search(text) is None and not listed and PARTS.search(text + address) is None


@lru_cache(maxsize=4)
def goods_lines(paper: Paper) -> range:
    """The lines of the first page from the heading of the line items to the last amount: parties stand elsewhere."""
    columns = paper.columns[0] if paper.pages else None
    if columns is None:
        return range(0)
    lines = paper.pages[0].sheet.lines
    return range(columns.top, max((at for at, line in enumerate(lines) if AMOUNT.search(line.text)), default=0) + 1)


def _of_block(paper: Paper, page: Marked, block: Block) -> Iterator[Contender]:
    starts = _outermost(entries(block, paper.headings))
    ends = [*(index for index, _ in starts[1:]), len(block)][: len(starts)]
    for (index, found), end in zip(starts, ends, strict=True):
        rows = block[index : _own(page, block, index, end)]
        fields = [fields for row in rows if (fields := labels_in(page, row))]
        under = next((told for one in fields if (told := one & TAX_IDS)), frozenset())
        reached = any(contact_like(row.text) for row in rows[1:])
        size = _size(page, block[index], found.name)
        yield Contender(block, index, found, size, led_by(page, rows[0]), under, reached)


def _outermost(found: Sequence[tuple[int, Entry]]) -> list[tuple[int, Entry]]:
    """The entries without those that begin within the name of another."""
    first: dict[object, tuple[int, Entry]] = {}
    for index, one in found:
        first.setdefault(one.address_evidence.box or (index, one.address), (index, one))
    return list(first.values())


def _own(page: Marked, block: Block, index: int, end: int) -> int:
    """Where the lines of an entry end: before the next one, or before a label that leads to a party."""
    parties = (
        at
        for at in range(index + 1, end)
        if any(name.endswith("_name") or name == DELIVERY for name in labels_in(page, block[at]))
    )
    return next(parties, end)


def _size(page: Marked, row: Row, name: str) -> float:
    """The tallest letters of a name, or of a sign on the page that it begins with."""
    own = folded(name)
    signs = (line for line in page.sheet.lines if len(letters := folded(line.text)) > SIGN and own.startswith(letters))
    return max([row.box.height, *(line.box.height for line in signs)])


@lru_cache(maxsize=512)
def labels_in(page: Marked, row: Row) -> frozenset[str]:
    """The fields whose labels begin in a line of a block."""
    there = {id(word) for word in row.line.words}
    places = (place for place in page.places if place.leads and place.rows.start == row.number)
    return frozenset(name for one in places if id(page.sheet.word(one.spots[0])) in there for name in one.fields)


@lru_cache(maxsize=512)
def led_by(page: Marked, first: Row) -> frozenset[str]:
    """The fields of the nearest label over a name, or right before it on its line."""
    places = [place for place in page.places if place.leads and place.closed and (any(place.fields) or _aside(place))]
    over = [place for place in places if _over(place, first.box)]
    nearest = max(over, key=lambda place: place.box.y1, default=None) or next(
        (place for place in places if _before(place, first.box)), None
    )
    return frozenset(nearest.fields) | ({DELIVERY} if _aside(nearest) else set()) if nearest else frozenset()


def _aside(place: Place) -> bool:
    """Whether a label leads to the address of somebody who is neither side."""
    return folded(place.label) in ELSEWHERE


def _over(place: Place, box: Box) -> bool:
    flush = abs(place.box.x0 - box.x0) < FLUSH * box.height
    return flush and -0.3 * box.height <= box.y0 - place.box.y1 < ABOVE * box.height


def _before(place: Place, box: Box) -> bool:
    return place.colon and abs(place.box.middle[1] - box.middle[1]) < 0.5 * box.height and place.box.x1 <= box.x0


def issuer(paper: Paper, roles: tuple[str, str], buyer: Party | None, usual: float) -> tuple[Contender, bool] | None:
    """The entry that a paper is from, and whether that is sure; None where nothing tells it from the one addressed.

    It is printed larger than all others, or how to reach it is, or it is the only one that no label leads to.
    """
    bought = folded(buyer.name) if buyer else ""
    taken = {row.box for row in buyer.rows} if buyer else set()
    there = [one for one in contenders(paper) if one.name != bought and one.row.box not in taken]
    free = [one for one in there if not _addressed(one, *roles)]
    best = max(free, key=lambda one: _weight(one, usual), default=None)
    if best is None:
        return None
    rest = [one for one in free if one.name != best.name]
    larger = best.size > LARGER * max([usual, *(one.size for one in rest)]) and best.size >= _largest(paper, best)
    if not larger and (_unexplained(paper, free, bought) or not (rest or bought or best.reached or best.below)):
        return None
    led = buyer is not None and buyer.labelled and (buyer.address != "" or best.below)
    known = buyer is not None and buyer.whole and (buyer.complete or led)
    told = larger or known or buyer is None
    return best, (not rest and known) or (told and _stands_out(best, rest, larger=larger))


def _unexplained(paper: Paper, free: Sequence[Contender], buyer: str) -> bool:
    """Whether a company's name stands on the first page that is in none of the entries: the sender's may be without."""
    goods, names = goods_lines(paper), [buyer, *(one.name for one in contenders(paper)), *(one.name for one in free)]
    rows = (row for block in blocks(paper.pages[0]) for row in block if row.number not in goods)
    texts = [row.text for row in rows if nameable(row.text) and has_legal_form(row.text) and ":" not in row.text]
    told = (folded(text) for text in texts if not BANK.search(text) and not sentence(text))
    return any(not any(name in text or text in name for name in names if name) for text in told)


def _stands_out(best: Contender, rest: Sequence[Contender], *, larger: bool) -> bool:
    """Whether an entry has what tells the sender's, and no other one has."""
    reached = any(one.reached for one in rest)
    smaller = any(one.size > LARGER * best.size for one in rest)
    beneath = best.below and bool(rest) and not any(one.below for one in rest)
    foot = best.reached and beneath  # small print below the goods with how to reach the sender
    told = (best.reached or beneath) and (foot or not smaller)
    return (larger and (best.reached or not reached)) or (told and not reached)


def others(paper: Paper, sender: str, roles: tuple[str, str]) -> tuple[Contender, ...]:
    """The entries that may be the one addressed: not the sender's, and no label says that goods only go there."""
    own, other = roles
    found = [one for one in contenders(paper) if one.name != sender and f"{own}_name" not in one.led and not one.below]
    told = [one for one in found if f"{other}_name" in one.led]
    return tuple(told or (one for one in found if DELIVERY not in one.led))


def _largest(paper: Paper, best: Contender) -> float:
    """The tallest letters of the first page that are neither a title nor the entry's own."""
    own = {id(row) for row in best.block[: best.index + 1]}
    rows = [row for page in paper.pages[:1] for block in blocks(page) for row in block if id(row) not in own]
    goods = goods_lines(paper)
    there = (row for row in rows if row.number not in goods and row.text not in best.entry.name)
    return max((row.box.height for row in there if _speaks(paper, row.text)), default=0.0)


def _speaks(paper: Paper, text: str) -> bool:
    own = folded(text)
    return sum(map(str.isalpha, text)) > 2 and not title_like(text) and not any(own in title for title in paper.titles)


def _addressed(one: Contender, own: str, other: str) -> bool:
    """Whether a label over an entry or under its name says that it is the one addressed, or where goods go."""
    led = f"{other}_name" in one.led or (DELIVERY in one.led and f"{own}_name" not in one.led)
    return led or (bool(one.under) and f"{own}_tax_id" not in one.under)


def _weight(one: Contender, usual: float) -> float:
    return 4.0 * min(0.5, one.size / usual - 1.0) + 1.0 * one.reached + 1.2 * one.below - 0.001 * one.top
