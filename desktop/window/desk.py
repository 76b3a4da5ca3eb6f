"""The desk: what every view of an open vault is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.domain.errors import VouchError
from desktop.window.lane import Lane, Otherwise
from desktop.window.look import Look
from desktop.window.preferred import Preferences
from desktop.window.undoing import Reversible, Step, Undo, Verb

if TYPE_CHECKING:
    from core.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a message offers to do."""

    said: str
    call: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Message:
    """What is told in a corner of the window for a moment; a bad one stays until it is read."""

    said: str
    advice: str = ""
    action: Action | None = None
    bad: bool = False


class Desk(QObject):
    """Everything that a view needs, and what it says to the others."""

    changed = Signal(object)
    """a Change of the vault, whoever made it: a view re-reads what it shows of those documents"""
    went = Signal(str, object)
    """a place of the rail was asked for, with what to show there"""
    told = Signal(object)
    """a Message"""
    anew = Signal()
    """the program is to end and start again"""
    renewing = Signal(str)
    """the vault is to be closed and given another key, by this passphrase"""

    def __init__(self, workbench: Workbench, lane: Lane, preferences: Preferences, look: Look) -> None:
        super().__init__()
        self.workbench, self.words = workbench, workbench.words
        self.lane, self.preferences, self.look = lane, preferences, look
        self.undo = Undo()
        lane.failed.connect(self.complain)

    def go(self, place: str, argument: Any = None) -> None:
        """Shows a place ("inbox", "review"), there a document or whatever that place understands."""
        self.went.emit(place, argument)

    def tell(self, said: str, action: Action | None = None) -> None:
        """Says something in a corner of the window."""
        self.told.emit(Message(said, action=action))

    def complain(self, error: VouchError) -> None:
        """Says what went wrong and what can be done."""
        said = self.words.error(error)
        self.told.emit(Message(said.message, said.advice, bad=True))

    def act(
        self,
        verb: Verb,
        then: Callable[[Change], object] | None = None,
        otherwise: Otherwise | None = None,
        *,
        undo: str = "",
    ) -> None:
        """Does a verb that alters the vault: every view hears of the change. What is named in `undo` can be undone."""
        kept = Reversible(self.workbench)

        def done(change: Change) -> None:
            self.remember(kept.step(undo) if undo else None)
            self.changed.emit(change)
            if then:
                then(change)

        self.lane.ask(lambda: kept.do(verb), done, otherwise)

    def remember(self, step: Step | None) -> None:
        """Keeps a step that can be undone."""
        if step:
            self.undo.push(step)

    def take_back(self) -> None:
        """Undoes the latest step."""
        step = self.undo.back
        if step:
            self.undo.taken_back()
            said = self.tr("Undone: {what}").format(what=step.said)
            self.act(step.back, lambda _: self.tell(said), lambda error: self._stuck(step, error))

    def do_again(self) -> None:
        """Does the step undone last once more."""
        step = self.undo.again
        if step:
            self.undo.done_again()
            said = self.tr("Done again: {what}").format(what=step.said)
            self.act(step.again, lambda _: self.tell(said), lambda error: self._stuck(step, error))

    def _stuck(self, step: Step, error: VouchError) -> None:
        """A step that can no longer be taken back is not offered any more."""
        self.undo.forget(step)
        self.complain(error)
