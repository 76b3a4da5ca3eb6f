"""Figures below each other: as many places after the mark for all, so that marks and digits stand in line."""

from __future__ import annotations

from collections.abc import Iterable

FIGURE_SPACE, MARK_SPACE = "\u2007", "\u2008"
"""as wide as a figure, and as a point"""


def places(values: Iterable[str]) -> int:
    """The most digits that any of these normalised numbers has after its point."""
    return max((len(value.partition(".")[2]) for value in values), default=0)


def aligned(text: str, mark: str, most: int) -> str:
    """A written amount with room for the places that it lacks; right aligned, its mark stands below the others'."""
    part = text.rpartition(mark)[2] if mark in text else ""
    if not most or len(part) >= most:
        return text
    return text + (MARK_SPACE if mark not in text else "") + FIGURE_SPACE * (most - len(part))
