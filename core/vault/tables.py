"""The vault's tables as SQLAlchemy sees them. What they are is said by the migrations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Dialect,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    func,
)
from sqlalchemy.types import TypeEngine

METADATA = MetaData()


class Text(TypeDecorator[str]):
    """Text that may hold what no encoding knows, such as a file's name that is no UTF-8: written with backslashes."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the base's names
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """Text as the database keeps it."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _table(name: str, key: str, /, **columns: type[TypeEngine[Any]]) -> Table:
    """A table with its columns in their order, and the names of those that make its key."""
    keys = key.split()
    return Table(name, METADATA, *(Column(one, kind, primary_key=one in keys) for one, kind in columns.items()))


SOURCES = _table("sources", "sha256", sha256=Text, size=Integer, file=Text, taken_at=Text)
DOCUMENTS = _table(
    "documents",
    "position",
    position=Integer,
    id=Text,
    client=Text,
    source=Text,
    name=Text,
    stage=Text,
    version=Integer,
    taken_at=Text,
    container=Text,
    superseded=Integer,
    type=Text,
    status=Text,
    reading=LargeBinary,
    failure=Text,
    leaves=Text,
)
ORIGINS = _table("origins", "source client path", source=Text, client=Text, path=Text, at=Text)
STAMPS = _table("stamps", "path", path=Text, size=Integer, modified_ns=Integer, source=Text)
PAGES = _table("pages", "source number", source=Text, number=Integer, body=LargeBinary, image=Text)
INTERPRETATIONS = _table("interpretations", "source reader_version", source=Text, reader_version=Text, body=LargeBinary)
JOBS = _table(
    "jobs", "document", document=Text, priority=Integer, attempts=Integer, crashes=Integer, due_at=Float, leased=Integer
)
PASSWORDS = _table("passwords", "position", position=Integer, client=Text, password=Text)
SETTINGS = _table("settings", "name", name=Text, value=Text)
AUDIT = _table(
    "audit",
    "sequence",
    sequence=Integer,
    at=Text,
    actor=Text,
    action=Text,
    document=Text,
    before=Text,
    after=Text,
    state=Text,
    previous=Text,
    hash=Text,
)
FACTS = _table("facts", "document", document=Text, position=Integer, body=Text, findings=Text)
MARKS = _table("marks", "client mark position", client=Text, mark=Text, position=Integer)
MOVEMENTS = _table(
    "movements", "position row", position=Integer, client=Text, row=Integer, day=Text, amount=Text, text=Text
)
LESSONS = _table("lessons", "id", id=Text, type=Text, body=Text)
VERSIONS = _table("versions", "document version", document=Text, version=Integer, stage=Text, reading=LargeBinary)
SUMMARIES = _table(
    "summaries",
    "position",
    position=Integer,
    id=Text,
    client=Text,
    name=Text,
    stage=Text,
    status=Text,
    type=Text,
    supplier=Text,
    total=Text,
    amount=Float,
    currency=Text,
    date=Text,
    doubts=Integer,
    own_doubts=Integer,
    pages=Integer,
    taken_at=Text,
    container=Text,
    failure=Text,
    seconds=Float,
)
MIRRORED = ("id", "client", "name", "stage", "status", "type", "taken_at", "container", "failure")
"""columns of a summary that are those of its document"""
DIMENSIONS: Mapping[str, ColumnElement[str]] = {
    **{name: SUMMARIES.c[name] for name in ("client", "type", "stage", "status")},
    "year": func.substr(SUMMARIES.c.date, 1, 4),
}
"""by what documents are counted"""
MEASURES = _table("measures", "position sort name", position=Integer, sort=Text, name=Text, amount=Float)
TAGS = _table("tags", "position name", position=Integer, name=Text)
TALLIES = _table(
    "tallies",
    "client type stage status year",
    client=Text,
    type=Text,
    stage=Text,
    status=Text,
    year=Text,
    documents=Integer,
)
FIGURES = _table(
    "figures",
    "field position",
    field=Text,
    position=Integer,
    amount=Integer,
    currency=Text,
    sure=Integer,
    subtype=Text,
    place=Text,
)
FILLED = _table(
    "filled", "position part", position=Integer, part=Text, columns=Text, currency=Text, fine=Text, rows=Integer
)
MEANINGS = _table("meanings", "number", number=Integer, position=Integer, page=Integer, space=Text, vector=LargeBinary)
MEANINGS_DUE = _table("meanings_due", "position", position=Integer)
WORDS = _table("words", "rowid", rowid=Integer, document=Text, page=Integer, text=Text)
