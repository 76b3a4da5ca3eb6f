"""A page beside what it says in another language: to be read, and kept nowhere."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QDialog, QSplitter, QVBoxLayout, QWidget

from core.ports import Progress
from core.workbench.translating import Translated, languages
from desktop.window.desk import Desk
from desktop.window.engines.working import Working
from desktop.window.look import MARKS, SPACING, State
from desktop.window.parts import column, label, line, row, surface, tool
from desktop.window.review.canvas import Mark, PageCanvas
from desktop.window.review.opened import Opened
from desktop.window.review.pages import Shot, shot
from desktop.window.review.sentences import Sentences

SIZE = (1180, 780)
LANGUAGE = "translating.language"
"""preference: the language that was read last"""


class Sheet(NamedTuple):
    """A page in a language."""

    page: int
    language: str


class TranslateWindow(QDialog):
    """The page at the left, its sentences at the right; what the pointer is on lights on both sides."""

    def __init__(self, desk: Desk, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._document, self._pages = desk, opened.document, opened.pages or (1,)
        self._known = opened.reading.language or ""
        self._place = 0
        self._said: dict[Sheet, list[Translated]] = {}
        """what was translated so far; what was stopped in the middle goes on from its beginning"""
        self._whole: set[Sheet] = set()
        self.setWindowTitle(self.tr("Translate beside"))
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self.canvas, self.sentences, self.working = PageCanvas(desk.look), Sentences(desk.look), Working(desk)
        self.language, self.page, self.by = QComboBox(), label(), label("", "caption", role="muted")
        self._offer()
        self._arrange()
        self._connect()
        self.turn_to(0)

    def _offer(self) -> None:
        """Offers the languages, the one that was read last first unless the document is written in it."""
        named = languages()
        for code, names in named.items():
            said = names.get(self._desk.words.language, names["en"])
            self.language.addItem(said[:1].upper() + said[1:], code)
        own = self._desk.words.language
        wanted = [self._desk.preferences.get(LANGUAGE, own), own, *named]
        self.language.setCurrentIndex(self.language.findData(next(one for one in wanted if one != self._known)))
        self.language.setAccessibleName(self.tr("Into which language"))
        self.canvas.setAccessibleName(self.tr("Page as it is printed"))
        self.sentences.setAccessibleName(self.tr("Page in the other language"))

    def _arrange(self) -> None:
        icon, several = self._desk.look.icon, len(self._pages) > 1
        self._turns = (
            tool(icon("chevron-left"), self.tr("Page before"), lambda: self.turn_to(self._place - 1), "PgUp"),
            tool(icon("chevron-right"), self.tr("Next page"), lambda: self.turn_to(self._place + 1), "PgDn"),
        )
        for widget in (*self._turns, self.page):
            widget.setVisible(several)
        self.again = tool(icon("refresh-cw"), self.tr("Translate this page"), self._translate)
        into = label(self.tr("Into"), role="muted")
        turns = (self._turns[0], self.page, self._turns[1], SPACING.near) if several else ()
        bar = row(*turns, into, self.language, self.again, SPACING.near, self.working, None, gap=SPACING.hair)
        bar.setContentsMargins(SPACING.wide, SPACING.hair, SPACING.wide, SPACING.hair)
        told = self.tr(
            "{mark} stands as it is printed: a figure would have been lost or made up. For reading; none of it is kept."
        )
        note = label(told.format(mark=MARKS[State.DOUBTFUL]), "caption", role="muted", wrap=True)
        beside = column(
            self.sentences, note, self.by, margins=(SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight)
        )
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(self.canvas)
        across.addWidget(surface(beside))
        across.setSizes([SIZE[0] // 2, SIZE[0] // 2])
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(surface(bar))
        inside.addWidget(line())
        inside.addWidget(across, 1)

    def _connect(self) -> None:
        self.canvas.turned_over.connect(lambda by: self.turn_to(self._place + by))
        self.canvas.hovered.connect(self._light)
        self.sentences.hovered.connect(self.canvas.light)
        self.sentences.currentRowChanged.connect(lambda at: self.canvas.focus_on(str(at)))
        self.language.activated.connect(self._into)
        self.working.busy.connect(self._busy)

    @property
    def _sheet(self) -> Sheet:
        return Sheet(self._pages[self._place], self.language.currentData())

    def turn_to(self, place: int) -> None:
        """Shows a page, and begins to translate it where that was not done yet."""
        if 0 <= place < len(self._pages):
            self._place, bench, document = place, self._desk.workbench, self._document.id
            number = self._pages[place]
            self._desk.lane.ask(lambda: shot(bench, document, number), self._put, instead="review.translate")
            self.page.setText(self.tr("Page {place} of {count}").format(place=place + 1, count=len(self._pages)))
            self._turns[0].setEnabled(place > 0)
            self._turns[1].setEnabled(place + 1 < len(self._pages))
            self._show()

    def _put(self, found: Shot) -> None:
        reading = self._document.reading
        self.canvas.show_page(found)
        self.canvas.set_turn(reading.turn(found.page.number) if reading else 0)
        self._mark()

    def _into(self) -> None:
        self._desk.preferences.put(LANGUAGE, self.language.currentData())
        self._show()

    def _show(self) -> None:
        """Shows what is translated of this page; what is not is begun."""
        self._fill()
        if self._sheet not in self._whole:
            self._translate()

    def _fill(self) -> None:
        self.sentences.clear()
        for one in self._said.get(self._sheet, ()):
            self.sentences.add(one)
        self._mark()

    def _mark(self) -> None:
        said = enumerate(self._said.get(self._sheet, ()))
        marks = [Mark(str(at), one.original.box, State.DOUBTFUL, quiet=one.whole) for at, one in said]
        self.canvas.show_marks(marks)

    def _light(self, name: str) -> None:
        self.canvas.light(name)
        self.sentences.light(name)

    def _translate(self) -> None:
        """Translates this page from its beginning; what runs for another one is stopped."""
        self.working.stop_now()
        sheet, bench, document, lane = self._sheet, self._desk.workbench, self._document.id, self._desk.lane
        self._said[sheet] = said = []
        self._whole.discard(sheet)
        self._fill()

        def translated(hear: Progress) -> tuple[Sheet, str]:
            translating = bench.voices.translating
            for one in translating.sentences(document, sheet.page, sheet.language, hear):
                said.append(one)
                lane.tell(self._grown)
            return sheet, translating.model()

        self.working.run(self.tr("Translating …"), translated, self._done)

    def _grown(self) -> None:
        """Shows the sentences that came since."""
        said = self._said.get(self._sheet, [])
        for one in said[self.sentences.count() :]:
            self.sentences.add(one)
        self._mark()

    def _done(self, found: tuple[Sheet, str]) -> None:
        sheet, model = found
        self._whole.add(sheet)
        self._grown()
        self.by.setText(self.tr("Translated by {model}, on this machine").format(model=model))

    def _busy(self, busy: bool) -> None:  # noqa: FBT001 (Qt's way)
        self.again.setEnabled(not busy)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        self.working.stop_now()
        super().closeEvent(event)
