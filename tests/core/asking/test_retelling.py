"""A model's sentences are shown where passages bear them out, each with its place; else the passages are quoted."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.asking.retelling import SENTENCES, grammar, question_of, sentences
from core.domain.asking import Citation
from core.domain.errors import Cancelled, DiskFull, VouchError
from core.domain.model_errors import ModelCrashed
from core.domain.question import Question, Said
from core.domain.weights import Card, Format, ModelFile, Use
from core.ports import Progress, silent
from core.search.meaning import meant
from core.vault import Vault
from core.work.hosting import ModelHost
from core.workbench.asking_models import _soon
from core.workbench.hearing import Models
from models.training.tiny.llama import Shape, llama
from tests.core.asking.made import INJECTED, TODAY, asked, filled

LEASE = Citation("d1", 3, None, "The tenant may end this lease with a notice period of three months.", "lease.pdf")
RENT = Citation("d1", 4, None, f"The rent is 1,250.00 EUR a month. {INJECTED}", "lease.pdf")
ASKED = "How can the tenant end the lease?"


def said(*items: Any) -> Said:
    return Said(json.dumps(list(items)), 10)


def item(says: str, passage: int = 1, quote: str = "notice period of three months") -> dict[str, Any]:
    return {"says": says, "passage": passage, "quote": quote}


def kept(*items: Any) -> list[str]:
    return [one.text for one in sentences(said(*items), ASKED, (LEASE, RENT), meant)]


def test_a_sentence_that_its_passage_bears_out_is_said() -> None:
    good = item("The tenant may end the lease with a notice of three months.")
    assert kept(good) == [good["says"]]
    (one,) = sentences(said(good), ASKED, (LEASE, RENT), meant)
    assert one.citation is LEASE
    assert kept(item("The rent is 1 250.00 EUR a month.", 2, "rent is 1,250.00 EUR"))


@pytest.mark.parametrize(
    "bad",
    [
        item("The tenant may end the lease with a notice of six months and 12 days."),
        item("The tenant may end the lease with a notice of three months.", 1, "notice period of six months"),
        item("The tenant may end the lease with a notice of three months.", 2),
        item("The tenant may end the lease with a notice of three months.", 3),
        item("The tenant may end the lease with a notice of three months.", 0),
        item("The tenant may end the lease with a notice of three months.", 1, "the"),
        item("The tenant may end the lease with Sunrise Properties in three months."),
        item("The tenant may end the lease with a notice of six months."),
        item("Sunrise may end the lease with a notice of three months."),
        item("The tenant may not end the lease with a notice of three months."),
        item("The tenant may end the lease with a notice of 3 months."),
        item("Landlords everywhere usually accept shorter periods politely.", 1),
        item("The rent is 9,999.00 EUR a month.", 2, "The rent is"),
        item("", 1),
        {"says": 5, "passage": 1, "quote": "notice period"},
        {"says": "The tenant may end this lease.", "passage": True, "quote": "notice period"},
        "The tenant may end this lease.",
    ],
)
def test_what_does_not_stand_in_its_passage_is_not_said(bad: Any) -> None:
    assert kept(bad) == []


def test_a_not_that_is_quoted_is_said() -> None:
    passage = Citation("d1", 1, None, "The tenant may not sublet the flat.", "lease.pdf")
    kept_not, left_out = (item(f"The tenant {may} sublet the flat.", 1, "may not sublet") for may in ("may not", "may"))
    told = sentences(said(kept_not, left_out), "Subletting?", (passage,), meant)
    assert [one.text for one in told] == ["The tenant may not sublet the flat."]


def test_a_number_of_the_question_alone_shows_nothing() -> None:
    answer = said(item("The notice period is 6 months."))
    assert sentences(answer, "Is the notice period of the lease 6 months?", (LEASE,), meant) == ()


def test_few_sentences_are_said_each_once() -> None:
    good = item("The tenant may end the lease with a notice of three months.")
    more = [item(f"The tenant may end this lease with notice {word}.") for word in ("period", "months", "three", "of")]
    assert len(kept(good, good, *more)) == SENTENCES


@given(st.text(max_size=200))
def test_no_answer_breaks_it(text: str) -> None:
    assert sentences(Said(text, 1), ASKED, (LEASE,), meant) == ()


def test_words_of_documents_stand_where_they_command_nothing() -> None:
    question = question_of(ASKED, (LEASE, RENT))
    assert INJECTED not in question.system
    assert "[2] The rent is" in question.text
    assert '"1" | "2"' in question.grammar


CARD = Card("small", Format.GGUF, Use.TEXT, (ModelFile("small.gguf", 1000, "0" * 64),))


@dataclass
class Scripted:
    """A model that says what a test tells it to."""

    answer: Said | VouchError
    asked: list[Question] = field(default_factory=list)

    def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
        self.asked.append(question)
        if isinstance(self.answer, VouchError):
            raise self.answer
        return self.answer

    def models(self) -> Models:
        return Models(self, lambda: (CARD,), lambda: ())


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    made = filled(tmp_path_factory.mktemp("told"))
    yield made
    made.close()


def test_an_answer_is_worded_by_the_model_and_cites_the_page(vault: Vault) -> None:
    good = item("The notice period of the lease is three months.", 1)
    model = Scripted(said(good, item("It is 42.", 1)))
    asking = asked(vault)
    asking.models = model.models
    answer = asking.ask("What about the notice period of the tenant?", today=TODAY)
    assert answer.text.splitlines()[1:] == ["The notice period of the lease is three months. (lease.pdf, page 1)"]
    (citation,) = answer.citations
    assert citation.box
    assert "three months" in citation.text
    figures = asking.ask("How much did we spend in 2026?", today=TODAY)
    assert len(model.asked) == 1
    assert "EUR" in figures.text


@pytest.mark.parametrize(
    "answer",
    [said(item("The answer is 42.")), Said("[", 1, whole=False), ModelCrashed(model="x"), DiskFull(), Cancelled()],
)
def test_without_a_sentence_that_holds_the_passages_are_quoted(vault: Vault, answer: Said | VouchError) -> None:
    asking = asked(vault)
    plain = asking.ask("What about the notice period of the tenant?", today=TODAY)
    asking.models = Scripted(answer).models
    assert asking.ask("What about the notice period of the tenant?", today=TODAY) == plain
    asking.models = lambda: None
    assert asking.ask("What about the notice period of the tenant?", today=TODAY) == plain


def test_nobody_waits_long_for_a_model_that_is_asked_something_else() -> None:
    too_late, in_time = _soon(monotonic() - 1), _soon(monotonic() + 60)
    too_late("thinking", 1, 2)
    in_time("waiting", 0, 0)
    with pytest.raises(Cancelled):
        too_late("waiting", 0, 0)


@pytest.mark.skipif(not find_spec("llama_cpp"), reason="llama-cpp-python is not installed: make llm")
def test_a_real_model_of_random_weights_answers_by_the_grammar_and_nothing_of_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "tiny.gguf"
    path.write_bytes(llama(Shape(width=16, heads=2, layers=1, inner=16)))
    command = [sys.executable, "-m", "models.host", "--model", str(path), "--threads", "1", "--memory", "600"]
    with ModelHost(lambda _, hear: command, 600) as host:
        for count in (1, 2, 6):
            passages = (LEASE, RENT, LEASE, RENT, LEASE, RENT)[:count]
            told = host.ask("tiny", question_of(ASKED, passages))
            assert told.text.startswith("[")
            assert grammar(count)
            assert sentences(told, ASKED, passages, meant) == ()
