"""How papers of one issuer are told from others: the numbers, addresses and words that its head prints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.domain.folding import folded, spaced
from core.domain.layout import Line, lines
from core.domain.page import Contents

HEAD = 14
"""lines at the top of the first page that name who sends it"""
SITE = re.compile(r"[\w.+-]*@?(?:[\w-]+\.)+(?:com|net|org|biz|info|co|[a-z]{2})\b", re.IGNORECASE)
NUMBER = re.compile(r"[A-Z]{0,4}[\d][\d\-./ ]{4,}[\dA-Z]{0,2}", re.IGNORECASE)
DATE = re.compile(r"\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}")
DIGITS = 6
"""a shorter number is not one issuer's alone"""
LETTERS = 3


def first_lines(contents: Contents) -> tuple[Line, ...]:
    """The lines of the first page."""
    return lines(contents.pages[0].words) if contents.pages else ()


def marks(text: Sequence[Line]) -> tuple[str, ...]:
    """The numbers and the addresses of mail and web in the head of a paper."""
    found: set[str] = set()
    for line in text[:HEAD]:
        bare = DATE.sub(" ", line.text)
        found |= {folded(site[0]) for site in SITE.finditer(bare)}
        found |= {number for number in (folded(one[0]) for one in NUMBER.finditer(bare)) if _long(number)}
    return tuple(sorted(found))


def head(text: Sequence[Line]) -> tuple[str, ...]:
    """The words of the head of a paper, without numbers."""
    words = " ".join(line.text for line in text[:HEAD])
    return tuple(sorted({word for word in spaced(words).split() if len(word) >= LETTERS and word.isalpha()}))


def _long(number: str) -> bool:
    return sum(character.isdigit() for character in number) >= DIGITS
