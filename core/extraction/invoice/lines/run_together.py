"""Whether what describes the rows of a table is two of its columns run together: initials, codes, then the words."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.layout import Line
from core.extraction.invoice.lines.sold import Item

FLUSH = 0.1
"""text heights within which words of one column begin"""
LEADING = 3
"""words among which a second column begins: a day and initials may stand before what describes"""


def run_together(rows: Sequence[Item]) -> bool:
    """Whether the same word of all descriptions begins flush, behind words that end at different places."""
    lines = [row.texts[0] for row in rows if row.texts]
    if len(lines) < len(rows) or len(lines) < 1 + 1:
        return False
    return any(_flush(lines, at) for at in range(1, min(LEADING, *(len(line.words) - 1 for line in lines)) + 1))


def _flush(lines: Sequence[Line], at: int) -> bool:
    """Whether the words at a place begin where no spaces of a text could leave them: alike, those before unlike."""
    slack = FLUSH * min(line.box.height for line in lines)
    begins, ends = [line.words[at].box.x0 for line in lines], [line.words[at - 1].box.x1 for line in lines]
    return max(begins) - min(begins) < slack < max(ends) - min(ends)
