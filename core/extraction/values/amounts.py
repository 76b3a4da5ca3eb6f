"""Amounts in every local writing: what number a text stands for, in which currency, on which side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from core.extraction.values.currencies import CODES, CURRENCY, currency_code

SPACE = "\u0020\u00a0\u2009\u202f"
SPACED = rf"\d{{1,3}}(?:[{SPACE}]\d{{3}})+(?!\d)(?:[.,]\d{{1,4}})?"  # 1 234 567,89
DIGITS = (
    r"\d{1,3}(?:['’´`]\d{3})+(?:[.,]\d{1,4})?"  # 1'234.56
    r"|\d[\d.,]*\d|\d"  # 1,23,456.78 and 1.234,56 and plain digits: told apart below
    r"|(?<![\w.,])[.,]\d{2}(?!\d)"  # .50
)
ROUND = r"(?P<round>[.,][-–—]{1,2})?"
SIDE = r"(?P<side>Dr|Cr|DR|CR|dr|cr|DB|Db)\b\.?"
GROUPED = {
    ",": re.compile(r"\d{1,3}(,\d{3})+|\d{1,2}(,\d{2})+,\d{3}"),
    ".": re.compile(r"\d{1,3}(\.\d{3})+"),
}
DIGIT = re.compile(r"\d")
MARKED = re.compile(r"[.,]\d")
OTHER = {".": ",", ",": "."}
KNOWN = 4096
"""texts whose amounts are remembered: many steps ask for those of one line"""
THOUSAND = 1000
POINTED = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})*\.\d{2}(?![\d.,])")
COMMAS = re.compile(r"\d,\d{3}\.\d{2}(?!\d)")
ROW = re.compile(r"(?<![\w.,])(\d+(?:\.\d+)?)(?: [^\W\d_]{1,8}\.?)? (\d+\.\d{2,4}) (\d{1,3}) (\d{3}\.\d{2})(?![\d.,])")
"""count, perhaps its unit, price and amount"""
LOST_FRONT = re.compile(r"(?:^|[^\w.,]|\d)[.,]$")
"""a lone mark before digits: what stood in front of it was not read; "Rs." and a row of dots are none"""
RUPEES = re.compile(r"rs ?\.$", re.IGNORECASE)
LOST_MARK_SPACE = re.compile(rf"(?<=\d)(?:[{SPACE}]([.,])|([.,])[{SPACE}])(?=\d{{2}}(?!\d))")


RAND = r"R(?=[\u0020\u00a0]?\d{1,3}(?:[\u0020\u00a0,]?\d{3})*[.,]\d{2}(?!\d))"
"""South Africa's letter stands for money before cents only: "R4471" is a register or a number"""
BEGINS = r"(?:(?<![^\W\d_])|(?![^\W\d_]))(?=\D{0,15}\d)"
"""no amount begins within a word or without a digit soon after: most of a text is passed over at once"""


def _pattern(digits: str) -> re.Pattern[str]:
    return re.compile(
        rf"{BEGINS}(?P<open>\()?[{SPACE}]?(?P<sign>[-−–+]|(?<=\()[-−–]\)|\([-−–]\))?[{SPACE}]?(?:(?P<before>{CURRENCY}|{RAND})[{SPACE}:]?)?"
        rf"(?P<inner>[-−–(])?[{SPACE}]?(?P<digits>{digits}){ROUND}"
        rf"(?:/[-=])?(?P<cents>[{SPACE}]?[¢￠])?(?P<close>[{SPACE}]?\))?(?P<trail>[-−](?![\d\w]))?"
        rf"(?:[{SPACE}]?(?P<after>{CURRENCY})(?(before)(?![{SPACE}]?\d)|(?!\d)))?(?:[{SPACE}]?\(?{SIDE}\)?)?"
    )


AMOUNT = _pattern(SPACED + "|" + DIGITS)
SPACELESS = _pattern(rf"(?(before){SPACED}|(?!))|{DIGITS}")
"""where the decimal mark is a point, "2 150.00" is a count and a price far more often than 2150.00, "R 2 150.00" not"""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what stood around it. `side` is "Dr" or "Cr" where printed; the value's sign leaves it aside."""

    value: Decimal
    currency: str | None = None
    side: str = ""
    decimals: int = 0
    """digits after the decimal mark, as printed"""


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount within a longer text."""

    start: int
    end: int
    amount: Amount


@lru_cache(maxsize=KNOWN)
def parse_amount(text: str, mark: str | None = None) -> Amount | None:
    """The amount that a whole text stands for, or None. `mark` is the document's decimal mark ("." or ",")."""
    found = AMOUNT.fullmatch(_tidy(text))
    return _amount(found, mark) if found else None


def amounts_in(text: str, mark: str | None = None) -> Iterator[FoundAmount]:
    """The amounts within a text, left to right; numbers glued to letters other than a currency are left out."""
    return iter(_amounts_in(text, mark) if DIGIT.search(text) else ())


@lru_cache(maxsize=KNOWN)
def _amounts_in(text: str, mark: str | None) -> tuple[FoundAmount, ...]:
    found: list[FoundAmount] = []
    for match in (SPACELESS if mark == "." else AMOUNT).finditer(text):
        amount = _amount(match, mark) if _stands_alone(text, match) else None
        if amount is not None:
            found.append(FoundAmount(*_trimmed(match), amount))
    return tuple(found)


def decimal_mark(texts: Iterable[str]) -> str | None:
    """The decimal mark that a document's amounts follow, or None where none of them shows it."""
    told = (text for text in texts if MARKED.search(text))
    votes = Counter(mark for text in told for match in AMOUNT.finditer(text) if (mark := _shown_mark(match)))
    return max(votes, key=lambda mark: votes[mark]) if votes else None


def spaced_groups(texts: Iterable[str]) -> bool:
    """Whether amounts with a decimal point have spaces between their thousands, as a sum tells that carries to them.

    A count may as well stand before a price, "2 150.00": where the prices alone add up too, nothing is told.
    """
    plain: set[Decimal] = set()
    spaced: set[Decimal] = set()
    for text in texts:
        if COMMAS.search(text):
            return False
        for found in POINTED.finditer(text):
            (spaced if " " in found[0] else plain).add(Decimal(found[0].replace(" ", "")))
    pairs = ((one, other) for one in spaced for other in spaced | plain if one + other in spaced)
    return any(one % THOUSAND + other % THOUSAND >= THOUSAND for one, other in pairs)


def reckons_spaced(text: str) -> bool:
    """Whether a row's count and price make an amount with a space between its thousands: "250 12.40 3 100.00"."""
    rows = ((one, other, front + rest) for one, other, front, rest in ROW.findall(text))
    return any(Decimal(one) * Decimal(other) == Decimal(amount) for one, other, amount in rows)


def _tidy(text: str) -> str:
    return LOST_MARK_SPACE.sub(
        lambda match: match[1] or match[2], text.strip().replace("/=", "/-").strip("*=:").strip()
    )


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    start, end = _trimmed(match)
    before, after = text[start - 1 : start], text[end : end + 1]
    follows_digit = re.match(r"[.,:/\-]?\d", text[end:])
    glued = before.isalnum() or before in "/\\#_" if before else False
    return (
        not glued
        and not _lost_front(text, start)
        and not (after.isalpha() and text[end - 1].isdigit() and not _tax_mark(text[end:]))
        and not follows_digit
    )


def _lost_front(text: str, start: int) -> bool:
    """Whether digits go on a number whose beginning is lost, as in ",234.00"; "Rs .1,234" is whole."""
    return LOST_FRONT.search(text[:start]) is not None and not RUPEES.search(text[:start])


def _tax_mark(rest: str) -> bool:
    """Whether what follows is a tax code printed against an amount, as in "9.00SR" or "12.50A"."""
    return re.match(r"[A-Z]{1,2}(?![A-Za-z\d])", rest) is not None


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    text = match[0]
    return match.start() + len(text) - len(text.lstrip()), match.end() - (len(text) - len(text.rstrip()))


def _amount(match: re.Match[str], mark: str | None) -> Amount | None:
    read = _number(match["digits"], "," if match["round"] else mark)
    if read is None:
        return None
    value, decimals = read
    if match["cents"]:
        value, decimals = value.scaleb(-2), decimals + 2
    minus = {(match["sign"] or "").strip("()"), match["inner"], match["trail"]} & {"-", "−", "–"}
    bracketed = match["close"] and (match["open"] or match["inner"] == "(")
    if minus or bracketed:
        value = -value
    side = {"d": "Dr", "c": "Cr"}.get((match["side"] or "")[:1].lower(), "")
    sign = max(filter(None, (match["before"], match["after"])), key=CODES.__contains__, default=None)
    return Amount(value, currency_code(sign), side, 2 if match["round"] else decimals)


def _number(digits: str, mark: str | None) -> tuple[Decimal, int] | None:
    """Value and count of decimals of digits with marks between them, or None where they are no number."""
    bare = re.sub(rf"[{SPACE}'’´`]", "", digits)
    grouped_already = len(bare) != len(digits)
    decimal = _decimal_part(bare, mark, grouped_already=grouped_already)
    if decimal is None:
        return None
    whole, fraction = decimal
    try:
        return Decimal(f"{whole}.{fraction}" if fraction else whole), len(fraction)
    except ArithmeticError:
        return None


def _decimal_part(bare: str, mark: str | None, *, grouped_already: bool) -> tuple[str, str] | None:
    """Whole digits and decimals, or None. Groups of three after one mark are thousands unless `mark` says otherwise."""
    marks = [character for character in bare if character in ".,"]
    if not marks:
        return bare, ""
    last = marks[-1]
    head, _, tail = bare.rpartition(last)
    if len(set(marks)) == 2:
        return (head.replace(OTHER[last], ""), tail) if _well_grouped(head, OTHER[last]) else None
    if len(marks) > 1:
        return (bare.replace(last, ""), "") if _well_grouped(bare, last) else _misread_groups(head, tail)
    could_group = _well_grouped(bare, last) and not grouped_already and not head.startswith("0")
    if could_group and mark != last:
        return head + tail, ""
    return (head, tail) if tail else None


def _misread_groups(head: str, tail: str) -> tuple[str, str] | None:
    """The parts of "1,234,56": recognizers confuse the two marks, two last digits are decimals."""
    for mark in ".,":
        if len(tail) == 2 and _well_grouped(head, mark):
            return head.replace(mark, ""), tail
    return None


def _well_grouped(text: str, mark: str) -> bool:
    return GROUPED[mark].fullmatch(text) is not None


def _shown_mark(match: re.Match[str]) -> str | None:
    """The decimal mark that one amount shows beyond doubt, or None."""
    bare = re.sub(rf"[{SPACE}'’´`]", "", match["digits"])
    marks = [character for character in bare if character in ".,"]
    if not marks:
        return None
    tail = bare.rpartition(marks[-1])[2]
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        return marks[-1]
    if len(marks) == 1 and (len(tail) in {1, 2, 4} or bare != match["digits"] or bare.startswith("0")):
        return marks[0]
    return OTHER[marks[0]] if len(marks) > 1 and _well_grouped(bare, marks[0]) else None
