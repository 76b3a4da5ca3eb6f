"""How a PDF was made, and which words a later saving replaced."""

from typing import Any

from core.domain.page import Making, Replaced
from core.reading import read
from core.reading.mupdf import pymupdf
from tests.core.reading.genuine.signing import saved_again, saved_behind, signatory, signed
from tests.core.reading.papers import pdf, source, written


def making(data: bytes) -> Making:
    found = read(source(data)).making
    assert found
    return found


def test_a_file_says_when_and_by_what_it_was_made() -> None:
    document = pymupdf.open(stream=pdf(written), filetype="pdf")
    stamps = {"creationDate": "D:20260310120000+01'00'", "modDate": "D:202604", "producer": "Quill  2"}
    document.set_metadata(stamps)
    assert making(document.tobytes()) == Making("2026-03-10", "2026-04-01", "Quill 2")


def test_a_stamp_that_is_no_day_is_none() -> None:
    document = pymupdf.open(stream=pdf(written), filetype="pdf")
    document.set_metadata({"creationDate": "D:20261399", "modDate": "yesterday"})
    assert making(document.tobytes()) == Making()


def test_a_word_that_a_later_saving_replaced_is_named_with_what_it_was() -> None:
    once = saved_again(pdf(written), "1,416.00", "9,416.00")
    assert making(once).replaced == (Replaced(1, "1,416.00", "9,416.00"),)
    assert Replaced(1, "1,416.00", "7,416.00") in making(saved_again(once, "9,416.00", "7,416.00")).replaced


def test_what_was_only_added_replaces_nothing() -> None:
    assert making(signed(pdf(written), signatory())).replaced == ()


def test_a_field_that_was_filled_is_no_forgery() -> None:
    def form(page: Any) -> None:
        written(page)
        field = pymupdf.Widget()
        field.field_type, field.field_name = pymupdf.PDF_WIDGET_TYPE_TEXT, "sum"
        field.rect, field.field_value = pymupdf.Rect(72, 300, 200, 320), "100"
        page.add_widget(field)

    def filled(document: Any) -> None:
        page = document[0]
        (field,) = page.widgets()
        field.field_value = "900"
        field.update()

    assert making(saved_behind(pdf(form), filled)).replaced == ()
