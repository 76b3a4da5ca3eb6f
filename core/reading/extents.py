"""How far the sheets of a workbook reach, told before a parser makes room for every cell up to the last one."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence

from lxml import etree

from core.domain.errors import FormatDamaged, TooLarge
from core.ports import Limits
from core.reading.archive import opened

MOST_CELLS = 1_000_000
"""of one workbook, empty ones included"""
COMPOUND = b"\xd0\xcf\x11\xe0"
"""how an OLE file begins"""
CELL_RECORDS = frozenset((0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x207, 0x27E))
"""kinds of BIFF records that begin with a row and a column"""
HEADER, PLACE = struct.Struct("<HH"), struct.Struct("<HH")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SHEET, ROW = f"{TABLE}table", f"{TABLE}table-row"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def bound_xls(data: bytes) -> None:
    """Raises TooLarge where a binary workbook reaches too far, FormatDamaged where its sectors run in circles."""
    import olefile  # type: ignore[import-untyped]  # noqa: PLC0415 - few sources are compound files

    if not data.startswith(COMPOUND):
        return
    with olefile.OleFileIO(data) as file:
        file.loadminifat()
        if _has_circle(file.fat) or _has_circle(file.minifat):
            raise FormatDamaged(format="XLS")
        stream = file.openstream("Workbook" if file.exists("Workbook") else "Book").read()
    rows = columns = 0
    for row, column in _places(stream):
        rows, columns = max(rows, row + 1), max(columns, column + 1)
    _bound(rows, columns)


def bound_ods(data: bytes, limits: Limits) -> None:
    """Raises TooLarge where an OpenDocument workbook reaches too far, mostly by repeating its cells."""
    with opened(data, limits) as archive:
        content = archive.read("content.xml")
    rows = columns = 0
    for event, element in _events(content):
        if event == "start":
            rows = columns = 0
        elif element.tag == ROW:
            width = _width(element)
            rows += _repeated(element, "rows")
            columns = max(columns, width)
            if width:
                _bound(rows, columns)
            element.clear()


def _events(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The beginning of every table, and every row that is complete."""
    stream = io.BytesIO(content)
    parsed = etree.iterparse(
        stream, ("start", "end"), tag=(SHEET, ROW), resolve_entities=False, no_network=True, huge_tree=False
    )
    for event, element in parsed:
        if (event == "start") == (element.tag == SHEET):
            yield event, element


def _bound(rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        raise TooLarge


def _has_circle(following: Sequence[int]) -> bool:
    """Whether a table of sectors, each naming the one that follows it, leads back to a sector it came from."""
    walk_of = [0] * len(following)
    for walk, start in enumerate(range(len(following)), 1):
        sector = start
        while sector < len(following) and not walk_of[sector]:
            walk_of[sector] = walk
            sector = following[sector]
        if sector < len(following) and walk_of[sector] == walk:
            return True
    return False


def _places(stream: bytes) -> Iterator[tuple[int, int]]:
    """Row and column of every cell record of a BIFF stream."""
    position = 0
    while position + HEADER.size + PLACE.size <= len(stream):
        kind, length = HEADER.unpack_from(stream, position)
        if kind in CELL_RECORDS:
            yield PLACE.unpack_from(stream, position + HEADER.size)
        position += HEADER.size + length


def _width(row: etree._Element) -> int:
    """The columns of a row up to its last cell that says something."""
    width = column = 0
    for cell in row:
        column += _repeated(cell, "columns")
        if len(cell) or cell.get(f"{OFFICE}value-type"):
            width = column
    return width


def _repeated(element: etree._Element, what: str) -> int:
    stated = element.get(f"{TABLE}number-{what}-repeated") or "1"
    return int(stated) if stated.isdecimal() and len(stated) < len("1000000000000") else 1
