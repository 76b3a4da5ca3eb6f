import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import RecognizerMissing
from core.domain.layout import Box, Word, lines
from core.ports import Limits, Picture, Recognizer, silent
from core.reading import unwatched
from core.reading.context import Context
from core.reading.perspective import flattened
from core.reading.picture import see
from core.reading.skew import Slant, slant, straight_picture, straight_words, straightening
from tests.core.reading.papers import Reciter, picture


def context(recognizer: Recognizer | None, second: Recognizer | None = None) -> Context:
    return Context(recognizer, second, Limits(), unwatched, silent)


@dataclass
class Compass:
    """A recognizer that reads well only with the marked edge on top: the picture's brightest edge row tells."""

    name: str = "compass"
    calls: list[str] = field(default_factory=list)

    def recognize(self, picture: Picture, region: Box | None = None) -> tuple[Word, ...]:
        edges = {"up": picture[0], "down": picture[-1], "left": picture[:, 0], "right": picture[:, -1]}
        way = max(edges, key=lambda edge: float(edges[edge].mean()))
        self.calls.append(way)
        lying = way in ("up", "down")
        box = Box(10, 10, 80, 20) if lying else Box(10, 10, 20, 80)
        sure = 0.98 if way in ("up", "right") else 0.7
        return tuple(Word("reading", box, sure) for _ in range(5))

    def recognize_lines(self, strips: Sequence[Picture], letters: str = "") -> tuple[tuple[Word, ...], ...]:
        return tuple(self.recognize(strip) for strip in strips)


@pytest.mark.parametrize(("turns", "clockwise"), [(0, 0), (1, 90), (2, 180), (3, 270)])
def test_a_page_is_turned_until_it_stands_upright(turns: int, clockwise: int) -> None:
    page = np.zeros((300, 200, 3), np.uint8)
    page[0] = 255
    compass = Compass()
    sight = see(np.ascontiguousarray(np.rot90(page, turns)), context(compass))
    assert sight.rotation == clockwise
    assert sight.picture.shape == page.shape[:2]
    assert sight.picture[0].mean() == 255
    assert len(compass.calls) <= 3


def test_a_page_that_reads_well_is_read_once() -> None:
    reciter = Reciter()
    see(picture(), context(reciter, Reciter()))
    assert len(reciter.sizes) == 1


def test_a_page_without_colour_is_read_in_its_one_shade_and_one_with_a_speck_of_colour_as_it_is() -> None:
    reciter, speck = Reciter(), picture().copy()
    speck[7, 7] = 255, 0, 0
    for page in (picture(), speck):
        see(page, context(reciter))
    assert reciter.sizes == [speck.shape[:2], speck.shape]


def test_without_recognizer_nothing_is_seen() -> None:
    with pytest.raises(RecognizerMissing):
        see(picture(), context(None))


def test_stains_are_no_words() -> None:
    seen = see(picture(), context(Reciter(Word("stain", Box(0, 0, 9, 9), 0.2), Word("word", Box(20, 0, 50, 9), 0.99))))
    assert [word.text for word in seen.words] == ["word"]


def test_a_mark_that_stands_alone_is_no_word() -> None:
    words = [Word(text, Box(20 * at, 0, 20 * at + 15, 9), 0.99) for at, text in enumerate((".", "-", "Name", ","))]
    assert [word.text for word in see(picture(), context(Reciter(*words))).words] == ["-", "Name"]


def test_a_script_that_the_first_does_not_know_is_read_by_the_second() -> None:
    first, second = Reciter(Word("Cuet", Box(0, 0, 40, 9), 0.6)), Reciter(Word("Счёт", Box(0, 0, 40, 9), 0.95))
    assert [word.text for word in see(picture(), context(first, second)).words] == ["Счёт"]


def slanted(angle: float) -> tuple[Word, ...]:
    """Four lines of words on a page turned by an angle around its middle."""
    words = []
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    for line in range(4):
        for column in range(6):
            x, y = 90.0 * column + 40 - 300, 60.0 * line + 100 - 200
            x, y = 300 + x * cosine - y * sine, 200 + x * sine + y * cosine
            words.append(Word(f"{line}{column}", Box(x - 35, y - 10, x + 35, y + 10)))
    return tuple(words)


@given(st.floats(-8, 8))
def test_the_slant_of_a_sheet_is_told_and_undone(angle: float) -> None:
    found = slant(slanted(angle))
    assert found.degrees == pytest.approx(angle, abs=0.2)
    straight = straight_words(slanted(angle), found, straightening(found, 600, 400))
    assert [word.text for word in straight] == [word.text for word in slanted(0)]
    assert slant(straight) == Slant()


def test_few_words_tell_no_slant() -> None:
    assert slant(slanted(5)[:4]) == Slant()


def fanned(spread: float) -> tuple[Word, ...]:
    """Twenty lines that run together to one side, as on a photo taken from aside."""
    words = []
    for line in range(20):
        y = 40.0 * line + 40
        for column in range(8):
            x = 90.0 * column + 40
            moved = y + math.tan(math.radians(spread * (y - 420))) * (x - 355)
            words.append(Word(f"{line}.{column}", Box(x - 35, moved - 8, x + 35, moved + 8)))
    return tuple(word for row in lines(words) for word in row.words)


@given(st.floats(0.0015, 0.004), st.sampled_from((1, -1)))
def test_lines_that_run_together_are_made_level(spread: float, way: int) -> None:
    words = fanned(way * spread)
    found = slant(words)
    assert found.spread == pytest.approx(way * spread, rel=0.2)
    straight = straight_words(words, found, straightening(found, 710, 840))
    assert [len(row.words) for row in lines(straight)] == [8] * 20


def test_words_and_picture_move_together() -> None:
    page = np.full((400, 600), 255, np.uint8)
    cv2.circle(page, (500, 80), 6, 0, -1)
    for found in (Slant(3.0), Slant(1.0, 0.01, 200.0)):
        matrix = straightening(found, 600, 400)
        (word,) = straight_words([Word("o", Box(490, 70, 510, 90))], found, matrix)
        y, x = (places.mean() for places in np.nonzero(straight_picture(page, matrix) < 128))
        assert word.box.middle == pytest.approx((x, y), abs=1.0)


def photographed(corners: list[tuple[int, int]]) -> Picture:
    sheet = picture()
    height, width = sheet.shape[:2]
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, np.array(corners, np.float32))
    return np.asarray(cv2.warpPerspective(sheet, matrix, (1200, 900), borderValue=(40, 45, 50)), np.uint8)


def test_a_crooked_sheet_in_a_photo_is_laid_flat() -> None:
    flat = flattened(photographed([(200, 100), (1000, 190), (1080, 780), (120, 700)]))
    assert flat.shape[:2] != (900, 1200)
    edge = np.concatenate([flat[5, 20:-20].ravel(), flat[-6, 20:-20].ravel()])
    assert np.median(edge) > 230


def test_a_photo_is_laid_flat_whatever_file_it_comes_in() -> None:
    sight = see(photographed([(200, 100), (1000, 190), (1080, 780), (120, 700)]), context(Reciter()))
    assert sight.picture.shape[:2] != (900, 1200)


@pytest.mark.parametrize("page", [picture(), photographed([(200, 100), (1000, 100), (1000, 600), (200, 600)])])
def test_what_is_no_crooked_sheet_stays_as_it_is(page: Picture) -> None:
    assert flattened(page) is page


@pytest.mark.parametrize("depth", [0.6, 0.8])
def test_a_sheet_half_in_shadow_is_kept_whole(depth: float) -> None:
    page = picture([f"Item {number} of a longer list, at 1{number}.00 each" for number in range(9)])
    across, down = np.meshgrid(np.linspace(0, 1, page.shape[1]), np.linspace(0, 1, page.shape[0]))
    light = 1 - depth / (1 + np.exp(-(across + 0.6 * down - 0.8) * 20))
    shaded = (page * light[..., None]).astype(np.uint8)
    assert flattened(shaded) is shaded
