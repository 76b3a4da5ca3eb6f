"""The exports: choose, see the exact rows, write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QTableView,
    QToolButton,
    QWidget,
)

from core.domain.change import Change
from core.domain.document import Stage
from core.domain.errors import NothingToExport, VouchError
from core.domain.summary import Facets
from core.ports import Selection
from core.workbench import (
    STYLES,
    Choices,
    ClientFolder,
    CsvStyle,
    Exported,
    ExportRequest,
    Format,
    Preview,
    Table,
    Wish,
    YearFolder,
)
from desktop.window.desk import Action, Desk
from desktop.window.exports.columns import ColumnPanel
from desktop.window.exports.rows import ExportRows
from desktop.window.exports.tables import TableChoice
from desktop.window.lists.pages import PAGE
from desktop.window.look import HEIGHT, SPACING
from desktop.window.parts import Empty, Folding, button, column, label, line, row, surface
from desktop.window.speaking import several

FOLDER = "exports.folder"
NEW, READY, ALL = "new", "ready", "all"
WIDEST = 260


class Seen(NamedTuple):
    """What would be written, and the first rows of one of its tables."""

    preview: Preview
    number: int
    first: Sequence[tuple[str, ...]]


class ExportsView(QWidget):
    """Questions above, rows below, one button that writes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._documents: tuple[str, ...] = ()
        self.format = self._box(self.tr("File"), {Format.XLSX: "Excel", Format.CSV: "CSV", Format.JSON: "JSON"})
        whats = {
            NEW: self.tr("Approved, new or changed since"),
            READY: self.tr("All approved"),
            ALL: self.tr("Everything, with its status"),
        }
        self.what = self._box(self.tr("Which documents"), whats)
        self.client = self._box(self.tr("Client"), {"": self.tr("All clients")})
        self.type = self._box(self.tr("Type"), {"": self.tr("All types")})
        for box in (self.client, self.type):
            box.setMinimumContentsLength(len(box.itemText(0)))  # longer names that come are cut
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.said = label(role="muted")
        self.reversing = self._reversing()
        self.write = button(
            self.tr("Write the file …"), self._ask, icon=desk.look.icon("upload", "accent_text"), role="main"
        )
        self.mapping = button(self.tr("Columns"), self._map, icon=desk.look.icon("columns-2"))
        self.mapping.setCheckable(True)
        self.columns = ColumnPanel(desk)
        self.columns.changed.connect(self._preview)
        self.columns.hide()
        self.year = self._year()
        self.client.currentIndexChanged.connect(lambda _: self._recall())
        self.type.currentIndexChanged.connect(lambda _: self._known_columns(self.columns.wishes()))
        self.model = ExportRows(desk.lane, desk.words.language)
        self.model.came.connect(self._fit)
        self.tables = TableChoice()
        self.tables.turned.connect(self._turn)
        self._tables: tuple[Table, ...] = ()
        self.table = self._table()
        said = self.tr("Nothing here is ready to be exported. Approved documents stand here, row by row.")
        self.none = Empty(desk.look, "upload", said, self.tr("Show what waits"), lambda: desk.go("inbox", "look"))
        self.stack = QStackedWidget()
        self._arrange()
        self._facets()

    def _year(self) -> QToolButton:
        made = QToolButton()
        made.setText(self.tr("A whole year"))
        made.setAccessibleName(self.tr("A whole year of the client as one archive"))
        made.setToolTip(made.accessibleName())
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(QMenu(made))
        made.setEnabled(False)
        return made

    def _arrange(self) -> None:
        rows = column(self.tables, self.table, gap=0)
        rows.setStretch(1, 1)
        self.rows = surface(rows, "page")
        self.stack.addWidget(self._beside())
        self.stack.addWidget(self.none)
        boxes = row(self.what, self.client, self.type, self.format, None)
        above = Folding(boxes, row(self.mapping, self.year, None, self.write))
        below = row(self.said, None, self.reversing, margins=(SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight))
        whole = column(surface(column(above), "page"), line(), self.stack, line(), below, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_argument(self, argument: Any) -> None:
        """Shows documents that were chosen elsewhere, or what was there."""
        self._documents = tuple(argument or ())
        self._facets()
        self._preview()

    def refresh(self, change: Change) -> None:
        """Reads again what would be written, where it is looked at: rows of very many documents take a while."""
        del change
        if self.isVisible():
            self._facets()
            self._preview()

    def request(self, path: Path = Path()) -> ExportRequest:
        """What is asked for."""
        what = self.what.currentData()
        return ExportRequest(
            Format(self.format.currentData()),  # Qt gives a plain string back
            path,
            all=what == ALL,
            new=what == NEW,
            client=self.client.currentData() or "",
            type=self.type.currentData() or "",
            style=STYLES.get(self._desk.words.language, CsvStyle()),
            documents=self._documents,
            columns=self.columns.wishes(),
            reversals=self.reversing.isChecked(),
        )

    def write_to(self, path: Path) -> None:
        """Writes the file, and remembers how for the client's next one."""
        bench, request = self._desk.workbench, self.request(path)
        choices = Choices(request.format, str(path.parent), request.type, request.style, request.columns)
        self.write.setEnabled(False)
        self._desk.preferences.put(FOLDER, str(path.parent))

        def written() -> Exported:
            done = bench.export(request)
            bench.exports.remember(request.client, choices)
            return done

        self._desk.lane.run(written, self._written, self._refused)

    def bundle_to(self, year: YearFolder, path: Path) -> None:
        """Writes a client's whole year as one archive, and says how many documents in it are not approved."""
        bench, client = self._desk.workbench, self.client.currentData() or ""
        selection = Selection(client, since=year.since, until=year.until)

        def written() -> tuple[Exported, int]:
            settled = sum(bench.count(replace(selection, stage=one)) for one in (Stage.APPROVED, Stage.EXPORTED))
            return bench.exports.bundle(client, year.year, path), bench.count(selection) - settled

        self._desk.lane.run(written, lambda both: self._bundled(*both), self._refused)

    def _beside(self) -> QWidget:
        """The rows, and on wish the columns beside them."""
        inner = row(self.rows, self.columns, gap=0)
        inner.setStretch(0, 1)
        return surface(inner, "page")

    def _map(self) -> None:
        self.columns.setVisible(self.mapping.isChecked())
        if self.mapping.isChecked():
            self._known_columns(self.columns.wishes())

    def _recall(self) -> None:
        """Puts back how the client's documents were exported last, and offers its years."""
        bench, client = self._desk.workbench, self.client.currentData() or ""

        def found() -> tuple[Choices, ClientFolder]:
            return bench.exports.remembered(client), bench.folders.of(client)

        self._desk.lane.ask(found, lambda both: self._recalled(*both), instead=(self, "recall"))

    def _recalled(self, choices: Choices, folder: ClientFolder) -> None:
        quiet = QSignalBlocker(self.format), QSignalBlocker(self.type)
        self.format.setCurrentIndex(max(0, self.format.findData(choices.format)))
        self.type.setCurrentIndex(max(0, self.type.findData(choices.type)))
        for one in quiet:
            one.unblock()
        if choices.folder:
            self._desk.preferences.put(FOLDER, choices.folder)
        client, menu = self.client.currentData(), self.year.menu()
        menu.clear()
        for year in folder.years:
            menu.addAction(year.name, partial(self._ask_bundle, year))
        self.year.setEnabled(bool(client and folder.years))
        self._known_columns(choices.columns)

    def _known_columns(self, wishes: tuple[Wish, ...]) -> None:
        bench, client, kind = self._desk.workbench, self.client.currentData() or "", self.type.currentData() or ""

        def show(names: tuple[str, ...]) -> None:
            self.columns.show_columns(names, wishes, kind)
            self._preview()

        self._desk.lane.run(lambda: bench.exports.columns(client, kind), show, instead=(self, "columns"))

    def _ask_bundle(self, year: YearFolder) -> None:
        folder = Path(self._desk.preferences.get(FOLDER, str(Path.home())))
        name = f"{self.client.currentData()} {year.name}.zip"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Write the archive"), str(folder / name))
        if chosen:
            self.bundle_to(year, Path(chosen))

    def _bundled(self, done: Exported, unresolved: int) -> None:
        self._written(done)
        if unresolved:
            said = self.tr("{count} of the documents in {file} are not approved; their status stands beside them")
            self._desk.tell(said.format(count=unresolved, file=done.path.name))

    def _box(self, said: str, choices: dict[Any, str]) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(said)
        made.setToolTip(said)
        for value, name in choices.items():
            made.addItem(name, value)
        made.setMinimumWidth(made.sizeHint().width())
        made.currentIndexChanged.connect(lambda _: self._preview())
        return made

    def _table(self) -> QTableView:
        made = QTableView()
        made.setModel(self.model)
        made.setAccessibleName(self.tr("Rows of the file"))
        made.setShowGrid(False)
        made.setWordWrap(False)
        made.verticalHeader().hide()
        made.verticalHeader().setDefaultSectionSize(HEIGHT["row"])
        made.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        made.horizontalHeader().setMaximumSectionSize(WIDEST)
        made.horizontalHeader().setResizeContentsPrecision(0)  # by the rows in sight: others are not there
        made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        return made

    def _facets(self) -> None:
        bench = self._desk.workbench
        self._desk.lane.ask(lambda: bench.facets(Selection()), self._offer, instead=(self, "facets"))

    def _offer(self, facets: Facets) -> None:
        words = self._desk.words
        names = {name: words.type(name) for name in facets.types if name}
        for box, offered in ((self.client, {name: name for name in facets.clients if name}), (self.type, names)):
            for name, said in sorted(offered.items(), key=lambda pair: pair[1].casefold()):
                if box.findData(name) < 0:
                    box.addItem(said, name)

    def _preview(self) -> None:
        bench, request, number = self._desk.workbench, self.request(), max(0, self.tables.number)

        def found() -> Seen:
            preview = bench.exports.preview(request)
            number_in = min(number, len(preview.tables) - 1)
            return Seen(preview, number_in, preview.tables[number_in].rows[:PAGE])

        self._desk.lane.run(found, self._show, self._empty, instead=(self, "rows"))

    def _show(self, seen: Seen) -> None:
        preview = seen.preview
        self._tables = preview.tables
        self.tables.show_titles([table.title for table in preview.tables])
        self._turn(self.tables.number, seen.first if self.tables.number == seen.number else ())
        self._offer_reversals(len(preview.reversals))
        self.stack.setCurrentIndex(0)
        self.write.setEnabled(True)
        said = [several(len(preview.documents), self.tr("1 document"), self.tr("{count} documents"))]
        if preview.again:
            again = self.tr("{count} of them were exported before")
            said.append(several(preview.again, again, again))
        if preview.unresolved:
            everything = self.what.currentData() == ALL
            inside = (
                self.tr("{count} of them are not approved") if everything else self.tr("{count} more are not approved")
            )
            said.append(several(preview.unresolved, inside, inside))
        self._warn(preview.unresolved if self.what.currentData() == ALL else 0)
        self.said.setText("  ·  ".join(said))
        self.said.setProperty("role", "doubtful" if preview.unresolved else "muted")
        self.said.style().polish(self.said)

    def _reversing(self) -> QCheckBox:
        made = QCheckBox()
        made.toggled.connect(lambda _: self._preview())
        made.hide()
        return made

    def _offer_reversals(self, count: int) -> None:
        """Earlier exports that hold what is no more so can be taken back, where there are any."""
        said = self.tr("Take back {count} earlier exports that were reopened or changed since").format(count=count)
        self.reversing.setText(said)
        self.reversing.setAccessibleName(said)
        self.reversing.setVisible(bool(count))

    def _warn(self, unresolved: int) -> None:
        """The button itself says where documents go out that nobody approved."""
        usual, warning = self.tr("Write the file …"), self.tr("Write, {count} not approved …")
        said = warning.format(count=unresolved) if unresolved else usual
        self.write.setText(f"\u2002{said}")
        self.write.setAccessibleName(said)

    def _turn(self, number: int, first: Sequence[tuple[str, ...]] = ()) -> None:
        if 0 <= number < len(self._tables):
            self.model.show_table(self._tables[number], first)
            self._fit()

    def _fit(self) -> None:
        """Gives each column the room that its rows in sight need."""
        self.table.resizeColumnsToContents()

    def _empty(self, error: VouchError) -> None:
        if not isinstance(error, NothingToExport):
            self._desk.complain(error)
        self.stack.setCurrentWidget(self.none)
        self.write.setEnabled(False)
        self.said.clear()
        bench, client = self._desk.workbench, self.client.currentData() or ""
        self._desk.lane.ask(
            lambda: len(bench.exports.reversals(client)), self._offer_reversals, instead=(self, "reversals")
        )

    def _ask(self) -> None:
        ending = Format(self.format.currentData()).value
        folder = Path(self._desk.preferences.get(FOLDER, str(Path.home())))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Write the file"), str(folder / f"vouch.{ending}"))
        if name:
            self.write_to(Path(name))

    def _written(self, done: Exported) -> None:
        said = several(done.documents, self.tr("1 document is in {file}"), self.tr("{count} documents are in {file}"))
        folder = QUrl.fromLocalFile(str(done.path.parent))
        said = said.format(file=done.path.name)
        self._desk.tell(said, Action(self.tr("Open the folder"), lambda: QDesktopServices.openUrl(folder)))
        self._documents = ()
        quiet = QSignalBlocker(self.reversing)
        self.reversing.setChecked(False)
        quiet.unblock()
        self._desk.changed.emit(done.change)
        self._preview()

    def _refused(self, error: VouchError) -> None:
        self.write.setEnabled(True)
        self._desk.complain(error)
