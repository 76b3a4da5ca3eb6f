"""The same program once more, as it was called: for what takes effect only at a start."""

from __future__ import annotations

import os
import subprocess
import sys


def command() -> list[str]:
    """How this process was called, whether by Python or as a packaged program."""
    return [sys.executable, *sys.orig_argv[1:]]


def start_anew() -> None:
    """Starts the program again in place of this process, which has closed all it held; it does not come back."""
    os.environ.pop("QT_SCALE_FACTOR", None)
    if sys.platform == "win32":  # where a process cannot become another
        subprocess.Popen(command())  # noqa: S603 (our own program)
        sys.exit()
    os.execv(sys.executable, command())  # noqa: S606 (our own program)
