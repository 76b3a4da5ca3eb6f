"""What is measured: documents made here, and a folder of the user's where one is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pymupdf

TEXT_DOCUMENTS, SCANS = 8, 4
MIX = 50
"""documents of the throughput run"""
LINES = 24
SCAN_DPI = 300


EVERY = 5
"""one of so many documents of the mix is a scan"""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Paths of one-page text PDFs, scans (pictures in a PDF), a mix of both, no two alike, and one long PDF."""

    texts: tuple[Path, ...]
    scans: tuple[Path, ...]
    mix: tuple[Path, ...]
    long: Path


def made(folder: Path, own: Path | None, pages: int) -> Inputs:
    """The documents, written into a folder; a user's PDFs take the place of the text documents."""
    texts = tuple(_invoice(folder / f"invoice-{number}.pdf", number) for number in range(TEXT_DOCUMENTS))
    scans = tuple(_scan(path, folder / f"scan-{number}.pdf") for number, path in enumerate(texts[:SCANS]))
    given = tuple(sorted(own.rglob("*.pdf"))) if own else ()
    return Inputs(given or texts, scans, _mixed(folder), _long(folder / "long.pdf", pages))


def _mixed(folder: Path) -> tuple[Path, ...]:
    """Four texts to one scan; made here whatever the user gives, since the same bytes are not read twice."""
    papers = [_invoice(folder / f"paper-{number}.pdf", 100 + number) for number in range(MIX)]
    return tuple(
        paper if number % EVERY else _scan(paper, folder / f"scanned-{number}.pdf")
        for number, paper in enumerate(papers)
    )


def _invoice(path: Path, number: int) -> Path:
    with pymupdf.open() as document:
        _written(document.new_page(), _lines(number))
        document.save(path)
    return path


def _long(path: Path, pages: int) -> Path:
    with pymupdf.open() as document:
        for number in range(pages):
            _written(document.new_page(), _lines(number))
        document.save(path)
    return path


def _scan(text: Path, path: Path) -> Path:
    with pymupdf.open(text) as document, pymupdf.open() as scan:
        picture = document[0].get_pixmap(dpi=SCAN_DPI, colorspace=pymupdf.csGRAY)
        page = scan.new_page()
        page.insert_image(page.rect, stream=picture.tobytes("jpeg", jpg_quality=80))
        scan.save(path)
    return path


def _written(page: pymupdf.Page, lines: Sequence[tuple[float, str]]) -> None:
    for place, (left, text) in enumerate(lines):
        page.insert_text((left, 60 + 9 * (place // 4) * 2), text, fontsize=9)


def _lines(number: int) -> list[tuple[float, str]]:
    """Rows of an invoice in four columns, figures that add up."""
    head = [
        f"Example Traders {number} Ltd",
        "12 Sample Road",
        "Leeds",
        "GB",
        "Invoice",
        f"2025-{number:04}",
        "Date",
        "17/03/2025",
    ]
    cells = [*head, "Description", "Quantity", "Unit price", "Amount", *_items(number)]
    lefts = (60.0, 300.0, 380.0, 470.0)
    return [(lefts[place % 4], cell) for place, cell in enumerate(cells)]


def _items(number: int) -> Iterator[str]:
    total = 0
    for line in range(LINES):
        quantity, price = 1 + (line + number) % 5, 250 + 125 * line
        total += quantity * price
        yield from (f"Article {line} of series {number}", str(quantity), _money(price), _money(quantity * price))
    tax = total // 5
    for label, amount in (("Subtotal", total), ("VAT 20%", tax), ("Total", total + tax)):
        yield from ("", "", label, _money(amount))


def _money(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02}"
