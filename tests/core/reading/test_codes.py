import io
from typing import Any

import numpy as np
import pytest
import zxingcpp
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from core.reading import read
from core.reading.codes import find_codes, speaks_of_a_code
from core.reading.mupdf import pymupdf
from core.reading.pdfpage import rendered
from tests.core.reading.papers import Reciter, encoded, pdf, source, written

EPC = "BCD\n002\n1\nSCT\n\nExample Traders GmbH\nDE89370400440532013000\nEUR1416.00\n\n\nInvoice 2025-0117\n"


def drawn(text: str = EPC) -> bytes:
    """A page with text and a QR code made of many small squares."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.drawString(72, 770, "Invoice 2025-0117, total due 1,416.00 EUR, please pay within thirty days")
    drawing = Drawing(120, 120)
    drawing.add(QrCodeWidget(text, barWidth=120, barHeight=120))
    renderPDF.draw(drawing, canvas, 400, 100)
    canvas.save()
    return stream.getvalue()


def test_a_drawn_code_is_found_where_it_stands() -> None:
    contents = read(source(drawn()))
    (code,) = contents.codes
    assert (code.symbology, code.page) == ("QRCode", 1)
    assert code.text.startswith("BCD")
    assert 395 < code.box.x0 < code.box.x1 < 525
    assert 617 < code.box.y0 < code.box.y1 < 747


def test_a_payment_code_becomes_an_embedded_record() -> None:
    (embedded,) = read(source(drawn())).embedded
    assert (embedded.syntax, embedded.whole) == ("epc_qr", False)
    assert embedded.record.value("total_amount") == "1416.00"


def test_a_code_in_a_picture_is_found() -> None:
    page = pymupdf.open(stream=drawn())[0]
    contents = read(source(encoded(rendered(page, 150), dpi=(150, 150))), Reciter())
    assert [embedded.syntax for embedded in contents.embedded] == ["epc_qr"]


@pytest.mark.parametrize(("kind", "text"), [("QRCode", EPC), ("Code128", "INV-0117"), ("EAN13", "4006381333931")])
def test_codes_of_the_usual_kinds_are_found_on_a_sheet_that_lies_on_its_side(kind: str, text: str) -> None:
    code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    printed = np.array(zxingcpp.write_barcode_to_image(code, scale=4))
    sheet = np.full((1200, 1200, 3), 255, np.uint8)
    sheet[200 : 200 + printed.shape[0], 100 : 100 + printed.shape[1]] = printed[..., None]
    (found,) = find_codes(np.rot90(sheet).copy(), 1, 0.24)
    assert found.text == text


def test_a_code_pasted_as_a_picture_is_found() -> None:
    square = encoded(rendered(pymupdf.open(stream=drawn())[0], 150, pymupdf.Rect(390, 610, 530, 750)))

    def pasted(page: Any) -> None:
        written(page)
        page.insert_image(pymupdf.Rect(300, 600, 400, 700), stream=square)

    (code,) = read(source(pdf(pasted))).codes
    assert 295 < code.box.x0 < 405


def test_an_ordinary_page_has_none() -> None:
    contents = read(source(pdf(written)))
    assert contents.codes == ()
    assert not speaks_of_a_code(contents.pages[0].words)
