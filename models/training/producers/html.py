"""A paper as HTML that browsers and word processors alike print."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from models.training.inks import colour
from models.training.paper import Block, Break, Cell, Gap, Grid, Line, Paper, Run

FONTS: Mapping[str, str] = {
    "sans": "Liberation Sans", "serif": "Liberation Serif", "mono": "Liberation Mono",
    "narrow": "DejaVu Sans Condensed",
}  # fmt: skip
TIGHT = "margin-top:0pt; margin-bottom:0pt"
SIDES: Mapping[str, str] = {"t": "top", "b": "bottom", "l": "left", "r": "right"}


def html(paper: Paper, inks: Mapping[str, int], *, fixed_spaces: bool = False) -> str:
    """The page; lines that must not break have fixed spaces where the printing program knows no other way."""
    width, height = paper.size
    style = (
        f"@page {{ size: {width}pt {height}pt; margin: {paper.margin}pt }} "
        f"body {{ font-family: '{FONTS[paper.font]}'; font-size: {paper.points}pt; margin: 0 }} "
        "p { margin: 0 } table { border-collapse: collapse; page-break-inside: auto } td { vertical-align: top }"
    )
    body = "".join(_block(block, paper, inks, fixed_spaces) for block in paper.blocks)
    return f'<!doctype html><html><head><meta charset="utf-8"><style>{style}</style></head><body>{body}</body></html>'


def _block(block: Block, paper: Paper, inks: Mapping[str, int], fixed: bool) -> str:  # noqa: FBT001  # the producer's
    match block:
        case Line():
            return _line(block, paper, inks, fixed)
        case Gap():
            return f'<p style="{TIGHT}; font-size:{block.height / 1.2:.1f}pt">&nbsp;</p>'
        case Break():
            return f'<p style="{TIGHT}; page-break-before:always; font-size:1pt">&nbsp;</p>'
    return _grid(block, paper, inks, fixed)


def _line(one: Line, paper: Paper, inks: Mapping[str, int], fixed: bool) -> str:  # noqa: FBT001
    style = f"{TIGHT}; text-align:{one.align}; font-size:{one.size or paper.points}pt"
    style += "; white-space:nowrap" if one.whole else ""
    text = "".join(_run(run, one, inks, fixed) for run in one.runs)
    return f'<p style="{style}">{text}</p>'


def _run(run: Run, one: Line, inks: Mapping[str, int], fixed: bool) -> str:  # noqa: FBT001
    text = escape(run.text.replace(" ", "\u00a0") if one.whole and fixed else run.text)
    text = f"<b>{text}</b>" if run.bold or one.bold else text
    size = f"; font-size:{run.size}pt" if run.size else ""
    ink = colour(inks[run.mark]) if run.mark else "#555555" if one.grey else "#000000"
    return f'<span style="color:{ink}{size}">{text}</span>'


def _grid(grid: Grid, paper: Paper, inks: Mapping[str, int], fixed: bool) -> str:  # noqa: FBT001
    columns = "".join(f'<col style="width:{width * 100:.1f}%" width="{width * 100:.1f}%">' for width in grid.widths)
    rows = ["".join(_cell(cell, grid, paper, inks, fixed) for cell in row) for row in grid.rows]
    head = "".join(f"<tr>{row}</tr>" for row in rows[: grid.head])
    body = "".join(f"<tr>{row}</tr>" for row in rows[grid.head :])
    margin = {"right": "margin-left:auto", "center": "margin:auto"}.get(grid.align, "")
    style = f"width:{grid.share * 100:.0f}%; float:none; table-layout:fixed; {margin}"
    return (
        f'<table align="{grid.align}" width="{grid.share * 100:.0f}%" cellspacing="0" cellpadding="{grid.pad:g}" '
        f'style="{style}"><colgroup>{columns}</colgroup>'
        f"{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"
    )


def _cell(cell: Cell, grid: Grid, paper: Paper, inks: Mapping[str, int], fixed: bool) -> str:  # noqa: FBT001
    style = f"padding:{grid.pad}pt; " + "".join(f"border-{SIDES[edge]}:0.6pt solid #000000; " for edge in cell.edges)
    ground = f"#{round(255 * (1 - cell.shade)):02x}" + f"{round(255 * (1 - cell.shade)):02x}" * 2
    style += f"background-color:{ground}" if cell.shade else ""
    shade = f' bgcolor="{ground}"' if cell.shade else ""
    text = "".join(_block(block, paper, inks, fixed) for block in cell.blocks) or "<p>&nbsp;</p>"
    return f'<td colspan="{cell.span}"{shade} style="{style}">{text}</td>'
