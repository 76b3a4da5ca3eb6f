"""What an open vault tells of documents without changing any: each method is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, Engine

from core.domain.change import HistoryLine
from core.domain.document import Document, Totals
from core.domain.facts import Facts
from core.domain.flat import Extent, Sum
from core.domain.measures import Figures
from core.domain.summary import Facets, Summary
from core.ports import Selection, Trail
from core.vault import charting, extents, facts, listing, selecting
from core.vault import trail as trails
from core.vault.database import transaction


class Lists:
    """The verbs of looking."""

    __slots__ = ()
    engine: Engine

    def _reading(self) -> AbstractContextManager[Connection]:
        return transaction(self.engine)

    def document(self, document: str) -> Document:
        with self._reading() as connection:
            return selecting.document(connection, document)

    def documents(self, selection: Selection) -> tuple[Document, ...]:
        with self._reading() as connection:
            return selecting.documents(connection, selection)

    def count(self, selection: Selection) -> int:
        with self._reading() as connection:
            return listing.count(connection, selection)

    def summaries(self, selection: Selection) -> tuple[Summary, ...]:
        with self._reading() as connection:
            return listing.summaries(connection, selection)

    def facets(self, selection: Selection) -> Facets:
        with self._reading() as connection:
            return listing.facets(connection, selection)

    def extent(self, selection: Selection) -> Extent:
        with self._reading() as connection:
            return extents.extent(connection, selection)

    def sums(self, selection: Selection, fields: Sequence[str]) -> tuple[Sum, ...]:
        with self._reading() as connection:
            return extents.sums(connection, selection, fields)

    def suppliers(self, beginning: str, client: str, limit: int) -> tuple[str, ...]:
        with self._reading() as connection:
            return listing.suppliers(connection, beginning, client, limit)

    def totals(self) -> Totals:
        with self._reading() as connection:
            return selecting.totals(connection)

    def history(self, document: str) -> tuple[HistoryLine, ...]:
        with self._reading() as connection:
            return selecting.history(connection, document)

    def activity(self, trail: Trail) -> tuple[HistoryLine, ...]:
        with self._reading() as connection:
            return trails.activity(connection, trail)

    def activities(self, trail: Trail) -> int:
        with self._reading() as connection:
            return trails.count(connection, trail)

    def deeds(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        with self._reading() as connection:
            return trails.deeds(connection)

    def figures(self, selection: Selection) -> Figures:
        with self._reading() as connection:
            return charting.figures(connection, selection)

    def remarkable(self, client: str, limit: int) -> tuple[str, ...]:
        with self._reading() as connection:
            return tuple(facts.remarkable(connection, client, limit))

    def facts(self, client: str, type: str) -> tuple[Facts, ...]:  # noqa: A002 (the word of the house)
        with self._reading() as connection:
            return tuple(facts.of_type(connection, client, type))
