"""One engine: what it is, how it did here, and whether it reads pages."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from core.domain.engine import Engine, Measured
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, line, row

TITLES = {"rapidocr": "RapidOCR", "tesseract": "Tesseract"}
MEASURE_WIDE = 260


class EngineLine(QWidget):
    """Chosen by its round button; measured on the bundled page on wish."""

    chosen = Signal(str)
    measure = Signal(str)

    def __init__(self, desk: Desk, engine: Engine, *, reads: bool, measured: Measured | None) -> None:
        super().__init__()
        self.engine, self._locale = engine, QLocale(desk.words.language)
        title = TITLES.get(engine.name, engine.name)
        self.reads = QRadioButton(title)
        self.reads.setChecked(reads)
        self.reads.setEnabled(engine.there)
        self.reads.setAccessibleDescription(self.tr("Reads the pages of scans and photos"))
        self.reads.clicked.connect(lambda: self.chosen.emit(engine.name))
        self.about = label(self._about(), role="muted", wrap=True)
        self.about.setContentsMargins(SPACING.apart, 0, 0, 0)
        self.said = label(role="muted")
        self.said.setMinimumWidth(MEASURE_WIDE)
        self.start = button(self.tr("Measure"), self._start, icon=desk.look.icon("gauge"))
        self.start.setAccessibleName(self.tr("Measure {engine}").format(engine=title))
        self.start.setEnabled(engine.there)
        texts = column(self.reads, self.about, gap=SPACING.hair)
        inner = row(texts, self.said, self.start, gap=SPACING.wide)
        inner.setStretch(0, 1)
        inner.setContentsMargins(0, SPACING.near, 0, SPACING.near)
        self.setLayout(column(inner, line(), gap=0))
        self.show_measured(measured)

    def show_measured(self, measured: Measured | None) -> None:
        """Says how the engine did."""
        self.start.setEnabled(self.engine.there)
        if measured is None:
            self.said.setText(self.tr("not measured here so far") if self.engine.there else "")
            return
        share = self._locale.toString(100 * measured.agreement, "f", 1)
        seconds = self._locale.toString(measured.seconds, "f", 2)
        said = self.tr("{seconds} s a page, {share} % of its words right")
        self.said.setText(said.format(seconds=seconds, share=share))

    def _start(self) -> None:
        self.start.setEnabled(False)
        self.said.setText(self.tr("Reading the bundled page …"))
        self.measure.emit(self.engine.name)

    def _about(self) -> str:
        one = self.engine
        if not one.there:
            return self.tr("Not installed on this machine. Once it is, it stands here after a new start.")
        parts = [self.tr("Version {version}").format(version=one.version)]
        if one.runs_on:
            parts.append(self.tr("on {runtime}").format(runtime=one.runs_on))
        if one.languages:
            parts.append(self.tr("languages: {languages}").format(languages=", ".join(one.languages)))
        return "  ·  ".join(parts)
