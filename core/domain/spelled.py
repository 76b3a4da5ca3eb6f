"""Amounts in English words, with lakhs and crores: what number a text spells."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

UNITS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "  # noqa: SIM905
    "seventeen eighteen nineteen".split()
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {word: number for number, word in enumerate(UNITS)} | {word: 20 + 10 * n for n, word in enumerate(TENS)}
SPELLINGS = {"fourty": "forty", "ninty": "ninety", "fourtyfour": "forty four", "lac": "lakh", "lacs": "lakh"}
SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
}
COINS = frozenset({"paise", "paisa", "cents", "cent", "pence", "penny", "p"})
"""what the smaller part is called; other names of money are passed over"""
COIN_FIRST = frozenset({"paise", "paisa"})
TOGETHER = re.compile(r"(?<=[a-z])(?=(?:hundred|thousand|lakhs?|crores?|million|only|rupees)\b)")


def spelled(text: str) -> Decimal | None:
    """The amount that a text spells ("Rupees Fifty Thousand and Paise Forty Only" is 50000.40), or None."""
    words = [SPELLINGS.get(word, word) for word in re.findall(r"[a-z]+|\d+", TOGETHER.sub(" ", text.casefold()))]
    whole, fraction = _parted(words)
    large, small = _number(whole), _number(fraction) or 0
    if large is None or small >= 100 or _fails(whole + fraction):
        return None
    return Decimal(large) + Decimal(small) / 100


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """The words of the whole part and of the hundredths."""
    at = next((index for index, word in enumerate(words) if word in COINS), None)
    if at is None:
        return words, []
    if words[at] in COIN_FIRST and any(word in SMALL or word.isdigit() for word in words[at + 1 :]):
        return words[:at], words[at + 1 :]
    start = max((index for index, word in enumerate(words[:at]) if word in {"and", "rupees", "dollars"}), default=-1)
    return (words[:start], words[start + 1 : at]) if start > 0 else (words[:at], [])


def _number(words: list[str]) -> int | None:
    """The whole number that some words spell, or None where they spell none."""
    total, current, seen = 0, 0, False
    for word in words:
        if word in SMALL or word.isdigit():
            current += SMALL[word] if word in SMALL else int(word)
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in SCALES:
            total, current = total + max(current, 1) * SCALES[word], 0
        else:
            continue
        seen = True
    return total + current if seen else None


def _fails(words: list[str]) -> bool:
    """Whether scales do not descend: "thousand lakh" is no amount."""
    scales = [SCALES[word] for word in words if word in SCALES]
    return any(later >= earlier for earlier, later in pairwise(scales))
