"""A table of facts with headings, rules and a row of sums, as forms, payslips and certificates have it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from models.training.draft import Draft, Show, rows_of
from models.training.paper import Cell, Grid, Run, cell, line
from models.training.parts.goods import EDGES


def ruled(d: Draft, table: str, columns: Mapping[str, float], sums: Mapping[str, Run], *, at_most: str = "",
          called: str = "", shows: Mapping[str, Show] | None = None) -> Grid:  # fmt: skip
    """The table; `columns` are its widths by name, `at_most` is the column that calls the sums a total."""
    top, side, last = EDGES[d.parts["rules"]]
    shade = 0.12 if d.parts["heading"] == "shaded" else 0.0
    bold = d.parts["heading"] != "light"
    head = tuple(
        cell(line(_heading(d, table, name), bold=bold, align=align(d, table, name)), edges=top, shade=shade)
        for name in columns
    )
    rows = [
        tuple(_cell(d, (table, index, name), (shows or {}).get(name), side) for name in columns)
        for index in rows_of(d, table)
    ]
    if sums:
        label = {at_most: called or d.word("sum_row")}
        rows.append(tuple(_sum(sums.get(name), label.get(name, ""), last or side) for name in columns))
    return Grid((head, *rows), tuple(width / sum(columns.values()) for width in columns.values()), head=1, pad=d.pad)


def _heading(d: Draft, table: str, name: str) -> str:
    own = f"{table}_{name}"
    text = d.word(own)
    text = d.word(name) if text == own else text
    return text.upper() if d.parts["heading"] == "capitals" else text


def align(d: Draft, table: str, name: str) -> str:
    """Numbers stand right."""
    rows = d.facts.tables.get(table, ())
    return "right" if any(isinstance(row.get(name), Decimal) for row in rows) else "left"


def _cell(d: Draft, place: tuple[str, int, str], show: Show | None, edges: str) -> Cell:
    table, index, name = place
    shade = 0.06 if d.parts["rules"] == "zebra" and index % 2 else 0.0
    side = align(d, table, name)
    whole = side == "right" or isinstance(d.facts.tables[table][index].get(name), date)
    return cell(line(d.cell(table, index, name, show), align=side, whole=whole), edges=edges, shade=shade)


def _sum(run: Run | None, label: str, edges: str) -> Cell:
    if run:
        return cell(line(run, bold=True, align="right", whole=True), edges=edges)
    return cell(line(label, bold=True), edges=edges)
