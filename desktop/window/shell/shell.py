"""The shell around the views of an open vault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QStackedWidget, QTextEdit, QWidget

from core.domain.backup import Manifest
from core.domain.change import Change
from core.domain.document import Totals
from core.domain.errors import AuditRolledBack, VouchError
from core.workbench import Outcome, Taken, Trouble
from desktop.window.ask.consent import Asked
from desktop.window.desk import Action, Desk, Message
from desktop.window.look import HEIGHT, SPACING, THEMES
from desktop.window.parts import button, column, label, row, surface, tool
from desktop.window.places import BELOW, PLACES, Place, View, together
from desktop.window.preferred import COMPACT, THEME
from desktop.window.running import Running
from desktop.window.shell.adding import Adding
from desktop.window.shell.bottom import Bottom
from desktop.window.shell.commands import Command
from desktop.window.shell.keys import KeySheet
from desktop.window.shell.palette import Palette
from desktop.window.shell.rail import Rail
from desktop.window.shell.toasts import Toasts

GATHER_MS = 150
"""changes that come closer than this are told together"""
TITLE_WIDE = 144
"""pixels, so that the search stays where it is from place to place"""
SEARCH_WIDE, SEARCH_CLOSE, ROOMY = 300, 236, 1020
"""pixels of the search, less in a window that is narrower than the last of these; there the rail is icons alone"""
LAST_PLACE, SETTING, TAKEN, READS_AHEAD = "place", "setting_changed", "taken", "review"


class Shell(QWidget):
    """Rail, search, the place in sight, the bottom line. What the window as a whole can do is told."""

    lock = Signal()
    leave = Signal()
    settled = Signal(object)
    """all that waited is read: the Totals"""
    begin_again = Signal()
    """the reading may begin again"""

    def __init__(self, desk: Desk, running: Running | None = None) -> None:
        super().__init__()
        self.desk, self._running = desk, running
        self._places = {place.id: place for place in (*PLACES, *BELOW)}
        self.views: dict[str, QWidget] = {}
        self._gathered: list[Change] = []
        self._missed: dict[str, Change] = {}
        """what places that are out of sight have not been told yet"""
        self.setAcceptDrops(True)
        self.rail = Rail(desk.look, PLACES, BELOW)
        self.rail.chosen.connect(self.go)
        self.stack = QStackedWidget()
        self.bottom = Bottom(desk, running)
        self.adding = Adding(desk, self, running.wake if running else _nothing)
        right = surface(column(self._top(), self.stack, gap=0), "page")
        upper = row(self.rail, right, gap=0)
        upper.setStretch(1, 1)
        whole = column(upper, self.bottom, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.toasts = Toasts(self, desk.look)
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.timeout.connect(self._refresh)
        self._listen()
        Asked(desk)
        self.commands = tuple(self._commands())
        for command in self.commands:
            if command.keys:
                QShortcut(QKeySequence(command.keys), self, command.call)
        self.go(desk.preferences.get(LAST_PLACE, "inbox"))
        self._count()

    def go(self, place: str, argument: Any = None) -> None:
        """Shows a place, and there what is asked for; "add" asks for files."""
        if place == "add":
            self.adding.choose()
            return
        if place not in self._places:
            place = "inbox"
        if place not in self.views:
            self.views[place] = self._places[place].make(self.desk)
            self.stack.addWidget(self.views[place])
        self.stack.setCurrentWidget(self.views[place])
        if missed := self._missed.pop(place, None):
            cast("View", self.views[place]).refresh(missed)
        self.rail.mark(place)
        self.title.setText(self._places[place].title)
        self.desk.preferences.put(LAST_PLACE, place)
        cast("View", self.views[place]).show_argument(argument)

    def search_all(self) -> Palette:
        """Opens the palette."""
        palette = Palette(self.desk, self.commands, self)
        palette.open_over(self.window())
        return palette

    def show_keys(self) -> KeySheet:
        """Opens the sheet of keys."""
        sheet = KeySheet(self.commands, self)
        sheet.open()
        return sheet

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        event.acceptProposedAction()
        self.adding.drop(event.mimeData())

    def _top(self) -> QWidget:
        look = self.desk.look
        self.title = label("", "lead", strong=True)
        self.title.setMinimumWidth(TITLE_WIDE)
        self.search = self._search()
        add = button(self.tr("Add files"), self._add, icon=look.icon("plus"))
        self.contrast = tool(look.icon("contrast"), self.tr("Light, dark, high contrast"), self._next_theme)
        lock = tool(look.icon("lock"), self.tr("Lock"), self.lock.emit, "Ctrl+L")
        keys = tool(look.icon("keyboard"), self.tr("Keys"), self.show_keys, "?")
        inner = row(self.title, None, self.search, None, add, SPACING.hair, self.contrast, keys, lock)
        inner.setContentsMargins(SPACING.wide, 0, SPACING.near, 0)
        top = surface(inner, "topbar")
        top.setFixedHeight(HEIGHT["bar"])
        return top

    def _search(self) -> QPushButton:
        made = button(self.tr("Search, go, do"), self.search_all, icon=self.desk.look.icon("search", "muted"))
        keys = label("Ctrl+K", "caption", role="muted")
        keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made.setLayout(row(None, keys, margins=(0, 0, SPACING.near, 0)))
        made.setStyleSheet("QPushButton { text-align: left; }")
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Search and rail give way to the place in sight where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < ROOMY
        self.search.setMinimumWidth(SEARCH_CLOSE if narrow else SEARCH_WIDE)
        self.rail.be_narrow(narrow)

    def _listen(self) -> None:
        self.desk.went.connect(self.go)
        self.desk.told.connect(self.toasts.show)
        self.desk.changed.connect(self._own)
        if self._running:
            self._running.heard.connect(self._heard)
            self._running.received.connect(self._received)
            self._running.refused.connect(self.refuse)
            self._running.backed_up.connect(self._backed_up)

    def _commands(self) -> Iterator[Command]:
        for number, place in enumerate(PLACES, 1):
            yield self._going(place, f"Alt+{number % 10}")
        for place in BELOW:
            yield self._going(place, "Ctrl+,")
        yield Command(self.tr("Search, go, do"), "search", self.search_all, "Ctrl+K")
        yield Command(self.tr("Add files"), "plus", self.adding.choose, "Ctrl+O")
        yield Command(self.tr("Paste a picture or files"), "clipboard-paste", self._paste, "Ctrl+V")
        yield Command(self.tr("Undo"), "undo-2", self.desk.take_back, "Ctrl+Z")
        yield Command(self.tr("Redo"), "redo-2", self.desk.do_again, "Ctrl+Shift+Z")
        yield Command(self.tr("Keys"), "keyboard", self.show_keys, "?")
        yield Command(self.tr("Lock the vault"), "lock", self.lock.emit, "Ctrl+L")
        yield Command(self.tr("Light, dark, high contrast"), "contrast", self._next_theme)
        yield Command(self.tr("Close rows, or rows with air"), "rows-3", self._next_height)
        yield Command(self.tr("Quit"), "x", self.leave.emit, "Ctrl+Q")

    def _going(self, place: Place, keys: str) -> Command:
        return Command(place.title, place.icon, lambda: self.go(place.id), keys, place=True)

    def _add(self) -> None:
        self.adding.choose()

    def _paste(self) -> None:
        """Into the field that has the focus, where that takes text; else into the vault."""
        focus = QApplication.focusWidget()
        if isinstance(focus, (QLineEdit, QTextEdit)):
            focus.paste()
        else:
            self.adding.paste()

    def _next_theme(self) -> None:
        now = self.desk.look.theme.name
        wanted = THEMES[(THEMES.index(now) + 1) % len(THEMES)]
        self.desk.preferences.put(THEME, wanted)

    def _next_height(self) -> None:
        preferences = self.desk.preferences
        preferences.put(COMPACT, not preferences.get(COMPACT, False))

    def _heard(self, outcome: Outcome) -> None:
        self._changed(outcome.change or Change("failed", (outcome.document,)))

    def _received(self, event: Taken | Trouble) -> None:
        if isinstance(event, Trouble):
            self.desk.complain(event.error)
        else:
            self._changed(event.change)

    def _backed_up(self, said: Manifest | VouchError) -> None:
        """Tells of a backup that was due: quietly where it was made."""
        if isinstance(said, VouchError):
            self.desk.complain(said)
        self._changed(Change("backed_up"))

    def _own(self, change: Change) -> None:
        """What a person did to one document is shown at once; of many, portion by portion, the views hear together."""
        self._changed(change)
        if change.action != TAKEN and len(change.documents) <= 1:
            self._gather.start(0)

    def _changed(self, change: Change) -> None:
        if change.action == SETTING and self._running:
            self.desk.lane.run(self._running.watch)
        self._gathered.append(change)
        if not self._gather.isActive():
            self._gather.start(GATHER_MS)

    def _refresh(self) -> None:
        """Tells the place in sight of what changed, and the others once they are: their counts would delay its own.

        Review hears at once: documents that it has read ahead must not be shown as they were.
        """
        change, self._gathered = together(self._gathered), []
        for place, view in self.views.items():
            if place == READS_AHEAD or view is self.stack.currentWidget():
                cast("View", view).refresh(change)
            else:
                self._missed[place] = together([self._missed.get(place, change), change])
        self._count()

    def _count(self) -> None:
        self.desk.lane.ask(self.desk.workbench.totals, self._show_totals, instead="totals")

    def refuse(self, error: VouchError) -> None:
        """The vault may not be written: a person says whether an earlier state was put back on purpose."""
        if not isinstance(error, AuditRolledBack):
            self.desk.complain(error)
            return
        said = self.desk.words.error(error)
        action = Action(self.tr("It was put back on purpose …"), self._ask_earlier)
        self.desk.told.emit(Message(said.message, said.advice, action, bad=True))

    def _ask_earlier(self) -> None:
        asked = QMessageBox(self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setText(self.tr("Go on from the earlier state?"))
        asked.setInformativeText(self.tr("What was done after it is not in this vault. The history says who went on."))
        asked.addButton(self.tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
        asked.addButton(QMessageBox.StandardButton.Cancel)
        asked.accepted.connect(lambda: self.desk.act(self.desk.workbench.accept_rollback, self._go_on))
        asked.open()

    def _go_on(self, change: Change) -> None:
        del change
        self.begin_again.emit()

    def _show_totals(self, totals: Totals) -> None:
        if self.bottom.waiting and not totals.waiting:
            self.settled.emit(totals)
        self.bottom.show_totals(totals)
        counts = {"inbox": totals.review + totals.failed, "review": totals.review}
        for place, shown in self.rail.buttons.items():
            shown.show_count(counts.get(place, 0))


def _nothing() -> None:
    """What is woken where nothing reads."""
