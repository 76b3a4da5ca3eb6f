"""Linux: a user namespace with a folder in memory, Landlock for files, a filter for system calls.

Tried on Linux 6.18, x86-64, as root and as another user. What a kernel or a distribution does not grant is left out,
and told: before 5.13 there is no Landlock, before 6.12 it lets signals pass, and where namespaces are kept from users
what is written goes to the disk, into the same folder.
"""

from __future__ import annotations

import ctypes
import mimetypes
import os
import resource
import signal
import sys
import sysconfig
from pathlib import Path

from core.work.confining import counting, landlock, seccomp
from core.work.confining.confinement import Confinement, Room
from core.work.confining.landlock import READING, WRITING, Right

NEW_FOLDERS, NEW_USER = 0x0002_0000, 0x1000_0000
NO_SETUID_NO_DEVICES_NO_PROGRAMS = 2 | 4 | 8
PARENT_DEATH_SIGNAL, DUMPABLE, NO_NEW_PRIVILEGES = 1, 4, 38
MEMORY_FOLDER = "size=512m,nr_inodes=4096,mode=0700"
PROCESSES = 128
"""with the threads of the number of cores besides"""
LIBRARIES = ("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib")
SHARED = ("/usr/share", "/usr/local/share")
SETTINGS = ("/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/fonts", "/etc/localtime", *mimetypes.knownfiles)
MACHINE = (
    *("/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/filesystems", "/proc/sys/vm", "/proc/sys/kernel"),
    *("/sys/devices/system", "/sys/fs/cgroup", "/sys/kernel/mm", "/dev/urandom", "/dev/random", "/dev/zero"),
)
USING = Right.READ | Right.WRITE | Right.CONTROL_DEVICES
"""what is done to a device"""
_libc = ctypes.CDLL(None, use_errno=True)


def confined(room: Room) -> Confinement:
    """Holds this process to its room; what the system holds of it."""
    most = PROCESSES + 8 * (os.cpu_count() or 1)
    counted = os.getuid() == 0 and counting.joined(most)  # no limit of a user's processes holds root
    of_its_own = _of_its_own(room.temporary)
    for which, value in ((PARENT_DEATH_SIGNAL, signal.SIGKILL), (NO_NEW_PRIVILEGES, 1)):
        _libc.prctl(which, value, 0, 0, 0)
    _first_to_go()
    bounded = of_its_own is not None and os.getuid() != 0
    if of_its_own is not None:
        resource.setrlimit(resource.RLIMIT_NPROC, (most, most))
    restricted = landlock.restrict(_rights(room))
    _libc.prctl(DUMPABLE, 0, 0, 0, 0)
    filtered = seccomp.refuse(starts_programs=bool(room.runs))
    return Confinement(
        memory=True,
        processor_time=True,
        open_files=True,
        processes=bounded or (counted and restricted > 0) or (filtered and not room.runs),
        network=filtered,
        files=restricted > 0,
        disk=bool(of_its_own) and restricted > 0,
        others=filtered and restricted >= landlock.SIGNALS_FROM,
    )


def _of_its_own(folder: Path) -> bool | None:
    """A user namespace, and a file system in memory on the folder: whether it is there; None without namespaces."""
    user, group = os.getuid(), os.getgid()
    if _libc.unshare(NEW_USER | NEW_FOLDERS) != 0:
        return None
    try:
        for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            Path("/proc/self", name).write_text(text, encoding="ascii")
    except OSError:  # a namespace without rights, as some distributions give it
        return False
    kind, options = b"tmpfs", MEMORY_FOLDER.encode()
    mounted = _libc.mount(kind, os.fsencode(folder), kind, NO_SETUID_NO_DEVICES_NO_PROGRAMS, options)
    return bool(mounted == 0)


def _first_to_go() -> None:
    """A machine that runs out of memory ends its readers before anything else."""
    try:
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    except OSError:
        return


def _rights(room: Room) -> dict[Path, Right]:
    """What may be done to which files."""
    python = (sys.base_prefix, sys.prefix, *sysconfig.get_paths().values()) if sys.prefix != "/usr" else ()
    modules = [path for path in sys.path if path and Path(path) not in room.lists]
    program = sys.executable or sys.prefix  # which holds its own modules where it is packaged
    known = (*LIBRARIES, *SHARED, *SETTINGS, *MACHINE, "/proc/self", program, *python, *modules)
    rights = dict.fromkeys((Path(path) for path in room.lists), Right.LIST)
    rights |= dict.fromkeys((*map(Path, known), *room.reads), READING)
    rights[Path(os.devnull)] = USING | Right.TRUNCATE
    rights |= dict.fromkeys(room.devices, USING)
    rights[room.temporary] = WRITING
    for started in room.runs:
        rights[started] = Right.READ | Right.EXECUTE
    for loader in _loaders() if room.runs else ():
        rights[loader] = Right.READ | Right.EXECUTE
    return rights


def _loaders() -> list[Path]:
    """What starts programs that are linked at run time."""
    folders = (Path("/lib"), Path("/lib64"))
    return [path.resolve() for folder in folders for path in folder.glob("ld-linux*.so*")]
