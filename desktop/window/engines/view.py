"""Models as one page: the engines that read pages, language and vision models, and trying an engine on a page."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.change import Change
from core.domain.engine import Engine, Measured
from core.domain.errors import VouchError
from core.domain.summary import Summary
from core.ports import Selection
from core.workbench.modelling import Modelling
from desktop.window.desk import Desk
from desktop.window.engines.line import TITLES, EngineLine
from desktop.window.engines.models import ModelsGroup
from desktop.window.engines.trying import Trying
from desktop.window.look import SPACING
from desktop.window.parts import Empty, column, emptied, label, line, scrolled

MEASURED = "engines.measured"
"""preference: seconds and agreement by engine"""
WIDE, SAMPLES = 900, 100
Found = tuple[tuple[Engine, ...], str, tuple[Summary, ...]]


class EnginesView(QWidget):
    """What reads pictures on this machine; a choice takes effect with the next document."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: dict[str, EngineLine] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.trying = Trying(desk)
        said = self.tr(
            "Files with text of their own need no engine. Scans and photos are read by the one that is chosen here; "
            "where both are installed, the other one reads doubtful words a second time. All of it on this machine."
        )
        inner = QWidget()
        inner.setMaximumWidth(WIDE)
        reading = column(
            self._title(self.tr("Reading scans and photos")), label(said, role="muted", wrap=True), self._rows
        )
        trying = column(self._title(self.tr("Try on a page")), self.trying, gap=SPACING.near)
        self._models = column()
        inner.setLayout(column(reading, self._models, trying, None, gap=SPACING.far))
        page = scrolled(inner)
        none = Empty(desk.look, "cpu", self.tr("Here, engines cannot be chosen: the window was opened without any."))
        recognition = desk.workbench.recognition
        self.setLayout(column(page if recognition else none))
        self.models: ModelsGroup | None = None
        bench = desk.workbench
        desk.lane.ask(lambda: bench.modelling, self._show_models)
        self._read()

    def show_argument(self, argument: Any) -> None:
        """Models are one page."""
        del argument
        self._read()
        if self.models:
            self.models.read()

    def refresh(self, change: Change) -> None:
        """Offers the documents of now."""
        del change
        if self.isVisible():
            self._read()

    def _show_models(self, modelling: Modelling | None) -> None:
        if modelling:
            self.models = ModelsGroup(self._desk, modelling)
            self._models.addWidget(self.models)

    def _title(self, said: str) -> QWidget:
        made = QWidget()
        made.setLayout(column(label(said, "lead", strong=True), line(), gap=SPACING.near))
        return made

    def _read(self) -> None:
        bench, recognition = self._desk.workbench, self._desk.workbench.recognition
        if recognition is None:
            return

        def found() -> Found:
            latest = bench.summaries(Selection(descending=True, limit=SAMPLES))
            return recognition.found(), recognition.chosen(), tuple(one for one in latest if one.status is not None)

        self._desk.lane.ask(found, self._show, instead=self)

    def _show(self, found: Found) -> None:
        engines, chosen, documents = found
        if [one.engine for one in self.lines.values()] != list(engines):
            emptied(self._rows)
            self.lines = {one.name: self._line(one, chosen) for one in engines}
            for made in self.lines.values():
                self._rows.addWidget(made)
        for name, made in self.lines.items():
            made.reads.setChecked(name == chosen)
        self.trying.offer(engines, documents)

    def _line(self, engine: Engine, chosen: str) -> EngineLine:
        kept = self._desk.preferences.get(MEASURED, {}).get(engine.name)
        made = EngineLine(self._desk, engine, reads=engine.name == chosen, measured=Measured(*kept) if kept else None)
        made.reads.setAutoExclusive(False)
        made.chosen.connect(self._choose)
        made.measure.connect(self._measure)
        return made

    def _choose(self, name: str) -> None:
        recognition = self._desk.workbench.recognition
        if recognition is None:
            return
        for other, made in self.lines.items():
            made.reads.setChecked(other == name)
        said = self.tr("Scans and photos are read by {engine} from the next document on")
        told = said.format(engine=TITLES.get(name, name))
        self._desk.act(lambda: recognition.choose(name), lambda _: self._desk.tell(told))

    def _measure(self, name: str) -> None:
        recognition = self._desk.workbench.recognition
        if recognition is None:
            return

        def refused(error: VouchError) -> None:
            self.lines[name].show_measured(None)
            self._desk.complain(error)

        self._desk.lane.run(lambda: recognition.measure(name), lambda found: self._measured(name, found), refused)

    def _measured(self, name: str, found: Measured) -> None:
        kept = self._desk.preferences.get(MEASURED, {})
        self._desk.preferences.put(MEASURED, {**kept, name: list(found)})
        self.lines[name].show_measured(found)
