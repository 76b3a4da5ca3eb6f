"""Limits that the operating system holds a process to, and what a process uses now."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from pathlib import Path

import psutil

from core.ports import Limits

if sys.platform != "win32":
    import resource

MEGABYTE = 1024 * 1024
OPEN_FILES = 256
LARGEST_FILE_MB = 512
"""that recognition writes on its way"""
ARENAS, LARGE = -8, -3
"""glibc's M_ARENA_MAX and M_MMAP_THRESHOLD"""
ROOT = Path(__file__).resolve().parents[2]
"""the folder of the product's packages"""
KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")
"""the environment a reader needs; all else, secrets included, stays with the parent"""

MALLOC = {
    # glibc keeps an arena for every thread otherwise, a hundred megabytes of address space each
    "MALLOC_ARENA_MAX": "2",
    # and keeps what large pictures and tensors leave behind, a hundred megabytes between smaller things
    "MALLOC_MMAP_THRESHOLD_": str(MEGABYTE),
    "MALLOC_TRIM_THRESHOLD_": str(MEGABYTE),
}
"""how a reader's memory is managed on Linux"""


def bound(limits: Limits) -> None:
    """Hold this process to memory and file limits, and let it leave no core file. Windows has no such limits."""
    if sys.platform == "win32":
        return
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_NOFILE, OPEN_FILES)
    _lower(resource.RLIMIT_FSIZE, LARGEST_FILE_MB * MEGABYTE)
    if sys.platform == "linux":  # macOS accepts the address-space limit and does not hold it
        _lower(resource.RLIMIT_AS, limits.memory_mb * MEGABYTE)


def allow_seconds(seconds: float) -> None:
    """Let this process compute for so long from now on; the system then ends it (SIGXCPU), hung loop or not."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime + seconds * (os.cpu_count() or 1)) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def return_memory() -> None:
    """Give what this process no longer uses back to the system, what only points at itself too."""
    gc.collect()
    trim()


def trim() -> None:
    """Give freed memory back to the system; glibc keeps it otherwise."""
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "malloc_trim"):
        libc.malloc_trim(0)


def share_memory() -> None:
    """Has threads that begin from now on take memory where others do, and what is large lie apart.

    glibc gives each thread a place of its own otherwise, and what is let go of in one is of no use in the others; and
    the larger what was let go of, the larger the holes that it leaves between smaller things from then on.
    """
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(ARENAS, 1)
        libc.mallopt(LARGE, MEGABYTE)


def _lower(which: int, value: int) -> None:
    """Lower a limit; one that is lower already stays."""
    _, hard = resource.getrlimit(which)
    bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (bound, bound))


def environment(temporary: Path) -> dict[str, str]:
    """What a reader process is told: where programs are and its own folder, which language, nothing else."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    own = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    return {**kept, **own, **MALLOC, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def resident_mb(process: int) -> float:
    """Resident memory of a process in megabytes; 0 for one that is gone."""
    try:
        return float(psutil.Process(process).memory_info().rss) / MEGABYTE
    except psutil.Error:
        return 0.0


def used_mb() -> float:
    """Resident memory of this process and of those it started, in megabytes."""
    own = psutil.Process()
    return sum(resident_mb(one.pid) for one in (own, *own.children(recursive=True)))


def total_mb() -> float:
    """Memory that the machine has, in megabytes."""
    return float(psutil.virtual_memory().total) / MEGABYTE


def free_mb() -> float:
    """Memory that new processes may take, in megabytes."""
    return float(psutil.virtual_memory().available) / MEGABYTE
