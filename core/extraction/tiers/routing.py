"""Who is asked next: pure tables over what is there and how the last one fared."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from core.domain.weights import Card, Use

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
