"""A disk as a record of calls left it: what was flushed is there, and of what was not, any part."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

SECTOR = 512
HEAD = struct.Struct("<cIqI")
VOLATILE = "-shm"
"""shared memory, which is no file after a power cut that anybody believes"""
Pending = TypeVar("Pending")


class Deed(NamedTuple):
    """One call: what it did, to which path within the folder, where, and with what bytes."""

    sort: str
    path: PurePosixPath
    at: int
    data: bytes


def deeds(record: bytes, folder: Path) -> Iterator[Deed]:
    """The calls of a record, in order."""
    place = 0
    while place < len(record):
        sort, length, at, size = HEAD.unpack_from(record, place)
        place += HEAD.size
        path = record[place : place + length].decode()
        data = record[place + length : place + length + size]
        place += length + size
        if not path.endswith(VOLATILE):
            yield Deed(sort.decode(), PurePosixPath(path).relative_to(folder) if path else PurePosixPath(), at, data)


@dataclass(slots=True)
class _File:
    kept: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """where which bytes were written; None: cut off there"""

    def flush(self) -> None:
        for change in self.pending:
            _apply(self.kept, *change)
        self.pending.clear()


@dataclass(slots=True)
class _Folder:
    live: dict[str, _File | _Folder] = field(default_factory=dict)
    kept: dict[str, _File | _Folder] = field(default_factory=dict)
    pending: list[dict[str, _File | _Folder | None]] = field(default_factory=list)

    def change(self, names: dict[str, _File | _Folder | None]) -> None:
        self.pending.append(names)
        _rename(self.live, names)

    def flush(self) -> None:
        for names in self.pending:
            _rename(self.kept, names)
        self.pending.clear()


class Platter:
    """The disk below one folder."""

    def __init__(self, folder: Path) -> None:
        """All that lies there now is flushed."""
        self._root = _laid_down(folder)

    def do(self, deed: Deed) -> None:
        """Takes what one call did."""
        if deed.sort == "p":
            return
        if deed.sort == "s":
            self._find(deed.path).flush()
            return
        folder, name = self._find(deed.path.parent), deed.path.name
        assert isinstance(folder, _Folder)
        match deed.sort:
            case "c":
                folder.change({name: _File()})
            case "d":
                folder.change({name: _Folder()})
            case "u":
                folder.change({name: None})
            case "r":
                other = PurePosixPath(deed.data.decode()).name
                folder.change({other: folder.live[name], name: None})
            case "w" | "t":
                file = folder.live[name]
                assert isinstance(file, _File)
                file.pending.append((deed.at, deed.data if deed.sort == "w" else None))

    def lay_out(self, folder: Path, luck: random.Random) -> None:
        """Writes what a power cut now could leave: of what is not flushed nothing, all or any part in any order."""
        _written(self._root, folder, luck)

    def _find(self, path: PurePosixPath) -> _File | _Folder:
        node: _File | _Folder = self._root
        for name in path.parts:
            assert isinstance(node, _Folder)
            node = node.live[name]
        return node


def _laid_down(path: Path) -> _Folder:
    names: dict[str, _File | _Folder] = {}
    for one in path.iterdir():
        if not one.name.endswith(VOLATILE):
            names[one.name] = _laid_down(one) if one.is_dir() else _File(bytearray(one.read_bytes()))
    return _Folder(dict(names), names)


def _written(folder: _Folder, path: Path, luck: random.Random) -> None:
    path.mkdir()
    names = dict(folder.kept)
    for change in _some(folder.pending, luck):
        _rename(names, change)
    for name, node in sorted(names.items()):
        if isinstance(node, _Folder):
            _written(node, path / name, luck)
        else:
            data = bytearray(node.kept)
            for at, piece in _some(node.pending, luck):
                _apply(data, at, _torn(piece, luck) if piece else piece)
            (path / name).write_bytes(data)


def _some(pending: Sequence[Pending], luck: random.Random) -> list[Pending]:
    """None, all or half of what is not flushed."""
    share = luck.choice((0.0, 0.5, 1.0))
    return [one for one in pending if luck.random() < share]


def _torn(piece: bytes, luck: random.Random) -> bytes:
    """A write of which, now and then, only the first sectors came down."""
    return piece if luck.random() < 0.8 else piece[: luck.randrange(0, len(piece) + 1, SECTOR)]


def _apply(data: bytearray, at: int, piece: bytes | None) -> None:
    if piece is None:
        del data[at:]
    if len(data) < at:
        data.extend(bytes(at - len(data)))
    if piece:
        data[at : at + len(piece)] = piece


def _rename(names: dict[str, _File | _Folder], change: dict[str, _File | _Folder | None]) -> None:
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node
