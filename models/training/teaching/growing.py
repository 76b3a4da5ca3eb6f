"""Growing trees with LightGBM, the same trees from the same examples, and measuring what their sums mean."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from core.extraction.scoring import Forest
from models.training.teaching.examples import Example

Floats = NDArray[np.float64]
SETTINGS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 10, "max_depth": 4, "min_data_in_leaf": 20,
    "lambda_l2": 10.0, "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "max_bin": 63, "seed": 11,
    "deterministic": True, "force_row_wise": True, "num_threads": 1, "use_missing": False, "verbose": -1,
}  # fmt: skip
ROUNDS = 140
FOLDS = 5
REAL_WEIGHT = 2.0
"""what a real paper counts for, a made one being 1"""
RULE, WORD = "rule chose", 4.0
"""the feature that says what the rules chose, and what their word is worth before any tree is grown"""


def grown(examples: Sequence[Example], names: tuple[str, ...], rounds: int = ROUNDS) -> Forest:
    """A forest that tells right candidates from wrong ones, not calibrated."""
    return forest_of(booster(examples, names, rounds), names)


def booster(examples: Sequence[Example], names: tuple[str, ...], rounds: int = ROUNDS) -> lightgbm.Booster:
    """LightGBM's own trees for some examples; they add to the rules' word where that is a feature."""
    rows, right, weight = stacked(examples)
    before = WORD * rows[:, names.index(RULE)] if RULE in names else None
    columns = [f"f{number}" for number in range(len(names))]
    data = lightgbm.Dataset(rows, right, weight=weight, init_score=before, feature_name=columns)
    return lightgbm.train(SETTINGS, data, num_boost_round=rounds)


def stacked(examples: Sequence[Example]) -> tuple[Floats, Floats, Floats]:
    """All candidates in one table, whether each is right, and what each counts for."""
    rows = np.vstack([one.rows for one in examples])
    right = np.concatenate([one.right for one in examples]).astype(float)
    weight = np.concatenate([np.full(len(one.rows), REAL_WEIGHT if one.real else 1.0) for one in examples])
    return rows, right, weight


def forest_of(grown: lightgbm.Booster, names: tuple[str, ...]) -> Forest:
    """The trees of a LightGBM model as plain arrays."""
    nodes: list[list[float]] = []
    roots, depth = [], 0
    if RULE in names:
        roots, depth = [0], 1
        nodes += [[names.index(RULE), 0.5, 1, 2, 0.0], [0, 0.0, 1, 1, 0.0], [0, 0.0, 2, 2, WORD]]
    for tree in grown.dump_model()["tree_info"]:
        roots.append(len(nodes))
        depth = max(depth, _planted(tree["tree_structure"], nodes))
    feature, threshold, left, right, value = (np.array(column) for column in zip(*nodes, strict=True))
    return Forest(
        names, feature.astype(np.int32), threshold, left.astype(np.int32), right.astype(np.int32), value,
        np.array(roots, np.int32), depth,
    )  # fmt: skip


def _planted(node: dict[str, Any], nodes: list[list[float]]) -> int:
    """Add a node with all below it; how many questions its longest branch asks."""
    own = len(nodes)
    if "leaf_value" in node:
        nodes.append([0, 0.0, own, own, node["leaf_value"]])
        return 0
    nodes.append([])
    left = len(nodes)
    deep = _planted(node["left_child"], nodes)
    right = len(nodes)
    deeper = _planted(node["right_child"], nodes)
    nodes[own] = [node["split_feature"], node["threshold"], left, right, 0.0]
    return 1 + max(deep, deeper)


def folds(examples: Sequence[Example], count: int = FOLDS) -> list[set[str]]:
    """The families dealt into folds, so that each is held out once."""
    families = sorted({one.family for one in examples})
    Random(7).shuffle(families)
    return [set(families[number::count]) for number in range(min(count, len(families)))]
