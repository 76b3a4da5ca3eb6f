"""Papers printed by ReportLab, as billing programs print theirs."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from models.training.inks import colour
from models.training.paper import Block, Break, Cell, Gap, Grid, Line, Paper, Run

FONTS: Mapping[str, tuple[str, str]] = {
    "sans": ("Helvetica", "Helvetica-Bold"), "serif": ("Times-Roman", "Times-Bold"),
    "mono": ("Courier", "Courier-Bold"), "narrow": ("DejaVuSans", "DejaVuSans-Bold"),
}  # fmt: skip
ALIGN: Mapping[str, int] = {"left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER}
EDGES: Mapping[str, str] = {"t": "LINEABOVE", "b": "LINEBELOW", "l": "LINEBEFORE", "r": "LINEAFTER"}


def printed(paper: Paper, inks: Mapping[str, int]) -> bytes:
    """The paper as a PDF; the same paper gives the same bytes."""
    if paper.font == "narrow":
        for font in FONTS["narrow"]:
            pdfmetrics.registerFont(TTFont(font, f"{font}.ttf"))
    target = BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), paper.margin - 6)
    document: Any = SimpleDocTemplate(target, pagesize=paper.size, invariant=1, **margins)
    width = paper.size[0] - 2 * paper.margin
    document.build([flowable for block in paper.blocks for flowable in _flowables(block, paper, inks, width)])
    return target.getvalue()


def _flowables(block: Block, paper: Paper, inks: Mapping[str, int], width: float) -> list[Any]:
    match block:
        case Line():
            return [_paragraph(block, paper, inks)]
        case Gap():
            return [Spacer(1, block.height)]
        case Break():
            return [PageBreak()]
    return [_table(block, paper, inks, width * block.share)]


def _paragraph(one: Line, paper: Paper, inks: Mapping[str, int]) -> Any:
    size = one.size or paper.points
    tall = max((run.size or size for run in one.runs), default=size)
    style = ParagraphStyle("line", fontName=FONTS[paper.font][0], fontSize=size, leading=tall * 1.2,
                           alignment=ALIGN[one.align])  # fmt: skip
    return Paragraph("".join(_run(run, one, paper, inks) for run in one.runs) or "&nbsp;", style)


def _run(run: Run, one: Line, paper: Paper, inks: Mapping[str, int]) -> str:
    text = escape(run.text.replace(" ", "\u00a0") if one.whole else run.text)
    ink = colour(inks[run.mark]) if run.mark else "#555555" if one.grey else "#000000"
    size = f' size="{run.size}"' if run.size else ""
    return f'<font name="{FONTS[paper.font][run.bold or one.bold]}" color="{ink}"{size}>{text}</font>'


def _table(grid: Grid, paper: Paper, inks: Mapping[str, int], width: float) -> Any:
    styles: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    styles += [(f"{side}PADDING", (0, 0), (-1, -1), grid.pad) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    rows = []
    for y, row in enumerate(grid.rows):
        drawn: list[Any] = []
        for one in row:
            inner = width * sum(grid.widths[len(drawn) : len(drawn) + one.span]) - 2 * grid.pad
            styles += _styles(one, len(drawn), y)
            drawn.append([flowable for block in one.blocks for flowable in _flowables(block, paper, inks, inner)])
            drawn += [""] * (one.span - 1)
        rows.append(drawn)
    table = Table(rows, [width * share for share in grid.widths], repeatRows=grid.head, style=styles)
    table.hAlign = {"right": "RIGHT", "center": "CENTER"}.get(grid.align, "LEFT")
    return table


def _styles(cell: Cell, x: int, y: int) -> list[tuple[Any, ...]]:
    area = (x, y), (x + cell.span - 1, y)
    styles: list[tuple[Any, ...]] = [("SPAN", *area)] if cell.span > 1 else []
    if cell.shade:
        styles.append(("BACKGROUND", *area, Color(*(1 - cell.shade,) * 3)))
    return styles + [(EDGES[edge], *area, 0.6, Color(0, 0, 0)) for edge in cell.edges]
