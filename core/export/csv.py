"""CSV after RFC 4180: one row per document."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from core.domain.money import decimal
from core.domain.schema import Kind
from core.export.safe import plain_text
from core.export.tables import NUMBERS, Sheet


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """How a country's spreadsheets want their CSV."""

    delimiter: str = ","
    decimal: str = "."
    bom: bool = False
    """a byte order mark in front: older Excel reads UTF-8 only with it"""


STYLES = {"en": CsvStyle(), "fr": CsvStyle(delimiter=";", decimal=",")}


def csv_bytes(sheet: Sheet, style: CsvStyle | None = None) -> bytes:
    """A table as CSV, with the names of its columns in the first row."""
    style = style or CsvStyle()
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=style.delimiter, lineterminator="\r\n")
    writer.writerow(headings(sheet))
    writer.writerows(cells(sheet, style))
    return text.getvalue().encode("utf-8-sig" if style.bom else "utf-8")


def headings(sheet: Sheet) -> list[str]:
    """The first row of a table."""
    return [plain_text(column.heading) or column.name for column in sheet.columns]


def cells(sheet: Sheet, style: CsvStyle) -> Iterator[list[str]]:
    """The rows of a table as they are written."""
    for row in sheet.rows:
        yield [_cell(row.get(column.name, ""), column.kind, style) for column in sheet.columns]


def _cell(value: str, kind: Kind, style: CsvStyle) -> str:
    if kind in NUMBERS and decimal(value) is not None:
        return value.replace(".", style.decimal)
    return plain_text(value)
