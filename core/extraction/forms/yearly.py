"""Amounts of the year to date: they stand under headings that say so, and are none of the paper's month."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.layout import Box
from core.extraction.page.labels import Place

YEARLY, MONTHLY = ".ytd", ".current"
BAND = 2.5
"""headings of one table begin within so many text heights of each other"""


def to_date(columns: Sequence[Place], box: Box) -> bool:
    """Whether the nearest headings above an amount have it stand under one of the year to date."""
    above = [one for one in columns if _speaks(one) and one.box.y1 <= box.middle[1]]
    lowest = max((one.box.y0 for one in above), default=0.0)
    row = [one for one in above if lowest - one.box.y0 < BAND * one.box.height and one.box.x0 < box.x1]
    own = max(row, key=lambda one: one.box.x0, default=None)
    return own is not None and all(name.endswith(YEARLY) for name in own.fields)


def _speaks(place: Place) -> bool:
    """Whether a heading stands over amounts, of the month or of the year."""
    return (place.leads or place.closed) and any(name.endswith((YEARLY, MONTHLY)) for name in place.fields)
