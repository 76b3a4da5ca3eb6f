"""Values whose label begins on the line above: "... Payment due" over "date 28/06/20"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.domain.folding import folded
from core.domain.schema import DocumentType
from core.extraction.invoice.blocks import Row, blocks
from core.extraction.invoice.candidates import Candidate
from core.extraction.invoice.paper import Paper
from core.extraction.page.once import once

WORDS = 3
"""of a label at the end of a line"""
CLOSE = 1.8
"""text heights from one line of a paragraph to the next"""


def carried_over(paper: Paper, one: Candidate) -> bool:
    """Whether the last words of a text on the line above and those before a value on its own are another's label."""
    box = one.evidence.box
    page = next((page for page in paper.pages if page.sheet.page.number == one.evidence.page), None)
    if page is None or box is None:
        return False
    rows = [row for block in blocks(page) for row in block]
    own = next((row for row in rows if row.box.holds(box)), None)
    if own is None:
        return False
    before = [word.text for word in own.line.words if word.box.x1 <= box.x0]
    ends = (row.text.split() for row in rows if _right_above(row, own))
    if not 0 < len(before) <= WORDS:
        return False
    named = _named(paper.kind)
    return any(named.get(label, set()) - {one.field} for above in ends for label in _labels(above, before))


def _right_above(row: Row, own: Row) -> bool:
    """Whether a text stands on the line above another, not left of it: a paragraph goes on from its right end."""
    height = own.box.height
    return 0.5 * height < own.box.y0 - row.box.y0 < CLOSE * height and row.box.x0 > own.box.x0 - height


def _labels(above: list[str], before: list[str]) -> Iterator[str]:
    """The labels, folded, that the last words above and those before a value may make."""
    return (folded("".join((*above[-count:], *before))) for count in range(1, WORDS + 1))


@once
def _named(kind: DocumentType) -> Mapping[str, set[str]]:
    """The fields of every folded label."""
    named: dict[str, set[str]] = {}
    for name, field in kind.fields.items():
        for label in field.all_labels:
            named.setdefault(folded(label), set()).add(name)
    return named
