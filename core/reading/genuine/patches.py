"""What was put into a picture after it had been packed as JPEG once: print that does not bear that packing's marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.domain.layout import Box
from core.ports import Picture

Levels: TypeAlias = NDArray[np.float32]

SIDE = 8
"""pixels of a block of JPEG"""
PRINT, BLACKEST, WHITEST = 40, 6, 249
"""grey levels that differ in a block with print on it; beyond these levels something was cut off, marks too"""
FREQUENCIES = 20
"""the lowest of a block, which packing leaves there"""
FEWEST, FEWEST_TOLD = 150, 100
"""blocks with print on a page, and those of which can be told whether they bear its marks"""
STEPS = np.arange(3, 81)
"""by which JPEG rounds"""
FINENESS, FARTHEST = 2, 1024
"""parts of a unit, and units, in which values are counted"""
MARKED, FEWEST_VALUES, FEWEST_MARKED = 0.5, 60, 3
"""how near values lie to the multiples of a step, where it was one; how many tell; frequencies that must show one"""
SHARES, UNSEEN = 5, 0.05
"""into which distances from a multiple are sorted; the chance of what was never seen"""
SURE = 2.0
"""how many times likelier, as a logarithm, one must be than the other"""
MOST_UNMARKED = 0.05
"""of a page's blocks: where more bear no marks, it is no patch"""
NEAR = (3, 5)
"""blocks down and across that belong together"""
PATCH_BLOCKS, PATCH_DOWN, PATCH_ACROSS, PATCH_FILLED = 10, 3, 3, 0.8
"""of a patch: the fewest blocks without marks, in height, in width, and their share of those told in its bounds"""
MOST = 4


def later_patches(picture: Picture) -> tuple[Box, ...]:
    """Where something was put in later, in shares of the picture's width and height, the largest first.

    Whatever is packed as JPEG is rounded, block by block. Who packs it again with finer steps, or saves it as PNG,
    keeps the marks of that, and what was put in between has none, or elsewhere. Where the last packing was the only
    one, or the coarsest, all bears its marks, and nothing is found.
    """
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    if picture.ndim == 2:
        return tuple(_patches(picture, picture, picture, cv2))[:MOST]
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    found = tuple(_patches(grey, grey, grey, cv2))
    if found:  # a colour at its bound spoils the marks in grey: colours are looked at where it matters
        red, green, blue = cv2.split(picture)
        darkest, lightest = cv2.min(cv2.min(red, green), blue), cv2.max(cv2.max(red, green), blue)
        found = tuple(_patches(grey, darkest, lightest, cv2))
    return found[:MOST]


def _patches(grey: Any, darkest: Any, lightest: Any, cv2: Any) -> Iterator[Box]:
    low, high = _of_blocks(darkest, np.minimum), _of_blocks(lightest, np.maximum)
    contrast = _of_blocks(grey, np.maximum).astype(np.int16) - _of_blocks(grey, np.minimum)
    rows, columns = np.nonzero((contrast >= PRINT) & (low >= BLACKEST) & (high <= WHITEST))
    if len(rows) < FEWEST:
        return
    likelihood = _marked(_blocks(grey)[rows, columns].reshape(-1, SIDE * SIDE).astype(np.float32) @ _waves())
    if likelihood is None:
        return
    unmarked, told = likelihood < -SURE, np.abs(likelihood) > SURE
    if told.sum() < FEWEST_TOLD or unmarked.sum() > MOST_UNMARKED * told.sum():
        return
    without, known = np.zeros(contrast.shape, np.uint8), np.zeros(contrast.shape, np.uint8)
    without[rows[unmarked], columns[unmarked]], known[rows[told], columns[told]] = 1, 1
    for place in _places(without, known, cv2):
        down, across = np.array(grey.shape, float) / SIDE
        yield Box(place.left / across, place.top / down, place.right / across, place.bottom / down)


def _blocks(grey: Any) -> Any:
    down, across = grey.shape[0] // SIDE, grey.shape[1] // SIDE
    return grey[: down * SIDE, : across * SIDE].reshape(down, SIDE, across, SIDE).swapaxes(1, 2)


def _of_blocks(grey: Any, extreme: np.ufunc) -> NDArray[np.uint8]:
    """The least or greatest level of every block."""
    down, across = grey.shape[0] // SIDE, grey.shape[1] // SIDE
    rows = extreme.reduce(grey[: down * SIDE, : across * SIDE].reshape(down, SIDE, across * SIDE), axis=1)
    columns = np.ascontiguousarray(rows.T).reshape(across, SIDE, down)  # along rows it takes three times as long
    found: NDArray[np.uint8] = extreme.reduce(columns, axis=1).T
    return found


@cache
def _waves() -> Levels:
    """What a block's levels are multiplied with to have its lowest frequencies, the block's mean left out."""
    place = np.arange(SIDE)
    waves = np.cos((2 * place + 1) * place[:, None] * np.pi / (2 * SIDE)) / 2
    waves[0] /= np.sqrt(2)
    order = sorted((u + v, u, v) for u in place for v in place)[1 : FREQUENCIES + 1]
    return np.stack([np.outer(waves[u], waves[v]).ravel() for _, u, v in order], axis=1).astype(np.float32)


class _Combs(NamedTuple):
    """For each counted value and each step: whether it tells, and how near it lies to a multiple (1 to -1)."""

    tells: NDArray[np.float64]
    nearness: NDArray[np.float64]


@cache
def _combs() -> _Combs:
    values = np.arange(-FARTHEST * FINENESS, FARTHEST * FINENESS + 1)[:, None] / FINENESS
    tells = (np.abs(values) > STEPS / 2).astype(float)
    return _Combs(tells, tells * np.cos(2 * np.pi * values / STEPS))


def _marked(values: Levels) -> Levels | None:
    """How much likelier each block bears the marks of the page's packing than none; None where the page shows none."""
    steps = np.array([_step(one) for one in values.T])
    shown = steps > 0
    if shown.sum() < FEWEST_MARKED:
        return None
    values, steps = values[:, shown], steps[shown]
    telling = np.abs(values) > steps / 2
    apart = np.abs(values / steps - np.rint(values / steps))
    sorted_in = np.minimum((apart * 2 * SHARES).astype(int), SHARES - 1)
    seen = np.bincount(sorted_in[telling], minlength=SHARES) / max(int(telling.sum()), 1)
    chance = (seen + UNSEEN / SHARES) / (1 + UNSEEN)
    likelihood: Levels = (np.log(chance * SHARES)[sorted_in] * telling).sum(axis=1)
    return likelihood


def _step(values: Levels) -> int:
    """The coarsest step at whose multiples the values of one frequency lie, or 0."""
    counted = np.clip(np.rint(values * FINENESS) + FARTHEST * FINENESS, 0, 2 * FARTHEST * FINENESS).astype(int)
    held, combs = np.bincount(counted, minlength=2 * FARTHEST * FINENESS + 1), _combs()
    many = held @ combs.tells
    good = np.nonzero((many >= FEWEST_VALUES) & (held @ combs.nearness >= MARKED * many))[0]
    return int(STEPS[good[-1]]) if len(good) else 0


class _Place(NamedTuple):
    """A patch, in blocks."""

    left: int
    top: int
    right: int
    bottom: int


def _places(without: NDArray[np.uint8], known: NDArray[np.uint8], cv2: Any) -> list[_Place]:
    """Where blocks without marks lie close together and hardly any other among them, the largest place first."""
    near = cv2.dilate(without, np.ones(NEAR, np.uint8))
    _, labels = cv2.connectedComponents(near)
    found: list[tuple[int, _Place]] = []
    for number in np.nonzero(np.bincount(labels[without > 0]) >= PATCH_BLOCKS)[0]:
        down, across = np.nonzero((labels == number) & (without > 0))
        place = _Place(int(across.min()), int(down.min()), int(across.max()) + 1, int(down.max()) + 1)
        inside = int(known[place.top : place.bottom, place.left : place.right].sum())
        large = place.bottom - place.top >= PATCH_DOWN and place.right - place.left >= PATCH_ACROSS
        if large and len(down) >= PATCH_FILLED * inside:
            found.append((len(down), place))
    return [place for _, place in sorted(found, reverse=True)]
