"""Who is asked next."""

from itertools import chain, combinations

import pytest

from core.domain.weights import Card, Format, ModelFile, Use
from core.extraction.tiers.routing import MODELS, Outcome, Tier, following, installed

SUBSETS = list(chain.from_iterable(combinations(MODELS, size) for size in range(4)))


@pytest.mark.parametrize(
    ("tier", "outcome", "there", "tried", "then"),
    [
        (Tier.RULES, Outcome.DOUBTFUL, MODELS, (), Tier.SMALL),
        (Tier.RULES, Outcome.DOUBTFUL, (Tier.LARGE,), (), Tier.LARGE),
        (Tier.RULES, Outcome.DOUBTFUL, (), (), Tier.PERSON),
        (Tier.RULES, Outcome.SETTLED, MODELS, (), Tier.PERSON),
        (Tier.SMALL, Outcome.DOUBTFUL, MODELS, (Tier.SMALL,), Tier.LARGE),
        (Tier.SMALL, Outcome.SETTLED, MODELS, (Tier.SMALL,), Tier.PERSON),
        (Tier.SMALL, Outcome.FAILED, MODELS, (Tier.SMALL,), Tier.PERSON),
        (Tier.LARGE, Outcome.DOUBTFUL, MODELS, (Tier.SMALL, Tier.LARGE), Tier.VISION),
        (Tier.LARGE, Outcome.FAILED, MODELS, (Tier.LARGE,), Tier.SMALL),
        (Tier.LARGE, Outcome.FAILED, MODELS, (Tier.SMALL, Tier.LARGE), Tier.PERSON),
        (Tier.VISION, Outcome.DOUBTFUL, MODELS, MODELS, Tier.PERSON),
        (Tier.VISION, Outcome.FAILED, MODELS, (Tier.VISION,), Tier.LARGE),
    ],
)
def test_the_table(tier: Tier, outcome: Outcome, there: tuple[Tier, ...], tried: tuple[Tier, ...], then: Tier) -> None:
    assert following(tier, outcome, there, tried) is then


@pytest.mark.parametrize("there", SUBSETS, ids=str)
@pytest.mark.parametrize("outcome", [Outcome.DOUBTFUL, Outcome.FAILED])
def test_every_way_ends_with_a_person_and_asks_nobody_twice(there: tuple[Tier, ...], outcome: Outcome) -> None:
    tier, tried = following(Tier.RULES, Outcome.DOUBTFUL, there), list[Tier]()
    while tier is not Tier.PERSON:
        assert tier in there
        assert tier not in tried
        tried.append(tier)
        tier = following(tier, outcome, there, tried)


def card(name: str, size: int, use: Use = Use.TEXT) -> Card:
    return Card(name, Format.GGUF, use, (ModelFile("a.gguf", size, "0" * 64),))


def test_the_best_measured_model_serves_its_tier_and_of_unmeasured_ones_the_smallest() -> None:
    cards = [card("a", 3 * 10**9), card("b", 10**9), card("c", 8 * 10**9), card("eye", 10**9, Use.VISION)]
    assert installed(cards, {}) == {Tier.SMALL: "b", Tier.LARGE: "c", Tier.VISION: "eye"}
    assert installed(cards, {"a": 0.9, "b": 0.7})[Tier.SMALL] == "a"
    assert installed([card("m", 1, Use.MEANING)], {}) == {}
