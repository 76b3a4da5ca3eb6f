"""The line: read, sort, extract, check. It names the steps; the steps do the work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from time import monotonic

from core.checks import check, judged, sorting_findings
from core.domain.document import Lap, Reading, Source
from core.domain.finding import Finding
from core.domain.page import Contents
from core.domain.record import Record
from core.domain.schema import DocumentType
from core.extraction.doubting import unsided
from core.extraction.extracting import extract
from core.extraction.places import doubted
from core.ports import Interpretation, Limits, PageSink, Progress, Recognizer, silent
from core.reading import Pictures, look_again, read, unwatched
from core.sorting import sort, split, subtype


@dataclass(frozen=True, slots=True)
class Tools:
    """What the line needs besides the source."""

    types: Mapping[str, DocumentType]
    recognizer: Recognizer | None = None
    second: Recognizer | None = None
    """asked about the print that values stand on, where it is there"""
    limits: Limits = field(default_factory=Limits)
    trusted: tuple[bytes, ...] = ()
    """certificates and keys that the user trusts, by which signatures are judged"""


class Laps:
    """Tells how long each stage took."""

    def __init__(self) -> None:
        self.done: list[Lap] = []
        self._since = monotonic()

    def end(self, stage: str) -> None:
        """Ends a stage; the next one begins."""
        now = monotonic()
        self.done.append(Lap(stage, round(now - self._since, 3)))
        self._since = now


def interpret(source: Source, tools: Tools, pages: PageSink, progress: Progress = silent) -> Interpretation:
    """What a source says: one reading for every document in it, and the files that were inside."""
    started = monotonic()
    pictures = Pictures()
    contents = read(source, tools.recognizer, tools.second, tools.limits, pages, progress, pictures, tools.trusted)
    nothing_but_files = contents.parts and not contents.pages and not contents.embedded
    documents = () if nothing_but_files else split(contents, tools.types)
    reading = Lap("read", round((monotonic() - started) / max(1, len(documents)), 3))
    said = [_timed(reading, part, tools, pictures, pages) for part in documents]
    seconds = round((monotonic() - started) / max(1, len(said)), 3)
    return Interpretation(tuple(replace(one, seconds=seconds) for one in said), contents.parts)


def _timed(reading: Lap, contents: Contents, tools: Tools, pictures: Pictures, pages: PageSink) -> Reading:
    """What a document's contents say, with the seconds of each stage; those of reading were before."""
    laps = Laps()
    said = understand(contents, tools, pictures, pages, laps=laps)
    return replace(said, laps=(reading, *laps.done))


def understand(
    contents: Contents,
    tools: Tools,
    pictures: Pictures | None = None,
    pages: PageSink = unwatched,
    *,
    known: DocumentType | None = None,
    laps: Laps | None = None,
) -> Reading:
    """Type, record and findings of one document's contents; the type may be `known` by a person.

    What nothing vouches for yet is looked at a second time on the pictures of its pages, where they are kept.
    """
    laps = laps or Laps()
    kind, confidence = (known, 1.0) if known else sort(contents, tools.types)
    laps.end("sort")
    record = extract(kind, contents)
    laps.end("extract")
    if pictures and tools.second:
        seen = look_again(contents, doubted(kind, record), pictures, tools.second, pages)
        contents, record = seen, record if seen is contents else extract(kind, seen)
    record = unsided(kind, record, confidence)
    laps.end("look")
    findings = (*check(kind, record, contents), *sorting_findings(confidence))
    reading = judged(kind, _reading(kind, confidence, record, findings, contents))
    laps.end("check")
    return reading


def _reading(
    kind: DocumentType, confidence: float, record: Record, findings: tuple[Finding, ...], contents: Contents
) -> Reading:
    """All that is known of a document, its status not yet judged."""
    leaves = [(page.number, page.likeness, page.sheet) for page in contents.pages]
    return Reading(
        kind.id,
        confidence,
        record,
        findings,
        pages=tuple(number for number, _, _ in leaves),
        subtype=subtype(kind, contents),
        page_hashes=tuple(likeness for _, likeness, _ in leaves if likeness),
        sheets=tuple(sheet for _, _, sheet in leaves) if any(sheet for _, _, sheet in leaves) else (),
        embedded=contents.embedded,
        signatures=contents.signatures,
        making=contents.making,
        language=contents.language,
    )
