"""Figures and dates in a line of words: amounts with their signs and sides, days with or without a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from core.domain.layout import RULE, Box, Line, Word, around
from core.domain.page import OUT_OF, PAGE
from core.extraction.statement.words import bare, known
from core.extraction.values.amounts import Amount, parse_amount
from core.extraction.values.currencies import CODES, SIGNS

MINUS = "-−–"
SIGN = r"[+\-−–]"
SYMBOL = r"[^\d\s().,'’+*\-−–]{1,4}"
NUMBER = re.compile(
    rf"(?P<open>\()?(?P<sign>{SIGN})?(?P<before>{SYMBOL}\.?)?(?P<inner>{SIGN})?(?P<digits>\d[\d.,'’]*|[.,]\d\d)"
    rf"(?P<after>{SYMBOL}?)??(?P<trail>{SIGN})?(?P<close>\))?(?P<side>(?i:cr|dr|db|od|c|d|s|h|\((?:cr|dr)\)))?\.?\*?"
)
SIDE_AFTER = frozenset(
    {"cr", "dr", "db", "c", "d", "s", "h", "od", "af", "bij", "借", "贷", "credit", "debit", "haben", "soll"}
)
NEAR, BESIDE = 1.2, 4.0
"""gaps, in text heights, within which a sign, and the mark of a side, still belong to an amount"""
DASH = 0.9
"""such a gap, from which on a dash in front fills an empty cell of the column before"""
PAGES = re.compile(rf"{PAGE}\d{{1,4}}{OUT_OF}\d{{1,4}}", re.IGNORECASE)
GROUP = re.compile(r"\d{3}(?:[.,]{1,2}\d{2})?[)+−–-]?")
TWO_MARKS = re.compile(r"(?<=\d)([.,])[.,](?=\d{2}\D*$)")
"""a speck beside the decimal mark, read as one more"""
SPECKS = re.compile(r"^[.,]+(?=[(+−–-]?\d[\d.,'’]*[.,]\d{2}(?!\d))|(?<=[.,]\d{2})[.,]+(?=\D*$)")
"""specks before and behind an amount that shows its decimals, read as points"""
RAND = "R"
"""South Africa's sign, which is a letter elsewhere"""
GROUPS_START = re.compile(rf"[(+−–-]?(?:{'|'.join(map(re.escape, SIGNS))}|{RAND})?[+−–-]?\d{{1,3}}")
DECIMALS = re.compile(r"\d(?P<mark>[.,])\d{2}(?!\d)\D*$")


class Figure(NamedTuple):
    """An amount as printed. `value` carries a printed minus or parentheses; sides stand apart."""

    text: str
    box: Box
    value: Decimal
    decimals: int
    sign: str
    """ "-" or "+" where printed """
    side: str
    """"debit" or "credit" where a mark such as Dr or H follows"""
    before: str
    """the same where such a word stands in front, as in a column of types"""
    currency: str | None
    start: int
    end: int
    """the words of the line it covers, the mark that follows included"""
    confidence: float = 1.0
    again: Decimal | None = None
    """the value that another recognizer read in the same place, where one was asked"""
    others: tuple[Decimal, ...] = ()
    """values that the print could be read as"""
    path: str | None = None


def decimal_mark_of(words: Sequence[Word], left: float) -> tuple[int, int]:
    """How many figures right of `left` show a point and how many a comma as their decimal mark."""
    marks = [
        found["mark"] for w in words if w.box.x1 > left and (found := DECIMALS.search(w.text)) and _no_date(w.text)
    ]
    return marks.count("."), marks.count(",")


def _no_date(text: str) -> bool:
    return not re.fullmatch(r"\d{1,2}\.\d{2}\.\d{2,4}", text)


def figures(line: Line, mark: str) -> list[Figure]:
    """The amounts of a line, left to right."""
    words, found, index = line.words, [], 0
    while index < len(words):
        figure = _figure(words, index, mark) if _numeric(words[index].text) and not _page(words, index) else None
        if figure:
            found.append(figure)
            index = figure.end
        else:
            index += 1
    return found


def _numeric(text: str) -> bool:
    return any(character.isdigit() for character in text) and len(text) < 28


def _page(words: Sequence[Word], index: int) -> bool:
    """Whether a word is the number of a page or that of all pages: "Page 2 of 3"."""
    return any(
        at >= 0 and PAGES.fullmatch(" ".join(word.text for word in words[at : at + 4])) for at in (index - 1, index - 3)
    )


def _figure(words: Sequence[Word], start: int, mark: str) -> Figure | None:
    """The amount that begins with a word, or None."""
    end = start + 1
    text = words[start].text
    while end < len(words) and _continues(words, end, text):
        text = f"{text} {words[end].text}"
        end += 1
    found = NUMBER.fullmatch(_clean(text) if words[start].confidence < 1 else _one_mark(text))
    currency = _currency(found["before"] or found["after"]) if found else None
    if found is None or currency == "":
        return None
    digits = found["digits"].strip(",")
    amount = parse_amount(digits if digits[0] != "." else f"0{digits}", mark)
    if amount is None:
        return None
    sign = found["sign"] or found["inner"] or found["trail"] or ("-" if found["open"] and found["close"] else "")
    around_it = _Around(start, end, sign, _side(found["side"] or ""), currency).behind(words).in_front(words)
    return _dressed(words[start:end], words, around_it, amount, mark)


def _clean(text: str) -> str:
    """A figure as a picture shows it, without the specks that were read as points and the rule behind its cents."""
    return SPECKS.sub("", RULE.sub("", _one_mark(text)))


def _one_mark(text: str) -> str:
    return TWO_MARKS.sub(r"\1", text.replace(" ", ""))


def _continues(words: Sequence[Word], end: int, text: str) -> bool:
    """Whether the next word is three further digits of the same figure, set off by a thin space."""
    gap = words[end].box.x0 - words[end - 1].box.x1
    following = words[end].text if words[end].confidence == 1 else RULE.sub("", words[end].text)
    groups = text.split(" ")
    whole = GROUPS_START.fullmatch(groups[0]) and all(len(group) == 3 for group in groups[1:])
    return bool(whole) and gap < 0.7 * words[end].box.height and GROUP.fullmatch(following) is not None


def _currency(sign: str | None) -> str | None:
    """The currency's code, None where nothing is printed, "" where what is printed is no currency."""
    if not sign:
        return None
    return sign if sign in CODES else SIGNS.get(sign, "ZAR" if sign == RAND else "")


class _Around(NamedTuple):
    """The words an amount covers and what stands around its digits."""

    start: int
    end: int
    sign: str
    side: str
    currency: str | None

    def in_front(self, words: Sequence[Word]) -> _Around:
        """With a sign or currency that stands apart in front."""
        one = self
        while one.start > 0 and (gap := _gap(words, one.start)) < NEAR:
            text = words[one.start - 1].text
            if text in {*MINUS, "+"} and not one.sign and one.start > 1 and gap < DASH:
                one = one._replace(sign=text)
            elif one.currency is None and (text in CODES or text in SIGNS):
                one = one._replace(currency=_currency(text))
            else:
                break
            one = one._replace(start=one.start - 1)
        return one

    def behind(self, words: Sequence[Word]) -> _Around:
        """With a sign, side or currency that stands apart behind."""
        one = self
        while one.end < len(words):
            word, gap = words[one.end], _gap(words, one.end)
            if gap < NEAR and word.text in {*MINUS, "+"} and not one.sign:
                one = one._replace(sign=word.text)
            elif gap < NEAR and one.currency is None and (word.text in CODES or word.text in SIGNS):
                one = one._replace(currency=_currency(word.text))
            elif (
                gap < BESIDE and not one.side and bare(word.text) in SIDE_AFTER and word.text[0] == word.text[0].upper()
            ):
                one = one._replace(side=_side(word.text))
            else:
                break
            one = one._replace(end=one.end + 1)
        return one


def _gap(words: Sequence[Word], index: int) -> float:
    """The space before a word, in its heights."""
    return (words[index].box.x0 - words[index - 1].box.x1) / max(1.0, words[index].box.height)


def _dressed(body: Sequence[Word], words: Sequence[Word], found: _Around, amount: Amount, mark: str) -> Figure:
    """A figure with the signs, sides and currency that stand around it."""
    sign = "-" if found.sign and found.sign in MINUS else found.sign
    alone = body[0] if len(body) == 1 else None
    others = [_size(text, mark) for text in alone.alternatives] if alone else []
    return Figure(
        text=" ".join(word.text for word in words[found.start : found.end]),
        box=around(word.box for word in body),
        value=-amount.value if sign == "-" else amount.value,
        decimals=amount.decimals,
        sign=sign,
        side=found.side,
        before=_side(words[found.start - 1].text) if found.start > 0 else "",
        currency=found.currency,
        start=found.start,
        end=found.end,
        confidence=min(word.confidence for word in body),
        again=_size(alone.second, mark) if alone and alone.second else None,
        others=tuple(value for value in others if value is not None),
        path=body[0].path,
    )


def _size(text: str, mark: str) -> Decimal | None:
    """The amount that another reading of a figure says, without its sign."""
    found = NUMBER.fullmatch(_clean(text))
    amount = parse_amount(found["digits"].strip(","), mark) if found else None
    return abs(amount.value) if amount else None


def _side(text: str) -> str:
    """The side that a word names, or ""."""
    word = bare(text)
    if word == "od" or word in known("sides", "debit"):
        return "debit"
    return "credit" if word in known("sides", "credit") else ""
