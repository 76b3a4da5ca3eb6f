"""The lines of a paper's first page with what they look like, for trained trees to judge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from core.domain.page import TextSource
from core.extraction.invoice.blocks import Block, Row, blocks
from core.extraction.invoice.paper import Paper
from core.extraction.invoice.parties.contenders import goods_lines
from core.extraction.invoice.parties.looks import LOOKS, Floats, looks, repeated

MOST = 120
"""lines looked at; the first page of a letter has fewer"""
EDGES = ("before", "own", "next", "after")
AROUND = tuple(f"{edge}.{look}" for edge in EDGES for look in LOOKS)
"""the names of what a line and those around it look like"""
NOWHERE = np.full((1, len(LOOKS)), -9.0)


class Start(NamedTuple):
    """A line of a block."""

    block: Block
    at: int

    @property
    def row(self) -> Row:
        """The line."""
        return self.block[self.at]

    @property
    def text(self) -> str:
        """What it says."""
        return self.row.text


@dataclass(frozen=True, eq=False)
class FirstPage:
    """The lines of a first page block by block."""

    starts: tuple[Start, ...]
    looks: Floats
    """what each looks like, behind one line for what is nowhere"""
    again: Floats
    """how often each stands on the paper again"""
    places: dict[int, int]

    def around(self, one: Start) -> Floats:
        """What a line looks like, the one above it in its block, and the two below; named by AROUND."""
        block = one.block
        near = (block[at] if 0 <= at < len(block) else None for at in range(one.at - 1, one.at + len(EDGES) - 1))
        return self.looks[[self.places.get(id(row), 0) for row in near]].ravel()


def laid_out(paper: Paper) -> bool:
    """Whether somebody laid the first page out: that of a sheet or a mail is our work and says nothing."""
    return bool(paper.pages) and paper.pages[0].sheet.page.source is not TextSource.SHEET


@lru_cache(maxsize=4)
def first_page(paper: Paper) -> FirstPage:
    """The lines of a paper's first page but those of its goods."""
    sold, found = goods_lines(paper), [block for page in paper.pages[:1] for block in blocks(page)]
    every = (Start(block, at) for block in found for at in range(len(block)))
    starts = tuple(one for one in every if one.row.number not in sold)[:MOST]
    lines = tuple(one.row for one in starts)
    places = {id(row): at + 1 for at, row in enumerate(lines)}
    return FirstPage(starts, np.vstack([NOWHERE, looks(lines)]), repeated(lines, paper.texts), places)
