"""How long a reader may work without getting on."""

from __future__ import annotations

import time
from pathlib import Path

WAITING = 2.0
"""times its seconds that a reader may be kept waiting on a machine with too much to do"""
NANOSECONDS = 1_000_000_000


class Patience:
    """Seconds for one step of a process; those in which others had the processors that it was ready for are added."""

    def __init__(self, process: int, seconds: float) -> None:
        self._process, self._seconds = process, seconds
        self._begun, self._kept = time.monotonic(), kept_waiting(process)

    @property
    def over(self) -> bool:
        """Whether it has taken too long."""
        late = time.monotonic() - self._begun - self._seconds
        if late <= 0:
            return False
        return late > min(kept_waiting(self._process) - self._kept, WAITING * self._seconds)


def kept_waiting(process: int) -> float:
    """Seconds that the threads of a process were ready and had no processor; 0 where the system does not tell."""
    total = 0
    try:
        for told in Path("/proc", str(process), "task").glob("*/schedstat"):
            total += int(told.read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):  # a thread that is gone by now, or another system
        return total / NANOSECONDS
    return total / NANOSECONDS
