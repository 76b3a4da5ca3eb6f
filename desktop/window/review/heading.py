"""Above the review: which document this is, the ones before and after, and what else can be done to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from core.domain.document import Stage
from core.domain.errors import PasswordNeeded
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import label, row, tool
from desktop.window.review.opened import Opened

READABLE = (Stage.READ, Stage.FAILED)
TRANSLATE = "translate"
SOON_MS = 300
"""until something that is being done is told"""


class Heading(QObject):
    """A bar with the document's name and its menu."""

    stepped = Signal(int)
    asked = Signal(str, object)
    """what the menu asks for ("compare", "merge", ...), and the Opened it is about"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        icon = desk.look.icon
        self._opened: Opened | None = None
        self._where, self.name, self._client = label(role="muted"), label(strong=True), label(role="muted")
        self.stage = label("", "caption", role="good")
        self.back = tool(icon("arrow-left"), self.tr("Document before"), lambda: self.stepped.emit(-1), "Ctrl+PgUp")
        self.onward = tool(icon("arrow-right"), self.tr("Next document"), lambda: self.stepped.emit(1), "Ctrl+PgDn")
        self.working = label("", "caption", role="muted")
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.setInterval(SOON_MS)
        self._waits.timeout.connect(lambda: self.working.setText(self.tr("Keeping and checking …")))
        self.more = tool(icon("ellipsis"), self.tr("More"), lambda: None)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.more)
        self._desk = desk
        self._icon = icon
        self.more.setMenu(self._menu)
        names = (self.name, SPACING.hair, self._client, SPACING.near, self.stage, self.working)
        margins = (SPACING.near, 6, SPACING.near, 6)
        self.bar = row(self.back, self.onward, self._where, SPACING.tight, *names, None, self.more, margins=margins)

    def busy(self, *, works: bool) -> None:
        """Says that what was done is being kept and checked, where that takes a while."""
        if not works:
            self._waits.stop()
            self.working.setText("")
        elif not self._waits.isActive() and not self.working.text():
            self._waits.start()

    def show_document(self, opened: Opened, names: Sequence[str]) -> None:
        """Shows a document's name, and its place among those that wait."""
        self._opened = opened
        place = list(names).index(opened.id) + 1 if opened.id in names else 0
        self._where.setText(self.tr("{place} of {count}").format(place=place, count=len(names)) if place else "")
        self.name.setText(opened.document.name.replace("\\", "/").rpartition("/")[2])
        self._client.setText(opened.document.client)
        approved = opened.document.stage in (Stage.APPROVED, Stage.EXPORTED)
        self.stage.setText(self.tr("● approved") if approved else "")
        self.back.setEnabled(place > 1)
        self.onward.setEnabled(0 < place < len(names))
        self._fill(opened)

    def _fill(self, opened: Opened) -> None:
        menu = self._menu
        menu.clear()
        failure = opened.document.failure
        offered = (
            (
                "unlock",
                "lock-open",
                self.tr("Unlock with a password…"),
                bool(failure and failure.code == PasswordNeeded.code),
            ),
            ("duplicate", "columns-2", self.tr("Compare with its duplicate"), True),
            ("version", "history", self.tr("Compare with how it was read"), opened.document.version > 2),
            ("split", "split", self.tr("Split at every page"), len(opened.pages) > 1),
            ("merge", "merge", self.tr("Merge with the next document"), self.onward.isEnabled()),
            ("reopen", "undo-2", self.tr("Back to review"), opened.document.stage in (Stage.APPROVED, Stage.EXPORTED)),
            ("models", "cpu", self.tr("Ask the models about it"), opened.document.stage is Stage.READ),
            ("again", "refresh-cw", self.tr("Read again from the file"), opened.document.stage in READABLE),
        )
        for what, icon, said, possible in offered:
            action = QAction(self._icon(icon), said, menu)
            action.triggered.connect(lambda _=False, what=what: self.asked.emit(what, self._opened))
            action.setEnabled(possible)
            action.setData(what)
            menu.addAction(action)
        bench = self._desk.workbench
        self._desk.lane.ask(lambda: bench.voices.translating.offered, self._offer, instead=(self, "translate"))

    def _offer(self, offered: bool) -> None:  # noqa: FBT001 (what the lane gives)
        """Offers translations where a model of this machine makes them, and nowhere else."""
        last = self._menu.actions()[-1]
        if offered and last.data() != TRANSLATE:
            action = QAction(self._icon("languages"), self.tr("Translate beside"), self._menu)
            action.triggered.connect(lambda: self.asked.emit(TRANSLATE, self._opened))
            action.setData(TRANSLATE)
            self._menu.addAction(action)

    @property
    def menu(self) -> QMenu:
        """What else can be done."""
        return self._menu
