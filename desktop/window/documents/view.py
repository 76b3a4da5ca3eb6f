"""Documents: every document there is, found by any word in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from core.domain.change import Change
from core.domain.erasing import Wanted
from core.domain.summary import Facets
from core.ports import Selection
from core.workbench import ClientFolder
from desktop.window.desk import Desk
from desktop.window.documents.behind import Behind
from desktop.window.documents.facets import FacetPanel
from desktop.window.documents.meaning import Meaning
from desktop.window.documents.preview import Preview
from desktop.window.lists.model import DocumentsModel
from desktop.window.lists.table import DocumentTable
from desktop.window.lists.tagging import Tagging
from desktop.window.look import SPACING
from desktop.window.parts import Empty, column, label, line, row, surface
from desktop.window.preferences.persons_erasing import Eraser
from desktop.window.speaking import several

TYPING_MS = 120
ROOMY = 1000
"""pixels that facets, table and a look at one need beside each other"""
ROOMIER = 1200
"""pixels that they need with the dates in the table"""
ASIDE = (1, 5, 6, 7)
"""columns that the Inbox shows: client, stage, doubts, age"""
DATE = 8
"""the column that goes where room is scarce"""


class DocumentsView(QWidget):
    """Facets at the left, what is found in the middle, a look at one at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Any word on any page: a name, a number, an amount"))
        self.text.setAccessibleName(self.text.placeholderText())
        self.text.setClearButtonEnabled(True)
        self.count = label(role="muted")
        self.facets, self.preview, self.behind = FacetPanel(desk), Preview(desk), Behind(desk)
        self.meaning = Meaning(desk)
        self.model = DocumentsModel(desk, self)
        self.table = DocumentTable(desk, self.model)
        self.tagging = Tagging(desk, self.table)
        self.eraser = Eraser(desk, desk.workbench.erasing, self)
        self.preview.erase.setVisible(self.eraser.may)
        self.eraser.busy.connect(self.preview.erase.setDisabled)
        for column_ in ASIDE:
            self.table.hideColumn(column_)
        none = Empty(desk.look, "files", self.tr("Nothing is found. Every document that was read can be found here."))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(none)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._looked_for = False
        self._lay_out()
        self._listen()
        self._select()

    def show_argument(self, argument: Any) -> None:
        """Looks for words, or shows a selection that stands behind a figure, or what was there."""
        if isinstance(argument, Selection):
            self._show_selection(argument)
        elif argument:
            self.text.setText(str(argument))
        self.text.setFocus()

    def refresh(self, change: Change) -> None:
        """Reads again what is in sight."""
        del change
        self.model.read_again()
        self._facets()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Where there is no room for all three, the look at one goes before the facets and the dates."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        alone, width = self.preview.isHidden(), self.width()
        self.facets.setVisible(alone or width >= ROOMY)
        self.table.show_column(DATE, shown=alone or width >= ROOMIER)

    def _lay_out(self) -> None:
        above = row(self.text, self.count, gap=SPACING.wide)
        above.setContentsMargins(SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight)
        above.setStretch(0, 1)
        inner = row(self.facets, _upright(), self.stack, _upright(), self.preview, gap=0)
        inner.setStretch(2, 1)
        whole = column(surface(column(above, self.meaning, self.behind, gap=0), "page"), line(), inner, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.preview.hide()

    def _listen(self) -> None:
        self._typing.timeout.connect(self._select)
        self.text.textChanged.connect(lambda _: self._typing.start())
        self.text.returnPressed.connect(self.table.setFocus)
        self.facets.changed.connect(self._select)
        self.behind.left.connect(self._select)
        self.meaning.opened.connect(lambda document: self._desk.go("review", document))
        self.model.counted.connect(self._counted)
        self.table.chosen.connect(self._look)
        self.preview.wanted.connect(self.tagging.ask)
        self.preview.left.connect(self._untag)
        self.preview.erasing.connect(self._erase)
        self.table.opened.connect(lambda document: self._desk.go("review", document))

    def _erase(self) -> None:
        chosen = self.tagging.chosen()
        self.eraser.preview(lambda: Wanted(tuple(chosen())))

    def _selection(self) -> Selection:
        found = self.facets.applied(replace(self.model.selection, text=self.text.text().strip()))
        return self.behind.applied(found)

    def _show_selection(self, asked: Selection) -> None:
        self.text.setText(asked.text)
        self._typing.stop()
        self.facets.choose(asked)
        self.behind.show_selection(asked)
        self._select()

    def _select(self) -> None:
        self._looked_for = True
        self.meaning.show_text(self.text.text().strip(), self.facets.client)
        self.model.select(self._selection())
        self._facets()

    def _facets(self) -> None:
        bench, selection, client = self._desk.workbench, self._selection(), self.facets.client

        def found() -> tuple[Facets, ClientFolder]:
            return bench.facets(selection), bench.folders.of(client) if client else ClientFolder("")

        self._desk.lane.run(found, lambda both: self.facets.show_facets(*both), instead=(self, "facets"))

    def _counted(self, count: int) -> None:
        self.stack.setCurrentIndex(0 if count else 1)
        self.count.setText(several(count, self.tr("1 document"), self.tr("{count} documents")))
        looked_for, self._looked_for = self._looked_for, False
        self.preview.show_tags(self.table.current())
        if not count:
            self.preview.show_document(None)
            self._make_room()
        elif looked_for and not self.preview.isHidden():
            self.table.selectRow(0)  # the look at one goes with what is found

    def _untag(self, name: str) -> None:
        shown = self.table.current()
        if shown:
            self.tagging.take(name, (shown.id,))

    def _look(self) -> None:
        self.preview.show_document(self.table.current())
        self._make_room()


def _upright() -> QWidget:
    made = QWidget()
    made.setObjectName("line")
    made.setFixedWidth(1)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made
