"""Where marked words stand in a printed PDF: each mark is printed in a black of its own, and found by that ink."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pymupdf

Place = tuple[int, tuple[float, float, float, float]]
"""page and box, in points from the top left"""
DEPTH = 32
"""levels of each of red, green and blue that still look black"""


class MarkLost(Exception):
    """A value that a paper says is not on the page that was printed."""


def inks(marks: Iterable[str]) -> dict[str, int]:
    """An ink for each mark, as a number of its red, green and blue."""
    return {mark: _ink(number) for number, mark in enumerate(marks, 1)}


def _ink(number: int) -> int:
    red, green, blue = number // DEPTH**2, number // DEPTH % DEPTH, number % DEPTH
    assert red < DEPTH
    return red << 16 | green << 8 | blue


def colour(ink: int) -> str:
    """An ink as pages name colours."""
    return f"#{ink:06x}"


def places(pdf: bytes, said: Mapping[str, str]) -> dict[str, Place]:
    """The place of every mark. Raises MarkLost where the words in a mark's ink are not what it says."""
    marked = {ink: mark for mark, ink in inks(said).items()}
    words: dict[str, str] = {}
    boxes: dict[str, Place] = {}
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for page, span in _spans(document):
            if mark := marked.get(span["color"]):
                words[mark] = words.get(mark, "") + span["text"]
                boxes[mark] = _joined(boxes.get(mark), page, span["bbox"])
    for mark, text in said.items():
        if _bare(words.get(mark, "")) != _bare(text):
            raise MarkLost(mark, text, words.get(mark))
    return boxes


def _spans(document: pymupdf.Document) -> Iterator[tuple[int, dict[str, pymupdf.Any]]]:
    for number, page in enumerate(document, 1):
        for block in page.get_text("dict", flags=pymupdf.TEXT_PRESERVE_LIGATURES)["blocks"]:
            for row in block.get("lines", ()):
                yield from ((number, span) for span in row["spans"] if span["text"].strip())


def _joined(before: Place | None, page: int, box: tuple[float, float, float, float]) -> Place:
    """The box around both, on the page where the value begins."""
    if before is None:
        return page, _rounded(box)
    if before[0] != page:
        return before
    held = before[1]
    return page, _rounded((min(held[0], box[0]), min(held[1], box[1]), max(held[2], box[2]), max(held[3], box[3])))


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def _bare(text: str) -> str:
    """The characters of a text without what printers change: spaces, the commas between lines, joined letters."""
    return "".join(text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff").replace(",", "").split())
