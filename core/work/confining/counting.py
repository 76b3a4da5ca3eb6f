"""A control group of a reader's own, which bounds its processes: root is held by no other limit of them. Linux.

Tried on Linux 6.18 with groups of the first version. Of the second it takes a system that lets the parent's group have
groups within it that count processes; else there is none, and that is said.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MOUNTS, OWN = Path("/proc/self/mounts"), Path("/proc/self/cgroup")
NAME = "vouch-reader-"
COUNTS = "pids"


def joined(most: int) -> bool:
    """Whether this process is now in a group that may have so many processes and threads."""
    for parent in _parents():
        _clear(parent)
        own = parent / f"{NAME}{os.getpid()}"
        try:
            own.mkdir(exist_ok=True)
            (own / "pids.max").write_text(str(most), encoding="ascii")
            (own / "cgroup.procs").write_text("0", encoding="ascii")
        except OSError:
            with suppress(OSError):
                own.rmdir()
            continue
        return True
    return False


def _parents() -> Iterator[Path]:
    """The groups that this process is in and that may count processes; none where the system knows no groups."""
    try:
        own, mounts = OWN.read_text(encoding="ascii", errors="replace"), MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return
    places = {}
    for line in own.splitlines():
        _, kinds, place = line.split(":", 2)
        places[COUNTS if COUNTS in kinds.split(",") else kinds] = place.lstrip("/")
    for line in mounts.splitlines():
        _, point, kind, options, *_ = line.split(" ")
        if kind == "cgroup" and COUNTS in options.split(",") and COUNTS in places:
            yield Path(point, places[COUNTS])
        if kind == "cgroup2" and "" in places:
            yield Path(point, places[""])


def _clear(parent: Path) -> None:
    """Removes the groups of readers that are gone; one that holds a process cannot be removed."""
    for group in parent.glob(f"{NAME}*"):
        if not Path("/proc", group.name.removeprefix(NAME)).exists():
            with suppress(OSError):
                group.rmdir()
