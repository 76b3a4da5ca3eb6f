"""Papers as flowing text: DOCX, PPTX, HTML."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from zipfile import ZipFile

import docx
import pptx
from pptx.util import Inches

from models.training.facts import Facts
from models.training.formats.mail import archive
from models.training.writing import Writing

WRITTEN = datetime(2025, 11, 3, 9, 12, tzinfo=UTC)
Pairs = Sequence[tuple[str, str]]
Rows = Sequence[Sequence[str]]


class Paper:
    """An invoice that flows: a heading, lines, labelled values, the table of goods, sums."""

    def __init__(self, facts: Facts, writing: Writing, *, pairs: Pairs, columns: Pairs, sums: Pairs) -> None:
        self.title = "Invoice"
        self.head = [facts.text("vendor_name"), facts.text("vendor_address")]
        self.pairs = [(label, writing.text(facts.fields[key])) for label, key in pairs if key in facts.fields]
        self.rows: list[list[str]] = [[label for label, _ in columns]]
        self.rows += [[writing.text(row.get(key, "")) for _, key in columns] for row in facts.tables["line_items"]]
        self.sums = [(label, writing.text(facts.fields[key])) for label, key in sums if key in facts.fields]


def _steady(data: bytes) -> bytes:
    """An office file whose parts carry one fixed time."""
    with ZipFile(BytesIO(data)) as file:
        return archive({name: file.read(name) for name in file.namelist()})


def word(paper: Paper) -> bytes:
    """A DOCX: lines, a table of labels and values, the table of goods, sums as lines."""
    document, target = docx.Document(), BytesIO()
    document.core_properties.created = document.core_properties.modified = WRITTEN
    for line in paper.head:
        document.add_paragraph(line)
    document.add_heading(paper.title, 1)
    for rows in (paper.pairs, paper.rows):
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.add_paragraph("")
    for label, value in paper.sums:
        document.add_paragraph(f"{label}: {value}")
    document.save(target)
    return _steady(target.getvalue())


def slides(paper: Paper) -> bytes:
    """A PPTX of one slide."""
    deck, target = pptx.Presentation(), BytesIO()
    deck.core_properties.created = deck.core_properties.modified = WRITTEN
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    lines = [*paper.head, paper.title, *(f"{label}: {value}" for label, value in paper.pairs)]
    slide.shapes.add_textbox(Inches(0.5), Inches(0.3), Inches(9), Inches(3)).text_frame.text = "\n".join(lines)
    shape = slide.shapes.add_table(len(paper.rows), len(paper.rows[0]), Inches(0.5), Inches(3.4), Inches(9), Inches(2))
    for number, row in enumerate(paper.rows):
        for column, text in enumerate(row):
            shape.table.cell(number, column).text = text
    sums = "\n".join(f"{label}: {value}" for label, value in paper.sums)
    slide.shapes.add_textbox(Inches(5.5), Inches(6), Inches(4), Inches(1.2)).text_frame.text = sums
    deck.save(target)
    return _steady(target.getvalue())


def html(paper: Paper) -> bytes:
    """A web page as shops mail them."""

    def table(rows: Rows, tag: str = "td") -> str:
        cells = ("".join(f"<{tag}>{escape(text)}</{tag}>" for text in row) for row in rows)
        return "".join(f"<tr>{row}</tr>" for row in cells)

    head = "<br>".join(map(escape, paper.head))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(paper.title)}</title></head><body>'
        f"<p>{head}</p><h1>{escape(paper.title)}</h1><table>{table(paper.pairs)}</table>"
        f"<table>{table(paper.rows[:1], 'th')}{table(paper.rows[1:])}</table><table>{table(paper.sums)}</table>"
        "</body></html>"
    ).encode()
