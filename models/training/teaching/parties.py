"""Examples of who is who on invoices and orders: which lines of first pages name a party, and which say where it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from core.domain.folding import folded
from core.domain.page import TextSource
from core.domain.schema import DocumentType
from core.extraction.invoice.blocks import Block
from core.extraction.invoice.paper import Paper as View
from core.extraction.invoice.paper import paper as view_of
from core.extraction.invoice.parties.appearance import Start, first_page
from core.extraction.invoice.parties.extents import LINES, PARTS, described
from core.extraction.invoice.parties.naming import sides
from core.extraction.invoice.parties.roles import ROLES, seen
from models.training.teaching.examples import Example
from models.training.teaching.papers import Paper

TYPES = ("invoice", "purchase_order")
"""the types of paper that have both parties"""
LETTERS = 5
"""letters of a part of a name that tells it"""
MOST_OF_IT = 0.5
"""share of an address that stands under the name where that is its entry"""


def party_examples(kind: DocumentType, paper: Paper) -> Iterator[Example]:
    """One example for each role whose name the labels say and that stands on a line of the first page."""
    view = view_of(kind, paper.contents)
    roles = sides(view)
    starts, features = seen(view, roles)
    texts = tuple(one.text for one in starts)
    scanned = any(page.source is TextSource.OCR for page in paper.contents.pages)
    for role, field in zip(ROLES, roles, strict=True):
        said = paper.said.get(f"{field}_name", "")
        right = naming(texts, said)
        if right.any():
            yield Example(role, paper.family, features, right, paper.real, texts, said, scanned)
        where = paper.said.get(f"{field}_address", "")
        for part, lines, told in _extents(view, said, where):
            yield Example(part, paper.family, lines, told, paper.real, (), where, scanned)


def _extents(view: View, name: str, address: str) -> Iterator[tuple[str, NDArray[np.float64], NDArray[np.bool_]]]:
    """Which lines of the entry with a name and an address are of the one and which of the other."""
    starts, own, where = first_page(view).starts, folded(name), folded(address)
    right = naming([one.text for one in starts], name)
    best = max(
        (one for one, is_it in zip(starts, right, strict=True) if is_it),
        key=lambda one: _told(one, where),
        default=None,
    )
    if best is None or not where or _told(best, where) < MOST_OF_IT * len(where):
        return
    rows, features = described(view, best)
    placed = _within(rows, where) & (np.arange(len(rows)) > 0)
    yield PARTS[0], features, (_within(rows, own) & ~placed) | (np.arange(len(rows)) == 0)
    yield PARTS[1], features, placed


def _told(start: Start, address: str) -> int:
    """How many letters of an address stand in the lines under one."""
    texts = (folded(row.text) for row in start.block[start.at + 1 : start.at + LINES])
    return sum(len(text) for text in texts if text in address)


def _within(rows: Block, said: str) -> NDArray[np.bool_]:
    texts = [folded(row.text) for row in rows]
    return np.array([len(text) > 1 and text in said for text in texts], dtype=bool)


def naming(texts: Sequence[str], said: str) -> NDArray[np.bool_]:
    """Which lines are a name, or, where none is the whole of it, a part of it or it with more."""
    own, found = folded(said), [folded(text) for text in texts]
    whole = np.array([text == own != "" for text in found], dtype=bool)
    part = [len(text) >= LETTERS and own != "" and (text in own or own in text) for text in found]
    return whole if whole.any() else np.array(part, dtype=bool)
