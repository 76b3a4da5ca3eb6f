"""Passages that speak of what was asked: lines of a page on which most of the question's words stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil

from core.asking.tokens import tokens
from core.domain.asking import Citation
from core.domain.folding import folded
from core.domain.layout import Line, around, lines
from core.domain.page import Page, TextSource

LONGEST = 3
"""lines that one passage has"""
SHARE = 2 / 3
"""of the question's words, which a passage must hold"""
JOINED = re.compile(r"['’-]")
"""signs that join words which questions name alone: "d'impôt" """
Meaning = Callable[[str], str]
"""what a folded word means: the same for words that mean the same"""


def passages(
    pages: Iterable[tuple[str, str, Page]], words: Sequence[str], meant: Meaning, limit: int
) -> tuple[Citation, ...]:
    """Quotes from pages (with their documents' ids and names), those that hold the most of the words first."""
    wanted = frozenset(meant(folded(word)) for word in words if folded(word))
    found = [one for document, name, page in pages if wanted for one in _quoted(document, name, page, wanted, meant)]
    found.sort(key=lambda one: -one[0])
    return tuple(quote for _, quote in found[:limit])


def _quoted(
    document: str, name: str, page: Page, wanted: frozenset[str], meant: Meaning
) -> Iterator[tuple[int, Citation]]:
    """The best passage of a page, where it says enough, and how many of the words it holds."""
    print_ = lines(page.words)
    told = [_told(line, meant) & wanted for line in print_]
    best: tuple[int, int, int] | None = None
    for start in range(len(print_)):
        for length in range(1, LONGEST + 1):
            covered = len(frozenset().union(*told[start : start + length]))
            if best is None or (covered, -length) > (best[0], best[1] - best[2]):
                best = (covered, start, start + length)
    if best and best[0] >= ceil(len(wanted) * SHARE):
        some = print_[best[1] : best[2]]
        box = None if page.source is TextSource.SHEET else around(line.box for line in some)
        yield best[0], Citation(document, page.number, box, "\n".join(line.text for line in some), name)


def _told(line: Line, meant: Meaning) -> frozenset[str]:
    pieces = [piece for word in line.words for piece in word.text.split()]
    joined = (token.folded for piece in pieces if JOINED.search(piece) for token in tokens(piece))
    return frozenset(meant(said) for said in (*map(folded, pieces), *joined) if said)
