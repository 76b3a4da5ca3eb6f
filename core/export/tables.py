"""Documents laid out as tables: one row per document, and the rows of their own tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.domain.document import Document, Reading
from core.domain.money import decimal
from core.domain.record import Record
from core.domain.schema import DocumentType, FieldType, Kind
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
    rows: tuple[Row, ...]
    kind: str = ""
    """the document type whose words its columns have"""
    table: str = ""
    """of whose columns they are"""


ABOUT = tuple(
    Column(name) for name in ("document", "client", "source", "type", "subtype", "stage", "status", "look", "unsure")
)
"""the last names the values of the row that nothing and nobody vouches for"""
ACCOUNT = "account_number"
ABOUT_ROW = tuple(Column(name) for name in ("document", "client", "source", "type"))


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
    columns = _present(_fields(documents, types), [_record(document).fields for document in documents])
    rows = tuple(about(document, words) | _values(_record(document)) for document in documents)
    return Sheet(words.say("sheet.documents"), (*ABOUT, *columns), rows)


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


def by_type(documents: Sequence[Document], types: Types, words: Words) -> Iterator[Sheet]:
    """One sheet for each type that occurs, in the order of the types."""
    names = dict.fromkeys(document.reading.type for document in documents if document.reading)
    for name in sorted(names):
        own = [document for document in documents if document.reading and document.reading.type == name]
        sheet = overview(own, types, words)
        yield Sheet(words.type(name), sheet.columns, sheet.rows, name)


def detail(documents: Sequence[Document], types: Types, words: Words) -> Iterator[Sheet]:
    """One sheet for each table of the documents (line items, transactions, ...), with all its rows."""
    gathered: dict[str, list[dict[str, str]]] = {}
    columns: dict[str, dict[str, Column]] = {}
    kinds: dict[str, str] = {}
    for document in documents:
        kind = types.get(document.reading.type) if document.reading else None
        for table, row in _rows_of(_record(document)):
            gathered.setdefault(table, []).append(_about_row(document, row) | _values(row))
            kinds.setdefault(table, kind.id if kind else "")
            known = kind.tables[table].columns if kind and table in kind.tables else {}
            place = columns.setdefault(table, {})
            place |= {one.name: Column(one.name, one.kind) for one in known.values() if one.name not in place}
            place |= {name: Column(name, _guess(name)) for name in row.fields if name not in place}
    for table in sorted(gathered):
        rows = gathered[table]
        used = tuple(column for column in columns[table].values() if any(row.get(column.name) for row in rows))
        yield Sheet(words.field(table, kinds[table]), (*ABOUT_ROW, *used), tuple(rows), kinds[table], table)


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
    leaves = [document.leaf(number) for number in sorted(set(pages))]
    files = {leaf.source: leaf.name for leaf in leaves}
    said = [_pages(name, [leaf.page for leaf in leaves if leaf.source == source]) for source, name in files.items()]
    return ", ".join(said) or document.name


def _pages(name: str, pages: Iterable[int]) -> str:
    numbers = sorted(pages)
    whole = numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 1
    shown = f"{numbers[0]}-{numbers[-1]}" if whole else ", ".join(str(number) for number in numbers)
    return f"{name} p. {shown}"


def _rows_of(record: Record) -> Iterator[tuple[str, Record]]:
    """Every row of every table, inner ones too. A lone account's transactions stand in both places: taken once."""
    for table, rows in record.tables.items():
        for row in rows:
            yield table, row
            for inner, inner_rows in row.tables.items():
                if inner not in record.tables:
                    owner = row.fields.get(ACCOUNT)
                    known = {ACCOUNT: owner} if owner else {}
                    yield from ((inner, Record({**known, **one.fields}, one.tables)) for one in inner_rows)


def _about_row(document: Document, row: Record) -> dict[str, str]:
    pages = {field.evidence.page for field in row.fields.values() if field.evidence.page is not None}
    kind = document.reading.type if document.reading else ""
    about = {"document": document.id, "client": document.client, "source": place(document, pages)}
    return about | {"type": kind}


def _record(document: Document) -> Record:
    return document.reading.record if document.reading else Record()


def _values(record: Record) -> dict[str, str]:
    values = {name: field.value for name, field in record.fields.items()}
    if "currency" not in values:
        currencies = {field.currency for field in record.fields.values() if field.currency}
        values |= {"currency": currencies.pop()} if len(currencies) == 1 else {}
    return values


def _fields(documents: Sequence[Document], types: Types) -> dict[str, Column]:
    """The fields of the types that occur, in their order, then those that only the records know."""
    columns: dict[str, Column] = {}
    for document in documents:
        kind = types.get(document.reading.type) if document.reading else None
        known: Iterable[FieldType] = kind.fields.values() if kind else ()
        columns |= {one.name: Column(one.name, one.kind) for one in known if one.name not in columns}
    for document in documents:
        columns |= {name: Column(name, _guess(name)) for name in _values(_record(document)) if name not in columns}
    return columns


def _present(columns: Mapping[str, Column], records: Sequence[Mapping[str, object]]) -> tuple[Column, ...]:
    used = {name for record in records for name in record} | {"currency"}
    about_names = {column.name for column in ABOUT}
    return tuple(column for name, column in columns.items() if name in used and name not in about_names)


def _guess(name: str) -> Kind:
    """The kind of a value that no type describes: text, so that nothing is altered."""
    return {"currency": Kind.CODE, ACCOUNT: Kind.ACCOUNT}.get(name, Kind.TEXT)
