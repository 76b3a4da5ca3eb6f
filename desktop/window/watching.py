"""Notices when the core keeps the window waiting, and says where."""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, QTimer

log = logging.getLogger(__name__)
TOO_LONG = 0.2
"""seconds"""
BEAT_MS = 50
CORE = str(Path(__file__).parents[2] / "core")


class Watch(QObject):
    """Looks from a thread of its own whether the window's thread stands in a call of the core."""

    def __init__(self, too_long: float = TOO_LONG) -> None:
        super().__init__()
        self._too_long, self._window = too_long, threading.get_ident()
        self._beat, self._told = time.monotonic(), 0.0
        self._ends = threading.Event()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._live)
        self._timer.start(BEAT_MS)
        self.blocked: list[str] = []
        """where the core kept the window waiting"""
        self._thread = threading.Thread(target=self._look, name="watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Looks no more."""
        self._timer.stop()
        self._ends.set()
        self._thread.join()

    def _live(self) -> None:
        self._beat = time.monotonic()

    def _look(self) -> None:
        while not self._ends.wait(self._too_long / 4):
            beat = self._beat
            if time.monotonic() - beat > self._too_long and beat != self._told:
                self._tell(sys._current_frames().get(self._window), beat)  # noqa: SLF001 (the way Python offers)

    def _tell(self, frame: FrameType | None, beat: float) -> None:
        stack = traceback.extract_stack(frame)
        if not any(one.filename.startswith(CORE) for one in stack):
            return
        self._told = beat
        where = " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(stack))
        self.blocked.append(where)
        log.error("window kept waiting", extra={"where": where})
