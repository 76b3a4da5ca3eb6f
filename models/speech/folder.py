"""Folders of Whisper run by transformers: what is said in a recording, sentence by sentence, and when."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

from core.domain.model_errors import ModelUnreadable, RecordingUnreadable
from core.domain.question import Question, Said
from models.host.devices import PROCESSOR, Placement
from models.offline import Telling, card, model_type, text_side, weights
from models.speech.decoding import Recordings
from models.speech.sound import RATE, Samples

WINDOW = 30 * RATE
"""samples that the model listens to at once"""
SEARCHED, FRAME = 5 * RATE, RATE // 10
"""of a window's end where the quietest moment is looked for, and how long a moment is"""
SILENT = 0.002
"""of full strength, below which nobody speaks: of silence such models make sentences up"""
MOST_TOKENS = 220
"""of what is said in one window; people say at most 150"""
PASSES = 4
"""times that a model may listen to a window or the rest of it before it has lost itself"""
UNHEARD = "[…]"
"""instead of what a model that lost itself says"""


class Part(NamedTuple):
    """A part of a recording that is asked about, in seconds."""

    begin: float
    seconds: float


class FolderEar:
    """One loaded model. Raises ModelUnreadable for one that is not whole, or no Whisper."""

    def __init__(self, folder: Path, threads: int, place: Placement = PROCESSOR) -> None:
        if model_type(folder) != "whisper":
            raise ModelUnreadable
        self._recordings = Recordings()
        self._features = text_side(folder, "WhisperFeatureExtractor")
        self._words = text_side(folder, "AutoTokenizer")
        self._model = weights(folder, "WhisperForConditionalGeneration", threads, place)
        self.card = card(self._model, place)
        given = self._model.generation_config
        if not isinstance(getattr(given, "no_timestamps_token_id", None), int):
            raise ModelUnreadable
        self._first_time = given.no_timestamps_token_id + 1
        self._task = {"task": "transcribe"} if getattr(given, "is_multilingual", False) else {}
        self._most = min(MOST_TOKENS, self._model.config.max_target_positions // 2)

    def answer(self, question: Question, recordings: Sequence[bytes], token: Callable[[int], None]) -> Said:
        """What is said in a part of a recording as JSON: "segments" of begin, end and text; heard "to"; if it "ends".

        Raises RecordingUnreadable, RecordingForeign, and what `token` does.
        """
        part, telling = _part(question.text), Telling(token)
        if len(recordings) != 1:
            raise RecordingUnreadable
        sound = self._recordings.part(recordings[0], part.begin, part.seconds)
        more = len(sound) >= int(part.seconds * RATE)
        said, to = list[tuple[float, float, str]](), 0
        for at, window in windows(sound, more=more):
            begin, to = part.begin + at / RATE, at + len(window)
            token(telling.tokens)
            if float(np.sqrt(np.mean(np.square(window)))) >= SILENT:
                said.extend((begin + a, begin + b, text) for a, b, text in self._heard(window, telling))
        told = {"segments": said, "to": part.begin + to / RATE, "ends": not more}
        return Said(json.dumps(told), telling.tokens)

    def _heard(self, window: Samples, telling: Telling) -> Iterator[tuple[float, float, str]]:
        """What is said in one window, with begin and end in seconds from its own beginning."""
        length = len(window) / RATE
        try:
            found = self._segments(window, _Bound(telling, telling.tokens + PASSES * self._most))
        except _Lost:
            yield 0.0, length, UNHEARD
            return
        for one in found:
            text = " ".join(self._words.decode(self._said(one["tokens"]), skip_special_tokens=True).split())
            begin, end = (min(max(float(one[name]), 0.0), length) for name in ("start", "end"))
            if text:
                yield begin, max(begin, end), text

    def _segments(self, window: Samples, bound: _Bound) -> Sequence[Mapping[str, Any]]:
        listening = {"sampling_rate": RATE, "return_tensors": "pt", "return_attention_mask": True}
        with torch.inference_mode():
            given = self._features(window, **listening)
            made = self._model.generate(
                given.input_features.to(self._model.device, self._model.dtype),
                attention_mask=given.attention_mask.to(self._model.device),
                return_timestamps=True,
                return_segments=True,
                max_new_tokens=self._most,
                num_beams=1,
                do_sample=False,
                stopping_criteria=[bound],
                **self._task,
            )
        (found,) = made["segments"]
        return tuple(found)

    def _said(self, tokens: Any) -> list[int]:
        """The tokens of words among those of a segment, which begins and ends with times."""
        return [one for one in tokens.tolist() if one < self._first_time]


class _Lost(Exception):
    """The model goes on and on over the same few seconds."""


class _Bound(Telling):
    """Tells of every token, and ends what does not end."""

    def __init__(self, telling: Telling, most: int) -> None:
        self._telling, self._bound = telling, most

    def __call__(self, made: Any, scores: Any, **more: Any) -> Any:
        if self._telling.tokens >= self._bound:
            raise _Lost
        return self._telling(made, scores, **more)


def windows(sound: Samples, *, more: bool) -> Iterator[tuple[int, Samples]]:
    """The parts of a sound that are listened to one by one, cut where it is quietest, and where they begin.

    Where `more` follows, the last one is cut so too, and what comes after it is left for the next time.
    """
    at = 0
    while len(sound) - at > WINDOW:
        cut = at + _quietest(sound[at : at + WINDOW])
        yield at, sound[at:cut]
        at = cut
    rest = sound[at:]
    if more and len(rest) > 2 * SEARCHED:
        rest = rest[: _quietest(rest)]
    if len(rest):
        yield at, rest


def _quietest(window: Samples) -> int:
    """Where to cut a sound: in the middle of the quietest moment near its end."""
    end = window[-SEARCHED:]
    moments = np.abs(end[: len(end) - len(end) % FRAME].reshape(-1, FRAME)).mean(axis=1)
    return len(window) - len(end) + int(moments.argmin()) * FRAME + FRAME // 2


def _part(asked: str) -> Part:
    """The part that a question asks about. Raises RecordingUnreadable for one that cannot be."""
    try:
        begin, seconds = (float(number) for number in json.loads(asked))
    except (ValueError, TypeError) as problem:
        raise RecordingUnreadable from problem
    if not (begin >= 0 and 0 < seconds <= 3600):
        raise RecordingUnreadable
    return Part(begin, seconds)
