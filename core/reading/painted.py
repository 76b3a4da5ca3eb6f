"""What the filled paths of a PDF page leave to be seen: they are less than their boxes as frames, rulings or glass."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

RECTANGLE = "re"


class Painted:
    """The filled paths of a page, which are looked through only once somebody asks."""

    def __init__(self, page: Any) -> None:
        self._page = page

    @cached_property
    def _paths(self) -> Mapping[int, Mapping[str, Any]]:
        return {one["seqno"]: one for one in self._page.get_drawings() if "f" in one["type"]}

    def left(self, time: int, point: tuple[float, float]) -> float:
        """The share that still shows through at a point in the box of the mark of that number; pictures leave none."""
        path = self._paths.get(time)
        if path is None:
            return 0.0
        turns = [item[2] for item in path["items"] if item[0] == RECTANGLE and point in item[1]]
        within = len(turns) % 2 if path["even_odd"] else sum(turns)
        hollow = not within and all(item[0] == RECTANGLE for item in path["items"])
        return 1.0 if hollow else 1.0 - path["fill_opacity"]
