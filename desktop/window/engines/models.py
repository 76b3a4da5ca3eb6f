"""The installed models of this machine: added, verified, measured, removed, and what is loaded now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.domain.change import Change
from core.domain.graphics import Graphics
from core.domain.weights import Candidate, Card, Installed, Measure, Verdict
from core.workbench import Deed, may
from core.workbench.modelling import Modelling, Route
from core.workbench.placing import of_cards
from desktop.window.desk import Desk
from desktop.window.engines.candidates import Candidates
from desktop.window.engines.gauge import Gauge
from desktop.window.engines.installing import InstallDialog
from desktop.window.engines.model_line import ModelLine
from desktop.window.engines.routing import Routing
from desktop.window.engines.working import Working
from desktop.window.look import SPACING
from desktop.window.parts import button, column, emptied, label, line, row


class Shelf(NamedTuple):
    """What stands here."""

    cards: Sequence[Card]
    asked: frozenset[str]
    measured: frozenset[str]
    """those that can be measured"""
    measures: Sequence[Measure]
    verdicts: Sequence[Verdict]
    routes: Sequence[Route]
    reader: str
    candidates: Sequence[Candidate]


class ModelsGroup(QWidget):
    """The part of the place that is about language and vision models."""

    told = Signal()
    """what stands here was read anew"""

    def __init__(self, desk: Desk, modelling: Modelling) -> None:
        super().__init__()
        self._desk, self._modelling = desk, modelling
        self._may = may(modelling.who.role, Deed.ENGINES)
        self.lines: dict[str, ModelLine] = {}
        self.asked: InstallDialog | None = None
        self.working, self.gauge, self.routing = Working(desk), Gauge(desk, modelling), Routing(desk)
        self.working.busy.connect(self._busy)
        icon = desk.look.icon
        self.add = button(self.tr("Add from a file …"), self._choose_file, icon=icon("file-plus"))
        self.add_folder = button(self.tr("Add from a folder …"), self._choose_folder, icon=icon("folder-plus"))
        for one in (self.add, self.add_folder):
            one.setVisible(self._may)
        self._rows = column(gap=0)
        self.cards = label(role="muted", wrap=True)
        self.cards.setAccessibleName(self.tr("Graphics cards"))
        self.candidates = column()
        said = self.tr(
            "A second opinion on values that were left in doubt; a person decides on what they say. Vouch works "
            "without any, brings none and fetches none."
        )
        title = label(self.tr("Language and vision models"), "lead", strong=True)
        self.setLayout(
            column(
                title,
                line(),
                label(said, role="muted", wrap=True),
                self.gauge,
                self.cards,
                self._rows,
                self.routing,
                self.working,
                row(self.add, self.add_folder, None),
                self.candidates,
                gap=SPACING.near,
            )
        )
        self.read()

    def read(self) -> None:
        """Asks what is installed now."""
        modelling, language = self._modelling, self._desk.words.language

        def found() -> Shelf:
            listed = modelling.candidates(language)
            cards, verdicts, routes = modelling.cards(), modelling.verdicts(), modelling.routes()
            asked, measured, reader = modelling.asked(), modelling.measured(), modelling.line_reader()
            return Shelf(cards, asked, measured, modelling.measures(), verdicts, routes, reader, listed)

        self._desk.lane.run(found, self._show, instead=self)
        self._desk.lane.run(modelling.graphics, self._show_cards, instead=(self, "cards"))

    def ask(self, source: Path) -> InstallDialog:
        """Asks what is to be known of a model before it is installed."""
        self.asked = asked = InstallDialog(self._desk.words, source, self)
        asked.accepted.connect(lambda: self._install(asked))
        asked.open()
        return asked

    def remove(self, name: str) -> None:
        """Removes a model with its files."""
        done = self.tr("{name} is removed").format(name=name)
        self._desk.act(lambda: self._modelling.remove(name), self._telling(done))

    def judge_anew(self, name: str) -> None:
        """Forgets what people found of a model: it is asked again."""
        done = self.tr("{name} is judged anew from now on").format(name=name)
        self._desk.act(lambda: self._modelling.judge_anew(name), self._telling(done))

    def _telling(self, done: str) -> Callable[[Change], None]:
        """Says what was done, and reads anew what there is now."""

        def hear(_: Change) -> None:
            self._desk.tell(done)
            self.read()

        return hear

    def verify(self, name: str) -> None:
        """Compares every byte of a model with its hash."""
        whole = self.tr("{name} is what it was when it was installed").format(name=name)
        doing = self.tr("Comparing every byte of {name} …").format(name=name)
        self.working.run(doing, lambda hear: self._modelling.verify(name, hear), lambda _: self._desk.tell(whole))

    def measure(self, name: str) -> None:
        """Has a model asked about the bundled papers."""
        doing = self.tr("Measuring {name} on the bundled papers …").format(name=name)
        self.working.run(doing, lambda hear: self._modelling.measure(name, hear), lambda _: self.read())

    def _choose_file(self) -> None:
        kinds = self.tr("Models and packs (*.gguf *.onnx *.safetensors *.pack);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("A model, or a pack of models"), "", kinds)
        if name:
            self.ask(Path(name))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("A folder with the files of one model"))
        if name:
            self.ask(Path(name))

    def _install(self, asked: InstallDialog) -> None:
        source, wish, signer = asked.source, asked.wish, asked.signer.text().strip()
        doing = self.tr("Installing {name} …").format(name=source.name)

        def installed(done: tuple[Change, Sequence[Installed]]) -> None:
            change, made = done
            self._desk.changed.emit(change)
            names = ", ".join(one.card.name for one in made)
            self._desk.tell(self.tr("{name} is installed").format(name=names))
            self.read()

        self.working.run(doing, lambda hear: self._modelling.install(source, wish, signer, hear), installed)

    def _ask_removal(self, name: str) -> None:
        question = self.tr("Remove {name} with its files?").format(name=name)
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Remove a model"), question, parent=self)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.accepted.connect(lambda: self.remove(name))
        box.open()

    def _show_cards(self, found: Graphics) -> None:
        """Says where models lie, once the runtimes said what they can use: that may take them a while."""
        locale = QLocale(self._desk.words.language)
        said = of_cards(self._desk.words, found, lambda one: locale.toString(one, "f", 1))
        self.cards.setText("\n".join(said))

    def _show(self, shelf: Shelf) -> None:
        emptied(self._rows)
        emptied(self.candidates)
        self.lines = {card.name: self._line(card, shelf) for card in shelf.cards}
        for made in self.lines.values():
            self._rows.addWidget(made)
        if not self.lines:
            self._rows.addWidget(label(self.tr("No models are installed."), role="muted"))
        self.routing.show_routes(shelf.routes if shelf.asked else (), shelf.reader)
        self.candidates.addWidget(Candidates(self._desk, shelf.candidates))
        self._busy(self.working.isVisible())
        self.told.emit()

    def _line(self, card: Card, shelf: Shelf) -> ModelLine:
        own = [one for one in shelf.measures if one.model == card.name]
        made = ModelLine(self._desk, card, own, measured=card.name in shelf.measured, may=self._may)
        made.show_verdicts([one for one in shelf.verdicts if one.model == card.name], shelf.routes)
        made.anew.connect(self.judge_anew)
        made.verify.connect(self.verify)
        made.measure.connect(self.measure)
        made.remove.connect(self._ask_removal)
        return made

    def _busy(self, busy: bool) -> None:  # noqa: FBT001 (Qt's way)
        for one in (self.add, self.add_folder):
            one.setDisabled(busy)
        for made in self.lines.values():
            for verb in (made.start, made.verifying, made.removing, made.judging):
                verb.setDisabled(busy)
