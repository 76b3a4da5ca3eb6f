"""The audit trail: every line carries the keyed hash of itself and the line before.

Where a document is erased, the values of its lines are taken out. What remains of such a line (its number, time, actor,
action, document, and both hashes) is sealed by the line that erased: it is held for sound where that seal fits.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, update

from core.domain.codec import dump
from core.vault.receipt import Head
from core.vault.tables import AUDIT

BEGINNING = Head(0, "")
HASHED = [column for column in AUDIT.columns if column.name != "hash"]
ERASED, FORGOTTEN = "erased", "forgotten"
"""what the trail says of a document that was erased, and of lines that named a client that was"""
BARE = {"before": "{}", "after": "{}", "state": ""}
"""a line without its values"""
SEALS = "lines"
"""what an erasing line calls the seals of those that it bared"""
APPEND_ONLY = "audit_is_not_altered"


def append(connection: Connection, key: bytes, line: Mapping[str, Any]) -> None:
    """Adds a line (at, actor, action, document, before, after, state) to the trail."""
    last = head(connection)
    whole = {"sequence": last.line + 1, **line, "previous": last.hash}
    whole |= {"before": _written(line["before"]), "after": _written(line["after"])}
    connection.execute(insert(AUDIT), {**whole, "hash": _hash(key, [whole[column.name] for column in HASHED])})


def head(connection: Connection) -> Head:
    """The last line's number and hash."""
    row = connection.execute(select(AUDIT.c.sequence, AUDIT.c.hash).order_by(AUDIT.c.sequence.desc()).limit(1)).first()
    return Head(row.sequence, row.hash) if row else BEGINNING


def contains(connection: Connection, earlier: Head) -> bool:
    """Whether the trail goes on from that head, rather than ending before it or having taken another way."""
    found = connection.scalar(select(AUDIT.c.hash).where(AUDIT.c.sequence == earlier.line))
    return earlier == BEGINNING or found == earlier.hash


def first_broken(connection: Connection, key: bytes) -> int | None:
    """The number of the first line that was altered, added, swapped or is missing; None where all hold."""
    previous, seals = BEGINNING.hash, _seals(connection, key)
    rows = connection.execute(select(*HASHED, AUDIT.c.hash).order_by(AUDIT.c.sequence))
    for expected, row in enumerate(rows, 1):
        kept = _is_whole(key, row) or _is_bared(key, row, seals)
        if row.sequence != expected or row.previous != previous or not kept:
            return expected
        previous = row.hash
    return None


def bare(connection: Connection, key: bytes, lines: Iterable[int]) -> dict[str, str]:
    """Takes the values out of lines, but of those that erased before; the seals of what remains, by number."""
    trigger = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (APPEND_ONLY,)).scalar()
    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {APPEND_ONLY}")
    seals = {}
    for line in lines:
        row = connection.execute(select(*HASHED, AUDIT.c.hash).where(AUDIT.c.sequence == line)).one()
        if row.action not in (ERASED, FORGOTTEN):
            seals[str(line)] = _seal(key, row)
            connection.execute(update(AUDIT).where(AUDIT.c.sequence == line).values(BARE))
    if trigger:
        connection.exec_driver_sql(trigger)
    return seals


def _seals(connection: Connection, key: bytes) -> dict[int, str]:
    """By number the seals of bared lines; those only that stand in later lines which are whole."""
    seals: dict[int, str] = {}
    erasing = select(*HASHED, AUDIT.c.hash).where(AUDIT.c.action.in_((ERASED, FORGOTTEN)))
    for row in connection.execute(erasing):
        told = json.loads(row.after).get(SEALS, {}) if _is_whole(key, row) else {}
        seals |= {int(line): seal for line, seal in told.items() if int(line) < row.sequence}
    return seals


def _is_whole(key: bytes, row: Any) -> bool:
    return hmac.compare_digest(str(row.hash).encode(), _hash(key, row[:-1]).encode())


def _is_bared(key: bytes, row: Any, seals: Mapping[int, str]) -> bool:
    """Whether a line has no values because it was bared, and is otherwise as it was."""
    without = all(getattr(row, name) == value for name, value in BARE.items())
    return without and hmac.compare_digest(seals.get(row.sequence, "").encode(), _seal(key, row).encode())


def _seal(key: bytes, row: Any) -> str:
    """What proves a line without its values: a keyed hash of all else, its own hash too."""
    left = [getattr(row, column.name) for column in AUDIT.columns if column.name not in BARE]
    return hmac.digest(key, dump([FORGOTTEN, *left]).encode("ascii"), "sha256").hex()


def _hash(key: bytes, members: Any) -> str:
    return hmac.digest(key, dump(list(members)).encode("ascii"), "sha256").hex()


def _written(value: Mapping[str, Any] | None) -> str:
    return dump(value or {})
