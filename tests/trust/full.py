"""T5: the disk is full where papers are kept, read, recognized or exported, or where a vault is brought up to date."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from tests.trust.code import ROOT

ALONE: Sequence[str] = ("unshare", "--map-root-user", "--mount")
"""a process that may mount disks which nobody else sees"""


@cache
def no_small_disk() -> str:
    """Why no small disk can be had here."""
    if not shutil.which("unshare"):
        return "only Linux gives a process small disks of its own"
    tried = subprocess.run([*ALONE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this system gives a process no small disks of its own"


def full(numbers: range, folder: Path) -> Iterator[str]:
    """One full disk for each number, of six kinds by turns; when there is room again, all goes on."""
    command = [*ALONE, sys.executable, "-m", "tests.trust.filled", str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, cwd=ROOT, bufsize=1, **pipes) as process:  # type: ignore[call-overload]
        for number in numbers:
            process.stdin.write(f"{number}\n")
            said = process.stdout.readline()
            yield said.strip() if said else "the process that works ended"
        process.stdin.close()
