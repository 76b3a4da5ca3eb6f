"""The verbs of the review, each a call of the workbench that can be made in the lane."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.change import Change
from core.domain.document import Document, Stage, Status
from core.domain.errors import ValueUnreadable
from core.ports import Selection
from core.workbench import Workbench
from desktop.window.review.picking import Picked

AT_ONCE = 500
"""documents that are lined up for review"""
PARTIES = ("vendor_name", "customer_name", "bank_name", "employer_name")


def to_review(workbench: Workbench) -> tuple[str, ...]:
    """The documents that need a person, first come first."""
    waiting = workbench.list(Selection(stage=Stage.READ, status=Status.REVIEW, limit=AT_ONCE))
    return tuple(one.id for one in waiting if one.reading)


def fill(workbench: Workbench, document: str, name: str, picked: Sequence[Picked]) -> Change:
    """Puts the first of some texts into a field that can be one of its kind. Raises ValueUnreadable."""
    refused: ValueUnreadable | None = None
    for one in picked:
        try:
            return workbench.correct(document, name, one.text)
        except ValueUnreadable as error:
            refused = refused or error
    raise refused or ValueUnreadable(kind="text")


def parties(documents: Sequence[Document]) -> tuple[str, ...]:
    """The names that stand on a client's documents."""
    found = {value for one in documents if one.reading for name in PARTIES if (value := one.reading.record.value(name))}
    return tuple(sorted(found, key=str.casefold))
