"""What only says how an amount came about, "0,862 kg x 2,80 €/kg" or "2 @ 3.20": it describes nothing that was sold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from core.domain.money import agree
from core.extraction.invoice.lines.cells import BARE_CURRENCY
from core.extraction.invoice.lines.sold import Item
from core.extraction.invoice.lines.units import is_unit
from core.extraction.values.amounts import Amount, parse_amount

PIECE = re.compile(r"\d(?:[\d.,]*\d)?|[^\W\d_]+\.?|[^\W\d_\s]|[^\w\s]")
CODE = re.compile(r"^\W*\d{6,14}\s+")
"""of an article, before how many there are of it"""
SIGNS = frozenset({"x", "×", "@", "*", "à", "/"})
"""stand between a count and a price, or between a price and what it is for"""
NET = frozenset({"net", "nett", "netto"})
PAIR, CENTS = 2, 2


class Measure(NamedTuple):
    """The figures of a line that measures, in their order."""

    figures: tuple[Amount, ...]

    @property
    def priced(self) -> bool:
        """Whether it is a count and a price, and no amount."""
        return len(self.figures) == PAIR and self.figures[1].decimals == CENTS

    def makes(self, item: Item) -> bool:
        """Whether a count and a price make the amount of a row, and nothing else is told."""
        amount = item.found["amount"].number
        if len(self.figures) != PAIR or amount is None:
            return False
        return agree(self.figures[0].value * self.figures[1].value, amount)


@lru_cache(maxsize=1024)
def measure(text: str, mark: str | None) -> Measure | None:
    """The figures of a text that has none but them, units, currencies and a sign of what is multiplied; else None."""
    pieces = PIECE.findall(CODE.sub("", text))
    words = [piece for piece in pieces if not piece[0].isdigit()]
    figures = [parse_amount(piece, mark) for piece in pieces if piece[0].isdigit()]
    if not figures or is_unit(pieces[0]) or _sized(pieces) or SIGNS.isdisjoint(map(str.casefold, words)):
        return None
    if not all(map(_measures, words)):
        return None
    known = tuple(figure for figure in figures if figure is not None)
    return Measure(known) if len(known) == len(figures) else None


def _sized(pieces: Sequence[str]) -> bool:
    """Whether the last figure is so many of a unit, as sizes are: "120 x 80 cm" is no price."""
    last = max(index for index, piece in enumerate(pieces) if piece[0].isdigit())
    following = pieces[last + 1 :]
    goes_on = not SIGNS.isdisjoint(map(str.casefold, following))
    return not goes_on and any(one[0].isalpha() and BARE_CURRENCY.fullmatch(one) is None for one in following[:1])


def _measures(word: str) -> bool:
    """Whether a word is a sign, a unit or a currency."""
    said = word.casefold()
    return (
        said in SIGNS
        or said in NET
        or not said[0].isalpha()
        or is_unit(said.rstrip("."))
        or BARE_CURRENCY.fullmatch(word) is not None
    )
