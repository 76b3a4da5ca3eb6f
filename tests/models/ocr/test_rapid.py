import shutil

import numpy as np
import pytest

from core.domain.layout import Box
from core.ports import Limits, Picture, Recognizer, silent
from core.reading import read, unwatched
from core.reading.context import Context
from core.reading.picture import see
from models.ocr import recognizer, second
from models.ocr.tesseract import TesseractRecognizer
from tests.core.reading.papers import TEXT, encoded, pdf, picture, scanned, source, texts

EYES = recognizer(threads=2)
FIGURES = {"1,180.00", "236.00", "1,416.00"}
NEEDS_TESSERACT = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")


@pytest.fixture(scope="module")
def page() -> Picture:
    return picture()


def test_print_is_read_word_by_word_with_boxes(page: Picture) -> None:
    words = EYES.recognize(page)
    assert " ".join(word.text for word in words) == " ".join(TEXT)
    height, width, _ = page.shape
    assert all(0 <= word.box.x0 < word.box.x1 <= width and 0 <= word.box.y0 < word.box.y1 <= height for word in words)
    assert min(word.confidence for word in words) > 0.8


def test_a_grey_page_is_read_as_the_same_page_in_colours(page: Picture) -> None:
    assert EYES.recognize(np.ascontiguousarray(page[..., 0])) == EYES.recognize(page)


def test_boxes_stand_where_the_text_layer_says(page: Picture) -> None:
    layer = {
        word.text: word.box
        for word in read(source(pdf(lambda sheet: sheet.insert_text((72, 90), TEXT[0])))).pages[0].words
    }
    seen = next(word.box for word in EYES.recognize(page) if word.text == "INVOICE")
    # the layer is written at 11 points, the picture at 12
    assert seen.x0 * 72 / 150 == pytest.approx(layer["INVOICE"].x0, abs=4)


def test_a_region_is_read_in_the_pictures_own_pixels(page: Picture) -> None:
    total = next(word.box for word in EYES.recognize(page) if word.text == "1,416.00")
    line = Box(0, total.y0 - 12, page.shape[1] - 1, total.y1 + 12)
    word = next(word for word in EYES.recognize(page, line) if word.text == "1,416.00")
    assert word.box.x0 == pytest.approx(total.x0, abs=8)
    assert word.box.y0 == pytest.approx(total.y0, abs=8)


@pytest.mark.parametrize(("turns", "clockwise"), [(1, 90), (2, 180), (3, 270)])
def test_a_page_on_its_side_or_head_is_set_upright(page: Picture, turns: int, clockwise: int) -> None:
    context = Context(EYES, None, Limits(), unwatched, silent)
    sight = see(np.ascontiguousarray(np.rot90(page, turns)), context)
    assert sight.rotation == clockwise
    assert {word.text for word in sight.words} >= FIGURES


def test_a_scan_in_a_pdf_is_read() -> None:
    (page,) = read(source(pdf(scanned)), EYES).pages
    assert set(texts(page)) >= FIGURES


def test_an_empty_sheet_has_no_words() -> None:
    assert read(source(encoded(np.full((400, 300, 3), 255, np.uint8))), EYES).pages[0].blank


@NEEDS_TESSERACT
def test_tesseract_reads_a_line_of_figures(page: Picture) -> None:
    again = second()
    assert again is not None
    total = next(word.box for word in EYES.recognize(page) if word.text == "1,416.00")
    assert [word.text for word in again.recognize(page, total)] == ["1,416.00"]


@pytest.mark.parametrize("eyes", [EYES, pytest.param(second(), marks=NEEDS_TESSERACT)])
def test_lines_are_read_each_by_itself(page: Picture, eyes: Recognizer) -> None:
    boxes = [word.box for word in EYES.recognize(page) if word.text in FIGURES]
    strips = [page[int(box.y0) - 4 : int(box.y1) + 4, int(box.x0) - 4 : int(box.x1) + 4] for box in boxes]
    blank = np.full((40, 90, 3), 255, np.uint8)
    *lines, nothing = eyes.recognize_lines([*strips, blank])
    assert {word.text for line in lines for word in line} == FIGURES
    assert all(len(line) == 1 for line in lines)
    assert all(word.confidence < 0.5 for word in nothing)


@NEEDS_TESSERACT
def test_lines_are_read_in_the_language_that_has_their_letters() -> None:
    eyes = TesseractRecognizer.found()
    assert eyes is not None
    eyes.languages = ("deu", "eng", "fra")
    written = ((letters, eyes.bearing(letters)) for letters in ("", "éüé", "üüé", "中"))
    assert dict(written) == {"": ("eng",), "éüé": ("fra",), "üüé": ("deu",), "中": ("eng",)}
