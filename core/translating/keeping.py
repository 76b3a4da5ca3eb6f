"""Figures kept as they are printed: cut out before a sentence is translated, put back afterwards, and counted.

A figure is every word with a digit (amounts, dates, numbers of papers and accounts), a sign or code of a currency, an
address of mail or web; what stands side by side is cut out as one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

CURRENCIES = re.compile(
    r"EUR|USD|GBP|CHF|INR|CAD|AUD|JPY|CNY|SGD|MYR|AED|ZAR|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|MXN|Rs|RM|Fr|kr"
)
ADDRESS = re.compile(r".@.|^www\.|://", re.IGNORECASE)
PARTS = re.compile(r"(?P<left>[\"'“”„«»‘’({<,;:!?…]*)(?P<bare>.*?)(?P<right>[\"'“”„«»‘’)}>.,;:!?…]*)", re.DOTALL)
MARK = re.compile(r"\[\s*(\d+)\s*\]")
LONGER, MORE = 4, 60
"""how many times as long as the sentence a translation may be, and letters more"""


class Masked(NamedTuple):
    """A sentence whose figures were cut out."""

    text: str
    """with [1], [2], … where they stood"""
    figures: tuple[str, ...]

    @property
    def says(self) -> bool:
        """Whether there is anything to translate beside the figures."""
        return any(letter.isalpha() for letter in MARK.sub("", self.text))


class _Word(NamedTuple):
    """A word and the marks around it."""

    left: str
    bare: str
    right: str

    @property
    def kept(self) -> bool:
        """Whether it is a figure."""
        bare = self.bare
        return any(map(_counts, bare)) or bool(CURRENCIES.fullmatch(bare)) or ADDRESS.search(bare) is not None


def masked(sentence: str) -> Masked:
    """A sentence without its figures."""
    figures, out, open_ = list[str](), list[str](), False
    for word in map(_parted, sentence.split()):
        if not word.kept:
            out.append("".join(word))
        elif open_ and not word.left:
            figures[-1] += f" {word.bare}"
            out[-1] += word.right
        else:
            figures.append(word.bare)
            out.append(f"{word.left}[{len(figures)}]{word.right}")
        open_ = word.kept and not word.right
    return Masked(" ".join(out), tuple(figures))


def _parted(text: str) -> _Word:
    """A word without the marks around it; brackets close around a figure belong to it: they may mean a minus."""
    found = PARTS.fullmatch(text)
    left, bare, right = found.groups() if found else ("", text, "")
    if left.endswith("(") and right.startswith(")"):
        left, bare, right = left[:-1], f"({bare})", right[1:]
    return _Word(left, bare, right)


def restored(translated: str, sentence: Masked) -> str | None:
    """A translation with the figures back in their places; None where one lacks, stands twice, or was added.

    So it is for one that says nothing, or much more than the sentence can.
    """
    text = " ".join("".join(letter if letter.isprintable() else " " for letter in translated).split())
    places = [int(number) for number in MARK.findall(text)]
    if sorted(places) != list(range(1, len(sentence.figures) + 1)):
        return None
    between = MARK.sub("", text)
    if not any(letter.isalpha() for letter in between) or len(text) > LONGER * len(sentence.text) + MORE:
        return None
    if any(_counts(letter) for letter in between):
        return None
    return MARK.sub(lambda found: sentence.figures[int(found[1]) - 1], text)


def _counts(letter: str) -> bool:
    """Whether a letter is a figure or a currency's sign in any script: the model would have made it up."""
    return unicodedata.category(letter) in {"Nd", "Nl", "No", "Sc"} or letter in "%‰[]"
