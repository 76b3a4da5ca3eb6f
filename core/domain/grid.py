"""A sheet as it stands in its file: rows of cells, each with the words of one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from core.domain.layout import Line, Word
from core.domain.page import Contents, Page

FORMATS = frozenset({"csv", "xlsx", "xls", "ods"})
"""files whose words say the cell they stand in"""
PLACE = re.compile(r"(?P<sheet>.*?!)?(?P<column>[A-Z]{1,3})(?P<row>\d+)")


class GridRow(NamedTuple):
    """A row of a sheet."""

    page: int
    cells: Mapping[str, Line]
    """by the letters of their columns, left to right"""

    @property
    def line(self) -> Line:
        """All its words in one line."""
        return Line(tuple(word for cell in self.cells.values() for word in cell.words))


def grid(contents: Contents) -> Iterator[GridRow]:
    """The rows of all sheets of a file, one page at a time; none where its words do not say their cells."""
    for page in contents.pages if contents.format in FORMATS else ():
        yield from _rows(page)


def _rows(page: Page) -> Iterator[GridRow]:
    placed = ((found, word) for word in page.words if (found := PLACE.fullmatch(word.path or "")))
    for _, words in groupby(placed, key=lambda one: (one[0]["sheet"], one[0]["row"])):
        yield GridRow(page.number, _cells((found["column"], word) for found, word in words))


def _cells(words: Iterable[tuple[str, Word]]) -> dict[str, Line]:
    cells: dict[str, list[Word]] = {}
    for column, word in words:
        cells.setdefault(column, []).append(word)
    return {column: Line(tuple(said)) for column, said in cells.items()}
