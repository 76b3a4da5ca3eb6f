"""A paper as a tree of lines and grids, before any program has printed it; what it says is marked where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Some words of a line."""

    text: str
    mark: str = ""
    """the value they are: a field's name, or table[row].column; "" for words that are no value"""
    bold: bool = False
    size: float = 0.0
    """in points; 0 for that of the line"""


@dataclass(frozen=True)
class Line:
    """One paragraph."""

    runs: tuple[Run, ...]
    align: str = "left"
    size: float = 0.0
    """in points; 0 for that of the paper"""
    bold: bool = False
    grey: bool = False
    whole: bool = False
    """never broken, as amounts are not"""


@dataclass(frozen=True)
class Gap:
    """Empty height in points."""

    height: float


@dataclass(frozen=True)
class Break:
    """The end of a page."""


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a grid."""

    blocks: tuple[Block, ...] = ()
    span: int = 1
    edges: str = ""
    """the sides that have a rule: any of t, b, l, r"""
    shade: float = 0.0
    """how dark its ground is: 0 white, 1 black"""


@dataclass(frozen=True)
class Grid:
    """Cells in rows and columns; tables, and all that stands side by side."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    """of the columns, as shares of the grid's"""
    head: int = 0
    """rows repeated on every page"""
    pad: float = 2.0
    share: float = 1.0
    """of the width it has"""
    align: str = "left"


Block = Line | Gap | Break | Grid


@dataclass(frozen=True)
class Paper:
    """All that is printed, and on what."""

    blocks: tuple[Block, ...]
    size: tuple[float, float] = (595.0, 842.0)
    margin: float = 40.0
    font: str = "sans"
    """a family of fonts that every producer knows: sans, serif, mono or narrow"""
    points: float = 9.0
    roll: bool = False
    """of paper from a roll: cut below the last line"""


def line(*parts: str | Run, align: str = "left", size: float = 0.0, bold: bool = False, grey: bool = False,
         whole: bool = False) -> Line:  # fmt: skip
    """A line of words and values."""
    runs = tuple(Run(part) if isinstance(part, str) else part for part in parts)
    return Line(runs, align, size, bold, grey, whole)


def cell(*blocks: Block, span: int = 1, edges: str = "", shade: float = 0.0) -> Cell:
    """A cell of blocks."""
    return Cell(blocks, span, edges, shade)


def beside(*columns: tuple[Block, ...], widths: tuple[float, ...] = ()) -> Grid:
    """Columns of blocks side by side."""
    shares = widths or (1 / len(columns),) * len(columns)
    gap = 0.04
    cells = [Cell(blocks) for blocks in columns]
    row = tuple(one for cell_ in cells for one in (cell_, Cell()))[:-1]
    spread = tuple(width for share in shares for width in (share - gap, gap))[:-1]
    return Grid((row,), tuple(width / sum(spread) for width in spread), pad=0)


def runs(blocks: tuple[Block, ...]) -> Iterator[Run]:
    """All words of some blocks in reading order."""
    for block in blocks:
        if isinstance(block, Line):
            yield from block.runs
        elif isinstance(block, Grid):
            for row in block.rows:
                for one in row:
                    yield from runs(one.blocks)


def marks(paper: Paper) -> dict[str, str]:
    """What each mark of a paper says, in reading order; pieces of one value are joined as its lines are."""
    said: dict[str, list[str]] = {}
    for run in runs(paper.blocks):
        if run.mark:
            said.setdefault(run.mark, []).append(run.text)
    return {mark: ", ".join(pieces) for mark, pieces in said.items()}
