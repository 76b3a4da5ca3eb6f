"""One engine tried on one page of a document: its words lit on the page, and as text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSpinBox, QWidget

from core.domain.engine import Engine, Look
from core.domain.errors import VouchError
from core.domain.layout import Box
from core.domain.record import Evidence
from core.domain.summary import Summary
from desktop.window.desk import Desk
from desktop.window.engines.line import TITLES
from desktop.window.look import SPACING
from desktop.window.parts import Folding, button, column, label, row
from desktop.window.review.canvas import PageCanvas
from desktop.window.review.pages import Shot, shot

HIGH = 420


class Trying(QWidget):
    """Document, page and engine above; the page and the words below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.document, self.engine, self.page = QComboBox(), QComboBox(), QSpinBox()
        self.document.setAccessibleName(self.tr("Document to try on"))
        self.document.setMinimumWidth(260)
        self.document.setMaximumWidth(420)
        self.engine.setAccessibleName(self.tr("Engine to try"))
        self.engine.setMinimumWidth(130)
        self.page.setAccessibleName(self.tr("Page"))
        self.page.setMinimum(1)
        self.page.setMinimumWidth(104)
        self.page.setPrefix(self.tr("page "))
        self.page.lineEdit().setTextMargins(SPACING.tight, 0, 0, 0)  # no style sheet keeps it from the edge
        self.document.currentIndexChanged.connect(lambda _: self._pages())
        self.start = button(self.tr("Read this page"), self._start, icon=desk.look.icon("play"))
        self.marks = button(self.tr("Signatures and stamps"), self._mark, icon=desk.look.icon("search"))
        self.said = label(role="muted")
        self.canvas, self.text = PageCanvas(desk.look), QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Words that were read"))
        below = row(self.canvas, self.text, gap=SPACING.near)
        below.setStretch(0, 1)
        below.setStretch(1, 1)
        self.results = QWidget()
        self.results.setLayout(below)
        self.results.setFixedHeight(HIGH)
        self.results.hide()
        chosen = row(self.document, self.page, self.engine)
        chosen.setStretch(0, 1)
        above = Folding(chosen, row(self.start, self.marks, None), (0, 0, 0, 0))
        self.setLayout(column(above, self.said, self.results, gap=SPACING.near))

    def offer(self, engines: Sequence[Engine], documents: Sequence[Summary]) -> None:
        """Offers engines that are installed and documents that have pages."""
        quiet = QSignalBlocker(self.engine), QSignalBlocker(self.document)
        kept = self.document.currentData(), self.engine.currentData()
        for box in (self.engine, self.document):
            box.clear()
        for engine in engines:
            if engine.there:
                self.engine.addItem(TITLES.get(engine.name, engine.name), engine.name)
        for one in documents:
            said = " · ".join(part for part in (one.name, one.supplier) if part)
            self.document.addItem(said, (one.id, max(1, one.pages)))
        self.document.setCurrentIndex(max(0, self.document.findData(kept[0])))
        self.engine.setCurrentIndex(max(0, self.engine.findData(kept[1])))
        for one_ in quiet:
            one_.unblock()
        self.setEnabled(bool(self.engine.count() and self.document.count()))
        self.said.setText("" if documents else self.tr("Once there are documents, an engine can be tried on one here."))
        self._pages()

    def _pages(self) -> None:
        found = self.document.currentData()
        self.page.setMaximum(found[1] if found else 1)

    def _start(self) -> None:
        found, recognition = self.document.currentData(), self._desk.workbench.recognition
        if not found or recognition is None:
            return
        bench, document, number, name = self._desk.workbench, found[0], self.page.value(), self.engine.currentData()
        self.start.setEnabled(False)
        self.said.setText(self.tr("Reading the page …"))

        def tried() -> tuple[Shot, Look | None]:
            return shot(bench, document, number), recognition.try_on(name, document, number)

        self._desk.lane.run(tried, lambda both: self._show(*both), self._refuse)

    def _show(self, page: Shot, look: Look | None) -> None:
        self.start.setEnabled(True)
        if look is None:
            self.said.setText(
                self.tr("This page has no picture: its text stands in the file, and no engine is needed.")
            )
            self.results.hide()
            return
        told = self.tr("{count} words in {seconds} s")
        self.said.setText(told.format(count=len(look.words), seconds=f"{look.seconds:.2f}"))
        self.results.show()
        self.canvas.show_page(page)
        wide, high = page.page.width / look.width, page.page.height / look.height
        boxes = [Box(b.x0 * wide, b.y0 * high, b.x1 * wide, b.y1 * high) for b in (word.box for word in look.words)]
        self.canvas.show_found(boxes, -1)
        self.text.setPlainText(" ".join(word.text for word in look.words))

    def _mark(self) -> None:
        """Lights what looks like a signature or a stamp on the page."""
        found, bench = self.document.currentData(), self._desk.workbench
        if not found:
            return
        document, number = found[0], self.page.value()

        def looked() -> tuple[Shot, tuple[tuple[str, Evidence], ...]]:
            modelling = bench.modelling
            return shot(bench, document, number), modelling.marks(document, number) if modelling else ()

        self._desk.lane.run(looked, lambda both: self._show_marks(*both), self._refuse)

    def _show_marks(self, page: Shot, marks: tuple[tuple[str, Evidence], ...]) -> None:
        kinds = ", ".join(self._desk.words.say(f"mark.{kind}") for kind, _ in marks)
        self.said.setText(kinds or self._desk.words.say("mark.none"))
        self.results.setVisible(bool(marks))
        if marks:
            self.canvas.show_page(page)
            self.canvas.show_found([where.box for _, where in marks if where.box], -1)
            self.text.setPlainText("")

    def _refuse(self, error: VouchError) -> None:
        self.start.setEnabled(True)
        self.said.clear()
        self._desk.complain(error)
