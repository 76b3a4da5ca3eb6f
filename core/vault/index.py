"""The full-text index: a row for every page of a document, and one for its name and values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, insert, literal_column, select
from sqlalchemy import delete as deletion

from core.domain.document import Reading
from core.domain.record import Record
from core.vault import pages
from core.vault.rows import find
from core.vault.tables import DOCUMENTS, WORDS

SPAN = 1 << 20
"""rows of the index that one document may fill"""


RANKED = 1000
"""pages that are put in order by how well they match; where more do, the latest come first"""


def add(connection: Connection, document: str, reading: Reading) -> None:
    """Makes a document findable by the words on its pages and by its values."""
    row = find(connection, document)
    renew(connection, document, reading)
    for number in reading.pages:
        page = pages.load(connection, row, number)
        if page and page.words and 0 < number < SPAN:
            _insert(connection, document, number, " ".join(word.text for word in page.words))


def renew(connection: Connection, document: str, reading: Reading) -> None:
    """Makes a document findable by its name and the values it now has."""
    name = connection.scalar(select(DOCUMENTS.c.name).where(DOCUMENTS.c.id == document))
    row = _rows(connection, document).start
    connection.execute(deletion(WORDS).where(WORDS.c.rowid == row))
    _insert(connection, document, 0, " ".join([name or "", *_values(reading.record)]))


def remove(connection: Connection, document: str) -> None:
    """Makes a document no longer findable."""
    rows = _rows(connection, document)
    connection.execute(deletion(WORDS).where(WORDS.c.rowid.between(rows.start, rows.stop - 1)))


def matches(text: str) -> Select[tuple[str, float]]:
    """Document and rank (the lowest is the best) of the pages on which all words of a text stand."""
    rank: ColumnElement[float] = literal_column("rank")
    hit = literal_column("words").op("MATCH")(terms(text))
    found = select(WORDS.c.document, rank.label("rank")).where(hit).cte("found").prefix_with("MATERIALIZED")
    return select(found.c.document, func.min(found.c.rank).label("rank")).group_by(found.c.document)


def are_few(connection: Connection, text: str) -> bool:
    """Whether so few pages hold all words of a text that these can be put in order by how well they match."""
    hit = literal_column("words").op("MATCH")(terms(text))
    return len(connection.execute(select(WORDS.c.rowid).where(hit).limit(RANKED)).all()) < RANKED


def holders(text: str) -> Select[Any]:
    """Positions of the documents that have a page on which all words of a text stand."""
    return select((WORDS.c.rowid // SPAN).label("position")).where(literal_column("words").op("MATCH")(terms(text)))


def holding(words: Sequence[Sequence[str]]) -> Select[Any]:
    """Positions of the documents that have a page with, of each word, one of its beginnings."""
    said = " AND ".join("(" + " OR ".join(terms(one) for one in ways) + ")" for ways in words)
    return select((WORDS.c.rowid // SPAN).label("position")).where(literal_column("words").op("MATCH")(said))


def terms(text: str, *, beginnings: bool = True) -> str:
    """Words as the index is asked for them, each a beginning or each whole."""
    return " ".join('"' + term.replace('"', '""') + '"' + "*" * beginnings for term in text.split())


def _rows(connection: Connection, document: str) -> range:
    position = connection.scalar(select(DOCUMENTS.c.position).where(DOCUMENTS.c.id == document)) or 0
    return range(position * SPAN, (position + 1) * SPAN)


def _insert(connection: Connection, document: str, page: int, text: str) -> None:
    row = _rows(connection, document).start + page
    connection.execute(insert(WORDS), {"rowid": row, "document": document, "page": page, "text": text})


def _values(record: Record) -> Iterator[str]:
    yield from (field.value for field in record.fields.values())
    for rows in record.tables.values():
        for row in rows:
            yield from _values(row)
