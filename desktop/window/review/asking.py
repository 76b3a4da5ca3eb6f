"""The verbs of the review as they are asked of the workbench, each with what undoes it."""

from __future__ import annotations

from core.domain.change import Change
from core.domain.errors import ValueUnreadable
from core.domain.layout import Box
from core.ports import Selection
from core.workbench import Workbench
from desktop.window.undoing import Step, Verb

AT_ONCE = 2000
"""documents that are lined up for review"""


class Reversible:
    """A verb that can be undone and done again; undoing is a change that can be undone itself."""

    def __init__(self, workbench: Workbench, verb: Verb) -> None:
        self._workbench, self._verb = workbench, verb
        self._change = Change("nothing")

    def do(self) -> Change:
        """Does it."""
        self._change = self._verb()
        return self._change

    def turn_back(self) -> Change:
        """Undoes what was done last, the verb or its undoing."""
        self._change = self._workbench.review.undo(self._change)
        return self._change

    def step(self, said: str) -> Step:
        """What undo and redo call."""
        return Step(said, self.turn_back, self.turn_back)


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
