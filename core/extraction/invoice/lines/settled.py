"""What each column of a table holds, told by all its rows together: words describe, count times price makes the amount.

A heading says what a column is called. Where the rows say otherwise, or no label knows the heading, the rows are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, permutations
from statistics import median

from core.domain.layout import Box, around
from core.domain.money import CENT, ZERO
from core.extraction.invoice.lines.cells import Cell, cells
from core.extraction.invoice.lines.columns import FIGURE_COLUMNS, UNNAMED, Columns
from core.extraction.invoice.lines.units import is_unit
from core.extraction.page.stretches import PageText

MOST = 60
"""lines of a table that are looked at"""
MOSTLY = 0.6
"""share of the rows that must agree"""
PAIR = 2
"""figures that a row has at least"""
WORDY = 3
"""letters of a cell that may describe"""
NEAR = 2.5
"""text heights within which a figure stands under its heading"""
ROLES = ("quantity", "unit_price", "amount")
CODED = frozenset({"line", "code"})
"""columns whose heading may be one of descriptions too: "Position", "Article" """

Row = Sequence[Cell]


def settled(columns: Columns, sheet: PageText, mark: str | None) -> Columns:
    """The columns with their roles as the rows under the heading tell them."""
    columns = replace(columns, bottom=_bottom(columns, sheet))
    lines = sheet.lines[columns.bottom + 1 : columns.bottom + 1 + MOST]
    split = [cells(line, mark) for line in lines]
    filled = [_filled(columns.boxes, parts) for parts in split]
    rows = [number for number, count in enumerate(filled) if count >= max(1, MOSTLY * max(filled))]
    if not rows:
        return columns
    table = split[: rows[-1] + 1]
    told = [split[number] for number in rows]
    headed = _from_edge(dict(columns.boxes), told)
    boxes = _from_edge(_uncrossed(_described(headed, table, len(rows)), table), told)
    return replace(columns, boxes=_reckoning(boxes, told))


def _bottom(columns: Columns, sheet: PageText) -> int:
    """The last line of the heading, the rest of a heading of several lines that stands level with it included."""
    bottom = columns.bottom
    for line in sheet.lines[bottom + 1 :]:
        level = line.box.y0 < sheet.lines[bottom].box.y1 - 0.1 * line.box.height
        if not level or any(map(str.isdigit, line.text)):
            return bottom
        bottom += 1
    return bottom


def _filled(boxes: Mapping[str, Box], parts: Row) -> int:
    """Under how many headings a line has something; none where no money and no second figure is among it."""
    figures = max(len(_under(boxes, parts)), len(_slots(boxes, parts)))
    if figures < PAIR or not any(part.money for part in parts):
        return 0
    return sum(any(box.over(part.box) for part in parts) for box in boxes.values())


def _described(boxes: dict[str, Box], lines: Sequence[Row], rows: int) -> dict[str, Box]:
    """The columns with that of the descriptions where the rows have words and its heading has none under it."""
    wordy = [part.box for parts in lines for part in parts if _wordy(part)]
    text = boxes.get("description")
    if text is not None and sum(text.over(box) for box in wordy) >= (1 - MOSTLY) * rows:
        return boxes
    words = _words(wordy, rows)
    if words is None:
        return boxes
    heading = next((name for name in _over(boxes, words) if name in CODED or name.startswith(UNNAMED)), None)
    if heading is None and any(_over(boxes, words)):
        return boxes
    if text is not None:
        boxes[f"{UNNAMED}description"] = boxes.pop("description")
    over = boxes.pop(heading) if heading is not None else words
    if words.x0 - over.x0 > NEAR * over.height:
        # Two headings run together: the first ends where the words of the second begin.
        boxes[f"{UNNAMED}{heading}"] = over._replace(x1=words.x0)
        over = words
    boxes["description"] = over
    return boxes


def _uncrossed(boxes: dict[str, Box], lines: Sequence[Row]) -> dict[str, Box]:
    """The columns without those whose heading goes on that of the descriptions: words run on from there under it."""
    text = boxes.get("description")
    running = [part.box for parts in lines for part in parts if _wordy(part) and text and text.over(part.box)]
    return {
        name: box
        for name, box in boxes.items()
        if not (name.startswith(UNNAMED) and any(one.x0 < box.x0 and one.x1 > box.x1 for one in running))
    }


def _from_edge(boxes: dict[str, Box], rows: Sequence[Row]) -> dict[str, Box]:
    """The columns with that of the descriptions from where most begin, where its heading is centred or set right."""
    text = boxes.get("description")
    if text is None:
        return boxes
    left = max((box.x1 for box in boxes.values() if box.x1 <= text.x0 + 1), default=-1.0)
    wordy = ([part.box.x0 for part in row if _wordy(part) and left < part.box.x0 < text.x1] for row in rows)
    begins = [row[0] for row in wordy if row]
    edge = max(begins, key=lambda x0: sum(abs(x0 - other) < 1 for other in begins), default=text.x0)
    flush = sum(abs(edge - other) < 1 for other in begins) >= max(PAIR, MOSTLY * len(begins))
    return boxes | {"description": text._replace(x0=edge)} if flush and edge < text.x0 else boxes


def _words(wordy: Sequence[Box], rows: int) -> Box | None:
    """Where the widest column of words stands that most rows have."""
    columns: list[list[Box]] = []
    for box in wordy:
        home = next((column for column in columns if around(column).over(box)), None)
        if home is None:
            columns.append([box])
        else:
            home.append(box)
    found = max(columns, key=lambda column: sum(box.width for box in column), default=[])
    if len(found) < MOSTLY * rows:
        return None
    return Box(min(box.x0 for box in found), found[0].y0, median(box.x1 for box in found), found[0].y1)


def _over(boxes: Mapping[str, Box], words: Box) -> Iterator[str]:
    """The headings over a column of words, the one that begins nearest to it first."""
    over = (name for name in boxes if boxes[name].over(words) and name != "description")
    yield from sorted(over, key=lambda name: abs(boxes[name].x0 - words.x0))


def _wordy(part: Cell) -> bool:
    """Whether a cell may describe: words, and no unit alone."""
    return part.number is None and sum(map(str.isalpha, part.text)) >= WORDY and not is_unit(part.text)


def _reckoning(boxes: dict[str, Box], rows: Sequence[Row]) -> dict[str, Box]:
    """The columns with count, price and amount where the product holds on most rows; as they are if it does anyway."""
    under = [_under(boxes, row) for row in rows]
    under = [row for row in under if "quantity" in row] or under  # carriage among the rows has no count
    if _holding(under, ROLES) >= _enough(under):
        return boxes
    figures = [name for name in boxes if _free(name) and sum(name in row for row in under) >= _enough(under)]
    tried = (taken for taken in permutations(figures, len(ROLES)) if _possible(taken, boxes))
    best = max(tried, key=lambda taken: (_holding(under, taken), _kept(taken)), default=None)
    if best is None or _holding(under, best) < _enough(under):
        return _slotted(boxes, rows)
    given = dict(zip(best, ROLES, strict=True))
    free = {name: f"{UNNAMED}{name}" for name in FIGURE_COLUMNS - set(best) if name in boxes}
    return {given.get(name, free.get(name, name)): box for name, box in boxes.items()}


def _slotted(boxes: dict[str, Box], rows: Sequence[Row]) -> dict[str, Box]:
    """The columns each as wide as the figures that end behind its heading, where so read the product holds."""
    slots = [_slots(boxes, row) for row in rows]
    while slots and not _holding(slots[-1:], ROLES):
        slots.pop()  # what is listed below the rows: taxes by rate, by code
    sure = len(slots) > 1 or any(row["quantity"].number != 1 for row in slots)
    if not sure or _holding(slots, ROLES) < _enough(slots):
        return boxes
    wide = {name: around([box, *(row[name].box for row in slots if name in row)]) for name, box in boxes.items()}
    return {name: box._replace(x0=wide[name].x0, x1=wide[name].x1) for name, box in boxes.items()}


def _slots(boxes: Mapping[str, Box], row: Row) -> Mapping[str, Cell]:
    """The figures of a row by the heading that each begins right of the beginning of, before the next one begins."""
    order = sorted(boxes, key=lambda name: boxes[name].x0)
    found: dict[str, Cell] = {}
    for name, following in pairwise([*order, ""]):
        end = boxes[following].x0 if following else float("inf")
        inside = [part for part in row if part.box.x0 >= boxes[name].x0 - 1 and part.box.x1 < end + 1]
        figures = [part for part in inside if part.number is not None and _told(name, part)]
        if name != "description" and len(figures) == 1:
            found[name] = figures[0]
    return found


def _free(name: str) -> bool:
    """Whether a column may be one of figures, whatever its heading is taken for."""
    return name in FIGURE_COLUMNS or name in {"unit", "discount"} or name.startswith(UNNAMED)


def _possible(taken: Sequence[str], boxes: Mapping[str, Box]) -> bool:
    """Whether columns may be count, price and amount: the amount stands right of both."""
    count, price, amount = (boxes[name] for name in taken)
    return amount.x1 > max(count.x1, price.x1)


def _kept(taken: Sequence[str]) -> int:
    """How many columns keep what their heading says."""
    return sum(name == role for name, role in zip(taken, ROLES, strict=True))


def _enough(rows: Sequence[object]) -> float:
    return max(1.0, MOSTLY * len(rows))


def _under(boxes: Mapping[str, Box], row: Row) -> Mapping[str, Cell]:
    """The figures of a row by the heading that each stands under."""
    found: dict[str, Cell] = {}
    for part in row:
        if part.number is None or not boxes:
            continue
        apart = {name: _apart(box, part.box) for name, box in boxes.items()}
        name = min(apart, key=apart.__getitem__)
        if apart[name] < NEAR * part.box.height and _told(name, part):
            found[name] = part
    return found


def _told(name: str, part: Cell) -> bool:
    """Whether a column may hold a figure that is counted with: of rates only what is taken off."""
    return not part.percent or name == "discount"


def _apart(heading: Box, box: Box) -> float:
    """How far a figure stands from a heading: by the edge or the middle that fits best."""
    edges = (abs(heading.x0 - box.x0), abs(heading.x1 - box.x1), abs(heading.middle[0] - box.middle[0]))
    return min(edges) + (0.0 if heading.over(box) else 0.5 * box.height)


def _holding(rows: Sequence[Mapping[str, Cell]], taken: Sequence[str]) -> int:
    """On how many rows two columns make the third."""
    return sum(_makes(row, taken) for row in rows)


def _makes(row: Mapping[str, Cell], taken: Sequence[str]) -> bool:
    """Whether count times price makes the amount of a row, less what its discount takes off."""
    count, price, amount = (row[name].number if name in row else None for name in taken)
    if count is None or price is None or not amount:
        return False
    less = row["discount"].number if "discount" in row and "discount" not in taken else None
    off, whole = less or ZERO, count * price
    return any(abs(net - amount) <= CENT for net in (whole, whole - off, whole - whole * off / 100))
