"""Models that translate or listen, measured: what they take, and how many figures translations keep."""

from __future__ import annotations

import io
import json
import math
import wave
from array import array
from time import monotonic
from typing import NamedTuple

import resources
from core.domain.model_errors import LanguageMissing
from core.domain.question import Question, Said
from core.domain.weights import Card, Measure
from core.ports import Progress, Reasoner
from core.translating import masked, restored
from core.workbench.hearing import FAILURES, Speech
from core.workbench.transcribing import LISTENING, MOST_TOKENS, PATIENCE
from core.workbench.translating import asking

RATE, SECONDS, TONE = 16_000, 60, 220.0
SOUNDS, PAUSES = 2, 1
"""seconds, in turn"""


class Sentence(NamedTuple):
    """One that is translated."""

    text: str
    known: str
    wanted: str


def sentences() -> tuple[Sentence, ...]:
    """The bundled ones, English into French and French into English."""
    told = resources.parsed("models", "sentences")["sentence"]
    return tuple(Sentence(one["text"], "fr" if one["into"] == "en" else "en", one["into"]) for one in told)


def translating(card: Card, reasoner: Reasoner, progress: Progress) -> Measure:
    """How many figures of bundled sentences a model keeps, each exactly once and none made up; no word is judged.

    A sentence on which it fails, or of languages that it does not know, has kept none. Raises a ModelError, Cancelled.
    """
    total = Measure(card.name, card.use.value, 0, 0, 0, 0.0, 0, 0, 0.0)
    for one in sentences():
        cut, begun = masked(one.text), monotonic()
        try:
            said = reasoner.ask(card.name, asking(cut, (one.known, one.wanted), made_for_it=True), progress)
        except (*FAILURES, LanguageMissing):
            said = Said("", 0, whole=False, seconds=monotonic() - begun)
        kept = len(cut.figures) if said.whole and restored(said.text, cut) is not None else 0
        lost = len(cut.figures) - kept
        found = Measure(card.name, total.type, kept + lost, kept, lost, said.seconds, said.tokens, 1, said.peak_mb)
        total = total.and_of(found)
    return total


def listening(card: Card, speech: Speech, progress: Progress) -> Measure:
    """What a minute of a made recording takes: nothing is said in it, so nothing is right or wrong.

    Raises a ModelError, DiskFull, Cancelled.
    """
    asked = Question(LISTENING, json.dumps([0.0, SECONDS + 1]), most_tokens=MOST_TOKENS, seconds=PATIENCE)
    said = speech.look(card.name, asked, [recording()], progress)
    minutes = SECONDS // 60
    return Measure(card.name, card.use.value, 0, 0, 0, said.seconds, said.tokens, minutes, said.peak_mb)


def recording() -> bytes:
    """A minute of tones and pauses, as WAV."""
    stream, sound = io.BytesIO(), array("h")
    for second in range(SECONDS):
        loud = 12_000 if second % (SOUNDS + PAUSES) < SOUNDS else 0
        sound.extend(int(loud * math.sin(2 * math.pi * TONE * at / RATE)) for at in range(RATE))
    with wave.open(stream, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(RATE)
        made.writeframes(sound.tobytes())
    return stream.getvalue()
