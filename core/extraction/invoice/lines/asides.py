"""Lines among a receipt's rows that describe nothing sold: its number, its date, how many things there are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from core.domain.layout import Line
from core.domain.schema import Kind
from core.extraction.invoice.paper import Paper
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked
from core.extraction.values.dates import dates_in
from core.extraction.values.names import CLERK, POSTCODE, address_like, contact_like

TALLY = re.compile(r"[^\W\d_][^\d]*\b(?P<count>\d{1,3})")
"""words and how many: "12 items" the other way round"""
TIME = re.compile(r"(?<!\d)[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)")
DECOY = ("",)


def asides(paper: Paper, page: Marked, lines: Sequence[Line], rows: Collection[int]) -> frozenset[int]:
    """The numbers of such lines; `rows` are the numbers of those with an amount."""
    led = {id(page.sheet.lines[place.rows.start]): place for place in page.places if place.spots[0].word == 0}
    return frozenset(_asides(paper, lines, rows, led))


def _asides(paper: Paper, lines: Sequence[Line], rows: Collection[int], led: dict[int, Place]) -> Iterator[int]:
    above = 0
    for index, line in enumerate(lines):
        place = led.get(id(line))
        tally = TALLY.fullmatch(line.text)
        if place is not None and place.fields == DECOY:
            yield index
        elif index in rows:
            above += 1
        elif (
            (tally and above and int(tally["count"]) == above)
            or _of_paper(paper, line, place)
            or (not above and _of_shop(line.text))
        ):
            yield index


def _of_shop(text: str) -> bool:
    """Whether a line above all goods tells how to reach the shop, where it is, or who sat at its till."""
    placed = address_like(text) >= 1 and POSTCODE.search(text) is not None
    return placed or contact_like(text) or CLERK.match(text) is not None


def _of_paper(paper: Paper, line: Line, place: Place | None) -> bool:
    """Whether a line gives a number or a day of the paper itself."""
    if TIME.search(line.text) or next(dates_in(line.text, paper.order), None):
        return True
    kinds = {paper.kind.fields[name].kind for name in place.fields if name in paper.kind.fields} if place else set()
    return bool(kinds & {Kind.ID, Kind.DATE}) and any(map(str.isdigit, line.text))
