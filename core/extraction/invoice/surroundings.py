"""What stands around a candidate on its paper: its line, groups of words beside it, every amount and date."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

import resources
from core.domain.folding import spaced
from core.domain.layout import Line
from core.extraction.invoice.candidates import Candidate
from core.extraction.invoice.paper import Paper
from core.extraction.page.neighbours import Marked
from core.extraction.values.amounts import FoundAmount, amounts_in
from core.extraction.values.dates import dates_in

BESIDE: Mapping[str, Sequence[str]] = resources.words("beside")
GROUPS = tuple(BESIDE)
MEMBERS = {
    word: [number for number, group in enumerate(GROUPS) if word in BESIDE[group]]
    for words in BESIDE.values()
    for word in words
}


class Printed(NamedTuple):
    """An amount as it is printed."""

    page: Marked
    line: Line
    found: FoundAmount


class Surroundings:
    """One paper as the features of candidates ask about it."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    @cached_property
    def amounts(self) -> tuple[Printed, ...]:
        """Every amount with two decimals or a currency."""
        return tuple(
            Printed(page, line, found)
            for page in self.paper.pages
            for line in page.sheet.lines
            for found in amounts_in(line.text, self.paper.mark)
            if found.amount.decimals == 2 or found.amount.currency
        )

    @cached_property
    def values(self) -> Counter[Decimal]:
        """How often each amount is printed."""
        return Counter(abs(one.found.amount.value) for one in self.amounts)

    @cached_property
    def descending(self) -> Sequence[Decimal]:
        """The printed amounts, the largest first."""
        return sorted(self.values, reverse=True)

    @cached_property
    def dates(self) -> Counter[str]:
        """How often each date is printed."""
        lines = (line.text for page in self.paper.pages for line in page.sheet.lines)
        return Counter(found.readings[0].isoformat() for text in lines for found in dates_in(text, self.paper.order))

    @cached_property
    def heights(self) -> Mapping[int, float]:
        """The median height of the words of each page."""
        pages = (page.sheet.page for page in self.paper.pages)
        return {page.number: _median(word.box.height for word in page.words) for page in pages}

    def spot(self, one: Candidate) -> tuple[Marked, int] | None:
        """The page and the number of the line that a candidate stands on."""
        box = one.evidence.box
        page = next((page for page in self.paper.pages if page.sheet.page.number == one.evidence.page), None)
        if box is None or page is None or not page.sheet.lines:
            return None
        middle = box.middle[1]
        tops = self._tops[page.sheet.page.number]
        near = range(max(0, bisect_left(tops, middle) - 4), min(len(tops), bisect_left(tops, middle) + 4))
        return page, min(near, key=lambda row: abs(page.sheet.lines[row].box.middle[1] - middle))

    @cached_property
    def _tops(self) -> Mapping[int, Sequence[float]]:
        return {page.sheet.page.number: [line.box.middle[1] for line in page.sheet.lines] for page in self.paper.pages}


def _median(numbers: Iterator[float]) -> float:
    ordered = sorted(numbers)
    return max(ordered[len(ordered) // 2], 0.1) if ordered else 1.0


@lru_cache(maxsize=4096)
def groups_in(text: str) -> tuple[float, ...]:
    """For each group of words that tell what a value is, whether one of them stands in a text."""
    told = [0.0] * len(GROUPS)
    for word in spaced(text).split():
        for group in MEMBERS.get(word, ()):
            told[group] = 1.0
    return tuple(told)
