"""The fields of a type as rows to fill in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QHeaderView, QLineEdit, QTableWidget, QWidget

from core.domain.schema import Kind
from core.workbench import FieldLine, Outline
from desktop.window.desk import Desk
from desktop.window.look import HEIGHT, SPACING
from desktop.window.parts import button, column, label, row, tool

NAME, TITLE, KIND, REQUIRED, LABELS, FORMAT, DROP = range(7)
WIDTHS = {NAME: 104, TITLE: 84, KIND: 136, REQUIRED: 68, FORMAT: 64, DROP: 34}
NARROW, SPARED = 600, (NAME, FORMAT)
"""pixels below which these columns make room for the labels; they stand in the text of the type"""
LINE, FOCUSED = "border: 1px solid transparent; padding: 2px 4px;", "border-color: palette(highlight);"
PLAIN = f"QLineEdit {{ {LINE} }} QLineEdit:focus {{ {FOCUSED} }}"
"""a line within a table has its frame while it has the keyboard"""


class FieldForm(QWidget):
    """Title of the type above, one row per field; every change is told once it is whole."""

    changed = Signal(object)
    """the Outline as it is now wanted"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: list[FieldLine] = []
        self.id, self.title = self._line(self.tr("Short name, letters and _")), self._line(self.tr("Title"))
        self.rows = QTableWidget(0, 7)
        self.rows.setAccessibleName(self.tr("Fields of the type"))
        self.rows.setShowGrid(False)
        self.rows.setHorizontalHeaderLabels(
            [
                self.tr("Name"),
                self.tr("Called"),
                self.tr("Kind"),
                self.tr("Required"),
                self.tr("Labels on paper"),
                self.tr("Format"),
                "",
            ]
        )
        self.rows.verticalHeader().hide()
        self.rows.verticalHeader().setDefaultSectionSize(HEIGHT["row"] + SPACING.tight)
        self.rows.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        head = self.rows.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in WIDTHS.items():
            self.rows.setColumnWidth(place, width)
        head.setSectionResizeMode(LABELS, QHeaderView.ResizeMode.Stretch)
        self.add = button(self.tr("Add a field"), self._add, icon=desk.look.icon("plus"))
        named = row(label(self.tr("Title")), self.title, label(self.tr("Short name")), self.id)
        whole = column(named, self.rows, row(self.add, None), gap=SPACING.tight)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Where there is little room, the labels have it."""
        super().resizeEvent(event)
        for place in SPARED:
            self.rows.setColumnHidden(place, self.width() < NARROW)

    def show_outline(self, found: Outline) -> None:
        """Shows these fields."""
        self.id.setText(found.id)
        self.title.setText(found.title)
        self._lines = list(found.fields)
        self.rows.setRowCount(0)
        for number, one in enumerate(self._lines):
            self._put(number, one)

    def _put(self, number: int, one: FieldLine) -> None:
        self.rows.insertRow(number)
        kind = QComboBox()
        for value in Kind:
            kind.addItem(self._desk.words.say(f"kind.{value.value}"), value)
        kind.setCurrentIndex(kind.findData(one.kind))
        kind.currentIndexChanged.connect(lambda _: self._tell())
        kind.setAccessibleName(self.tr("Kind of {field}").format(field=one.name))
        required = QCheckBox()
        required.setChecked(one.required)
        required.toggled.connect(lambda _: self._tell())
        required.setAccessibleName(self.tr("{field} is required").format(field=one.name))
        texts = {NAME: one.name, TITLE: one.title, LABELS: ", ".join(one.labels), FORMAT: one.format}
        for place, text in texts.items():
            line = self._line("", text)
            line.setStyleSheet(PLAIN)
            heading = str(self.rows.model().headerData(place, Qt.Orientation.Horizontal))
            line.setAccessibleName(f"{heading}: {one.name}")
            self.rows.setCellWidget(number, place, line)
        drop = tool(
            self._desk.look.icon("x", "muted"),
            self.tr("Remove {field}").format(field=one.name),
            lambda: self._drop(drop),
        )
        self.rows.setCellWidget(number, KIND, kind)
        self.rows.setCellWidget(number, REQUIRED, _centred(required))
        self.rows.setCellWidget(number, DROP, drop)

    def outline(self) -> Outline:
        """The type as the form says it."""
        fields = tuple(self._said(number, one) for number, one in enumerate(self._lines))
        return Outline(self.id.text().strip(), self.title.text().strip(), tuple(one for one in fields if one.name))

    def _said(self, number: int, one: FieldLine) -> FieldLine:
        kind, required = self.rows.cellWidget(number, KIND), self.rows.cellWidget(number, REQUIRED)
        assert isinstance(kind, QComboBox)
        check = required.findChild(QCheckBox)
        labels = tuple(text.strip() for text in self._text(number, LABELS).split(",") if text.strip())
        return replace(
            one,
            name=self._text(number, NAME),
            title=self._text(number, TITLE),
            kind=Kind(kind.currentData()),
            required=bool(check and check.isChecked()),
            labels=labels,
            format=self._text(number, FORMAT),
        )

    def _text(self, number: int, place: int) -> str:
        field = self.rows.cellWidget(number, place)
        assert isinstance(field, QLineEdit)
        return field.text().strip()

    def _line(self, said: str, text: str = "") -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(said)
        made.setToolTip(text)
        made.editingFinished.connect(self._tell)
        return made

    def _add(self) -> None:
        taken = {one.name for one in self._lines}
        name = next(name for number in range(1, 1000) if (name := f"field_{number}") not in taken)
        self._lines.append(FieldLine(name, Kind.TEXT))
        self._put(len(self._lines) - 1, self._lines[-1])
        self.rows.scrollToBottom()
        first = TITLE if self.rows.isColumnHidden(NAME) else NAME
        self.rows.cellWidget(len(self._lines) - 1, first).setFocus()
        self._tell()

    def _drop(self, pressed: QWidget) -> None:
        for number in range(self.rows.rowCount()):
            if self.rows.cellWidget(number, DROP) is pressed:
                del self._lines[number]
                self.rows.removeRow(number)
                self._tell()
                return

    def _tell(self) -> None:
        self.changed.emit(self.outline())


def _centred(widget: QWidget) -> QWidget:
    made, inner = QWidget(), QHBoxLayout()
    inner.setContentsMargins(0, 0, 0, 0)
    inner.addWidget(widget, alignment=Qt.AlignmentFlag.AlignCenter)
    made.setLayout(inner)
    return made
