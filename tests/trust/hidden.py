"""T27: words in a PDF that nobody sees, and that say something else than the page."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image
from reportlab.lib.colors import black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from core.catalogue import bundled_types
from core.domain.document import Source
from core.domain.page import Page
from core.pipeline import Tools, interpret

BEFORE = ("covered", "under a picture")
"""what is hidden by what is drawn later"""
WAYS = ("white", "tiny", "outside", "unseen mode", "transparent", "clipped", *BEFORE)
NAMES = ("Mallory Holdings", "Zephyr Nominees", "Quickpay Factoring", "Umbra Treuhand")
PLACE = (40.0, 285.0, 530.0, 40.0)


def hidden(numbers: range, _: Path) -> Iterator[str]:
    """One invoice for each number: what is hidden in it is no word of its page, and a finding says that it is there."""
    for number in numbers:
        chance = random.Random(number)
        way, name = chance.choice(WAYS), chance.choice(NAMES)
        spoken = f"Payable instead {chance.randrange(10_000, 99_999)}.{chance.randrange(11, 99)} EUR to {name}"
        yield ", ".join(f"{way}: {lost}" for lost in _lost(_paper(chance, spoken, way), spoken))


def _lost(data: bytes, spoken: str) -> Iterator[str]:
    """What was read of the hidden words, or not said."""
    pages: list[Page] = []
    source = Source("paper.pdf", hashlib.sha256(data).hexdigest(), data)
    (reading,) = interpret(source, _tools(), lambda page, _: pages.append(page)).readings
    words = {word.text for page in pages for word in page.words}
    yield from sorted({word for word in spoken.split() if len(word) > 3} & words)
    values = [field.value for field in reading.record.fields.values()]
    yield from (value for value in values if value and value in spoken and value not in words)
    if "text.hidden" not in {finding.code for finding in reading.findings}:
        yield "nothing was said"


@cache
def _tools() -> Tools:
    return Tools(bundled_types())


def _paper(chance: random.Random, spoken: str, way: str) -> bytes:
    """An invoice of few words with others hidden in it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    if way in BEFORE:
        _hide(canvas, spoken, way)
    net = chance.randrange(100, 9_000)
    rows = [
        ("Copperkettle Enterprises", "INVOICE"),
        ("Invoice number", f"CK-{chance.randrange(10_000)}"),
        ("Invoice date", f"{chance.randrange(1, 28)}/{chance.randrange(1, 12)}/2024"),
        ("Subtotal", f"{net}.00"),
        ("Total due", f"{net}.00 GBP"),
    ]
    for at, (left, right) in enumerate(rows):
        canvas.drawString(60, 780 - 24 * at, left)
        canvas.drawString(360, 780 - 24 * at, right)
    if way not in BEFORE:
        _hide(canvas, spoken, way)
    canvas.save()
    return stream.getvalue()


def _hide(canvas: Canvas, spoken: str, way: str) -> None:
    """Puts words where nobody sees them."""
    canvas.saveState()
    if way == "white":
        canvas.setFillColor(white)
    elif way == "tiny":
        canvas.setFont("Helvetica", 0.5)
    elif way == "transparent":
        canvas.setFillAlpha(0)
    elif way == "clipped":
        outline = canvas.beginPath()
        outline.rect(0, 0, 20, 20)
        canvas.clipPath(outline, stroke=0, fill=0)
    text = canvas.beginText(-5_000 if way == "outside" else 60, 300)
    text.setTextRenderMode(3 if way == "unseen mode" else 0)
    text.textLine(spoken)
    canvas.drawText(text)
    canvas.restoreState()
    if way == "covered":
        canvas.setFillColor(white)
        canvas.rect(*PLACE, stroke=0, fill=1)
        canvas.setFillColor(black)
    elif way == "under a picture":
        canvas.drawImage(ImageReader(Image.new("RGB", (53, 4), (250, 250, 250))), *PLACE)
