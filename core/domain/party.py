"""Names and numbers of companies and people as they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from core.domain.folding import folded, spaced

LEGAL_FORMS = re.compile(
    r"\b(gmbh|mbh|ag|kg|ohg|ug|sarl|sas|sasu|sa|eurl|ltd|limited|llc|llp|inc|pvt|private|plc|bv|srl|spa|co|and|sdn|bhd)\b"
)
GSTIN = re.compile(r"\d{2}([a-z]{5}\d{4}[a-z])[0-9a-z]{3}")
FRENCH = re.compile(r"fr[0-9a-z]{2}(\d{9})|(\d{9})\d{5}")
WITH_COUNTRY = re.compile(r"[a-z]{2}(\d{8,12})")
TELLING = 5
"""letters that a word of a name has where it tells this company from others"""
EVERYWHERE = frozenset(
    "services service solutions company group international india france trading enterprises industries "  # noqa: SIM905
    "technologies consulting limited private societe associates systems supplies bank".split()
)


@lru_cache(maxsize=16384)
def company(name: str | None) -> str:
    """A company's name by its letters and digits, without its legal form."""
    return folded(LEGAL_FORMS.sub(" ", (name or "").casefold().replace(".", "")))


@lru_cache(maxsize=16384)
def telling_words(name: str | None) -> tuple[str, ...]:
    """What of a name stands where only part of it does: its telling words, and its beginning."""
    words = spaced(LEGAL_FORMS.sub(" ", (name or "").casefold())).split()
    telling = [word for word in words if len(word) >= TELLING and word not in EVERYWHERE]
    beginning = "".join(words[:2])
    return tuple(dict.fromkeys([*telling[:3], *([beginning] if len(beginning) >= TELLING else [])]))


def alike(one: str | None, other: str | None) -> bool:
    """Whether two names may be the same party's: one within the other, or a telling word in common."""
    first, second = company(one), company(other)
    if not first or not second:
        return False
    return first in second or second in first or not set(telling_words(one)).isdisjoint(telling_words(other))


@lru_cache(maxsize=16384)
def registration(number: str | None) -> str:
    """A tax number by its letters and digits, the same with and without its country and establishment."""
    bare = folded(number or "")
    if french := FRENCH.fullmatch(bare):
        return french[1] or french[2]
    country = WITH_COUNTRY.fullmatch(bare)
    return country[1] if country else bare


def holder_of(number: str | None) -> str:
    """Whose tax number it is: an Indian company has one for every state, and in each its PAN."""
    bare = registration(number)
    indian = GSTIN.fullmatch(bare)
    return indian[1] if indian else bare
