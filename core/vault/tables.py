"""The vault's tables as SQLAlchemy sees them. What they are is said by the migrations."""

from __future__ import annotations

from sqlalchemy import Column, Dialect, Float, Integer, LargeBinary, MetaData, String, Table, TypeDecorator

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


SOURCES = Table(
    "sources",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer),
    Column("file", Text),
    Column("taken_at", Text),
)
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("id", Text),
    Column("client", Text),
    Column("source", Text),
    Column("name", Text),
    Column("stage", Text),
    Column("version", Integer),
    Column("taken_at", Text),
    Column("container", Text),
    Column("superseded", Integer),
    Column("type", Text),
    Column("status", Text),
    Column("reading", LargeBinary),
    Column("failure", Text),
    Column("leaves", Text, server_default=""),
)
ORIGINS = Table(
    "origins",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("client", Text, primary_key=True),
    Column("path", Text, primary_key=True),
    Column("at", Text),
)
STAMPS = Table(
    "stamps",
    METADATA,
    Column("path", Text, primary_key=True),
    Column("size", Integer),
    Column("modified_ns", Integer),
    Column("source", Text),
)
PAGES = Table(
    "pages",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", LargeBinary),
    Column("image", Text),
)
INTERPRETATIONS = Table(
    "interpretations",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("reader_version", Text, primary_key=True),
    Column("body", LargeBinary),
)
JOBS = Table(
    "jobs",
    METADATA,
    Column("document", Text, primary_key=True),
    Column("priority", Integer),
    Column("attempts", Integer),
    Column("crashes", Integer),
    Column("due_at", Float),
    Column("leased", Integer),
)
PASSWORDS = Table(
    "passwords",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("client", Text),
    Column("password", Text),
)
SETTINGS = Table(
    "settings",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text),
)
AUDIT = Table(
    "audit",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", Text),
    Column("actor", Text),
    Column("action", Text),
    Column("document", Text),
    Column("before", Text),
    Column("after", Text),
    Column("state", Text),
    Column("previous", Text),
    Column("hash", Text),
)
FACTS = Table(
    "facts",
    METADATA,
    Column("document", Text, primary_key=True),
    Column("position", Integer),
    Column("body", Text),
    Column("findings", Text, server_default=""),
)
MARKS = Table(
    "marks",
    METADATA,
    Column("client", Text, primary_key=True),
    Column("mark", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
)
MOVEMENTS = Table(
    "movements",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("client", Text),
    Column("row", Integer, primary_key=True),
    Column("day", Text),
    Column("amount", Text),
    Column("text", Text),
)
LESSONS = Table(
    "lessons",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("type", Text),
    Column("body", Text),
)
VERSIONS = Table(
    "versions",
    METADATA,
    Column("document", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("stage", Text),
    Column("reading", LargeBinary),
)
SUMMARIES = Table(
    "summaries",
    METADATA,
    Column("position", Integer, primary_key=True),
    *(Column(name, Text) for name in ("id", "client", "name", "stage", "status", "type", "supplier", "total")),
    Column("amount", Float),
    *(Column(name, Text) for name in ("currency", "date")),
    *(Column(name, Integer) for name in ("doubts", "own_doubts", "pages")),
    *(Column(name, Text) for name in ("taken_at", "container", "failure")),
    Column("seconds", Float),
)
MEASURES = Table(
    "measures",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("sort", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("amount", Float),
)
MIRRORED = ("id", "client", "name", "stage", "status", "type", "taken_at", "container", "failure")
"""columns of a summary that are those of its document"""
TALLIES = Table(
    "tallies",
    METADATA,
    *(Column(name, Text, primary_key=True) for name in ("client", "type", "stage", "status", "year")),
    Column("documents", Integer),
)
WORDS = Table(
    "words",
    METADATA,
    Column("rowid", Integer, primary_key=True),
    Column("document", Text),
    Column("page", Integer),
    Column("text", Text),
)
