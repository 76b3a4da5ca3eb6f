"""Recordings made into transcripts by a speech model that the user installed, while nothing is being read."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic

from core.domain.change import RULE, Change
from core.domain.document import Document, Failure, Source, Stage
from core.domain.errors import SpeechMissing, StageWrong, VouchError
from core.domain.model_errors import (
    ModelCrashed,
    ModelError,
    ModelMissing,
    ModelSlow,
    ModelUnknown,
    RecordingForeign,
    RecordingTooLong,
    RecordingUnreadable,
)
from core.domain.profile import Profile
from core.domain.question import Question
from core.domain.weights import Card
from core.ports import Progress, Selection, Trail, silent
from core.rules import Deed, demand
from core.workbench.hearing import Look, Models
from core.workbench.processing import PORTION, RECORDING, Heard, Processing
from core.workbench.selected import every

log = logging.getLogger(__name__)
LONGEST = 4 * 3600.0
"""seconds of a recording that are listened to at all"""
PATIENCE = 3600.0
"""seconds that a model may take over one portion"""
MOST_TOKENS = 10_000
"""of one portion, by which its progress is told"""
LISTENING = "listening"
REST = 600.0
"""seconds for which no model is asked after one that could not be"""
ITS_OWN = (ModelCrashed, ModelSlow, RecordingUnreadable, RecordingForeign, RecordingTooLong)
"""errors that the recording itself brings about, and another one may not"""


def untold(change: Change) -> None:
    """For whoever does not want to know what became of recordings."""


@dataclass
class Transcribing:
    """The recordings of one vault that wait for a model to listen to them."""

    processing: Processing
    models: Callable[[], Models | None]
    who: Profile
    _waiting: list[str] = field(default_factory=list, init=False)
    _lines: int = field(default=-1, init=False)
    _left: set[str] = field(default_factory=set, init=False)
    """of which nothing can be kept: the same bytes are settled elsewhere"""
    _rests_until: float = field(default=0.0, init=False)

    def waiting(self) -> tuple[Document, ...]:
        """The recordings that no model has listened to."""
        failed = every(self.processing.store, Selection(stage=Stage.FAILED, brief=True))
        return tuple(one for one in failed if one.failure and one.failure.code == SpeechMissing.code)

    def cards(self) -> Sequence[Card]:
        """The installed models that listen, the smallest first."""
        models = self.models()
        return sorted(models.speech.cards(), key=lambda card: card.size) if models and models.speech else ()

    def hear(self, document: str, model: str = "", progress: Progress = silent) -> Change:
        """Has a recording listened to now, again where one was; else by the largest model that listens.

        Raises ModelMissing where none is installed, StageWrong for what is no recording or is approved, ModelUnknown,
        another ModelError, RoleNotAllowed, DiskFull, Cancelled.
        """
        demand(self.who.role, Deed.PREPARE)
        found = self.processing.store.document(document)
        if not _is_recording(found):
            raise StageWrong(stage=found.stage.value)
        heard = self._heard(found, model, progress)
        change = self._keep(found, heard, self.who.name, progress)
        if isinstance(heard, VouchError):
            raise heard
        return change

    def next(self, progress: Progress, told: Callable[[Change], object] = untold) -> int:
        """Has one recording that waits listened to; 0 where none is, or no model listens. Raises Cancelled.

        `told` hears what became of it.
        """
        document = self._next() if monotonic() >= self._rests_until else None
        if document is None:
            return 0
        found = self.processing.store.document(document)
        if found.failure is None or found.failure.code != SpeechMissing.code:
            return 1
        try:
            heard = self._heard(found, "", progress)
        except ModelError as error:  # no model can be asked about any recording
            log.warning("no recordings heard", extra={"code": error.code})
            self._waiting, self._lines, self._rests_until = [], -1, monotonic() + REST
            return 0
        try:
            told(self._keep(found, heard, RULE, progress))
        except StageWrong:  # somebody else did something to it, or another thread kept it
            self._left.add(document)
        return 1

    def _next(self) -> str | None:
        """The next recording that waits; the vault is looked through again only where something happened in it."""
        if not self.cards():
            return None
        if not self._waiting:
            lines = self.processing.store.activities(Trail())
            if lines == self._lines:
                return None
            self._lines, self._waiting = lines, [one.id for one in self.waiting() if one.id not in self._left]
        return self._waiting.pop(0) if self._waiting else None

    def _heard(self, document: Document, model: str, progress: Progress) -> Heard:
        """What a model hears, or why it fails on this recording. Raises a ModelError where it cannot be asked."""
        models, names = self.models(), [card.name for card in self.cards()]
        if models is None or models.speech is None or not names:
            raise ModelMissing
        if model and model not in names:
            raise ModelUnknown(model=model)
        try:
            return _listened(
                models.speech.look, model or names[-1], self.processing.store.source(document.id), progress
            )
        except ITS_OWN as error:
            return error

    def _keep(self, document: Document, heard: Heard, actor: str, progress: Progress) -> Change:
        """Keeps what was heard as what the recording says, by whichever thread comes to read it first."""
        store, kept = self.processing.store, self.processing.heard
        kept[document.source] = heard
        try:
            store.advance([document.id], Stage.RECEIVED, actor, {"because": "speech model"})
            if isinstance(heard, VouchError):
                return store.fail(document.id, Failure(heard.code, heard.facts), actor)
            return self.processing.read(document.id, progress)
        finally:
            kept.pop(document.source, None)  # the same bytes may be heard by two threads, or for two clients


def _is_recording(document: Document) -> bool:
    """Whether a document waits for a speech model, failed with one, or is what one heard."""
    if document.reading:
        return document.reading.type == RECORDING
    codes = {SpeechMissing.code, *(error.code for error in ITS_OWN)}
    return document.failure is not None and document.failure.code in codes


def _listened(look: Look, model: str, source: Source, progress: Progress) -> Heard:
    """All that a model hears in a recording, portion by portion. Raises a ModelError, DiskFull, Cancelled."""
    from core.workbench.transcript import Spoken, portion, transcript  # noqa: PLC0415 (it loads what reads files)

    spoken, begin = list[Spoken](), 0.0
    while begin < LONGEST:
        heard_to = int(begin)

        def tell(step: str, done: int, total: int, heard_to: int = heard_to) -> None:
            del step, done, total
            progress(LISTENING, heard_to, 0)

        asked = json.dumps([begin, PORTION])
        question = Question(LISTENING, asked, most_tokens=MOST_TOKENS, seconds=PATIENCE)
        found = portion(look(model, question, [source.data], tell).text, begin, model)
        spoken.extend(found.spoken)
        if found.last:
            return transcript(spoken, found.to, model)
        begin = found.to
    raise RecordingTooLong
