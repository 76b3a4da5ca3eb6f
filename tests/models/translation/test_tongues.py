"""Models that translate, with random weights, in their confined process."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from core.domain.errors import Cancelled
from core.domain.model_errors import LanguageMissing, ModelUnreadable, QuestionTooLong
from core.domain.question import Question
from core.domain.weights import Use, Wish
from core.work.hosting import ModelHost
from models.catalogue import ModelShelf
from models.host.starting import Starting

pytestmark = pytest.mark.skipif(
    not find_spec("transformers"), reason="torch and transformers are not installed: make vision"
)
BUDGET = 4000


def host(tmp_path: Path, kind: str) -> ModelHost:
    voices = pytest.importorskip("models.training.tiny.voices")
    shelf = ModelShelf(tmp_path / "models")
    shelf.add(getattr(voices, kind)(tmp_path / "tiny"), Wish("tiny", Use.TRANSLATION))
    starting = Starting(shelf, lambda: BUDGET)
    assert [card.name for card in starting.translators()] == ["tiny"]
    return ModelHost(starting.command, BUDGET)


def asking(text: str, known: str = "en", wanted: str = "fr") -> Question:
    return Question(json.dumps([known, wanted]), text, most_tokens=12, seconds=200)


@pytest.mark.parametrize("kind", ["many_tongues", "marked_tongues"])
def test_a_sentence_is_said_in_another_language(tmp_path: Path, kind: str) -> None:
    def stop(step: str, done: int, total: int) -> None:
        if done:
            raise Cancelled

    with host(tmp_path, kind) as made:
        said = made.ask("tiny", asking("invoice total [1]"))
        assert 0 < said.tokens <= 12
        assert made.ask("tiny", asking("invoice total [1]", "")).text is not None
        with pytest.raises(LanguageMissing):
            made.ask("tiny", asking("invoice", wanted="zh"))
        with pytest.raises(QuestionTooLong):
            made.ask("tiny", asking("invoice " * 600))
        with pytest.raises(Cancelled):
            made.look("tiny", asking("invoice total [1]"), (), stop)
        held = made._child
        assert held is None or held.confinement.memory


def test_folders_of_other_kinds_are_refused(tmp_path: Path) -> None:
    with host(tmp_path, "listening") as made, pytest.raises(ModelUnreadable):
        made.ask("tiny", asking("invoice"))
