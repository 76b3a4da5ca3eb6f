"""The window itself: what stands before the vault, or the shell within it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.window.look import Look
from desktop.window.preferred import Preferences

GEOMETRY = "geometry"
WIDE, HIGH = 1280, 800


class Frame(QMainWindow):
    """Remembers where it stood, and tells of its first paint and of its end."""

    painted = Signal()
    closed = Signal()

    def __init__(self, look: Look, preferences: Preferences) -> None:
        super().__init__()
        self._preferences, self._fresh = preferences, True
        self.setWindowTitle("Vouch")
        self.setWindowIcon(look.icon("vouch"))
        self.setMinimumSize(960, 600)
        self.resize(WIDE, HIGH)
        kept = preferences.get(GEOMETRY)
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))

    def hold(self, widget: QWidget) -> None:
        """Shows one widget in place of the one before, which is gone with all it showed."""
        self.setCentralWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        if self._fresh:
            self._fresh = False
            QTimer.singleShot(0, self, self.painted.emit)  # whoever hears of it may close the window

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        kept = self.saveGeometry().toBase64().data()
        self._preferences.put(GEOMETRY, bytes(kept).decode())
        super().closeEvent(event)
        self.closed.emit()
