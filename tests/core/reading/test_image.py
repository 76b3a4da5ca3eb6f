import io
from contextlib import suppress

import numpy as np
import pytest
from PIL import Image
from pillow_heif import from_pillow

from core.domain.errors import FormatDamaged, TooLarge
from core.domain.page import TextSource
from core.ports import Limits
from core.reading import read
from core.reading.image import LONGEST
from tests.core.reading.papers import Reciter, encoded, picture, source, texts


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF"])
def test_pictures_of_every_format_are_read(kind: str) -> None:
    reciter = Reciter()
    (page,) = read(source(encoded(picture(), kind)), reciter).pages
    assert (texts(page), page.source) == (["recited"], TextSource.OCR)
    assert [size[:2] for size in reciter.sizes] == [picture().shape[:2]]


def test_heic_is_read() -> None:
    stream = io.BytesIO()
    from_pillow(Image.fromarray(picture())).save(stream)
    assert texts(read(source(stream.getvalue()), Reciter())) == ["recited"]


def test_every_page_of_a_tiff_is_read() -> None:
    page = Image.fromarray(picture())
    stream = io.BytesIO()
    page.save(stream, "TIFF", save_all=True, append_images=[page, page])
    assert [page.number for page in read(source(stream.getvalue()), Reciter()).pages] == [1, 2, 3]


def test_boxes_are_points_by_the_resolution_of_the_picture() -> None:
    (fine,) = read(source(encoded(picture(), dpi=(150, 150))), Reciter()).pages
    (plain,) = read(source(encoded(picture())), Reciter()).pages
    assert (round(fine.width), round(fine.height)) == (420, 260)
    assert plain.width == picture().shape[1]
    assert fine.words[0].box.x0 == pytest.approx(10 * 72 / 150, rel=0.01)


def test_a_camera_that_lay_on_its_side_is_believed() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    reciter = Reciter()
    read(source(encoded(picture(), "JPEG", exif=exif)), reciter)
    height, width, _ = picture().shape
    assert reciter.sizes == [(width, height)]


def test_transparent_and_deep_pictures_show_what_a_viewer_shows() -> None:
    reciter = Reciter()
    clear = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    deep = Image.fromarray(np.full((40, 60), 65535, np.uint16))
    for image in (clear, deep):
        stream = io.BytesIO()
        image.save(stream, "PNG")
        read(source(stream.getvalue()), reciter)
    assert reciter.sizes == [(40, 60)] * 2


def test_a_finer_scan_than_needed_is_reduced_and_keeps_its_size() -> None:
    large = np.full((40, 2 * LONGEST, 3), 255, np.uint8)
    reciter = Reciter()
    (page,) = read(source(encoded(large, dpi=(600, 600))), reciter).pages
    assert reciter.sizes[0][1] == LONGEST
    assert page.width == pytest.approx(2 * LONGEST * 72 / 600, rel=0.01)


def test_a_picture_of_too_many_pixels_is_refused_unopened() -> None:
    with pytest.raises(TooLarge):
        read(source(encoded(picture())), Reciter(), limits=Limits(megapixels=0))


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
def test_a_truncated_picture_is_refused_or_read(kind: str, kept: float) -> None:
    data = encoded(picture(), kind)
    with suppress(FormatDamaged):
        read(source(data[: int(len(data) * kept)]), Reciter())
