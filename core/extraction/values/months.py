"""Month names and their abbreviations in the languages that papers come in."""

import re

import resources

_NAMES = resources.words("months")
_NUMBERS = {name: int(number) for number, names in _NAMES.items() for name in names}
_WORDS = sorted(_NUMBERS, key=len, reverse=True)
MONTH = "(?:" + "|".join(re.escape(word) for word in _WORDS) + r")(?![^\W\d_])\.?"
"""a pattern for any month's name; match it without regard to case"""

TWO_MONTHS = re.compile(r"(?<![^\W\d_])jui(?![^\W\d_])", re.IGNORECASE)
"""cut short, "juin" and "juillet" are one"""
_MISREAD = re.compile(
    r"(?<![^\W_])(?:0(?=[ck]t)|5(?=ep))|(?<=\bN)0(?=v)|(?<=\bJu)1(?=[iy]?(?!\w))|(?<=\bApri)1(?!\w)", re.IGNORECASE
)
"""figures that letters of "Oct", "Sep", "Nov", "Jul" and "April" are read as in pictures"""


def month_spelled(text: str) -> str:
    """A text of the same length, the letters of months in it that were read as figures put right."""
    return _MISREAD.sub(lambda found: {"0": "O", "1": "l", "5": "S"}[found[0]], text)


def month_number(text: str) -> int:
    """1 to 12 for a month's name or number. Raises ValueError for anything else."""
    if text.isdecimal():
        return int(text)
    number = _NUMBERS.get(text.casefold().rstrip("."))
    if number is None:
        raise ValueError(text)
    return number


def months_named(text: str) -> tuple[int, ...]:
    """The months that a name or number may mean: "jui" is short for juin as well as for juillet. Raises ValueError."""
    number = month_number(text)
    return (number - 1, number) if TWO_MONTHS.match(text) else (number,)
