"""CSV after RFC 4180: one row per document."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.domain.money import decimal
from core.domain.schema import Kind
from core.export.safe import plain_text
from core.export.tables import NUMBERS, Row, Sheet


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """How a country's spreadsheets want their CSV."""

    delimiter: str = ","
    decimal: str = "."
    bom: bool = False
    """a byte order mark in front: older Excel reads UTF-8 only with it"""


PIECE = 1 << 16
"""characters that are held before they are written"""
STYLES = {"en": CsvStyle(), "fr": CsvStyle(delimiter=";", decimal=",")}


def csv_bytes(sheet: Sheet, style: CsvStyle | None = None) -> bytes:
    """A table as CSV, with the names of its columns in the first row."""
    return b"".join(csv_pieces(sheet, sheet.rows, style or CsvStyle()))


def csv_pieces(sheet: Sheet, rows: Iterable[Row], style: CsvStyle) -> Iterator[bytes]:
    """A table as CSV, piece by piece, with rows that need not all be there at once."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=style.delimiter, lineterminator="\r\n")
    yield "\ufeff".encode() if style.bom else b""
    writer.writerow(headings(sheet))
    for row in rows:
        writer.writerow(csv_row(sheet, row, style))
        if text.tell() > PIECE:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def headings(sheet: Sheet) -> list[str]:
    """The first row of a table."""
    return [plain_text(column.heading) or column.name for column in sheet.columns]


def csv_row(sheet: Sheet, row: Row, style: CsvStyle) -> list[str]:
    """A row of a table as it is written."""
    return [_cell(row.get(column.name, ""), column.kind, style) for column in sheet.columns]


def _cell(value: str, kind: Kind, style: CsvStyle) -> str:
    if kind in NUMBERS and decimal(value) is not None:
        return value.replace(".", style.decimal)
    return plain_text(value)
