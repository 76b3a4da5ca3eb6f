"""Beside the page: what kind of paper it is, what the checks noticed, its fields, and the approval."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.domain.document import Stage
from core.domain.errors import PasswordNeeded
from core.domain.summary import doubts
from desktop.window.desk import Desk
from desktop.window.look import MARKS, SPACING, WIDTH, State, font
from desktop.window.parts import button, column, label, line, row, surface
from desktop.window.review.fields import FieldList
from desktop.window.review.findings import FindingList
from desktop.window.review.opened import Opened
from desktop.window.review.telling import Told, of_value, told
from desktop.window.review.waited import had_part, waited

FIELDS, HISTORY, NOTES = range(3)
SETTLED = (Stage.APPROVED, Stage.EXPORTED)
LINES = 200
"""of the history that are shown"""


class Panel(QWidget):
    """The right side of the review."""

    approved = Signal()
    retyped = Signal(str)
    noted = Signal(str)
    unlocking = Signal()
    rereading = Signal()

    def __init__(self, desk: Desk, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._locale = desk, locale
        self._opened: Opened | None = None
        self._of = ""
        self.findings = FindingList(desk.look, desk.words, locale)
        self.fields = FieldList(desk.look, desk.words, locale)
        self.type = QToolButton()
        self._state = label("", "caption", role="muted", wrap=True)
        self._trouble = label("", wrap=True)
        self.second = label("", role="doubtful", wrap=True)
        self.unlock = button(self.tr("Unlock with a password…"), self.unlocking.emit)
        self.again = button(self.tr("Read again from the file"), self.rereading.emit)
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self._past = QScrollArea()
        self._notes, self.note = label(wrap=True), QPlainTextEdit()
        self.approve = button(self.tr("Approve"), self.approved.emit, role="main", tip="Ctrl+Enter")
        self._arrange()

    def _arrange(self) -> None:
        self.setMinimumWidth(WIDTH["panel_least"])
        self.setMaximumWidth(WIDTH["panel_most"])
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.type.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.type.setIcon(self._desk.look.icon("chevron-down", "muted"))
        self.type.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.type.setFont(font("lead", strong=True))
        self.type.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.type.setToolTip(self.tr("Change the type and read the fields again"))
        self.type.setMenu(QMenu(self))
        self._learn_types()
        for said in (self.tr("Fields"), self.tr("History"), self.tr("Notes")):
            self.tabs.addTab(said)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Fields, history and notes"))
        self.tabs.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.tabs.currentChanged.connect(self._turn_to)
        self._stack.addWidget(self.fields)
        self._past.setWidgetResizable(True)
        self._past.setAccessibleName(self.tr("History"))
        self._stack.addWidget(self._past)
        self._stack.addWidget(self._noting())
        head = column(
            row(self.type, None),
            self._state,
            self._trouble,
            self.second,
            row(self.unlock, self.again, None),
            gap=2,
            margins=(SPACING.wide, SPACING.near, SPACING.near, SPACING.tight),
        )
        keys = self.tr("Enter confirms · 1–9 choose · type to change · Ctrl+Enter approves")
        hint = label(keys, "caption", role="muted", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._foot = surface(
            column(hint, self.approve, margins=(SPACING.wide, SPACING.near, SPACING.wide, SPACING.near))
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(head)
        for part in (self.findings, self.tabs, line(), self._stack, line()):
            inside.addWidget(part, 1 if part is self._stack else 0)
        inside.addWidget(self._foot)

    def _learn_types(self) -> None:
        """Asks for what the types are called: their files are read for it."""
        words, types = self._desk.words, self._desk.workbench.types

        def called() -> list[tuple[str, str]]:
            return sorted(((words.type(kind), kind) for kind in types), key=lambda one: one[0].casefold())

        self._desk.lane.ask(called, self._offer_types)

    def _offer_types(self, types: Sequence[tuple[str, str]]) -> None:
        for said, kind in types:
            self.type.menu().addAction(said, lambda kind=kind: self.retyped.emit(kind))  # type: ignore[misc]

    def _noting(self) -> QWidget:
        self.note.setPlaceholderText(self.tr("A note for whoever looks at this document next"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setFixedHeight(84)
        self.note.setTabChangesFocus(True)
        self._notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        keep = button(self.tr("Add note"), self._keep_note)
        margins = (SPACING.wide, SPACING.near, SPACING.wide, SPACING.near)
        return surface(column(self.note, row(None, keep), self._notes, None, margins=margins))

    def _keep_note(self) -> None:
        text = self.note.toPlainText().strip()
        if text:
            self.note.clear()
            self.noted.emit(text)

    def show_document(self, opened: Opened) -> None:
        """Shows a document."""
        if self._opened is None or self._opened.id != opened.id:
            self.tabs.setCurrentIndex(FIELDS)
        self._opened = opened
        words = self._desk.words
        self.type.setText(words.type(opened.kind.id) or self.tr("Unknown type"))
        self.type.setAccessibleName(self.tr("Type: {type}").format(type=words.type(opened.kind.id)))
        self._state.setText(self._said(opened))
        self._show_trouble(opened)
        self.findings.show_findings([one for one in opened.reading.findings if one.blocks], opened.kind.id)
        self.fields.show_document(opened)
        self._of = ""
        self._turn_to(self.tabs.currentIndex())
        noted = [one for one in reversed(opened.history) if one.action == "noted"]
        self.show_notes([f"{one.at[:16].replace('T', ' ')}  {one.actor}\n{one.after.get('text', '')}" for one in noted])

    def rest(self) -> None:
        """Gives the keyboard to what is to be done with the document, where no value is to be looked at."""
        for one in (self.approve, self.unlock, self.again):
            if one.isVisible():
                one.setFocus()
                return

    def show_fields(self) -> None:
        """Shows the fields where history or notes are shown."""
        self.tabs.setCurrentIndex(FIELDS)

    def show_history_of(self, name: str) -> None:
        """Shows what became of one value, before all else that was done."""
        self._of = name
        self.tabs.setCurrentIndex(HISTORY)
        self._show_past()

    def _turn_to(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        if tab == HISTORY:
            self._show_past()

    @property
    def notes_said(self) -> str:
        """The notes that are shown."""
        return self._notes.text()

    @property
    def past_said(self) -> list[str]:
        """The history that is shown."""
        return [one.text() for one in self._past.findChildren(QLabel)]

    @property
    def trouble_said(self) -> str:
        """What is said of a document that could not be read."""
        return self._trouble.text()

    def show_notes(self, said: Sequence[str]) -> None:
        """Shows the notes that stand at the document, the latest first."""
        self._notes.setText("\n\n".join(said))
        count = f" {len(said)}" if said else ""
        self.tabs.setTabText(NOTES, self.tr("Notes") + count)

    def _show_trouble(self, opened: Opened) -> None:
        """Says why a document could not be read, and what can be done."""
        failure = opened.document.failure
        said = self._desk.words.error(failure) if failure else None
        self._trouble.setText(f"{said.message}\n{said.advice}" if said else "")
        self._trouble.setVisible(bool(said))
        self.unlock.setVisible(bool(failure and failure.code == PasswordNeeded.code))
        self.again.setVisible(bool(failure and failure.code != PasswordNeeded.code))
        for part in (self._foot, self.tabs):
            part.setVisible(failure is None)
        self._show_second(opened)

    def _show_second(self, opened: Opened) -> None:
        """Says whom a rule of two persons waits for; who had a part in it goes on instead of approving."""
        me = self._desk.workbench.actor
        said = waited(opened.awaited, me) if opened.awaited else ""
        self.second.setText(f"{MARKS[State.DOUBTFUL]} {said}")
        self.second.setVisible(bool(said))
        over = opened.document.stage in SETTLED or had_part(opened, me)
        self.approve.setText(self.tr("Next document") if over else self.tr("Approve"))

    def _said(self, opened: Opened) -> str:
        if opened.document.failure:
            return self.tr("Could not be read")
        if opened.document.stage in SETTLED:
            return self.tr("Approved: nothing waits for you here")
        if count := doubts(opened.reading):
            return self.tr("{count} to look at").format(count=count)
        if open_names := opened.open_names:
            return self.tr("Ready to approve; still in doubt: {count}").format(count=len(open_names))
        return self.tr("Nothing is in doubt")

    def _show_past(self) -> None:
        """Builds the history, only while it is looked at: most documents are approved without a look at it."""
        words, history = self._desk.words, self._opened.history if self._opened else ()
        lines = [*of_value(history, self._of, words), *told(history, words)]
        rows = [self._told(one) for one in lines[:LINES]]
        inside = surface(
            column(*rows, None, gap=SPACING.tight, margins=(SPACING.wide, SPACING.near, SPACING.wide, SPACING.near))
        )
        self._past.setWidget(inside)

    def _told(self, one: Told) -> QWidget:
        head = f"{one.at[:16].replace('T', ' ')}  {one.actor}  {one.action}".strip()
        called = self._desk.words.field(one.name, self._opened.kind.id if self._opened else "") if one.name else ""
        arrow = f"{one.before or '–'} → {one.after or '–'}" if one.before else one.after
        parts = [label(text, "caption", role="muted", wrap=True) for text in (head,) if text]
        if called:
            parts.append(label(f"{called}: {arrow}", wrap=True))
        made = QWidget()
        made.setLayout(column(*parts, gap=2))
        return made

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(WIDTH["panel_least"] + 32, 700)
