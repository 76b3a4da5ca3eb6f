"""Questions that words alone would answer wrongly: what is denied, either of two, a share, who owes whom."""

from __future__ import annotations

import re
from enum import StrEnum

from core.asking.hearing import Heard, grammar_phrases, tells
from core.asking.tokens import Question

PART_OF = re.compile(r"(?<!\d)(?<!\d\s)%")
"""a percent sign that no number stands before: "what % of spending" """


class Refusal(StrEnum):
    """What no document says."""

    FUTURE = "future"
    ADVICE = "advice"
    NOTHING = "nothing"
    SHARE = "share"
    REVERSED = "reversed"
    NEGATED = "negated"
    EITHER = "either"
    WHETHER = "whether"
    FOLLOWS = "follows"


def trapped(question: Question, heard: Heard) -> Refusal | None:
    """Why a query would answer something else than what was asked; None where it would not."""
    left = [place for place in range(len(question.tokens)) if question.free(place, place + 1)]
    known = grammar_phrases("traps")
    said = {place: known.get(question.said(place, place + 1)) for place in left}
    if "negated" in said.values():
        return Refusal.NEGATED
    telling = {place for place in left if tells(question.tokens[place])}
    if any(name == "either" and {place - 1, place + 1} <= telling for place, name in said.items()):
        return Refusal.EITHER
    bounded = heard.query.least is not None or heard.query.most is not None
    return Refusal.WHETHER if bounded and heard.said("whether") and not heard.kinds else None
