"""In which order a person visits what is unresolved; without Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.domain.document import Reading
from core.domain.record import CELL_NAME
from core.domain.schema import DocumentType
from desktop.window.review.standing import Standing, contradicted


def unresolved(kind: DocumentType, reading: Reading, stood: Mapping[str, Standing]) -> tuple[str, ...]:
    """The names that need a person: doubts about a reading first, then what contradicts something else.

    Within each, what something must vouch for goes first: a document is done as soon as none of that is open. Of
    cells only those count, or those that a finding speaks of: a table has thousands.
    """
    vouched = frozenset(kind.vouched(reading.record))
    named = frozenset(contradicted(reading.findings))
    asking = [
        name
        for name, how in stood.items()
        if not how.settled
        and ("." not in name or name in named or _held(kind, name, vouched))
        and not _repeated(reading, name)
    ]

    def rank(name: str) -> tuple[bool, bool]:
        return stood[name] is Standing.CONTRADICTED, not _held(kind, name, vouched)

    return tuple(sorted(asking, key=rank))


def _repeated(reading: Reading, name: str) -> bool:
    """Whether a cell only repeats a field: a lone account is the statement."""
    cell = CELL_NAME.fullmatch(name)
    rows = reading.record.tables.get(cell["table"], ()) if cell else ()
    if cell is None or len(rows) != 1 or reading.record.get(cell["rest"]) is None:
        return False
    return any(inner in reading.record.tables for inner in rows[0].tables)


def _held(kind: DocumentType, name: str, vouched: frozenset[str]) -> bool:
    """Whether a document waits for as long as this value is open."""
    cell = CELL_NAME.fullmatch(name)
    if cell is None:
        return name in vouched
    inner = CELL_NAME.fullmatch(cell["rest"]) or cell
    table = kind.tables.get(inner["table"])
    column = table.columns.get(inner["rest"]) if table else None
    return bool(column and (column.required or column.watched))


def following(
    names: Sequence[str], current: str | None, places: Mapping[str, int], *, back: bool = False
) -> str | None:
    """The unresolved name to visit after the current one, round to the first; None where nothing is left.

    `places` has all names in their order, so that one knows where to go on from a value that is settled by now.
    """
    if not names:
        return None
    if current in names:
        return names[(names.index(current) + (-1 if back else 1)) % len(names)]
    here = places.get(current or "", -1)
    later = [name for name in names if places.get(name, here) > here]
    return names[-1] if back else (later or list(names))[0]
