"""Sources, documents and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from core.domain.finding import Finding, Severity, key
from core.domain.page import Embedded, Making, Signature
from core.domain.record import Record


class Stage(StrEnum):
    """How far a document has come. "Needs review" is READ with open findings or doubtful fields, not a stage."""

    RECEIVED = "received"
    READ = "read"
    APPROVED = "approved"
    EXPORTED = "exported"
    FAILED = "failed"


class Status(StrEnum):
    """What the product says of a reading."""

    ACCEPTED = "accepted"
    REVIEW = "review"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes that came in, with their origin."""

    path: str
    """as it was given; for a part, the container's path"""
    sha256: str
    data: bytes = field(repr=False)
    part: str | None = None
    """name within the container, for a part"""
    passwords: tuple[str, ...] = field(default=(), repr=False)
    """what may unlock it, in the order to try"""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a source could not be read: the code of a VouchError and its facts."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


class Dismissal(NamedTuple):
    """A finding that a person has looked at and let pass."""

    finding: Finding
    """as it was; one with other facts is another"""
    why: str


class Lap(NamedTuple):
    """How long one stage of a document's reading took."""

    stage: str
    """"read", "sort", "extract", "look" (a second look at its print), "check" """
    seconds: float


class Turn(NamedTuple):
    """How a page is shown: turned clockwise, with all that stands on it."""

    page: int
    degrees: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is known of one document: which pages, what type, what record, which findings."""

    type: str
    type_confidence: float
    record: Record
    findings: tuple[Finding, ...] = ()
    pages: tuple[int, ...] = ()
    status: Status = Status.REVIEW
    subtype: str = ""
    part: str | None = None
    language: str | None = None
    failure: Failure | None = None
    seconds: float = 0.0
    page_hashes: tuple[str, ...] = ()
    """one perceptual hash per page, for pages that were pictures"""
    embedded: tuple[Embedded, ...] = ()
    """the records that stood in the file or in codes on its pages, so that it can be understood again"""
    dismissed: tuple[Dismissal, ...] = ()
    laps: tuple[Lap, ...] = ()
    turns: tuple[Turn, ...] = ()
    """of the pages that a person turned; pictures and boxes are kept as they were read"""
    signatures: tuple[Signature, ...] = ()
    making: Making | None = None
    """how the file was made, as far as it says so"""
    open_values: int | None = None
    """how many values it waits for, by its type; None where it was read before they were counted"""
    sheets: tuple[int | None, ...] = ()
    """of each of its pages the file's own page that shows it, where that has another number; empty where none has"""

    def turn(self, page: int) -> int:
        """By how many degrees a page is shown turned, clockwise."""
        return dict(self.turns).get(page, 0)

    def with_turn(self, page: int, degrees: int) -> Reading:
        """The reading with a page shown turned so."""
        others = [one for one in self.turns if one.page != page]
        return replace(self, turns=(*others, Turn(page, degrees)) if degrees else tuple(others))

    def beside(self, findings: tuple[Finding, ...]) -> Reading:
        """The reading among the client's other documents, of which these findings speak."""
        own = tuple(finding for finding in self.findings if not finding.across)
        findings = self.lowered(findings)
        accepted = self.status is Status.ACCEPTED and not any(finding.blocks for finding in findings)
        status = Status.REVIEW if self.status is Status.ACCEPTED and not accepted else self.status
        return replace(self, findings=(*own, *findings), status=status)

    def lowered(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings, of which those that a person let pass weigh no more than a note."""
        passed = {key(one.finding) for one in self.dismissed}
        return tuple(replace(one, severity=Severity.NOTE) if key(one) in passed else one for one in findings)


class Leaf(NamedTuple):
    """One page of a file."""

    source: str
    """SHA-256 of the file's bytes"""
    name: str
    """name of the file"""
    page: int
    """counted from 1 within the file"""


@dataclass(frozen=True, slots=True)
class Document:
    """What the vault keeps of one document."""

    id: str
    client: str
    source: str
    """SHA-256 of the bytes it came from; of its first page's, where it was merged from several files"""
    name: str
    """name of the file it came in; names, where it was merged from several"""
    stage: Stage
    version: int
    """counts the changes to it; a change names the version it was made on"""
    taken_at: str
    """ISO 8601, UTC"""
    reading: Reading | None = None
    failure: Failure | None = None
    container: str | None = None
    """id of the document whose part this is"""
    origins: tuple[str, ...] = ()
    """every path that the same bytes came by"""
    leaves: tuple[Leaf, ...] = ()
    """where its pages 1, 2, ... stand, for a document that was merged from several files"""

    def leaf(self, number: int) -> Leaf:
        """Where a page of the document stands."""
        return self.leaves[number - 1] if 0 < number <= len(self.leaves) else Leaf(self.source, self.name, number)

    def page_of_file(self, number: int) -> int:
        """Which of a file's own pages shows a page of the document: one scanned sheet may show two."""
        shown = dict(zip(self.reading.pages, self.reading.sheets, strict=False)) if self.reading else {}
        return shown.get(number) or self.leaf(number).page

    @property
    def sources(self) -> frozenset[str]:
        """SHA-256 of every file that its pages come from."""
        return frozenset(leaf.source for leaf in self.leaves) or frozenset({self.source})


@dataclass(frozen=True, slots=True)
class Totals:
    """The control totals: every document taken is in exactly one of the others."""

    taken: int = 0
    waiting: int = 0
    """to be read"""
    read: int = 0
    """accepted, approved or exported"""
    review: int = 0
    failed: int = 0
