"""Models asked about one document: whom, with which pictures, and how that went."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.domain.errors import Cancelled, VouchError
from core.domain.layout import Box
from core.domain.model_errors import ModelCrashed, ModelError, ModelSlow, ModelTooLarge, QuestionTooLong
from core.domain.question import Question, Said
from core.domain.weights import Card, Measure, Verdict
from core.extraction.tiers import Tier, installed, mistaken, shares
from core.ports import Progress, Reasoner

FAILURES = (ModelCrashed, ModelSlow, ModelTooLarge, QuestionTooLong)
"""with which a model fails on one paper, and may not on the next"""
SEEING = 300.0
"""seconds that a model which is shown pictures may take"""
LINES = "lines"
Look = Callable[[str, Question, Sequence[bytes], Progress], Said]
"""asks a model that is shown pictures. Raises a ModelError, DiskFull, or Cancelled where the progress does"""


class Sight(NamedTuple):
    """The models of this machine that see."""

    look: Look
    seeing: Callable[[], Sequence[Card]]
    """all of them"""
    readers: Callable[[], Sequence[Card]]
    """those that read a line of print or handwriting, and nothing else"""


class Speech(NamedTuple):
    """The models of this machine that listen."""

    look: Look
    """asks one that is given a recording"""
    cards: Callable[[], Sequence[Card]]


class Near(NamedTuple):
    """The models of this machine that tell how near texts are in meaning, in a host of their own."""

    reasoner: Reasoner
    cards: Callable[[], Sequence[Card]]
    loaded: Callable[[], str]
    """the one that is loaded now; nothing where none is"""


class Models(NamedTuple):
    """The language models of this machine."""

    reasoner: Reasoner
    cards: Callable[[], Sequence[Card]]
    """those that can be asked"""
    measures: Callable[[], Sequence[Measure]]
    """how they did on this machine"""
    sight: Sight | None = None
    """None where none sees"""
    speech: Speech | None = None
    """None where none listens"""
    translators: Callable[[], Sequence[Card]] = tuple
    """those that translate and do nothing else"""
    near: Near | None = None
    """None where none makes vectors"""
    runs: Callable[[str], bool] = bool
    """whether what runs a model of that name is there too"""

    def tiers(self, kind: str, verdicts: Iterable[Verdict] = ()) -> Mapping[Tier, str]:
        """The model of each tier for documents of a type, by how they did here and what people found of them."""
        own = [one for one in verdicts if one.type == kind]
        right = shares((one for one in self.measures() if one.type == kind), own)
        wrong = mistaken(own)
        return installed([card for card in self.cards() if card.name not in wrong], right)

    @property
    def reader(self) -> str:
        """The model that reads lines; nothing where there is none."""
        return next((card.name for card in self.sight.readers()), "") if self.sight else ""


class Hearing:
    """Asks models about one document, and remembers how that went."""

    def __init__(
        self,
        models: Models,
        there: Mapping[Tier, str],
        picture: Callable[[int], bytes],
        shown: Sequence[int],
        progress: Progress,
    ) -> None:
        """`picture` gives that of a page, or nothing; `shown` are the pages that a model which sees is shown."""
        self._models, self._there, self._progress = models, there, progress
        self._picture, self._shown = picture, shown
        self.asked = list[str]()
        self.said = dict[str, dict[str, str]]()
        """what each model said that is printed, value by value"""
        self.answered = False
        self.failures = dict[str, str]()
        self.useless: ModelError | None = None
        """the error of a model that cannot be asked about other documents either"""

    def ask(self, tier: Tier, question: Question) -> Said:
        """What the model of a tier says. Raises a VouchError."""
        name, sight = self._there[tier], self._models.sight
        if tier is not Tier.VISION or sight is None:
            return self._heard(name, lambda: self._models.reasoner.ask(name, question, self._progress))
        pictures = [data for page in self._shown if (data := self._picture(page))]
        longer = replace(question, seconds=SEEING)
        return self._heard(name, lambda: sight.look(name, longer, pictures, self._progress))

    def told(self, tier: Tier, values: Mapping[str, str]) -> None:
        """Remembers what the model of a tier said that is printed."""
        self.said.setdefault(self._there[tier], {}).update(values)

    def lines(self, page: int, boxes: Sequence[Box]) -> Sequence[str]:
        """What the model for lines reads in places of a page, in parts of its sides. Raises a VouchError."""
        sight, name, data = self._models.sight, self._models.reader, self._picture(page)
        if sight is None or not data:
            return ()
        question = Question(LINES, json.dumps([list(box) for box in boxes]), seconds=SEEING)
        return self._heard(name, lambda: sight.look(name, question, [data], self._progress)).text.split("\n")

    def _heard(self, name: str, ask: Callable[[], Said]) -> Said:
        self.asked.append(name)
        try:
            said = ask()
        except Cancelled:
            raise
        except VouchError as error:
            self.failures = {"failed": error.code}
            if isinstance(error, ModelError) and not isinstance(error, FAILURES):
                self.useless = error
            raise
        self.answered = True
        return said
