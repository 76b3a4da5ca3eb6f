"""The programs that read pictures of pages, as they are found and measured on a machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from core.domain.layout import Word


class Engine(NamedTuple):
    """A program that reads pictures of pages."""

    name: str
    there: bool
    version: str = ""
    runs_on: str = ""
    """what runs its networks, where it has any"""
    languages: tuple[str, ...] = ()
    """codes of the languages that are installed for it, where that differs"""


class Look(NamedTuple):
    """What an engine read of one picture."""

    seconds: float
    words: tuple[Word, ...]
    """with boxes in pixels"""
    width: int
    height: int


class Measured(NamedTuple):
    """How an engine did on a page of which every word is known."""

    seconds: float
    agreement: float
    """share of the page's words that it read letter by letter"""


class Engines(Protocol):
    """The programs of a machine that read pictures of pages."""

    def found(self) -> tuple[Engine, ...]:
        """The engines that the product can use, those that are not installed too."""

    def chosen(self) -> str:
        """The name of the engine that reads pages."""

    def choose(self, name: str) -> None:
        """Has pages read by another engine from now on."""

    def look(self, name: str, picture: bytes) -> Look:
        """What an engine reads of an encoded picture. Raises a ReadingError."""


def agreement(expected: Iterable[str], found: Iterable[str]) -> float:
    """The share of the expected words that were found, each as often as it stands there."""
    wanted, told = Counter(expected), Counter(found)
    total = sum(wanted.values())
    return sum((wanted & told).values()) / total if total else 1.0
