"""Ways to set labels and their values: beside, above, in boxes, in a strip, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.training.draft import Draft
from models.training.paper import Block, Cell, Gap, Grid, Line, Run, cell, line

Pairs = list[tuple[str, Line]]
"""labels with the lines of their values"""
SMALL = 7.5


def known(d: Draft, *names: str) -> Pairs:
    """The fields among some that this paper knows, called by its words."""
    return [(d.word(name), line(d.value(name))) for name in names if d.has(name)]


def _pairs_left(pairs: Pairs) -> tuple[Block, ...]:
    return (Grid(tuple((cell(line(label)), cell(value)) for label, value in pairs), (0.45, 0.55), pad=1.5),)


def _pairs_colon(pairs: Pairs) -> tuple[Block, ...]:
    return tuple(line(f"{label}: ", *value.runs) for label, value in pairs)


def _pairs_boxed(pairs: Pairs) -> tuple[Block, ...]:
    rows = tuple(
        (cell(line(label, bold=True), edges="tblr", shade=0.08), cell(value, edges="tblr")) for label, value in pairs
    )
    return (Grid(rows, (0.45, 0.55), pad=3),)


def _right_ragged(pairs: Pairs) -> tuple[Block, ...]:
    return tuple(line(f"{label} ", *value.runs, align="right") for label, value in pairs)


def _above(pairs: Pairs) -> tuple[Block, ...]:
    return tuple(one for label, value in pairs for one in (line(label, grey=True, size=SMALL), value, Gap(3)))


def _strip(pairs: Pairs) -> tuple[Block, ...]:
    """A table of one row, each label above its value."""
    pairs = pairs[:6]
    head = tuple(cell(line(label, bold=True, size=SMALL), edges="tblr", shade=0.1) for label, _ in pairs)
    values = tuple(cell(value, edges="tblr") for _, value in pairs)
    return (Grid((head, values), (1 / len(pairs),) * len(pairs), pad=3),)


def _matrix(pairs: Pairs) -> tuple[Block, ...]:
    """Two pairs in each row."""
    cells = [(cell(line(f"{label} :")), cell(value)) for label, value in pairs]
    cells += [(Cell(), Cell())] * (len(cells) % 2)
    rows = tuple((*one, *other) for one, other in zip(cells[::2], cells[1::2], strict=True))
    return (Grid(rows, (0.2, 0.3, 0.2, 0.3), pad=2),)


def _run_on(pairs: Pairs) -> tuple[Block, ...]:
    runs: list[str | Run] = []
    for label, value in pairs:
        runs += [f"{label} ", *value.runs, "   |   "]
    return (line(*runs[:-1], size=SMALL + 0.5),)


PAIRS: Mapping[str, Callable[[Pairs], tuple[Block, ...]]] = {
    "left": _pairs_left, "colon": _pairs_colon, "boxed": _pairs_boxed, "ragged": _right_ragged, "above": _above,
    "strip": _strip, "matrix": _matrix, "run_on": _run_on,
}  # fmt: skip
