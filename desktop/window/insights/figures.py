"""The charts, two beside each other, of a client, a type and a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QStackedWidget, QWidget

from core.domain.measures import Figures
from core.domain.selection import Selection
from core.domain.summary import Facets
from desktop.window.desk import Desk
from desktop.window.insights.card import ChartCard
from desktop.window.insights.causes import cause
from desktop.window.insights.series import Drawing, Series, currencies
from desktop.window.look import SPACING
from desktop.window.parts import Empty, Folding, column, emptied, label, row
from desktop.window.speaking import several

COUNT = "{count}"


class FiguresPage(QWidget):
    """Filters above, charts below; what is clicked opens in Documents."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._figures = desk, Figures()
        self.client, self.type = self._box(self.tr("All clients")), self._box(self.tr("All types"))
        self.year = self._box(self.tr("All years"))
        self.currency = QComboBox()
        self.currency.setAccessibleName(self.tr("Currency"))
        self.currency.currentIndexChanged.connect(lambda _: self._draw())
        self.said = label(role="muted")
        self.cards: list[ChartCard] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACING.far)
        self._grid.setVerticalSpacing(SPACING.apart)
        self._grid.setContentsMargins(SPACING.apart, SPACING.wide, SPACING.apart, SPACING.apart)
        page = QWidget()
        page.setObjectName("page")
        page.setLayout(column(self._grid, None))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(page)
        self.none = Empty(
            desk.look,
            "chart-line",
            self.tr("Once documents are read, their figures stand here: how many, how sure, how much."),
            self.tr("Add files"),
            lambda: desk.go("add"),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self._area)
        self.stack.addWidget(self.none)
        boxes = row(self.client, self.type, self.year, self.currency, None)
        above = Folding(boxes, row(None, self.said))
        whole = column(above, self.stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def read(self) -> None:
        """Asks for the figures of what is chosen."""
        bench, words, asked = self._desk.workbench, self._desk.words, self._asked()

        def found() -> tuple[Figures, Facets]:
            figures, facets = bench.insights.figures(asked), bench.facets(asked)
            for name in facets.types:  # their words are read from files, here and not in the window's thread
                words.type(name)
            for code in figures.causes:
                cause(code, words)
            return figures, facets

        self._desk.lane.run(found, lambda both: self._show(*both), instead=self)

    def _asked(self) -> Selection:
        year = self.year.currentData() or ""
        since, until = (date(int(year), 1, 1), date(int(year), 12, 31)) if year else (None, None)
        return Selection(self.client.currentData() or "", self.type.currentData() or "", since=since, until=until)

    def _box(self, every: str) -> QComboBox:
        made = QComboBox()
        made.addItem(every, "")
        made.setAccessibleName(every)
        made.setMinimumWidth(130)
        made.setMaximumWidth(220)
        made.currentIndexChanged.connect(lambda _: self.read())
        return made

    def _show(self, figures: Figures, facets: Facets) -> None:
        self._figures = figures
        types = {name: self._desk.words.type(name) for name in facets.types if name}
        _offer(self.client, {name: name for name in facets.clients if name})
        _offer(self.type, types)
        _offer(self.year, {name: name for name in sorted(facets.years, reverse=True) if name.isdigit()})
        quiet, kept = QSignalBlocker(self.currency), self.currency.currentText()
        self.currency.clear()
        self.currency.addItems(currencies(figures))
        self.currency.setCurrentIndex(max(0, self.currency.findText(kept)))
        self.currency.setVisible(self.currency.count() > 1)
        quiet.unblock()
        self._draw()

    def _draw(self) -> None:
        figures = self._figures
        series = Drawing(self._desk.words, self._asked()).series(figures, self.currency.currentText())
        emptied(self._grid)
        self.cards = []
        self._go_on(series)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.stack.setCurrentIndex(0 if series else 1)
        share = 100 * figures.straight / figures.read if figures.read else 0
        said = self.tr("{count} documents read, {straight} of them straight through ({share} %)")
        told = several(figures.read, said, said).replace("{straight}", several(figures.straight, COUNT, COUNT))
        self.said.setText(told.replace("{share}", str(round(share))))

    def _go_on(self, series: Sequence[Series]) -> None:
        """Draws each chart in a turn of its own: all of them at once would hold up what a person does meanwhile."""
        self._desk.lane.ask(lambda: series, self._add, instead=(self, "charts"))

    def _add(self, series: Sequence[Series]) -> None:
        if not series:
            return
        card, number = ChartCard(self._desk, series[0]), len(self.cards)
        card.opened.connect(lambda selection: self._desk.go("documents", selection))
        self._grid.addWidget(card, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        card.show()  # a card that is not shown so far has no height, and those beside it would be squeezed
        self.cards.append(card)
        self._go_on(series[1:])


def _offer(box: QComboBox, names: dict[str, str]) -> None:
    """Offers what there is besides what was offered before."""
    quiet = QSignalBlocker(box)
    for name, said in names.items():
        if box.findData(name) < 0:
            box.addItem(said, name)
    quiet.unblock()
