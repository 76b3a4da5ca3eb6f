"""What a model says, held against the page: taken where it is printed, exactly or as recognition confuses letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from core.domain.layout import Word, around, lines, segments
from core.domain.page import Page, TextSource
from core.domain.record import Evidence
from core.domain.schema import FieldType, Kind
from core.extraction.values import parse

FIGURES = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT})
BEGINS = re.compile(r"(?<!\w)(?<!\d[.,'’/\-])(?<!\w[-/])")
ENDS = re.compile(r"(?!\w)(?![.,'’/\-]\d)(?![-/]\w)")
"""around a value: nothing that it would be a part of"""
UNSIGNED = re.compile(r"(?<![\-−–(+])(?<!\d\s)")
WHOLE = re.compile(r"(?!\s?[\-−–)])(?!\s\d{3}(?!\d))(?!\s?(?:Cr|Dr|CR|DR)\b)")
"""around a figure besides: no sign before or behind, no thousands cut off"""
SIGNS = "-−–+()"
CONFUSED = str.maketrans("OoQDIl|!iSsBZzG", "000011111558226")
"""letters and figures that recognition takes for each other, as one of them"""


class Grounded(NamedTuple):
    """A value that stands on a page."""

    value: str
    """normalised"""
    evidence: Evidence
    exact: bool
    """False where the print was read a little differently: `evidence.text` is what was read"""


class _Stretch(NamedTuple):
    """A run of words that belong together, as one text."""

    page: Page
    words: tuple[Word, ...]
    text: str


class Print:
    """The visible words of some pages, in which values are looked for."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._pages = tuple(pages)

    @cached_property
    def stretches(self) -> Sequence[_Stretch]:
        """What stands together on the pages, from top to bottom."""
        return tuple(self._stretched())

    @property
    def text(self) -> str:
        """All of it, a stretch on each line."""
        return "\n".join(one.text for one in self.stretches)

    def grounded(self, field: FieldType, said: str) -> Grounded | None:
        """The value of what a model said, where it is printed; None where it is not, or is no value of the field."""
        writings = (said, *field.choices.get(said, ())) if field.choices else (said,)
        for exact in (True, False):
            for writing in writings:
                found = self._found(field, writing, exact=exact)
                value = parse(field, said if field.choices or not exact else writing) if found else None
                if found and value:
                    return Grounded(value, found, exact)
        return None

    def _found(self, field: FieldType, said: str, *, exact: bool) -> Evidence | None:
        """Where a text is printed, as a whole and not as a part of something longer."""
        bare = _alike(said, exact=exact)
        parts = [re.escape(part) for part in bare.split()]
        if not parts or len(bare) < _least(field):
            return None
        pattern = re.compile(r"\s*".join(parts))
        for stretch in self.stretches:
            if exact or stretch.page.source is TextSource.OCR:
                for hit in pattern.finditer(_alike(stretch.text, exact=exact)):
                    if _whole(field, stretch.text, hit.start(), hit.end()):
                        return _standing(stretch, hit.start(), hit.end())
        return None

    def _stretched(self) -> Iterator[_Stretch]:
        for page in self._pages:
            for line in lines(page.words):
                for one in segments(line):
                    words = tuple(word._replace(text=unicodedata.normalize("NFC", word.text)) for word in one.words)
                    yield _Stretch(page, words, " ".join(word.text for word in words))


def _whole(field: FieldType, text: str, start: int, end: int) -> bool:
    """Whether what stands between two places in a text is not a part of something longer."""
    bare = field.kind in FIGURES and text[start] not in SIGNS and text[end - 1] not in SIGNS
    before, behind = ((BEGINS, UNSIGNED), (ENDS, WHOLE)) if bare else ((BEGINS,), (ENDS,))
    return all(one.match(text, start) for one in before) and all(one.match(text, end) for one in behind)


def _alike(text: str, *, exact: bool) -> str:
    """A text as it is compared; as long as it was."""
    plain = unicodedata.normalize("NFC", text)
    return plain if exact else plain.translate(CONFUSED)


def _least(field: FieldType) -> int:
    """Letters that a value must have to be found by them: a lone letter stands on every page."""
    return 1 if field.kind in FIGURES else 2


def _standing(stretch: _Stretch, start: int, end: int) -> Evidence:
    """The words of a stretch between two places in its text."""
    at, touched = 0, list[Word]()
    for word in stretch.words:
        if at < end and at + len(word.text) > start:
            touched.append(word)
        at += len(word.text) + 1
    box = around(word.box for word in touched)
    boxed = stretch.page.source is not TextSource.SHEET
    path = touched[0].path
    return Evidence(stretch.text[start:end], stretch.page.number, box if boxed else None, path)
