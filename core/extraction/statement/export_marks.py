"""How a bank's export writes its amounts: which mark stands before the decimals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

DECIMALS = re.compile(r"(?P<mark>[.,])\d{1,2}(?=\D*$)")
"""what stands before the one or two last digits of an amount marks its decimals"""
THOUSANDS = re.compile(r"[^\d.,]*\d{1,3}(?P<mark>[.,])\d{3}[^\d.,]*")
"""an amount of which it is not known whether its last three digits are decimals"""


class Marks(NamedTuple):
    """The mark of decimals, and whether every amount can be read in one way only with it."""

    decimal: str
    plain: bool


def marks(amounts: Iterable[str]) -> Marks:
    """The marks of some amounts as they are written."""
    texts = list(amounts)
    votes = Counter(found["mark"] for text in texts if (found := DECIMALS.search(text)))
    return Marks(max(".,", key=lambda mark: votes[mark]), not any(_either(text, votes) for text in texts))


def _either(text: str, votes: Collection[str]) -> bool:
    """Whether an amount may be a thousand times another, whatever marks decimals in others: "1.200"."""
    found = THOUSANDS.fullmatch(text)
    return found is not None and (not votes or found["mark"] in votes)
