"""Where a value is typed: Enter keeps it, Escape gives it up, Tab keeps it and goes on; nothing typed is lost."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ValueEdit(QLineEdit):
    """A line in which one value is typed."""

    entered = Signal(str)
    left = Signal(str, bool)
    """by Tab, with whether it was backwards"""
    given_up = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.left.emit(self.text(), event.key() == Qt.Key.Key_Backtab)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.given_up.emit()
                return True
            if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._enter()
                return True
        return super().event(event)

    def _enter(self) -> None:
        """Takes what a list of names offers first, where one is chosen there; the row must not hear the key too."""
        completer = self.completer()
        popup = completer.popup() if completer else None
        if completer and popup and popup.isVisible() and popup.currentIndex().isValid():
            self.setText(completer.currentCompletion())
            popup.hide()
        self.entered.emit(self.text())
