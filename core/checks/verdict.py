"""Whether the product stands for a whole document."""

from __future__ import annotations

from dataclasses import replace

from core.domain.document import Reading, Status
from core.domain.schema import DocumentType


def status(kind: DocumentType, reading: Reading) -> Status:
    """Accepted where all that is required is, all read that is watched, and nothing noticed needs a person."""
    if reading.failure is not None:
        return Status.FAILED
    quiet = not any(finding.blocks for finding in reading.findings)
    return Status.ACCEPTED if quiet and not any(kind.open(reading.record)) else Status.REVIEW


def judged(kind: DocumentType, reading: Reading) -> Reading:
    """The reading with its status, and with how many values it waits for."""
    return replace(reading, status=status(kind, reading), open_values=len(tuple(kind.open(reading.record))))
