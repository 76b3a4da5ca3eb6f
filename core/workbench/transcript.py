"""What a speech model heard, as pages of words with the times at which they were said."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from core.domain.document import Reading
from core.domain.finding import Finding, Severity
from core.domain.model_errors import ModelCrashed
from core.domain.page import Page
from core.domain.record import Record
from core.ports import Interpretation
from core.reading.flow import LINE_LENGTH, Block, Cell, packed
from core.workbench.processing import PORTION, RECORDING, Transcript

LEAST = 1.0
"""seconds that are heard at once at least, where more follow"""
MOST_SPOKEN, MOST_SEGMENTS = 4000, 20_000
"""characters of one thing said, and how many are said in a part: more than anybody can"""
UNVOUCHED, NOTHING = "heard.unvouched", "heard.nothing"


class Spoken(NamedTuple):
    """One thing said."""

    begin: float
    """seconds from the beginning of the recording"""
    end: float
    text: str


class Portion(NamedTuple):
    """What was heard of a recording at once."""

    spoken: tuple[Spoken, ...]
    to: float
    """seconds at which it ends"""
    last: bool


def portion(answer: str, begin: float, model: str) -> Portion:
    """A model's answer about what follows some second. Raises ModelCrashed for what is none: it is believed nothing."""
    try:
        told = json.loads(answer)
        to, last, listed = float(told["to"]), bool(told["ends"]), told["segments"]
        spoken = tuple(Spoken(float(start), float(end), _plain(str(text))) for start, end, text in listed)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise ModelCrashed(model=model) from None
    honest = all(begin <= one.begin <= one.end <= to for one in spoken) and len(spoken) <= MOST_SEGMENTS
    least = 0.0 if last else LEAST
    if not honest or not begin + least <= to <= begin + PORTION + LEAST:
        raise ModelCrashed(model=model)
    return Portion(tuple(one for one in spoken if one.text), to, last)


def transcript(spoken: Sequence[Spoken], seconds: float, model: str) -> Transcript:
    """What was said, as what the recording says: a person is to listen before anything of it counts."""
    pages = tuple(packed([[_lines(spoken)]])) or (Page(1, 595.0, 842.0, blank=True),)
    told = {"model": model, "length": clock(seconds)}
    finding = Finding(UNVOUCHED if spoken else NOTHING, Severity.WARNING, facts=told)
    numbers = tuple(page.number for page in pages)
    return Transcript(pages, Interpretation((Reading(RECORDING, 1.0, Record(), (finding,), pages=numbers),)))


def clock(seconds: float) -> str:
    """Seconds as a player shows them: "0:01:23"."""
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}"


def _lines(spoken: Sequence[Spoken]) -> Block:
    return list(chain.from_iterable(map(_rows, spoken)))


def _rows(one: Spoken) -> Iterator[list[Cell]]:
    """One thing said, line by line, each with its time: so every quoted line tells when it was said."""
    time = clock(one.begin)
    for line in textwrap.wrap(one.text, LINE_LENGTH):
        yield [Cell(time, time), Cell(line, time)]


def _plain(text: str) -> str:
    """Text without what no page can show."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:MOST_SPOKEN]).split())
