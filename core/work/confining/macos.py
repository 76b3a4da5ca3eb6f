"""macOS: the sandbox of the system, with a profile for a reader.

Written after the profiles that the system ships and what browsers do; tried on no Mac. Where the system refuses the
profile, it holds nothing of it, and says so.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from core.work.confining.confinement import Confinement, Room

SYSTEM = ("/usr/lib", "/usr/share", "/System", "/Library/Fonts", "/private/var/db/dyld", "/dev", "/opt", "/usr/local")


def confined(room: Room) -> Confinement:
    """Holds this process to its room; what the system holds of it."""
    library = ctypes.CDLL("/usr/lib/libSystem.dylib", use_errno=True)
    complaint = ctypes.c_char_p()
    held = library.sandbox_init(profile(room).encode(), ctypes.c_uint64(0), ctypes.byref(complaint)) == 0
    return Confinement(
        processor_time=True,
        open_files=True,
        processes=held and not room.runs,
        network=held,
        files=held,
        others=held,
    )


def profile(room: Room) -> str:
    """What a reader may do, in the language of the system's sandbox."""
    python = [Path(path) for path in (*sys.path, sys.executable, sys.prefix, sys.base_prefix) if path]
    lines = [
        "(version 1)",
        "(deny default)",
        "(allow sysctl-read)",
        "(allow file-read-metadata)",
        "(allow signal (target children))",
        "(allow signal (target self))",
        f"(allow file-read* {_below((*map(Path, SYSTEM), *python, *room.reads))})",
        f"(allow file-read* file-write* {_below([room.temporary])})",
        f'(allow file-write-data (literal "{os.devnull}"))',
    ]
    if room.lists:
        lines.append(f"(allow file-read* {_exactly(room.lists)})")
    if room.runs:
        lines.append(f"(allow process-fork) (allow process-exec {_exactly(room.runs)})")
    return "\n".join(lines)


def _below(paths: Iterable[Path]) -> str:
    return " ".join(f'(subpath "{_quoted(path)}")' for path in paths)


def _exactly(paths: Iterable[Path]) -> str:
    return " ".join(f'(literal "{_quoted(path)}")' for path in paths)


def _quoted(path: Path) -> str:
    """A path as the system sees it: without links, and without an end of the string in it."""
    return str(path.resolve()).replace("\\", "\\\\").replace('"', '\\"')
