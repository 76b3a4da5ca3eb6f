"""One verb on very many documents: a portion at a time, with how far it is, until it is done or ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.domain.errors import VouchError
from desktop.window.desk import Desk
from desktop.window.undoing import Reversible

EACH = 40
"""documents of one portion: well below a second"""
Verb = Callable[[Sequence[str]], Change]


class Portions(QObject):
    """Does a verb on documents beside the window's thread. All of it is one step that can be undone."""

    moved = Signal(int, int)
    """how many are done, of how many"""
    over = Signal(int)
    """it is done, or was ended: how many were done"""

    def __init__(self, desk: Desk, verb: Verb, said: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._verb, self._said = desk, verb, said
        self._kept = Reversible(desk.workbench)
        self._ids: Sequence[str] = ()
        self._at = 0
        self._ended = False

    def begin(self, choose: Callable[[], Sequence[str]]) -> None:
        """Asks which documents these are, and begins."""
        self._desk.lane.run(choose, self._chosen, self._failed)

    def end(self) -> None:
        """Leaves the rest as it is."""
        self._ended = True

    def _chosen(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._next()

    def _next(self) -> None:
        self.moved.emit(self._at, len(self._ids))
        portion = self._ids[self._at : self._at + EACH]
        if not portion or self._ended:
            self._finish()
            return
        self._desk.lane.run(lambda: self._kept.do(lambda: self._verb(portion)), self._done, self._failed)

    def _done(self, change: Change) -> None:
        self._at += len(self._ids[self._at : self._at + EACH])
        self._desk.changed.emit(change)
        self._next()

    def _failed(self, error: VouchError) -> None:
        self._desk.complain(error)
        self._finish()

    def _finish(self) -> None:
        self._desk.remember(self._kept.step(self._said))
        self.over.emit(self._at)
        self.deleteLater()
