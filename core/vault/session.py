"""One transaction that changes the vault: the connection it runs on and the audit it writes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, null, select, update

from core.domain.facts import Facts
from core.vault import audit
from core.vault.rows import state
from core.vault.tables import DOCUMENTS, MEASURES, MIRRORED, SUMMARIES, VERSIONS, storable


def utc_now() -> str:
    """The time as the vault writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@dataclass(slots=True)
class Moves:
    """Which documents of a client are to be compared again."""

    gone: list[Facts] = field(default_factory=list)
    come: list[int] = field(default_factory=list)
    """positions of documents"""
    settled: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Session:
    """Who changes the vault, when, and through what."""

    connection: Connection
    actor: str
    at: str
    key: bytes = field(repr=False)
    moves: dict[str, Moves] = field(default_factory=dict)
    """what became other, by client"""

    def moved(self, client: str) -> Moves:
        """What became other of a client's documents until now."""
        return self.moves.setdefault(client, Moves())

    def record(self, action: str, document: str | None = None, **facts: Mapping[str, Any]) -> None:
        """Writes an audit line with what was `before` and is `after`, and the digest of the document as it now is."""
        row = self.connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.id == document)).first()
        line = {
            "at": self.at,
            "actor": storable(self.actor),
            "action": action,
            "document": document,
            "before": facts.get("before", {}),
            "after": facts.get("after", {}),
            "state": state(row) if row else "",
        }
        audit.append(self.connection, self.key, line)

    def alter(self, document: str, **columns: Any) -> None:
        """Changes a document's row, counting its version; what it was is kept."""
        self._keep(document, "reading" in columns)
        statement = update(DOCUMENTS).where(DOCUMENTS.c.id == document)
        self.connection.execute(statement.values(version=DOCUMENTS.c.version + 1, **columns))
        if columns.get("superseded"):  # what stands in the history only stands in no list
            position = select(SUMMARIES.c.position).where(SUMMARIES.c.id == document).scalar_subquery()
            self.connection.execute(delete(MEASURES).where(MEASURES.c.position == position))
            self.connection.execute(delete(SUMMARIES).where(SUMMARIES.c.id == document))
        elif mirrored := {name: value for name, value in columns.items() if name in MIRRORED}:
            self.connection.execute(update(SUMMARIES).where(SUMMARIES.c.id == document).values(mirrored))

    def _keep(self, document: str, read_anew: bool) -> None:  # noqa: FBT001 (a private step)
        """Keeps the version that a document of which something was read now has."""
        body = DOCUMENTS.c.reading if read_anew else null()
        was = select(DOCUMENTS.c.id, DOCUMENTS.c.version, DOCUMENTS.c.stage, body)
        was = was.where(DOCUMENTS.c.id == document, DOCUMENTS.c.reading.is_not(None))
        self.connection.execute(insert(VERSIONS).from_select(["document", "version", "stage", "reading"], was))
