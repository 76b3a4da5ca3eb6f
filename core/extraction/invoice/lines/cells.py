"""The pieces of a table's line: words without a gap between them, text and figures apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from core.domain.layout import Box, Line, Word
from core.extraction.values.amounts import Amount, parse_amount
from core.extraction.values.currencies import CURRENCY, currency_code

GAP = 0.75
"""a space wider than this many text heights parts two cells"""
CENTS, THOUSANDS = 2, 3
"""digits behind a decimal mark, and behind a space that parts thousands"""
BARE_CURRENCY = re.compile(CURRENCY)
UNIT = re.compile(
    r"x\s?(?P<times>\d{1,4})|(?P<n>[\d.,]+)\s?(?P<unit>x|pcs?|nos?|units?|kgs?|g|l|ml|m|hrs?|hours?|h|days?|stk|std|each|ea|pages?|box|pack|set"
    r"|months?|boxes|st\.?|pk|ctn|bottles?|mtr|ltr|jours?|heures?|stück|tage?|monate?|pauschal|job|lots?|pce|pairs?|reams?|rolls?|cases?|doz)\.?",
    re.IGNORECASE,
)
PERCENT = re.compile(r"\(?[\d.,]+\s?%\)?")
TAX_MARK = re.compile(r"(?<=\d)\s?(?:SR|ZR|ZRL|ZRE|[A-FNRSTXZ](?:\s?\*)?|\*|#|SR\s?\*|TX|OS|ES)$")
DASHES = frozenset({"-", "–", "—"})
"""stand where no amount is"""
AT = "@"
"""leads the price of one: "2 Nigiri @7.50" """
PRICED = re.compile(r"\d[.,]\d{2} [A-FNRSTXZ*#]$")
"""a price and the letter of its tax behind a space"""


@dataclass(frozen=True)
class Cell:
    """One piece of a line and the number it stands for, if it does."""

    line: Line
    amount: Amount | None = None
    unit: str = ""
    percent: bool = False

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return self.line.text

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.line.box

    @property
    def number(self) -> Decimal | None:
        """Its number."""
        return self.amount.value if self.amount else None

    @property
    def money(self) -> bool:
        """Whether it is written as money."""
        one = self.amount
        return (
            one is not None and not self.percent and not self.unit and (one.decimals == 2 or one.currency is not None)
        )


@lru_cache(maxsize=1024)
def cells(line: Line, mark: str | None) -> tuple[Cell, ...]:
    """The cells of a line from left to right."""
    return tuple(_cell(Line(words), mark) for words in _pieces(line.words, mark))


def _pieces(words: tuple[Word, ...], mark: str | None) -> Iterator[tuple[Word, ...]]:
    piece: list[Word] = []
    for word in words:
        if piece and not _joins(piece, word, mark):
            yield tuple(piece)
            piece = []
        piece.append(word)
    if piece:
        yield tuple(piece)


def _joins(piece: list[Word], word: Word, mark: str | None) -> bool:
    """Whether a word goes on the piece before it."""
    before = piece[-1]
    if word.box.x0 - before.box.x1 > GAP * min(word.box.height, before.box.height):
        return False
    if currency_code(before.text) or BARE_CURRENCY.fullmatch(word.text) or word.text == "%":
        return True
    if PRICED.search(f"{before.text} {word.text}"):
        return True
    figure, following = _figure(before.text), _figure(word.text)
    if figure and following:
        joined = parse_amount(before.text + " " + word.text, mark)
        led = currency_code(piece[0].text) is not None  # "R 8 950.00" is one amount
        spaced = joined is not None and (mark == "," or ((mark is None or led) and joined.decimals == CENTS))
        return spaced and len(re.sub(r"\D", "", word.text)) >= THOUSANDS
    if figure and UNIT.fullmatch(before.text + " " + word.text):
        return len(piece) == 1
    return figure == following


def _figure(text: str) -> bool:
    """Whether a word is a number, a price or a rate, with or without a mark of tax or currency."""
    bare = TAX_MARK.sub("", text.removeprefix(AT))
    return bool(PERCENT.fullmatch(bare)) or parse_amount(bare) is not None or bool(UNIT.fullmatch(bare))


def _cell(line: Line, mark: str | None) -> Cell:
    bare = TAX_MARK.sub("", line.text.strip("|").removeprefix(AT))
    if PERCENT.fullmatch(bare):
        return Cell(line, parse_amount(bare.strip("()% ").strip(), mark), percent=True)
    amount = parse_amount(bare, mark)
    if amount is not None:
        return Cell(line, amount)
    counted = UNIT.fullmatch(bare)
    if counted:
        return Cell(line, parse_amount(counted["n"] or counted["times"], mark), unit=counted["unit"] or "x")
    return Cell(line)
