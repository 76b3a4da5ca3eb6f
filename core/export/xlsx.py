"""XLSX: a summary, one sheet per type, one per table of rows. Numbers are numbers, dates dates, accounts text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, NamedTuple

from core.domain.document import Document
from core.domain.flat import CURRENCY, Shape, merged, shapes
from core.domain.money import CENT, ZERO, decimal
from core.domain.schema import Kind
from core.export.safe import plain_text
from core.export.tables import (
    ABOUT,
    NUMBERS,
    Column,
    Gone,
    Row,
    Sheet,
    Types,
    Wish,
    by_type,
    detail_rows,
    details,
    mapped,
    own_row,
    reversed_rows,
)
from core.words import Words

FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_TITLE = 31
EXACT_DIGITS = 15
"""Excel keeps no more digits of a number; longer ones stay text"""
LONGEST_TEXT = 32_767
"""characters of a cell of Excel"""
MOST_ROWS = (1 << 20) - 1
"""of a sheet of Excel, below its headings"""
WIDEST = 60
MOST_DIGITS = Decimal(10) ** 24
OURS = {"document": "id", "source": "file", "documents": "papers"}
"""columns about a document that are called otherwise on the terminal"""
CODES = ("stage", "status")
NO_FORMULAS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}


class Formats(NamedTuple):
    """The looks of cells."""

    head: Any
    amount: Any
    date: Any
    text: Any


@dataclass(frozen=True, slots=True)
class Plan:
    """The sheets of a workbook, without their rows."""

    everything: Sheet
    types: Mapping[str, Sheet]
    """with all their columns"""
    shown: Mapping[str, Sheet]
    """those of a type with the columns that are wished for"""
    details: Mapping[str, Sheet]
    gone: Sheet | None
    """what is to be taken back, with its rows"""


def planned(
    filled: Sequence[Shape], types: Types, words: Words, wishes: Sequence[Wish] = (), gone: Sequence[Gone] = ()
) -> Plan:
    """The sheets of a workbook of documents that fill their columns so."""
    own = by_type(filled, types, words)
    return Plan(
        Sheet(words.say("sheet.documents"), ABOUT),
        own,
        {kind: mapped(sheet, wishes) for kind, sheet in own.items()},
        details(filled, types, words),
        reversed_rows(gone, types, words) if gone else None,
    )


def xlsx_bytes(
    documents: Sequence[Document], types: Types, words: Words, wishes: Sequence[Wish] = (), gone: Sequence[Gone] = ()
) -> bytes:
    """A workbook of the documents and of what is gone. Nothing in it is a formula."""
    filled = merged(shape for one in documents if one.reading for shape in shapes(one.reading))
    file = io.BytesIO()
    write_xlsx(file, planned(filled, types, words, wishes, gone), documents, words)
    return file.getvalue()


def write_xlsx(
    file: IO[bytes],
    plan: Plan,
    documents: Iterable[Document],
    words: Words,
    folder: Path | None = None,
    *,
    most: int = MOST_ROWS,
) -> None:
    """Writes a workbook, document by document. With a folder for what is not put together yet, memory holds none of it.

    A table of more rows than a sheet holds goes on in another. Raises OSError.
    """
    import xlsxwriter  # noqa: PLC0415 (most commands write no workbook)

    kept = {"in_memory": True} if folder is None else {"constant_memory": True, "tmpdir": str(folder)}
    book = xlsxwriter.Workbook(file, {**NO_FORMULAS, **kept})
    book.use_zip64()
    try:
        _fill(_Book(book, most), plan, documents, words)
        book.close()
    except xlsxwriter.exceptions.FileCreateError as problem:
        raise OSError(str(problem)) from problem
    finally:
        for page in book.worksheets() if folder else ():  # what is left half-way holds its rows in open files
            page.row_data_fh.close()


class _Book:
    """A workbook whose sheets are begun one by one."""

    def __init__(self, book: Any, most: int) -> None:
        self._book, self.most = book, most
        self.formats = Formats(
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"num_format": "#,##0.00##"}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"num_format": "@"}),
        )

    def begin(self, title: str) -> Any:
        """A new sheet, of a title that no other has."""
        return self._book.add_worksheet(titles((*(one.name for one in self._book.worksheets()), title))[-1])


def _fill(book: _Book, plan: Plan, documents: Iterable[Document], words: Words) -> None:
    sums, last = Totals(), [plan.gone] if plan.gone else []
    sheets = [totals((), plan, words), plan.everything, *plan.shown.values(), *plan.details.values(), *last]
    pages = [_Page(book, one, words) for one in sheets]
    summed, everything, *others = pages
    own, more = (
        dict(zip(plan.shown, others, strict=False)),
        dict(zip(plan.details, others[len(plan.shown) :], strict=False)),
    )
    for document in documents:
        row = own_row(document, words)
        everything.add(row)
        if document.reading:
            own[document.reading.type].add(row)
            sums.add(plan.types[document.reading.type], document.reading.type, row)
        for table, inner in detail_rows(document):
            more[table].add(inner)
    for row in totals(sums.found(), plan, words).rows:
        summed.add(row)
    for row in plan.gone.rows if plan.gone else ():
        pages[-1].add(row)
    for page in pages:
        page.end()


class _Page:
    """A sheet that is written row by row, and goes on in another where it is full."""

    def __init__(self, book: _Book, sheet: Sheet, words: Words) -> None:
        self._book, self._sheet, self._words = book, sheet, words
        self._heads = head_cells(sheet, words)
        self._begin()

    def _begin(self) -> None:
        self._page = self._book.begin(self._sheet.title)
        self._widths = [len(called) for called in self._heads]
        self._rows = 0
        for position, called in enumerate(self._heads):
            self._page.write_string(0, position, called, self._book.formats.head)

    def add(self, row: Row) -> None:
        """Writes the next row."""
        if self._rows == self._book.most:
            self.end()
            self._begin()
        self._rows += 1
        said = cells(self._sheet, row, self._words)
        for position, (column, value) in enumerate(zip(self._sheet.columns, said, strict=True)):
            self._widths[position] = max(self._widths[position], len(row.get(column.name, "")))
            _cell(self._page, (self._rows, position), value, column.kind, self._book.formats)

    def end(self) -> None:
        """Gives the columns their widths, and a filter."""
        for position, width in enumerate(self._widths):
            self._page.set_column(position, position, min(WIDEST, width + 2))
        self._page.freeze_panes(1, 0)
        if self._rows:
            self._page.autofilter(0, 0, self._rows, len(self._heads) - 1)


class Totals:
    """The sums of every money column, per type and currency, as rows are written."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], tuple[Decimal, int]] = {}

    def add(self, sheet: Sheet, kind: str, row: Row) -> None:
        """Adds up what a row of a type's sheet says."""
        for column in sheet.columns:
            amount = decimal(row.get(column.name)) if column.kind is Kind.MONEY else None
            if amount is not None:
                key = (kind, row.get(CURRENCY, ""), column.name)
                total, number = self._found.get(key, (ZERO, 0))
                self._found[key] = (total + amount, number + 1)

    def found(self) -> Iterator[Total]:
        """What was added up."""
        for (kind, currency, field), (total, number) in self._found.items():
            yield Total(kind, currency, field, total, number)


class Total(NamedTuple):
    """A sum of the amounts of one field."""

    type: str
    currency: str
    field: str
    amount: Decimal
    documents: int


def totals(found: Iterable[Total], plan: Plan, words: Words) -> Sheet:
    """The sums as a sheet of values: by type, currency and column."""
    places = {
        (kind, column.name): (turn, place)
        for turn, (kind, sheet) in enumerate(plan.types.items())
        for place, column in enumerate(sheet.columns)
    }
    turns = sorted(
        found, key=lambda one: (places[one.type, one.field][0], one.currency, places[one.type, one.field][1])
    )
    columns = (Column("type"), Column(CURRENCY), Column("documents", Kind.NUMBER), Column("field"))
    rows = tuple(_sum(one, plan.types[one.type], words) for one in turns)
    return Sheet(words.say("sheet.totals"), (*columns, Column("total", Kind.MONEY)), rows)


def _sum(one: Total, sheet: Sheet, words: Words) -> Row:
    about = {"type": sheet.title, CURRENCY: one.currency, "documents": str(one.documents)}
    return about | {"field": heading(one.field, sheet, words), "total": _plain(one.amount)}


def _plain(total: Decimal) -> str:
    """A sum without digits that say nothing, but for two."""
    short = total.normalize()
    return format(short if abs(short) >= MOST_DIGITS or short % CENT else short.quantize(CENT), "f")


def head_cells(sheet: Sheet, words: Words) -> list[str]:
    """The headings of a sheet."""
    return [column.heading or heading(column.name, sheet, words) for column in sheet.columns]


def cells(sheet: Sheet, row: Row, words: Words) -> list[str]:
    """A row of a sheet as a person reads it."""
    return [_cut(_said(sheet, column.name, row.get(column.name, ""), words), words) for column in sheet.columns]


def _cut(text: str, words: Words) -> str:
    """A text as far as a cell holds it, with the apostrophe that it may need, and a mark where it goes on."""
    if len(text) < LONGEST_TEXT:
        return text
    mark = words.say("cell.cut", count=str(len(text)))
    return text[: LONGEST_TEXT - 1 - len(mark)] + mark


def titles(wanted: Iterable[str]) -> list[str]:
    """Sheet titles that Excel takes: at most 31 characters, none forbidden, no two the same."""
    given: list[str] = []
    for title in wanted:
        clean = FORBIDDEN.sub(" ", title).strip("' ")[:LONGEST_TITLE].strip("' ") or "Sheet"
        free, number = clean, 1
        while free.casefold() in {one.casefold() for one in given}:
            number += 1
            free = f"{clean[: LONGEST_TITLE - 5]} ({number})"
        given.append(free)
    return given


def heading(name: str, sheet: Sheet, words: Words) -> str:
    """What a column is called in the user's words."""
    own = f"column.{OURS.get(name, name)}"
    about = name in {column.name for column in ABOUT} or not sheet.kind
    return words.say(own) if about and words.says(own) else words.column(sheet.table, name, sheet.kind)


def _said(sheet: Sheet, name: str, value: str, words: Words) -> str:
    """A type, stage or status of a document in the user's words; any other value as it is, a status on paper too."""
    if name == "type":
        return words.type(value)
    about_document = name in CODES and not sheet.table
    return words.say(f"{name}.{value}") if about_document and value else value


def _cell(page: Any, place: tuple[int, int], value: str, kind: Kind, formats: Formats) -> None:
    number = decimal(value) if kind in NUMBERS else None
    day = _date(value) if kind is Kind.DATE else None
    if not value:
        return
    if number is not None and _exact(number):
        page.write_number(*place, float(number), formats.amount if kind is Kind.MONEY else None)
    elif day:
        page.write_datetime(*place, day, formats.date)
    else:
        page.write_string(*place, plain_text(value), formats.text)


def _exact(number: Decimal) -> bool:
    return len(number.as_tuple().digits) <= EXACT_DIGITS


def _date(value: str) -> date | None:
    """The day, where it is one that Excel's calendar has."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year >= 1901 else None
