"""What happens to papers between a printer and an accountant: scanners, faxes, phones, folds, stamps, fading.

Each step gives the picture it leaves and how it moved what stands on it, so that the boxes of values move along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.training.damage import Picture, encoded, paged, pictures
from models.training.inks import Place
from models.training.made import Made

Matrix = NDArray[np.float64]
"""from places on the picture before to places after, for points (x, y, 1)"""
Step = Callable[[Picture, Random], tuple[Picture, Matrix]]
STILL: Matrix = np.eye(3)
PER_INCH = 72


def _grain(rng: Random) -> np.random.Generator:
    return np.random.default_rng(rng.randrange(2**31))


def _noise(picture: Picture, rng: Random, strength: float) -> NDArray[np.float32]:
    """The noise of a sensor, the same in all colours."""
    grain: NDArray[np.float32] = _grain(rng).standard_normal(picture.shape[:2], dtype=np.float32)
    return grain * np.float32(strength)


def _clipped(values: Any) -> Picture:
    picture: Picture = np.clip(values, 0, 255).astype(np.uint8)
    return picture


def skewed(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """Laid on the glass not quite straight."""
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-2.5, 2.5), 1.0)
    moved = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    return _clipped(moved), np.vstack([turn, [0, 0, 1]])


def grey(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """Scanned without colour, a little soft, with the noise of the sensor."""
    plain = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    soft = cv2.GaussianBlur(plain, (3, 3), rng.uniform(0.3, 0.9))
    noise = _noise(picture, rng, rng.uniform(2, 7))
    return np.repeat(_clipped(soft * np.float32(0.94) + 6 + noise)[..., None], 3, axis=2), STILL


def blurred(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """Out of focus, or moved while it was taken."""
    if rng.random() < 0.5:
        return _clipped(cv2.GaussianBlur(picture, (5, 5), rng.uniform(0.6, 1.4))), STILL
    kernel = np.zeros((5, 5))
    kernel[2, :] = 1 / 5
    return _clipped(cv2.filter2D(picture, -1, kernel if rng.random() < 0.5 else kernel.T)), STILL


def low_toner(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """Printed with little toner left: pale, and paler in bands from top to bottom."""
    across = np.arange(picture.shape[1], dtype=np.float32)
    pale = 0.45 + 0.25 * np.sin(across / picture.shape[1] * rng.uniform(4, 14) + rng.random() * 6)
    return _clipped(255 - (255 - picture.astype(np.float32)) * (1 - pale[None, :, None] * rng.uniform(0.5, 1.0))), STILL


def faded(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """Thermal paper after months in a wallet: fading towards one end, brownish."""
    height = picture.shape[0]
    ink = np.linspace(1.0, rng.uniform(0.3, 0.6), height, dtype=np.float32)[:: rng.choice((1, -1)), None, None]
    paper = np.array([250.0, 243.0, 230.0], np.float32)
    return _clipped(paper - (255 - picture.astype(np.float32)) * ink * (paper / 255)), STILL


def speckled(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """Dust on the glass, and a streak."""
    grain, marked = _grain(rng), picture.copy()
    height, width = picture.shape[:2]
    for x, y in zip(grain.integers(0, width, 250), grain.integers(0, height, 250), strict=True):
        cv2.circle(marked, (int(x), int(y)), rng.choice((0, 1, 1, 2)), (rng.randint(0, 120),) * 3, -1)
    streak = rng.randrange(width)
    cv2.line(marked, (streak, 0), (streak, height), (170, 170, 170), 1)
    return marked, STILL


def faxed(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """Sent by fax: black and white, in coarse lines."""
    height, width = picture.shape[:2]
    coarse = cv2.resize(
        cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), (width, int(height * 0.62)), interpolation=cv2.INTER_AREA
    )
    black = np.where(coarse > rng.randint(120, 190), 255, 0).astype(np.uint8)
    back = cv2.resize(black, (width, height), interpolation=cv2.INTER_NEAREST)
    return _clipped(np.repeat(back[..., None], 3, axis=2)), STILL


def stamped(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """A stamp across the lower half, where figures stand."""
    height, width = picture.shape[:2]
    layer = np.full_like(picture, 255)
    word, ink = rng.choice(("PAID", "RECEIVED", "COPY", "BEZAHLT", "PAYE")), rng.choice(((40, 60, 170), (180, 40, 50)))
    size = width / rng.uniform(420, 700)
    place = int(width * rng.uniform(0.2, 0.6)), int(height * rng.uniform(0.5, 0.85))
    cv2.putText(layer, word, place, cv2.FONT_HERSHEY_DUPLEX, size, ink, max(1, int(size * 2)), cv2.LINE_AA)
    cv2.rectangle(layer, (place[0] - 8, place[1] - int(28 * size)), (place[0] + int(100 * size), place[1] + 10), ink, 2)
    return _clipped(picture.astype(np.float32) * (0.35 + 0.65 * layer.astype(np.float32) / 255)), STILL


def written_on(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """A pen's strokes: a tick, a scribble, a figure underlined."""
    height, width = picture.shape[:2]
    marked, ink = picture.copy(), rng.choice(((30, 40, 140), (60, 60, 60)))
    for _ in range(rng.randint(1, 3)):
        x, y = rng.uniform(0.1, 0.7) * width, rng.uniform(0.2, 0.9) * height
        steps = np.cumsum(_grain(rng).normal((width / 90, 0), width / 150, (14, 2)), axis=0)
        points = (steps + np.array([x, y])).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(marked, [points], isClosed=False, color=ink, thickness=max(1, width // 700), lineType=cv2.LINE_AA)
    return marked, STILL


def dog_eared(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """A corner folded over."""
    width = picture.shape[1]
    fold, folded = int(width * rng.uniform(0.03, 0.09)), picture.copy()
    corner = width if rng.random() < 0.5 else 0
    inner = corner - fold if corner else fold
    triangle = np.array([[corner, 0], [inner, 0], [corner, fold]], np.int32)
    cv2.fillPoly(folded, [triangle], (120, 116, 110))
    cv2.fillPoly(folded, [np.array([[inner, 0], [inner, fold], [corner, fold]], np.int32)], (225, 224, 220))
    return folded, STILL


def crumpled(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """Crumpled and smoothed again: lines wave by a few points, folds throw shadows."""
    height, width = picture.shape[:2]
    waves = cv2.resize(
        _grain(rng).normal(0, 1, (9, 6, 2)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC
    )
    across, down = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    reach = width / 420
    bent = cv2.remap(picture, across + waves[..., 0] * reach, down + waves[..., 1] * reach, cv2.INTER_LINEAR,
                     borderValue=(255, 255, 255))  # fmt: skip
    shade = 1 - 0.09 * np.abs(waves[..., 0] - waves[..., 1])
    return _clipped(bent * shade[..., None].astype(np.float32)), STILL


def lit(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """Light falling off to one side, a hand's shadow over a part."""
    height, width = picture.shape[:2]
    across, down = np.meshgrid(np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32))
    light = 1.0 - rng.uniform(0.1, 0.4) * (across * rng.random() + down * rng.random())
    shade = np.hypot(across - rng.random(), down - rng.random())
    light *= 1.0 - rng.uniform(0.1, 0.4) * np.exp(-((shade / rng.uniform(0.15, 0.4)) ** 2))
    warm = np.array([1.0, rng.uniform(0.93, 1.0), rng.uniform(0.85, 1.0)], np.float32)
    seen = picture * light[..., None].astype(np.float32) * warm
    return _clipped(seen + _noise(picture, rng, 3.0)[..., None]), STILL


def held(picture: Picture, rng: Random) -> tuple[Picture, Matrix]:
    """Photographed on a table, not from straight above."""
    height, width = picture.shape[:2]
    margin = width // 9
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    drift = np.array([[rng.uniform(-0.7, 0.7) * margin for _ in range(2)] for _ in range(4)], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, corners + margin + drift)
    size, table = (width + 2 * margin, height + 2 * margin), tuple(rng.randint(40, 150) for _ in range(3))
    seen = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_CUBIC, borderValue=table)
    return _clipped(seen), np.asarray(matrix, np.float64)


RECIPES: Mapping[str, tuple[Step, ...]] = {
    "scan": (skewed, grey), "worn": (low_toner, speckled, skewed, grey), "fax": (skewed, faxed),
    "stamped": (stamped, written_on, skewed, grey), "folded": (dog_eared, crumpled, skewed, grey),
    "thermal": (faded, crumpled, lit), "phone": (held, lit), "blurred": (held, blurred, lit),
    "crumpled": (crumpled, held, lit), "annotated": (written_on, stamped, held, lit),
}  # fmt: skip
TWO_UP = "two_up"
WAYS = (*RECIPES, TWO_UP)
"""all that can happen to a paper"""
BY_PHONE = frozenset({"thermal", "phone", "blurred", "crumpled", "annotated"})
DPI = (150, 200, 240, 300)
QUALITIES = (35, 50, 65, 80)


def two_up(made: Made, rng: Random) -> Made:
    """Two pages side by side on each sheet, as who saves paper prints them, then scanned."""
    pages = [_through(page, "scan", rng) for page in pictures(made.data, PER_SHEET)]
    sheets = [_sheet(pages[start : start + 2]) for start in range(0, len(pages), 2)]
    files = [encoded(sheet, "JPEG", quality=rng.choice(QUALITIES)) for sheet in sheets]
    boxes = {name: _moved(place, _shifted(place, pages), PER_SHEET, HALF) for name, place in made.boxes.items()}
    boxes = {name: ((page + 1) // 2, box) for name, (page, box) in boxes.items()}
    return replace(made, data=paged(files, int(PER_INCH / HALF)), suffix=".pdf", boxes=boxes)


PER_SHEET = 240
HALF = PER_INCH / PER_SHEET * 0.7
"""of a picture's point, on a sheet that holds two pages"""


def _sheet(pages: list[tuple[Picture, Matrix]]) -> Picture:
    left = pages[0][0]
    right = pages[1][0] if len(pages) > 1 else np.full_like(left, 255)
    return np.hstack([left, right])


def _shifted(place: Place, pages: list[tuple[Picture, Matrix]]) -> Matrix:
    """How a page's points move where it stands on the right of its sheet."""
    aside = np.array([[1, 0, pages[place[0] - 2][0].shape[1]], [0, 1, 0], [0, 0, 1]], np.float64)
    matrix = pages[place[0] - 1][1]
    return aside @ matrix if place[0] % 2 == 0 else matrix


def worn(made: Made, recipe: str, rng: Random) -> Made:
    """A document after all that; by phone a picture of its only page, else a PDF of pictures."""
    if recipe == TWO_UP:
        return two_up(made, rng)
    dpi, quality = rng.choice(DPI), rng.choice(QUALITIES)
    done = [_through(page, recipe, rng) for page in pictures(made.data, dpi)]
    files = [encoded(picture, "JPEG", quality=quality) for picture, _ in done]
    alone = recipe in BY_PHONE and len(files) == 1
    scale = 1.0 if alone else PER_INCH / dpi
    boxes = {name: _moved(place, done[place[0] - 1][1], dpi, scale) for name, place in made.boxes.items()}
    return replace(made, data=files[0] if alone else paged(files, dpi), suffix=".jpg" if alone else ".pdf", boxes=boxes)


def _through(picture: Picture, recipe: str, rng: Random) -> tuple[Picture, Matrix]:
    """A page after the steps of a recipe, and how they moved it together."""
    matrix = STILL
    for step in RECIPES[recipe]:
        picture, moved = step(picture, rng)
        matrix = moved @ matrix
    return picture, matrix


def _moved(place: Place, matrix: Matrix, dpi: int, scale: float) -> Place:
    """The upright box around where a box has moved."""
    x0, y0, x1, y1 = (side * dpi / PER_INCH for side in place[1])
    corners = np.array([[x0, y0, 1], [x1, y0, 1], [x1, y1, 1], [x0, y1, 1]]) @ matrix.T
    flat = corners[:, :2] / corners[:, 2:] * scale
    (left, top), (right, bottom) = flat.min(axis=0), flat.max(axis=0)
    return place[0], (round(float(left), 1), round(float(top), 1), round(float(right), 1), round(float(bottom), 1))
