"""Scorers fitted again: kept where held-back papers gain, and never where they lose."""

import numpy as np
import pytest

from core.learning.refit import FOLDS, Adjustment, Example, first, fitted, refitted


def papers(count: int, *, seed: int, tells: float) -> list[Example]:
    """Papers of five candidates whose right one has the larger second feature, as strongly as `tells`."""
    random = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        rows = random.normal(size=(5, 3))
        chosen = int(random.integers(5))
        rows[chosen, 1] += tells
        made.append(Example(rows, random.normal(scale=0.5, size=5), (chosen,)))
    return made


def right(examples: list[Example], adjustment: Adjustment | None) -> int:
    return sum(first(one, adjustment) for one in examples)


def test_what_tells_the_right_candidate_here_is_learned() -> None:
    verdict = refitted(papers(40, seed=1, tells=3.0))
    assert verdict.adjustment is not None
    assert verdict.gained > 2 * verdict.lost
    assert int(np.argmax(np.abs(verdict.adjustment.weights))) == 1
    unseen = papers(200, seed=2, tells=3.0)
    assert right(unseen, verdict.adjustment) > 1.5 * right(unseen, None)


def test_what_makes_held_back_papers_worse_is_dropped() -> None:
    """What the scorers say is right, and the features are chance: whatever is fitted can only lose."""
    noise = [Example(one.rows, np.eye(5)[one.right[0]], one.right) for one in papers(40, seed=3, tells=0.0)]
    verdict = refitted(noise)
    assert verdict.gained == 0
    assert verdict.adjustment is None


def test_one_paper_that_gains_is_chance() -> None:
    surely = [Example(one.rows, 9 * np.eye(5)[one.right[0]], one.right) for one in papers(30, seed=6, tells=3.0)]
    (doubtful,) = papers(1, seed=7, tells=9.0)
    wrong = Example(doubtful.rows, 0.1 * np.eye(5)[(doubtful.right[0] + 1) % 5], doubtful.right)
    verdict = refitted([*surely, wrong])
    assert (verdict.gained, verdict.adjustment) == (1, None)


@pytest.mark.parametrize("count", [0, 1, FOLDS])
def test_too_few_papers_change_nothing(count: int) -> None:
    assert refitted(papers(count, seed=4, tells=3.0)).adjustment is None


def test_the_same_papers_give_the_same_weights() -> None:
    assert fitted(papers(12, seed=5, tells=1.0)) == fitted(papers(12, seed=5, tells=1.0))
