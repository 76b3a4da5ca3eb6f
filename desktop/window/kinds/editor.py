"""The editor of a type: a sample's page at the left, the type at the right, and at once what it reads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QStackedWidget, QTabBar, QWidget

from core.domain.document import Reading
from core.domain.errors import VouchError
from core.domain.summary import Summary
from core.workbench import Outline, outline, outlined
from desktop.window.desk import Action, Desk
from desktop.window.kinds.form import FieldForm
from desktop.window.kinds.problems import problem
from desktop.window.kinds.read import ReadList
from desktop.window.look import SPACING, state_of
from desktop.window.parts import button, column, label, line, row, surface
from desktop.window.review.canvas import Mark, PageCanvas
from desktop.window.review.pages import Shot, shot

TYPING_MS = 350
WIDE = 500


class KindEditor(QWidget):
    """What is typed is tried on the sample after a pause; nothing is kept before it is saved."""

    saved = Signal(str)
    """the id of the type"""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._language = desk, desk.words.language
        self._shot: Shot | None = None
        self._reading: Reading | None = None
        self.sample = QComboBox()
        self.sample.setAccessibleName(self.tr("Sample document"))
        self.sample.setMaximumWidth(420)
        self.sample.currentIndexChanged.connect(lambda _: self._show_page())
        self.canvas = PageCanvas(desk.look)
        self.form, self.text, self.read = FieldForm(desk), QPlainTextEdit(), ReadList(desk)
        self.text.setAccessibleName(self.tr("Text of the type"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.textChanged.connect(self._typed)
        self.form.changed.connect(self._filled)
        self.read.chosen.connect(self.canvas.focus_on)
        self.wrong = label(role="bad", wrap=True)
        self.save = button(
            self.tr("Save the type"), self._save, icon=desk.look.icon("save", "accent_text"), role="main"
        )
        self.cancel = button(self.tr("Cancel"), self.left.emit, role="quiet")
        self.tabs, self.stack = self._tabs(), QStackedWidget()
        self.stack.addWidget(self.form)
        self.stack.addWidget(self.text)
        self.tabs.currentChanged.connect(self._turn)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._try)
        self._lay_out()

    def edit(self, text: str, samples: Sequence[Summary], document: str = "") -> None:
        """Opens a type's text beside the first of some documents, or beside the one that is named."""
        quiet = QSignalBlocker(self.sample)
        self.sample.clear()
        for one in samples:
            self.sample.addItem(" · ".join(part for part in (one.supplier, one.name, one.client) if part), one.id)
        self.sample.setCurrentIndex(max(0, self.sample.findData(document)))
        quiet.unblock()
        parent = self.parent()
        if isinstance(parent, QStackedWidget):
            parent.setCurrentWidget(self)
        self.tabs.setCurrentIndex(0)
        self._put_text(text)
        self._fill_form()
        self._show_page()

    def _lay_out(self) -> None:
        above = row(label(self.tr("Sample"), role="muted"), self.sample, None, self.cancel, self.save)
        above.setContentsMargins(SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight)
        told = label(self.tr("What it reads of the sample"), strong=True)
        right = column(self.tabs, self.stack, self.wrong, line(), told, self.read, gap=SPACING.tight)
        right.setStretch(1, 3)
        right.setStretch(5, 2)
        right.setContentsMargins(SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight)
        panel = surface(right, "page")
        panel.setMinimumWidth(WIDE)
        inner = row(self.canvas, panel, gap=0)
        inner.setStretch(0, 2)
        inner.setStretch(1, 3)
        whole = column(surface(above, "page"), line(), inner, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _tabs(self) -> QTabBar:
        made = QTabBar()
        made.setDrawBase(False)
        made.setExpanding(False)
        made.setAccessibleName(self.tr("Form or text"))
        made.addTab(self.tr("Fields"))
        made.addTab(self.tr("Text"))
        return made

    def _turn(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        if number == 0:
            self._fill_form()

    def _fill_form(self) -> None:
        try:
            self.form.show_outline(outline(self.text.toPlainText(), self._language))
        except VouchError as error:
            self._refuse(error)
            quiet = QSignalBlocker(self.tabs)
            self.tabs.setCurrentIndex(1)
            quiet.unblock()
            self.stack.setCurrentIndex(1)

    def _filled(self, wanted: Outline) -> None:
        """What the form says goes into the text."""
        try:
            text = outlined(self.text.toPlainText(), wanted, self._language)
        except VouchError as error:
            self._refuse(error)
            return
        if text != self.text.toPlainText():
            self._put_text(text)

    def _put_text(self, text: str) -> None:
        quiet = QSignalBlocker(self.text)
        self.text.setPlainText(text)
        quiet.unblock()
        self._try()

    def _typed(self) -> None:
        self._typing.start()

    def _try(self) -> None:
        """Reads the sample by the text as it is now."""
        kinds, text, document = self._desk.workbench.kinds, self.text.toPlainText(), self.sample.currentData()
        if kinds and document:
            self._desk.lane.ask(lambda: kinds.reads(text, document), self._show, self._refuse, instead=(self, "reads"))
        self.save.setEnabled(bool(kinds))

    def _show(self, reading: Reading) -> None:
        self._reading = reading
        self.wrong.clear()
        self.wrong.hide()
        try:
            titles = {one.name: one.title for one in outline(self.text.toPlainText(), self._language).fields}
        except VouchError as error:
            self._refuse(error)
            return
        self.read.show_reading(reading, titles)
        self._mark()

    def _refuse(self, error: VouchError) -> None:
        found = problem(error, self._desk.words)
        self.wrong.setText(found.said)
        self.wrong.show()
        self.save.setEnabled(False)
        if found.line:
            block = self.text.document().findBlockByNumber(found.line - 1)
            self.text.setTextCursor(QTextCursor(block))

    def _show_page(self) -> None:
        bench, document = self._desk.workbench, self.sample.currentData()
        if document:
            self._desk.lane.ask(lambda: shot(bench, document, 1), self._put_page, instead=(self, "page"))
            self._try()

    def _put_page(self, found: Shot) -> None:
        self._shot = found
        self.canvas.show_page(found)
        self._mark()

    def _mark(self) -> None:
        """Draws where the values that are read stand on the page that is shown."""
        if not (self._shot and self._reading):
            return
        reading, number = self._reading, self._shot.page.number
        self.canvas.show_marks(
            [
                Mark(name, one.evidence.box, state_of(name, one, reading.findings))
                for name, one in reading.record.fields.items()
                if one.evidence.box and one.evidence.page == number
            ]
        )

    def _save(self) -> None:
        kinds, text, document = self._desk.workbench.kinds, self.text.toPlainText(), self.sample.currentData()
        if not kinds:
            return
        try:
            found = outline(text, self._language)
        except VouchError as error:
            self._refuse(error)
            return
        bench, desk = self._desk.workbench, self._desk
        again = Action(self.tr("Read the sample by it"), lambda: desk.act(lambda: bench.retype(document, found.id)))
        said = self.tr("“{title}” is kept; documents are read by it from now on").format(title=found.title)

        def kept(_: object) -> None:
            desk.tell(said, again if document else None)
            self.saved.emit(found.id)

        desk.act(lambda: kinds.save(text), kept, self._refuse)
