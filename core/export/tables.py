"""Documents laid out as tables: one row per document, and the rows of their own tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.domain.document import Document, Reading
from core.domain.flat import ACCOUNT, CURRENCY, IMPLIED, Shape, merged, rows_of, shapes, values
from core.domain.money import decimal
from core.domain.record import Record
from core.domain.schema import DocumentType, Kind
from core.words import Words

NUMBERS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT})
Types = Mapping[str, DocumentType]


class Column(NamedTuple):
    """A column and the kind of its values."""

    name: str
    kind: Kind = Kind.TEXT
    heading: str = ""
    """what the user has it called; else the format says"""


Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be written."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row] = ()
    kind: str = ""
    """the document type whose words its columns have"""
    table: str = ""
    """of whose columns they are"""

    def of(self, kind: Kind) -> frozenset[str]:
        """The names of the columns of a kind."""
        return frozenset(one.name for one in self.columns if one.kind is kind)


ABOUT = tuple(
    Column(name) for name in ("document", "client", "source", "type", "subtype", "stage", "status", "look", "unsure")
)
"""the last names the values of the row that nothing and nobody vouches for"""
ABOUT_ROW = tuple(Column(name) for name in ("document", "client", "source", "type"))


ON_PAPER = "_on_paper"
"""behind the name of a field or column that has the name of one of these"""

REVERSES = "reverses"
"""the column that says which earlier file a row takes back"""


class Gone(NamedTuple):
    """A document as an earlier file held it, which is to be taken back."""

    document: Document
    file: str
    day: str


class Wish(NamedTuple):
    """A column that a user wants, and under which heading."""

    name: str
    heading: str = ""


def mapped(sheet: Sheet, wishes: Sequence[Wish]) -> Sheet:
    """The table with the columns that are wished for, in their order; as it is where nothing is wished for."""
    known = {column.name: column for column in sheet.columns}
    columns = tuple(known.get(one.name, Column(one.name))._replace(heading=one.heading) for one in wishes)
    return replace(sheet, columns=columns) if wishes else sheet


def overview(documents: Sequence[Document], types: Types, words: Words) -> Sheet:
    """One row per document, with the fields of every type that occurs."""
    filled = merged(shape for one in documents if one.reading for shape in shapes(one.reading))
    return replace(headed(filled, types, words), rows=tuple(own_row(one, words) for one in documents))


def headed(filled: Sequence[Shape], types: Types, words: Words) -> Sheet:
    """The table of documents that fill their columns so, without its rows."""
    return Sheet(words.say("sheet.documents"), (*ABOUT, *_fields(filled, types)))


def by_type(filled: Sequence[Shape], types: Types, words: Words) -> dict[str, Sheet]:
    """A table for each type that occurs, without its rows."""
    own = {kind: [one for one in filled if one.type == kind] for kind in sorted({one.type for one in filled})}
    return {kind: Sheet(words.type(kind), headed(some, types, words).columns, kind=kind) for kind, some in own.items()}


def details(filled: Sequence[Shape], types: Types, words: Words) -> dict[str, Sheet]:
    """A table for each table of the documents (line items, transactions, ...), without its rows."""
    return {name: _detail(name, [one for one in filled if one.table == name], types, words) for name in _tables(filled)}


def own_row(document: Document, words: Words) -> Row:
    """The row of a document."""
    return about(document, words) | _named(values(_record(document)), ABOUT)


def detail_rows(document: Document) -> Iterator[tuple[str, Row]]:
    """The rows of a document's tables, with the table in which each stands."""
    for table, row in rows_of(_record(document)):
        yield table, _about_row(document, row) | _named(values(row), ABOUT_ROW)


def _named(values: Mapping[str, str], taken: Iterable[Column]) -> dict[str, str]:
    """Values by their columns: those of columns that every export has are never covered by what a paper says."""
    return {_free(name, taken): value for name, value in values.items()}


def _free(name: str, taken: Iterable[Column]) -> str:
    return f"{name}{ON_PAPER}" if name in {column.name for column in taken} else name


def reversed_rows(gone: Sequence[Gone], types: Types, words: Words) -> Sheet:
    """One row per document to be taken back: its values as they were exported, with their amounts the other way."""
    sheet = overview([one.document for one in gone], types, words)
    money = [column.name for column in sheet.columns if column.kind is Kind.MONEY]
    rows = tuple(
        {**row, **{name: _other_way(row[name]) for name in money if row.get(name)}, REVERSES: f"{one.file} {one.day}"}
        for row, one in zip(sheet.rows, gone, strict=True)
    )
    about, values = sheet.columns[: len(ABOUT)], sheet.columns[len(ABOUT) :]
    return replace(sheet, title=words.say("sheet.reversed"), columns=(*about, Column(REVERSES), *values), rows=rows)


def with_rows(sheet: Sheet, more: Sheet) -> Sheet:
    """A table with the rows and columns of another after its own."""
    known = {column.name for column in sheet.columns}
    columns = (*sheet.columns, *(column for column in more.columns if column.name not in known))
    return replace(sheet, columns=columns, rows=(*sheet.rows, *more.rows))


def _other_way(amount: str) -> str:
    """An amount with the other sign."""
    number = decimal(amount)
    return amount if number is None or not number else str(-number)


def about(document: Document, words: Words) -> dict[str, str]:
    """What stands in the first columns of a document's row."""
    reading, failure = document.reading, document.failure
    row = {"document": document.id, "client": document.client, "stage": document.stage.value}
    row["source"] = place(document, reading.pages if reading else ())
    if reading:
        look = "; ".join(words.attention(reading))
        row |= {"type": reading.type, "subtype": reading.subtype, "status": reading.status.value, "look": look}
        return row | {"unsure": ", ".join(_unsure(reading, words))}
    look = words.error(failure).message if failure else ""
    return row | {"status": "failed" if failure else "", "look": look}


def _unsure(reading: Reading, words: Words) -> Iterator[str]:
    """The values of a document's row that nothing and nobody vouches for, as they are called."""
    return (words.field(name, reading.type) for name, one in reading.record.fields.items() if not one.accepted)


def place(document: Document, pages: Iterable[int]) -> str:
    """File and pages as one text: "scan.pdf p. 2-3", and for a merged document "front.jpg p. 1, back.jpg p. 1"."""
    leaves = [(document.leaf(number), document.page_of_file(number)) for number in sorted(set(pages))]
    files = {leaf.source: leaf.name for leaf, _ in leaves}
    said = [_pages(name, {page for leaf, page in leaves if leaf.source == source}) for source, name in files.items()]
    return ", ".join(said) or document.name


def _pages(name: str, pages: Iterable[int]) -> str:
    numbers = sorted(pages)
    whole = numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 1
    shown = f"{numbers[0]}-{numbers[-1]}" if whole else ", ".join(str(number) for number in numbers)
    return f"{name} p. {shown}"


def _about_row(document: Document, row: Record) -> dict[str, str]:
    pages = {field.evidence.page for field in row.fields.values() if field.evidence.page is not None}
    kind = document.reading.type if document.reading else ""
    about = {"document": document.id, "client": document.client, "source": place(document, pages)}
    return about | {"type": kind}


def _record(document: Document) -> Record:
    return document.reading.record if document.reading else Record()


def _tables(filled: Sequence[Shape]) -> list[str]:
    return sorted({one.table for one in filled} - {""})


def _detail(table: str, filled: Sequence[Shape], types: Types, words: Words) -> Sheet:
    """The columns of a table that are not empty: those of the types in their order, then what only records know."""
    kinds = [types[name] for name in sorted({one.type for one in filled}) if name in types]
    known = [column for kind in kinds if table in kind.tables for column in kind.tables[table].columns.values()]
    columns: dict[str, Column] = {}
    for one in known:
        columns.setdefault(one.name, Column(one.name, one.kind))
    used = {name for one in filled for name in one.columns}
    if IMPLIED in used and CURRENCY in columns:
        used.add(CURRENCY)
    columns |= {name: Column(name, _guess(name)) for name in sorted(used - {IMPLIED}) if name not in columns}
    title = kinds[0].id if kinds else ""
    shown = tuple(column._replace(name=_free(name, ABOUT_ROW)) for name, column in columns.items() if name in used)
    return Sheet(words.field(table, title), (*ABOUT_ROW, *shown), kind=title, table=table)


def _fields(filled: Sequence[Shape], types: Types) -> tuple[Column, ...]:
    """The fields that occur, of the types in their order, then those that only the records know."""
    own = [one for one in filled if not one.table]
    known = [
        field for kind in sorted({one.type for one in own}) if kind in types for field in types[kind].fields.values()
    ]
    used = {name for one in own for name in one.columns}
    columns: dict[str, Column] = {}
    for one in known:
        if one.name in used or one.name == CURRENCY:
            columns.setdefault(one.name, Column(one.name, one.kind))
    columns |= {name: Column(name, _guess(name)) for name in sorted(used) if name not in columns}
    return tuple(column._replace(name=_free(name, ABOUT)) for name, column in columns.items())


def _guess(name: str) -> Kind:
    """The kind of a value that no type describes: text, so that nothing is altered."""
    return {CURRENCY: Kind.CODE, ACCOUNT: Kind.ACCOUNT}.get(name, Kind.TEXT)
