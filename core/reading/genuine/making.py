"""How a PDF was made: when, by which program, and which words a later saving put in place of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from core.domain.layout import Box
from core.domain.page import Making, Replaced
from core.reading.mupdf import FOREIGN, pymupdf

DAY = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
END = re.compile(rb"%%EOF\s{0,2}")
LINEARIZED = 1024
"""bytes in which a file says that its first page comes first; such a file has two ends from the start"""
MOST_SAVINGS, MOST_PAGES, MOST_REPLACED = 6, 20, 8
SAME_PLACE = 0.5
"""of the smaller box that two words share where one stands in the other's place"""


def read_making(document: Any, data: bytes, passwords: Sequence[str] = ()) -> Making:
    """What an open PDF's own data says of its making, and what its earlier savings showed."""
    about = document.metadata or {}
    return Making(
        _day(about.get("creationDate")),
        _day(about.get("modDate")),
        " ".join((about.get("producer") or about.get("creator") or "").split())[:80],
        tuple(_replaced(document, data, passwords))[:MOST_REPLACED],
    )


def _day(stamp: str | None) -> str | None:
    """The day of a PDF's time stamp, or None."""
    found = DAY.match(stamp or "")
    try:
        return date(*(int(part or 1) for part in found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _replaced(document: Any, data: bytes, passwords: Sequence[str]) -> Iterator[Replaced]:
    """The words of each earlier saving that stand no more, with those that stand in their place now."""
    for end in _savings(data):
        try:
            with pymupdf.open(stream=data[:end], filetype="pdf") as earlier:
                locked = earlier.needs_pass and not any(earlier.authenticate(password) for password in passwords)
                if locked or earlier.is_repaired or earlier.page_count != document.page_count:
                    continue
                yield from _differences(earlier, document)
        except FOREIGN:
            continue


def _savings(data: bytes) -> list[int]:
    """Where earlier savings of the file end, the first ones first."""
    ends = [found.end() for found in END.finditer(data)]
    if b"/Linearized" in data[:LINEARIZED]:
        ends = ends[1:]
    return ends[:-1][:MOST_SAVINGS]


def _differences(earlier: Any, document: Any) -> Iterator[Replaced]:
    for index in range(min(document.page_count, MOST_PAGES)):
        before, after = earlier[index], document[index]
        if earlier.page_xref(index) and before.read_contents() == after.read_contents():
            continue
        fields = [Box(*widget.rect) for widget in after.widgets()]
        gone, come = _apart(_words(before), _words(after))
        for text, box in gone:
            instead = [other for other, place in come if _same_place(box, place)]
            if instead and not any(_same_place(box, field) for field in fields):
                yield Replaced(index + 1, text, " ".join(instead))


def _words(page: Any) -> list[tuple[str, Box]]:
    return [(str(row[4]), Box(*row[:4])) for row in page.get_text("words")]


def _apart(
    before: list[tuple[str, Box]], after: list[tuple[str, Box]]
) -> tuple[list[tuple[str, Box]], list[tuple[str, Box]]]:
    """What only the one and what only the other shows, words that merely moved left out."""
    was, became = [text for text, _ in before], [text for text, _ in after]
    return [one for one in before if one[0] not in became], [one for one in after if one[0] not in was]


def _same_place(box: Box, other: Box) -> bool:
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.y1, other.y1) - max(box.y0, other.y0)
    if width <= 0 or height <= 0:
        return False
    return width * height > SAME_PLACE * min(box.width * box.height, other.width * other.height)
