"""Pictures that say they are larger than any machine can hold, and some that are."""

import struct
import zlib

from tests.trust.bombs.swelling import packed, with_zlib


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, data: bytes, *before: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(before) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def billion_pixels() -> bytes:
    """A PNG of a thousand million pixels, all of them there."""
    return _png(40_000, 25_000, with_zlib(packed(b"", bytes(40_001), 25_000)))


def swollen_profile() -> bytes:
    """A small PNG whose colour profile unpacks to one and a half gigabytes."""
    profile = b"profile\0\0" + with_zlib(packed(b"", bytes(1_000_000), 1_500))
    return _png(100, 100, with_zlib(packed(b"", bytes(101), 100)), _chunk(b"iCCP", profile))


def swollen_text() -> bytes:
    """A small PNG with a note of one and a half gigabytes."""
    note = b"note\0\0" + with_zlib(packed(b"", b" " * 1_000_000, 1_500))
    return _png(100, 100, with_zlib(packed(b"", bytes(101), 100)), _chunk(b"zTXt", note))


def huge_jpeg() -> bytes:
    """A JPEG of 65,000 pixels each way with nothing in it."""
    size = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, 65_000, 65_000, 3) + b"\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    return b"\xff\xd8" + size + b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00" + bytes(5_000) + b"\xff\xd9"


def _directory(width: int, height: int, strip: tuple[int, int], after: int) -> bytes:
    """A page of a TIFF."""
    entries = (
        (256, width),
        (257, height),
        (258, 8),
        (259, 8),
        (262, 1),
        (273, strip[0]),
        (278, height),
        (279, strip[1]),
    )
    told = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    return struct.pack("<H", len(entries)) + told + struct.pack("<I", after)


def huge_tiff() -> bytes:
    """A TIFF of a thousand million pixels, all of them there."""
    data = with_zlib(packed(b"", bytes(40_000), 25_000))
    return b"II*\0" + struct.pack("<I", 8 + len(data)) + data + _directory(40_000, 25_000, (8, len(data)), 0)


def tiff_of_many_pages() -> bytes:
    """A TIFF of a hundred thousand pages."""
    data = with_zlib(packed(b"", bytes(10), 10))
    first = 8 + len(data)
    size = len(_directory(10, 10, (8, len(data)), 0))
    pages = [_directory(10, 10, (8, len(data)), first + size * (number + 1)) for number in range(100_000)]
    return b"II*\0" + struct.pack("<I", first) + data + b"".join(pages)[:-4] + bytes(4)


def tiff_in_a_circle() -> bytes:
    """A TIFF whose second page is followed by its first."""
    data = with_zlib(packed(b"", bytes(10), 10))
    first = 8 + len(data)
    second = first + len(_directory(10, 10, (8, len(data)), 0))
    pages = _directory(10, 10, (8, len(data)), second) + _directory(10, 10, (8, len(data)), first)
    return b"II*\0" + struct.pack("<I", first) + data + pages


def huge_webp() -> bytes:
    """A WebP that says it is of 16,383 pixels each way, and is cut short."""
    body = b"VP8L" + struct.pack("<I", 50_000) + b"\x2f" + struct.pack("<I", 0x0FFF_FFFF) + bytes(49_995)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def huge_bmp() -> bytes:
    """A BMP of two thousand million rows."""
    head = struct.pack("<IiiHHIIiiII", 40, 50_000, 2_000_000_000, 1, 24, 0, 0, 1, 1, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + head + bytes(1_000)


def huge_gif() -> bytes:
    """A GIF of 65,535 pixels each way with ten thousand frames."""
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0x80, 0, 0) + bytes(6) + frame * 10_000 + b"\x3b"
