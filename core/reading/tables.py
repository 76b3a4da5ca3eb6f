"""Every table of a page, ruled or borderless, as rows of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.domain.layout import Box, Line, Word, around, lines, segments
from core.domain.page import Page, PageTable

NEAR = 3.0
"""points within which rules meet and count as one"""
FEWEST_ROWS, FEWEST_COLUMNS = 3, 2
LOOSE = 3.0
"""heights of a line between which rows still belong together"""


def find_tables(page: Page) -> tuple[PageTable, ...]:
    """The tables of a page from top to bottom."""
    ruled = list(_ruled(page))
    free = [word for word in page.words if not any(table.box.holds(word.box) for table in ruled)]
    found = [*ruled, *_borderless(free, page.number)]
    return tuple(sorted(found, key=lambda table: (table.box.y0, table.box.x0)))


# ---- ruled: the rules that meet make a grid


class _Grid(NamedTuple):
    """Where the columns and rows of a table are divided."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


def _ruled(page: Page) -> Iterator[PageTable]:
    for grid in _grids(page.rules):
        box = Box(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
        words = [word for word in page.words if box.holds(word.box)]
        rows = [_cells(words, grid.xs, top, bottom) for top, bottom in pairwise(grid.ys)]
        filled = tuple(row for row in rows if any(row))
        if len(filled) >= 2 and sum(bool(cell) for row in filled for cell in row) >= 4:
            yield PageTable(page.number, box, filled)


def _grids(rules: Sequence[Box]) -> Iterator[_Grid]:
    for group in _meeting(rules):
        ys = _merged(rule.middle[1] for rule in group if rule.width > rule.height)
        xs = _merged(rule.middle[0] for rule in group if rule.height >= rule.width)
        if len(xs) > FEWEST_COLUMNS and len(ys) > FEWEST_COLUMNS:
            yield _Grid(xs, ys)


def _meeting(rules: Sequence[Box]) -> list[list[Box]]:
    """Rules that touch each other, directly or through others."""
    groups: list[tuple[Box, list[Box]]] = []
    for rule in sorted(rules, key=lambda rule: rule.y0):
        reach, members = rule, [rule]
        apart = []
        for box, group in groups:
            if _touch(box, rule):
                reach, members = reach.joined(box), [*group, *members]
            else:
                apart.append((box, group))
        groups = [*apart, (reach, members)]
    return [group for _, group in groups if len(group) >= 2 * FEWEST_COLUMNS]


def _touch(left: Box, right: Box) -> bool:
    across = left.x0 - NEAR <= right.x1 and right.x0 - NEAR <= left.x1
    return across and left.y0 - NEAR <= right.y1 and right.y0 - NEAR <= left.y1


def _merged(places: Iterable[float]) -> tuple[float, ...]:
    """Places in order, those near each other once."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > NEAR:
            kept.append(place)
    return tuple(kept)


def _cells(words: Sequence[Word], xs: Sequence[float], top: float, bottom: float) -> tuple[str, ...]:
    row = [word for word in words if top <= word.box.middle[1] < bottom]
    return tuple(_text(word for word in row if left <= word.box.middle[0] < right) for left, right in pairwise(xs))


# ---- borderless: lines below each other whose gaps agree


def _borderless(words: Sequence[Word], page: int) -> Iterator[PageTable]:
    for run in _runs(words):
        edges = _columns(run)
        rows = tuple(_placed(row, edges) for row in run)
        if len(edges) >= FEWEST_COLUMNS and len(rows) >= FEWEST_ROWS and _dense(rows):
            yield PageTable(page, around(line.box for row in run for line in row), rows)


def _runs(words: Sequence[Word]) -> Iterator[list[tuple[Line, ...]]]:
    """Lines of several pieces that follow each other closely."""
    run: list[tuple[Line, ...]] = []
    for line in lines(words):
        pieces = segments(line)
        near = not run or line.box.y0 - run[-1][0].box.y1 < LOOSE * line.box.height
        if len(pieces) >= FEWEST_COLUMNS and near:
            run.append(pieces)
            continue
        yield run
        run = [pieces] if len(pieces) >= FEWEST_COLUMNS else []
    yield run


def _columns(run: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """The spans that pieces of the rows share, left to right."""
    spans: list[tuple[float, float]] = []
    for piece in sorted((piece.box for row in run for piece in row), key=lambda box: box.width):
        meeting = [span for span in spans if span[0] <= piece.x1 and piece.x0 <= span[1]]
        if len(meeting) > 1:
            continue  # a heading over several columns divides nothing
        joined = (
            (min(piece.x0, *(span[0] for span in meeting)), max(piece.x1, *(span[1] for span in meeting)))
            if meeting
            else (piece.x0, piece.x1)
        )
        spans = [span for span in spans if span not in meeting] + [joined]
    return sorted(spans)


def _placed(row: Sequence[Line], edges: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """The texts of a row by column; a piece goes where it overlaps most."""
    cells = [""] * len(edges)
    for piece in row:
        shares = [min(piece.box.x1, right) - max(piece.box.x0, left) for left, right in edges]
        place = shares.index(max(shares))
        cells[place] = f"{cells[place]} {piece.text}".strip()
    return tuple(cells)


def _dense(rows: Sequence[Sequence[str]]) -> bool:
    """Whether most cells are filled, as in a table and not in text that happens to have gaps."""
    filled = sum(bool(cell) for row in rows for cell in row)
    return filled >= 0.55 * len(rows) * len(rows[0])


def _text(words: Iterable[Word]) -> str:
    return " ".join(line.text for line in lines(words))
