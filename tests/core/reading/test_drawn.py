from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from core.domain.layout import Box, Word
from core.ports import Picture
from core.reading.drawn import drawn_rules

INK = (40, 40, 40)


def written(*texts: tuple[str, int, int], size: float = 0.7) -> tuple[Picture, list[Word]]:
    """A page with texts on it, each from its left end on its base line, and their words."""
    page, words = np.full((400, 600, 3), 245, np.uint8), list[Word]()
    for text, x, y in texts:
        (width, height), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, size, 2)
        cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, size, INK, 2, cv2.LINE_AA)
        words.append(Word(text, Box(x - 3, y - height - 3, x + width + 3, y + 5)))
    return page, words


def ruled(page: Picture, columns: Sequence[int], rows: Sequence[int], ink: tuple[int, int, int] = INK) -> None:
    for x in columns:
        cv2.line(page, (x, rows[0]), (x, rows[-1]), ink, 2)
    for y in rows:
        cv2.line(page, (columns[0], y), (columns[-1], y), ink, 2)


def sides(rules: Sequence[Box]) -> tuple[list[int], list[int]]:
    """Where upright rules stand and level ones lie, to ten pixels."""
    upright = {round(rule.middle[0], -1) for rule in rules if rule.height > rule.width}
    level = {round(rule.middle[1], -1) for rule in rules if rule.width >= rule.height}
    return sorted(map(int, upright)), sorted(map(int, level))


@pytest.mark.parametrize("ink", [INK, (180, 180, 180)])
def test_the_lines_of_a_table_are_found(ink: tuple[int, int, int]) -> None:
    page, words = written(("Total", 60, 130), ("12.50", 320, 130), ("Tax", 60, 190), ("2.50", 320, 190))
    ruled(page, (40, 300, 560), (100, 160, 220), ink)
    assert sides(drawn_rules(page, words)) == ([40, 300, 560], [100, 160, 220])


def test_ends_and_thickness_are_those_of_the_line() -> None:
    page, words = written(("Total", 60, 130))
    cv2.line(page, (100, 200), (400, 200), INK, 3)
    (rule,) = drawn_rules(page, words)
    assert rule.width == pytest.approx(300, abs=8)
    assert rule.height == pytest.approx(3, abs=2)


def test_letters_draw_no_rules() -> None:
    page, words = written(("TITLE IN FULL", 30, 90), ("LEVEL lllll", 30, 180), ("EEEE HHHH", 30, 270), size=1.4)
    assert drawn_rules(page, words) == ()


def test_filled_grounds_and_pictures_are_no_rules() -> None:
    page, words = written(("Total", 60, 130))
    page[200:260, 100:400] = 90
    cv2.circle(page, (480, 300), 40, INK, -1)
    assert all(rule.width < 60 for rule in drawn_rules(page, words) if rule.width >= rule.height)


def test_a_rule_with_a_break_is_one() -> None:
    page, words = written(("Total", 60, 130))
    cv2.line(page, (40, 200), (296, 200), INK, 2)
    cv2.line(page, (302, 200), (560, 200), INK, 2)
    assert len(drawn_rules(page, words)) == 1


def test_pieces_of_a_rule_that_waves_lie_at_one_height() -> None:
    page, words = written(("Total", 60, 130))
    for start, y in ((40, 200), (220, 202), (400, 201)):
        cv2.line(page, (start, y), (start + 120, y), INK, 2)
    assert len({rule.middle[1] for rule in drawn_rules(page, words)}) == 1
