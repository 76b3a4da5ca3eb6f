"""The review: page at left, fields at right, tables below; one document after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.asking import Citation
from core.domain.change import Change
from core.domain.document import Stage
from desktop.window.desk import Desk
from desktop.window.parts import Empty, line, surface
from desktop.window.review.answers import Answers
from desktop.window.review.asking import to_review
from desktop.window.review.canvas import PAGE, STEP, WIDTH
from desktop.window.review.doing import Doing
from desktop.window.review.heading import Heading
from desktop.window.review.lineup import Lineup
from desktop.window.review.opened import Opened
from desktop.window.review.pages import Pages
from desktop.window.review.panel import Panel
from desktop.window.review.panes import Panes
from desktop.window.review.prompts import Prompts
from desktop.window.review.styling import sheet
from desktop.window.review.table import TablePanel
from desktop.window.review.viewer import Viewer
from desktop.window.review.visits import Visits
from desktop.window.review.waited import had_part

NAMES = 500
"""suppliers that are offered while one is typed"""


class ReviewView(QWidget):
    """What a person settles, with as few keys as it takes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        locale = QLocale(desk.words.language)
        self._pages = Pages(desk)
        self.lineup = Lineup(desk, self._pages)
        self.opened: Opened | None = None
        self._client = ""
        self._cited: Citation | None = None
        self.doing = Doing(desk, self)
        self.viewer = Viewer(desk, self._pages)
        self.panel = Panel(desk, locale)
        self.table = TablePanel(desk.look, desk.words, locale)
        self.heading = Heading(desk)
        self.prompts = Prompts(self, desk, self.doing)
        self.visits = Visits(desk, self.viewer, self.panel, self.table)
        self.answers = Answers(self.doing, self.prompts, self.visits)
        self._panes = Panes(desk, self.viewer, self.table, self.panel)
        self._arrange()
        self._connect()
        self._dress()
        desk.look.changed.connect(self._dress)

    def _arrange(self) -> None:
        full = QWidget()
        inside = QVBoxLayout(full)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(surface(self.heading.bar))
        inside.addWidget(line())
        inside.addWidget(self._panes, 1)
        said = self.tr("Nothing waits for you. Documents with something in doubt will stand here.")
        self.empty = Empty(
            self._desk.look, "circle-check", said, self.tr("Open the inbox"), lambda: self._desk.go("inbox")
        )
        self._full, self._stack = full, QStackedWidget()
        for page in (surface(QVBoxLayout()), self.empty, full):  # nothing is said before it is known
            self._stack.addWidget(page)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._stack)

    def _connect(self) -> None:
        viewer, panel = self.viewer, self.panel
        panel.fields.past_wanted.connect(panel.show_history_of)
        viewer.turning.connect(lambda page, degrees: self._on_document(self.doing.rotate, page, degrees))
        viewer.cutting.connect(lambda page: self._on_document(self.doing.cut, [page]))
        viewer.reordered.connect(lambda pages: self._on_document(self.doing.reorder, pages))
        panel.approved.connect(self.approve)
        panel.retyped.connect(lambda kind: self._on_document(self.doing.retype, kind))
        panel.noted.connect(lambda text: self._on_document(self.doing.note, text))
        panel.unlocking.connect(self._unlock)
        panel.rereading.connect(lambda: self._on_document(self.doing.read_again))
        panel.findings.dismissing.connect(self.prompts.dismiss)
        self.doing.dealt.connect(self._dealt)
        self.doing.barred.connect(self.prompts.barred)
        self.doing.busy.connect(lambda works: self.heading.busy(works=works))
        self.heading.stepped.connect(self.step)
        self.heading.asked.connect(self.prompts.ask)
        for keys, _, call in self._keys():
            for one in keys.split(" / "):
                QShortcut(QKeySequence(one), self, call, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _keys(self) -> Sequence[tuple[str, str, Callable[[], object]]]:
        viewer = self.viewer
        return (
            ("Ctrl+Return / Ctrl+Enter", self.tr("Approve, and go to the next document"), self.approve),
            ("Ctrl+PgDown", self.tr("Next document"), lambda: self.step(1)),
            ("Ctrl+PgUp", self.tr("Document before"), lambda: self.step(-1)),
            ("F6", self.tr("Fields, rows, page in turn"), self.next_pane),
            ("Ctrl+H", self.tr("History of this value"), self._show_past),
            ("Ctrl+M", self.tr("Enlarge the place of this value"), viewer.canvas.look_close),
            ("Shift+PgDown", self.tr("Next page"), lambda: viewer.by(1)),
            ("Shift+PgUp", self.tr("Page before"), lambda: viewer.by(-1)),
            ("Ctrl+R", self.tr("Turn the page"), lambda: viewer.turn(viewer.number, 90)),
            ("Ctrl+Shift+R", self.tr("Turn the page back"), lambda: viewer.turn(viewer.number, -90)),
            ("Ctrl++ / Ctrl+=", self.tr("Larger"), lambda: viewer.canvas.zoom_by(STEP)),
            ("Ctrl+-", self.tr("Smaller"), lambda: viewer.canvas.zoom_by(1 / STEP)),
            ("Ctrl+0", self.tr("Fit the width"), lambda: viewer.canvas.fit(WIDTH)),
            ("Ctrl+9", self.tr("Fit the page"), lambda: viewer.canvas.fit(PAGE)),
            ("Ctrl+F", self.tr("Search on the pages"), viewer.open_search),
        )

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What a key does here, for a sheet of keys."""
        beside = (
            ("← / →", self.tr("On the page: the place before, the next place; Enter goes to its value")),
            ("1 – 9", self.tr("Take one of the values that are offered")),
            ("F2", self.tr("Change the value")),
        )
        return (*((keys, said) for keys, said, _ in self._keys()), *beside)

    def _show_past(self) -> None:
        self.panel.show_history_of(self.visits.visited or "")

    def _dress(self) -> None:
        self.setStyleSheet(sheet(self._desk.look.theme))

    # what is shown

    def show_argument(self, argument: Any) -> None:
        """Shows a document, a place in it, several in a row, or with nothing said all that wait."""
        workbench = self._desk.workbench
        if isinstance(argument, Citation):
            self._cited = argument
            self.show_argument(argument.document)
            if self.opened and self.opened.id == argument.document:
                self._show_cited()
        elif isinstance(argument, str):
            self.lineup.back(argument)
            self._open(argument)
            standing = partial(self._stand, argument)
            self._desk.lane.ask(lambda: to_review(workbench), standing, instead="review.lineup")
        elif argument:
            self._begin(tuple(argument))
        elif self.opened is None:
            self._desk.lane.ask(lambda: to_review(workbench), self._begin, instead="review.lineup")

    def _begin(self, names: Sequence[str]) -> None:
        self.lineup.line_up(names)
        self._follow(next(iter(names), None))

    def _stand(self, document: str, names: Sequence[str]) -> None:
        """Gives the document that is shown its place among all that wait; before them where it waits for nobody."""
        if self.opened and self.opened.id == document:
            self.lineup.line_up(names if document in names else (document, *names))
            self.heading.show_document(self.opened, self.lineup.names)
            self.lineup.load_ahead(self.lineup.beside(document, 1))

    def refresh(self, change: Change) -> None:
        """Reads the shown document again where it changed, and lines up what waits by now."""
        self.lineup.forget(change)
        opened = self.opened
        if opened is None:
            self.show_argument(None)
        elif opened.id in change.aside:
            self.opened = None
            self.show_argument(None)
        elif opened.id in (*change.documents, *change.touched):
            self._open(opened.id)

    def _open(self, document: str) -> None:
        self.lineup.open(document, self._show)

    def _show(self, opened: Opened) -> None:
        before, self.opened = self.opened, opened
        other = before is None or before.id != opened.id
        if not other and before and _settled(before, opened):
            self._desk.tell(
                self.tr("{name} is approved: nothing is in doubt any more").format(name=opened.document.name)
            )
            self._leave(opened.id)
            return
        self._stack.setCurrentWidget(self._full)
        self.heading.show_document(opened, self.lineup.names)
        for part in (self.viewer, self.panel, self.table, self.answers):
            part.show_document(opened)
        if other:
            self._panes.remembered()
            self._learn_names(opened.document.client)
        self.visits.show_document(opened)
        if self._cited:
            QTimer.singleShot(0, self, self._show_cited)
        self.lineup.load_ahead(self.lineup.beside(opened.id, 1))

    def _show_cited(self) -> None:
        """Goes to the place that was asked for, once its document is shown and its first value was visited."""
        cited, self._cited = self._cited, None
        if cited and self.opened and self.opened.id == cited.document and cited.page:
            self.viewer.show_place(cited.page, cited.box)

    def _learn_names(self, client: str) -> None:
        """Asks for the names of a client's suppliers, to be offered while one is typed."""
        if client != self._client:
            self._client, workbench = client, self._desk.workbench
            self._desk.lane.ask(lambda: workbench.suppliers("", client, NAMES), self.panel.fields.know_parties)

    def _leave(self, document: str) -> None:
        """Goes on to the next document, this one being done."""
        after = self.lineup.beside(document, 1) or self.lineup.beside(document, -1)
        self.lineup.leave(document)
        self._follow(after)

    def _follow(self, document: str | None) -> None:
        if document is not None:
            self._open(document)
            return
        had_some, self.opened = self.opened is not None, None
        self._stack.setCurrentWidget(self.empty)
        if had_some:  # others may have come in the meantime
            self.show_argument(None)

    def step(self, by: int) -> None:
        """Shows the document before or after, without approving this one."""
        document = self.lineup.beside(self.opened.id, by) if self.opened else None
        if document:
            self._open(document)

    def visit(self, name: str) -> None:
        """Goes to a value."""
        self.visits.visit(name)

    def next_pane(self) -> None:
        """Gives the keyboard to the fields, the rows, the page, in turn."""
        pane = self._panes.after(self.focusWidget())
        if pane is self.panel.fields:
            self.visits.go_on(None)
        else:
            pane.setFocus()

    # what is done to the document

    def _on_document(self, verb: Any, *arguments: Any) -> None:
        if self.opened is not None:
            verb(self.opened.id, *arguments)

    def approve(self) -> None:
        """A person approves the document as it stands; the next one is shown at once."""
        opened = self.opened
        if opened is None:
            return
        if opened.document.stage is Stage.READ and not had_part(opened, self._desk.workbench.actor):
            self.doing.approve(opened.id)
        self._leave(opened.id)

    def _unlock(self) -> None:
        if self.opened:
            self.prompts.unlock(self.opened)

    def _dealt(self, change: Change) -> None:
        """Shows what documents became."""
        self._begin((*change.documents, *(name for name in self.lineup.names if name not in change.aside)))


def _settled(before: Opened, now: Opened) -> bool:
    """Whether nothing is in doubt any more of what was open a moment ago."""
    return before.document.stage is Stage.READ and now.document.stage is Stage.APPROVED
