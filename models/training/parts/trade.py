"""Invoices, credit notes and orders composed of parts."""

from __future__ import annotations

from models.training.draft import Draft
from models.training.paper import Block, Gap, beside, line
from models.training.parts import Parts
from models.training.parts.goods import goods
from models.training.parts.heads import LETTERHEADS, PARTIES, particulars
from models.training.parts.sums import FEET, SUMS, tax_table


def trade(d: Draft) -> tuple[Block, ...]:
    """All blocks of a trade paper."""
    d.title = d.word("purchase_order_title" if d.facts.type == "purchase_order" else d.parts.get("kind", "invoice"))
    head = ARRANGEMENTS[d.parts["arrangement"]](d)
    below = (*goods(d), Gap(8), *SUMS[d.parts["sums"]](d), Gap(6), *tax_table(d))
    return (*head, Gap(12), *below, *FEET[d.parts["foot"]](d))


def _head(d: Draft) -> tuple[Block, ...]:
    return LETTERHEADS[d.parts["letterhead"]](d)


def _party(d: Draft) -> tuple[Block, ...]:
    return PARTIES[d.parts["party"]](d)


def _title(d: Draft, align: str = "left") -> tuple[Block, ...]:
    return () if d.titled else (line(d.title, bold=True, size=16, align=align), Gap(6))


def _letter(d: Draft) -> tuple[Block, ...]:
    return (*_head(d), Gap(16), beside(_party(d), particulars(d), widths=(0.55, 0.45)), Gap(12), *_title(d))


def _stacked(d: Draft) -> tuple[Block, ...]:
    return (*_head(d), Gap(8), *_title(d, "center"), *particulars(d), Gap(8), *_party(d))


def _mirrored(d: Draft) -> tuple[Block, ...]:
    """Particulars left, the customer right, as French letters have it."""
    head = _head(d)
    return (*head, Gap(10), *_title(d), beside(particulars(d), _party(d), widths=(0.5, 0.5)))


def _corner(d: Draft) -> tuple[Block, ...]:
    """Title and particulars in the corner beside the letterhead, the customer below."""
    head = _head(d)
    corner = (*_title(d, "right"), *particulars(d))
    return (beside(head, corner, widths=(0.52, 0.48)), Gap(14), *_party(d))


def _title_first(d: Draft) -> tuple[Block, ...]:
    title = _title(d)
    return (*title, *_head(d), Gap(10), *_party(d), Gap(8), *particulars(d))


def _three(d: Draft) -> tuple[Block, ...]:
    """Seller, buyer and particulars side by side."""
    title = _title(d, "right")
    return (*title, beside(_head(d), _party(d), particulars(d), widths=(0.36, 0.32, 0.32)))


def _buyer_above(d: Draft) -> tuple[Block, ...]:
    """Who buys stands above who sells."""
    return (*_title(d), *_party(d), Gap(12), beside(particulars(d), _head(d), widths=(0.45, 0.55)))


ARRANGEMENTS: Parts = {
    "letter": _letter, "stacked": _stacked, "mirrored": _mirrored, "corner": _corner, "title_first": _title_first,
    "three": _three, "buyer_above": _buyer_above,
}  # fmt: skip
