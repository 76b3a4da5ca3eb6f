"""Two documents side by side: their pages, turned together, and the values that differ."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QSplitter, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from core.domain.record import Field
from core.workbench.differing import Difference
from desktop.window.desk import Desk
from desktop.window.look import HEIGHT, SPACING, State
from desktop.window.parts import column, label, row, surface, tool
from desktop.window.review.canvas import Mark, PageCanvas
from desktop.window.review.comparing import Pair, Sheets, sheets
from desktop.window.review.writing import written

SIZE = (1180, 780)
MOST = 1000
"""values that differ and are listed"""


class CompareWindow(QDialog):
    """Either side's page, and below the values that differ: a click on one goes to its page."""

    def __init__(self, desk: Desk, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._pair = desk, pair
        self._locale = QLocale(desk.words.language)
        self._sheets: Sheets | None = None
        self._place, self._focus = 0, ""
        self._count = max(map(len, pair.pages))
        self.setWindowTitle(self.tr("Compare"))
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self.canvases = (PageCanvas(desk.look), PageCanvas(desk.look))
        self.differences = QTableWidget()
        self.page = label()
        self._arrange()
        self._fill()
        self._connect()
        self.turn_to(0)

    def _arrange(self) -> None:
        icon, several = self._desk.look.icon, self._count > 1
        self._turns = (
            tool(icon("chevron-left"), self.tr("Page before"), lambda: self.turn_to(self._place - 1), "PgUp"),
            tool(icon("chevron-right"), self.tr("Next page"), lambda: self.turn_to(self._place + 1), "PgDn"),
        )
        said = self.tr("Marked: words that only one page prints ▲, and values that differ ◆")
        bar = row(
            self._turns[0], self.page, self._turns[1], None, label(said, "caption", role="muted"), gap=SPACING.hair
        )
        bar.setContentsMargins(SPACING.wide, SPACING.hair, SPACING.wide, SPACING.hair)
        for widget in (*self._turns, self.page):
            widget.setVisible(several)
        across, down = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        for canvas, title in zip(self.canvases, self._titles, strict=True):
            across.addWidget(self._side(canvas, title))
        down.addWidget(across)
        down.addWidget(self.differences)
        down.setSizes([540, 180])
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(surface(bar))
        inside.addWidget(down, 1)

    def _side(self, canvas: PageCanvas, said: str) -> QWidget:
        title = label(said, strong=True)
        title.setContentsMargins(SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight)
        canvas.setAccessibleName(self.tr("Page of {name}").format(name=said))
        return surface(column(title, canvas, gap=0))

    def _connect(self) -> None:
        for canvas, other in (self.canvases, self.canvases[::-1]):
            canvas.turned_over.connect(lambda by: self.turn_to(self._place + by))
            canvas.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
        self.differences.currentCellChanged.connect(self._go)

    @property
    def _titles(self) -> tuple[str, str]:
        first, second = self._pair.first.name, self._pair.second.name
        if self._pair.earlier:
            return self.tr("{name}, as it was read").format(name=first), self.tr("{name}, as it is").format(name=second)
        return first, second

    @property
    def listed(self) -> Sequence[Difference]:
        """The values that differ, as they are listed."""
        return self._pair.comparison.fields[:MOST]

    def turn_to(self, place: int) -> None:
        """Shows the pages at a place on both sides, as soon as they are there."""
        if 0 <= place < self._count and (place != self._place or self._sheets is None):
            self._place, workbench, pair = place, self._desk.workbench, self._pair
            self._desk.lane.ask(lambda: sheets(workbench, pair, place), self._put, instead="review.compare")
            self.page.setText(self.tr("Page {place} of {count}").format(place=place + 1, count=self._count))
            self._turns[0].setEnabled(place > 0)
            self._turns[1].setEnabled(place + 1 < self._count)

    def _put(self, found: Sheets) -> None:
        self._sheets = found
        for side, canvas in enumerate(self.canvases):
            canvas.show_page(found.shots[side])
            canvas.set_turn(self._pair.turn(side, found.shots[side].page.number))
            canvas.show_marks(self._marks(found, side))
        self._light()

    def _marks(self, found: Sheets, side: int) -> Sequence[Mark]:
        """Words that only this page prints, and values that differ."""
        printed = found.printed.first if side == 0 else found.printed.second
        marks = [Mark(f"word {place}", box, State.CONTRADICTED) for place, box in enumerate(printed)]
        for one in self.listed:
            field = one.first if side == 0 else one.second
            there = field and field.evidence.page == found.shots[side].page.number
            if there and field and field.evidence.box:
                marks.append(Mark(one.name, field.evidence.box, State.DOUBTFUL))
        return marks

    def _go(self, at: int) -> None:
        """Goes to the pages on which a value that differs stands."""
        if not 0 <= at < len(self.listed):
            return
        one = self.listed[at]
        self._focus = one.name
        for field, pages in zip((one.first, one.second), self._pair.pages, strict=True):
            if field and field.evidence.page in pages:
                self.turn_to(pages.index(field.evidence.page))
                break
        self._light()

    def _light(self) -> None:
        for canvas in self.canvases:
            canvas.focus_on(self._focus)

    def said(self, side: int) -> list[str]:
        """What stands in a column of the differences."""
        items = (self.differences.item(line, side) for line in range(self.differences.rowCount()))
        return [item.text() for item in items if item]

    def _fill(self) -> None:
        table = self.differences
        table.setColumnCount(3)
        table.setHorizontalHeaderLabels([self.tr("Differs"), *self._titles])
        table.setRowCount(len(self.listed))
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().setDefaultSectionSize(HEIGHT["compact"])
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName(self.tr("Values that differ"))
        kind = self._pair.comparison.second.type
        for place, one in enumerate(self.listed):
            said = [
                self._desk.words.field(one.name, kind),
                *(self._written(one.name, field) for field in (one.first, one.second)),
            ]
            for side, text in enumerate(said):
                table.setItem(place, side, QTableWidgetItem(text))

    def _written(self, name: str, field: Field | None) -> str:
        kind = self._desk.workbench.types.get(self._pair.comparison.second.type)
        known = kind.fields.get(name) if kind else None
        return written(field.value, known.kind if known else None, self._locale, field.currency) if field else "–"
