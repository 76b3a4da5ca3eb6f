"""What pages mean is learned beside the reading, while nothing waits."""

import base64
import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from zlib import crc32

import pytest

from core.domain.errors import Cancelled, DiskFull
from core.domain.model_errors import ModelError, ModelRuntimeMissing, ModelTooLarge, ModelUnreadable
from core.domain.question import Hosted, Question, Said
from core.domain.weights import Card, Format, ModelFile, Use, Wish
from core.ports import Arrival, Progress, silent
from core.search.hosted import HostedEmbedder
from core.search.meaning import GramEmbedder
from core.search.measuring import likeness, pairs
from core.vault import Vault
from core.vault.searching import VaultLibrary
from core.workbench import Outcome, Work, Workbench
from core.workbench.hearing import Models, Near
from core.workbench.measuring import ModelBench
from models.host.local import LocalModels
from models.training.tiny import meaning
from tests.core.workbench.conftest import receipt

Add = Callable[..., str]


def test_documents_are_learned_once_they_are_read(bench: Workbench, add: Add) -> None:
    assert isinstance(bench.store, Vault)
    made = replace(bench, library=VaultLibrary(bench.store))
    assert made.asking
    searching, learned = made.asking.searching, Event()
    add(receipt(), b"a receipt", "scan.pdf")
    outcomes: list[Outcome] = []

    def learn(progress: Progress) -> int:
        done = made.beside()(progress)
        if done:
            learned.set()
        return done

    with Work(made.processing, outcomes.append, beside=learn):
        assert learned.wait(60)
    assert [one.name for one in made.asking.search("receipt")] == ["scan.pdf"]
    assert len(VaultLibrary(bench.store).vectors(searching.embedder.space, 0)) >= 1
    assert searching.catch_up() == 0


@pytest.mark.parametrize("problem", [KeyError(), Cancelled(), DiskFull()])
def test_what_breaks_beside_the_reading_does_not_end_it(bench: Workbench, problem: Exception) -> None:
    broken, again = Event(), Event()

    def breaking(progress: Progress) -> int:
        if not broken.is_set():
            broken.set()
            raise problem
        again.set()
        return 0

    with Work(bench.processing, lambda outcome: None, beside=breaking) as work:
        assert broken.wait(60)
        bench.store.take(Arrival("Northwind", "next.pdf", b"next"), "ann")
        work.wake()
        assert again.wait(60)


def test_a_workbench_without_a_library_asks_nothing(bench: Workbench) -> None:
    assert bench.asking is None


CARD = Card("tiny", Format.ONNX, Use.MEANING, (ModelFile("model.onnx", 1, "a" * 64),))
BROOMS = ("mop", "broom", "balai")


class Meaning:
    """A model to which all words of a group mean the same; it can be told to fail."""

    def __init__(self) -> None:
        self.asked, self.loaded = list[str](), ""
        self.error: ModelError | None = None

    def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
        progress("thinking", 0, 0)
        if self.error:
            raise self.error
        self.asked.append(question.system)
        self.loaded = model
        lines = [base64.b64encode(self._vector(text)).decode() for text in json.loads(question.text)]
        return Said("\n".join(lines), len(lines))

    def _vector(self, text: str) -> bytes:
        words = ["broom" if word in BROOMS else word for word in re.findall(r"[a-z]+", text.lower())]
        sums = [sum(1 for word in words if crc32(word.encode()) % 32 == place) for place in range(32)]
        length = math.sqrt(sum(one * one for one in sums)) or 1.0
        return bytes(round(127 * one / length) for one in sums)


def by_model(bench: Workbench, model: Meaning, cards: Sequence[Card] = (CARD,)) -> Workbench:
    near = Near(model, lambda: cards, lambda: model.loaded)
    assert isinstance(bench.store, Vault)
    models = Models(model, tuple, tuple, near=near)
    return replace(bench, library=VaultLibrary(bench.store), models=lambda: models)


def learned(bench: Workbench) -> None:
    assert bench.asking
    while bench.asking.searching.learn(silent):
        continue


def test_pages_are_found_by_what_a_model_says_they_mean(bench: Workbench, add: Add) -> None:
    model = Meaning()
    made = by_model(bench, model)
    add(receipt(), b"one", "mop.pdf")
    add(receipt(), b"two", "lamp.pdf")
    learned(made)
    assert made.asking
    assert model.asked
    assert made.asking.search("balai")[0].name == "mop.pdf"
    assert not replace(made, models=lambda: None).asking.search("balai")  # type: ignore[union-attr]


def test_a_search_does_not_wait_for_a_model_that_is_not_loaded(bench: Workbench, add: Add) -> None:
    model = Meaning()
    made = by_model(bench, model)
    add(receipt(), b"one", "mop.pdf")
    learned(made)
    assert made.asking
    beside = made.beside()
    model.loaded, asked = "", len(model.asked)
    assert made.asking.search("balai") == ()
    assert len(model.asked) == asked
    assert beside(silent) == 0  # it is loaded meanwhile
    assert model.loaded
    assert made.asking.search("balai")[0].name == "mop.pdf"


def test_what_takes_long_before_the_first_search_is_done_where_nobody_waits(bench: Workbench, add: Add) -> None:
    class Slow(Meaning):
        """Asked by a search, it measures too long how near texts are that have nothing in common."""

        beside = False

        def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
            if len(json.loads(question.text)) > 1 and not self.beside:
                raise Cancelled
            return super().ask(model, question, progress)

    model = Slow()
    made = by_model(bench, model)
    add(receipt(), b"one", "mop.pdf")
    assert made.asking
    beside = made.beside()
    model.beside = True
    while beside(silent):
        continue
    model.beside = False
    assert model.loaded
    assert made.asking.search("balai") == ()
    model.beside = True
    assert beside(silent) == 0
    model.beside = False
    assert made.asking.search("balai")[0].name == "mop.pdf"


def test_another_model_makes_its_own_vectors_and_those_of_the_one_before_go(bench: Workbench, add: Add) -> None:
    model = Meaning()
    other = replace(CARD, files=(ModelFile("model.onnx", 1, "b" * 64),))
    add(receipt(), b"one", "mop.pdf")
    assert isinstance(bench.store, Vault)
    library = VaultLibrary(bench.store)
    spaces = [HostedEmbedder(model, card).space for card in (CARD, other)]
    for cards, there in (((CARD,), [True, False]), ((other,), [False, True]), ((), [False, False])):
        made = by_model(bench, model, cards)
        learned(made)
        assert [bool(library.vectors(space, 0)) for space in spaces] == there
        assert library.vectors(GramEmbedder().space, 0)


@pytest.mark.parametrize("error", [ModelTooLarge(model="tiny"), ModelRuntimeMissing(), ModelUnreadable(model="tiny")])
def test_a_model_that_fails_costs_nothing_but_itself(bench: Workbench, add: Add, error: ModelError) -> None:
    model = Meaning()
    made = by_model(bench, model)
    add(receipt(), b"one", "mop.pdf")
    learned(made)
    model.error = error
    assert made.asking
    assert [one.name for one in made.asking.search("mop")] == ["mop.pdf"]
    add(receipt(), b"two", "broom.pdf")
    learned(made)
    assert "broom.pdf" in [one.name for one in made.asking.search("broom")]


def test_what_is_read_anew_is_learned_anew_by_the_model_too(bench: Workbench, add: Add) -> None:
    made = by_model(bench, Meaning())
    document = add(receipt(accepted=False), b"one", "mop.pdf")
    learned(made)
    assert made.asking
    library = made.asking.library
    space = HostedEmbedder(Meaning(), CARD).space
    before = [one.number for one in library.vectors(space, 0)]
    found = bench.store.document(document)
    assert found.reading
    changed = replace(found.reading, type="invoice")
    bench.store.change(document, found.version, changed, "corrected", "ann")
    learned(made)
    after = [one.number for one in library.vectors(space, 0)]
    assert len(after) >= 1
    assert not set(before) & set(after)


@pytest.mark.skipif(not find_spec("tokenizers"), reason="tokenizers is not installed: make meaning")
def test_a_real_model_in_its_host_finds_what_words_alone_do_not(bench: Workbench, add: Add, tmp_path: Path) -> None:
    local = LocalModels(tmp_path / "models")
    local.install(meaning.onnx_folder(tmp_path / "tiny"), Wish("tiny", Use.MEANING), "", silent)
    near = Near(local.near, local.meaning, lambda: local.near.state().model)
    assert isinstance(bench.store, Vault)
    models = Models(local.host, local.asked, local.measures, near=near)
    made = replace(bench, library=VaultLibrary(bench.store), models=lambda: models)
    add(receipt(), b"one", "balai mop.pdf")
    add(receipt(), b"two", "avocat.pdf")
    try:
        learned(made)
        assert made.asking
        assert made.asking.search("broom")[0].name == "balai mop.pdf"
        assert made.asking.search("counsel")[0].name == "avocat.pdf"
        assert local.host.state() == Hosted("")  # the host of what is asked in words has nothing to do with it
        assert local.hosted().model == "tiny"
    finally:
        local.close()


def test_a_model_for_meaning_is_measured_on_questions_and_their_passages(bench: Workbench) -> None:
    models = Models(Meaning(), tuple, tuple, near=Near(Meaning(), lambda: [CARD], str))
    (measure,) = ModelBench(bench.reader, models, bench.types).measure("tiny", ())
    assert (measure.model, measure.type) == ("tiny", "meaning")
    assert measure.asked == measure.right + measure.wrong == len(pairs())
    assert 0 < measure.right < measure.asked


def test_the_embedder_without_a_model_is_better_than_chance_on_the_bundled_questions() -> None:
    told, embedder = pairs(), GramEmbedder()
    asked, passages = ([*map(str, column)] for column in zip(*told, strict=True))
    found = likeness(embedder.embed(asked), embedder.embed(passages))
    assert found.right > 1  # chance: that much; the passages share hardly a word with their questions
    assert 0 <= found.floor < 0.1
