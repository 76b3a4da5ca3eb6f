"""What the filled paths of a PDF page leave to be seen: clipped, hollow or as glass they hide less than their boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

Drawing = Mapping[str, Any]
"""as MuPDF tells it: a path, a clip, or a group that is laid on the page in some way"""
RECTANGLE = "re"
DARKENING = ("Multiply", "Darken")
"""ways of laying a colour on what is below, by which white is nothing: those of highlighters"""
BLACK = (0.0, 0.0, 0.0)
"""what has no colour is taken for what hides most"""


class Fill(NamedTuple):
    """A filled path."""

    path: Drawing
    within: Sequence[Drawing]
    """the clips and groups that it is in"""


class Painted:
    """The filled paths of a page, which are looked through only once somebody asks."""

    def __init__(self, page: Any) -> None:
        self._page = page

    @cached_property
    def _fills(self) -> Mapping[int, Fill]:
        return {fill.path["seqno"]: fill for fill in _fills(self._page.get_drawings(extended=True))}

    def left(self, time: int, point: tuple[float, float]) -> float:
        """The share that still shows through at a point in the box of the mark of that number; pictures leave none."""
        fill = self._fills.get(time)
        if fill is None:
            return 0.0
        clipped = any(point not in one["scissor"] for one in fill.within if one["type"] == "clip")
        return 1.0 if clipped or _hollow(fill.path, point) else 1.0 - _opacity(fill)


def _fills(drawings: Sequence[Drawing]) -> Iterator[Fill]:
    within: dict[int, Drawing] = {}
    for one in drawings:
        within = {level: outer for level, outer in within.items() if level < one["level"]}
        if one["type"] in ("clip", "group"):
            within[one["level"]] = one
        elif "f" in one["type"]:
            yield Fill(one, tuple(within.values()))


def _hollow(path: Drawing, point: tuple[float, float]) -> bool:
    """Whether a path of rectangles alone leaves a point out: a frame, or rulings."""
    turns = [item[2] for item in path["items"] if item[0] == RECTANGLE and point in item[1]]
    inside = len(turns) % 2 if path["even_odd"] else sum(turns)
    return not inside and all(item[0] == RECTANGLE for item in path["items"])


def _opacity(fill: Fill) -> float:
    red, green, blue = fill.path["fill"] or BLACK
    darkness = 1.0 - 0.3 * red - 0.59 * green - 0.11 * blue
    opacity: float = fill.path["fill_opacity"]
    for group in (one for one in fill.within if one["type"] == "group"):
        opacity *= group["opacity"] * (darkness if group["blendmode"] in DARKENING else 1.0)
    return opacity
