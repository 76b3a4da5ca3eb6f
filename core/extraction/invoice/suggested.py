"""Tips that a slip only suggests, "18% $5.57  20% $6.19": nobody has paid them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.domain.layout import Box
from core.extraction.invoice.paper import Paper
from core.extraction.invoice.scoring import Ranked

SHARE = re.compile(r"\d{1,2}(?:\.\d+)? ?%")
SEVERAL = 2
ALONE = re.compile(r"(?:tip\W*)?\W*\d{1,2}(?:\.\d+)? ?%[^a-z]*", re.IGNORECASE)
"""a share with its amount and no further words"""


def without_suggestions(view: Paper, found: Ranked) -> Ranked:
    """The candidates without tips on lines of several shares, or on one of several lines of one share each."""
    places = tuple(_suggested(view)) if "tip" in found else ()
    kept = [pair for pair in found.get("tip", ()) if not any(_on(pair[1].evidence.box, place) for place in places)]
    others = {name: scored for name, scored in found.items() if name != "tip"}
    return {**others, "tip": kept} if kept else others


def _suggested(view: Paper) -> Iterator[Box]:
    for page in view.pages:
        lone = [line.box for line in page.sheet.lines if ALONE.fullmatch(line.text)]
        yield from lone if len(lone) >= SEVERAL else ()
        yield from (line.box for line in page.sheet.lines if len(SHARE.findall(line.text)) >= SEVERAL)


def _on(box: Box | None, line: Box) -> bool:
    """Whether a print stands on a line."""
    return box is not None and line.holds(box)
