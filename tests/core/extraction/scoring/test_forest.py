from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extraction.scoring import Forest, scorers, share
from core.extraction.scoring.weights import pack, unpack
from models.training.teaching.examples import Example
from models.training.teaching.growing import booster, forest_of

NAMES = tuple(f"feature {number}" for number in range(5))


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    rng = np.random.default_rng(5)
    rows = rng.normal(size=(40, 12, len(NAMES))).round(2)
    return [Example("name", f"family {n % 7}", one, one[:, 0] + one[:, 1] ** 2 > 1.5) for n, one in enumerate(rows)]


def test_sums_are_those_of_lightgbm_to_the_last_bit(examples: list[Example]) -> None:
    grown = booster(examples, NAMES, rounds=30)
    rows = np.vstack([one.rows for one in examples])
    assert np.array_equal(forest_of(grown, NAMES).raw(rows), grown.predict(rows, raw_score=True))


def test_weights_survive_their_file_and_are_the_same_bytes(examples: list[Example]) -> None:
    forest = forest_of(booster(examples, NAMES, rounds=8), NAMES)
    data = pack({"one": forest, "two": forest})
    assert data == pack(unpack(data))
    rows = examples[0].rows
    assert np.array_equal(unpack(data)["two"].odds(rows), forest.odds(rows))


def test_no_rows_have_no_odds(examples: list[Example]) -> None:
    forest = forest_of(booster(examples, NAMES, rounds=3), NAMES)
    assert forest.odds(np.empty((0, len(NAMES)))).shape == (0,)


def test_types_without_weights_have_no_scorers() -> None:
    assert scorers("plain_letter") == {}


def test_bundled_weights_are_small_and_say_from_which_probability_values_are_accepted() -> None:
    forests = scorers("receipt")
    assert {"vendor_name", "vendor_address", "receipt_date", "total_amount"} <= set(forests)
    assert len(pack(forests)) < 400_000
    assert all(forest.accept >= 0.9 for forest in forests.values())


@settings(max_examples=30)
@given(st.floats(-9, 9))
def test_probability_and_log_odds_are_two_ways_to_say_the_same(odds: float) -> None:
    assert share(odds) == pytest.approx(exp(odds) / (1 + exp(odds)))


def test_a_forest_that_never_accepts_asks_for_endless_odds(examples: list[Example]) -> None:
    forest: Forest = forest_of(booster(examples, NAMES, rounds=3), NAMES)
    assert forest.enough == float("inf")
