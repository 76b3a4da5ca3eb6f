"""Paper that waves: its lines are found level again, and straight ones stay where they are."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.layout import Box, Word, lines
from core.reading.waves import BAND, Waves, level_picture, level_words, waves

WIDTH, HEIGHT, TALL, PITCH = 1200.0, 1600.0, 30.0, 44.0


def printed(height: float = 0.0, turns: float = 1.0) -> tuple[Word, ...]:
    """Thirty lines of eight words on paper that waves so high, so often across."""
    places = ((60 + 140 * column, 100 + PITCH * row) for row in range(30) for column in range(8))
    low = ((x, y + height * math.sin(turns * math.tau * (x + 50) / WIDTH)) for x, y in places)
    return tuple(Word(f"{x:.0f}", Box(x, y, x + 100, y + TALL)) for x, y in low)


def steepest(words: tuple[Word, ...]) -> float:
    """By how much the words of a line stand at different heights, in the worst line."""
    return max(max(w.box.y0 for w in line.words) - min(w.box.y0 for w in line.words) for line in lines(words))


def test_straight_lines_and_few_words_show_no_waves() -> None:
    assert waves(printed(), WIDTH, HEIGHT) is None
    assert waves(printed(8.0)[:20], WIDTH, HEIGHT) is None
    assert waves((), WIDTH, HEIGHT) is None


@settings(deadline=None, max_examples=20)
@given(st.floats(4.0, 9.0), st.floats(0.6, 1.2))
def test_words_on_waves_are_made_level(height: float, turns: float) -> None:
    words = printed(height, turns)
    found = waves(words, WIDTH, HEIGHT)
    assert found is not None
    level = level_words(words, found)
    assert len(level) == len(words)
    assert len(lines(level)) == 30
    assert steepest(level) < 0.6 * steepest(words)


def test_the_picture_moves_as_its_words_do() -> None:
    low = np.zeros((10, 7))
    low[:, 3] = 12.0
    found = Waves(low, 210.0, 2.0 * BAND)
    picture = np.full((2 * BAND, 210), 255, np.uint8)
    picture[BAND - 2 : BAND + 2, 103:107] = 0
    moved = level_picture(picture, found)
    assert moved.shape == picture.shape
    dark = np.argwhere(moved < 128)
    assert abs(float(dark[:, 0].mean()) - (BAND - 0.5 - found.at((105.0, BAND)))) < 1.0
