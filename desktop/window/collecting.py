"""When Python looks for garbage: in the window's thread alone, and seldom.

A search through a statement of ten thousand rows stops every thread for half a second, and a widget that is given back
in another thread than the window's brings Qt down.
"""

from __future__ import annotations

import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QThreadPool, QTimer

YOUNG_MS, ALL_MS = 20_000, 600_000
YOUNG = 1
"""the generations that are searched every time: what came since the last search"""


class Collecting(QObject):
    """Looks for garbage by the clock, for as long as it lives.

    What the window is made of is left out, and not given back before the end.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self.leave_out()
        for after, generation in ((YOUNG_MS, YOUNG), (ALL_MS, 2)):
            timer = QTimer(self)
            timer.timeout.connect(lambda generation=generation: collected(generation))
            timer.start(after)

    def leave_out(self) -> None:
        """Looks no more at what is there by now: to be called before a vault is open."""
        gc.freeze()

    def all(self) -> None:
        """Gives back all that nobody holds any more."""
        collected()

    def end(self) -> None:
        """Leaves it to Python again."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        gc.unfreeze()
        gc.enable()


def collected(generation: int = 2) -> None:
    """Looks for garbage, and has the memory that was freed handed to the machine: glibc keeps it otherwise."""
    gc.collect(generation)
    if sys.platform == "linux":
        QThreadPool.globalInstance().start(_trim)  # a key would wait for it, and for the start of a thread of Python


def _trim() -> None:
    """Hands the machine the memory that is free. It touches nothing of Python's."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    if trim:
        trim(0)
