"""The audit trail: every line carries the keyed hash of itself and the line before."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from core.domain.codec import dump
from core.vault.receipt import Head
from core.vault.tables import AUDIT

BEGINNING = Head(0, "")
HASHED = [column for column in AUDIT.columns if column.name != "hash"]


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
    previous = BEGINNING.hash
    rows = connection.execute(select(*HASHED, AUDIT.c.hash).order_by(AUDIT.c.sequence))
    for expected, row in enumerate(rows, 1):
        sound = row.sequence == expected and row.previous == previous and row.hash == _hash(key, row[:-1])
        if not sound:
            return expected
        previous = row.hash
    return None


def _hash(key: bytes, members: Any) -> str:
    return hmac.digest(key, dump(list(members)).encode("ascii"), "sha256").hex()


def _written(value: Mapping[str, Any] | None) -> str:
    return dump(value or {})
