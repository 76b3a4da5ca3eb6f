"""Ids that states and banks issue: whether their shape and check digits are right, and how a misread one was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from itertools import combinations
from typing import Any

import resources

FORMATS: Mapping[str, Mapping[str, Any]] = resources.parsed("ids")
BETWEEN = re.compile(r"[\s.\-/]")
CONFUSED = {"8": "B", "B": "8", "0": "O", "O": "0", "1": "I", "I": "1", "5": "S", "S": "5", "2": "Z", "Z": "2"}
"""characters that recognizers take for each other"""
MOST_CONFUSED = 2
"""characters misread in one id; with more of them too many repairs pass"""


def known(format: str) -> bool:  # noqa: A002 - the word of the type files
    """Whether a format is the name of one here, not a regular expression."""
    return format in FORMATS


@lru_cache(maxsize=4096)
def valid(format: str, text: str) -> bool:  # noqa: A002
    """Whether a text is well formed as `format` says (a name, or a regular expression) with right check digits."""
    if not known(format):
        return re.fullmatch(format, text.strip()) is not None
    about = FORMATS[format]
    if "any" in about:
        return any(valid(one, text) for one in about["any"])
    if "module" not in about:
        return _shaped(format, text)
    bare = text.replace(" ", "") if format == "bic" or about.get("exact") else _bare(text)
    return bool(_checker(about["module"])(re.sub(about.get("ending", "$"), "", bare)))


def has_check_digits(format: str) -> bool:  # noqa: A002
    """Whether a valid id of this format vouches for itself: a misread character would show."""
    return bool(FORMATS.get(format, {}).get("checked"))


def told(sort: str, text: str, currency: str | None = None) -> str | None:
    """The format of a "tax" id or a payment "reference" by its look, or None where it has none that is known."""
    candidates = (name for name, about in FORMATS.items() if about.get("of") == sort)
    ours = (name for name in candidates if FORMATS[name].get("currency") in (None, currency))
    return next((name for name in ours if _shaped(name, text.upper())), None)


def repaired(format: str, text: str) -> str | None:  # noqa: A002
    """The one id that a misread text stands for: the only right one that common confusions lead to, or None."""
    bare = _bare(text.upper())
    if not has_check_digits(format) or valid(format, bare):
        return None
    for count in range(1, MOST_CONFUSED + 1):
        right = {one for one in _confused(bare, count) if _looks(format, one) and valid(format, one)}
        if right:
            return right.pop() if len(right) == 1 else None
    return None


def _confused(text: str, count: int) -> Iterator[str]:
    """A text with so many of its characters taken for the ones they are confused with."""
    places = [index for index, character in enumerate(text) if character in CONFUSED]
    for chosen in combinations(places, count):
        yield "".join(CONFUSED[one] if index in chosen else one for index, one in enumerate(text))


def _looks(format: str, text: str) -> bool:  # noqa: A002
    """Whether each character of an id is one that its format has there: letters are no check digits of an account."""
    return any(_shaped(one, text) for one in FORMATS[format].get("any", (format,)))


def _shaped(format: str, text: str) -> bool:  # noqa: A002
    about = FORMATS[format]
    return re.fullmatch(about["shape"], text.strip() if about.get("exact") else _bare(text)) is not None


def _bare(text: str) -> str:
    return BETWEEN.sub("", text)


@cache
def _checker(module: str) -> Callable[[str], bool]:
    return import_module(module).is_valid  # type: ignore[no-any-return]
