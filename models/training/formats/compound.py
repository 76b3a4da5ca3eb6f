"""Compound files (OLE2), the container of old office files and saved mails: a writer of just what these need."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, FAT_MARK, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _Entry:
    """One storage or stream of the directory."""

    name: str
    kind: int
    data: bytes = b""
    child: int = NONE
    right: int = NONE
    start: int = END
    children: list[int] = field(default_factory=list)

    def packed(self) -> bytes:
        """The 128 bytes of the directory."""
        name = (self.name + "\0").encode("utf-16-le")
        size = len(self.data)
        return struct.pack(
            "<64sHBBIII16sIQQIQ",
            name,
            len(name),
            self.kind,
            1,
            NONE,
            self.right,
            self.child,
            b"",
            0,
            0,
            0,
            self.start,
            size,
        )


def compound(tree: Tree) -> bytes:
    """A compound file with these streams (bytes) and storages (mappings)."""
    entries = [_Entry("Root Entry", 5)]
    _plant(entries, 0, tree)
    small = [one for one in entries if one.kind == 2 and len(one.data) < CUTOFF]
    large = [one for one in entries if one.kind == 2 and len(one.data) >= CUTOFF]
    mini_fat, mini_stream = _chained(small, MINI)
    entries[0].data = mini_stream
    fat_of_minis = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    directory_size = -(-len(entries) * 128 // SECTOR) * SECTOR
    fat: list[int] = []
    body = b""
    for one in [entries[0], *large]:
        one.start, body = _placed(fat, body, one.data)
    mini_start, body = _placed(fat, body, fat_of_minis)
    directory_start, body = _placed(fat, body, bytes(directory_size))
    packed = b"".join(one.packed() for one in entries).ljust(directory_size, b"\0")
    body = body[: directory_start * SECTOR] + packed + body[directory_start * SECTOR + directory_size :]
    return _finished(fat, body, directory_start, mini_start, -(-len(fat_of_minis) // SECTOR))


def _plant(entries: list[_Entry], parent: int, tree: Tree) -> None:
    """Adds the children of a storage; siblings hang as a chain to the right, in the order that readers expect."""
    last = NONE
    for name, held in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        number = len(entries)
        is_stream = isinstance(held, bytes)
        entries.append(_Entry(name, 2 if is_stream else 1, held if isinstance(held, bytes) else b""))
        if last == NONE:
            entries[parent].child = number
        else:
            entries[last].right = number
        last = number
        if not isinstance(held, bytes):
            _plant(entries, number, held)


def _chained(streams: list[_Entry], size: int) -> tuple[list[int], bytes]:
    """The chains of small streams in their common stream, each told where it starts."""
    table: list[int] = []
    body = b""
    for one in streams:
        count = -(-len(one.data) // size)
        one.start = len(table) if count else END
        table += [*range(len(table) + 1, len(table) + count), END] if count else []
        body += one.data.ljust(count * size, b"\0")
    return table, body


def _placed(fat: list[int], body: bytes, data: bytes) -> tuple[int, bytes]:
    """Where data starts once it is put at the end, and the body with it."""
    count = -(-len(data) // SECTOR)
    if not count:
        return END, body
    start = len(fat)
    fat.extend([*range(start + 1, start + count), END])
    return start, body + data.ljust(count * SECTOR, b"\0")


def _finished(fat: list[int], body: bytes, directory: int, mini: int, minis: int) -> bytes:
    """Header, body and allocation table."""
    count = 1
    while (len(fat) + count) * 4 > count * SECTOR:
        count += 1
    first = len(fat)
    table = [*fat, *[FAT_MARK] * count]
    table += [FREE] * (count * SECTOR // 4 - len(table))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"",
        0,
        count,
        directory,
        0,
        CUTOFF,
        mini,
        minis,
        END,
        0,
    )
    places = [*range(first, first + count), *[FREE] * (109 - count)]
    return header + struct.pack("<109I", *places) + body + struct.pack(f"<{len(table)}I", *table)
