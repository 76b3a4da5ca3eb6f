"""Words of a page found by what they say; without Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from core.domain.layout import Box, Line, Word, lines


def matches(words: Sequence[Word], text: str) -> tuple[Box, ...]:
    """Where a text stands, whatever its case, across the words of a line; a box for each place, top to bottom."""
    wanted = " ".join(text.casefold().split())
    return tuple(box for line in lines(words) for box in _in_line(line, wanted)) if wanted else ()


def _in_line(line: Line, wanted: str) -> Iterator[Box]:
    starts, said = [], ""
    for word in line.words:
        starts.append(len(said))
        said += word.text.casefold() + " "
    place = said.find(wanted)
    while place >= 0:
        first, last = (bisect_right(starts, at) - 1 for at in (place, place + len(wanted) - 1))
        yield Line(line.words[first : last + 1]).box
        place = said.find(wanted, place + len(wanted))
