"""The bottom line: what is being read, how many wait, how long that takes; the vault, and that nothing leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from core.domain.document import Totals
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import label, row
from desktop.window.running import Running

EVERY_MS = 500
MINUTE, HOUR = 60, 3600


class Bottom(QWidget):
    """Looks twice a second at the readers and, where they do something, at the totals."""

    def __init__(self, desk: Desk, running: Running | None) -> None:
        super().__init__()
        self._desk, self._running = desk, running
        self._totals = Totals()
        self.setObjectName("bottombar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(30)
        self.reading = label(size="caption", role="muted")
        self.reading.setAccessibleName(self.tr("What is being read"))
        self.bar = QProgressBar()
        self.bar.setFixedWidth(120)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.vault = label(self.tr("Vault open"), "caption", role="muted")
        offline = label(self.tr("Offline"), "caption", role="muted")
        offline.setToolTip(self.tr("Nothing leaves this machine."))
        items = (
            self.reading,
            self.bar,
            None,
            _picture(desk, "lock-open"),
            self.vault,
            SPACING.tight,
            _picture(desk, "wifi-off"),
            offline,
        )
        self.setLayout(row(*items, margins=(SPACING.wide, 0, SPACING.wide, 0)))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show)
        self._timer.start(EVERY_MS)
        self._show()

    @property
    def waiting(self) -> int:
        """How many documents wait to be read, as far as is known."""
        return self._totals.waiting

    @property
    def taken(self) -> int:
        """How many documents the vault has, as far as is known."""
        return self._totals.taken

    def show_totals(self, totals: Totals) -> None:
        """Says how many wait."""
        self._totals = totals
        self._show()

    def _show(self) -> None:
        said, percent = self._said()
        self.reading.setText(said)
        self.bar.setVisible(percent is not None)
        if percent is not None:
            self.bar.setValue(percent)

    def _said(self) -> tuple[str, int | None]:
        """What is said of the reading, and how far the vault is read."""
        waiting, running = self._totals.waiting, self._running
        now = running.now if running else ()
        if not waiting and not now:
            return self.tr("Nothing waits to be read"), None
        parts = [self.tr("Reading {name}").format(name=now[0].name)] if now else []
        if len(now) > 1:
            parts[0] += self.tr(" and {count} more").format(count=len(now) - 1)
        if waiting > len(now):
            parts.append(self.tr("{count} wait").format(count=waiting - len(now)))
        left = running.seconds_left(waiting) if running else None
        if left is not None and left >= 1:
            parts.append(self.tr("{time} left").format(time=self._spoken(left)))
        return "  ·  ".join(parts), 100 * (self._totals.taken - waiting) // max(1, self._totals.taken)

    def _spoken(self, seconds: float) -> str:
        if seconds < MINUTE:
            return self.tr("{count} s").format(count=round(seconds))
        if seconds < HOUR:
            return self.tr("{count} min").format(count=round(seconds / MINUTE))
        return self.tr("{count} h").format(count=f"{seconds / HOUR:.1f}")


def _picture(desk: Desk, name: str) -> QLabel:
    made = label()
    made.setPixmap(desk.look.icon(name, "muted").pixmap(QSize(13, 13)))
    return made
