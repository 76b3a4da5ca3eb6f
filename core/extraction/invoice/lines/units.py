"""What goods and work are counted in, "pcs", "Std.", "boîte", and signs between count and price: neither describes."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

import resources
from core.domain.folding import spaced
from core.domain.layout import Line
from core.domain.money import agree
from core.extraction.invoice.lines.cells import Cell
from core.extraction.values.amounts import parse_amount

PAIR = 2
"""words of a count with its unit"""
TIMES = frozenset({"x", "X", "×", "*", "@"})
"""stand between a count and what is counted, or its price"""
LEADS_PRICE = frozenset({"@", "à"})
"""lead the price of one, behind the words that describe"""


@lru_cache(maxsize=2048)
def is_unit(text: str) -> bool:
    """Whether words are a unit and nothing else."""
    return spaced(text).strip() in _units()


def unpriced(text: Line | None) -> Line | None:
    """The words that describe without a sign behind them that leads the price of one."""
    if text is None or len(text.words) == 1 or text.words[-1].text not in LEADS_PRICE:
        return text
    return Line(text.words[:-1])


def untimed(text: Line | None, count: Cell | None) -> Line | None:
    """The words that describe without "2 x" before them, or the count and "@" behind them: "Loaf 6 @ 9.67"."""
    if text is None:
        return None
    words = text.words
    lead = 1 + (len(words) > 1 and words[0].text.isdigit())
    if len(words) > lead and words[lead - 1].text in TIMES:
        words = words[lead:]
    if len(words) > 1 and words[-1].text in TIMES:
        words = words[:-1]
        counted = len(words) > 1 and count is not None and words[-1:] == count.line.words[:1]
        words = words[:-1] if counted else words
    return text if words == text.words else Line(words)


def leading_count(text: Line | None, price: Cell | None, amount: Decimal | None) -> Cell | None:
    """The count with its unit that leads the words of a row where it makes the amount: "4.5 l Motor oil"."""
    if text is None or price is None or price.number is None or len(text.words) <= PAIR:
        return None
    words = text.words[:PAIR]
    count = parse_amount(words[0].text)
    proven = count is not None and amount is not None and agree(count.value * price.number, amount)
    return Cell(Line(words), count, unit=words[1].text) if proven and is_unit(words[1].text) else None


@cache
def _units() -> frozenset[str]:
    listed = resources.words("units")
    return frozenset(spaced(one).strip() for units in listed.values() for one in units)
