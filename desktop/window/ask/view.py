"""Ask: a question line, what was asked in this session, and the answer with the places that show it."""

from __future__ import annotations

import threading
from typing import Any, NamedTuple

from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from core.domain.asking import Answer, Row
from core.domain.change import Change
from core.domain.errors import Cancelled, VouchError
from core.domain.summary import Facets
from core.ports import Progress, Selection
from desktop.window.ask.answer import AnswerPage
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import Item, button, column, label, line, row, surface

HISTORY_WIDE, SCOPE_WIDE, EXAMPLES_WIDE = 240, 200, 460

GOES_ON = 6
"""questions that are remembered for the one that goes on from them"""


class Asked(NamedTuple):
    """A question of this session with its answer."""

    question: str
    answer: Answer
    after: tuple[str, ...] = ()
    """the questions before it, the oldest first"""

    @property
    def chain(self) -> tuple[str, ...]:
        """The questions from which the next one may go on."""
        own = () if self.answer.refused else (self.answer.understood or self.question,)
        return (*self.after, *own)[-GOES_ON:]


class AskView(QWidget):
    """The question above, what was asked before at the left, the answer in the middle."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._document = ""
        self._in_sight: Asked | None = None
        self._stopped, self._told = threading.Event(), (0, 0)
        self._made()
        self.page = AnswerPage(desk)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._examples())
        self.stack.addWidget(self.page)
        self._lay_out()
        self._listen()
        self.refresh(Change(""))

    def show_argument(self, argument: Any) -> None:
        """Is ready for a question; asks one that was given as a text."""
        if isinstance(argument, str) and argument:
            self.ask(argument)
        self.line.setFocus()
        self.line.selectAll()

    def refresh(self, change: Change) -> None:
        """Reads again which clients there are."""
        del change
        bench = self._desk.workbench
        self._desk.lane.ask(lambda: bench.facets(Selection()), self._clients, instead=(self, "clients"))

    def ask(self, question: str) -> None:
        """Asks a question over the documents that are chosen."""
        said, asking = question.strip(), self._desk.workbench.asking
        if not said or asking is None:
            return
        self.line.setText(said)
        client, document = str(self.scope.currentData() or ""), self._document
        after = self._in_sight.chain if self._in_sight else ()
        self.send.setEnabled(False)
        self._stopped.set()  # the question before gives way
        self._stopped = threading.Event()
        hear = self._hearing(self._stopped)
        self._desk.lane.run(
            lambda: Asked(said, asking.ask(said, client, document, progress=hear, after=after), after),
            self._answered,
            self._failed,
            instead=(self, "ask"),
        )

    def _hearing(self, stopped: threading.Event) -> Progress:
        """A progress that ends the looking where a person stops it, another question comes, or the window goes."""

        def hear(step: str, done: int, total: int) -> None:
            del step
            if stopped.is_set() or self._desk.lane.left:
                raise Cancelled
            self._told = (done, total)
            self._desk.lane.tell(self._move)

        return hear

    def _move(self) -> None:
        done, total = (QLocale(self._desk.words.language).toString(one) for one in self._told)
        self.far.setText(self.tr("Looking through rows: {done} of {total} documents").format(done=done, total=total))
        self.looking.setVisible(not self.send.isEnabled())

    def _made(self) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("How much, how many, which, when: ask in your own words"))
        self.line.setAccessibleName(self.tr("Question"))
        self.line.setClearButtonEnabled(True)
        self.scope = QComboBox()
        self.scope.setAccessibleName(self.tr("Which documents are asked"))
        self.scope.setFixedWidth(SCOPE_WIDE)
        self.scope.addItem(self.tr("All documents"), "")
        self.send = button(self.tr("Ask"), lambda: self.ask(self.line.text()), role="main")
        self.far = label(role="muted")
        self.stop = button(self.tr("Stop"), lambda: self._stopped.set(), role="quiet")  # noqa: PLW0108 (it is another each time)
        self.one = button("", self._widen, icon=self._desk.look.icon("x"), role="quiet")
        self.one.setToolTip(self.tr("Ask all documents again"))
        self.one.hide()
        self.history = QListWidget()
        self.history.setAccessibleName(self.tr("Asked in this session"))
        self.history.setWordWrap(True)
        self.history.setFixedWidth(HISTORY_WIDE)
        self.history.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _examples(self) -> QWidget:
        """What stands here before anything was asked: a sentence, and questions to begin with."""
        picture = QLabel()
        picture.setPixmap(self._desk.look.icon("message-square", "muted").pixmap(SPACING.far, SPACING.far))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said = self.tr("Answers come from verified values and from what stands on the pages, each with its place.")
        sentence = label(said, "lead", role="muted", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sentence.setFixedWidth(EXAMPLES_WIDE)
        self.examples = [
            button(text, lambda text=text: self.ask(text), role="link")  # type: ignore[misc]
            for text in (
                self.tr("How much did we spend last quarter?"),
                self.tr("How much VAT by month this year?"),
                self.tr("What is the largest invoice this year?"),
                self.tr("Which invoices are due this month?"),
            )
        ]
        asks = (row(None, one, None) for one in self.examples)
        middle: tuple[Item, ...] = (picture, SPACING.tight, row(None, sentence, None), SPACING.tight, *asks)
        return surface(column(None, *middle, None), "page")

    def _lay_out(self) -> None:
        above = row(self.scope, self.line, self.one, self.send, gap=SPACING.tight)
        above.setContentsMargins(SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight)
        above.setStretch(1, 1)
        below = row(self.history, self.stack, gap=0)
        below.setStretch(1, 1)
        self.looking = surface(row(self.far, self.stop, None), "page")
        self.looking.hide()
        whole = column(surface(above, "page"), line(), self.looking, below, gap=0)
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self.history.hide()

    def _listen(self) -> None:
        self.line.returnPressed.connect(lambda: self.ask(self.line.text()))
        self.page.opened.connect(lambda one: self._desk.go("review", one))
        self.page.narrowed.connect(self._narrow)
        self.history.clicked.connect(self._again)
        self.history.activated.connect(self._again)

    def _clients(self, facets: Facets) -> None:
        chosen = self.scope.currentData()
        while self.scope.count() > 1:
            self.scope.removeItem(1)
        for client in facets.clients:
            self.scope.addItem(client, client)
        self.scope.setCurrentIndex(max(0, self.scope.findData(chosen)))

    def _answered(self, asked: Asked) -> None:
        self._over()
        item = QListWidgetItem(asked.question)
        item.setData(Qt.ItemDataRole.UserRole, asked)
        self.history.insertItem(0, item)
        self.history.setCurrentRow(0)
        self.history.show()
        self._show(asked)

    def _failed(self, error: VouchError) -> None:
        self._over()
        if not isinstance(error, Cancelled):
            self._desk.complain(error)

    def _over(self) -> None:
        self.send.setEnabled(True)
        self.looking.hide()

    def _again(self, index: QModelIndex) -> None:
        self._show(index.data(Qt.ItemDataRole.UserRole))

    def _show(self, asked: Asked) -> None:
        self._in_sight = asked
        self.page.show_answer(asked.question, asked.answer)
        self.stack.setCurrentWidget(self.page)

    def _narrow(self, one: Row) -> None:
        self._document = one.document
        self.one.setText(f"\u2002{one.name}")
        self.one.setAccessibleName(self.tr("Only {name} is asked; ask all documents again").format(name=one.name))
        self.one.show()
        self.scope.setEnabled(False)
        self.line.setFocus()
        self.line.selectAll()

    def _widen(self) -> None:
        self._document = ""
        self.one.hide()
        self.scope.setEnabled(True)
