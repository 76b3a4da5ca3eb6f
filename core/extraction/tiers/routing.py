"""Who is asked next: pure tables over what is there and how the last one fared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from core.domain.weights import Card, Measure, Use, Verdict

ENOUGH = 10
"""values of a type that people looked at, from which on it counts that a model is mostly wrong"""
SMALL = 3_500_000_000
"""bytes of weights up to which a text model counts as a small one"""


class Tier(StrEnum):
    """Who reads a value, from the cheapest to the dearest."""

    RULES = "rules"
    """the readers that are always there"""
    SMALL = "small"
    LARGE = "large"
    VISION = "vision"
    PERSON = "person"


class Outcome(StrEnum):
    """How an asking ended."""

    SETTLED = "settled"
    DOUBTFUL = "doubtful"
    """something is still in doubt"""
    FAILED = "failed"
    """out of memory or time, broken down, too long, or without sense"""


MODELS = (Tier.SMALL, Tier.LARGE, Tier.VISION)
ABOVE: Mapping[Tier, Sequence[Tier]] = {
    Tier.RULES: MODELS,
    Tier.SMALL: (Tier.LARGE, Tier.VISION),
    Tier.LARGE: (Tier.VISION,),
    Tier.VISION: (),
}
"""who may settle what a tier left in doubt"""
BELOW: Mapping[Tier, Sequence[Tier]] = {
    Tier.RULES: (),
    Tier.SMALL: (),
    Tier.LARGE: (Tier.SMALL,),
    Tier.VISION: (Tier.LARGE, Tier.SMALL),
}
"""who is smaller or faster than a tier that failed"""


def following(tier: Tier, outcome: Outcome, there: Collection[Tier], tried: Collection[Tier] = ()) -> Tier:
    """Who is asked after a tier; a person in the end, with what the rules and all tiers before said."""
    if outcome is Outcome.SETTLED or tier is Tier.PERSON:
        return Tier.PERSON
    others = ABOVE[tier] if outcome is Outcome.DOUBTFUL else BELOW[tier]
    return next((one for one in others if one in there and one not in tried), Tier.PERSON)


def shares(measures: Iterable[Measure], verdicts: Iterable[Verdict]) -> Mapping[str, float]:
    """The share of values that each model had right: those it was measured by, and those that people looked at."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for measure in measures:
        asked[measure.model] += measure.asked
        right[measure.model] += measure.right
    for verdict in verdicts:
        asked[verdict.model] += verdict.looked
        right[verdict.model] += verdict.right
    return {model: right[model] / asked[model] if asked[model] else 0.0 for model in asked}


def mistaken(verdicts: Iterable[Verdict]) -> frozenset[str]:
    """The models that people found wrong more often than right: they are asked no more."""
    return frozenset(one.model for one in verdicts if one.looked >= ENOUGH and 2 * one.right < one.looked)


def installed(cards: Sequence[Card], measured: Mapping[str, float]) -> Mapping[Tier, str]:
    """The model of each tier: of several the one that was right most often on this machine, then the smaller one.

    `measured` is the share of values that a model had right in documents of the type in question.
    """
    found: dict[Tier, str] = {}
    for card in sorted(cards, key=lambda card: (-measured.get(card.name, -1.0), card.size, card.name)):
        tier = Tier.VISION if card.use is Use.VISION else Tier.SMALL if card.size <= SMALL else Tier.LARGE
        if card.use in (Use.TEXT, Use.VISION):
            found.setdefault(tier, card.name)
    return found
