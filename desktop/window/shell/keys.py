"""The sheet of keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from desktop.window.look import SPACING, Look
from desktop.window.parts import column, label
from desktop.window.shell.commands import Command

COLUMNS = 2


class KeySheet(QDialog):
    """Every key that does something here."""

    def __init__(self, commands: Iterable[Command], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        del look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self.setModal(True)
        shown = [(one.keys, one.said) for one in commands if one.keys] + list(self._everywhere())
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACING.apart)
        grid.setVerticalSpacing(SPACING.tight)
        half = (len(shown) + 1) // COLUMNS
        for number, (keys, said) in enumerate(shown):
            across, down = divmod(number, half)
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
            grid.addWidget(label(native, strong=True), down, 2 * across)
            grid.addWidget(label(said), down, 2 * across + 1)
        title = label(self.tr("Keys"), "title", strong=True)
        self.setLayout(column(title, SPACING.tight, grid, margins=(SPACING.apart,) * 4))

    def _everywhere(self) -> Iterable[tuple[str, str]]:
        """Keys that lists and pages listen to by themselves."""
        return (
            ("↑ ↓", self.tr("Move in a list")),
            ("Enter", self.tr("Open what is chosen")),
            ("Ctrl+A", self.tr("Choose all")),
            ("Tab", self.tr("Next value in doubt")),
            ("Ctrl+Enter", self.tr("Approve, and go to the next document")),
            ("Esc", self.tr("Back, or close what floats")),
        )
