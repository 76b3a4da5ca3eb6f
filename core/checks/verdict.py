"""Whether the product stands for a whole document."""

from __future__ import annotations

from dataclasses import replace

from core.domain.document import Reading, Status
from core.domain.schema import DocumentType

UNKNOWN = "other"
"""the type of what is none of the known ones: nobody knows what it must hold, so a person looks at it"""


def status(kind: DocumentType, reading: Reading) -> Status:
    """Accepted where all that is required is, all read that is watched, and nothing noticed needs a person."""
    if reading.failure is not None:
        return Status.FAILED
    quiet = not any(finding.blocks for finding in reading.findings)
    known = kind.id != UNKNOWN and not any(kind.open(reading.record))
    return Status.ACCEPTED if quiet and known else Status.REVIEW


def judged(kind: DocumentType, reading: Reading) -> Reading:
    """The reading with its status, and with how many values it waits for."""
    return replace(reading, status=status(kind, reading), open_values=len(tuple(kind.open(reading.record))))
