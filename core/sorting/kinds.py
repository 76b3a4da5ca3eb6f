"""Which type a document is, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from core.domain.folding import spaced
from core.domain.layout import Line, lines, segments
from core.domain.page import Contents, Page, TextSource
from core.domain.schema import DocumentType
from core.sorting.exports import exported
from core.sorting.phrases import heard, phrases
from core.sorting.shape import is_heading, shape
from core.sorting.titles import REFERENCE, alone, headed, numbered, titles

LOOKED_AT = 3
"""pages that are looked at: the first ones"""
LEAST = 2.5
"""below this score nothing speaks clearly for any type"""
HEAD = 0.35
"""the upper part of the first page, where papers say what they are"""
UPPER = 0.5
IN_BODY, IN_HEAD, IN_TITLE = 0.7, 1.2, 2.0
"""what a phrase counts below it, in it, and in letters larger than the rest"""
ALONE = 3.0
"""what a title is worth that stands alone in the upper half of the first page"""
CODE = 5.0
"""what a payment code on the paper is worth"""
OTHER = "other"
ANYWHERE = 8.0
"""so much names a form wherever it stands; of offers and reminders the sentences of an invoice may speak"""
BEFORE = 1
"""words before what begins a line: "1. Mahnung", "Final reminder" """


def sort(contents: Contents, types: Mapping[str, DocumentType]) -> tuple[DocumentType, float]:
    """The type of a document and the confidence in it; "other" where nothing speaks for a known one."""
    data = _by_data(contents, types)
    if data is not None:
        return data, 1.0
    return ranked(contents.pages[:LOOKED_AT], types, {**_by_codes(contents), "bank_statement": exported(contents)})


def ranked(
    pages: Sequence[Page], types: Mapping[str, DocumentType], more: Mapping[str, float] = MappingProxyType({})
) -> tuple[DocumentType, float]:
    """The type that some pages (and `more` votes by type) speak for most, with its confidence."""
    votes = scores(pages, types)
    for kind, weight in more.items():
        votes[kind] = votes.get(kind, 0.0) + weight
    found = sorted(votes.items(), key=lambda pair: -pair[1])
    best, score = found[0] if found else (OTHER, 0.0)
    runner_up = max((other for kind, other in found[1:] if kind != OTHER), default=0.0)
    lone = _numbered(pages, types) if score < LEAST else set()
    if len(lone) == 1:
        best, score = lone.pop(), ALONE
    if score < LEAST or best not in types:
        return _other(types), round(0.9 - 0.1 * max(0.0, min(score, LEAST)), 3)
    return types[best], _confidence(score, runner_up)


def scores(pages: Sequence[Page], types: Mapping[str, DocumentType]) -> dict[str, float]:
    """What speaks for each type on some pages."""
    votes: dict[str, float] = {}
    grouped = [lines(page.words) for page in pages]
    beginnings = tuple(_beginnings(pages, grouped))
    for phrase, (speaking, factor) in _heard(pages, grouped, types).items():
        claimed = any(weight > 0 for kind, weight in speaking if kind != OTHER)
        for kind, weight in speaking:
            said = weight >= ANYWHERE or any(text.startswith(phrase.replace(" ", "")) for text in beginnings)
            if kind != OTHER or (said and not claimed):  # of a paper that is none of ours a user's own type may be made
                votes[kind] = votes.get(kind, 0.0) + weight * (factor if weight > 0 else 1.0)
    for kind, weight in (*shape(pages, grouped).items(), *_titled(pages, grouped, types)):
        if kind in types:
            votes[kind] = votes.get(kind, 0.0) + weight
    return votes


def _beginnings(pages: Sequence[Page], grouped: Sequence[Sequence[Line]]) -> Iterator[str]:
    """What begins in the upper half of the first page, as runs of letters: lines, their stretches, large letters."""
    for page, rows in zip(pages[:1], grouped[:1], strict=True):
        upper = [line for line in _no_headings(rows) if line.box.y1 < UPPER * page.height]
        for text in [*titles(upper), *(one.text for line in upper for one in segments(line))]:
            words = spaced(text).split()
            yield from ("".join(words[before:]) for before in range(BEFORE + 1))


def _no_headings(rows: Sequence[Line]) -> list[Line]:
    """The lines without the headings of tables: an invoice may have a column "Devis"."""
    table = {at for at, line in enumerate(rows[:-1]) if is_heading(line, rows[at + 1])}
    return [line for at, line in enumerate(rows) if at not in table]


def _titled(
    pages: Sequence[Page], grouped: Sequence[Sequence[Line]], types: Mapping[str, DocumentType]
) -> Iterator[tuple[str, float]]:
    """What the titles in the upper half of the first page are worth that stand alone."""
    for page, rows in zip(pages[:1], grouped[:1], strict=True):
        upper = [line for line in rows if line.box.y1 < UPPER * page.height]
        said = alone([line for line in _no_headings(rows) if line in upper], types)
        yield from ((kind, ALONE) for kind in sorted(alone(upper, types)) if kind != OTHER or kind in said)
        yield from ((kind, ALONE) for kind in sorted(headed(upper, types)) if kind != OTHER)


def _numbered(pages: Sequence[Page], types: Mapping[str, DocumentType]) -> set[str]:
    """The types that the upper half of the first page calls itself with nothing but a number behind."""
    upper = ([line for line in lines(page.words) if line.box.y1 < UPPER * page.height] for page in pages[:1])
    return {kind for rows in upper for kind in numbered(rows, types)}


def _by_data(contents: Contents, types: Mapping[str, DocumentType]) -> DocumentType | None:
    """The type that a whole record in the file's own data names."""
    return next((types[one.type] for one in contents.embedded if one.whole and one.type in types), None)


def _by_codes(contents: Contents) -> Mapping[str, float]:
    """What payment codes and the like say: an invoice with a payment slip, most often."""
    return dict.fromkeys((one.type for one in contents.embedded if not one.whole), CODE)


def _heard(
    pages: Sequence[Page], grouped: Sequence[Sequence[Line]], types: Mapping[str, DocumentType]
) -> dict[str, tuple[tuple[tuple[str, float], ...], float]]:
    """Every phrase with what it speaks for and how much its place adds to it."""
    known = phrases(types)
    found: dict[str, tuple[tuple[tuple[str, float], ...], float]] = {}
    for page, rows in zip(pages, grouped, strict=True):
        for factor, part in _parts(page, rows):
            for phrase, speaking in heard(known, part, lossy=page.source is TextSource.OCR).items():
                if factor > found.get(phrase, ((), 0.0))[1]:
                    found[phrase] = (speaking, factor)
    return found


def _parts(page: Page, rows: Sequence[Line]) -> list[tuple[float, str]]:
    """The page's text, and the pieces of it that weigh more: its head and its large letters."""
    naming = [line for line in rows if not REFERENCE.search(line.text)]
    head = [line.text for line in naming if line.box.y1 < HEAD * page.height]
    parts = ((IN_BODY, [line.text for line in rows]), (IN_HEAD, head), (IN_TITLE, titles(rows)))
    return [(factor, spaced("\n".join(texts))) for factor, texts in parts if texts]


def _confidence(score: float, runner_up: float) -> float:
    """Between a coin's throw and certainty: how far the best type leads, and how much speaks for it at all."""
    lead = 1 / (1 + math.exp(-(score - max(runner_up, 0.0)) / 1.5))
    much = 1 - math.exp(-score / 4)
    return round(min(0.999, max(0.5, lead * (0.6 + 0.4 * much))), 3)


def _other(types: Mapping[str, DocumentType]) -> DocumentType:
    return types.get(OTHER) or DocumentType(OTHER, {"en": "Other document"}, {})
