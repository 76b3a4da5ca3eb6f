"""A walk through every place of an open window: what is drawn and what reads there, tried once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer

from desktop.window.application import Main
from desktop.window.engines.view import EnginesView
from desktop.window.insights.view import InsightsView
from desktop.window.places import BELOW, PLACES
from desktop.window.shell.shell import Shell

LOOK_MS = 50
PHOTO = ".jpg"


class Round:
    """A walk through every place of a window that is open: charts are drawn, and an engine reads a photo."""

    def __init__(self, main: Main, shell: Shell, done: Callable[[], object]) -> None:
        self._main, self._done, self._begun = main, done, False
        for place in (*PLACES, *BELOW):
            shell.go(place.id)
        insights, engines = shell.views["insights"], shell.views["engines"]
        assert isinstance(insights, InsightsView)
        assert isinstance(engines, EnginesView)
        self._figures, self._trying = insights.figures, engines.trying
        self._timer = QTimer(main)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        """Ends once everything has answered; what never does is ended by the patience of the whole."""
        if not self._main.lane.idle or not self._figures.cards or not self._trying.isEnabled():
            return
        if not self._begun:
            photo = self._trying.document.findText(PHOTO, Qt.MatchFlag.MatchContains)
            self._trying.document.setCurrentIndex(photo)
            self._trying.start.click()
            self._begun = True
        elif self._trying.text.toPlainText():
            self._timer.stop()
            self._done()
