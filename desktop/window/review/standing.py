"""How a value stands: vouched for, in doubt, contradicted; without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from core.domain.document import Reading
from core.domain.finding import Finding
from core.domain.record import Field, Origin, Record
from core.domain.schema import DocumentType

OPEN = frozenset(
    {
        "balance.row_open",
        "balance.ends_missing",
        "balance.repair",
        "balance.repair_opening",
        "balance.repair_closing",
        "type.doubtful",
        "id.likely",
    }
)
"""findings that a value is uncertain, not that it disagrees with another"""


class Standing(StrEnum):
    """What may be said of a value; each has its own colour, shape and outline."""

    CHECKED = "checked"
    PERSON = "person"
    DOUBTFUL = "doubtful"
    CONTRADICTED = "contradicted"
    ABSENT = "absent"
    """a value that its type does not require, and that is not there"""

    @property
    def settled(self) -> bool:
        """Whether a person need not look at it."""
        return self not in (Standing.DOUBTFUL, Standing.CONTRADICTED)


def standing(field: Field | None, *, wanted: bool = False, contradicted: bool = False) -> Standing:
    """How one value stands. What a person has said is settled, whatever the sums say: the finding says that."""
    if field is None:
        return Standing.DOUBTFUL if wanted else Standing.ABSENT
    if field.origin is Origin.HUMAN:
        return Standing.PERSON
    if contradicted:
        return Standing.CONTRADICTED if field.accepted else Standing.DOUBTFUL
    return Standing.CHECKED if field.accepted else Standing.DOUBTFUL


def standings(kind: DocumentType, reading: Reading) -> Mapping[str, Standing]:
    """How every field and cell stands, by name, in the order of the type; rows are counted from 1."""
    opposed = frozenset(contradicted(reading.findings))
    return dict(_standings(kind, reading.record, kind.wanted(reading.record), opposed))


def contradicted(findings: Iterable[Finding]) -> Iterator[str]:
    """The names that findings which need a person say something against."""
    for finding in findings:
        if finding.blocks and finding.code not in OPEN:
            yield from finding.fields


def _standings(
    kind: DocumentType, record: Record, wanted: Iterable[str], opposed: frozenset[str]
) -> Iterator[tuple[str, Standing]]:
    required = frozenset(wanted)
    for name in kind.fields:
        yield name, standing(record.fields.get(name), wanted=name in required, contradicted=name in opposed)
    for table, rows in record.tables.items():
        yield from _cells(kind, table, rows, "", opposed)


def _cells(
    kind: DocumentType, table: str, rows: Iterable[Record], prefix: str, opposed: frozenset[str]
) -> Iterator[tuple[str, Standing]]:
    known = kind.tables.get(table)
    required = [column.name for column in known.columns.values() if column.required] if known else []
    for number, row in enumerate(rows, 1):
        place = f"{prefix}{table}.{number}."
        for name in dict.fromkeys((*row.fields, *required)):
            field = row.fields.get(name)
            yield place + name, standing(field, wanted=name in required, contradicted=place + name in opposed)
        for inner, inside in row.tables.items():
            yield from _cells(kind, inner, inside, place, opposed)
