"""Values that sentences say: "between {first_party} and {second_party}", as a type's file writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from core.domain.layout import Line, Word
from core.domain.record import Field
from core.domain.schema import DocumentType, FieldType, Kind
from core.extraction.forms.context import Context
from core.extraction.forms.options import Option
from core.extraction.forms.readers import reader_of
from core.extraction.page.evidence import cut, standing, vouched
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import STRETCH

SCORE = 1.5
"""a sentence written out says more than a label that happens to stand in one"""
SLOT = re.compile(r"\{(\w+)\}")
CLAUSE_END = re.compile(r"[,;(]|(?<!\bMrs)(?<!\bSmt)(?<=\w{3})\.(?:\s|$)|\s[-–—]\s|:")
"""where a name within a sentence ends"""
LONGEST = 160
"""characters that may stand between two fixed parts of a sentence"""
LONGEST_DATE = 24
"""characters among which a date stands that ends a sentence"""
NAMES = frozenset({Kind.PARTY, Kind.TEXT})


def said(kind: DocumentType, pages: Sequence[Marked], known: Context) -> Iterator[tuple[str, Option]]:
    """The options that the type's sentences give for its fields, on each page."""
    dates = frozenset(field.name for field in kind.fields.values() if field.kind is Kind.DATE)
    for page in pages if kind.sentences else ():
        text = Line(tuple(word for line in page.sheet.lines for word in line.words))
        for sentence in kind.sentences:
            for match in _pattern(sentence, dates).finditer(text.text):
                if _flows(cut(text, *match.span())):
                    yield from (
                        (name, option)
                        for name, words, clear in _slots(kind, sentence, match, text)
                        if (option := _option(kind.fields[name], page, words, known, clear=clear))
                    )


@lru_cache(maxsize=256)
def _pattern(sentence: str, dates: frozenset[str]) -> re.Pattern[str]:
    """A sentence as a pattern: its fixed words in any case and spacing, its slots as short as they can be.

    A sentence begins anew with its first words. A date at its end is looked for in the words that follow.
    """
    parts = SLOT.split(sentence)
    fixed = [r"\W+".join(map(re.escape, re.findall(r"\w+", part))) for part in parts[::2]]
    slots = [rf"\b{fixed[0]}\W+"]
    for at, name in enumerate(parts[1::2], start=1):
        if name in dates and not fixed[at] and 2 * at + 1 == len(parts):
            slots.append(rf"(?P<{name}>\S.{{0,{LONGEST_DATE}}})")
            continue
        following = rf"\W+{fixed[at]}\b" if fixed[at] else r"(?=[,;(:]|\.\s|\s[-–—]\s|$)"
        within = rf"(?:(?!\b{fixed[0]}\b).)" if fixed[0] else "."
        slots.append(
            rf"(?P<{name}>\S{within}{{0,{LONGEST}}}?){following}" + (r"\W+" if 2 * at + 1 < len(parts) - 1 else "")
        )
    return re.compile("".join(slots), re.IGNORECASE)


def _flows(words: Sequence[Word]) -> bool:
    """Whether words stand as those of a sentence do, with no wide gap in a line."""
    return all(
        right.box.x0 - left.box.x1 < STRETCH * right.box.height
        for left, right in pairwise(words)
        if right.box.y0 < left.box.middle[1]
    )


def _slots(
    kind: DocumentType, sentence: str, match: re.Match[str], text: Line
) -> Iterator[tuple[str, tuple[Word, ...], bool]]:
    """What stands in each slot of a sentence, and whether it is clear where it ends."""
    for name in match.groupdict():
        start, end = match.span(name)
        if kind.fields[name].kind in NAMES:
            stop = CLAUSE_END.search(text.text, start, end)
            end = stop.start() if stop else end
        yield name, cut(text, start, end), not _divided(sentence, name, match)


def _divided(sentence: str, name: str, match: re.Match[str]) -> bool:
    """Whether the words that part two slots stand more than once between them: either may be the border."""
    after = sentence.partition(f"{{{name}}}")[2]
    border = SLOT.split(after)[0].strip()
    later = match[0][match.end(name) - match.start() + len(border) :]
    return bool(border) and "{" in after and re.search(rf"\b{re.escape(border)}\b", later, re.IGNORECASE) is not None


def _option(field: FieldType, page: Marked, words: tuple[Word, ...], known: Context, *, clear: bool) -> Option | None:
    labels = {page.sheet.word(spot) for spot in page.covered}
    said, words = words, tuple(takewhile(lambda word: word not in labels, words))
    values = list(reader_of(field)(field, (Line(words),), known)) if words else []
    if not values:
        return None
    found = values[0]
    if field.kind is Kind.PARTY and found.text[:1].islower():
        return None  # "that the following interest has been paid" certifies nobody
    one_way = all(other.text == found.text for other in values if other.words == found.words)
    sure = min(word.confidence for word in found.words)
    text = found.text.rstrip(".") if field.kind in NAMES else found.text
    value = Field(text, standing(page.sheet.page, found.words), round(0.85 * sure, 3), currency=found.currency)
    trusted = vouched(page.sheet.page, found.words)
    ends = found.words == (said[: len(found.words)] if field.kind is Kind.DATE else said)
    return Option(value, SCORE, sole=clear and ends and one_way, trusted=trusted, scanned=page.sheet.scanned)
