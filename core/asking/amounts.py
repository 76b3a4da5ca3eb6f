"""Amounts in questions: "over 1,000 euros", "entre 500 et 1 000 €"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from core.asking.lexicon import grammar
from core.asking.tokens import SIGNS, Phrase, Question, phrase
from core.domain.money import decimal

SIGN = "".join(SIGNS)
NUMBER = re.compile(rf"(?P<sign>[{SIGN}]?)(?P<figures>\d[\d.,]*)(?P<times>k|m)?(?P<after>[{SIGN}%]?)", re.IGNORECASE)
SAID = {
    "EUR": ("euro", "euros", "eur"),
    "USD": ("dollar", "dollars", "usd"),
    "GBP": ("pound", "pounds", "gbp", "livres"),
    "INR": ("rupee", "rupees", "roupies", "inr"),
    "CHF": ("chf", "francs"),
    "JPY": ("yen", "jpy"),
}
NAMES = {said: code for code, names in SAID.items() for said in names}
TIMES = {"k": 1000, "m": 1_000_000}
GROUP = re.compile(r"\d{3}")


class Bounds(NamedTuple):
    """Between which amounts, and in what currency."""

    least: Decimal | None = None
    most: Decimal | None = None
    currency: str = ""


class _Amount(NamedTuple):
    end: int
    number: Decimal
    currency: str


def bounds(question: Question, currencies: frozenset[str]) -> Bounds:
    """The amounts that a question sets; their words are taken."""
    found = _between(question) or _one_sided(question)
    currency = found.currency or _currency(question, currencies)
    return found._replace(currency=currency)


def _between(question: Question) -> Bounds | None:
    for start, word in enumerate(question.tokens):
        first = _amount(question, start + 1) if word.folded in ("between", "entre") else None
        if first and question.said(first.end, first.end + 1) in (("and",), ("et",)):
            second = _amount(question, first.end + 1)
            if second and question.free(start, second.end):
                question.mark(start, second.end)
                return Bounds(first.number, second.number, second.currency or first.currency)
    return None


def _one_sided(question: Question) -> Bounds:
    made = Bounds()
    for side in ("least", "most"):
        for known in sorted(map(phrase, grammar()[side]["words"]), key=len, reverse=True):
            found = _behind(question, known)
            if found:
                made = made._replace(**{side: found.number}, currency=found.currency or made.currency)
                break
    return made


def _behind(question: Question, known: Phrase) -> _Amount | None:
    """The amount behind some words, which are taken with it."""
    for start in range(len(question.tokens)):
        end = start + len(known)
        if question.said(start, end) == known and question.free(start, end):
            found = _amount(question, end)
            if found:
                question.mark(start, found.end)
                return found
    return None


def _amount(question: Question, start: int) -> _Amount | None:
    """The amount that begins at a word; thousands may stand apart ("1 000 000"), and so may a sign before it."""
    before = SIGNS.get(question.tokens[start].text, "") if start < len(question.tokens) else ""
    start += bool(before)
    if start >= len(question.tokens) or not (found := NUMBER.fullmatch(question.tokens[start].text)):
        return None
    figures, end = found["figures"], start + 1
    while len(figures) <= 9 and end < len(question.tokens) and figures.isdigit():
        following = NUMBER.fullmatch(question.tokens[end].text)
        if not following or not GROUP.match(following["figures"]) or following["sign"]:
            break
        figures, end = figures + following["figures"], end + 1
    number = decimal(_plain(figures))
    if number is None:
        return None
    currency = SIGNS.get(found["sign"] or found["after"], before)
    if end < len(question.tokens) and question.tokens[end].folded in NAMES:
        currency, end = NAMES[question.tokens[end].folded], end + 1
    return _Amount(end, number * TIMES.get((found["times"] or "").lower(), 1), currency)


def _plain(figures: str) -> str:
    """A number with a point before its cents, whatever mark it was written with."""
    bare = figures.rstrip(".,")
    mark = max(bare.rfind("."), bare.rfind(","))
    cents = bare[mark + 1 :] if mark >= 0 else ""
    if mark >= 0 and (len(cents) != 3 or (bare[mark] == "." and "," in bare)):
        return re.sub(r"[.,]", "", bare[:mark]) + "." + cents
    return re.sub(r"[.,]", "", bare)


def _currency(question: Question, currencies: frozenset[str]) -> str:
    """The currency that a question names by itself: "in euros", "en USD"."""
    for place, token in enumerate(question.tokens):
        code = SIGNS.get(token.text) or NAMES.get(token.folded) or (token.text if token.text in currencies else "")
        if code and question.free(place, place + 1):
            start = place - (question.said(max(0, place - 1), place) in (("in",), ("en",)))
            question.mark(start, place + 1)
            return code
    return ""
