"""The line: read, sort, extract, check. It names the steps; the steps do the work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from time import monotonic

from core.checks import check, sorting_findings, status
from core.domain.document import Reading, Source
from core.domain.page import Contents
from core.domain.schema import DocumentType
from core.extraction import doubted, extract
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


def interpret(source: Source, tools: Tools, pages: PageSink, progress: Progress = silent) -> Interpretation:
    """What a source says: one reading for every document in it, and the files that were inside."""
    started = monotonic()
    pictures = Pictures()
    contents = read(source, tools.recognizer, tools.second, tools.limits, pages, progress, pictures)
    nothing_but_files = contents.parts and not contents.pages and not contents.embedded
    documents = () if nothing_but_files else split(contents, tools.types)
    readings = [understand(part, tools, pictures, pages) for part in documents]
    seconds = round((monotonic() - started) / max(1, len(readings)), 3)
    return Interpretation(tuple(replace(reading, seconds=seconds) for reading in readings), contents.parts)


def understand(
    contents: Contents,
    tools: Tools,
    pictures: Pictures | None = None,
    pages: PageSink = unwatched,
    *,
    known: DocumentType | None = None,
) -> Reading:
    """Type, record and findings of one document's contents; the type may be `known` by a person.

    What nothing vouches for yet is looked at a second time on the pictures of its pages, where they are kept.
    """
    kind, confidence = (known, 1.0) if known else sort(contents, tools.types)
    record = extract(kind, contents)
    if pictures and tools.second:
        seen = look_again(contents, doubted(kind, record), pictures, tools.second, pages)
        contents, record = seen, record if seen is contents else extract(kind, seen)
    findings = (*check(kind, record, contents), *sorting_findings(confidence))
    leaves = [(page.number, page.likeness) for page in contents.pages]
    reading = Reading(
        kind.id,
        confidence,
        record,
        findings,
        pages=tuple(number for number, _ in leaves),
        subtype=subtype(kind, contents),
        page_hashes=tuple(likeness for _, likeness in leaves if likeness),
        embedded=contents.embedded,
    )
    return replace(reading, status=status(kind, reading), language=contents.language)
