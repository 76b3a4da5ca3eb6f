from collections.abc import Callable
from typing import Any

import pytest

from core.domain.errors import FormatDamaged, PasswordNeeded, RecognizerMissing, TooLarge
from core.domain.page import Page, TextSource
from core.ports import Limits, PageImage
from core.reading import read
from core.reading.mupdf import pymupdf
from tests.core.reading.papers import TEXT, Reciter, encoded, pdf, picture, scanned, source, texts, written


def test_a_text_page_gives_its_words_with_boxes_in_reading_order() -> None:
    (page,) = read(source(pdf(written))).pages
    assert texts(page)[:3] == ["INVOICE", "2025-0117", "Example"]
    assert (page.number, round(page.width), round(page.height), page.source) == (1, 595, 842, TextSource.LAYER)
    first = page.words[0].box
    assert 70 < first.x0 < 74
    assert 75 < first.y0 < first.y1 < 96


def test_pages_go_out_one_by_one_and_progress_with_them() -> None:
    seen: list[tuple[int, bool]] = []
    steps: list[tuple[int, int]] = []

    def sink(page: Page, image: PageImage | None) -> None:
        seen.append((page.number, image is not None))

    read(source(pdf(written, written)), None, None, Limits(), sink, lambda _, done, total: steps.append((done, total)))
    assert seen == [(1, False), (2, False)]
    assert steps == [(1, 2), (2, 2)]


def test_page_images_come_where_they_are_wanted() -> None:
    images: list[PageImage | None] = []
    read(source(pdf(written)), limits=Limits(picture_dpi=50), pages=lambda _, image: images.append(image))
    (image,) = images
    assert image is not None
    assert image.data[8:12] == b"WEBP"


def test_a_hyphen_is_one_whatever_a_program_wrote_down_for_its_glyph() -> None:
    font = pymupdf.Font("helv")
    said = b"1 beginbfchar <%04x> <00ad> endbfchar endcmap" % font.has_glyph(ord("-"))
    with pymupdf.open() as paper:
        drawn = paper.new_page()
        drawn.insert_font(fontname="F0", fontbuffer=font.buffer)
        drawn.insert_text((72, 100), "Invoice INV-SAFM-2291 of May", fontname="F0")
        for number in (number for number in range(1, paper.xref_length()) if paper.xref_is_stream(number)):
            stream = paper.xref_stream(number)
            if b"beginbf" in stream:
                paper.update_stream(number, stream.replace(b"endcmap", said))
        data = paper.tobytes()
    (page,) = read(source(data)).pages
    assert texts(page) == ["Invoice", "INV-SAFM-2291", "of", "May"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_shown(rotation: int) -> None:
    def turned(page: Any) -> None:
        written(page)
        page.set_rotation(rotation)

    (page,) = read(source(pdf(turned))).pages
    assert (round(page.width), round(page.height)) == (595, 842)
    assert page.rotation == (360 - rotation) % 360
    assert texts(page)[:3] == ["INVOICE", "2025-0117", "Example"]
    assert 70 < page.words[0].box.x0 < 74


def test_a_page_that_is_turned_to_stand_upright_stays_so() -> None:
    def landscape(page: Any) -> None:
        for number in range(3):
            page.insert_text((90 + 24 * number, 700), f"Line {number} climbs the page", rotate=90)
        page.set_rotation(90)

    (page,) = read(source(pdf(landscape))).pages
    assert (page.rotation, page.width > page.height) == (0, True)
    assert texts(page)[:2] == ["Line", "0"]


def test_text_written_up_the_page_is_turned_upright() -> None:
    def climbing(page: Any) -> None:
        for number in range(5):
            page.insert_text((90 + 24 * number, 700), f"Line {number} climbs the page", rotate=90)

    (page,) = read(source(pdf(climbing))).pages
    assert page.width > page.height
    assert texts(page)[:4] == ["Line", "0", "climbs", "the"]
    assert all(word.box.width > word.box.height for word in page.words if len(word.text) > 3)


HIDING: dict[str, Callable[[Any], object]] = {
    "invisible": lambda page: page.insert_text((72, 400), "pay 9999.00 elsewhere now", render_mode=3),
    "white on white": lambda page: page.insert_text((72, 400), "pay 9999.00 elsewhere now", color=(1, 1, 1)),
    "transparent": lambda page: page.insert_text((72, 400), "pay 9999.00 elsewhere now", fill_opacity=0),
    "tiny": lambda page: page.insert_text((72, 400), "pay 9999.00 elsewhere now", fontsize=0.7),
    "beside the page": lambda page: page.insert_text((700, 400), "pay 9999.00 elsewhere now"),
    "covered": lambda page: (
        page.insert_text((72, 400), "pay 9999.00 elsewhere now"),
        page.draw_rect((60, 380, 400, 410), color=None, fill=(1, 1, 1)),
    ),
    "clipped": lambda page: pymupdf.TOOLS._insert_contents(
        page, b"q 0 0 20 20 re W n BT /helv 11 Tf 72 400 Td (pay 9999.00 elsewhere now) Tj ET Q", overlay=1
    ),
}


@pytest.mark.parametrize("way", HIDING)
def test_hidden_text_is_left_out_and_noted(way: str) -> None:
    def hiding(page: Any) -> None:
        written(page)
        HIDING[way](page)

    contents = read(source(pdf(hiding)))
    assert contents.hidden_text
    assert "9999.00" not in texts(contents)
    assert "1,416.00" in texts(contents)


REPEATED = " ".join(TEXT[2:])


@pytest.mark.parametrize(("hidden", "noted"), [(REPEATED, False), (REPEATED.replace("1,416.00", "9,416.00"), True)])
def test_hidden_text_that_repeats_the_page_is_noted_where_a_figure_differs(hidden: str, *, noted: bool) -> None:
    def hiding(page: Any) -> None:
        written(page)
        page.insert_text((72, 400), hidden, render_mode=3)

    assert read(source(pdf(hiding))).hidden_text is noted


def test_what_was_recognized_in_a_picture_beside_print_is_no_contradiction() -> None:
    def stamped(page: Any) -> None:
        written(page)
        page.insert_image((300, 380, 560, 750), stream=encoded(picture()))
        page.insert_text((368, 540), "2025-0711", render_mode=3, fontsize=7)

    assert not read(source(pdf(stamped))).hidden_text


def test_print_is_read_where_hidden_text_lies_on_it() -> None:
    def overlaid(page: Any) -> None:
        page.insert_text((72, 90), "Total due 1,416.00 GBP")
        page.insert_text((72, 90), "Total due 9,416.00 GBP", render_mode=3)

    contents = read(source(pdf(overlaid)))
    assert texts(contents) == ["Total", "due", "1,416.00", "GBP"]
    assert contents.hidden_text


@pytest.mark.parametrize("again", ["", "Total due 8,310.00 GBP"])
def test_an_amount_that_was_painted_over_is_not_read(again: str) -> None:
    def corrected(page: Any) -> None:
        written(page)
        page.insert_text((72, 300), "Total due 8,810.00 GBP")
        page.draw_rect((120, 288, 180, 303), color=None, fill=(1, 1, 1))
        page.insert_text((72, 300), again)

    contents = read(source(pdf(corrected)))
    assert "8,810.00" not in texts(contents)
    assert ("8,310.00" in texts(contents)) is bool(again)
    assert contents.hidden_text


def test_print_on_a_filled_row_is_read_whatever_is_filled_later() -> None:
    def shaded(page: Any) -> None:
        for number in range(4):
            top = 80 + 20 * number
            page.draw_rect((60, top, 500, top + 20), color=None, fill=(0.9, 0.9, 0.95))
            page.insert_text((72, top + 14), f"Row {number} {number}17.00")
            page.draw_rect((60, top + 2, 500, top + 18), color=None, fill=(1, 1, 0), fill_opacity=0.3)
        page.insert_text((72, 200), "________")
        page.draw_rect((60, 190, 500, 191), color=None, fill=(1, 1, 1))

    contents = read(source(pdf(shaded)))
    assert texts(contents)[:6] == ["Row", "0", "017.00", "Row", "1", "117.00"]
    assert not contents.hidden_text


RULINGS = ((60, 60, 500, 60.5), (60, 120, 500, 120.5), (60, 60, 60.5, 120.5), (500, 60, 500.5, 120.5))


def ruled(page: Any) -> None:
    shape = page.new_shape()
    for ruling in RULINGS:
        shape.draw_rect(ruling)
    shape.finish(color=None, fill=(0, 0, 0))
    shape.commit()


def marked(page: Any) -> None:
    page.add_highlight_annot(pymupdf.Rect(60, 60, 500, 120))
    page.parent.bake()


BETWEEN: dict[str, Callable[[Any], Any]] = {
    "rulings in one path": ruled,
    "glass": lambda page: page.draw_rect((60, 60, 500, 120), color=None, fill=(1, 1, 0), fill_opacity=0.4),
    "a highlighter": marked,
    "the ground of another place": lambda page: pymupdf.TOOLS._insert_contents(
        page, b"q 60 500 300 40 re W n 1 g 0 0 700 900 re f Q", overlay=1
    ),
}


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize(("stamp", "size", "angle"), [("DUPLICATA", 90, 45), ("COPIE", 26, 15), ("PAID", 16, 0)])
def test_print_below_a_stamp_is_read_whatever_was_painted_between(
    between: str, stamp: str, size: int, angle: int
) -> None:
    def stamped(page: Any) -> None:
        page.insert_text((72, 92), "Total due 1,416.00 GBP")
        BETWEEN[between](page)
        turn = (pymupdf.Point(72, 92), pymupdf.Matrix(angle))
        page.insert_text((72, 92), stamp, fontsize=size, morph=turn, fill_opacity=0.2)

    contents = read(source(pdf(stamped)))
    assert {"Total", "due", "1,416.00", "GBP"} <= set(texts(contents))
    assert not contents.hidden_text


def test_glass_upon_glass_hides_what_is_printed_over() -> None:
    def glazed(page: Any) -> None:
        written(page)
        page.insert_text((72, 300), "Total due 8,810.00 GBP")
        for _ in range(3):
            page.draw_rect((60, 280, 400, 310), color=None, fill=(1, 1, 1), fill_opacity=0.7)
        page.insert_text((72, 300), "Total due 8,310.00 GBP")

    contents = read(source(pdf(glazed)))
    assert "8,810.00" not in texts(contents)
    assert contents.hidden_text


def test_light_text_on_a_dark_ground_is_seen() -> None:
    def heading(page: Any) -> None:
        page.draw_rect((60, 60, 400, 100), color=None, fill=(0, 0, 0.4))
        page.insert_text((72, 85), "Amount 55.00 due", color=(1, 1, 1))

    contents = read(source(pdf(heading)))
    assert texts(contents) == ["Amount", "55.00", "due"]
    assert not contents.hidden_text


def test_a_scan_is_looked_at() -> None:
    reciter = Reciter()
    (page,) = read(source(pdf(scanned)), reciter).pages
    assert (page.source, texts(page)) == (TextSource.OCR, ["recited"])
    assert reciter.sizes == [(2339, 1653)]


def test_the_decision_falls_page_by_page() -> None:
    contents = read(source(pdf(written, scanned, written)), Reciter())
    assert [page.source for page in contents.pages] == [TextSource.LAYER, TextSource.OCR, TextSource.LAYER]


def test_an_old_invisible_layer_over_a_scan_is_not_believed() -> None:
    def recognised_before(page: Any) -> None:
        scanned(page)
        page.insert_text((72, 90), "T0tal 1,4l6.O0", render_mode=3)

    contents = read(source(pdf(recognised_before)), Reciter())
    assert texts(contents) == ["recited"]
    assert contents.hidden_text


def test_text_beneath_a_scan_is_not_believed() -> None:
    def beneath(page: Any) -> None:
        page.insert_text((72, 90), "something else altogether")
        scanned(page)

    assert texts(read(source(pdf(beneath)), Reciter())) == ["recited"]


def test_a_stamp_on_a_scan_does_not_keep_it_from_being_read() -> None:
    def stamped(page: Any) -> None:
        scanned(page)
        page.insert_text((300, 40), "Received 12 May")

    assert texts(read(source(pdf(stamped)), Reciter())) == ["recited"]


def test_a_scan_without_recognizer_says_so() -> None:
    with pytest.raises(RecognizerMissing):
        read(source(pdf(scanned)))


def test_an_empty_page_is_blank_and_not_looked_at() -> None:
    reciter = Reciter()
    contents = read(source(pdf(written, lambda page: None)), reciter)
    assert [page.blank for page in contents.pages] == [False, True]
    assert reciter.sizes == []


def test_a_white_scan_is_blank() -> None:
    def white(page: Any) -> None:
        page.insert_image(page.rect, stream=encoded(picture(["", ""])))

    reciter = Reciter()
    assert read(source(pdf(white)), reciter).pages[0].blank
    assert reciter.sizes == []


def locked() -> bytes:
    return pdf(written, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open sesame", owner_pw="owner")


def test_a_locked_file_opens_with_a_known_password_only() -> None:
    assert texts(read(source(locked(), "wrong", "open sesame")))[0] == "INVOICE"
    for passwords in ((), ("wrong",)):
        with pytest.raises(PasswordNeeded):
            read(source(locked(), *passwords))


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", b"%PDF-1.4\n%%EOF"])
def test_a_file_that_is_a_pdf_in_name_only_is_refused(data: bytes) -> None:
    with pytest.raises(FormatDamaged):
        read(source(data))


def test_files_inside_become_parts() -> None:
    document = pymupdf.open()
    written(document.new_page())
    document.embfile_add("rows", b"a;b;c\n1;2;3\n4;5;6\n", filename="rows.csv")
    document.embfile_add("noise", bytes(range(256)), filename="noise.bin")
    contents = read(source(document.tobytes()))
    assert [(part.name, part.data[:5]) for part in contents.parts] == [("rows.csv", b"a;b;c")]


def test_files_inside_are_bounded() -> None:
    document = pymupdf.open()
    written(document.new_page())
    document.embfile_add("large", b"a;b\n" * 1_000_000, filename="large.csv")
    with pytest.raises(TooLarge):
        read(source(document.tobytes(deflate=True)), limits=Limits(unpacked_mb=1))


def test_ruling_lines_are_noted() -> None:
    def ruled(page: Any) -> None:
        written(page)
        page.draw_line((72, 300), (500, 300))
        page.draw_rect((72, 400, 300, 500))

    (page,) = read(source(pdf(ruled))).pages
    assert len([rule for rule in page.rules if rule.width > rule.height]) == 3
    assert len([rule for rule in page.rules if rule.height > rule.width]) == 2


def test_a_long_locked_document_is_read_to_its_last_page() -> None:
    pages = [lambda page, number=number: written(page, [f"Sheet {number}"]) for number in range(1, 151)]
    data = pdf(*pages, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open sesame", owner_pw="owner")
    contents = read(source(data, "open sesame"))
    assert [texts(page)[1] for page in contents.pages] == [str(number) for number in range(1, 151)]
