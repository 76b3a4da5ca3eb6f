"""Questions that go on from the one before: "and in May?" keeps everything of it but the days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.asking.hearing import Heard, grammar_phrases
from core.asking.lexicon import Lexicon
from core.asking.periods import BEFORE, NOW, ORDINALS, PART, UNITS, months
from core.asking.tokens import Question

YEAR = 4
"""figures of a year"""
PARTS = frozenset(word for word, length in UNITS.items() if 1 < length < 12)
RELATIVE = frozenset({*BEFORE, *NOW, "next", "prochain", "prochaine"})
"""words that count from today, whatever was asked before"""


def leads(question: Question) -> str:
    """How a question begins that goes on from another one: "and" or "about"; these words are taken, or nothing."""
    for length in range(5, 0, -1):
        name = grammar_phrases("follow").get(question.said(0, length))
        if name and len(question.tokens) > length:
            question.mark(0, length)
            return name
    return ""


def goes_on(lead: str, heard: Heard) -> bool:
    """Whether a question that begins so asks for something only together with the one before it."""
    said = bool(heard.fields or heard.spent or heard.due or heard.kinds or heard.all)
    if heard.wants and said:
        return False
    return not heard.left if lead == "about" else True


def day_of_asking(former: Heard, question: Question, today: date) -> date:
    """The day that "and in May?" is asked from: the end of the year asked about before, where that is over."""
    said = {token.folded for token in question.tokens}
    year = any(word.isdecimal() and len(word) == YEAR for word in said)
    counted = said & PARTS and said & ORDINALS.keys()
    of_a_year = counted or said & months().keys() or any(map(PART.fullmatch, said))
    if year or said & RELATIVE or not of_a_year or not former.query.periods:
        return today
    return min(today, date(former.query.periods[-1].until.year, 12, 31))


def joined(lexicon: Lexicon, former: Heard, heard: Heard) -> Heard | None:
    """The question before, with what this one says in place of what that one said of the same.

    None where the two do not go together: a paper that does not hold the value that was asked for, and words that
    nothing is known by, which may be the name of another supplier than the one that was asked about.
    """
    heard = _beside(former, heard)
    if heard.left and former.parties and not heard.parties:
        return None
    fields, kinds = heard.fields or former.fields, heard.kinds or former.kinds
    holding = {kind for names in fields for kind in lexicon.holders(names)}
    if fields and kinds and not holding & set(kinds):
        if heard.kinds:
            return None
        kinds = ()
    now, before = heard.query, former.query
    bounded = now.least is not None or now.most is not None or bool(now.currency)
    amounts = now if bounded else before
    periods = now.periods or before.periods
    named, was = heard.rows or {}, former.rows or {}
    return replace(
        heard,
        clients=heard.clients or former.clients,
        parties=heard.parties or former.parties,
        query=replace(now, periods=periods, least=amounts.least, most=amounts.most, currency=amounts.currency),
        kinds=kinds,
        subtype=heard.subtype if heard.kinds or heard.subtype else former.subtype,
        fields=fields,
        wants=heard.wants or former.wants,
        groups=heard.groups or former.groups,
        spent=heard.spent or former.spent,
        due=heard.due or former.due,
        all=heard.all or former.all,
        amount_counted=heard.amount_counted or former.amount_counted,
        left=heard.left or former.left,
        rows={name: named.get(name) or was.get(name, ()) for name in {**was, **named}},
    )


def _beside(former: Heard, heard: Heard) -> Heard:
    """A name that may be a client's or a supplier's: after a question about a supplier it is a supplier's."""
    if heard.also and former.parties and not heard.parties:
        return replace(heard, clients=(), parties=(heard.also,), also=())
    return heard
