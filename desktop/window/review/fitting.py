"""How wide the columns of a table are drawn in the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Width(NamedTuple):
    """Pixels that a column would like, and those that it can be read in."""

    wished: int
    least: int
    words: bool = False
    """whether it grows and gives way before figures do"""


def fitted(columns: Sequence[Width], room: int) -> list[int]:
    """Pixels of each column: what is left goes to the widest words, what lacks is taken from them first."""
    widths = [one.wished for one in columns]
    spare = room - sum(widths)
    if spare > 0 and not any(one.words for one in columns):
        return widths
    for place in sorted(range(len(columns)), key=lambda place: (not columns[place].words, -widths[place])):
        given = max(spare, min(0, columns[place].least - widths[place]))
        widths[place] += given
        spare -= given
    return widths
