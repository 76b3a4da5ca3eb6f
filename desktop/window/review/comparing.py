"""Two documents side by side, or one as it is and as it was read, with what differs marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QSplitter, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from core.domain.document import Document
from core.domain.errors import DocumentUnknown
from core.domain.layout import Box
from core.ports import Selection
from core.workbench import Workbench
from core.workbench.differing import Comparison, PageDifference
from desktop.window.desk import Desk
from desktop.window.look import HEIGHT, SPACING, State
from desktop.window.parts import column, label, surface
from desktop.window.review.canvas import Mark, PageCanvas
from desktop.window.review.opened import Opened
from desktop.window.review.pages import Shot, shot
from desktop.window.review.writing import written

SIZE = (1180, 780)


@dataclass(frozen=True, slots=True)
class Pair:
    """What is compared, with the first page of either and the words that only one of them prints."""

    first: Document
    second: Document
    comparison: Comparison
    shots: tuple[Shot, Shot]
    pages: PageDifference
    earlier: bool = False
    """whether the second is the first as it was read"""


def duplicate_of(workbench: Workbench, opened: Opened) -> Pair | None:
    """The document that a finding says this one may be a copy of, else the next one of the same bytes; or None."""
    named = [one.facts["other"] for one in opened.reading.findings if one.across and "other" in one.facts]
    client = opened.document.client
    for name in named:
        for one in workbench.summaries(Selection(client=client, text=name.rpartition("/")[2])):
            if one.id != opened.id and one.name == name:
                return _paired(workbench, opened.id, one.id)
    return None


def _paired(workbench: Workbench, first: str, second: str) -> Pair:
    documents = [workbench.show(one).document for one in (first, second)]
    numbers = [next(iter(one.reading.pages), 1) if one.reading else 1 for one in documents]
    pages = workbench.review.compare_pages(first, numbers[0], second, numbers[1])
    shots = (shot(workbench, first, numbers[0]), shot(workbench, second, numbers[1]))
    return Pair(documents[0], documents[1], workbench.review.compare(first, second), shots, pages)


def earliest(workbench: Workbench, opened: Opened) -> Pair | None:
    """A document beside what it said when it was read; None where it is as it was."""
    for version in range(1, opened.document.version):
        try:
            comparison = workbench.review.compare_version(opened.id, version)
        except DocumentUnknown:  # it said nothing then
            continue
        number = next(iter(opened.pages), 1)
        page = shot(workbench, opened.id, number)
        return Pair(opened.document, opened.document, comparison, (page, page), PageDifference((), ()), earlier=True)
    return None


class CompareWindow(QDialog):
    """Either side's page, and below the values that differ."""

    def __init__(self, desk: Desk, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._pair = desk, pair
        self._locale = QLocale(desk.words.language)
        self.setWindowTitle(self.tr("Compare"))
        self.setObjectName("ground")
        self.resize(*SIZE)
        self.canvases = (PageCanvas(desk.look), PageCanvas(desk.look))
        self.differences = QTableWidget()
        self._fill()
        across, down = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        for side, said in enumerate(self._titles):
            across.addWidget(self._side(self.canvases[side], said))
        down.addWidget(across)
        down.addWidget(self.differences)
        down.setSizes([560, 180])
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(down)
        for side, (canvas, other) in enumerate((self.canvases, self.canvases[::-1])):
            canvas.show_page(pair.shots[side])
            canvas.show_marks(self._marks(side))
            canvas.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)

    @property
    def _titles(self) -> tuple[str, str]:
        first, second = self._pair.first.name, self._pair.second.name
        if self._pair.earlier:
            return self.tr("{name}, as it was read").format(name=first), self.tr("{name}, as it is").format(name=second)
        return first, second

    def _side(self, canvas: PageCanvas, said: str) -> QWidget:
        title = label(said, strong=True)
        title.setContentsMargins(SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight)
        return surface(column(title, canvas, gap=0))

    def _marks(self, side: int) -> Sequence[Mark]:
        """Words that only this page prints, and values that differ."""
        printed = self._pair.pages.first if side == 0 else self._pair.pages.second
        number = self._pair.shots[side].page.number
        marks = [Mark(f"word {place}", box, State.CONTRADICTED) for place, box in enumerate(printed)]
        for one in self._pair.comparison.fields:
            field = one.first if side == 0 else one.second
            box: Box | None = field.evidence.box if field and field.evidence.page == number else None
            if box is not None:
                marks.append(Mark(one.name, box, State.DOUBTFUL))
        return marks

    def said(self, side: int) -> list[str]:
        """What stands in a column of the differences."""
        items = (self.differences.item(row, side) for row in range(self.differences.rowCount()))
        return [item.text() for item in items if item]

    def _fill(self) -> None:
        table, comparison = self.differences, self._pair.comparison
        table.setColumnCount(3)
        table.setHorizontalHeaderLabels([self.tr("Differs"), *self._titles])
        table.setRowCount(len(comparison.fields))
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.verticalHeader().setDefaultSectionSize(HEIGHT["compact"])
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName(self.tr("Values that differ"))
        kind = self._desk.workbench.types.get(comparison.second.type)
        for place, one in enumerate(comparison.fields):
            known = kind.fields.get(one.name) if kind else None
            said = [self._desk.words.field(one.name, comparison.second.type)]
            for field in (one.first, one.second):
                text = (
                    written(field.value, known.kind if known else None, self._locale, field.currency) if field else "–"
                )
                said.append(text)
            for side, text in enumerate(said):
                table.setItem(place, side, QTableWidgetItem(text))
