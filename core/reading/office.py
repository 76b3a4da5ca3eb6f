"""Word documents and presentations as flowing text, with tables, text boxes, headers and footers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from lxml import etree

from core.domain.page import Contents
from core.ports import Limits
from core.reading.archive import opened
from core.reading.cells import column_name
from core.reading.edge import foreign
from core.reading.flow import Block, Cell, Row, packed, paragraph

WIDEST_SPAN = 50
TABULATOR, BREAK = "\t", "\n"
PIECES = {"tab": TABULATOR, "br": BREAK, "cr": BREAK, "noBreakHyphen": "-"}
ASIDE = frozenset(("txbxContent", "Fallback", "pPr", "rPr", "del", "moveFrom"))
"""what is inside a paragraph but no part of its line: text boxes, older copies, formatting, deleted text"""
TRANSPARENT = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
"""wrappers whose children stand as if they were not there"""


def read_docx(data: bytes, limits: Limits) -> Contents:
    """A Word document: the first header, the text, the first footer."""
    from docx import Document  # noqa: PLC0415 - heavy, and few sources are Word documents

    with foreign("DOCX"):
        opened(data, limits).close()
        document = Document(io.BytesIO(data))
        first = document.sections[0] if len(document.sections) else None
        reading = _Reading()
        blocks = [
            *(reading.blocks(first.header._element) if first else ()),  # noqa: SLF001 - its tree, content controls included
            *reading.blocks(document.element.body),
            *(reading.blocks(first.footer._element) if first else ()),  # noqa: SLF001 - as above
        ]
    return Contents(pages=packed([blocks]), format="docx")


def read_pptx(data: bytes, limits: Limits) -> Contents:
    """A presentation: each slide a page."""
    from pptx import Presentation  # noqa: PLC0415 - heavy, and few sources are presentations

    with foreign("PPTX"):
        opened(data, limits).close()
        slides = enumerate(Presentation(io.BytesIO(data)).slides, 1)
        pages = packed(_slide_blocks(slide, f"slide {number}") for number, slide in slides)
    return Contents(pages=pages, format="pptx")


class _Piece(NamedTuple):
    """A block, or a row that tabulators cut, which aligns with the rows cut before and after it."""

    block: Block
    cut: bool = False


class _Reading:
    """One pass over a Word document: counts its paragraphs and tables for the paths."""

    def __init__(self) -> None:
        self.paragraphs = 0
        self.tables = 0

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        """The blocks of a body, header, footer or text box; lines cut by tabulators that follow each other align."""
        pieces = (piece for child in container for piece in self._pieces(child))
        for cut, group in groupby(pieces, key=lambda piece: piece.cut):
            if cut:
                yield [row for piece in group for row in piece.block]
            else:
                yield from (piece.block for piece in group)

    def _pieces(self, child: etree._Element) -> Iterator[_Piece]:
        match _name(child):
            case "p":
                yield from self._paragraph(child)
            case "tbl":
                yield from (_Piece(block) for block in self._table(child))
            case name if name in TRANSPARENT:
                for grandchild in child:
                    yield from self._pieces(grandchild)

    def _paragraph(self, element: etree._Element) -> Iterator[_Piece]:
        text = "".join(_text(element)).strip()
        if text:
            self.paragraphs += 1
            path = f"paragraph {self.paragraphs}"
            cells = [Cell(" ".join(part.split()), path) for part in text.split(TABULATOR)]
            yield _Piece([cells], cut=True) if len(cells) > 1 else _Piece(paragraph(text, path))
        for box in _boxes(element):
            yield from (_Piece(block) for block in self.blocks(box))

    def _table(self, table: etree._Element) -> Iterator[Block]:
        """A table; one that only arranges others gives what is in its cells, in order."""
        if table.find(".//{*}tc//{*}tbl") is not None:
            for cell in _own(table, "tc"):
                yield from self.blocks(cell)
            return
        self.tables += 1
        yield [_row(row, f"table {self.tables}", number) for number, row in enumerate(_own(table, "tr"), 1)]


def _own(table: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows or cells of a table, not those of tables within it, content controls looked through."""
    for child in table:
        local = _name(child)
        if local == name:
            yield child
        elif local == "tr" or local in TRANSPARENT:
            yield from _own(child, name)


def _row(row: etree._Element, title: str, number: int) -> Row:
    cells: list[Cell] = []
    for cell in _own(row, "tc"):
        lines = ("".join(_text(one)) for one in cell.iter("{*}p"))
        text = "\n".join(clean for line in lines if (clean := " ".join(line.split())))
        cells.append(Cell(text, f"{title}!{column_name(len(cells))}{number}"))
        cells.extend(Cell("", "") for _ in range(_span(cell) - 1))
    return cells


def _span(cell: etree._Element) -> int:
    span = cell.find("{*}tcPr/{*}gridSpan")
    stated = str(next(iter(span.attrib.values()), "1")) if span is not None else "1"
    return min(int(stated), WIDEST_SPAN) if stated.isdecimal() and len(stated) < len("1000") else 1


def _text(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph, text boxes and deleted text aside."""
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in PIECES:
            yield PIECES[name]
        elif name not in ASIDE:
            yield from _text(child)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes anchored in a paragraph, without the copies kept for older programs."""
    for child in element:
        name = _name(child)
        if name == "txbxContent":
            yield child
        elif name != "Fallback":
            yield from _boxes(child)


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _slide_blocks(slide: Any, title: str) -> Iterator[Block]:
    """The texts and tables of a slide, from top to bottom."""
    for shape in sorted(_flat(slide.shapes), key=lambda shape: (shape.top or 0, shape.left or 0)):
        yield from _shape_blocks(shape, title)


def _flat(shapes: Iterable[Any]) -> Iterator[Any]:
    """The shapes of a slide, those of groups included."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _flat(shape.shapes)
        else:
            yield shape


def _shape_blocks(shape: Any, title: str) -> Iterator[Block]:
    if getattr(shape, "has_table", False):
        rows = shape.table._tbl.tr_lst  # noqa: SLF001 - its cells would be repeated for every column they span
        yield [_slide_row(row, title, number) for number, row in enumerate(rows, 1)]
    elif shape.has_text_frame:
        yield paragraph(shape.text_frame.text.replace("\v", "\n"), title)


def _slide_row(row: Any, title: str, number: int) -> Row:
    lines = ["\n".join(_slide_lines(cell)) for cell in row.tc_lst]
    return [Cell(text, f"{title}!{column_name(index)}{number}") for index, text in enumerate(lines)]


def _slide_lines(cell: Any) -> Iterator[str]:
    """The lines of a slide's table cell: one for each of its paragraphs that says something."""
    for line in cell.iter("{*}p"):
        text = " ".join("".join(piece.text or "" for piece in line.iter("{*}t")).split())
        if text:
            yield text
