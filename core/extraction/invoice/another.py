"""Labels of another thing than they say: a day beside "Buyer's Order No.", a tax left out, a post box."""

from __future__ import annotations

from collections.abc import Container

from core.domain.folding import folded
from core.extraction.invoice.paper import WORDS
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import Spot

OTHERS = frozenset({"purchase_order"})
"""fields that hold the number of another paper"""
WITHOUT = frozenset(map(folded, (*WORDS["without"], *WORDS["lodging"])))
SHORT = frozenset(map(folded, ("date", "dated", "datum", "data", "fecha", "du", "vom")))
"""labels that do not say of what they are the day"""
BOX = "box"
OF = frozenset({"de", "del", "di", "da", "du", "of", "for", "a", "al", "à", "pour", "van"})
"""lead from what a paper calls itself to the customer it is for"""


def left_out(page: Marked, fields: Container[str], first: Spot) -> bool:
    """Whether a label of a tax begins behind a word that makes it none: "Fees without VAT", "Hotel tax"."""
    before = page.sheet.lines[first.line].words[first.word - 1 : first.word] if "tax_amount" in fields else ()
    return any(folded(word.text) in WITHOUT for word in before)


def post_box(page: Marked, place: Place) -> bool:
    """Whether what looks like the label of an order begins an address: "P.O. Box 4410"."""
    after = place.rest or page.sheet.after(place.spots[-1])
    return after is not None and folded(after.text) == BOX


def of_another(page: Marked, label: str, line: int, left: float) -> bool:
    """Whether a short label of a day that begins at a place follows the label of another paper's number on its line."""
    if folded(label) not in SHORT:
        return False
    before = [one for one in page.places if one.rows.start == line and one.box.x1 <= left and not post_box(page, one)]
    return bool(before) and not OTHERS.isdisjoint(max(before, key=lambda one: one.box.x1).fields)


def of_the_paper(page: Marked, place: Place, titles: Container[str]) -> bool:
    """Whether the label of a customer's number is that of the paper's: "Factura de cliente n.º"."""
    line, first = place.spots[0]
    words = page.sheet.lines[line].words[page.sheet.stretch(place.spots[0]).first : first]
    before = next((word for one in reversed(words) if (word := folded(one.text)) not in OF), "")
    return before in titles
