"""Who sold and who bought: names and addresses from letterheads, footers and "bill to" blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.domain.folding import folded
from core.domain.page import TextSource
from core.domain.record import Evidence
from core.extraction.invoice.blocks import Block, Row, blocks
from core.extraction.invoice.paper import AMOUNT, Paper
from core.extraction.invoice.parties.addresses import HOUSE, address_of
from core.extraction.invoice.parties.beginnings import PERSON
from core.extraction.invoice.parties.contenders import BANK, issuer, others
from core.extraction.invoice.parties.domains import in_a_domain
from core.extraction.invoice.parties.endings import LARGER, LISTED, alike, nameable
from core.extraction.invoice.parties.entries import ENDS, LEADS, entries, entry
from core.extraction.invoice.parties.lined import lined
from core.extraction.invoice.parties.named import SALUTATION, named
from core.extraction.invoice.parties.party import Party, party_of
from core.extraction.invoice.parties.upheld import upheld
from core.extraction.page.evidence import evidence
from core.extraction.values.names import (
    STATING,
    address_like,
    company_like,
    contact_like,
    distinctive,
    has_legal_form,
    name_and_address,
    title_like,
    without_registration,
)

SENDER_LINE = re.compile(r"\s+[-–—·•|*]\s+|\s*[·•|]\s*")
PAYING = re.compile(r"\b(?:iban|bic|swift|account|a/c|konto|kontonummer|compte|conto)\b", re.IGNORECASE)
TAX_IDS = frozenset({"vendor_tax_id", "customer_tax_id"})
UPPER = 0.45
"""share of the first page in which the one addressed stands"""
CLEAR = 2.0
"""by so much a name leads over the next likely one where it has no rival"""


def sender(paper: Paper, field: str, buyer: Party | None = None) -> Party | None:
    """Who a paper is from: what a label of a field names, else the likeliest company of letterhead and footer."""
    told = named(paper, field)
    if told is not None:
        return told
    found, paid = _likeliest(paper, field, buyer), _upheld(paper, buyer) if field == "vendor_name" else None
    if paid is None or (found is not None and folded(found.name) == folded(paid.name)):
        return found
    if found is None or not (found.whole and (found.alone or found.repeated)):
        return paid
    return replace(found, alone=False, repeated=False)  # either may have bought the other's debt, or sign for goods


def _likeliest(paper: Paper, field: str, buyer: Party | None) -> Party | None:
    """The likeliest company of letterhead and footer."""
    line = lined(paper)
    if line is not None and (buyer is None or folded(buyer.name) != folded(line.name)):
        heads = has_legal_form(line.name) or leads_head(paper, line.name, buyer)
        return line if heads else replace(line, alone=False)  # "Family Smith · 2 High Street" under a hotel's sign
    taken = {row.box for row in buyer.rows} if buyer else set()
    known = _Known(paper, buyer, "vendor" if field == "customer_name" else "customer")
    told = _issuer(paper, field.removesuffix("_name"), known)
    if told is not None:
        return told
    scored = [
        (known.score(block, index), block, index)
        for block in known.first
        for index, row in enumerate(block)
        if row.box not in taken and not known.sold(row)
    ]
    best = max(scored, key=lambda one: one[0], default=None)
    if best is None or best[0] <= 0:
        return None
    block, first = known.in_full(best[1], _first_line(best[1], best[2]))
    found = _party(block, first, known, best[0])
    vague = buyer is not None and not (_is_told(paper, buyer, found.name) or _in_a_cell(buyer))
    if vague or not known.sells(block, found.name) or _in_part(block, first, found.name, known):
        return replace(found, repeated=False)
    if found.whole and found.complete:
        return replace(found, alone=not any(not known.apart(block, other) for other in known.others(found.name)))
    return replace(found, alone=company_like(found.name) >= 1 and not _rivalled(found, scored))


def _upheld(paper: Paper, buyer: Party | None) -> Party | None:
    """The party at the head of the paper whose name alone it says is paid, or signs; None where there are two."""
    told = upheld_at_head(paper, buyer)
    if len({folded(party.name) for party in told}) != 1:
        return None
    best = next((party for party in told if party.address), told[0])
    sure = leads_head(paper, best.name, buyer)
    return replace(best, alone=sure, repeated=sure, whole=True, score=4.0)


def leads_head(paper: Paper, name: str, buyer: Party | None) -> bool:
    """Whether no other name stands above one, or in larger letters: who bought a debt is paid too, customers sign."""
    columns, own = paper.columns[0], folded(name)
    taken = {row.box for row in buyer.rows} if buyer and buyer.labelled else set()
    heads = (block for block in blocks(paper.pages[0]) if columns is None or block[0].number < columns.top)
    rows = [row for block in heads for row in block if row.box not in taken]
    there = [row for row in rows if (text := folded(row.text)) and (own.startswith(text) or own in text)]
    rest = [row for row in rows if row not in there and _may_name(paper, row)]
    best = max(there, key=lambda row: row.box.height, default=None)
    if best is None:
        return True
    first = min(there, key=lambda row: row.box.y0).box
    before = (row for row in rest if row.box.y1 <= first.y0 or (row.box.y0 <= first.y1 and row.box.x1 <= first.x0))
    larger = any(row.box.height > LARGER * best.box.height for row in rest)
    return not larger and not any(LARGER * row.box.height >= best.box.height for row in before)


def _may_name(paper: Paper, row: Row) -> bool:
    """Whether a line at the head may be somebody's name."""
    text, own = row.text, folded(row.text)
    told = (
        title_like(text) or contact_like(text) or any(own in title for title in paper.titles) or own in paper.headings
    )
    return nameable(text) and not told and address_like(text) < 1 and not any(map(str.isdigit, text))


def upheld_at_head(paper: Paper, buyer: Party | None) -> list[Party]:
    """The parties at the head of the paper, the buyer left out, whose names it says are paid, or sign."""
    names = upheld(paper) - ({folded(buyer.name)} if buyer else set())
    if not names or not paper.pages:
        return []
    columns = paper.columns[0]
    heads = (block for block in blocks(paper.pages[0]) if columns is None or block[0].number < columns.top)
    rows = [(block, at) for block in heads for at, row in enumerate(block) if nameable(row.text)]
    found = [party_of(entry(block, at, paper.headings), block, at, labelled=False) for block, at in rows]
    return [party for party in found if folded(party.name) in names]


def _is_told(paper: Paper, buyer: Party, name: str) -> bool:
    """Whether a buyer tells the sender: by label and whole address, by one of them where the sender heads the paper."""
    entered = buyer.whole and (buyer.complete or (buyer.labelled and buyer.address != ""))
    return (buyer.labelled and buyer.complete) or (entered and leads_head(paper, name, buyer))


def _in_a_cell(party: Party) -> bool:
    """Whether a party's name is the whole of a sheet's cell beside its label: no address is hidden in it."""
    sheets = all(row.page.sheet.page.source is TextSource.SHEET for row in party.rows)
    return sheets and party.labelled and not party.address


def _issuer(paper: Paper, role: str, known: _Known) -> Party | None:
    """The party whose whole entry tells that the paper is from it."""
    found = issuer(paper, (role, known.other), known.buyer, known.height)
    if found is None:
        return None
    one, sure = found
    sure = sure and (one.below or known.buyer is None or _is_told(known.paper, known.buyer, one.entry.name))
    party = party_of(one.entry, one.block, one.index, labelled=False)
    again = sure and (known.repeated(party.name) or in_a_domain(paper, party.name))
    return replace(party, alone=sure, repeated=again, score=3.0 + sure)


def _first_line(block: Block, index: int) -> int:
    """The line that a name begins on: the one above where it is printed in the same letters."""
    row, above = block[index], block[index - 1] if index else None
    if above is None or not alike(above, row) or has_legal_form(above.text) or not nameable(above.text):
        return index
    return index - 1 if address_like(above.text) < 1 and PERSON.fullmatch(above.text) else index


def _in_part(block: Block, index: int, name: str, known: _Known) -> bool:
    """Whether a name may go on from the line above, or stands in full elsewhere: no such name is vouched for."""
    row, above = block[index], block[index - 1] if index else None
    other = above is not None and (address_like(above.text) or contact_like(above.text) or title_like(above.text))
    led = above is not None and alike(above, row) and not other
    own = folded(name)
    longer = (text for text in known.paper.texts if has_legal_form(text) and own in folded(text))
    sign = not has_legal_form(name) and any(len(folded(text)) > len(own) for text in longer)
    return led or sign or not distinctive(name)


def _rivalled(found: Party, scored: Sequence[tuple[float, Block, int]]) -> bool:
    """Whether another name is nearly as likely."""
    own = folded(found.name)
    others = [score for score, block, index in scored if own not in folded(block[index].text)]
    return max(others, default=-9.0) > found.score - CLEAR


def addressee(paper: Paper, vendor: Party, roles: tuple[str, str]) -> Party | None:
    """The one addressed where no label names them: a name with its address near the top that is not the sender's."""
    own = folded(vendor.name)
    found = others(paper, own, roles)
    if found:
        one = party_of(found[0].entry, found[0].block, found[0].index, labelled=False)
        sure = vendor.whole and (vendor.labelled or vendor.repeated or vendor.alone)
        return replace(one, alone=sure and all(other.name == found[0].name for other in found))
    for block in (block for page in paper.pages[:1] for block in blocks(page)):
        if any(folded(LEADS.sub("", row.text)).startswith(own) for row in block):
            continue
        for index in (index for index in range(len(block)) if _may_address(paper, block, index)):
            likely = party_of(entry(block, index, paper.headings), block, index, labelled=False)
            if address_like(likely.address) >= 1:
                return likely
    return None


def _may_address(paper: Paper, block: Block, index: int) -> bool:
    """Whether an addressee's name may begin on a line of a block."""
    row, text = block[index], block[index].text
    if row.box.y0 > UPPER * row.page.sheet.page.height or ":" in text or folded(text) in paper.headings:
        return False
    street = HOUSE.fullmatch(text) or address_like(text) >= 1
    return nameable(text) and not SALUTATION.fullmatch(text) and (not street or has_legal_form(text))


@dataclass
class _Known:
    """What the rest of the paper says of a name."""

    paper: Paper
    buyer: Party | None
    other: str
    """the role of the one addressed"""

    def __post_init__(self) -> None:
        self.words = {
            (page.sheet.page.number, page.sheet.word(place.spots[0])): place.fields
            for page in self.paper.pages
            for place in page.places
            if place.leads
        }
        self.texts = [folded(text) for text in self.paper.texts]
        self.blocks = tuple(block for page in self.paper.pages for block in blocks(page))
        first = self.paper.pages[0] if self.paper.pages else None
        self.first = tuple(block for block in self.blocks if block[0].page is first)
        columns = self.paper.columns[0] if first else None
        self.heading = columns.rows if columns else range(0)
        self.goods = columns.top if columns else len(first.sheet.lines) if first else 0
        heights = sorted(row.box.height for block in self.first for row in block)
        self.height = heights[len(heights) // 2] if heights else 10.0
        self.bought = folded(self.buyer.name) if self.buyer else ""

    def sold(self, row: Row) -> bool:
        """Whether a line is of the table of goods: in its heading, or with an amount below it."""
        below = row.number >= self.goods and AMOUNT.search(row.page.sheet.lines[row.number].text) is not None
        return below or row.number in self.heading

    def score(self, block: Block, index: int) -> float:
        """How likely a line of a block is the vendor's name."""
        row = block[index]
        name = _name_part(row.text)
        page = row.page.sheet.page
        letters = [character for character in name if character.isalpha()]
        if (
            folded(name) in self.paper.headings
            or len(letters) < 3
            or len(name) > 70
            or self._is_buyer(name)
            or name[0] in "(*"
            or STATING.search(name)
            or LISTED.match(name)
        ):
            return -9.0
        found = (
            1.5 * company_like(name)
            - 6.0 * self._is_addressed(block, index)
            - 4.0 * _is_bank(block, index)
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
        return found + 1.2 * self.repeated(name) + 1.5 * in_a_domain(self.paper, name) - 1.0 * (len(name.split()) > 7)

    def in_full(self, block: Block, index: int) -> tuple[Block, int]:
        """The line that a name stands on in full, where this one is only the sign that it begins with."""
        sign = folded(block[index].text)
        if has_legal_form(block[index].text):
            return block, index
        rows = ((other, at, folded(LEADS.sub("", row.text))) for other in self.first for at, row in enumerate(other))
        full = ((other, at) for other, at, text in rows if text.startswith(sign) and text != sign)
        return next((found for found in full if entry(*found).address), (block, index))

    def others(self, *names: str) -> Iterator[Block]:
        """The blocks of the first page that surely are the entries of others than these and the one addressed."""
        known = [name for name in (self.bought, *map(folded, names)) if name]
        for block in self.first:
            found = (folded(entry_.name) for _, entry_ in entries(block, self.paper.headings))
            if any(not any(one in name or name in one for name in known) for one in found):
                yield block

    def apart(self, block: Block, other: Block) -> bool:
        """Whether one block is told to be the sender's by how to reach them or by their tax id, and another is not."""
        return self._reached(block) and (not self._reached(other) or self._is_addressed(other, 0))

    def _reached(self, block: Block) -> bool:
        own = "customer_tax_id" if self.other == "vendor" else "vendor_tax_id"
        return any(own in self._fields(row) or contact_like(row.text) for row in block)

    def sells(self, block: Block, name: str) -> bool:
        """Whether something tells that a name is the seller's: a lone company may as well be the one addressed."""
        if in_a_domain(self.paper, name) or any(contact_like(row.text) for row in block):
            return True
        above = (other for other in self.first if other[0].box.y0 < block[0].box.y0 - block[0].box.height)
        rivals = (other for other in above if not any(self._is_buyer(row.text) for row in other))
        return self.buyer is not None and not any(address_like(row.text) >= 1 for other in rivals for row in other)

    def _is_addressed(self, block: Block, index: int) -> bool:
        """Whether a label above a name or the first tax id under it says that it is the one addressed."""
        above = any(f"{self.other}_name" in self._fields(row) for row in block[: index + 1])
        under = (fields for row in block[index:] if (fields := self._fields(row)) & TAX_IDS)
        return above or f"{self.other}_tax_id" in next(under, frozenset())

    def _fields(self, row: Row) -> frozenset[str]:
        """The fields whose labels begin in a line."""
        number = row.page.sheet.page.number
        return frozenset(name for word in row.line.words for name in self.words.get((number, word), ()))

    def _is_buyer(self, name: str) -> bool:
        own = folded(name)
        return len(self.bought) > 3 and (self.bought.startswith(own) or own.startswith(self.bought))

    def repeated(self, name: str) -> bool:
        """Whether a name stands on the paper twice."""
        own = folded(name)
        return len(own) > 4 and sum(own in text for text in self.texts) > 1


def _is_bank(block: Block, index: int) -> bool:
    """Whether a line names the bank whose account stands under it."""
    under = block[index + 1 : index + 4]
    return BANK.search(block[index].text) is not None and any(PAYING.search(row.text) for row in under)


def _name_part(text: str) -> str:
    """The name in a sender's line such as "Example AG - Street 1 - Town"."""
    first = SENDER_LINE.split(LEADS.sub("", text), maxsplit=1)[0]
    return ENDS.sub("", name_and_address(without_registration(first))[0])


def _party(block: Block, index: int, known: _Known, score: float) -> Party:
    row = block[index]
    party = party_of(entry(block, index, known.paper.headings), block, index, labelled=False)
    name = _name_part(row.text) if SENDER_LINE.search(row.text) else party.name
    again = known.repeated(name) or in_a_domain(known.paper, name)
    rest = row.text[len(name) :] if SENDER_LINE.search(row.text) else ""
    party = replace(party, complete=party.complete and not rest)
    if address_like(rest) >= 1 and not party.address:
        text = ", ".join(part for part in SENDER_LINE.split(rest) if part.strip())
        proof = evidence(row.page.sheet.page, row.line)
        return _renamed(party, name, text.strip(" ,-"), proof, score=score, repeated=again)
    if not party.address:
        elsewhere = _address_beside_name(known.blocks, name, row)
        if elsewhere is not None:
            party = replace(party, whole=party.whole or (len(block) == 1 and PERSON.fullmatch(name) is not None))
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
