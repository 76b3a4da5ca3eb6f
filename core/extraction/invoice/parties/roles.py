"""Which line of the first page names the sender and which the one addressed: what trained trees say of each.

They look at the lines alone and know nothing of what the rules chose, so that both agree only by what is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from core.domain.folding import folded
from core.extraction.invoice.blocks import Block, Row
from core.extraction.invoice.paper import Paper
from core.extraction.invoice.parties.appearance import AROUND, FirstPage, Start, first_page
from core.extraction.invoice.parties.beginnings import PERSON
from core.extraction.invoice.parties.contenders import DELIVERY, goods_lines, labels_in, led_by
from core.extraction.invoice.parties.domains import in_a_domain
from core.extraction.invoice.parties.endings import nameable
from core.extraction.invoice.parties.looks import Floats
from core.extraction.invoice.parties.upheld import upheld
from core.extraction.scoring import Forest
from core.extraction.values.names import address_like, company_like, contact_like

ROLES = ("sender", "addressee")
LETTERS, LONGEST = 3, 90
"""letters that a name has at least and characters at most"""
FURTHER = 3
"""lines under a name among which its street stands"""
TRIED = 3
"""lines that are tried for each role, the likeliest first"""
LARGER = 1.05
"""times its height: letters that are larger than a line's"""
FOOT = 0.85
"""share of a page below which its footer is"""
LABELS = ("led", "within", "above", "tax")
"""where labels of a role stand: over a name, in its line, over it in its block, at a tax id under it"""
PLACED = (
    "led.elsewhere", "reached", "street_under", "streets", "index", "rows", "below_goods", "again", "paid", "heading",
    "title", "domain", "larger", "companies_above", "companies", "left", "right", "person", "nameable", "foot",
)  # fmt: skip
FEATURES = (
    *AROUND,
    *(f"{label}.{role}" for role in ROLES for label in LABELS),
    *PLACED,
)
UNLIKELY = -9.0


class Seen(NamedTuple):
    """The lines of a first page that may name somebody, with their features."""

    starts: tuple[Start, ...]
    features: Floats


class Told(NamedTuple):
    """The log-odds of each line for each role."""

    starts: tuple[Start, ...]
    odds: Mapping[str, Floats]

    def of(self, role: str, name: str) -> float:
        """The log-odds that a name which is printed on one of the lines has a role."""
        own = folded(name)
        there = [at for at, one in enumerate(self.starts) if within(folded(one.text), own)]
        return max((float(self.odds[role][at]) for at in there), default=UNLIKELY)

    def ahead(self, role: str, name: str) -> float:
        """By how much a name is likelier to have a role than any other name."""
        own = folded(name)
        others = [at for at, one in enumerate(self.starts) if not within(folded(one.text), own)]
        return self.of(role, name) - max((float(self.odds[role][at]) for at in others), default=UNLIKELY)

    def likeliest(self) -> tuple[Start, Start]:
        """The two lines that are likeliest the sender's and the addressee's, not of one name."""
        first, second = (np.argsort(-self.odds[role])[:TRIED] for role in ROLES)
        pairs = [(one, other) for one in first for other in second]
        apart = [pair for pair in pairs if len({folded(self.starts[at].text) for at in pair}) > 1] or pairs
        best = max(apart, key=lambda pair: self.odds["sender"][pair[0]] + self.odds["addressee"][pair[1]])
        return self.starts[best[0]], self.starts[best[1]]


def within(text: str, name: str) -> bool:
    """Whether a line is a name, a part of one, or has it within."""
    shorter, longer = sorted((text, name), key=len)
    return len(shorter) >= LETTERS and shorter in longer


def told(paper: Paper, roles: tuple[str, str], trees: Mapping[str, Forest]) -> Told | None:
    """What the trees say of a paper's lines; None without trees or lines. `roles` are the fields' own, sender first."""
    known = [role for role in ROLES if role in trees]
    starts, features = seen(paper, roles) if known else Seen((), np.zeros((0, len(FEATURES))))
    return Told(starts, {role: trees[role].odds(features) for role in known}) if starts else None


@lru_cache(maxsize=4)
def seen(paper: Paper, roles: tuple[str, str]) -> Seen:
    """The lines of the first page that may name somebody, with what there is to see of them, named by FEATURES."""
    there = first_page(paper)
    kept = [at for at, one in enumerate(there.starts) if _speaks(one.row)]
    if not kept:
        return Seen((), np.zeros((0, len(FEATURES))))
    page = _Page(paper, roles, there)
    starts = tuple(there.starts[at] for at in kept)
    own = [
        (*there.around(one), *page.labels(*one), *page.place(*one, there.again[at]))
        for at, one in zip(kept, starts, strict=True)
    ]
    return Seen(starts, np.array(own, dtype=float))


def _speaks(row: Row) -> bool:
    return sum(map(str.isalpha, row.text)) >= LETTERS and len(row.text) <= LONGEST


class _Page:
    """What a whole page says of each of its lines."""

    def __init__(self, paper: Paper, roles: tuple[str, str], there: FirstPage) -> None:
        self.paper, self.roles, self.page = paper, roles, paper.pages[0]
        self.sold, self.paid = goods_lines(paper), upheld(paper)
        rows = [one.row for one in there.starts]
        self.heights = np.array([row.box.height for row in rows])
        self.companies = [row.box.y0 for row in rows if company_like(row.text) >= 1]

    def labels(self, block: Block, at: int) -> tuple[bool, ...]:
        """Where labels of either role stand."""
        over = frozenset[str]().union(*(labels_in(self.page, row) for row in block[:at]))
        under = frozenset[str]().union(*(labels_in(self.page, row) for row in block[at:]))
        led, inside = led_by(self.page, block[at]), labels_in(self.page, block[at])
        return tuple(
            there
            for role in self.roles
            for there in (
                f"{role}_name" in led, f"{role}_name" in inside, f"{role}_name" in over, f"{role}_tax_id" in under,
            )
        )  # fmt: skip

    def place(self, block: Block, at: int, again: float) -> tuple[float, ...]:
        """Where a line stands among others and what is said of it elsewhere, as PLACED names it."""
        row, own = block[at], folded(block[at].text)
        page = self.page.sheet.page
        under = [address_like(other.text) for other in block[at + 1 : at + 1 + FURTHER]]
        return (
            DELIVERY in led_by(self.page, row), any(contact_like(other.text) for other in block[at:]),
            max(under, default=0.0), sum(address_like(other.text) >= 1 for other in block), at, len(block),
            row.number >= self.sold.stop if len(self.sold) else -1.0, again, own in self.paid,
            own in self.paper.headings, any(own in title for title in self.paper.titles),
            in_a_domain(self.paper, row.text),
            float((self.heights > LARGER * row.box.height).sum()), sum(top < row.box.y0 for top in self.companies),
            len(self.companies), row.box.x0 / max(page.width, 1.0), row.box.x1 / max(page.width, 1.0),
            PERSON.fullmatch(row.text) is not None, nameable(row.text), row.box.y0 > FOOT * page.height,
        )  # fmt: skip
