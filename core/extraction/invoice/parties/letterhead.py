"""Whether a name heads its paper as a letterhead does: the largest print, with nobody else who may be the sender."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.folding import folded
from core.extraction.invoice.blocks import Row, blocks
from core.extraction.invoice.credited import is_credit
from core.extraction.invoice.paper import Paper
from core.extraction.invoice.parties.contenders import BANK, contenders, goods_lines
from core.extraction.invoice.parties.endings import LARGER, nameable
from core.extraction.invoice.parties.party import Party
from core.extraction.invoice.parties.sender import leads_head
from core.extraction.invoice.parties.upheld import bare, for_another
from core.extraction.values.names import company_like, contact_like, has_legal_form, title_like

LETTERS = 2


def heads(paper: Paper, own: Party, other: Party | None) -> bool:
    """Whether a whole name of a company is printed larger than all other words of the first page, and above them.

    Somebody else is addressed, or how to reach the company stands under its name; no third company is printed, which
    the paper may be from, and nobody else can be reached, save who is addressed by a label. What is written for
    another, or by a customer who credits, is not from who heads it.
    """
    box = own.name_evidence.box
    if not own.whole or own.scanned or box is None or not own.rows or for_another(paper) or is_credit(paper):
        return False
    rows, goods = [row for block in blocks(paper.pages[0]) for row in block], goods_lines(paper)
    if own.rows[0].page is not paper.pages[0] or not (has_legal_form(own.name) or company_like(own.name) >= 1):
        return False
    size = min((row.box.height for row in rows if row.box.level(box) and row.box.over(box)), default=0.0)
    rest = [row for row in rows if not box.holds(row.box) and row.number not in goods]
    larger = all(row.box.height * LARGER < size for row in rest if _speaks(paper, row.text, own.name))
    told = (other is not None and other.address != "") or any(contact_like(row.text) for row in own.rows[1:])
    return (
        larger
        and told
        and leads_head(paper, own.name, other)
        and not (any(_third(rest, own, other)) or _reached(paper, own, other))
    )


def _speaks(paper: Paper, text: str, name: str) -> bool:
    """Whether a text is words other than a title and a part of a name."""
    own = folded(text)
    title = title_like(text) or any(own in title for title in paper.titles)
    return sum(map(str.isalpha, text)) > LETTERS and not title and own not in folded(name)


def _third(rows: list[Row], own: Party, other: Party | None) -> Iterator[Row]:
    """The lines that name a company that is neither side."""
    known = [name for party in (own, other) if party is not None and (name := bare(party.name))]
    for row in rows:
        formed = has_legal_form(row.text) and nameable(row.text) and not BANK.search(row.text)
        if formed and not any(name in folded(row.text) for name in known):
            yield row


def _reached(paper: Paper, own: Party, other: Party | None) -> bool:
    """Whether how to reach somebody else stands under a name: a customer in large letters is reached by nobody."""
    known = [folded(party.name) for party in (own, other) if party is not None and (party is own or party.labelled)]
    others = (one for one in contenders(paper) if one.reached)
    return any(not any(name in one.name or one.name in name for name in known) for one in others)
