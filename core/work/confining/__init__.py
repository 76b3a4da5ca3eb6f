"""What the operating system holds a reader to, so that a document that takes a reader over gains nothing by it.

`confine` is called by the reader before foreign bytes come, `hold` by the parent right after the reader's start. Each
system has a module of its own, and each says what it was tried on.
"""

from __future__ import annotations

import subprocess
import sys

from core.ports import Limits
from core.work.confining.confinement import Confinement, Room
from core.work.limits import bound

__all__ = ["Confinement", "Room", "confine", "hold"]


def confine(limits: Limits, room: Room) -> Confinement:
    """Holds this process to its limits and to its room. Once, with a single thread, before foreign bytes come."""
    bound(limits)
    if sys.platform == "win32":
        return Confinement(memory=True, processes=True)  # by the job that the parent holds
    if sys.platform == "darwin":
        from core.work.confining.macos import confined  # noqa: PLC0415 (each system loads its own only)
    else:
        from core.work.confining.linux import confined  # noqa: PLC0415
    return confined(room)


def hold(process: subprocess.Popen[bytes], limits: Limits) -> object:
    """What must be kept for as long as the process shall live, where its parent is who holds it."""
    if sys.platform == "win32":
        from core.work.confining.windows import job_of  # noqa: PLC0415

        return job_of(process, limits)
    return None
