"""The encrypted database: how it is opened, brought to its present form, and what its errors mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import QueuePool

from core.domain.errors import DiskFailed, DiskFull, FileDenied, VaultBusy, VaultDamaged, VaultTooNew
from core.vault import private
from core.vault.ring import wipe

DATABASE = "vault.db"
LOG = "vault.db-wal"
DENIED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
PREPARATION = (
    "PRAGMA temp_store = MEMORY",  # nothing in the clear in temporary files
    "PRAGMA soft_heap_limit = 33554432",  # 32 MB: all connections together, each of which would fill its own
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA wal_autocheckpoint = 0",  # the log is taken over once its imprint is kept outside
)


FILLING = f"SELECT {', '.join(repr('-' * length) for length in (48, 96) * 250)}"
"""more than the places that a connection has in store for what is small (SQLite's lookaside: 48 KB, in two lengths)"""
LEAST_CACHE, MOST_CACHE, PART_OF_CACHE = 1024, 16384, 8
"""kilobytes that a connection keeps: an eighth of the database; 16 MB hold an index of 100,000 documents"""


def open_database(home: Path, key: bytes, *, read_only: bool) -> Engine:
    """Connections to the vault's database, made as they are needed."""

    def connect() -> Any:
        if not read_only:
            private.begin(home / DATABASE)
        connection = sqlcipher3.dbapi2.connect(str(home / DATABASE), isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")  # before the key, or a wrong one prints to stderr
            _unlock(connection, key)
            own = f"PRAGMA cache_size = -{cache_of(home / DATABASE)}", f"PRAGMA query_only = {int(read_only)}"
            for statement in (*PREPARATION, *own):
                connection.executescript(statement)
        except sqlcipher3.dbapi2.Error:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://", module=sqlcipher3.dbapi2, creator=connect, poolclass=QueuePool, pool_use_lifo=True
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def cache_of(database: Path) -> int:
    """Kilobytes of pages that a connection keeps: a small vault that grows is not to grow in memory as well."""
    size = database.stat().st_size if database.exists() else 0
    return min(max(size // 1024 // PART_OF_CACHE, LEAST_CACHE), MOST_CACHE)


def _unlock(connection: Any, key: bytes) -> None:
    """Gives a connection the key, of which nothing stays in letters.

    SQLite frees its copies of a statement's text, and does not overwrite them. A script, unlike a statement, is freed
    as soon as it has run; the texts that FILLING holds all at once then take every place that it can have been in.
    """
    letters = key.hex()
    statement = f"PRAGMA key = \"x'{letters}'\""
    try:
        connection.executescript(statement)
    finally:
        wipe(letters, statement)
        connection.executescript(FILLING)


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it is kept, or nothing.

    Raises VaultDamaged, VaultBusy, DiskFull, DiskFailed, FileDenied.
    """
    with translated(), engine.begin() as connection:
        yield connection


@contextmanager
def translated() -> Iterator[None]:
    """The database's errors as those of Vouch."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as problem:
        raise _meaning(problem.orig) from problem
    except sqlcipher3.dbapi2.Error as problem:
        raise _meaning(problem) from problem


def _meaning(problem: BaseException | None) -> Exception:
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    text = str(problem)
    if code == sqlite3.SQLITE_FULL or "disk is full" in text:
        return DiskFull()
    if code in DENIED or any(said in text for said in ("readonly database", "unable to open database")):
        return FileDenied(file=DATABASE)
    if code == sqlite3.SQLITE_IOERR or "disk I/O error" in text:
        return DiskFailed()
    if code in BUSY or "is locked" in text:
        return VaultBusy(process="?")
    return VaultDamaged(problem=text)


def take_over(engine: Engine) -> None:
    """Writes what stands in the log into the database, as far as nobody reads it there. Raises as transaction."""
    with translated():
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        finally:
            connection.close()


def schema_version(engine: Engine, newest: int) -> int:
    """How many steps the vault has taken of those there are. Raises VaultDamaged, VaultTooNew."""
    with transaction(engine) as connection:
        version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version > newest:
        raise VaultTooNew
    return version


def migrate(engine: Engine, scripts: Sequence[str], fills: Mapping[int, Callable[[Connection], None]] = {}) -> None:
    """Takes the steps that the vault has not taken yet, each in one transaction. Raises VaultTooNew.

    `fills` end the step of their number: they write what no script can make of what there is.
    """
    done = schema_version(engine, len(scripts))
    for number, script in enumerate(scripts[done:], done + 1):
        with transaction(engine) as connection:
            for statement in statements(script):
                connection.exec_driver_sql(statement)
            if number in fills:
                fills[number](connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def migrations() -> list[str]:
    """The steps from an empty database to the present form."""
    scripts = sorted(files("core.vault").joinpath("migrations").iterdir(), key=lambda file: file.name)
    return [file.read_text(encoding="utf-8") for file in scripts if file.name.endswith(".sql")]


def statements(script: str) -> Iterator[str]:
    """The statements of a script, triggers whole."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
