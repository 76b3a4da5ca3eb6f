"""The ruled cell that each word of a page stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from core.domain.layout import Box, Word
from core.domain.page import Page

MEETS = 2.0
"""points: rules so near each other are one rule, or meet"""
SHORTEST = 5.0
"""points: a rule shorter than this is a mark"""
MOST_RULES = 4000
"""a page with more rules is a drawing"""

Numbers = npt.NDArray[np.float64]


def cells(page: Page) -> Mapping[Word, Box]:
    """The cell of every word that rules enclose on all four sides."""
    upright, level = _sides(page.rules)
    if not page.words or not len(upright) or not len(level) or len(page.rules) > MOST_RULES:
        return {}
    x, y = np.array([word.box.middle for word in page.words]).T
    left, right = _nearest(upright, x, y)
    top, bottom = _nearest(level, y, x)
    enclosed = np.isfinite(left) & np.isfinite(right) & np.isfinite(top) & np.isfinite(bottom)
    found = np.stack([left, top, right, bottom], axis=1)
    return {word: Box(*found[at].tolist()) for at, word in enumerate(page.words) if enclosed[at]}


def _sides(rules: Sequence[Box]) -> tuple[Numbers, Numbers]:
    """Upright and level rules, each as its place, where it begins and where it ends.

    Level ones that meet no upright one are underlines and left out.
    """
    boxes = np.array([tuple(rule) for rule in rules]).reshape(-1, 4)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    tall, wide = boxes[(height > width) & (height > SHORTEST)], boxes[(width >= height) & (width > SHORTEST)]
    upright = np.stack([_joined((tall[:, 0] + tall[:, 2]) / 2), tall[:, 1], tall[:, 3]], axis=1)
    level = _runs(np.stack([_joined((wide[:, 1] + wide[:, 3]) / 2), wide[:, 0], wide[:, 2]], axis=1))
    return upright, level[_meets(level, upright)]


def _joined(places: Numbers) -> Numbers:
    """Places with those that are nearly the same made one."""
    order = np.argsort(places)
    groups = np.cumsum(np.diff(places[order], prepend=-np.inf) > MEETS) - 1
    firsts = places[order][np.searchsorted(groups, groups)]
    out = np.empty_like(places)
    out[order] = firsts
    return out


def _runs(rules: Numbers) -> Numbers:
    """Rules with those in one place that touch made one: the borders of cells that stand side by side."""
    runs: list[list[float]] = []
    for place, start, end in rules[np.lexsort((rules[:, 1], rules[:, 0]))].tolist():
        if runs and runs[-1][0] == place and start <= runs[-1][2] + MEETS:
            runs[-1][2] = max(runs[-1][2], end)
        else:
            runs.append([place, start, end])
    return np.array(runs).reshape(-1, 3)


def _meets(level: Numbers, upright: Numbers) -> npt.NDArray[np.bool_]:
    """Which level rules have an upright one at an end or across them."""
    within = (upright[None, :, 0] > level[:, None, 1] - MEETS) & (upright[None, :, 0] < level[:, None, 2] + MEETS)
    crossing = (upright[None, :, 1] < level[:, None, 0] + MEETS) & (upright[None, :, 2] > level[:, None, 0] - MEETS)
    return np.asarray((within & crossing).any(axis=1))


def _nearest(rules: Numbers, along: Numbers, across: Numbers) -> tuple[Numbers, Numbers]:
    """The nearest rules before and after each point, infinite where there is none."""
    spans = (rules[None, :, 1] <= across[:, None] + MEETS) & (rules[None, :, 2] >= across[:, None] - MEETS)
    before = np.where(spans & (rules[None, :, 0] <= along[:, None]), rules[None, :, 0], -np.inf)
    after = np.where(spans & (rules[None, :, 0] > along[:, None]), rules[None, :, 0], np.inf)
    return before.max(axis=1), after.min(axis=1)
