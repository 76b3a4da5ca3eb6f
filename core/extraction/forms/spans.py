"""Which words of a line a piece of its text came from."""

from __future__ import annotations

from core.domain.layout import Line, Word, around
from core.domain.page import Page, TextSource
from core.domain.record import Evidence


def cut(line: Line, start: int, end: int) -> tuple[Word, ...]:
    """The words that a slice of a line's text touches."""
    chosen, offset = [], 0
    for word in line.words:
        if offset < end and offset + len(word.text) > start:
            chosen.append(word)
        offset += len(word.text) + 1
    return tuple(chosen)


def evidence(page: Page, words: tuple[Word, ...], text: str | None = None) -> Evidence:
    """Where some words stand; in a sheet that is a path, not a box."""
    said = text if text is not None else " ".join(word.text for word in words)
    if page.source is TextSource.SHEET:
        return Evidence(said, path=next((word.path for word in words if word.path), None))
    return Evidence(said, page.number, around(word.box for word in words))
