"""An answer: its sentences, the query in words, the places that show it, the rows behind it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListWidget, QListWidgetItem, QTableView, QWidget

from core.domain.asking import Answer, Citation, Row
from desktop.window.ask.rows import AnswerRows
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, row

SHOWN = 200
"""letters of a quote in the list of places"""
PLACES_HIGH, NAME = 148, 0
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Places(QListWidget):
    """The places that show an answer; Enter or a click opens one."""

    opened = Signal(object)
    """a Citation"""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Places that show it"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMaximumHeight(PLACES_HIGH)
        self.itemClicked.connect(self._open)

    def show_places(self, answer: Answer) -> None:
        """Shows the places of an answer."""
        self.clear()
        for one in answer.citations:
            page = self.tr("page {number}").format(number=one.page) if one.page else ""
            place = ", ".join(part for part in (one.name, page) if part)
            said = " ".join(one.text.split())[:SHOWN]
            item = QListWidgetItem(place if said == one.name else f"{place}: {said}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.addItem(item)
        self.setVisible(bool(answer.citations))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() in OPENS and self.currentItem():
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(Qt.ItemDataRole.UserRole))


class RowsTable(QTableView):
    """The documents behind an answer; Enter or a double click opens one where its value stands."""

    opened = Signal(object)
    """a Citation"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.rows = AnswerRows(desk.words)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Documents behind the answer"))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(desk.look.row_height)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._open)

    def show_answer(self, answer: Answer) -> None:
        """Shows the rows of an answer."""
        self.rows.show_rows(answer.rows)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)

    def chosen(self) -> Row | None:
        """The row that has the focus."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() in OPENS:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            one = self.rows.rows[index.row()]
            self.opened.emit(Citation(one.document, one.page, one.box, one.value, one.name))


class AnswerPage(QWidget):
    """What was asked above, the answer, its query, its places; the rows open as a table."""

    opened = Signal(object)
    """a Citation"""
    narrowed = Signal(object)
    """a Row: only its document is asked from now on"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.question = label(role="muted", wrap=True)
        self.said = label(size="lead", wrap=True)
        self.said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.query = label(role="muted", wrap=True)
        self.places, self.table = Places(), RowsTable(desk)
        self.turn = button("", self._turn, icon=desk.look.icon("table"), role="quiet")
        self.turn.setCheckable(True)
        narrow = self.tr("Ask only this document")
        self.only = button(narrow, self._narrow, icon=desk.look.icon("file-text"), role="quiet")
        self.only.setEnabled(False)
        self._below = QWidget()
        self._below.setLayout(column())
        inner = column(
            self.question,
            self.said,
            self.query,
            self.places,
            row(self.turn, self.only, None),
            self.table,
            self._below,
            gap=SPACING.near,
        )
        inner.setContentsMargins(*(SPACING.apart,) * 4)
        inner.setStretch(5, 3)
        inner.setStretch(6, 1)
        self.setLayout(inner)
        self.places.opened.connect(self.opened)
        self.table.opened.connect(self.opened)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.only.setEnabled(True))

    def show_answer(self, question: str, answer: Answer) -> None:
        """Shows an answer to a question."""
        self.question.setText(question)
        self.said.setText(answer.text)
        self.said.setAccessibleName(answer.text)
        self.query.setText(answer.query)
        self.query.setVisible(bool(answer.query))
        self.places.show_places(answer)
        self.table.show_answer(answer)
        self.only.setEnabled(False)
        self.turn.setVisible(bool(answer.rows))
        self.only.setVisible(bool(answer.rows))
        self.turn.setChecked(len(answer.rows) > len(answer.citations))
        self._turn()

    def _turn(self) -> None:
        """Opens or closes the table."""
        open_ = self.turn.isChecked() and bool(self.table.rows.rows)
        count = len(self.table.rows.rows)
        said = self.tr("Hide the rows") if open_ else self.tr("Show the rows ({count})").format(count=count)
        self.turn.setText(f"\u2002{said}")
        self.turn.setAccessibleName(said)
        self.table.setVisible(open_)
        self.only.setVisible(open_)
        self._below.setVisible(not open_)

    def _narrow(self) -> None:
        chosen = self.table.chosen()
        if chosen:
            self.narrowed.emit(chosen)
