"""A paper as HTML that browsers and word processors alike print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

from models.training.inks import colour
from models.training.paper import Block, Break, Cell, Gap, Grid, Line, Paper, Run

FONTS: Mapping[str, str] = {
    "sans": "Liberation Sans",
    "serif": "Liberation Serif",
    "mono": "Liberation Mono",
    "narrow": "DejaVu Sans Condensed",
}
TIGHT = "margin-top:0pt; margin-bottom:0pt"
SIDES: Mapping[str, str] = {"t": "top", "b": "bottom", "l": "left", "r": "right"}


@dataclass(frozen=True)
class Page:
    """A paper on its way to HTML."""

    paper: Paper
    inks: Mapping[str, int]
    fixed_spaces: bool = False
    """for programs that know no other way to keep a line whole"""

    def html(self) -> str:
        """The page."""
        width, height = self.paper.size
        style = (
            f"@page {{ size: {width}pt {height}pt; margin: {self.paper.margin}pt }} "
            f"body {{ font-family: '{FONTS[self.paper.font]}'; font-size: {self.paper.points}pt; margin: 0 }} "
            "table { border-collapse: collapse } td { vertical-align: top }"
        )
        body = "".join(self._block(block) for block in self.paper.blocks)
        head = f'<head><meta charset="utf-8"><style>{style}</style></head>'
        return f"<!doctype html><html>{head}<body>{body}</body></html>"

    def _block(self, block: Block, pad: float = 0.0) -> str:
        match block:
            case Line():
                return self._line(block, pad)
            case Gap():
                return f'<p style="{TIGHT}; font-size:{block.height / 1.2:.1f}pt">&nbsp;</p>'
            case Break():
                return f'<p style="{TIGHT}; page-break-before:always; font-size:1pt">&nbsp;</p>'
        return self._grid(block)

    def _line(self, one: Line, pad: float) -> str:
        """A paragraph; the room beside it is its own, for word processors forget that of cells without rules."""
        style = f"{TIGHT}; margin-left:{pad}pt; margin-right:{pad}pt; text-align:{one.align}"
        style += f"; font-size:{one.size or self.paper.points}pt" + ("; white-space:nowrap" if one.whole else "")
        return f'<p style="{style}">{"".join(self._run(run, one) for run in one.runs)}</p>'

    def _run(self, run: Run, one: Line) -> str:
        text = escape(run.text.replace(" ", "\u00a0") if one.whole and self.fixed_spaces else run.text)
        text = f"<b>{text}</b>" if run.bold or one.bold else text
        size = f"; font-size:{run.size}pt" if run.size else ""
        ink = colour(self.inks[run.mark]) if run.mark else "#555555" if one.grey else "#000000"
        return f'<span style="color:{ink}{size}">{text}</span>'

    def _grid(self, grid: Grid) -> str:
        if grid.share < 1:
            return self._grid(_placed(grid))
        columns = "".join(f'<col style="width:{width * 100:.1f}%" width="{width * 100:.1f}%">' for width in grid.widths)
        rows = [f"<tr>{''.join(self._cell(cell, grid.pad) for cell in row)}</tr>" for row in grid.rows]
        head = f"<thead>{''.join(rows[: grid.head])}</thead>" if grid.head else ""
        return (
            '<table width="100%" cellspacing="0" cellpadding="0" style="width:100%; table-layout:fixed">'
            f"<colgroup>{columns}</colgroup>{head}<tbody>{''.join(rows[grid.head :])}</tbody></table>"
        )

    def _cell(self, cell: Cell, pad: float) -> str:
        edges = "".join(f"border-{SIDES[edge]}:0.6pt solid #000000; " for edge in cell.edges)
        ground = "#" + f"{round(255 * (1 - cell.shade)):02x}" * 3
        shade = f"background-color:{ground}" if cell.shade else ""
        text = "".join(self._block(block, pad) for block in cell.blocks) or f'<p style="{TIGHT}">&nbsp;</p>'
        return f'<td colspan="{cell.span}" style="padding:{pad}pt 0pt; {edges}{shade}">{text}</td>'


def _placed(grid: Grid) -> Grid:
    """A narrow grid within one as wide as the page: word processors let text flow around what is narrower."""
    inner, rest = Cell((replace(grid, share=1.0),)), 1 - grid.share
    match grid.align:
        case "right":
            return Grid(((Cell(), inner),), (rest, grid.share), pad=0)
        case "center":
            return Grid(((Cell(), inner, Cell()),), (rest / 2, grid.share, rest / 2), pad=0)
    return Grid(((inner, Cell()),), (grid.share, rest), pad=0)
