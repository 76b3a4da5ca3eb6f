"""The text layer of a PDF page: what can be seen of it, what is hidden, and the lines that are drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from typing import Any, NamedTuple

from core.domain.layout import Box, Word
from core.reading.covered import covered
from core.reading.mupdf import pymupdf
from core.reading.painted import Painted

FLAGS = pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE
"""without a clip to the page, so that text beside it is noticed; unknown characters stay unknown"""
TINY = 1.5
FAINT = 12
PALE = 0.8
CONTRAST = 24
"""grey levels between a text and what is behind it, below which nobody sees it"""
THIN, LONG = 3.0, 8.0
MANY_MARKS = 20_000
STRAIGHT = 0.9
BESIDE = 0.35
"""heights of a line by which its middle may differ from that of one beside it"""
HYPHENS = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"), "-")
"""fonts have one glyph for all of them, and programs write down any: a browser's "INV-17" has soft ones"""
Row = Sequence[Any]
"""x0, y0, x1, y1, text, block, line, word: as MuPDF lists words"""
Line = tuple[int, int]
"""the numbers of a block and of a line in it"""
SQUARE_SIDES = (24.0, 260.0)


class Mark(NamedTuple):
    """Something drawn: what ("fill-text", "fill-path", "fill-image", ...) and where."""

    kind: str
    box: Box


class Layer(NamedTuple):
    """What a page's own instructions say, in points of the page as shown."""

    words: tuple[Word, ...]
    hidden: tuple[Word, ...]
    rules: tuple[Box, ...]
    picture_share: float
    """part of the page that its largest picture covers"""
    squares: tuple[Box, ...]
    """places that may hold a QR code"""
    drawn: bool
    """whether anything at all is drawn"""
    rotation: int
    """degrees clockwise by which the page was turned so that its text stands upright"""
    pictures: tuple[Box, ...] = ()


def read_layer(page: Any) -> Layer:
    """The text layer of a page, which is turned so that most of its text stands upright."""
    before = page.rotation
    page.set_rotation(0)
    frame = Box(*page.rect)
    text = page.get_textpage(clip=pymupdf.INFINITE_RECT(), flags=FLAGS | pymupdf.TEXT_CLIP)
    rows = text.extractWORDS()
    spans = [span for place, block in enumerate(text.extractDICT()["blocks"]) for span in _spans(block, place)]
    marks = [Mark(kind, Box(*box)) for kind, box in page.get_bboxlog()[:MANY_MARKS]]
    words = [Word(row[4], Box(*row[:4])) for row in rows]
    under = covered(words, marks, lambda boxes: evenly(page, boxes), Painted(page).left)
    shown, unseen = _parted(rows, _hidden_spans(page, frame, spans), under)
    unseen += _cut_off(page, rows)
    turned = _upright(spans, before)
    page.set_rotation(turned)
    turn = page.rotation_matrix if turned else None
    return Layer(
        _ordered(shown, turn),
        _ordered(unseen, turn),
        tuple(_shown(rule, turn) for rule in _rules(marks, frame)),
        _picture_share(marks, frame),
        tuple(_shown(square, turn) for square in _squares(marks)),
        bool(marks),
        (turned - before) % 360,
        tuple(_shown(picture, turn) for picture in _pictures(marks)) if unseen else (),
    )


def _cut_off(page: Any, rows: Sequence[Row]) -> list[Row]:
    """The words that a clip of the page's drawing leaves nothing of, or only a part."""
    known = {(row[4], *map(round, row[:2])) for row in rows}
    every: list[Row] = page.get_textpage(clip=pymupdf.INFINITE_RECT(), flags=FLAGS).extractWORDS()
    return [row for row in every if (row[4], *map(round, row[:2])) not in known]


def _shown(box: Box, turn: Any) -> Box:
    """A box of the unturned page on the page as shown."""
    return Box(*(pymupdf.Rect(box) * turn)) if turn else box


class Span(NamedTuple):
    """A stretch of text in one font and colour."""

    box: Box
    letters: int
    pale: bool
    unseen: bool
    """drawn in a way that leaves no ink"""
    direction: tuple[float, float]
    line: Line
    """of the text page"""


def _spans(block: dict[str, Any], place: int) -> Iterator[Span]:
    for number, line in enumerate(block.get("lines", ())):
        for span in line["spans"]:
            colour = span["color"]
            light = (0.3 * (colour >> 16 & 255) + 0.59 * (colour >> 8 & 255) + 0.11 * (colour & 255)) / 255
            unseen = span["alpha"] < FAINT or span["size"] < TINY
            yield Span(
                Box(*span["bbox"]), len(span["text"].strip()), light > PALE, unseen, line["dir"], (place, number)
            )


def _hidden_spans(page: Any, frame: Box, spans: Sequence[Span]) -> list[Span]:
    """The text that nobody sees: without ink, beside the page, or in the colour of its ground."""
    unseen = [span for span in spans if span.letters and (span.unseen or not frame.holds(span.box))]
    pale = [span for span in spans if span.letters and span.pale and not span.unseen]
    even = evenly(page, [span.box for span in pale])
    return unseen + [span for span, gone in zip(pale, even, strict=True) if gone]


def evenly(page: Any, boxes: Sequence[Box]) -> list[bool]:
    """Whether the page, as it is turned now, shows one even colour in each of some boxes."""
    if not boxes:
        return []
    place = pymupdf.Rect(reduce(Box.joined, boxes)) & page.rect
    if place.is_empty:
        return [True] * len(boxes)
    picture = page.get_pixmap(clip=place, colorspace=pymupdf.csGRAY, alpha=False)
    return [_even(picture, box) for box in boxes]


def _even(picture: Any, box: Box) -> bool:
    x0, y0 = max(int(box.x0) - picture.x, 0), max(int(box.y0) - picture.y, 0)
    x1, y1 = min(int(box.x1) + 1 - picture.x, picture.width), min(int(box.y1) + 1 - picture.y, picture.height)
    if x1 <= x0 or y1 <= y0:
        return True
    rows = memoryview(picture.samples_mv)
    levels = [rows[y * picture.stride + x0 : y * picture.stride + x1] for y in range(y0, y1)]
    return max(map(max, levels)) - min(map(min, levels)) < CONTRAST


def _parted(rows: Sequence[Row], hidden: Sequence[Span], under: Collection[int]) -> tuple[list[Row], list[Row]]:
    """Words that can be seen, and those that cannot; what is seen may stand on what is not."""
    if not hidden and not under:
        return list(rows), []
    boxes: dict[Line, list[Box]] = {}
    for span in hidden:
        boxes.setdefault(span.line, []).append(span.box)
    unseen = [
        place in under or any(box.holds(Box(*row[:4])) for box in boxes.get((row[5], row[6]), ()))
        for place, row in enumerate(rows)
    ]
    pairs = list(zip(rows, unseen, strict=True))
    return [row for row, gone in pairs if not gone], [row for row, gone in pairs if gone]


def _ordered(rows: Iterable[Row], turn: Any) -> tuple[Word, ...]:
    """Words of a text page from top to bottom, those beside each other from left to right."""
    pieces: dict[tuple[int, int], list[Word]] = {}
    for row in rows:
        word = Word(row[4].translate(HYPHENS), _shown(Box(*row[:4]), turn))
        pieces.setdefault((row[5], row[6]), []).append(word)
    stacked: list[tuple[float, list[list[Word]]]] = []
    for piece in sorted(pieces.values(), key=lambda piece: piece[0].box.middle[1]):
        middle, height = piece[0].box.middle[1], piece[0].box.height
        if stacked and middle - stacked[-1][0] < BESIDE * height:
            stacked[-1][1].append(piece)
        else:
            stacked.append((middle, [piece]))
    beside = (piece for _, row in stacked for piece in sorted(row, key=lambda piece: piece[0].box.x0))
    return tuple(word for piece in beside for word in piece)


def _rules(marks: Iterable[Mark], frame: Box) -> Iterator[Box]:
    """Ruling lines: thin fills and strokes, and the sides of stroked boxes."""
    for kind, box in marks:
        if kind not in ("fill-path", "stroke-path") or not frame.holds(box):
            continue
        if min(box.width, box.height) <= THIN:
            if max(box.width, box.height) >= LONG:
                yield box
        elif kind == "stroke-path" and box.width > LONG and box.height > LONG:
            yield Box(box.x0, box.y0, box.x1, box.y0)
            yield Box(box.x0, box.y1, box.x1, box.y1)
            yield Box(box.x0, box.y0, box.x0, box.y1)
            yield Box(box.x1, box.y0, box.x1, box.y1)


def _picture_share(marks: Iterable[Mark], frame: Box) -> float:
    return max((_shared(box, frame) for box in _pictures(marks)), default=0.0)


def _pictures(marks: Iterable[Mark]) -> Iterator[Box]:
    return (box for kind, box in marks if kind in ("fill-image", "fill-imgmask"))


def _shared(box: Box, frame: Box) -> float:
    """The part of a frame that a box covers."""
    width = max(0.0, min(box.x1, frame.x1) - max(box.x0, frame.x0))
    height = max(0.0, min(box.y1, frame.y1) - max(box.y0, frame.y0))
    return width * height / max(frame.width * frame.height, 1.0)


def _squares(marks: Sequence[Mark]) -> Iterator[Box]:
    """Square pictures and paths, and the heap that many small fills make."""
    small = []
    for kind, box in marks:
        if kind not in ("fill-image", "fill-imgmask", "fill-path"):
            continue
        if _square(box):
            yield box
        elif max(box.width, box.height) < SQUARE_SIDES[0]:
            small.append(box)
    if len(small) >= 100:
        x0, y0, x1, y1 = zip(*small, strict=True)
        yield Box(min(x0), min(y0), max(x1), max(y1))


def _square(box: Box) -> bool:
    low, high = SQUARE_SIDES
    return low <= box.width <= high and low <= box.height <= high and 0.85 <= box.width / box.height <= 1.18


def _upright(spans: Sequence[Span], otherwise: int) -> int:
    """The rotation at which most of the text runs from left to right; as it was where there is no text."""
    votes = {0: 0, 90: 0, 180: 0, 270: 0}
    for span in spans:
        x, y = span.direction
        votes[90 if y < -STRAIGHT else 180 if x < -STRAIGHT else 270 if y > STRAIGHT else 0] += span.letters
    return max(votes, key=lambda turn: votes[turn]) if any(votes.values()) else otherwise
