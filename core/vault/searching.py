"""Looking through all documents at once, for questions and for search by words and meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, literal_column, select, text

from core.domain.asking import Found, Period, Query
from core.domain.library import Due, Names, Scope, Spot, Vector
from core.domain.summary import Summary
from core.vault import index, listing
from core.vault.answering import answered
from core.vault.database import transaction
from core.vault.tables import AUDIT, MEANINGS, MEANINGS_DUE, SUMMARIES, TALLIES, WORDS
from core.vault.vault import Vault

LONGEST = 200
"""pages of a document that are looked at for their meaning"""
CHUNK = 500
REACHES, ENOUGH = (2_000, 20_000, 200_000), 100
"""among how many of the latest documents a common word is looked for, until so many pages are found"""
PARTIES = text(
    "WITH RECURSIVE each(name) AS (SELECT min(supplier COLLATE NOCASE) FROM summaries UNION ALL SELECT"
    " (SELECT min(supplier COLLATE NOCASE) FROM summaries WHERE supplier COLLATE NOCASE > each.name)"
    " FROM each WHERE each.name IS NOT NULL) SELECT name FROM each"
)
"""each supplier, found in its index by a step from one to the next"""
CURRENCIES = text(
    "WITH RECURSIVE each(name) AS (SELECT min(currency) FROM summaries UNION ALL SELECT"
    " (SELECT min(currency) FROM summaries WHERE currency > each.name)"
    " FROM each WHERE each.name IS NOT NULL) SELECT name FROM each"
)


@dataclass(slots=True)
class VaultLibrary:
    """All documents of an open vault."""

    vault: Vault
    _names: tuple[int, Names] = (-1, Names())
    """as they were when the trail had so many lines"""
    _whole: dict[str, int] = field(default_factory=dict)
    """the latest vector of all when every document had vectors of a space"""

    def names(self) -> Names:
        with transaction(self.vault.engine) as connection:
            lines = connection.scalar(select(func.max(AUDIT.c.sequence))) or 0
            if lines == self._names[0]:
                return self._names[1]
            held = TALLIES.c.documents > 0
            clients = connection.scalars(select(TALLIES.c.client).where(held, TALLIES.c.client != "").distinct())
            parties, currencies = (connection.scalars(one) for one in (PARTIES, CURRENCIES))
            names = Names(tuple(clients), tuple(filter(None, parties)), tuple(filter(None, currencies)))
            self._names = (lines, names)
            return names

    def ask(self, query: Query, period: Period | None) -> Found:
        with transaction(self.vault.engine) as connection:
            return answered(connection, query, period)

    def spots(self, words: Sequence[str], scope: Scope, limit: int) -> tuple[Spot, ...]:
        with transaction(self.vault.engine) as connection:
            rows = _matching(connection, " ".join(words)) if any(word.strip() for word in words) else []
            spots = [Spot(row // index.SPAN, row % index.SPAN) for row in rows]
            known = _kept(connection, spots, scope)
        return tuple(spot for spot in spots if spot.position in known)[:limit]

    def kept(self, spots: Sequence[Spot], scope: Scope) -> Mapping[int, str]:
        with transaction(self.vault.engine) as connection:
            return _kept(connection, spots, scope)

    def summaries(self, documents: Sequence[str]) -> tuple[Summary, ...]:
        with transaction(self.vault.engine) as connection:
            known = select(SUMMARIES.c.id, SUMMARIES.c.position).where(SUMMARIES.c.id.in_(documents))
            found = {row.id: row.position for row in connection.execute(known)}
            return listing.lines(connection, [found[one] for one in documents if one in found])

    def vectors(self, space: str, after: int) -> tuple[Vector, ...]:
        with transaction(self.vault.engine) as connection:
            columns = (MEANINGS.c.number, MEANINGS.c.position, MEANINGS.c.page, MEANINGS.c.vector)
            wanted = select(*columns).where(MEANINGS.c.number > after, MEANINGS.c.space == space)
            rows = connection.execute(wanted.order_by(MEANINGS.c.number))
            return tuple(Vector(number, Spot(position, page), vector) for number, position, page, vector in rows)

    def due(self, space: str, limit: int) -> tuple[Due, ...]:
        with transaction(self.vault.engine) as connection:
            wanted = select(MEANINGS_DUE.c.position).order_by(MEANINGS_DUE.c.position.desc()).limit(limit)
            found = list(connection.scalars(wanted)) or self._without(connection, space, limit)
            return tuple(Due(position, _texts(connection, position)) for position in found)

    def learn(self, space: str, vectors: Mapping[Spot, bytes], documents: Sequence[Due]) -> None:
        with self.vault.writing("") as session:
            says = {one.position: _texts(session.connection, one.position) == one.pages for one in documents}
            same = [position for position, is_so in says.items() if is_so]
            of_these = MEANINGS.c.position.in_(same)
            changed = select(MEANINGS_DUE.c.position).where(MEANINGS_DUE.c.position.in_(same))
            older = MEANINGS.c.position.in_(list(session.connection.scalars(changed)))
            session.connection.execute(delete(MEANINGS).where(older | (of_these & (MEANINGS.c.space == space))))
            session.connection.execute(delete(MEANINGS_DUE).where(MEANINGS_DUE.c.position.in_(same)))
            lines = [
                {"position": spot.position, "page": spot.page, "space": space, "vector": vector}
                for spot, vector in vectors.items()
                if says[spot.position]
            ]
            if lines:
                session.connection.execute(insert(MEANINGS), lines)

    def forget(self, kept: Sequence[str], limit: int) -> int:
        others = select(MEANINGS.c.number).where(MEANINGS.c.space.not_in(kept)).limit(limit)
        with transaction(self.vault.engine) as connection:
            found = list(connection.scalars(others))
        if found:
            with self.vault.writing("") as session:
                session.connection.execute(delete(MEANINGS).where(MEANINGS.c.number.in_(found)))
        return len(found)

    def _without(self, connection: Connection, space: str, limit: int) -> list[int]:
        """Documents that have vectors, but none of a space; looked for again only where one was made since."""
        latest = connection.scalar(select(func.max(MEANINGS.c.number))) or 0
        if self._whole.get(space) == latest:
            return []
        has, other = MEANINGS.alias(), MEANINGS.c.space != space
        lacks = ~exists().where(has.c.position == MEANINGS.c.position, has.c.space == space)
        wanted = select(MEANINGS.c.position).where(other, lacks).distinct().limit(limit)
        found = list(connection.scalars(wanted))
        if not found:
            self._whole[space] = latest
        return found


def _matching(connection: Connection, said: str) -> list[int]:
    """Rows of the index that hold all words of a text: the best first, or the latest where very many do."""
    rank: ColumnElement[float] = literal_column("rank")
    hit = literal_column("words").op("MATCH")(index.terms(said))
    found = select(WORDS.c.rowid).where(hit)
    if index.are_few(connection, said):
        return list(connection.scalars(found.order_by(rank)))
    newest = connection.scalar(select(func.max(SUMMARIES.c.position))) or 0
    latest: list[int] = []
    for reach in REACHES:
        latest = list(connection.scalars(found.where(WORDS.c.rowid > (newest - reach) * index.SPAN)))
        if len(latest) >= ENOUGH:
            break
    return latest[: -index.RANKED - 1 : -1]


def _kept(connection: Connection, spots: Sequence[Spot], scope: Scope) -> dict[int, str]:
    wanted = list(dict.fromkeys(spot.position for spot in spots))
    known = select(SUMMARIES.c.position, SUMMARIES.c.id)
    if scope.client:
        known = known.where(SUMMARIES.c.client == scope.client)
    if scope.document:
        known = known.where(SUMMARIES.c.id == scope.document)
    found: dict[int, str] = {}
    for start in range(0, len(wanted), CHUNK):
        some = SUMMARIES.c.position.in_(wanted[start : start + CHUNK])
        found |= {row.position: row.id for row in connection.execute(known.where(some))}
    return found


def _texts(connection: Connection, position: int) -> dict[int, str]:
    """The text of each page of a document."""
    first = position * index.SPAN
    rows = select(WORDS.c.rowid, WORDS.c.text).where(WORDS.c.rowid.between(first, first + LONGEST))
    return {row.rowid % index.SPAN: row.text for row in connection.execute(rows)}
