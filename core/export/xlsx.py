"""XLSX: a summary, one sheet per type, one per table of rows. Numbers are numbers, dates dates, accounts text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from core.domain.document import Document
from core.domain.money import ZERO, decimal
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
    detail,
    mapped,
    overview,
    reversed_rows,
)
from core.words import Words

FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_TITLE = 31
EXACT_DIGITS = 15
"""Excel keeps no more digits of a number; longer ones stay text"""
WIDEST = 60
OURS = {"document": "id", "source": "file", "documents": "papers"}
"""columns about a document that are called otherwise on the terminal"""
CODES = ("stage", "status")
NO_FORMULAS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "in_memory": True,
    "default_date_format": "yyyy-mm-dd",
}


class Formats(NamedTuple):
    """The looks of cells."""

    head: Any
    amount: Any
    date: Any
    text: Any


def sheets_of(
    documents: Sequence[Document], types: Types, words: Words, wishes: Sequence[Wish] = (), gone: Sequence[Gone] = ()
) -> Iterator[Sheet]:
    """The sheets of a workbook of the documents; those of a type with the columns that are wished for.

    What is `gone` has a sheet of its own.
    """
    everything, own = overview(documents, types, words), list(by_type(documents, types, words))
    yield totals(own, words)
    yield Sheet(everything.title, ABOUT, everything.rows)
    yield from (mapped(sheet, wishes) for sheet in own)
    yield from detail(documents, types, words)
    if gone:
        yield reversed_rows(gone, types, words)


def xlsx_bytes(
    documents: Sequence[Document], types: Types, words: Words, wishes: Sequence[Wish] = (), gone: Sequence[Gone] = ()
) -> bytes:
    """A workbook of the documents and of what is gone. Nothing in it is a formula."""
    sheets = list(sheets_of(documents, types, words, wishes, gone))
    import xlsxwriter  # noqa: PLC0415 (most commands write no workbook)

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, NO_FORMULAS) as book:
        formats = Formats(
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"num_format": "#,##0.00##"}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"num_format": "@"}),
        )
        for sheet, title in zip(sheets, titles(sheet.title for sheet in sheets), strict=True):
            _write(book.add_worksheet(title), sheet, formats, words)
    return file.getvalue()


def totals(sheets: Iterable[Sheet], words: Words) -> Sheet:
    """The sums of every money column, per type and currency, as values."""
    rows: list[Row] = []
    for sheet in sheets:
        for currency in sorted({row.get("currency", "") for row in sheet.rows}):
            own = [row for row in sheet.rows if row.get("currency", "") == currency]
            rows.extend(_sums(sheet, currency, own, words))
    columns = (Column("type"), Column("currency"), Column("documents", Kind.NUMBER), Column("field"))
    return Sheet(words.say("sheet.totals"), (*columns, Column("total", Kind.MONEY)), tuple(rows))


def _sums(sheet: Sheet, currency: str, rows: Sequence[Row], words: Words) -> Iterable[Row]:
    for column in sheet.columns:
        amounts = [amount for row in rows if (amount := decimal(row.get(column.name))) is not None]
        if column.kind is Kind.MONEY and amounts:
            about = {"type": sheet.title, "currency": currency, "documents": str(len(amounts))}
            yield about | {"field": heading(column.name, sheet, words), "total": str(sum(amounts, ZERO))}


def cells(sheet: Sheet, words: Words) -> Iterator[list[str]]:
    """The heading and the rows of a sheet as a person reads them."""
    yield [column.heading or heading(column.name, sheet, words) for column in sheet.columns]
    for row in sheet.rows:
        yield [_said(sheet, column.name, row.get(column.name, ""), words) for column in sheet.columns]


def titles(wanted: Iterable[str]) -> list[str]:
    """Sheet titles that Excel takes: at most 31 characters, none forbidden, no two the same."""
    given: list[str] = []
    for title in wanted:
        clean = FORBIDDEN.sub(" ", title).strip("' ")[:LONGEST_TITLE] or "Sheet"
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


def _write(page: Any, sheet: Sheet, formats: Formats, words: Words) -> None:
    for position, column in enumerate(sheet.columns):
        called = column.heading or heading(column.name, sheet, words)
        page.write_string(0, position, called, formats.head)
        longest = max((len(row.get(column.name, "")) for row in sheet.rows), default=0)
        page.set_column(position, position, min(WIDEST, max(len(called), longest) + 2))
    for number, row in enumerate(sheet.rows, 1):
        for position, column in enumerate(sheet.columns):
            said = _said(sheet, column.name, row.get(column.name, ""), words)
            _cell(page, (number, position), said, column.kind, formats)
    page.freeze_panes(1, 0)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


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
