"""Who sold and who bought: names and addresses from letterheads, footers and "bill to" blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.domain.folding import folded
from core.domain.layout import Line
from core.domain.record import Evidence
from core.extraction.invoice.addresses import HOUSE, address_of
from core.extraction.invoice.blocks import Block, Row, blocks
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.page.evidence import evidence, vouched, vouched_at
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked, below, beside
from core.extraction.values.names import (
    address_like,
    company_like,
    contact_like,
    distinctive,
    has_legal_form,
    name_and_address,
    title_like,
    without_registration,
)

DOMAIN = re.compile(r"(?:@|www\.|https?://(?:www\.)?)([a-z0-9\-]{3,})\.[a-z]{2,}", re.IGNORECASE)
SENDER_LINE = re.compile(r"\s+[-–—·•|*]\s+|\s*[·•|]\s*")
SALUTATION = re.compile(r"(?:herrn?|frau|firma|an|monsieur|madame|m\.|mme|mr|mrs|ms|messrs|m/s)[.,:]?", re.IGNORECASE)
"""a line above a name"""
FREE_MAIL = frozenset({"gmail", "yahoo", "hotmail", "outlook", "googlemail", "gmx", "icloud", "example", "aol", "live"})
CLEAR = 2.0
"""by so much a name leads over the next likely one where it has no rival"""
NOWHERE = Evidence()
ENDS = re.compile(r"[\s\-–,:;|*]+$")


@dataclass(frozen=True, slots=True)
class Party:
    """A party's name and address as they stand on the paper."""

    name: str
    name_evidence: Evidence
    address: str = ""
    address_evidence: Evidence = NOWHERE
    score: float = 0.0
    labelled: bool = False
    """whether a label such as "seller" or "bill to" stands beside it"""
    repeated: bool = False
    """whether the name stands on the paper again, in another place or in a mail or web address"""
    alone: bool = False
    """whether a company's name without a rival heads the paper"""
    trusted: bool = True
    """whether the name is the file's own text, or read alike by two recognizers"""
    address_trusted: bool = True
    rows: tuple[Row, ...] = ()
    odds: float | None = None
    """log-odds that this is the name, where a trained scorer chose it"""
    address_odds: float | None = None

    @property
    def scanned(self) -> bool:
        """Whether a recognizer read its lines."""
        return any(row.page.sheet.scanned for row in self.rows)


def sender(paper: Paper, field: str, buyer: Party | None = None) -> Party | None:
    """Who a paper is from: what a label of a field names, else the likeliest company of letterhead and footer."""
    told = named(paper, field)
    if told is not None:
        return told
    taken = {row.box for row in buyer.rows} if buyer else set()
    known = _Known(paper, buyer)
    scored = [
        (known.score(block, index), block, index)
        for block in known.first
        for index, row in enumerate(block)
        if row.box not in taken
    ]
    best = max(scored, key=lambda one: one[0], default=None)
    if best is None or best[0] <= 0:
        return None
    found = _party(best[1], best[2], known, best[0])
    if not known.sells(best[1], found.name) or _in_part(best[1], best[2], found.name, known):
        return replace(found, repeated=False)
    return replace(found, alone=company_like(found.name) >= 1 and not _rivalled(found, scored))


def _in_part(block: Block, index: int, name: str, known: _Known) -> bool:
    """Whether a name may go on in the line above or below, or stands in full elsewhere: no such name is vouched for."""
    row, around = block[index], (block[index - 1] if index else None, *block[index + 1 : index + 2])
    sized = [other for other in around if other and abs(other.box.height - row.box.height) < 0.15 * row.box.height]
    wrapped = any(
        other.text.startswith("(")
        or not (address_like(other.text) or contact_like(other.text) or title_like(other.text))
        for other in sized
    )
    own = folded(name)
    longer = (text for text in known.paper.texts if has_legal_form(text) and own in folded(text))
    sign = not has_legal_form(name) and any(len(folded(text)) > len(own) for text in longer)
    return wrapped or sign or not distinctive(name)


def _rivalled(found: Party, scored: Sequence[tuple[float, Block, int]]) -> bool:
    """Whether another name is nearly as likely."""
    own = folded(found.name)
    others = [score for score, block, index in scored if own not in folded(block[index].text)]
    return max(others, default=-9.0) > found.score - CLEAR


def addressee(paper: Paper, vendor: Party) -> Party | None:
    """The buyer where no label names one: a block with an address near the top that is not the vendor's."""
    own = folded(vendor.name)
    for block in (block for page in paper.pages[:1] for block in blocks(page)):
        texts = [row.text for row in block]
        page = block[0].page.sheet.page
        if (
            len(block) < 2
            or block[0].box.y0 > 0.45 * page.height
            or any(folded(text).startswith(own) for text in texts)
        ):
            continue
        street = address_like(texts[0]) >= 1 or HOUSE.fullmatch(texts[0]) or texts[0][0].isdigit()
        at = 1 if SALUTATION.fullmatch(texts[0]) else 0
        if not street and sum(address_like(text) >= 1 for text in texts[1:]) and _nameable(texts[at]):
            return _from_rows(block, at, labelled=False)
    return None


def _nameable(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    return (
        text[0] not in "(*#"
        and not SALUTATION.fullmatch(text)
        and letters >= 3
        and letters > 0.5 * len(text.replace(" ", ""))
        and not contact_like(text)
        and not title_like(text)
    )


@dataclass
class _Known:
    """What the rest of the paper says of a name."""

    paper: Paper
    buyer: Party | None

    def __post_init__(self) -> None:
        self.texts = [folded(text) for text in self.paper.texts]
        domains = (match[1].casefold() for text in self.paper.texts for match in DOMAIN.finditer(text))
        self.domains = {folded(domain) for domain in domains} - FREE_MAIL
        self.blocks = tuple(block for page in self.paper.pages for block in blocks(page))
        first = self.paper.pages[0] if self.paper.pages else None
        self.first = tuple(block for block in self.blocks if block[0].page is first)
        heights = sorted(row.box.height for block in self.first for row in block)
        self.height = heights[len(heights) // 2] if heights else 10.0
        self.bought = folded(self.buyer.name) if self.buyer else ""

    def score(self, block: Block, index: int) -> float:
        """How likely a line of a block is the vendor's name."""
        row = block[index]
        name = _name_part(row.text)
        page = row.page.sheet.page
        letters = [character for character in name if character.isalpha()]
        if (
            folded(name) in self.paper.labels
            or len(letters) < 3
            or len(name) > 70
            or self._is_buyer(name)
            or name[0] in "(*"
        ):
            return -9.0
        found = (
            1.5 * company_like(name)
            - 0.8 * address_like(name)
            - 2.0 * bool(HOUSE.fullmatch(name))
            - 3.0 * contact_like(name)
            - 3.0 * title_like(name)
        )
        found += min(1.5, max(0.0, row.box.height / self.height - 1.0)) * 1.5
        depth = row.box.y0 / max(page.height, 1.0)
        found += 1.5 - 6.0 * depth if depth < 0.3 else -0.5
        found -= 0.4 * min(index, 4) + 4.0 * (":" in name) + 2.0 * (len(letters) < 0.6 * len(name.replace(" ", "")))
        found += 1.0 * any(address_like(other.text) >= 1 for other in block[index + 1 : index + 4])
        return found + 1.2 * self.repeated(name) + 1.5 * self.domain(name) - 1.0 * (len(name.split()) > 7)

    def sells(self, block: Block, name: str) -> bool:
        """Whether something tells that a name is the seller's: a lone company may as well be the one addressed."""
        if self.domain(name) or any(contact_like(row.text) for row in block):
            return True
        above = (other for other in self.first if other[0].box.y0 < block[0].box.y0 - block[0].box.height)
        rivals = (other for other in above if not any(self._is_buyer(row.text) for row in other))
        return self.buyer is not None and not any(address_like(row.text) >= 1 for other in rivals for row in other)

    def _is_buyer(self, name: str) -> bool:
        own = folded(name)
        return len(self.bought) > 3 and (self.bought.startswith(own) or own.startswith(self.bought))

    def repeated(self, name: str) -> bool:
        """Whether a name stands on the paper twice."""
        own = folded(name)
        return len(own) > 4 and sum(own in text for text in self.texts) > 1

    def domain(self, name: str) -> bool:
        """Whether a mail or web address on the paper is made of a name."""
        own = folded(name)
        return any(len(domain) > 3 and (domain in own or own in domain) for domain in self.domains)


def _name_part(text: str) -> str:
    """The name in a sender's line such as "Example AG - Street 1 - Town"."""
    first = SENDER_LINE.split(text, maxsplit=1)[0]
    return ENDS.sub("", name_and_address(without_registration(first))[0])


def _party(block: Block, index: int, known: _Known, score: float) -> Party:
    row = block[index]
    name = _name_part(row.text)
    party = _from_rows(block, index, labelled=False)
    again = known.repeated(name) or known.domain(name)
    rest = row.text[len(name) :] if SENDER_LINE.search(row.text) else ""
    if address_like(rest) >= 1 and not party.address:
        text = ", ".join(part for part in SENDER_LINE.split(rest) if part.strip())
        proof = evidence(row.page.sheet.page, row.line)
        return _renamed(party, name, text.strip(" ,-"), proof, score=score, repeated=again)
    if not party.address:
        elsewhere = _address_beside_name(known.blocks, name, row)
        if elsewhere is not None:
            return _renamed(party, name, *elsewhere, score=score, repeated=again)
    return _renamed(party, name, party.address, party.address_evidence, score=score, repeated=again)


def _renamed(party: Party, name: str, address: str, proof: Evidence, *, score: float, repeated: bool) -> Party:
    named = Evidence(name, party.name_evidence.page, party.name_evidence.box, party.name_evidence.path)
    return replace(
        party, name=name, name_evidence=named, address=address, address_evidence=proof, score=score, repeated=repeated
    )


def _address_beside_name(found: Sequence[Block], name: str, row: Row) -> tuple[str, Evidence] | None:
    """The address of a vendor whose name stands alone: under its name elsewhere, or the nearest block below."""
    own = folded(name)
    for block in found:
        for index, other in enumerate(block):
            if other != row and folded(other.text).startswith(own):
                text, proof = address_of(block[index + 1 :])
                if text:
                    return text, proof
    for block in found:
        near = 0 < block[0].box.y0 - row.box.y1 < 6 * row.box.height and abs(block[0].box.x0 - row.box.x0) < 60
        if block[0].page is row.page and near and block[0] != row:
            text, proof = address_of(block)
            if text:
                return text, proof
    return None


def named(paper: Paper, field: str) -> Party | None:
    """The party that the first label of a field with something like a name at it names."""
    for page in paper.pages:
        places = [place for place in page.places if field in place.fields and place.leads]
        for place in sorted(places, key=lambda place: (not place.closed, place.label in {"ship to", "to"})):
            rows = _rows_at(page, place)
            names = [name_and_address(row.text)[0] for row in rows[:3]]
            named = next((index for index, name in enumerate(names) if _nameable(name)), None)
            if named is not None:
                direct = all(SALUTATION.fullmatch(name) for name in names[:named])
                return _from_rows(rows, named, labelled=direct)
    return None


def _rows_at(page: Marked, place: Place) -> Block:
    """The lines beside a label and under them, or under the label."""
    at_label = beside(page, place)
    if at_label:
        return (*_as_rows(page, at_label[:1]), *_under(page, at_label[0].box.x0, place.rows.stop))
    return _as_rows(page, below(page, place, 6))


def _as_rows(page: Marked, lines: Iterable[Line]) -> Block:
    return tuple(Row(page, line, _number(page, line)) for line in lines)


def _number(page: Marked, line: Line) -> int:
    """The number of the line on the page that a line's words are of."""
    middle = line.box.middle[1]
    return min(range(len(page.sheet.lines)), key=lambda number: abs(page.sheet.lines[number].box.middle[1] - middle))


def _under(page: Marked, left: float, first: int) -> Block:
    """The lines under a value with the same left edge, down to the first gap."""
    found: list[Row] = []
    for stretches in page.sheet.stretches[first : first + 6]:
        for stretch in stretches:
            height = stretch.box.height
            last = found[-1].box.y1 if found else stretch.box.y0 - 0.5 * height
            if abs(stretch.box.x0 - left) < 1.5 * height and stretch.box.y0 - last < 1.5 * height:
                found.append(Row(page, line_of(page, stretch), stretch.line))
    return tuple(found)


def _from_rows(rows: Sequence[Row], index: int, *, labelled: bool) -> Party:
    row = rows[index]
    whole, rest = name_and_address(without_registration(row.text))
    name = ENDS.sub("", whole)
    address, proof = address_of(rows[index + 1 :])
    if rest:
        address, proof = ENDS.sub("", ", ".join(filter(None, (rest, address)))), evidence(row.page.sheet.page, row.line)
    named = evidence(row.page.sheet.page, row.line, 0, len(name))
    trusted = vouched(row.page.sheet.page, row.line.words)
    placed = vouched_at(row.page.sheet.page, proof)
    return Party(name, named, address, proof, 1.0, labelled, trusted=trusted, address_trusted=placed, rows=tuple(rows))
