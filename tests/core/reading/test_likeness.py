"""Copies of a picture look alike, other pictures do not."""

import io

import numpy as np
import pytest
from PIL import Image

from core.ports import Picture
from core.reading.likeness import likeness
from core.reading.picture import Sight, page_of
from tests.core.reading.papers import Reciter, encoded, picture

OTHER = ("A quite different paper", "", "", "with its words at the foot of the page", "", "", "", "Thank you")


def distance(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def copy(pixels: Picture, share: float, quality: int) -> Picture:
    image = Image.open(io.BytesIO(encoded(pixels, "JPEG", quality=quality)))
    return np.asarray(image.resize((round(image.width * share), round(image.height * share))))


@pytest.mark.parametrize(("share", "quality"), [(1.0, 30), (0.6, 80), (1.5, 50)])
def test_a_copy_of_other_size_and_compression_looks_alike(share: float, quality: int) -> None:
    assert distance(likeness(picture()), likeness(copy(picture(), share, quality))) <= 4


def test_another_paper_does_not_and_grey_is_as_good_as_colour() -> None:
    assert distance(likeness(picture()), likeness(picture(OTHER))) > 4
    assert distance(likeness(picture()), likeness(picture()[:, :, 0])) <= 1


def test_pages_that_say_nothing_are_like_no_other() -> None:
    assert page_of(Sight(picture(), ()), 1, 150).likeness == ""
    assert len(page_of(Sight(picture(), Reciter().words), 1, 150).likeness) == 16
