"""The imprint of a database: a number that says which version of every page it holds, kept outside the vault.

SQLCipher seals each page, but takes an old sealed page for a new one. The imprint is the sum of a keyed hash of every
page's seal: a commit changes it by the pages that it wrote, which stand in the database's log, so that it costs no look
at the others. The log is taken over into the database only once the imprint outside has come as far.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from core.vault.database import LOG

PAGE = 4096
SEAL = 80
"""what SQLCipher writes at the end of a page: where its encryption began, and its hash"""
BLANK = bytes(SEAL)
HEADER, FRAME = 32, 24
"""of the log, and of each page in it (SQLite's file format, section 4)"""
LONG = 1000
"""pages in the log from which on it is taken over"""
WHOLE = 1 << 256


class Imprint(NamedTuple):
    """The sum of a database's seals, and how far into which log it goes."""

    total: str
    log: str
    frames: int


class _Frame(NamedTuple):
    """A version of a page in the log."""

    page: int
    size: int
    """of the database after the commit that it ends; 0 within one"""
    seal: bytes


class Pages:
    """The pages of one database as its only writer follows them."""

    def __init__(self, database: Path, key: bytes) -> None:
        self._database, self._log, self._key = database, database.with_name(LOG), key
        self._file = -1
        self._total = 0
        self._salt, self._frames = b"", 0
        self._seals: dict[int, bytes] = {}
        """of the pages in the log"""

    def resume(self, kept: Imprint) -> None:
        """Goes on from an imprint that was kept; what was committed after it, before a crash, is taken as it is."""
        self._total = int(kept.total, 16)
        sound = _sound(self._log)
        self._salt, self._frames, self._seals = _salt(self._log), 0, {}
        known = min(kept.frames, sound) if self._salt.hex() == kept.log else 0
        self._take(known, counted=False)
        self._take(sound, counted=True)

    def begin(self) -> None:
        """Takes the database as it is now."""
        self._salt, self._frames, self._seals = _salt(self._log), 0, {}
        self._take(_sound(self._log), counted=False)
        self._total = self._sum()

    def follow(self) -> Imprint:
        """The imprint after what was committed until now."""
        salt = _salt(self._log)
        if salt != self._salt:  # a new log is begun only once the old one was taken over
            self._salt, self._frames, self._seals = salt, 0, {}
        self._take(None, counted=True)
        return Imprint(f"{self._total:064x}", self._salt.hex(), self._frames)

    @property
    def long(self) -> bool:
        """Whether the log is to be taken over into the database; its file stays as large as it once was."""
        try:
            if self._log.stat().st_size <= HEADER + LONG * (FRAME + PAGE):
                return False
        except FileNotFoundError:
            return False
        return self.follow().frames > LONG

    def whole(self) -> bool:
        """Whether every page is the one that was written last."""
        self.follow()
        return self._sum() == self._total

    def close(self) -> None:
        """Lets go of the file. Only after the database did: the system's locks on it end with any handle."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1

    def _take(self, until: int | None, *, counted: bool) -> None:
        """Goes through the log to its last commit, or to a number of frames."""
        pending: dict[int, bytes] = {}
        for number, frame in enumerate(_frames(self._log, self._salt, self._frames), self._frames + 1):
            if until is not None and number > until:
                return
            pending[frame.page] = frame.seal
            if frame.size:
                for page, seal in pending.items():
                    if counted:
                        self._total += self._weight(page, seal) - self._weight(page, self._seal(page))
                    self._seals[page] = seal
                self._total %= WHOLE
                pending, self._frames = {}, number

    def _sum(self) -> int:
        """The sum over all pages as they lie there."""
        size = self._database.stat().st_size if self._database.exists() else 0
        last = max(size // PAGE, *self._seals, 0)
        return sum(self._weight(page, self._seal(page)) for page in range(1, last + 1)) % WHOLE

    def _seal(self, page: int) -> bytes:
        """The seal of a page as the log has it, or else the database."""
        known = self._seals.get(page)
        if known is not None:
            return known
        if self._file < 0:
            self._file = os.open(self._database, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        if hasattr(os, "pread"):
            return os.pread(self._file, SEAL, page * PAGE - SEAL)
        os.lseek(self._file, page * PAGE - SEAL, os.SEEK_SET)
        return os.read(self._file, SEAL)

    def _weight(self, page: int, seal: bytes) -> int:
        if len(seal) < SEAL or seal == BLANK:  # never written
            return 0
        return int.from_bytes(hashlib.blake2b(page.to_bytes(4, "big") + seal, key=self._key, digest_size=32).digest())


def _salt(log: Path) -> bytes:
    """What tells a log from the ones before."""
    try:
        with log.open("rb") as file:
            return file.read(HEADER)[16:24]
    except FileNotFoundError:
        return b""


def _frames(log: Path, salt: bytes, start: int) -> Iterator[_Frame]:
    """The frames of this log from a number on, those of a transaction that was not committed too."""
    for header, body in _bodies(log, start):
        page, size = struct.unpack(">II", header[:8])
        if header[8:16] != salt:
            return
        yield _Frame(page, size, body[-SEAL:])


def _bodies(log: Path, start: int) -> Iterator[tuple[bytes, bytes]]:
    try:
        file = log.open("rb")
    except FileNotFoundError:
        return
    with file:
        file.seek(HEADER + start * (FRAME + PAGE))
        while len(whole := file.read(FRAME + PAGE)) == FRAME + PAGE:
            yield whole[:FRAME], whole[FRAME:]


def _sound(log: Path) -> int:
    """How many frames of a log the database takes: up to the last commit before the first that does not add up."""
    try:
        with log.open("rb") as file:
            header = file.read(HEADER)
    except FileNotFoundError:
        return 0
    if len(header) < HEADER:
        return 0
    order = ">" if header[3] & 1 else "<"
    sums, sound = _added((0, 0), header[:24], order), 0
    if sums != struct.unpack(">II", header[24:]):
        return 0
    for number, (head, body) in enumerate(_bodies(log, 0), 1):
        sums = _added(_added(sums, head[:8], order), body, order)
        if head[8:16] != header[16:24] or sums != struct.unpack(">II", head[16:24]):
            return sound
        if head[4:8] != bytes(4):
            sound = number
    return sound


def _added(sums: tuple[int, int], data: bytes, order: str) -> tuple[int, int]:
    """SQLite's checksum of its log, over some more bytes."""
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
