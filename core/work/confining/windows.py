"""Windows: a job that bounds a reader's memory and processes, keeps it off the desktop, and ends it with its parent.

Written after the documentation of the system; tried on no Windows machine. A job does not close the network or files.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
from ctypes import wintypes

from core.ports import Limits

assert sys.platform == "win32"

ACTIVE_PROCESS, PROCESS_MEMORY, DIE_ON_EXCEPTION, KILL_ON_CLOSE = 0x8, 0x100, 0x400, 0x2000
EXTENDED_LIMITS, DESKTOP_LIMITS = 9, 4
ALL_OF_THE_DESKTOP = 0xFF
"""handles, clipboard, settings, display, atoms, desktops and the end of the session"""
PROCESSES = 16
MEGABYTE = 1024 * 1024


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", wintypes.DWORD),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority", wintypes.DWORD),
        ("scheduling", wintypes.DWORD),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def job_of(process: subprocess.Popen[bytes], limits: Limits) -> object:
    """Puts a process into a job of its own; the process ends when the answer is let go."""
    system = ctypes.WinDLL("kernel32", use_last_error=True)
    system.CreateJobObjectW.restype = wintypes.HANDLE
    job = wintypes.HANDLE(system.CreateJobObjectW(None, None))
    held = _Limits(flags=ACTIVE_PROCESS | PROCESS_MEMORY | DIE_ON_EXCEPTION | KILL_ON_CLOSE)
    held.processes, held.process_memory = PROCESSES, limits.memory_mb * MEGABYTE
    desktop = wintypes.DWORD(ALL_OF_THE_DESKTOP)
    for which, value in ((EXTENDED_LIMITS, held), (DESKTOP_LIMITS, desktop)):
        if not system.SetInformationJobObject(job, which, ctypes.byref(value), ctypes.sizeof(value)):
            raise ctypes.WinError(ctypes.get_last_error())
    if not system.AssignProcessToJobObject(job, wintypes.HANDLE(int(process._handle))):  # noqa: SLF001
        raise ctypes.WinError(ctypes.get_last_error())
    return _Job(job)


class _Job:
    """A handle that ends with the object."""

    def __init__(self, handle: wintypes.HANDLE) -> None:
        self._handle = handle

    def __del__(self) -> None:
        ctypes.WinDLL("kernel32").CloseHandle(self._handle)
