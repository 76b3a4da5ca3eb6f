"""The tables of a document below its page: cells typed in place, rows added, dealt out and joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTabBar, QTableView, QVBoxLayout, QWidget

from core.domain.lesson import BOOKED
from core.domain.schema import Kind
from core.words import Words
from desktop.window.look import HEIGHT, SPACING, Look, font
from desktop.window.parts import Folding, label, row, tool
from desktop.window.review.cells import CellDelegate
from desktop.window.review.fitting import Width, fitted
from desktop.window.review.opened import Balances, Opened
from desktop.window.review.rows import NAME, Rows
from desktop.window.review.writing import NUMBERS

NARROWEST, WIDEST = 72, 420
"""pixels of a column of words, and of any"""


class Grid(QTableView):
    """Cells; Enter goes down, and confirms what is in doubt."""

    entered_cell = Signal(str)
    """Enter was pressed on a cell that nobody is typing in"""
    resized = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.state() is not QAbstractItemView.State.EditingState and not event.modifiers():
            if self.currentIndex().isValid():
                self.entered_cell.emit(self.currentIndex().data(NAME))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self.resized.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 (Qt's name)
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.down()

    def down(self) -> None:
        """Goes to the cell below."""
        here = self.currentIndex()
        below = here.siblingAtRow(here.row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)


class TablePanel(QWidget):
    """One table at a time, with what can be done to its rows, and where its balances stop following."""

    typed = Signal(str, str)
    confirmed = Signal(str)
    selected = Signal(str)
    """the cell that the keyboard is on"""
    asked = Signal(str, str, object)
    """"add", "delete", "split", "merge", "fill" or "book", the table, and the rows (counted from 1) it concerns"""
    showing = Signal(str)
    """another table is wanted"""

    def __init__(self, look: Look, words: Words, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words, self._locale = look, words, locale
        self._opened: Opened | None = None
        self._tables: tuple[str, ...] = ()
        self._widths: list[Width] = []
        self.model = Rows(words, locale)
        self.grid = Grid()
        self._tabs = QTabBar()
        self._said = label("", "caption", role="muted")
        self._delegate = CellDelegate(look)
        self._arrange()

    def _arrange(self) -> None:
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = self.grid
        grid.setModel(self.model)
        grid.setItemDelegate(self._delegate)
        grid.setShowGrid(False)
        grid.setWordWrap(False)
        grid.setTabKeyNavigation(False)
        grid.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        grid.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        grid.verticalHeader().setDefaultSectionSize(HEIGHT["compact"])
        grid.verticalHeader().setSectionResizeMode(grid.verticalHeader().ResizeMode.Fixed)
        grid.horizontalHeader().setStretchLastSection(False)
        grid.setAccessibleName(self.tr("Rows"))
        self._tabs.setAccessibleName(self.tr("Tables"))
        grid.selectionModel().currentChanged.connect(self._moved)
        grid.entered_cell.connect(self.confirmed)
        grid.resized.connect(self._fit)
        self.model.typed.connect(self.typed)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.currentChanged.connect(self._tab_changed)
        named = row(self._tabs, SPACING.near, self._said, None)
        bar = Folding(named, row(None, *self._tools()), (SPACING.near, 0, SPACING.tight, 0))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(bar)
        inside.addWidget(grid, 1)

    def _tools(self) -> Sequence[QWidget]:
        icon = self._look.icon
        made = (
            tool(icon("plus"), self.tr("Add a row"), lambda: self._ask("add"), "Ins"),
            tool(icon("split"), self.tr("Split the row in two"), lambda: self._ask("split")),
            tool(icon("merge"), self.tr("Join the selected rows"), lambda: self._ask("merge")),
            tool(icon("chevron-down"), self.tr("Fill down"), lambda: self._ask("fill"), "Ctrl+D"),
            tool(icon("bookmark"), self.tr("Book the selected rows, or all, on an account"), lambda: self._ask("book")),
            tool(icon("trash-2"), self.tr("Delete the selected rows"), lambda: self._ask("delete"), "Ctrl+Del"),
        )
        self.tools = dict(zip(("add", "split", "merge", "fill", "book", "delete"), made, strict=True))
        return made

    def _ask(self, what: str) -> None:
        self.asked.emit(what, self.model.table, self.selected_rows)

    @property
    def column(self) -> str:
        """The column that the keyboard is in."""
        here = self.grid.currentIndex()
        return self.model.columns[here.column()].name if here.isValid() else ""

    @property
    def booked(self) -> tuple[str, ...]:
        """The columns that rows can be booked by, the one that the keyboard is in first."""
        kind = self._opened.kind.tables.get(self.model.table.rpartition(".")[2]) if self._opened else None
        there = [name for name in BOOKED if kind and name in kind.columns]
        return tuple(sorted(there, key=lambda name: name != self.column))

    @property
    def selected_rows(self) -> tuple[int, ...]:
        """The rows that are selected, counted from 1."""
        return tuple(sorted({index.row() + 1 for index in self.grid.selectedIndexes()}))

    def show_document(self, opened: Opened) -> None:
        """Shows a document's tables."""
        other = self._opened is None or self._opened.id != opened.id
        self._opened = opened
        tables = tuple(opened.shapes)
        if other or tables != self._tables:
            self._show_tabs(tables)
        self.setVisible(bool(tables))
        shown = self.model.table if self.model.table in tables and not other else next(iter(tables), "")
        self._show(shown, fresh=other)

    def _show_tabs(self, tables: tuple[str, ...]) -> None:
        self._tables = tables
        self._tabs.blockSignals(True)  # noqa: FBT003 (Qt's)
        while self._tabs.count():
            self._tabs.removeTab(0)
        for table in tables:
            self._tabs.addTab(self._words.field(table, self._opened.kind.id if self._opened else ""))
        self._tabs.blockSignals(False)  # noqa: FBT003 (Qt's)

    def _tab_changed(self, place: int) -> None:
        if 0 <= place < len(self._tables):
            self._show(self._tables[place], fresh=True)
            self.showing.emit(self._tables[place])

    def _show(self, table: str, *, fresh: bool) -> None:
        if self._opened is None or not table:
            return
        balances = self._opened.running.get(table)
        self.model.show_table(self._opened, table, balances.lines if balances else ())
        self.tools["book"].setVisible(bool(self.booked))
        if fresh:
            self._widen()
        self._say(balances)

    def _say(self, balances: Balances | None) -> None:
        """How far the balances follow."""
        if balances is None:
            said, role = self._counted, "muted"
        elif balances.broken is None:
            count = self._locale.toString(balances.known)
            said, role = self.tr("● All {count} balances follow").format(count=count), "good"
        else:
            said, role = self.tr("▲ The balance stops following in row {row}").format(row=balances.broken), "bad"
        self._said.setText(said)
        self._said.setProperty("role", role)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)

    @property
    def _counted(self) -> str:
        count = self.model.rowCount()
        return self.tr("1 row") if count == 1 else self.tr("{count} rows").format(count=self._locale.toString(count))

    @property
    def said(self) -> str:
        """What stands above the rows."""
        return self._said.text()

    def _widen(self) -> None:
        """Asks for columns as wide as their first rows."""
        self._widths = list(self._measured())
        self._fit()

    def _measured(self) -> Iterator[Width]:
        """What each column takes: its longest value and its title, with air and without."""
        metrics, header = QFontMetrics(font()), self.grid.horizontalHeader()
        for place, column in enumerate(self.model.columns):
            longest, title = metrics.horizontalAdvance(self.model.longest(place)), header.sectionSizeHint(place)
            words = column.kind not in NUMBERS and column.kind is not Kind.DATE
            wished = min(WIDEST, max(longest + SPACING.far, title))
            yield Width(wished, min(NARROWEST, wished) if words else max(longest + SPACING.apart, title), words)

    def _fit(self) -> None:
        for place, width in enumerate(fitted(self._widths, self.grid.viewport().width())):
            self.grid.setColumnWidth(place, width)

    def visit(self, name: str, *, with_keyboard: bool = False) -> bool:
        """Brings a cell or row into sight; whether it stands in one of the tables."""
        table = next(
            (one for one in self._tables if name.startswith(f"{one}.") and name[len(one) + 1 :][:1].isdigit()), ""
        )
        if not table or name.removeprefix(f"{table}.").count(".") > 1:
            table = next((one for one in self._tables if name.startswith(f"{one}.") and one != table), table)
        if not table:
            return False
        if table != self.model.table:
            self._tabs.setCurrentIndex(self._tables.index(table))
            self._show(table, fresh=True)
        index = self.model.index_of(name)
        if not index.isValid():
            return False
        self._select(index)
        if with_keyboard:
            self.grid.setFocus()
        return True

    def _select(self, index: QModelIndex) -> None:
        model = self.grid.selectionModel()
        model.blockSignals(True)  # noqa: FBT003 (Qt's)
        self.grid.setCurrentIndex(index)
        model.blockSignals(False)  # noqa: FBT003 (Qt's)
        self.grid.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.grid.viewport().update()

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        if now.isValid():
            self.selected.emit(now.data(NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Insert:
            self._ask("add")
        elif event.key() == Qt.Key.Key_Delete and held:
            self._ask("delete")
        elif event.key() == Qt.Key.Key_D and held:
            self._ask("fill")
        else:
            super().keyPressEvent(event)
