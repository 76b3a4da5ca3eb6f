"""ZIP archives: their files as parts, within limits on count, size and names; and the check before one is opened."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from core.domain.errors import FileEmpty, PasswordNeeded, TooLarge
from core.domain.page import Contents, Part
from core.ports import Limits
from core.reading.edge import foreign

DIRECTORY_ENTRY = b"PK\x01\x02"
MOST_MEMBERS = 50_000
"""entries of an archive's directory, more than any office file has; a million would take minutes to list"""
MEGABYTE = 1 << 20
ENCRYPTED = 0x1
LEFTOVERS = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
"""what operating systems leave in archives beside the files"""


def read_archive(data: bytes, limits: Limits, passwords: Sequence[str] = ()) -> Contents:
    """The files of a ZIP archive as parts. Raises TooLarge, PasswordNeeded, FormatDamaged or FileEmpty."""
    with foreign("ZIP"), opened(data, limits) as archive:
        members = [member for member in archive.infolist() if _is_wanted(member)]
        if not members:
            raise FileEmpty
        if len(members) > limits.parts:
            raise TooLarge
        locked = next((member for member in members if member.flag_bits & ENCRYPTED), None)
        if locked is not None:
            archive.setpassword(_fitting(archive, locked, passwords))
        parts = tuple(Part(safe_name(member.filename), archive.read(member)) for member in members)
    return Contents(parts=named_apart(parts), format="zip")


def _fitting(archive: zipfile.ZipFile, locked: zipfile.ZipInfo, passwords: Sequence[str]) -> bytes:
    """The password that opens a member of an archive. Raises PasswordNeeded."""
    for password in passwords:
        try:
            archive.read(locked, password.encode())
        except (RuntimeError, zipfile.BadZipFile, zlib.error):
            continue  # a wrong password passes zip's one-byte test now and then, and then gives garbage
        return password.encode()
    raise PasswordNeeded


def opened(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """A ZIP whose members, unpacked, stay within the limits. Raises TooLarge; zipfile's errors pass.

    A member never unpacks to more than its entry says: zipfile stops reading there.
    """
    if data.count(DIRECTORY_ENTRY) > MOST_MEMBERS:
        raise TooLarge
    archive = zipfile.ZipFile(io.BytesIO(data))
    if sum(member.file_size for member in archive.infolist()) > limits.unpacked_mb * MEGABYTE:
        raise TooLarge
    return archive


def safe_name(name: str) -> str:
    """A member's name as a relative path that leads nowhere else, without control characters."""
    clean = "".join(character if character.isprintable() else "_" for character in name.replace("\\", "/"))
    steps = [step for step in PurePosixPath(clean).parts if step not in ("/", "..", ".") and not step.endswith(":")]
    return "/".join(steps)[-255:] or "unnamed"


def named_apart(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, those of a name that came before numbered: "a.pdf", "a (2).pdf"."""
    return tuple(_named_apart(parts))


def _named_apart(parts: tuple[Part, ...]) -> Iterator[Part]:
    taken: set[str] = set()
    for part in parts:
        name, count = part.name, 2
        while name in taken:
            stem, dot, suffix = part.name.rpartition(".")
            name = f"{stem} ({count}){dot}{suffix}" if stem else f"{part.name} ({count})"
            count += 1
        taken.add(name)
        yield Part(name, part.data)


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    steps = PurePosixPath(member.filename).parts
    return not member.is_dir() and member.file_size > 0 and not any(step in LEFTOVERS for step in steps)
