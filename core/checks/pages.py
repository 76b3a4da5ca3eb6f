"""Whether pages are missing, by the numbers that a paper gives its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.domain.finding import Finding, Severity
from core.domain.page import Contents, Page

LOOKED_AT = 8
"""pages from either end on which page numbers are looked for"""


def page_findings(contents: Contents) -> tuple[Finding, ...]:
    """Pages that a paper's own page numbers announce and that are not there."""
    count = len(contents.pages)
    looked_at = [contents.pages[index] for index in _ends(count)]
    numbered = [found for page in looked_at if (found := page.numbered)]
    total = max((of for _, of in numbered), default=0)
    seen = {number for number, _ in numbered}
    all_numbered = len(numbered) == count
    absent = total > count or (all_numbered and total == count and len(seen) < total)
    first = looked_at[0].numbered if looked_at else None
    begun = first is not None and min(seen) > 1
    if not numbered and count <= 2 * LOOKED_AT:
        absent, total = _gaps(looked_at)
    if not (absent or begun):
        return ()
    return (Finding("pages.missing", Severity.WARNING, (), {"there": str(count), "announced": str(total)}),)


def _gaps(pages: Sequence[Page]) -> tuple[bool, int]:
    """Whether pages that are numbered alone ("Page 2") do not run from 1, and the highest number."""
    numbers = [page.number_alone for page in pages]
    shown = [number for number in numbers if number is not None]
    rising = bool(shown) and len(shown) == len(numbers) and all(a < b for a, b in pairwise(shown))
    return rising and shown != list(range(1, len(shown) + 1)), max(shown, default=0)


def _ends(count: int) -> Iterator[int]:
    return (index for index in range(count) if index < LOOKED_AT or index >= count - LOOKED_AT)
