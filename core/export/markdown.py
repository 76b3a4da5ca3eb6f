"""Pages as Markdown: lines of text in reading order, tables as tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.domain.layout import Line, lines
from core.domain.page import Page, PageTable

PARAGRAPH_GAP = 0.9
"""a space between lines wider than this share of their height begins a paragraph"""
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def markdown(page: Page, tables: Sequence[PageTable] = ()) -> str:
    """One page as Markdown, with its tables where they stand."""
    outside = [word for word in page.words if not any(table.box.holds(word.box) for table in tables)]
    pieces = [(line.box.y0, line.box.y1, _text(line)) for line in lines(outside)]
    pieces += [(table.box.y0, table.box.y1, f"\n{_table(table)}\n") for table in tables]
    written = [f"<!-- page {page.number} -->"]
    bottom = None
    for top, end, text in sorted(pieces, key=lambda piece: piece[0]):
        if bottom is None or top - bottom > PARAGRAPH_GAP * (end - top):
            written.append("")
        written.append(text)
        bottom = end
    return re.sub(r"\n{3,}", "\n\n", "\n".join(written)).strip() + "\n"


def _text(line: Line) -> str:
    return SPECIAL.sub(r"\\\1", line.text)


def _table(table: PageTable) -> str:
    """A pipe table; its first row is the head, as Markdown knows no table without one."""
    width = max((len(row) for row in table.rows), default=0)
    rows = [[_cell(cell) for cell in (*row, *[""] * (width - len(row)))] for row in table.rows]
    if not rows:
        return ""
    head, *body = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *body))


def _cell(text: str) -> str:
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
