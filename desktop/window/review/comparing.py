"""What two documents, or two versions of one, say differently, page by page: found beside the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.document import Document
from core.domain.errors import DocumentUnknown
from core.domain.layout import Box
from core.domain.page import Page
from core.ports import Selection
from core.workbench import Workbench
from core.workbench.differing import Comparison, PageDifference
from desktop.window.review.opened import Opened
from desktop.window.review.pages import Shot, drawn, shot


@dataclass(frozen=True, slots=True)
class Pair:
    """What is compared: two documents, or one as it was read and as it is."""

    first: Document
    second: Document
    comparison: Comparison
    earlier: bool = False
    """whether the first is the second as it was read"""

    @property
    def pages(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The numbers of the pages of either."""
        first, second = (one.reading.pages if one.reading else () for one in (self.first, self.second))
        return first or (1,), second or (1,)

    def turn(self, side: int, page: int) -> int:
        """By how many degrees a page of either side stands turned, clockwise."""
        reading = (self.first, self.second)[side].reading
        return reading.turn(page) if reading else 0


@dataclass(frozen=True, slots=True)
class Sheets:
    """One page of either side, and the words that only one of them prints."""

    shots: tuple[Shot, Shot]
    printed: PageDifference


def duplicate_of(workbench: Workbench, opened: Opened) -> Pair | None:
    """A document beside the one that a finding says it may be a copy of; None where none says so."""
    named = [one.facts["other"] for one in opened.reading.findings if one.across and "other" in one.facts]
    client = opened.document.client
    for name in named:
        for one in workbench.summaries(Selection(client=client, text=name.rpartition("/")[2])):
            if one.id != opened.id and one.name == name:
                documents = [workbench.show(each).document for each in (opened.id, one.id)]
                return Pair(documents[0], documents[1], workbench.review.compare(opened.id, one.id))
    return None


def earliest(workbench: Workbench, opened: Opened) -> Pair | None:
    """A document beside what it said when it was read; None where it is as it was."""
    for version in range(1, opened.document.version):
        try:
            comparison = workbench.review.compare_version(opened.id, version)
        except DocumentUnknown:  # it said nothing then
            continue
        return Pair(opened.document, opened.document, comparison, earlier=True)
    return None


def sheets(workbench: Workbench, pair: Pair, place: int) -> Sheets:
    """The pages that stand side by side at a place; an empty one where a side has no more."""
    ids = (pair.first.id, pair.second.id)
    numbers = [pages[place] if place < len(pages) else 0 for pages in pair.pages]
    found = [shot(workbench, one, number) if number else _none(one) for one, number in zip(ids, numbers, strict=True)]
    same = pair.earlier or not all(numbers)
    printed = PageDifference((), ())
    if not same:
        only = workbench.review.compare_pages(ids[0], numbers[0], ids[1], numbers[1])
        printed = PageDifference(_runs(only.first), _runs(only.second))
    return Sheets((found[0], found[1]), printed)


def _runs(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Boxes with those made one that follow each other in a line: a page stays calm."""
    made: list[Box] = []
    for box in boxes:
        last = made[-1] if made else None
        if last and abs(last.y0 - box.y0) < box.height / 2 and -1 <= box.x0 - last.x1 < box.height:
            made[-1] = last.joined(box)
        else:
            made.append(box)
    return tuple(made)


def _none(document: str) -> Shot:
    page = Page(0, 595.0, 842.0, blank=True)
    return Shot(document, page, drawn(page))
