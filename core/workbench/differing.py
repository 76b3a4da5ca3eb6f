"""What two readings say differently, and what two pages print differently."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from core.domain.document import Reading
from core.domain.layout import Box
from core.domain.page import Page
from core.domain.record import Field


class Difference(NamedTuple):
    """A field or cell that is not the same in two readings."""

    name: str
    first: Field | None
    second: Field | None


class PageDifference(NamedTuple):
    """The places of words that only one of two pages prints."""

    first: tuple[Box, ...]
    second: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings side by side."""

    first: Reading
    second: Reading
    fields: tuple[Difference, ...]


def compared(first: Reading, second: Reading) -> Comparison:
    """Two readings with the fields and cells in which they differ, in the order of the first."""
    was, now = dict(first.record.items()), dict(second.record.items())
    names = dict.fromkeys([*was, *now])
    differing = (Difference(name, was.get(name), now.get(name)) for name in names)
    return Comparison(first, second, tuple(one for one in differing if _value(one.first) != _value(one.second)))


def page_difference(first: Page, second: Page) -> PageDifference:
    """The places of words that stand on one page and not on the other."""
    texts = [[word.text for word in page.words] for page in (first, second)]
    only: tuple[list[Box], list[Box]] = ([], [])
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag != "equal":
            only[0].extend(word.box for word in first.words[start:end])
            only[1].extend(word.box for word in second.words[other_start:other_end])
    return PageDifference(tuple(only[0]), tuple(only[1]))


def _value(field: Field | None) -> tuple[str, str | None] | None:
    return (field.value, field.currency) if field else None
