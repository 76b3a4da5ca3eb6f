"""A filter of system calls: what a reader never needs is refused by the kernel. Linux on x86-64 and ARM64.

Tried on Linux 6.18, x86-64. The numbers of ARM64 are of the kernel's table and were not tried.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Mapping
from typing import NamedTuple

NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER_MODE = 38, 22, 2
KILL, REFUSE, ALLOW = 0x8000_0000, 0x0005_0000, 0x7FFF_0000
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
THREAD, NEW_NAMESPACES = 0x0001_0000, 0x7E02_0000
OTHER_ABI = 0x4000_0000
"""numbers of the 32-bit interface of x86-64 begin here"""


class Machine(NamedTuple):
    """How the kernel numbers system calls of an architecture."""

    audit: int
    clone: int
    kills: tuple[int, ...]
    """kill, tgkill"""
    limits: int
    clone3: int
    starts: tuple[int, ...]
    """fork, vfork, execve, execveat"""
    refused: Mapping[str, int]


NAMES = (
    "socket socketpair connect bind listen accept accept4 sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg "
    "ptrace process_vm_readv process_vm_writev perf_event_open bpf userfaultfd kexec_load add_key request_key keyctl "
    "mount umount2 pivot_root chroot unshare setns swapon swapoff reboot init_module finit_module delete_module "
    "setsid setpgid shmget shmat msgget semget mq_open memfd_create name_to_handle_at open_by_handle_at acct "
    "settimeofday clock_settime adjtimex sethostname setdomainname quotactl move_pages migrate_pages "
    "tkill rt_sigqueueinfo rt_tgsigqueueinfo kcmp personality"
)
"""refused whatever they ask for: network, other processes, the kernel's own affairs, leaving the group of the reader"""
X86_64 = (
    *(41, 53, 42, 49, 50, 43, 288, 44, 45, 46, 47, 307, 299),
    *(101, 310, 311, 298, 321, 323, 246, 248, 249, 250),
    *(165, 166, 155, 161, 272, 308, 167, 168, 169, 175, 313, 176),
    *(112, 109, 29, 30, 68, 64, 240, 319, 303, 304, 163),
    *(164, 227, 159, 170, 171, 179, 279, 256),
    *(200, 129, 297, 312, 135),
)
ARM64 = (
    *(198, 199, 203, 200, 201, 202, 242, 206, 207, 211, 212, 269, 243),
    *(117, 270, 271, 241, 280, 282, 104, 217, 218, 219),
    *(40, 39, 41, 51, 97, 268, 224, 225, 142, 105, 273, 106),
    *(157, 154, 194, 196, 186, 190, 180, 279, 264, 265, 89),
    *(170, 112, 171, 161, 162, 60, 239, 238),
    *(130, 138, 240, 272, 92),
)
LATER = {
    "pidfd_send_signal": 424,
    "io_uring_setup": 425,
    "io_uring_enter": 426,
    "io_uring_register": 427,
    "open_tree": 428,
    "move_mount": 429,
    "fsopen": 430,
    "fsmount": 432,
    "pidfd_open": 434,
    "pidfd_getfd": 438,
    "process_madvise": 440,
    "mount_setattr": 442,
    "process_mrelease": 448,
}
"""numbers that all architectures share"""
_STARTS_X86_64, _STARTS_ARM64 = (57, 58, 59, 322), (221, 281)


def _numbered(numbers: tuple[int, ...]) -> Mapping[str, int]:
    return dict(zip(NAMES.split(), numbers, strict=True)) | LATER


MACHINES = {
    "x86_64": Machine(0xC000_003E, 56, (62, 234), 302, 435, _STARTS_X86_64, _numbered(X86_64)),
    "aarch64": Machine(0xC000_00B7, 220, (129, 131), 261, 435, _STARTS_ARM64, _numbered(ARM64)),
}
_libc = ctypes.CDLL(None, use_errno=True)


def refuse(*, starts_programs: bool) -> bool:
    """Has the kernel refuse what no reader needs, for good; starting processes too, where none may be started."""
    machine = MACHINES.get(platform.machine())
    if machine is None:
        return False
    program = b"".join(_filter(machine, starts_programs=starts_programs))
    kept = ctypes.create_string_buffer(program, len(program))
    asked = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(kept))
    _libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(_libc.prctl(SET_SECCOMP, FILTER_MODE, asked, 0, 0) == 0)


def _filter(machine: Machine, *, starts_programs: bool) -> list[bytes]:
    """The program that the kernel runs at each system call; a jump counts the steps that it leaves out."""
    refused = [*machine.refused.values(), *(() if starts_programs else machine.starts)]
    denied = _step(RETURN, REFUSE | errno.EPERM)
    start = [denied] if starts_programs else [_step(ANY_BIT, THREAD, 1, 0), denied]
    namespaces = [_step(ANY_BIT, NEW_NAMESPACES, 0, 1), denied] if starts_programs else start
    signals = [_step(EQUAL, os.getppid(), 1, 0), _step(EQUAL, 0xFFFF_FFFF, 0, 1), denied]
    return [
        _step(LOAD, ARCHITECTURE),
        _step(EQUAL, machine.audit, 1, 0),
        _step(RETURN, KILL),
        _step(LOAD, NUMBER),
        *(_step(AT_LEAST, OTHER_ABI, 0, 1), denied),
        *(step for number in refused for step in (_step(EQUAL, number, 0, 1), denied)),
        *(_step(EQUAL, machine.clone3, 0, 1), _step(RETURN, REFUSE | errno.ENOSYS)),  # its flags cannot be seen
        *_of(machine.clone, namespaces),
        *_of(machine.limits, [_step(EQUAL, 0, 1, 0), denied]),  # its own limits only
        *(step for number in machine.kills for step in _of(number, signals)),
        _step(RETURN, ALLOW),
    ]


def _of(number: int, steps: list[bytes]) -> list[bytes]:
    """Steps that look at the first argument of one system call, which is allowed where they come to their end."""
    looked = [_step(LOAD, FIRST_ARGUMENT), *steps, _step(RETURN, ALLOW)]
    return [_step(EQUAL, number, 0, len(looked)), *looked]


def _step(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, otherwise, value)
