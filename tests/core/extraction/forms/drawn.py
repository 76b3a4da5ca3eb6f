"""Papers drawn for a test: rows of text at places, as a PDF that is read like any other."""

import hashlib
import io
import re
from collections.abc import Mapping

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from core.catalogue import bundled_types
from core.domain.document import Reading, Source
from core.domain.page import Contents
from core.domain.schema import DocumentType
from core.pipeline import Tools, understand
from core.reading import read

PIECE = re.compile(r"(?P<side>[@>])(?P<x>\d+) (?P<text>.*?)(?=\s[@>]\d+ |$)")
TYPES = bundled_types()


def pdf(*pages: str, size: float = 9, leading: float = 14) -> bytes:
    """A PDF: each line of a page is "@40 text @200 text >500 text", @ left-aligned there, > right-aligned."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for page in pages:
        for row, line in enumerate(page.strip("\n").splitlines()):
            for piece in PIECE.finditer(line.strip()):
                _put(canvas, piece, 800 - row * leading, size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _put(canvas: Canvas, piece: re.Match[str], y: float, size: float) -> None:
    text, x = piece["text"].strip(), float(piece["x"])
    canvas.setFont("Helvetica", size)
    width = pdfmetrics.stringWidth(text, "Helvetica", size) if piece["side"] == ">" else 0
    canvas.drawString(x - width, y, text)


def contents(*pages: str, size: float = 9, leading: float = 14) -> Contents:
    """What is read of a paper drawn like this."""
    data = pdf(*pages, size=size, leading=leading)
    return read(Source("paper.pdf", hashlib.sha256(data).hexdigest(), data))


def reading(*pages: str, types: Mapping[str, DocumentType] = TYPES, size: float = 9, leading: float = 14) -> Reading:
    """What the whole line makes of a paper drawn like this."""
    return understand(contents(*pages, size=size, leading=leading), Tools(types))


def missed(found: Reading, expected: Mapping[str, str]) -> dict[str, tuple[str, str | None]]:
    """The fields and cells that came out otherwise: what was expected and what came."""
    return {
        name: (value, found.record.value(name)) for name, value in expected.items() if found.record.value(name) != value
    }


def falsely_accepted(found: Reading, expected: Mapping[str, str]) -> dict[str, str]:
    """The wrong values that the product would stand for."""
    read_ = {name: found.record.get(name) for name in expected}
    return {name: one.value for name, one in read_.items() if one and one.accepted and one.value != expected[name]}
