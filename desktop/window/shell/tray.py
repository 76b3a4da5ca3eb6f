"""The icon in the system's tray, and its notifications, which can be muted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.window.look import Look
from desktop.window.preferred import MUTED, Preferences


class Tray(QObject):
    """Stands in the tray where the system has one."""

    def __init__(self, look: Look, preferences: Preferences, verbs: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        self._preferences = preferences
        self._icon = QSystemTrayIcon(look.icon("vouch"))
        self._icon.setToolTip("Vouch")
        self._menu = QMenu()
        for said, call in verbs.items():
            self._menu.addAction(said).triggered.connect(lambda _, call=call: call())
        self._icon.setContextMenu(self._menu)
        first = next(iter(verbs.values()))
        self._icon.activated.connect(
            lambda reason: first() if reason is QSystemTrayIcon.ActivationReason.Trigger else None
        )
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()

    def notify(self, said: str) -> None:
        """Says something outside the window, unless that is muted."""
        if self._icon.isVisible() and not self._preferences.get(MUTED, False):
            self._icon.showMessage("Vouch", said, QSystemTrayIcon.MessageIcon.NoIcon)

    def hide(self) -> None:
        """Leaves the tray."""
        self._icon.hide()
