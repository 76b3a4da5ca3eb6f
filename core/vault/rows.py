"""Rows of the documents table, and the documents they stand for."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, literal_column, select

from core.domain.codec import Malformed, decode, dump, encode, plain, restore
from core.domain.document import Document, Failure, Leaf, Reading, Stage
from core.domain.errors import DocumentUnknown, StageWrong, VaultDamaged
from core.domain.finding import Finding
from core.vault.brief import brief
from core.vault.recent import Recent
from core.vault.tables import DOCUMENTS

Value = TypeVar("Value")
RECENT = Recent()


def pack(value: Any) -> bytes:
    """A domain value as the database keeps it."""
    body = zlib.compress(encode(value), 6)
    RECENT.keep(body, value)
    return body


def unpack(kind: type[Value], body: bytes) -> Value:
    """The domain value of a body. Raises VaultDamaged."""
    known = RECENT.of(body)
    if isinstance(known, kind):
        return known
    try:
        value = decode(kind, zlib.decompress(body))
    except (Malformed, zlib.error) as problem:
        raise VaultDamaged(problem=str(problem)) from None
    RECENT.keep(body, value)
    return value


def find(connection: Connection, document: str) -> Row[Any]:
    """A document's row. Raises DocumentUnknown, also where others stand in its place."""
    row = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.id == document, DOCUMENTS.c.superseded == 0)).first()
    if row is None:
        raise DocumentUnknown(document=document)
    return row


def find_at(connection: Connection, document: str, *stages: Stage) -> Row[Any]:
    """A document's row, which is at one of these stages. Raises DocumentUnknown, StageWrong."""
    row = find(connection, document)
    if row.stage not in stages:
        raise StageWrong(stage=row.stage)
    return row


def of_source(sha256: str) -> ColumnElement[bool]:
    """Whether a document has pages of a file; it may have been merged with others."""
    alone = select(DOCUMENTS.c.position).where(DOCUMENTS.c.source == sha256)
    # Written so, the few merged documents are found by their index.
    merged = select(DOCUMENTS.c.position).where(DOCUMENTS.c.leaves > literal_column("''"))
    return DOCUMENTS.c.position.in_(alone.union(merged.where(DOCUMENTS.c.leaves.contains(sha256))))


def siblings(connection: Connection, row: Row[Any]) -> Sequence[Row[Any]]:
    """The client's other documents with pages of the same file."""
    same = (of_source(row.source), DOCUMENTS.c.client == row.client, DOCUMENTS.c.superseded == 0)
    return connection.execute(select(DOCUMENTS).where(*same, DOCUMENTS.c.id != row.id)).all()


def written_leaves(leaves: Sequence[Leaf]) -> str:
    """The pages of a merged document as its row keeps them."""
    return dump(plain(leaves)) if leaves else ""


def leaves_of(row: Row[Any]) -> tuple[Leaf, ...]:
    """The pages of a merged document; none where it came in one file."""
    return tuple(restore(Leaf, leaf) for leaf in json.loads(row.leaves)) if row.leaves else ()


def leaf_of(row: Row[Any], number: int) -> Leaf | None:
    """Where a page of a document stands, or None where it has no such page."""
    if not row.leaves:
        return Leaf(row.source, row.name, number)
    leaves = leaves_of(row)
    return leaves[number - 1] if 0 < number <= len(leaves) else None


def known_by(reading: Reading) -> dict[str, Any]:
    """The columns of a document that say what its reading says."""
    return {
        "stage": Stage.FAILED if reading.failure else Stage.READ,
        "type": reading.type,
        "status": reading.status.value,
        "reading": pack(reading),
        "failure": encode(reading.failure).decode("ascii") if reading.failure else "",
    }


def as_document(
    row: Row[Any], origins: tuple[str, ...], beside: tuple[Finding, ...] = (), *, short: bool = False
) -> Document:
    """The document that a row stands for, among the client's others; with its reading in short, where that will do."""
    unpacked = brief if short and not any(one.blocks for one in beside) else partial(unpack, Reading)
    reading = unpacked(row.reading) if row.reading is not None else None
    return Document(
        id=row.id,
        client=row.client,
        source=row.source,
        name=row.name,
        stage=Stage(row.stage),
        version=row.version,
        taken_at=row.taken_at,
        reading=reading.beside(beside) if reading else None,
        failure=decode(Failure, row.failure.encode()) if row.failure else None,
        container=row.container,
        origins=origins,
        leaves=leaves_of(row),
    )


def state(row: Row[Any]) -> str:
    """The digest of all that a row says, which the audit keeps of each change."""
    said = {name: value for name, value in row._mapping.items() if name not in ("position", "reading")}  # noqa: SLF001 - SQLAlchemy's public name
    if not row.leaves:  # digests of before there were merged documents still hold
        del said["leaves"]
    said["reading"] = hashlib.sha256(row.reading or b"").hexdigest()
    return hashlib.sha256(dump(said).encode("ascii")).hexdigest()
