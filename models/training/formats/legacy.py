"""Old files: XLS (BIFF8 in a compound file) and MSG (a mail saved by Outlook)."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from models.training.facts import Value
from models.training.formats.compound import Tree, compound
from models.training.formats.sheets import Cells

EPOCH = date(1899, 12, 30)
UNICODE, BINARY, LONG = 0x001F, 0x0102, 0x0003
STORED = 6
"""present, readable, writable"""


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _long_text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def xls(cells: Cells, title: str) -> bytes:
    """A workbook of one sheet: texts, numbers and days."""
    start = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    font = struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5, 1) + "Arial".encode("utf-16-le")
    styles = b"".join(_format(form) for form in (*[0] * 15, 0, 14, 4))
    name = struct.pack("<BB", len(title), 1) + title.encode("utf-16-le")
    fixed = _record(0x0809, start) + _record(0x0042, struct.pack("<H", 1200)) + _record(0x0031, font) * 5 + styles
    sheet_at = len(fixed) + len(_record(0x0085, struct.pack("<IH", 0, 0) + name)) + len(_record(0x000A))
    book = fixed + _record(0x0085, struct.pack("<IH", sheet_at, 0) + name) + _record(0x000A)
    width = max(map(len, cells))
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    sheet += _record(0x0200, struct.pack("<IIHHH", 0, len(cells), 0, width, 0))
    sheet += b"".join(_cell(row, column, value) for row, line in enumerate(cells) for column, value in enumerate(line))
    return compound({"Workbook": (book + sheet + _record(0x000A)).ljust(4096, b"\0")})


def _format(number_format: int) -> bytes:
    return _record(
        0x00E0,
        struct.pack("<HHHBBBBIIH", 0, number_format, 0xFFF5 if not number_format else 1, 0x20, 0, 0, 0, 0, 0, 0x20C0),
    )


def _cell(row: int, column: int, value: Value) -> bytes:
    match value:
        case date():
            return _record(0x0203, struct.pack("<HHHd", row, column, 16, (value - EPOCH).days))
        case Decimal():
            return _record(0x0203, struct.pack("<HHHd", row, column, 17, float(value)))
        case str() if value:
            return _record(0x0204, struct.pack("<HHH", row, column, 15) + _long_text(value))
    return b""


def msg(sender: str, subject: str, text: str, attachments: Mapping[str, bytes]) -> bytes:
    """A mail as Outlook saves it."""
    root: dict[str, bytes | Tree] = _texts(
        {
            0x001A: "IPM.Note",
            0x0037: subject,
            0x0C1A: sender,
            0x0C1F: "accounts@supplier.example",
            0x0E04: "Books",
            0x1000: text,
        }
    )
    header = struct.pack("<8xIIII8x", 0, len(attachments), 0, len(attachments))
    root["__properties_version1.0"] = header + _properties(root)
    root["__nameid_version1.0"] = {f"__substg1.0_{tag:04X}0102": b"" for tag in (0x0002, 0x0003, 0x0004)}
    for number, (name, data) in enumerate(attachments.items()):
        held: dict[str, bytes | Tree] = _texts(
            {0x3701: data, 0x3704: name, 0x3707: name, 0x3703: "." + name.rpartition(".")[2]}
        )
        method = struct.pack("<HHIII", LONG, 0x3705, STORED, 1, 0)
        held["__properties_version1.0"] = bytes(8) + method + _properties(held)
        root[f"__attach_version1.0_#{number:08X}"] = held
    return compound(root)


def _texts(values: Mapping[int, str | bytes]) -> dict[str, bytes | Tree]:
    """Streams of text and binary properties."""
    return {
        f"__substg1.0_{tag:04X}{UNICODE if isinstance(value, str) else BINARY:04X}":
            value.encode("utf-16-le") if isinstance(value, str) else value
        for tag, value in values.items()
    }  # fmt: skip


def _properties(streams: Mapping[str, bytes | Tree]) -> bytes:
    """The table that names each property stream with its length."""
    packed = b""
    for name, data in streams.items():
        if name.startswith("__substg") and isinstance(data, bytes):
            tag, kind = int(name[12:16], 16), int(name[16:20], 16)
            packed += struct.pack("<HHIII", kind, tag, STORED, len(data) + (2 if kind == UNICODE else 0), 0)
    return packed
