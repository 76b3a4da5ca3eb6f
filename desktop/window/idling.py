"""Locks the window when nobody has touched it for a while."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.Drop,
    }
)
MINUTES = 15
"""without another wish"""


class Idle(QObject):
    """Tells once nobody has touched the window for so many minutes; 0 means never."""

    over = Signal()

    def __init__(self, minutes: float = MINUTES) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.over)
        self.wait(minutes)
        application = QCoreApplication.instance()
        if application:
            application.installEventFilter(self)

    def wait(self, minutes: float) -> None:
        """Waits so long from now on."""
        self._timer.setInterval(int(minutes * 60_000))
        self._again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 (Qt's names)
        if event.type() in TOUCHES:
            self._again()
        return False

    def _again(self) -> None:
        if self._timer.interval():
            self._timer.start()
        else:
            self._timer.stop()
