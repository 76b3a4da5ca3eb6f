import numpy as np
import pytest
from numpy.typing import NDArray

from core.domain.layout import Box, Word
from core.reading.strips import CLOSE, HEIGHT, MARGIN, WIDEST, cut_out


def test_a_strip_has_black_print_on_white_paper() -> None:
    picture = np.full((100, 300), 150, np.uint8)
    picture[40:60, 100:120] = 110
    strip = cut_out(picture, Box(45, 18, 105, 32), 2.0)
    assert strip.picture.shape[0] == HEIGHT + 2 * MARGIN
    assert int(strip.picture.min()) == 0
    assert set(strip.picture[:MARGIN].ravel().tolist()) == {255}


def test_words_on_a_strip_come_back_to_where_they_stand() -> None:
    picture = np.full((100, 300), 255, np.uint8)
    picture[40:60, 100:120] = picture[40:60, 160:200] = 0
    box = Box(45, 18, 105, 32)
    strip = cut_out(picture, box, 2.0)
    columns = np.flatnonzero(strip.picture.min(axis=0) < 128)
    first, last = (int(columns[place]) for place in (0, -1))
    found = [Word("end", Box(last - 20, 5, last, 50)), Word("start", Box(first, 5, first + 20, 50))]
    start, end = strip.back(found, box)
    assert (start.text, end.text) == ("start", "end")
    assert (start.box.x0, end.box.x1) == pytest.approx((50, 100), abs=0.6)
    assert (start.box.y0, end.box.y1) == (18, 32)


def test_a_strip_is_never_wider_than_what_recognizers_take() -> None:
    flat = cut_out(np.full((100, 3000), 255, np.uint8), Box(0, 20, 1500, 20.5), 2.0)
    assert flat.picture.shape[1] == WIDEST + 2 * MARGIN
    (word,) = flat.back([Word("end", Box(WIDEST, 5, WIDEST + MARGIN, 50))], Box(0, 20, 1500, 20.5))
    assert word.box.x1 == pytest.approx(1500, abs=2)


def framed() -> NDArray[np.uint8]:
    """Print between two rules that run through the place."""
    picture = np.full((100, 300), 255, np.uint8)
    picture[:, 87:89] = picture[:, 211:213] = 0
    picture[40:60, 100:104] = picture[40:60, 160:200] = 0
    return picture


def test_rules_beside_a_piece_are_taken_out_and_its_print_stays() -> None:
    strip = cut_out(framed(), Box(45, 20, 105, 30), 2.0).picture
    columns = np.flatnonzero(strip.min(axis=0) < 128)
    scale = (columns[-1] - columns[0] + 1) / 100
    assert scale == pytest.approx(HEIGHT / 26, rel=0.1)
    assert int(strip[:, columns[0]].min()) == 0


def test_rules_stay_where_print_fills_the_cut() -> None:
    strip = cut_out(framed(), Box(45, 20, 105, 30), 2.0, CLOSE).picture
    columns = np.flatnonzero((strip[MARGIN:-MARGIN] < 128).mean(axis=0) > 0.9)
    assert len(columns)


def printed(*letters: int) -> NDArray[np.uint8]:
    """Letters twelve pixels wide from these columns on, in a line from 40 to 60."""
    picture = np.full((100, 300), 255, np.uint8)
    for left in letters:
        picture[42:58, left : left + 12] = 0
    return picture


def shown(picture: NDArray[np.uint8]) -> float:
    """Pixels of a picture from the first to past the last print that a cut of the place from 100 to 200 shows."""
    strip = cut_out(picture, Box(50, 20, 100, 30), 2.0)
    columns = np.flatnonzero(strip.picture.min(axis=0) < 128)
    return float(columns[-1] - columns[0] + 1) * strip.scale * 2.0


def test_a_letter_that_a_box_cuts_off_is_in_the_cut() -> None:
    assert shown(printed(102, 180)) == pytest.approx(90, abs=2)
    assert shown(printed(87, 102, 180)) == pytest.approx(105, abs=2)
    assert shown(printed(102, 180, 195)) == pytest.approx(105, abs=2)


def test_print_behind_a_space_is_not_in_the_cut() -> None:
    assert shown(printed(80, 102, 180)) == pytest.approx(90, abs=2)
