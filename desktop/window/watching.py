"""Notices when the core keeps the window waiting, and says where."""

from __future__ import annotations

import faulthandler
import logging
import re
import threading
import time
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

log = logging.getLogger(__name__)
TOO_LONG = 0.2
"""seconds"""
BEAT_MS = 50
CORE = str(Path(__file__).parents[2] / "core").encode("ascii", "backslashreplace").decode()
THREAD, CALL = re.compile(r"hread 0x([0-9a-f]+)"), re.compile(r'  File "(.+)", line (\d+) in (.+)')
"""as Python's fault handler writes them"""


class Call(NamedTuple):
    """One call on a stack."""

    file: str
    line: str
    name: str


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
                self._tell(stack_of(self._window), beat)

    def _tell(self, stack: tuple[Call, ...], beat: float) -> None:
        if not any(one.file.startswith(CORE) for one in stack):
            return
        self._told = beat
        where = " < ".join(f"{Path(one.file).name}:{one.line} {one.name}" for one in stack)
        self.blocked.append(where)
        log.error("window kept waiting", extra={"where": where})


def stack_of(thread: int) -> tuple[Call, ...]:
    """The calls that a thread stands in, the innermost first.

    They are written down without a hand on the frames: whoever holds one lets go last of what it names, and a widget
    that is let go of outside the window's thread brings the window down.
    """
    with TemporaryFile() as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        lines = file.read().decode("utf-8", "replace").splitlines()
    found, mine = list[Call](), False
    for line in lines:
        if head := THREAD.search(line):
            mine = int(head[1], 16) == thread
        elif mine and (call := CALL.fullmatch(line)):
            found.append(Call(*call.groups()))
    return tuple(found)
