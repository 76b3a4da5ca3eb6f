"""What a list of documents was asked for from elsewhere: the supplier, the day, the cause of a figure."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QWidget

from core.domain.selection import Selection
from desktop.window.desk import Desk
from desktop.window.insights.causes import cause
from desktop.window.look import SPACING
from desktop.window.parts import button, label, row

DAY = "d MMMM yyyy"


class Behind(QWidget):
    """Says which documents these are, beyond what the facets say, and lets them all through again."""

    left = Signal()
    """all documents are wanted again"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words, self._locale = desk.words, QLocale(desk.words.language)
        self._asked = Selection()
        self.said = label(strong=True)
        self.leave = button(self.tr("Show all"), self.clear, icon=desk.look.icon("x", "muted"), role="quiet")
        self.setLayout(row(self.said, self.leave, None, margins=(SPACING.wide, 0, SPACING.wide, SPACING.tight)))
        self.hide()

    def show_selection(self, asked: Selection) -> None:
        """Keeps what is asked beyond client and type, and says it."""
        self._asked = asked
        said = self._said()
        self.said.setText(said)
        self.setVisible(bool(said))

    def clear(self) -> None:
        """Asks for nothing any more."""
        self.show_selection(Selection())
        self.left.emit()

    def applied(self, selection: Selection) -> Selection:
        """A selection with what is asked here; a year of the facets goes before a period of ours."""
        asked = self._asked
        dated = replace(selection, since=selection.since or asked.since, until=selection.until or asked.until)
        return replace(dated, supplier=asked.supplier, taken=asked.taken, cause=asked.cause, rate=asked.rate)

    def _said(self) -> str:
        one, parts = self._asked, []
        if one.supplier:
            parts.append(one.supplier)
        if one.taken:
            parts.append(self.tr("came in on {day}").format(day=self._day(one.taken.isoformat())))
        if one.cause:
            parts.append(cause(one.cause, self._words))
        if one.rate:
            parts.append(self.tr("tax of {rate} %").format(rate=one.rate))
        if one.since and one.until:
            period = self.tr("{since} to {until}")
            parts.append(period.format(since=self._day(one.since.isoformat()), until=self._day(one.until.isoformat())))
        return "  ·  ".join(parts)

    def _day(self, day: str) -> str:
        return self._locale.toString(QDate.fromString(day, "yyyy-MM-dd"), DAY)
