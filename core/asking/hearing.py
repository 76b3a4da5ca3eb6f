"""The parts of a question, before they are put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import resources
from core.asking.amounts import bounds
from core.asking.lexicon import Lexicon, empty_words, grammar
from core.asking.naming import Known, told_apart
from core.asking.periods import BEGINNING, END, periods
from core.asking.tokens import Phrase, Question, Token, phrases
from core.domain.asking import Period, Query, Want

HOW_MANY = (("how", "many"), ("combien", "de"))


@dataclass(slots=True)
class Heard:
    """The parts of a question."""

    clients: tuple[tuple[str, ...], ...]
    parties: tuple[tuple[str, ...], ...]
    query: Query
    """periods, amounts and currency"""
    kinds: tuple[str, ...] = ()
    subtype: str = ""
    fields: tuple[tuple[str, ...], ...] = ()
    wants: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    spent: bool = False
    due: bool = False
    all: bool = False
    amount_counted: bool = False
    """whether "combien de" stands before an amount: "combien de TVA" """
    left: tuple[Token, ...] = ()
    rows: Mapping[str, tuple[str, ...]] | None = None
    """what it says of rows, by the sections of resources/words/rows.toml"""
    also: tuple[str, ...] = ()
    """suppliers that a name may mean as well which was taken for a client's"""
    unsure: tuple[str, ...] = ()
    """whose name may have been meant, by one of its words and another that is none of it"""

    def said(self, section: str) -> tuple[str, ...]:
        """What a question says of rows."""
        return (self.rows or {}).get(section, ())


def heard(
    lexicon: Lexicon, names: tuple[Known, Known], currencies: frozenset[str], question: Question, today: date
) -> Heard:
    """The parts of a question; all words that were understood are taken."""
    clients, parties, also, unsure = told_apart(question, *names)
    earlier = question.take(row_phrases("before"))
    balance = any(question.said(at, at + 1) in row_phrases("balance") for at in range(len(question.tokens)))
    ends = bool(balance and question.take(row_phrases("ends")))
    spans = _with_earlier(tuple(sorted(periods(question, today))), earlier)
    set_by = bounds(question, currencies)
    query = Query(Want.LIST, periods=spans, least=set_by.least, most=set_by.most, currency=set_by.currency)
    rows = {name: question.take(row_phrases(name)) for name in ("columns", "states")} | _of_the_bank(question)
    alone = {token.folded for token in question.tokens}
    rows |= {name: tuple(alone & _single(name)) for name in ("paid", "mentions")} | {"ends": ("yes",) * ends}
    rows["whether"] = ("yes",) * (question.said(0, 1) in row_phrases("whether"))
    made = Heard(clients, parties, query, rows=rows, also=also, unsure=unsure)
    taken = [one.split(":", 1) for one in question.take(lexicon.phrases)]
    made.wants, made.groups = _of(taken, "want"), _of(taken, "group")
    made.kinds, made.subtype = tuple(dict.fromkeys(_of(taken, "kind"))), next(iter(_of(taken, "subtype")), "")
    made.fields = tuple(tuple(names.split("|")) for names in _of(taken, "field"))
    made.spent, made.due, made.all = (bool(_of(taken, name)) for name in ("spent", "due", "all"))
    made.amount_counted = any(
        one == ["want", Want.COUNT.value] and following[0] in ("field", "spent") for one, following in pairwise(taken)
    )
    made.left = tuple(token for token in question.left() if tells(token))
    rows["things"] = ("yes",) * _counts_things(question)
    return made


def _counts_things(question: Question) -> bool:
    """Whether a question asks how many of something there are that is no word of ours: "how many reams"."""
    places = [at for at in range(len(question.tokens)) if question.said(at, at + 2) in HOW_MANY]
    return any(at + 2 < len(question.tokens) and question.free(at + 2, at + 3) for at in places)


def _of_the_bank(question: Question) -> dict[str, tuple[str, ...]]:
    """What a question says of movements: their sort first, and only then on which side they are."""
    sorts, ways = question.take(row_phrases("sorts")), question.take(row_phrases("ways"))
    sides = question.take(row_phrases("sides")) if sorts or ways else ()
    return {"sorts": (*sorts, *ways), "ways": ways, "sides": sides}


def _with_earlier(spans: tuple[Period, ...], earlier: tuple[str, ...]) -> tuple[Period, ...]:
    """The periods, with the one before where a question compares with it without naming it.

    Before whole months are as many months, before other days as many days.
    """
    if not earlier or len(spans) != 1 or spans[0].since == BEGINNING or spans[0].until == END:
        return spans
    since, until = spans[0]
    if earlier[0] == "year":
        before = Period(_year_before(since), _year_before(until))
    elif since.day > 1:
        before = Period(since - (until - since) - timedelta(days=1), since - timedelta(days=1))
    else:
        months = (until.year - since.year) * 12 + until.month - since.month + 1
        start = since.year * 12 + since.month - 1 - months
        before = Period(date(start // 12, start % 12 + 1, 1), since - timedelta(days=1))
    return (before, spans[0])


def _year_before(day: date) -> date:
    """The same day of the year before; the last one of February for the day that it did not have."""
    if (day + timedelta(days=1)).day == 1:  # the last day of a month
        after = day + timedelta(days=1)
        return date(after.year - 1, after.month, 1) - timedelta(days=1)
    return date(day.year - 1, day.month, day.day)


@cache
def row_words() -> Mapping[str, Any]:
    """The parsed words about rows."""
    return resources.words("rows")


@cache
def _single(section: str) -> frozenset[str]:
    """Single words of a section, which stay where they are for other readers of the question."""
    return frozenset(one[0] for one in row_phrases(section) if len(one) == 1)


@cache
def row_phrases(section: str) -> dict[Phrase, str]:
    """What phrases about rows stand for."""
    words = row_words()
    return phrases({"yes": words["alone"][section]} if section in words["alone"] else words[section])


@cache
def grammar_phrases(section: str) -> dict[Phrase, str]:
    """What the phrases of a section of the grammar stand for."""
    return phrases(grammar()[section])


def _of(taken: list[list[str]], section: str) -> tuple[str, ...]:
    return tuple(name for one, name in taken if one == section)


def tells(token: Token) -> bool:
    """Whether a word asks for something by itself."""
    return token.folded not in empty_words()
