"""Scorers fitted again: kept where held-back papers gain, and never where they lose."""

import numpy as np
import pytest

from core.learning.refit import HELD_BACK, Example, fitted, refitted, right


def papers(count: int, *, seed: int, tells: float) -> list[Example]:
    """Papers of five candidates whose right one has the larger second feature, as strongly as `tells`."""
    random = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        rows = random.normal(size=(5, 3))
        chosen = int(random.integers(5))
        rows[chosen, 1] += tells
        made.append(Example(rows, random.normal(scale=0.5, size=5), chosen))
    return made


def test_what_tells_the_right_candidate_here_is_learned() -> None:
    verdict = refitted(papers(40, seed=1, tells=3.0))
    assert verdict.adjustment is not None
    assert verdict.papers == 10
    assert verdict.after > verdict.before
    assert int(np.argmax(np.abs(verdict.adjustment.weights))) == 1
    unseen = papers(200, seed=2, tells=3.0)
    assert right(unseen, verdict.adjustment) > 1.5 * right(unseen, None)


def test_what_makes_held_back_papers_worse_is_dropped() -> None:
    """Every paper held back contradicts the others."""
    mixed = papers(40, seed=3, tells=3.0)
    for number in range(HELD_BACK - 1, 40, HELD_BACK):
        rows, _, chosen = mixed[number]
        rows[chosen, 1] -= 6.0
        mixed[number] = Example(rows, np.eye(5)[chosen], chosen)
    verdict = refitted(mixed)
    assert verdict.before == verdict.papers
    assert verdict.adjustment is None


@pytest.mark.parametrize("count", [0, 1, 3])
def test_too_few_papers_change_nothing(count: int) -> None:
    assert refitted(papers(count, seed=4, tells=3.0)).adjustment is None


def test_the_same_papers_give_the_same_weights() -> None:
    assert fitted(papers(12, seed=5, tells=1.0)) == fitted(papers(12, seed=5, tells=1.0))
