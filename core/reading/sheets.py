"""Two pages of one paper that stand side by side on a sheet: printed so to save paper, or copied from a folder."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.folding import folded
from core.domain.layout import Line, Word, lines, segments
from core.domain.page import NUMBERED

BROAD, BROADEST = 1.2, 1.7
"""how much broader than high such a sheet is; a payment slip with its receipt is broader"""
BLANK, MIDDLE = 0.03, (0.4, 0.6)
"""the share of a sheet's width that no word reaches into, and where on it this may be"""
FEWEST = 10
"""words of either page"""
HEAD, COLUMNS = 6, 4
"""lines at the top of a page that may repeat the heading of the one before; columns that such a heading names"""

APART = 0.9
"""heights between the names of two columns"""


def fold(words: Sequence[Word], width: float, height: float) -> float | None:
    """Where two pages meet on a broad sheet, or None where something stands all across it."""
    if not BROAD * height <= width <= BROADEST * height:
        return None
    reached, best = 0.0, (0.0, 0.0)
    for word in sorted(words, key=lambda word: word.box.x0):
        middle = (reached + word.box.x0) / 2
        if MIDDLE[0] * width <= middle <= MIDDLE[1] * width:
            best = max(best, (word.box.x0 - reached, middle))
        reached = max(reached, word.box.x1)
    gap, place = best
    left = sum(word.box.x1 < place for word in words)
    return place if gap >= BLANK * width and FEWEST <= left <= len(words) - FEWEST else None


def goes_on(first: Sequence[Word], second: Sequence[Word]) -> bool:
    """Whether the second of two halves is the page after the first: by their numbers, or by a heading said again."""
    before, after = lines(first), lines(second)
    numbers = _number(before), _number(after)
    if numbers[0] and numbers[1]:
        return numbers[1] == (numbers[0][0] + 1, numbers[0][1])
    said = {folded(line.text) for line in before if _names(line)}
    return any(folded(line.text) in said for line in after[:HEAD] if _names(line))


def _names(line: Line) -> bool:
    """Whether a line may head columns: several names apart from each other, and no figures."""
    return len(segments(line, APART)) >= COLUMNS and not any(map(str.isdigit, line.text))


def _number(page: Sequence[Line]) -> tuple[int, int] | None:
    """The number of a page, and of how many, as a line of it says."""
    for line in page:
        found = NUMBERED.search(line.text)
        number, total = (int(group) for group in found.groups() if group) if found else (0, 0)
        if 1 <= number <= total:
            return number, total
    return None
