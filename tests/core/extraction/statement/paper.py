"""Statements drawn by hand: lines of words on pages, as reading would give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from core.domain.layout import Box, Word
from core.domain.page import Contents, Page, TextSource

LETTER = 5.0
HEIGHT = 9.0
PITCH = 12.0


@dataclass
class Paper:
    """Pages under construction."""

    source: TextSource = TextSource.LAYER
    height: float = 842.0
    pages: list[list[Word]] = field(default_factory=lambda: [[]])
    y: float = 40.0

    def line(self, cells: Mapping[int, str], gap: float = PITCH) -> Paper:
        """One line: texts by their left edge, or by their right edge where the key is negative."""
        for x, text in cells.items():
            left = float(x) if x >= 0 else -x - LETTER * len(text)
            for word in text.split(" "):
                if word:
                    box = Box(left, self.y, left + LETTER * len(word), self.y + HEIGHT)
                    self.pages[-1].append(Word(word, box, path=f"S!{len(self.pages[-1])}" if self.sheet else None))
                left += LETTER * (len(word) + 1)
        self.y += gap
        return self

    @property
    def sheet(self) -> bool:
        return self.source is TextSource.SHEET

    def text(self, *texts: str) -> Paper:
        for text in texts:
            self.line({48: text})
        return self

    def skip(self, lines: float = 2) -> Paper:
        self.y += lines * PITCH
        return self

    def turn(self) -> Paper:
        """A new page."""
        self.pages.append([])
        self.y = 40.0
        return self

    def contents(self) -> Contents:
        pages = tuple(
            Page(number, 595.0, self.height, tuple(words), self.source) for number, words in enumerate(self.pages, 1)
        )
        return Contents(pages=pages, format="pdf")


def us(amount: Decimal | str) -> str:
    """1,234.50"""
    return f"{Decimal(amount):,.2f}"


def de(amount: Decimal | str) -> str:
    """1.234,50"""
    return us(amount).translate(str.maketrans(",.", ".,"))


def fr(amount: Decimal | str) -> str:
    """1 234,50"""
    return us(amount).translate(str.maketrans(",.", " ,"))


def swiss(amount: Decimal | str) -> str:
    """1'234.50"""
    return us(amount).replace(",", "'")


def lakh(amount: Decimal | str) -> str:
    """1,23,456.50"""
    whole, _, cents = f"{abs(Decimal(amount)):.2f}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ("-" if Decimal(amount) < 0 else "") + ",".join([*groups, tail]) + "." + cents


def balances(opening: str, amounts: Sequence[str]) -> list[Decimal]:
    """The balance after each amount."""
    running, out = Decimal(opening), []
    for amount in amounts:
        running += Decimal(amount)
        out.append(running)
    return out
