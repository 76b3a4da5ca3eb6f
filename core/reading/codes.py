"""QR codes and barcodes, looked for where a page may bear one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import zxingcpp

from core.domain.layout import Box, Word
from core.domain.page import Code, Embedded
from core.ports import Picture
from core.reading.paycodes import read_code

KINDS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.AllLinear])
"""what invoices bear; to look for all others, DataMatrix above all, takes six times as long"""
SPEAKS_OF_A_CODE = re.compile(
    r"\b(?:irn|ack\.? ?no|e-?invoice|qr|upi|girocode|bezahlcode"
    r"|zahlteil|section paiement|payment part|sezione pagamento)\b",
    re.IGNORECASE,
)


def speaks_of_a_code(words: Iterable[Word]) -> bool:
    """Whether a page's words say that it bears a payment or invoice code."""
    return bool(SPEAKS_OF_A_CODE.search(" ".join(word.text for word in words)))


def find_codes(picture: Picture, page: int, scale: float, left: float = 0.0, top: float = 0.0) -> Iterator[Code]:
    """The codes of a picture; `scale` makes points of its pixels, `left` and `top` are where it stands on the page."""
    for found in zxingcpp.read_barcodes(picture, formats=KINDS):
        corners = found.position
        points = (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
        xs, ys = [left + point.x * scale for point in points], [top + point.y * scale for point in points]
        yield Code(_symbology(found), found.text, page, Box(min(xs), min(ys), max(xs), max(ys)))


def _symbology(found: zxingcpp.Barcode) -> str:
    return str(found.format).rpartition(".")[2].replace(" ", "")


def payments(codes: Iterable[Code]) -> tuple[Embedded, ...]:
    """What the payment codes among some codes state."""
    read = (read_code(code.text, code.page, code.box) for code in codes)
    return tuple(one for one in read if one is not None)
