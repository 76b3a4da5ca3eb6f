"""Signatures and stamps on made pages, and pages that have neither."""

import random

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from core.domain.layout import Box
from models.vision.marks import marks

WIDE, HIGH = 900, 1270
Picture = NDArray[np.uint8]


def paper(chance: random.Random) -> tuple[Picture, list[Box]]:
    """Lines of print, a ruled table, a black bar; and where the words stand."""
    page = np.full((HIGH, WIDE, 3), 255, np.uint8)
    words = []
    for line in range(14):
        x, y = chance.randrange(50, 120), 80 + 40 * line
        for _ in range(chance.randrange(2, 7)):
            text = "".join(chance.choice("abcdehnortu0123456789") for _ in range(chance.randrange(3, 9)))
            (across, up), down = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.55, 1)
            if x + across > WIDE - 40:
                break
            cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.55, (20, 20, 20), 1, cv2.LINE_AA)
            words.append(Box(x / WIDE, (y - up) / HIGH, (x + across) / WIDE, (y + down) / HIGH))
            x += across + 14
    for at in range(4):
        cv2.line(page, (50, 660 + 40 * at), (WIDE - 50, 660 + 40 * at), (0, 0, 0), 2)
        cv2.line(page, (50 + 200 * at, 660), (50 + 200 * at, 780), (0, 0, 0), 2)
    cv2.rectangle(page, (50, 20), (WIDE - 50, 44), (90, 40, 20), cv2.FILLED)
    return page, words


def sign(page: Picture, chance: random.Random) -> None:
    """A few loops with one pen."""
    x, y = chance.randrange(100, 600), chance.randrange(860, 1150)
    times = np.linspace(0, 1, 300)
    wave = 22 * np.sin(times * chance.uniform(18, 34)) + 9 * np.sin(times * chance.uniform(40, 70))
    across = x + 190 * times + 16 * np.cos(times * chance.uniform(20, 40))
    points = np.stack([across, y + wave], axis=1).astype(np.int32)
    ink = chance.choice([(120, 40, 20), (20, 20, 20)])
    cv2.polylines(page, [points], isClosed=False, color=ink, thickness=2, lineType=cv2.LINE_AA)


def stamp(page: Picture, chance: random.Random) -> None:
    """A ring or a frame with words in it."""
    x, y = chance.randrange(650, 780), chance.randrange(900, 1130)
    ink = chance.choice([(40, 40, 200), (190, 60, 40), (150, 30, 120)])
    if chance.random() < 0.5:
        cv2.circle(page, (x, y), 70, ink, 3, cv2.LINE_AA)
    else:
        cv2.rectangle(page, (x - 90, y - 40), (x + 90, y + 40), ink, 3)
    cv2.putText(page, "PAID", (x - 40, y + 10), cv2.FONT_HERSHEY_SIMPLEX, 1.0, ink, 2, cv2.LINE_AA)


def found(page: Picture, words: list[Box]) -> list[str]:
    _, data = cv2.imencode(".png", page)
    return sorted(kind for kind, _ in marks(data.tobytes(), words))


@pytest.mark.parametrize(("signed", "stamped"), [(False, False), (True, False), (False, True), (True, True)], ids=str)
def test_marks_are_found_where_there_are_some(*, signed: bool, stamped: bool) -> None:
    expected = [*(["signature"] if signed else []), *(["stamp"] if stamped else [])]
    right = 0
    for seed in range(10):
        chance = random.Random(seed)
        page, words = paper(chance)
        if signed:
            sign(page, chance)
        if stamped:
            stamp(page, chance)
        right += found(page, words) == expected
    assert right >= 9, right


def test_a_signature_is_where_its_ink_is() -> None:
    page, words = paper(random.Random(1))
    sign(page, random.Random(1))
    _, data = cv2.imencode(".png", page)
    ((kind, box),) = marks(data.tobytes(), words)
    assert kind == "signature"
    assert 850 / HIGH < box.y0 < box.y1 < 1200 / HIGH


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_has_none(data: bytes) -> None:
    assert marks(data, []) == ()


@pytest.mark.parametrize("shape", [(16, 40_000, 3), (40_000, 16, 3)], ids=["a long strip", "a high strip"])
def test_a_strip_that_would_take_all_memory_has_none(shape: tuple[int, int, int]) -> None:
    assert found(np.full(shape, 255, np.uint8), []) == []
