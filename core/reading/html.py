"""Web pages and HTML mails as flowing text with their tables kept; nothing outside the file is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from core.domain.errors import TooLarge
from core.domain.page import Contents
from core.ports import Limits
from core.reading.cells import column_name
from core.reading.delimited import decoded
from core.reading.edge import foreign
from core.reading.flow import Block, Cell, Row, packed, paragraph

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SILENT = frozenset(("script", "style", "head", "noscript", "template", "svg", "object", "iframe", "select", "title"))
FLOWING = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "img", "ins"),
        *("kbd", "label", "mark", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"),
        *("time", "tt", "u", "var", "wbr", "del", "nobr"),
    )
)
"""elements that stand within a line; all others begin a new one"""
MOST_ELEMENTS = 1_000_000
WIDEST_SPAN = 50
"""columns that one cell may claim"""


def read_html(data: bytes, _limits: Limits) -> Contents:
    """A web page as flowing text."""
    with foreign("HTML"):
        pages = packed([blocks_of(data)])
    return Contents(pages=pages, format="html")


def blocks_of(data: bytes) -> list[Block]:
    """The paragraphs and tables of a web page. Raises TooLarge; what the parser raises passes."""
    if data.count(b"<") > MOST_ELEMENTS:
        raise TooLarge
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = etree.fromstring(_text(data).encode("utf-8", "replace"), parser)
    return list(_Reading().blocks(root)) if root is not None else []


def _text(data: bytes) -> str:
    """The page's text: by its own charset where it is not plainly Unicode."""
    declared = CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data)


class _Reading:
    """One pass over a page: counts its paragraphs and tables for the paths."""

    def __init__(self) -> None:
        self.paragraphs = 0
        self.tables = 0

    def blocks(self, element: etree._Element) -> Iterator[Block]:
        """The blocks of an element, in order."""
        line: list[str] = []
        yield from self._walk(element, line)
        yield from self._ended(line)

    def _walk(self, element: etree._Element, line: list[str]) -> Iterator[Block]:
        """The blocks that end within an element; `line` gathers the text of the one that goes on."""
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in SILENT or HIDDEN.search(element.get("style") or ""):
            return
        if name == "br":
            line.append("\n")
        elif name == "table" and element.find(".//table") is None:
            yield from self._ended(line)
            yield from self._table(element)
        else:
            flows = name in FLOWING
            if not flows:
                yield from self._ended(line)
            line.append(_plain(element.text))
            for child in element:
                yield from self._walk(child, line)
                line.append(_plain(child.tail))
            if not flows:
                yield from self._ended(line)

    def _ended(self, line: list[str]) -> Iterator[Block]:
        """The paragraph gathered so far, and a fresh line begun."""
        text = "".join(line)
        line.clear()
        block = paragraph(text, f"paragraph {self.paragraphs + 1}")
        if block:
            self.paragraphs += 1
            yield block

    def _table(self, table: etree._Element) -> Iterator[Block]:
        rows = (element for element in table.iter("tr") if not HIDDEN.search(element.get("style") or ""))
        title = f"table {self.tables + 1}"
        block = [_row(row, title, number) for number, row in enumerate(rows, 1)]
        if any(cell.text for row in block for cell in row):
            self.tables += 1
            yield block


def _row(row: etree._Element, title: str, number: int) -> Row:
    cells: list[Cell] = []
    for cell in row.iterchildren("td", "th"):
        text = _cell_text(cell)
        cells.append(Cell(text, f"{title}!{column_name(len(cells))}{number}"))
        cells.extend(Cell("", "") for _ in range(_span(cell) - 1))
    return cells


def _span(cell: etree._Element) -> int:
    stated = cell.get("colspan") or "1"
    return min(int(stated), WIDEST_SPAN) if stated.isdecimal() and len(stated) < len("1000") else 1


def _cell_text(cell: etree._Element) -> str:
    """The lines of a cell: its paragraphs and line breaks kept apart."""
    lines = "".join(_pieces(cell)).splitlines()
    return "\n".join(clean for line in lines if (clean := " ".join(line.split())))


def _pieces(element: etree._Element) -> Iterable[str]:
    name = element.tag if isinstance(element.tag, str) else ""
    if not name or name in SILENT or HIDDEN.search(element.get("style") or ""):
        return
    edge = "" if name in FLOWING else "\n"
    yield edge
    yield _plain(element.text)
    for child in element:
        yield from _pieces(child)
        yield _plain(child.tail)
    yield edge


def _plain(text: str | None) -> str:
    """Text as a browser shows it: line breaks of the source are spaces."""
    return re.sub(r"\s+", " ", text or "")
