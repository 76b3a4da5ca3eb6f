"""Models that a user installed: their files, where they come from, and what may be done with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
"""how a model, and its folder, may be called"""
FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")
"""how a file of a model may be called: no folders, nothing hidden"""
DIGEST = re.compile(r"[0-9a-f]{64}")


class Format(StrEnum):
    """How weights are written; these three hold numbers only, never code."""

    GGUF = "gguf"
    ONNX = "onnx"
    SAFETENSORS = "safetensors"


class Use(StrEnum):
    """What a model is for."""

    TEXT = "text"
    VISION = "vision"
    MEANING = "meaning"
    SPEECH = "speech"
    TRANSLATION = "translation"


class ModelFile(NamedTuple):
    """One file of a model."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Card:
    """One installed model."""

    name: str
    format: Format
    use: Use
    files: tuple[ModelFile, ...]
    """the weights first"""
    licence: str = ""
    """as whoever installed it, or the pack, says"""
    origin: str = ""
    """likewise"""
    compared: bool = False
    """whether the hashes were compared with somebody's before it was installed"""
    added: str = ""
    """ISO date"""
    signer: str = ""
    """fingerprint of the key that signed the pack it came in"""

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files)

    @property
    def weights(self) -> ModelFile:
        """The file that holds the numbers, or the first of those that do."""
        return self.files[0]


class Installed(NamedTuple):
    """What an installation made."""

    card: Card
    left_out: tuple[str, ...] = ()
    """names of files in the folder that were not taken"""


class Wish(NamedTuple):
    """What a user says of a model to be installed."""

    name: str = ""
    use: Use = Use.TEXT
    licence: str = ""
    origin: str = ""
    sha256: str = ""
    """what the weights should have"""


class Measure(NamedTuple):
    """How a model did on this machine with documents of one type."""

    model: str
    type: str
    asked: int
    """values that are known and stand on the page"""
    right: int
    wrong: int
    """others that stand on the page; what does not is dropped and counts as nothing said"""
    seconds: float
    tokens: int
    papers: int
    peak_mb: float
    """memory that its host held at most"""

    @property
    def share(self) -> float:
        """Of the values asked for, those that it had right."""
        return self.right / self.asked if self.asked else 0.0

    def and_of(self, other: Measure) -> Measure:
        """Both together."""
        asked, right, wrong = self.asked + other.asked, self.right + other.right, self.wrong + other.wrong
        seconds, tokens, papers = self.seconds + other.seconds, self.tokens + other.tokens, self.papers + other.papers
        peak = max(self.peak_mb, other.peak_mb)
        return Measure(self.model, self.type, asked, right, wrong, seconds, tokens, papers, peak)


class Verdict(NamedTuple):
    """What people found of what a model said of documents of one type."""

    model: str
    type: str
    looked: int
    """values that it spoke of and a person then confirmed or corrected"""
    right: int


class Candidate(NamedTuple):
    """A model that could be installed, as its publisher offers it; nothing here was tried by us."""

    name: str
    publisher: str
    use: Use
    machine: str
    """"small", "gpu8" or "gpu16": the smallest machine that it is meant for"""
    gigabytes: float
    """about, in the writing that suits that machine"""
    format: Format
    licence: str
    """as its publisher names it; to be read before use"""
    what_for: str
    loads: bool = True
    """whether this program has what loads it"""


def sound(card: Card) -> bool:
    """Whether a card says nothing impossible: names without folders, each once, whole hashes."""
    names = [file.name for file in card.files]
    return (
        bool(NAME.fullmatch(card.name))
        and bool(names)
        and len(set(names)) == len(names)
        and all(FILE.fullmatch(name) for name in names)
        and all(DIGEST.fullmatch(file.sha256) and file.size >= 0 for file in card.files)
    )
