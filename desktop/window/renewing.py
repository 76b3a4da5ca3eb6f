"""Another key for the vault of the window: it is closed, sealed anew behind the gate, and opened again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.domain.errors import VouchError
from desktop.compose import Bench
from desktop.window.lane import Lane
from desktop.window.opening import Opening
from desktop.window.shell.gate import Gate

EACH = 25
"""files between two tellings of how far it is"""


class Renewing(QObject):
    """Gives a closed vault another key while the gate says how far it is."""

    done = Signal(object, str)
    """the open Bench, and a new recovery key where the old ones could not be kept"""
    refused = Signal(object)
    """the VouchError for which the vault is as it was"""

    def __init__(self, opening: Opening, lane: Lane, gate: Gate, parent: QObject) -> None:
        super().__init__(parent)
        self._opening, self._lane, self._gate = opening, lane, gate

    def begin(self, passphrase: str) -> None:
        """Seals everything anew in a thread of long work; nothing is asked of the vault meanwhile."""
        self._gate.renewing(0, 0)

        def renewed() -> tuple[Bench, str]:
            key = self._opening.renew(passphrase, self._moved)
            return self._opening.open(passphrase), key

        self._lane.run(renewed, self._over, self._fail)

    def _moved(self, step: str, done: int, total: int) -> None:
        """Hears how far it is, in the thread that does it."""
        del step
        if done % EACH == 0 or done == total:
            self._lane.tell(lambda: self._gate.renewing(done, total))

    def _over(self, found: tuple[Bench, str]) -> None:
        self.done.emit(*found)
        self.deleteLater()

    def _fail(self, error: VouchError) -> None:
        self.refused.emit(error)
        self.deleteLater()
