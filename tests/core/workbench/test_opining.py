"""Second opinions on documents of a vault, and models measured on papers."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from core.domain.document import Source
from core.domain.errors import PageUnknown, StageWrong
from core.domain.model_errors import ModelCrashed, ModelMissing, ModelUnknown
from core.domain.page import Page, TextSource
from core.domain.question import Question, Said
from core.domain.record import Field
from core.domain.weights import Card, Format, Measure, ModelFile, Use
from core.extraction.tiers import Tier
from core.ports import PageImage, Progress, Reasoner, silent
from core.workbench import Workbench
from core.workbench.hearing import Models, Sight
from core.workbench.measuring import ModelBench
from tests.core.workbench.conftest import Scripted, page, receipt

SMALL = Card("small", Format.GGUF, Use.TEXT, (ModelFile("small.gguf", 10, "0" * 64),))
LARGE = Card("large", Format.GGUF, Use.TEXT, (ModelFile("large.gguf", 10**10, "0" * 64),))
SEEN = "Blue Fern Ltd\nRECEIPT No R-77\nTotal 12.00"


@dataclass
class Saying:
    """A model that says the same of every paper."""

    values: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
        self.asked.append(model)
        if "broken" in self.values:
            raise ModelCrashed(model=model)
        names = [line.partition(":")[0] for line in question.system.splitlines() if line.partition(":")[0].islower()]
        said = {name: self.values.get(name) for name in names if "_" in name or name in self.values}
        wanted = [name for name in said if f'"{name}' in question.grammar.replace("\\", "")]
        return Said(json.dumps({name: said[name] for name in wanted}), 5, seconds=0.5, peak_mb=100)


def models(saying: Reasoner, *cards: Card, measures: tuple[Measure, ...] = ()) -> Callable[[], Models]:
    return lambda: Models(saying, lambda: cards, lambda: measures)


@pytest.fixture
def doubtful(add: Callable[..., str], reader: Scripted) -> str:
    data = b"doubtful"
    reader.texts[data] = (SEEN,)
    return add(receipt(accepted=False), data)


def test_what_a_model_says_is_kept_with_who_was_asked(bench: Workbench, doubtful: str) -> None:
    saying = Saying({"total_amount": "12.00", "receipt_number": "R-77"})
    opinions = replace(bench, models=models(saying, SMALL)).opinions
    assert opinions is not None
    assert opinions.ask(doubtful).documents == (doubtful,)
    shown = bench.show(doubtful)
    assert shown.document.reading is not None
    total = shown.document.reading.record.fields["total_amount"]
    assert total.reason is not None
    assert (total.reason.code, total.accepted) == ("model.agrees", False)
    assert [line.action for line in shown.history][-1] == "model_asked"
    assert saying.asked == ["small"]


def test_what_is_nowhere_on_the_page_changes_nothing(bench: Workbench, doubtful: str) -> None:
    before = bench.show(doubtful)
    opinions = replace(bench, models=models(Saying({"total_amount": "99.00"}), SMALL, LARGE)).opinions
    assert opinions is not None
    assert opinions.ask(doubtful).documents == ()
    assert bench.show(doubtful) == before


def test_a_broken_model_loses_nothing(bench: Workbench, doubtful: str) -> None:
    saying = Saying({"broken": ""})
    opinions = replace(bench, models=models(saying, SMALL, LARGE)).opinions
    assert opinions is not None
    assert opinions.ask(doubtful).documents == ()
    assert saying.asked == ["small"]


def test_without_a_model_or_doubt_nobody_is_asked(bench: Workbench, doubtful: str, add: Callable[..., str]) -> None:
    saying = Saying()
    assert bench.opinions is None
    with pytest.raises(ModelUnknown):
        replace(bench, models=models(saying)).opinions.ask(doubtful)  # type: ignore[union-attr]
    settled = add(receipt("15.00"), b"settled")
    with pytest.raises(StageWrong):  # it was approved by rule
        replace(bench, models=models(saying, SMALL)).opinions.ask(settled)  # type: ignore[union-attr]
    assert saying.asked == []


@dataclass
class Watching:
    """Models that see: one that answers questions, one that reads lines, always the same."""

    line: str = "12.00"
    shown: list[tuple[str, int]] = field(default_factory=list)

    def look(self, model: str, question: Question, pictures: Sequence[bytes], progress: Progress) -> Said:
        self.shown.append((model, len(pictures)))
        if model == "lines":
            return Said("\n".join(self.line for _ in json.loads(question.text)), 4)
        return Saying({"total_amount": "12.00"}).ask(model, question) if question.grammar else Said("A receipt.", 3)

    def models(self, *cards: Card) -> Callable[[], Models]:
        readers = [card for card in cards if card.name == "lines"]
        asked = [card for card in cards if card.name != "lines"]
        return lambda: Models(Saying(), lambda: asked, lambda: (), Sight(self.look, lambda: cards, lambda: readers))


EYE = Card("eye", Format.GGUF, Use.VISION, (ModelFile("eye.gguf", 10, "0" * 64),))
LINES = Card("lines", Format.SAFETENSORS, Use.VISION, (ModelFile("model.safetensors", 10, "0" * 64),))


@pytest.fixture
def scanned(bench: Workbench, add: Callable[..., str], reader: Scripted) -> str:
    document = add(replace(receipt(accepted=False), page_hashes=("00",)), b"scanned")
    words = page(1).words
    bench.store.save_page(document, Page(1, 400, 600, words, source=TextSource.OCR), PageImage(1, b"a picture"))
    return document


def total(bench: Workbench, document: str) -> Field:
    reading = bench.show(document).document.reading
    assert reading is not None
    return reading.record.fields["total_amount"]


@pytest.mark.parametrize("card", [EYE, LINES])
def test_a_model_that_sees_is_shown_the_page(bench: Workbench, scanned: str, card: Card) -> None:
    watching = Watching()
    opinions = replace(bench, models=watching.models(card)).opinions
    assert opinions is not None
    assert opinions.due(bench.show(scanned).document)
    assert opinions.ask(scanned).documents == (scanned,)
    assert watching.shown == [(card.name, 1)]
    found = total(bench, scanned)
    assert found.reason is not None
    assert (found.reason.code, found.accepted) == ("model.agrees", False)


def test_a_line_read_otherwise_changes_nothing(bench: Workbench, scanned: str) -> None:
    opinions = replace(bench, models=Watching("99.00").models(LINES)).opinions
    assert opinions is not None
    assert opinions.ask(scanned).documents == ()


def test_files_with_text_of_their_own_are_not_read_as_pictures(bench: Workbench, doubtful: str) -> None:
    opinions = replace(bench, models=Watching().models(LINES)).opinions
    assert opinions is not None
    assert not opinions.due(bench.show(doubtful).document)
    with pytest.raises(ModelMissing):
        opinions.ask(doubtful)


def test_a_page_is_described_and_nothing_kept(bench: Workbench, scanned: str, doubtful: str) -> None:
    opinions = replace(bench, models=Watching().models(EYE)).opinions
    assert opinions is not None
    before = bench.show(scanned)
    assert opinions.describe(scanned, 1) == ("eye", "A receipt.")
    assert bench.show(scanned) == before
    with pytest.raises(ModelUnknown):
        opinions.describe(scanned, 1, "other")
    with pytest.raises(PageUnknown):  # it has no picture
        opinions.describe(doubtful, 1)


def test_what_did_best_with_a_type_on_this_machine_is_asked() -> None:
    measures = (Measure("b", "receipt", 10, 9, 0, 1, 1, 1, 1), Measure("a", "invoice", 10, 10, 0, 1, 1, 1, 1))
    cards = [replace(SMALL, name=name) for name in ("a", "b")]
    asked = models(Saying(), *cards, measures=measures)()
    assert (asked.tiers("receipt"), asked.tiers("invoice")) == ({Tier.SMALL: "b"}, {Tier.SMALL: "a"})


def test_a_model_is_measured_by_what_the_rules_vouch_for(bench: Workbench, reader: Scripted) -> None:
    reader.answers = {b"one": receipt(), b"two": receipt()}
    reader.texts = {
        b"one": ("Blue Fern Ltd\n2025-12-31\nTotal 12.00",),
        b"two": ("Blue Fern Ltd\n2025-12-31\n12.00\n9.00",),
    }
    papers = [Source(name, name, name.encode()) for name in ("one", "two")]
    said = {"vendor_name": "Blue Fern Ltd", "total_amount": "9.00", "receipt_date": "31 June"}
    (found,) = ModelBench(reader, models(Saying(said), SMALL)(), bench.types).measure("small", papers)
    assert (found.model, found.type, found.papers) == ("small", "receipt", 2)
    assert (found.asked, found.right, found.wrong) == (6, 2, 1)
    assert (found.seconds, found.tokens, found.peak_mb) == (1.0, 10, 100)
    (broken,) = ModelBench(reader, models(Saying({"broken": ""}), SMALL)(), bench.types).measure("small", papers)
    assert (broken.asked, broken.right, broken.share) == (6, 0, 0)
