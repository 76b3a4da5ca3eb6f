"""Delimited text (CSV and its relatives) and plain text: encoding and delimiter told from the text itself."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from core.domain.errors import TooLarge
from core.domain.page import Contents
from core.ports import Limits
from core.reading.cells import column_name
from core.reading.edge import foreign
from core.reading.flow import ROWS_PER_PAGE, Block, Cell, packed

DELIMITERS = (";", "\t", ",", "|")
SAMPLE = 50
"""rows by which the delimiter is told"""
MOST_CELLS = 500_000
MOST_TEXT, LONGEST_LINE = 16 * 1024 * 1024, 100_000
"""characters of plain text that any page was ever printed from"""
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GUARDED = re.compile(r"""="(?P<quoted>[^"]*)"|['_](?P<marked>\d[^'"]*)'?""")
STATED_DELIMITER = "sep="
"""Excel's own first line"""


def read_csv(data: bytes, _limits: Limits) -> Contents:
    """A delimited text as one table."""
    text = decoded(data)
    first, _, rest = text.partition("\n")
    stated = first.strip().removeprefix(STATED_DELIMITER) if first.startswith(STATED_DELIMITER) else ""
    body = rest if stated else text
    with foreign("CSV"):
        block = _block(body, stated[:1] or delimiter(body))
        pages = packed([[block]])
    return Contents(pages=pages, format="csv")


def read_text(data: bytes, _limits: Limits) -> Contents:
    """Plain text as it is laid out: spaces keep the columns, form feeds end the pages."""
    text = decoded(data)
    if len(text) > MOST_TEXT or any(len(line) > LONGEST_LINE for line in text.splitlines()):
        raise TooLarge
    return Contents(pages=packed([rows] for rows in _sheets(text)), format="text")


def _sheets(text: str) -> Iterator[Block]:
    number = 0
    for sheet in text.split("\f"):
        lines = sheet.splitlines()
        for start in range(0, len(lines), ROWS_PER_PAGE):
            part = enumerate(lines[start : start + ROWS_PER_PAGE], number + start + 1)
            yield [[Cell(line.rstrip(), f"line {index}")] for index, line in part]
        number += len(lines)


def decoded(data: bytes) -> str:
    """The text of some bytes: by its byte order mark, else UTF-8, else UTF-16 by its zeros, else Windows-1252."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        return text
    if data[1:200:2].count(0) > len(data[:200]) // 4:
        return data.decode("utf-16-le", errors="replace")
    if data[0:200:2].count(0) > len(data[:200]) // 4:
        return data.decode("utf-16-be", errors="replace")
    return data.decode("cp1252", errors="replace").replace("\0", "")


def delimiter(text: str) -> str:
    """The mark that cuts the first rows into the most cells, as far as the rows agree; a comma where none does."""
    best = max(DELIMITERS, key=lambda mark: _agreement(text, mark))
    return best if _agreement(text, best) else ","


def _agreement(text: str, mark: str) -> int:
    """How many cuts a mark makes in the first rows of its usual width: a few lines above a table weigh little."""
    try:
        rows = [len(row) for row in islice(csv.reader(io.StringIO(text), delimiter=mark), SAMPLE) if row]
    except csv.Error:
        return 0
    return max((count * (width - 1) for width, count in Counter(rows).items()), default=0)


def _block(text: str, mark: str) -> Block:
    rows, cells = [], 0
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=mark), 1):
        cells += len(row) + 1
        if cells > MOST_CELLS:
            raise TooLarge
        placed = enumerate(_parted(row))
        rows.append([Cell(" ".join(_shown(value).split()), f"{column_name(at)}{number}") for at, value in placed])
    return rows


def _shown(value: str) -> str:
    """What a cell shows: digits that a program guards against Excel (="007", '007, _007) without their guard."""
    found = GUARDED.fullmatch(value.strip())
    return (found["quoted"] or found["marked"]) if found else value


def _parted(row: list[str]) -> list[str]:
    """A row; a label with its value above the table may be cut by another mark than the table."""
    cuts = (row[0].split(mark) for mark in DELIMITERS) if len(row) == 1 else ()
    return next((cut for cut in cuts if len(cut) == 2 and all(cut) and not cut[1].startswith(" ")), row)
