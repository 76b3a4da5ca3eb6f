"""The pages of sources: their words in the database, their pictures as sealed files."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.sqlite import insert as upsert

from core.domain.page import Page
from core.vault.rows import leaf_of, pack, unpack
from core.vault.tables import PAGES


def save(connection: Connection, source: str, page: Page, image: str | None) -> str | None:
    """Keeps a page and the name of its picture, or the one it had where none comes; the one it had before."""
    before = image_of(connection, source, page.number)
    body = {"body": pack(page), "image": image or before}
    statement = upsert(PAGES).values(source=source, number=page.number, **body)
    connection.execute(statement.on_conflict_do_update(index_elements=["source", "number"], set_=body))
    return before


def load(connection: Connection, row: Row[Any], number: int) -> Page | None:
    """One page of a document, by the document's own count."""
    leaf = leaf_of(row, number)
    if leaf is None:
        return None
    body = connection.scalar(select(PAGES.c.body).where(PAGES.c.source == leaf.source, PAGES.c.number == leaf.page))
    return replace(unpack(Page, body), number=number) if body is not None else None


def digest(connection: Connection, source: str) -> str:
    """What the audit keeps of a source's pages, so that a page altered later is noticed."""
    total = hashlib.sha256()
    for row in connection.execute(select(PAGES).where(PAGES.c.source == source).order_by(PAGES.c.number)):
        body = hashlib.sha256(row.body).hexdigest()
        total.update(f"{row.number} {body} {row.image}\n".encode())
    return total.hexdigest()


def image_of(connection: Connection, source: str, number: int) -> str | None:
    """The name of one page's picture."""
    return connection.scalar(select(PAGES.c.image).where(PAGES.c.source == source, PAGES.c.number == number))
