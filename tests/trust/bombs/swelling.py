"""Bytes that are few when packed and very many when unpacked, made quickly: one packed piece, many times over."""

import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple


class Packed(NamedTuple):
    """A raw deflate stream and what it unpacks to."""

    data: bytes
    size: int
    crc: int
    adler: int


def packed(head: bytes, piece: bytes, times: int, tail: bytes = b"") -> Packed:
    """A head, a piece many times over and a tail, packed."""
    crc, adler, size = 0, 1, 0
    for part in (head, *(piece for _ in range(times)), tail):
        crc, adler, size = zlib.crc32(part, crc), zlib.adler32(part, adler), size + len(part)
    return Packed(_flushed(head) + _flushed(piece) * times + _flushed(tail) + b"\x03\x00", size, crc, adler)


def _flushed(part: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflate.compress(part) + deflate.flush(zlib.Z_FULL_FLUSH)


def with_zlib(swollen: Packed) -> bytes:
    """The same as PDF and PNG have it."""
    return b"\x78\xda" + swollen.data + struct.pack(">I", swollen.adler)


def archive(members: Sequence[tuple[str, Packed]], *, same: int = 1) -> bytes:
    """A ZIP of packed members, each named as often in the directory as `same` says."""
    body, directory, count = b"", [], 0
    for name, one in members:
        told = struct.pack("<HHHHHIII", 20, 0, 8, 0, 0x21, one.crc, len(one.data), one.size & 0xFFFFFFFF)
        place = len(body)
        body += b"PK\x03\x04" + told + struct.pack("<HH", len(name), 0) + name.encode() + one.data
        for number in range(same):
            called = (name if same == 1 else f"{number:07}{name}").encode()
            rest = struct.pack("<HHHHHII", len(called), 0, 0, 0, 0, 0, place)
            directory.append(b"PK\x01\x02" + struct.pack("<H", 20) + told + rest + called)
            count += 1
    listed = b"".join(directory)
    end = struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(listed), len(body), 0)
    return body + listed + b"PK\x05\x06" + end
