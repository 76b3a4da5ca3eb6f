"""Models: installed, verified, measured and removed by their buttons; the gauge says what is loaded."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.domain.graphics import Device, Graphics
from core.domain.model_errors import ModelsMistaken
from core.domain.question import Hosted, Question, Said
from core.domain.weights import Card, Installed, Measure, Use, Wish
from core.extraction.tiers.routing import ENOUGH
from core.ports import Progress, Trail, silent
from desktop.window.desk import Desk
from desktop.window.engines.candidates import Candidates
from desktop.window.engines.models import ModelsGroup
from models.host.local import LocalModels, papers
from models.training.tiny.llama import Shape, llama
from tests.core.workbench.test_opining import SMALL, models
from tests.core.workbench.test_opining import Saying as Opining
from tests.desktop.window.conftest import receipt

Settled = Callable[[], None]
LEFT = 561.0


class Saying:
    """A host in which nothing runs, and that says nothing of any paper."""

    def __init__(self) -> None:
        self.hosted, self.unloaded = Hosted("tiny", 62.4, asked=3, tokens_a_second=120.5), False

    def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
        return Said("{}", 4, seconds=0.5, peak_mb=62)

    def look(self, model: str, question: Question, pictures: Sequence[bytes], progress: Progress = silent) -> Said:
        return self.ask(model, question, progress)


class Scripted(LocalModels):
    """The real shelf of models, over a host that says what a test tells it to."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.said = Saying()
        self.slow: Event | None = None
        self.cards_here: Graphics | None = None
        self.driver = Event()
        self.driver.set()

    @property  # type: ignore[override]
    def host(self) -> Saying:
        return self.said

    @host.setter
    def host(self, host: object) -> None:
        """What would run them does not."""

    def asked(self) -> Sequence[Card]:
        return [card for card in self.cards() if card.use is Use.TEXT]

    def translators(self) -> Sequence[Card]:
        return [card for card in self.cards() if card.use is Use.TRANSLATION]

    def listening(self) -> Sequence[Card]:
        return [card for card in self.cards() if card.use is Use.SPEECH]

    def install(self, source: Path, wish: Wish, signer: str, progress: Progress) -> Sequence[Installed]:
        if self.slow:
            while not self.slow.wait(0.01):
                progress("hashing", 1, 2)
        return super().install(source, wish, signer, progress)

    def hosted(self) -> Hosted:
        return self.said.hosted

    def graphics(self) -> Graphics:
        self.driver.wait()
        return self.cards_here or super().graphics()

    def idle_left(self) -> float | None:
        return LEFT if self.said.hosted.model else None

    def unload(self) -> None:
        self.said.hosted = Hosted("")

    def remove(self, name: str) -> None:
        self.shelf.remove(name)


@pytest.fixture
def machine(tmp_path: Path) -> Scripted:
    return Scripted(tmp_path / "models")


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.gguf"
    path.write_bytes(llama(Shape(width=16, heads=2, layers=1, inner=16)))
    return path


@pytest.fixture
def group(qtbot: QtBot, desk: Desk, machine: Scripted, settled: Settled) -> ModelsGroup:
    desk.workbench = replace(desk.workbench, machine=lambda: machine, papers=lambda: papers()[:1])
    assert desk.workbench.modelling
    made = ModelsGroup(desk, desk.workbench.modelling)
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    settled()
    return made


def said(group: ModelsGroup) -> str:
    return "\n".join(one.text() for one in group.findChildren(QLabel) if one.isVisibleTo(group))


def install(group: ModelsGroup, weights: Path, settled: Settled) -> None:
    asked = group.ask(weights)
    asked.licence.setText("MIT")
    asked.origin.setText("made here")
    asked.accept()
    settled()


def test_without_models_the_place_says_so_and_names_candidates(group: ModelsGroup) -> None:
    assert "No models are installed" in said(group)
    (candidates,) = group.findChildren(Candidates)
    assert candidates.list.isHidden()
    candidates.fold.click()
    assert "not tried by us" in said(group)
    candidates.fold.click()
    assert candidates.list.isHidden()


def test_a_model_is_installed_verified_measured_and_removed(
    group: ModelsGroup, weights: Path, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    told = list[str]()
    desk.told.connect(lambda message: told.append(message.said))
    install(group, weights, settled)
    line = group.lines["tiny"]
    assert "licence: MIT" in line.about.text()
    assert "compared with nobody" in line.hash.text()
    assert "not measured here" in line.measured.text()
    qtbot.mouseClick(line.verifying, Qt.MouseButton.LeftButton)
    settled()
    assert "tiny is what it was" in told[-1]
    qtbot.mouseClick(line.start, Qt.MouseButton.LeftButton)
    settled()
    group.remove("tiny")
    settled()
    assert group.lines == {}
    actions = {one.action for one in desk.workbench.activity(Trail())}
    assert {"model_installed", "model_removed"} <= actions


def test_models_are_listed_while_a_driver_takes_its_time(
    group: ModelsGroup, weights: Path, machine: Scripted, qtbot: QtBot, settled: Settled
) -> None:
    machine.shelf.add(weights, Wish("tiny"))
    machine.driver.clear()
    group.read()
    try:
        qtbot.waitUntil(lambda: "tiny" in group.lines)
    finally:
        machine.driver.set()
    settled()


def test_what_was_measured_of_every_sort_of_model_stands_beside_it(
    group: ModelsGroup, weights: Path, machine: Scripted, settled: Settled
) -> None:
    figures = {
        Use.TEXT: ("receipt", "Receipt: 50 % of 8 values right, 1 wrong, 2.0 s a paper, 90 MB"),
        Use.MEANING: ("meaning", "50 % of 8 questions found their passage, 2.00 s each, 90 MB"),
        Use.TRANSLATION: ("translation", "50 % of 8 figures kept, 2.00 s a sentence, 90 MB"),
        Use.SPEECH: ("speech", "2.0 s for a minute of sound, 90 MB"),
    }
    for use, (kind, _) in figures.items():
        machine.shelf.add(weights, Wish(use.value, use))
        machine.keep_measures(use.value, [Measure(use.value, kind, 8, 4, 1, 4.0, 20, 2, 90.0)])
    group.read()
    settled()
    assert {one: group.lines[one.value].measured.text().splitlines()[-1] for one in figures} == {
        use: said for use, (_, said) in figures.items()
    }
    assert not any(group.lines[one.value].start.isHidden() for one in figures)


def test_an_installation_is_stopped(
    group: ModelsGroup, weights: Path, machine: Scripted, qtbot: QtBot, settled: Settled
) -> None:
    machine.slow = Event()
    asked = group.ask(weights)
    asked.accept()
    qtbot.waitUntil(lambda: group.working.isVisible() and group.working.bar.maximum() > 0)
    assert not group.add.isEnabled()
    qtbot.mouseClick(group.working.stop, Qt.MouseButton.LeftButton)
    settled()
    assert group.working.isHidden()
    assert (group.lines, machine.cards()) == ({}, ())


def test_damaged_weights_are_told(group: ModelsGroup, weights: Path, desk: Desk, settled: Settled) -> None:
    told = list[str]()
    desk.told.connect(lambda message: told.append(message.said))
    asked = group.ask(weights)
    asked.sha256.setText("0" * 64)
    asked.accept()
    settled()
    assert "tiny.gguf" in told[-1]
    assert group.add.isEnabled()


def test_the_gauge_says_what_is_loaded_and_gives_it_back(group: ModelsGroup, qtbot: QtBot, settled: Settled) -> None:
    group.gauge.read()
    settled()
    assert all(part in group.gauge.said.text() for part in ("tiny", "62 MB", "120.5 tokens", "9:21"))
    qtbot.mouseClick(group.gauge.unload, Qt.MouseButton.LeftButton)
    settled()
    assert "No model is loaded" in group.gauge.said.text()
    group.gauge.show_now((Hosted("tiny", 62, busy=True), None))
    assert "is answering" in group.gauge.said.text()
    assert group.gauge.unload.isHidden()


def test_the_place_says_on_which_card_models_lie_or_why_on_none(
    group: ModelsGroup, machine: Scripted, settled: Settled
) -> None:
    assert group.cards.text()
    machine.cards_here = Graphics(seen=("A card",))
    group.read()
    settled()
    assert group.cards.text().startswith("Graphics card A card: not used")
    machine.cards_here = Graphics(seen=("A card",), used=(("llama.cpp", Device(0, 6144, 8192, "A card")),))
    group.read()
    settled()
    assert group.cards.text().startswith("Graphics card A card, 6.0 of 8.0 GB free: llama.cpp")
    group.gauge.show_now((Hosted("tiny", 62, card="A card"), None))
    assert "on A card" in group.gauge.said.text()
    group.gauge.show_now((Hosted("tiny", 62, spared="A card"), None))
    assert "A card could not take tiny" in group.gauge.said.text()


def test_what_people_found_of_it_is_told_and_forgotten(
    group: ModelsGroup, weights: Path, desk: Desk, add: Callable[..., str], settled: Settled
) -> None:
    install(group, weights, settled)
    assert group.lines["tiny"].judging.isHidden()
    assert "All types" in said(group)
    assert "the readers → tiny → a person" in said(group)
    bench = replace(desk.workbench, models=models(Opining({"total_amount": "12.00"}), replace(SMALL, name="tiny")))
    assert bench.opinions
    for number in range(ENOUGH):
        document = add(receipt(accepted=False, vendor_name=f"Fern {number}"), f"{number}.pdf")
        bench.opinions.ask(document)
        bench.correct(document, "total_amount", "13.00")
    document = add(receipt(accepted=False, vendor_name="Another"), "another.pdf")
    with pytest.raises(ModelsMistaken):
        bench.opinions.ask(document)
    group.read()
    settled()
    line = group.lines["tiny"]
    assert line.judged.text() == "Receipt: people found 0 of 10 right, so it is not asked any more"
    assert "All other types" in said(group)
    assert "the readers → a person" in said(group)
    line.judging.click()
    settled()
    QApplication.processEvents()
    assert group.lines["tiny"].judged.isHidden()
    assert "All types" in said(group)
    assert bench.opinions.ask(document).documents == (document,)
