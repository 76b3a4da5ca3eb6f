"""Landlock: a process gives up all files but those it names, TCP, and signals to others. Linux 5.13 and later.

Tried on Linux 6.18 (version 7 of the interface, x86-64); older versions hold less, and `restrict` says how much.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntFlag
from pathlib import Path

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION, PATH_BENEATH = 1, 1
SIGNALS_FROM, NETWORK_FROM = 6, 4
"""versions that hold these"""
TCP, SOCKETS_AND_SIGNALS = 0b11, 0b11


class Right(IntFlag):
    """What can be done to files, by the kernel's numbers."""

    EXECUTE = 1 << 0
    WRITE = 1 << 1
    READ = 1 << 2
    LIST = 1 << 3
    CHANGE_FOLDERS = 0b1_1111_1111 << 4
    """make, remove and link what is in them"""
    MOVE = 1 << 13
    TRUNCATE = 1 << 14
    CONTROL_DEVICES = 1 << 15


OF_FILES = Right.EXECUTE | Right.WRITE | Right.READ | Right.TRUNCATE | Right.CONTROL_DEVICES
READING = Right.READ | Right.LIST
WRITING = READING | Right.WRITE | Right.CHANGE_FOLDERS | Right.MOVE | Right.TRUNCATE
_libc = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """The version of the interface that this kernel has; 0 where it has none."""
    return max(int(_libc.syscall(CREATE_RULESET, None, 0, ASK_VERSION)), 0)


def restrict(allowed: dict[Path, Right]) -> int:
    """Gives up everything but these rights below these paths, for good. The version that holds it, 0 for none."""
    known = version()
    if not known:
        return 0
    handled = _handled(known)
    with _ruleset(known, handled) as ruleset:
        for path, rights in allowed.items():
            _allow(ruleset, path, rights & handled)
        _checked(_libc.syscall(RESTRICT_SELF, ruleset, 0))
    return known


def _handled(known: int) -> Right:
    """The rights that a version can take away."""
    rights = Right.EXECUTE | Right.WRITE | READING | Right.CHANGE_FOLDERS
    for since, right in ((2, Right.MOVE), (3, Right.TRUNCATE), (5, Right.CONTROL_DEVICES)):
        rights |= right if known >= since else Right(0)
    return rights


@contextmanager
def _ruleset(known: int, handled: Right) -> Iterator[int]:
    words = [int(handled)]
    words += [TCP] if known >= NETWORK_FROM else []
    words += [SOCKETS_AND_SIGNALS] if known >= SIGNALS_FROM else []
    attributes = struct.pack(f"={len(words)}Q", *words)
    ruleset = _checked(_libc.syscall(CREATE_RULESET, attributes, len(attributes), 0))
    try:
        yield ruleset
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: Right) -> None:
    """Allows rights below a path; one that is not there needs none."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights &= rights if path.is_dir() else OF_FILES
        _checked(_libc.syscall(ADD_RULE, ruleset, PATH_BENEATH, struct.pack("=Qi", rights, place), 0))
    finally:
        os.close(place)


def _checked(answer: int) -> int:
    if answer < 0:
        raise OSError(ctypes.get_errno(), "Landlock")
    return answer
