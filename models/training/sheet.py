"""A sheet to draw on, which writes down as labels whatever values are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from models.training.facts import Facts, Row, Value, normal
from models.training.made import Made, normal_row
from models.training.writing import Writing

BOLD: Mapping[str, str] = {
    "Helvetica": "Helvetica-Bold",
    "Times-Roman": "Times-Bold",
    "Courier": "Courier-Bold",
    "DejaVuSans": "DejaVuSans-Bold",
}
Show = Callable[[Value], str]


@cache
def known(font: str) -> str:
    """A font's name, made known to the PDF writer where it is not one of its own."""
    if font.startswith("DejaVu"):
        pdfmetrics.registerFont(TTFont(font, f"{font}.ttf"))
    return font


@dataclass(frozen=True)
class Column:
    """One column of a table: which cell, under which heading, where."""

    name: str
    """of the cell; "" for one that is only drawn"""
    heading: str
    x: float
    """the left edge of a left-aligned column, else the right edge"""
    right: bool = False
    show: Show | None = None
    """how to write a value, where not as the paper does"""


class Sheet:
    """A PDF in the making. y counts from the top."""

    def __init__(self, facts: Facts, writing: Writing, font: str = "Helvetica", size: tuple[float, float] = A4) -> None:
        self.facts, self.writing, self.font, self.page = facts, writing, font, 1
        self.width, self.height = size
        self._bytes = BytesIO()
        self._canvas: Any = Canvas(self._bytes, pagesize=size, invariant=1)
        self._fields: dict[str, str] = {}
        self._tables: dict[str, list[dict[str, str]]] = {}
        self._boxes: dict[str, tuple[int, tuple[float, float, float, float]]] = {}

    def text(self, x: float, y: float, text: str, size: float = 9, *, bold: bool = False, align: str = "left") -> float:
        """Draws a text on its base line at y; gives the x where it ends."""
        font = known(BOLD[self.font] if bold else self.font)
        width: float = pdfmetrics.stringWidth(text, font, size)
        start = x - {"left": 0, "right": width, "middle": width / 2}[align]
        self._canvas.setFont(font, size)
        self._canvas.drawString(start, self.height - y, text)
        return start + width

    def value(self, name: str, x: float, y: float, size: float = 9, *, bold: bool = False, align: str = "left",
              show: Show | None = None) -> float:  # fmt: skip
        """Draws a field's value and labels it; gives the x where it ends."""
        value = self.facts.fields[name]
        text = (show or self.writing.text)(value)
        end = self.text(x, y, text, size, bold=bold, align=align)
        width: float = pdfmetrics.stringWidth(text, known(BOLD[self.font] if bold else self.font), size)
        self.label(name)
        box = (round(end - width, 1), round(y - size, 1), round(end, 1), round(y + size / 4, 1))
        self._boxes.setdefault(name, (self.page, box))
        return end

    def label(self, *names: str) -> None:
        """Labels fields that were drawn by other means, where the facts know them."""
        for name in names:
            if name in self.facts.fields:
                self._fields[name] = normal(self.facts.fields[name])

    def money(
        self, name: str, x: float, y: float, size: float = 9, *, bold: bool = False, align: str = "right"
    ) -> float:
        """Draws a field's amount with its currency."""
        return self.value(name, x, y, size, bold=bold, align=align, show=self.amount)

    def amount(self, value: Value) -> str:
        """An amount with its currency, as this paper writes it."""
        assert isinstance(value, Decimal)
        return self.writing.money(value)

    def address(self, name: str, x: float, y: float, size: float = 9, *, align: str = "left") -> float:
        """Draws an address line under line and labels it; gives the y below it."""
        lines = self.facts.fields[name]
        assert isinstance(lines, tuple)
        for line in lines:
            self.text(x, y, line, size, align=align)
            y += size * 1.35
        self.label(name)
        return y

    def pair(self, label: str, name: str, x: float, y: float, *, to: float = 90, size: float = 9, colon: str = ":",
             align: str = "left") -> bool:  # fmt: skip
        """Draws a label and its value beside it, where the facts know the field."""
        if name not in self.facts.fields:
            return False
        self.text(x, y, label + colon, size)
        self.value(name, x + to, y, size, align=align)
        return True

    def pairs(self, rows: Sequence[tuple[str, str]], x: float, y: float, *, step: float = 14, to: float = 90,
              size: float = 9, colon: str = ":", align: str = "left") -> float:  # fmt: skip
        """Draws labels and values line under line; gives the y below them."""
        for label, name in rows:
            if self.pair(label, name, x, y, to=to, size=size, colon=colon, align=align):
                y += step
        return y

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6) -> None:
        """Draws a line."""
        self._canvas.setLineWidth(width)
        self._canvas.line(x0, self.height - y0, x1, self.height - y1)

    def box(self, x0: float, y0: float, x1: float, y1: float, *, grey: float | None = None) -> None:
        """Draws a rectangle, filled with a grey where one is given."""
        if grey is not None:
            self._canvas.setFillGray(grey)
        self._canvas.setLineWidth(0.6)
        self._canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=int(grey is None), fill=int(grey is not None))
        self._canvas.setFillGray(0)

    def picture(self, picture: Any, x: float, y: float, width: float, height: float) -> None:
        """Draws a PIL picture with its top left corner at x, y."""
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415  # only papers with a QR code need it

        self._canvas.drawImage(ImageReader(picture), x, self.height - y - height, width, height)

    def heading(self, columns: Sequence[Column], y: float, size: float = 8.5, *, bold: bool = True) -> None:
        """Draws the headings of columns."""
        for column in columns:
            self.text(column.x, y, column.heading, size, bold=bold, align="right" if column.right else "left")

    def row(self, table: str, row: Row, columns: Sequence[Column], y: float, size: float = 8.5) -> None:
        """Draws one row of a table and labels the cells drawn."""
        for column in columns:
            value = row.get(column.name, "")
            text = (column.show or self.writing.text)(value) if value != "" else ""
            self.text(column.x, y, text, size, align="right" if column.right else "left")
        shown = {column.name for column in columns}
        self._tables.setdefault(table, []).append(normal_row({k: v for k, v in row.items() if k in shown}))

    def rows(self, table: str, columns: Sequence[Column], y: float, *, step: float = 15, size: float = 8.5,
             rule: tuple[float, float] | None = None) -> float:  # fmt: skip
        """Draws all rows of a table, a line under each where asked; gives the y below them."""
        for row in self.facts.tables[table]:
            self.row(table, row, columns, y, size)
            if rule:
                self.line(rule[0], y + step * 0.35, rule[1], y + step * 0.35, 0.4)
            y += step
        return y

    def also(self, table: str, rows: Sequence[Mapping[str, str]]) -> None:
        """Labels the rows of a table that was drawn by other means."""
        self._tables[table] = [dict(row) for row in rows]

    def turn(self) -> None:
        """Begins the next page."""
        self._canvas.showPage()
        self.page += 1

    def made(self, layout: str) -> Made:
        """The document with the labels of all that was drawn."""
        self._canvas.save()
        return Made(
            self._bytes.getvalue(),
            ".pdf",
            self.facts.type,
            layout,
            self._fields,
            self._tables,
            self._boxes,
            self.facts.trap,
        )
