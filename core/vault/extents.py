"""How far documents reach: which columns and how many rows each fills, written with its line in the lists."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from sys import intern
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from core.domain.document import Reading
from core.domain.flat import Extent, Shape, Sum, shapes
from core.domain.selection import Selection
from core.vault import listing
from core.vault.figures import in_parts, read_ones, whole
from core.vault.rows import unpack
from core.vault.tables import FIGURES, FILLED, SUMMARIES

EACH = 1000
BREAK = "\n"


def renew(connection: Connection, position: int, reading: Reading | None) -> None:
    """Keeps what a document's reading fills in the place of what was kept of it."""
    connection.execute(delete(FILLED).where(FILLED.c.position == position))
    if reading is not None:
        connection.execute(insert(FILLED), list(_lines(position, reading)))


def fill(connection: Connection) -> None:
    """Keeps the extent of every document that was read before there was a place for it."""
    lines: list[dict[str, Any]] = []
    for row in read_ones(connection):
        lines.extend(_lines(row.position, unpack(Reading, row.reading)))
        if len(lines) >= EACH:
            connection.execute(insert(FILLED), lines)
            lines.clear()
    if lines:
        connection.execute(insert(FILLED), lines)


def altered(connection: Connection) -> Iterator[str]:
    """Documents of which another extent is kept than they have."""
    for row in read_ones(connection):
        found = connection.execute(select(FILLED).where(FILLED.c.position == row.position).order_by(FILLED.c.part))
        kept = [dict(one._mapping) for one in found]  # noqa: SLF001 - SQLAlchemy's public name
        if kept != list(_lines(row.position, unpack(Reading, row.reading))):
            yield row.id


def extent(connection: Connection, selection: Selection) -> Extent:
    """How far all the documents reach that a selection's filters let through, in their order."""
    asked = SUMMARIES.c.position, SUMMARIES.c.id, SUMMARIES.c.type, SUMMARIES.c.stage
    statement = listing.ordered(connection, selection, *asked)
    positions, ids, types, stages = array("q"), list[str](), list[str](), list[str]()
    for position, name, kind, stage in connection.execute(statement).yield_per(EACH):
        positions.append(position)
        ids.append(name)
        types.append(intern(kind))
        stages.append(intern(stage))
    lengths = _lengths(connection, selection, positions)
    return Extent(tuple(ids), tuple(types), tuple(stages), _shapes(connection, selection), lengths)


def sums(connection: Connection, selection: Selection, fields: Sequence[str]) -> tuple[Sum, ...]:
    """What the documents that the filters let through say in fields that are numbers."""
    asked = SUMMARIES.c.type, FILLED.c.currency, FIGURES.c.field
    high, low = map(func.sum, in_parts(FIGURES.c.amount))
    statement = _among(select(*asked, high, low, func.count()), selection)
    statement = statement.join(FIGURES, FIGURES.c.position == FILLED.c.position)
    statement = statement.where(FILLED.c.part == "", FIGURES.c.field.in_(fields)).group_by(*asked)
    return tuple(
        Sum(kind, currency, field, whole(above, below), documents)
        for kind, currency, field, above, below, documents in connection.execute(statement)
    )


def _shapes(connection: Connection, selection: Selection) -> tuple[Shape, ...]:
    asked = SUMMARIES.c.type, FILLED.c.part, FILLED.c.columns, FILLED.c.currency, FILLED.c.fine
    statement = _among(select(*asked, func.sum(FILLED.c.rows)), selection).group_by(*asked).order_by(*asked)
    return tuple(
        Shape(kind, part, _split(columns), currency, _split(fine), rows)
        for kind, part, columns, currency, fine, rows in connection.execute(statement)
    )


def _lengths(
    connection: Connection, selection: Selection, positions: Sequence[int]
) -> Mapping[str, tuple[Sequence[int], Sequence[int]]]:
    """Of each table the numbers of the documents that have rows in it, and where the rows of each end."""
    parts: dict[str, dict[int, int]] = {}
    statement = _among(select(FILLED.c.part, FILLED.c.position, FILLED.c.rows), selection)
    for part, position, rows in connection.execute(statement.where(FILLED.c.part != "")).yield_per(EACH):
        parts.setdefault(part, {})[position] = rows
    found = {}
    for part, rows_at in sorted(parts.items()):
        numbers, ends = array("l"), array("q")
        for number, position in enumerate(positions):
            if position in rows_at:
                numbers.append(number)
                ends.append((ends[-1] if ends else 0) + rows_at[position])
        found[part] = (numbers, ends)
    return found


def _among(statement: Select[Any], selection: Selection) -> Select[Any]:
    """What is asked of the extents of the documents that the filters let through."""
    joined = statement.join_from(FILLED, SUMMARIES, SUMMARIES.c.position == FILLED.c.position)
    return joined.where(*listing.filters(selection))


def _lines(position: int, reading: Reading) -> Iterator[dict[str, Any]]:
    for one in shapes(reading):
        said = {"columns": BREAK.join(one.columns), "currency": one.currency, "fine": BREAK.join(one.fine)}
        yield {"position": position, "part": one.table, **said, "rows": one.rows}


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(BREAK)) if text else ()
