"""What a language model is asked, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

WAITING = "waiting"
"""the step of a question before which another one is answered"""
ASKED, PASSAGES = "asked", "passages"
"""what the texts are of which a model for meaning is to make vectors; they come as a list in JSON

It answers with a line for each: a vector of length 1 as signed bytes (127 for 1), in base64.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked of a language model."""

    system: str
    """what it is to do"""
    text: str
    """what it is asked about; words of documents stand here and nowhere else"""
    grammar: str = ""
    """GBNF that its answer must follow; free where it is empty"""
    most_tokens: int = 512
    seconds: float = 60.0
    """it may take once it is loaded"""


@dataclass(frozen=True, slots=True)
class Said:
    """What a model answered."""

    text: str
    tokens: int
    whole: bool = True
    """False where it was cut at `most_tokens`"""
    loading: float = 0.0
    """seconds that it took to load, for the first question"""
    seconds: float = 0.0
    """from the question to the end of the answer"""
    peak_mb: float = 0.0
    """memory that its host has held at most"""
    card: str = ""
    """the graphics card that the model lies on; nothing where it lies on the processor"""
    spared: str = ""
    """a card that was to take it and could not"""


class Hosted(NamedTuple):
    """The model that is loaded now."""

    model: str
    """nothing where none is"""
    resident_mb: float = 0.0
    busy: bool = False
    asked: int = 0
    tokens_a_second: float = 0.0
    """in its last answer"""
    card: str = ""
    """as of what it said"""
    spared: str = ""
    """likewise"""
