"""What a contract or tax notice comes to: its fields in order, and passages that say what binds, quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import resources
from core.asking.tokens import Phrase, phrases
from core.domain.asking import Citation
from core.domain.document import Document, Stage
from core.domain.folding import spaced
from core.domain.layout import Line, around, lines
from core.domain.page import Page, TextSource
from core.domain.record import Field

SETTLED = (Stage.APPROVED, Stage.EXPORTED)
TITLE = 3
"""words of a line that says no sentence"""
LONGEST = 4
"""lines of a quoted sentence"""
TOLD = re.compile(r"\d|%")
"""what a passage says more with: a number, an amount, a number of days"""
ENDS = re.compile(r"[.;:!?]\s*$")


class Said(NamedTuple):
    """One value of a summary."""

    name: str
    field: Field
    sure: bool


class Passage(NamedTuple):
    """A sentence that says what binds, and of what."""

    about: str
    citation: Citation


@cache
def summaries() -> Mapping[str, Any]:
    """What summaries say, by document type."""
    return resources.words("summaries")


@cache
def summary_phrases() -> dict[Phrase, str]:
    """The phrases that ask for a summary."""
    return phrases({"yes": summaries()["asked"]["words"]})


def fields_of(document: Document) -> Iterator[Said]:
    """The values that a summary of a document says, in order; of a type without a list all that are no table's."""
    record = document.reading.record if document.reading else None
    if record is None or document.reading is None:
        return
    listed = summaries().get(document.reading.type, {}).get("fields", list(record.fields))
    for name in listed:
        field = record.fields.get(name)
        if field and field.value:
            yield Said(name, field, field.accepted or document.stage in SETTLED)


def passages_of(document: Document, pages: Iterable[Page]) -> list[Passage]:
    """For each thing that binds the sentence that says most of it, with its place; those that are there."""
    wanted = summaries().get(document.reading.type if document.reading else "", {}).get("passages", {})
    marks = {about: [spaced(one).rstrip() for one in words] for about, words in wanted.items()}
    best: dict[str, tuple[int, Passage]] = {}
    for page in pages if marks else ():
        print_ = lines(page.words)
        for about, at in _spoken(print_, marks):
            some = _sentence(print_, at)
            text = "\n".join(line.text for line in some)
            weight = 1 + sum(mark in spaced(text) for mark in marks[about]) + bool(TOLD.search(text))
            if about not in best or weight > best[about][0]:
                box = None if page.source is TextSource.SHEET else around(line.box for line in some)
                best[about] = weight, Passage(about, Citation(document.id, page.number, box, text, document.name))
    return [best[about][1] for about in marks if about in best]


def _spoken(print_: Sequence[Line], marks: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int]]:
    """Where something that binds is spoken of; titles, which say nothing of it, are left out."""
    for at, line in enumerate(print_):
        said = spaced(line.text)
        for about, words in marks.items():
            if len(said.split()) > TITLE and any(mark in said for mark in words):
                yield about, at


def _sentence(print_: Sequence[Line], at: int) -> Sequence[Line]:
    """The lines of the sentence around one: back to the end of the one before, on to its own end."""
    start = at
    while start > 0 and at - start < 2 and _goes_on(print_[start - 1].text) and _near(print_, start):
        start -= 1
    end = at + 1
    while end < len(print_) and end - start < LONGEST and not ENDS.search(print_[end - 1].text) and _near(print_, end):
        end += 1
    return print_[start:end]


def _goes_on(text: str) -> bool:
    """Whether a line is the beginning of a sentence that the next one goes on with, and no title."""
    return len(text.split()) > TITLE and not ENDS.search(text)


def _near(print_: Sequence[Line], at: int) -> bool:
    """Whether a line stands right below the one before."""
    above, below = print_[at - 1].box, print_[at].box
    return below.y0 - above.y1 < 1.2 * max(above.height, 1.0)
