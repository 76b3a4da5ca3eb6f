"""What the review asks of the workbench: which documents wait, and what stands at a place of a page."""

from __future__ import annotations

from core.domain.change import Change
from core.domain.errors import ValueUnreadable
from core.domain.layout import Box
from core.ports import Selection
from core.workbench import Workbench

AT_ONCE = 2000
"""documents that are lined up for review"""


def to_review(workbench: Workbench) -> tuple[str, ...]:
    """The documents that need a person, first come first."""
    waiting = workbench.summaries(Selection(look=True, limit=AT_ONCE))
    return tuple(one.id for one in waiting)


def fill(workbench: Workbench, document: str, name: str, page: int, box: Box) -> Change:
    """Puts what stands in a box of a page, or around a point of it, into a field. Raises ValueUnreadable."""
    found = workbench.review.pick(document, name, page, box)
    if found is None:
        raise ValueUnreadable(kind="text")
    return workbench.correct(document, name, found.value or found.evidence.text, found.evidence)
