"""Pages of documents in another language: for a person to read beside the original, kept and believed nowhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import resources
from core.domain.errors import PageUnknown
from core.domain.model_errors import LanguageMissing, ModelMissing, QuestionTooLong
from core.domain.profile import Profile
from core.domain.question import Question
from core.extraction.tiers import Tier
from core.ports import Progress, Store, silent
from core.rules import Deed, demand
from core.translating import Masked, Sentence, masked, restored, sentences
from core.workbench.hearing import Models

TOLD_BY = (Tier.LARGE, Tier.SMALL)
"""language models that translate where none is installed for that alone, the better one first"""
TRANSLATING = "translating"
MOST_TOKENS, SECONDS = 400, 120.0
"""of one sentence"""
GRAMMAR = """root ::= ({marks}char)+
char ::= [^0-9\\x00-\\x1F\\x7F\\x5B\\x5D]
"""
"""one line, without a figure but the marks of those that were cut out"""


class Translated(NamedTuple):
    """A sentence and what it says in another language."""

    original: Sentence
    text: str
    """the original, where it could not be translated with every figure in its place"""
    whole: bool
    """False there"""


@dataclass(frozen=True)
class Translating:
    """Translations by the models of this machine."""

    store: Store
    models: Callable[[], Models | None]
    who: Profile

    def model(self) -> str:
        """What translates: a model installed for that, else a language model; nothing where none is installed."""
        models = self.models()
        if models is None:
            return ""
        made_for_it = sorted(models.translators(), key=lambda card: card.size)
        tiers = models.tiers("")
        return made_for_it[-1].name if made_for_it else next((tiers[one] for one in TOLD_BY if one in tiers), "")

    @property
    def offered(self) -> bool:
        """Whether a model that translates is installed, and what runs it is there."""
        models, name = self.models(), self.model()
        return models is not None and bool(name) and models.runs(name)

    def page(self, document: str, number: int, language: str, progress: Progress = silent) -> tuple[Translated, ...]:
        """One page, sentence by sentence; raises what `sentences` raises."""
        return tuple(self.sentences(document, number, language, progress))

    def sentences(self, document: str, number: int, language: str, progress: Progress = silent) -> Iterator[Translated]:
        """The sentences of one page, each as soon as it is translated. What is written there does nothing else.

        Raises ModelMissing where no model is installed, LanguageMissing, another ModelError, DocumentUnknown,
        PageUnknown, RoleNotAllowed, Cancelled.
        """
        demand(self.who.role, Deed.PREPARE)
        if language not in languages():
            raise LanguageMissing(language=language)
        name, models, page = self.model(), self.models(), self.store.page(document, number)
        if models is None or not name:
            raise ModelMissing
        if page is None:
            raise PageUnknown(page=str(number))
        made_for_it = name in {card.name for card in models.translators()}
        reading = self.store.document(document).reading
        known = (reading.language if reading else "") or ""
        done, listed = dict[str, str | None](), sentences(page)
        for at, one in enumerate(listed):
            progress(TRANSLATING, at, len(listed))
            cut = masked(one.text)
            if cut.says and one.text not in done:
                asked = asking(cut, (known, language), made_for_it=made_for_it)
                try:
                    said = models.reasoner.ask(name, asked, _as_ours(progress, at, len(listed)))
                except QuestionTooLong:
                    done[one.text] = None
                else:
                    done[one.text] = restored(said.text, cut) if said.whole else None
            yield Translated(one, done.get(one.text) or one.text, done.get(one.text, "") is not None)


def languages() -> Mapping[str, Mapping[str, str]]:
    """The languages that can be translated into, by ISO 639-1, with their names."""
    return resources.parsed("models", "languages")


def asking(cut: Masked, pair: tuple[str, str], *, made_for_it: bool) -> Question:
    """What a model is asked: words of documents stand in the text and nowhere else."""
    if made_for_it:
        return Question(json.dumps(pair), cut.text, most_tokens=MOST_TOKENS, seconds=SECONDS)
    told = resources.data("prompts", "translate.txt").decode().format(language=languages()[pair[1]]["en"])
    marks = "".join(f'"[{number}]" | ' for number in range(1, len(cut.figures) + 1))
    return Question(told, cut.text, GRAMMAR.format(marks=marks), MOST_TOKENS, SECONDS)


def _as_ours(progress: Progress, at: int, sentences: int) -> Progress:
    """Tells of sentences instead of tokens."""
    return lambda step, done, total: progress(TRANSLATING, at, sentences)  # noqa: ARG005 (a progress)
