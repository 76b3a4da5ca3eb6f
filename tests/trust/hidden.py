"""T27: words in a PDF that nobody sees, and that say something else than the page, if only in one amount."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PIL import Image
from reportlab.lib.colors import black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from core.domain.document import Source
from core.domain.page import Page
from core.pipeline import interpret
from tests.trust.papers import STEP, TOP, Rows, invoice, paper, tools

BEFORE = ("covered", "under a picture")
"""what is hidden by what is drawn later"""
WITHOUT_INK = ("unseen mode", "transparent")
"""what leaves print to be seen where it stands"""
WAYS = ("white", "tiny", "outside", "clipped", *WITHOUT_INK, *BEFORE)
NAMES = ("Mallory Holdings", "Zephyr Nominees", "Quickpay Factoring", "Umbra Treuhand")
PLACE = (55.0, 294.0, 480.0, 18.0)
"""what covers a line of words, and hardly more"""
FREE = 300
"""points: the height of a place of the page on which nothing is printed"""


def hidden(numbers: range, _: Path) -> Iterator[str]:
    """One invoice for each number: what is hidden in it is no word of its page, and a finding says that it is there."""
    for number in numbers:
        chance = random.Random(number)
        way, rows = chance.choice(WAYS), invoice(chance)
        spoken = chance.choice((_other_words, _other_amount))(chance, rows)
        height = chance.choice((FREE, TOP - STEP * (len(rows) - 1))) if way in WITHOUT_INK else FREE
        hide = partial(_hide, spoken=spoken, way=way, height=height)
        data = paper(rows, *((_nothing, hide) if way in BEFORE else (hide,)))
        yield ", ".join(f"{way}, {spoken}: {lost}" for lost in _lost(data, spoken, rows))


def _other_words(chance: random.Random, _: Rows) -> str:
    """What the page does not speak of at all."""
    amount = f"{chance.randrange(10_000, 99_999)}.{chance.randrange(11, 99)}"
    return f"Payable instead {amount} EUR to {chance.choice(NAMES)}"


def _other_amount(chance: random.Random, rows: Rows) -> str:
    """The page's last rows once more, with another digit in the last amount."""
    words = [word for row in rows[-chance.randrange(1, 4) :] for text in row for word in text.split()]
    words[-2] = f"{(int(words[-2][0]) + chance.randrange(8)) % 9 + 1}{words[-2][1:]}"
    return " ".join(words)


def _nothing(_: Canvas) -> None:
    """Draws nothing."""


def _lost(data: bytes, spoken: str, rows: Rows) -> Iterator[str]:
    """What was read of the hidden words, or not said."""
    pages: list[Page] = []
    source = Source("paper.pdf", hashlib.sha256(data).hexdigest(), data)
    (reading,) = interpret(source, tools(), lambda page, _: pages.append(page)).readings
    printed = {word for row in rows for text in row for word in text.split()}
    words = [word.text for page in pages for word in page.words]
    yield from sorted({word for word in spoken.split() if len(word) > 3} & (set(words) - printed))
    if len(words) > sum(len(text.split()) for row in rows for text in row):
        yield "more words than are printed"
    values = [field.value for field in reading.record.fields.values()]
    yield from (value for value in values if value and value in spoken and value not in words)
    if "text.hidden" not in {finding.code for finding in reading.findings}:
        yield "nothing was said"


def _hide(canvas: Canvas, *, spoken: str, way: str, height: int) -> None:
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
    text = canvas.beginText(-5_000 if way == "outside" else 60, height)
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
