"""A made invoice of few words, for trials that put something else into it, and what reads it."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from functools import cache

from reportlab.pdfgen.canvas import Canvas

from core.catalogue import bundled_types
from core.pipeline import Tools

Rows = Sequence[tuple[str, str]]
Drawing = Callable[[Canvas], None]
TOP, STEP = 780, 24
"""points: where the first row stands, and how far the next is below"""


@cache
def tools() -> Tools:
    """What reads without a recognizer."""
    return Tools(bundled_types())


def invoice(chance: random.Random) -> Rows:
    """What it prints; nothing vouches for some of it."""
    net = chance.randrange(100, 9_000)
    return (
        ("Copperkettle Enterprises", "INVOICE"),
        ("Invoice number", f"CK-{chance.randrange(10_000)}"),
        ("Invoice date", f"{chance.randrange(1, 28)}/{chance.randrange(1, 12)}/2024"),
        ("Bill to", "Bluefern SARL"),
        ("Description", "Amount"),
        ("Repairs to the roof", f"{net}.00"),
        ("Subtotal", f"{net}.00"),
        ("Total due", f"{net + chance.randrange(3)}.00 EUR"),
    )


def paper(rows: Rows, above: Drawing, behind: Drawing | None = None) -> bytes:
    """A PDF of rows, with what is drawn before them and after them."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    if behind:
        behind(canvas)
    for at, (left, right) in enumerate(rows):
        canvas.drawString(60, TOP - STEP * at, left)
        canvas.drawString(360, TOP - STEP * at, right)
    above(canvas)
    canvas.save()
    return stream.getvalue()
