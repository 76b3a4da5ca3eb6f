"""What was put into a picture after it had been packed once."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from core.ports import Limits, Picture
from core.reading import read
from core.reading.genuine.patches import later_patches
from core.reading.mupdf import pymupdf
from tests.core.reading.papers import Reciter, pdf, source

DPI = 150
LEFT, TOP, WIDTH, HEIGHT = 700, 620, 150, 40
"""of the place where a sum was exchanged, in pixels"""


def lines(page: Any) -> None:
    for row in range(30):
        page.insert_text(
            (60, 60 + 24 * row), f"Item {row * 37 % 101}  quantity {row}  {row * 913 % 7919}.50", fontsize=13
        )


@cache
def scan() -> Picture:
    """A page as a scanner gives it: grey paper, soft print, noise."""
    page = pymupdf.open(stream=pdf(lines), filetype="pdf")[0].get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    print_ = np.frombuffer(page.samples, np.uint8).reshape(page.height, page.width)
    noise = np.random.default_rng(7).normal(0, 3, print_.shape)
    grey = np.clip(40 + print_ * 0.75 + noise, 0, 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def packed(picture: Picture, quality: int) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=quality, dpi=(DPI, DPI))
    return out.getvalue()


def lossless(picture: Picture) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "PNG", dpi=(DPI, DPI))
    return out.getvalue()


def seen(data: bytes) -> Picture:
    return np.array(Image.open(io.BytesIO(data)).convert("RGB"))


def painted_over(picture: Picture, paper: int = 231) -> Picture:
    """With another sum on a flat ground."""
    image = Image.fromarray(picture)
    draw = ImageDraw.Draw(image)
    draw.rectangle((LEFT, TOP, LEFT + WIDTH, TOP + HEIGHT), fill=(paper,) * 3)
    draw.text((LEFT + 8, TOP + 4), "98,765.40", font=ImageFont.load_default(28), fill=(45,) * 3)
    return np.array(image)


def taken_from_elsewhere(picture: Picture) -> Picture:
    changed = picture.copy()
    changed[TOP : TOP + HEIGHT, LEFT : LEFT + WIDTH] = picture[295 : 295 + HEIGHT, 141 : 141 + WIDTH]
    return changed


def middle_of(picture: Picture) -> tuple[float, float]:
    (box,) = later_patches(picture)
    height, width = picture.shape[:2]
    return box.middle[0] * width, box.middle[1] * height


@pytest.mark.parametrize("change", [painted_over, taken_from_elsewhere])
@pytest.mark.parametrize("quality", [None, 95, 88])
def test_what_was_put_into_a_packed_picture_is_found_where_it_stands(change: Any, quality: int | None) -> None:
    changed = change(seen(packed(scan(), 70)))
    across, down = middle_of(seen(packed(changed, quality)) if quality else changed)
    assert LEFT < across < LEFT + WIDTH
    assert TOP < down < TOP + HEIGHT


@pytest.mark.parametrize("first", [None, 60, 75, 90])
@pytest.mark.parametrize("last", [None, 50, 75, 85, 95])
def test_a_picture_that_was_packed_as_often_as_one_likes_has_no_patch(first: int | None, last: int | None) -> None:
    picture = seen(packed(scan(), first)) if first else scan()
    assert later_patches(seen(packed(picture, last)) if last else picture) == ()


def test_of_what_was_packed_more_coarsely_afterwards_nothing_can_be_told() -> None:
    assert later_patches(seen(packed(painted_over(seen(packed(scan(), 75))), 40))) == ()


@pytest.mark.parametrize("shape", [(0, 0), (5, 900), (60, 60), (2000, 7)])
def test_a_picture_too_small_to_tell_has_none(shape: tuple[int, int]) -> None:
    assert later_patches(np.zeros(shape, np.uint8)) == ()


def test_a_colour_at_its_bound_is_no_patch() -> None:
    stamped = scan().copy()
    stamped[TOP : TOP + 60, LEFT : LEFT + 200][:, ::3] = (255, 0, 0)
    assert later_patches(seen(packed(seen(packed(stamped, 70)), 95))) == ()


def test_a_picture_file_says_where() -> None:
    found = read(source(lossless(painted_over(seen(packed(scan(), 70))))), Reciter(), None, Limits()).making
    assert found
    (patch,) = found.patches
    height, width = scan().shape[:2]
    assert patch.page == 1
    assert patch.across == pytest.approx(100 * (LEFT + WIDTH / 2) / width, abs=3)
    assert patch.down == pytest.approx(100 * (TOP + HEIGHT / 2) / height, abs=3)


def test_a_picture_file_without_patches_says_nothing_of_its_making() -> None:
    assert read(source(packed(scan(), 70)), Reciter(), None, Limits()).making is None


@pytest.mark.parametrize("rotation", [0, 90])
def test_a_scan_in_a_pdf_says_where_on_the_page_as_it_is_shown(rotation: int) -> None:
    def sheet(page: Any) -> None:
        page.insert_image(page.rect, stream=packed(painted_over(seen(packed(scan(), 70))), 95))
        page.set_rotation(rotation)

    found = read(source(pdf(sheet)), Reciter(), None, Limits()).making
    assert found
    (patch,) = found.patches
    height, width = scan().shape[:2]
    across, down = 100 * (LEFT + WIDTH / 2) / width, 100 * (TOP + HEIGHT / 2) / height
    place = (across, down) if rotation == 0 else (100 - down, across)
    assert (patch.across, patch.down) == pytest.approx(place, abs=4)


def test_a_sheet_that_shows_more_than_one_picture_is_not_looked_at() -> None:
    def sheet(page: Any) -> None:
        page.insert_image(page.rect, stream=packed(painted_over(seen(packed(scan(), 70))), 95))
        page.insert_image((10, 10, 60, 60), stream=lossless(scan()[:80, :80]))

    found = read(source(pdf(sheet)), Reciter(), None, Limits()).making
    assert found
    assert found.patches == ()
