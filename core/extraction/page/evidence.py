"""Evidence for a piece of a line: the words it came from, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.layout import Line, Word, around
from core.domain.page import Page, TextSource
from core.domain.record import Evidence


def evidence(page: Page, line: Line, start: int = 0, end: int | None = None) -> Evidence:
    """Where the characters from `start` to `end` of a line stand on a page."""
    end = len(line.text) if end is None else end
    return standing(page, cut(line, start, end), line.text[start:end])


def cut(line: Line, start: int, end: int) -> tuple[Word, ...]:
    """The words that a slice of a line's text touches."""
    chosen, offset = [], 0
    for word in line.words:
        if offset < end and offset + len(word.text) > start:
            chosen.append(word)
        offset += len(word.text) + 1
    return tuple(chosen)


def standing(page: Page, words: Sequence[Word], text: str | None = None) -> Evidence:
    """Where some words stand; in a sheet that is a path, not a box."""
    said = text if text is not None else " ".join(word.text for word in words)
    if page.source is TextSource.SHEET:
        return Evidence(said, path=next((word.path for word in words if word.path), None))
    return Evidence(said, page.number, around(word.box for word in words) if words else None)
