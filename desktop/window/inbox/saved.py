"""Filters kept under a name."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton

from desktop.window.desk import Desk
from desktop.window.inbox.filters import Filters

KEPT = "inbox.views"


class SavedViews(QToolButton):
    """A menu of saved views, and of what can be done with them."""

    def __init__(self, desk: Desk, filters: Filters) -> None:
        super().__init__()
        self._desk, self._filters = desk, filters
        self.setIcon(desk.look.icon("bookmark"))
        self.setToolTip(self.tr("Saved views"))
        self.setAccessibleName(self.tr("Saved views"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def keep(self, name: str) -> None:
        """Keeps the filters of now under a name."""
        kept = dict(self._desk.preferences.get(KEPT, {}))
        self._desk.preferences.put(KEPT, kept | {name: self._filters.kept()})

    def _fill(self) -> None:
        self._menu.clear()
        views = self._desk.preferences.get(KEPT, {})
        for name, kept in sorted(views.items()):
            self._menu.addAction(name).triggered.connect(partial(self._restore, kept))
        if views:
            self._menu.addSeparator()
        self._menu.addAction(self.tr("Keep this view …")).triggered.connect(self._ask)
        if views:
            forget = self._menu.addMenu(self.tr("Forget"))
            for name in sorted(views):
                forget.addAction(name).triggered.connect(partial(self._forget, name))

    def _restore(self, kept: dict[str, str], *_: object) -> None:
        self._filters.restore(kept)

    def _forget(self, name: str, *_: object) -> None:
        kept = self._desk.preferences.get(KEPT, {})
        self._desk.preferences.put(KEPT, {one: view for one, view in kept.items() if one != name})

    def _ask(self) -> None:
        name, sure = QInputDialog.getText(self, self.tr("Keep this view"), self.tr("Name"))
        if sure and name.strip():
            self.keep(name.strip())
