"""One long piece of work on a model at a time: how far it is, and the button that stops it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from core.domain.errors import Cancelled, VouchError
from core.ports import Progress
from desktop.window.desk import Desk
from desktop.window.parts import button, label, row

T = TypeVar("T")
WIDE = 220
PARTS = 1000


class Working(QWidget):
    """Runs work that tells of its progress beside the window; hidden while nothing runs."""

    busy = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stopped = threading.Event()
        self._told = (0, 0)
        self._then: Callable[[Any], object] = _nothing
        self.said = label(role="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(WIDE)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.stop = button(self.tr("Stop"), self._stop)
        self.setLayout(row(self.said, self.bar, self.stop, None))
        self.hide()

    def run(self, doing: str, call: Callable[[Progress], T], then: Callable[[T], object]) -> None:
        """Does a piece of work; one that is stopped, or in whose place another one is begun, says nothing."""
        self._stopped, self._then = threading.Event(), then
        self.said.setText(doing)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.show()
        self.busy.emit(True)  # noqa: FBT003 (Qt's way)
        hear = self._hearing(self._stopped)
        self._desk.lane.run(lambda: call(hear), self._done, self._failed, instead=(self, "work"))

    def stop_now(self) -> None:
        """Stops what runs, if anything does."""
        self._stopped.set()

    def _hearing(self, stopped: threading.Event) -> Progress:
        """A progress that ends the work where it was stopped, or the window goes."""

        def hear(step: str, done: int, total: int) -> None:
            del step
            if stopped.is_set() or self._desk.lane.left:
                raise Cancelled
            parts = PARTS * done // total if total else 0, PARTS if total else 0
            if parts != self._told:
                self._told = parts
                self._desk.lane.tell(self._move)

        return hear

    def _move(self) -> None:
        done, total = self._told
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._stopped.set()

    def _done(self, result: object) -> None:
        self._over()
        self._then(result)

    def _failed(self, error: VouchError) -> None:
        self._over()
        if not isinstance(error, Cancelled):
            self._desk.complain(error)

    def _over(self) -> None:
        self.hide()
        self.busy.emit(False)  # noqa: FBT003 (Qt's way)


def _nothing(result: object) -> None:
    """What is done with a result before anything was run."""
