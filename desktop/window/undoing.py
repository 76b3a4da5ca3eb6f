"""Undo and redo: what was done, with the verbs that take it back and do it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change

if TYPE_CHECKING:
    from core.workbench import Workbench

MOST = 200
Verb = Callable[[], Change]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done, in words, and the verbs that take it back and do it again."""

    said: str
    back: Verb
    again: Verb


class Reversible:
    """Changes that can be undone and done again: undoing is a change that can be undone itself."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._changes: list[Change] = []

    def do(self, verb: Verb) -> Change:
        """Does a verb, and remembers what it altered where that can be undone."""
        change = verb()
        if change.steps:
            self._changes.append(change)
        return change

    def step(self, said: str) -> Step | None:
        """What undo and redo call; None where nothing was altered that can be undone."""
        return Step(said, self._turn_back, self._turn_back) if self._changes else None

    def _turn_back(self) -> Change:
        """Undoes what was done last: the verbs, or their undoing."""
        undone = [self._workbench.review.undo(one) for one in reversed(self._changes)]
        self._changes = undone
        touched = (document for one in undone for document in (*one.documents, *one.touched))
        return Change(undone[-1].action, tuple(dict.fromkeys(touched)))


class Undo(QObject):
    """The steps that may be taken back, and those that may be done again."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def back(self) -> Step | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def again(self) -> Step | None:
        """The step that redo would do again."""
        return self._undone[-1] if self._undone else None

    def push(self, step: Step) -> None:
        """Remembers what was just done; what was undone before can no longer be done again."""
        self._done = [*self._done[-MOST:], step]
        self._undone.clear()
        self.moved.emit()

    def forget(self, step: Step) -> None:
        """The step can neither be taken back nor done again."""
        self._done = [one for one in self._done if one is not step]
        self._undone = [one for one in self._undone if one is not step]
        self.moved.emit()

    def taken_back(self) -> None:
        """The latest step was taken back."""
        self._undone.append(self._done.pop())
        self.moved.emit()

    def done_again(self) -> None:
        """The step undone last was done again."""
        self._done.append(self._undone.pop())
        self.moved.emit()
