"""The closed periods of clients: up to which day, by whom, and opened again with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QDateEdit, QInputDialog, QLineEdit, QVBoxLayout, QWidget

from core.domain.period import Closed
from desktop.window.days import DAY, written_day
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, emptied, label, line, row

LONGEST_DAY = 144
"""pixels of a day whose month has a long name"""


class PeriodList(QWidget):
    """One line per closed period, and below what closes another."""

    closing = Signal(str, object)
    """a client, empty for all, and the last day of the period"""
    opening = Signal(str, str)
    """a client, and why its period is opened again"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        said = self.tr(
            "What lies in a closed period stays as it is: an administrator can reopen a document, with a reason. "
            "Papers dated within it that come later wait for a person."
        )
        self._clients = QStringListModel(self)
        self.client = QLineEdit()
        self.client.setPlaceholderText(self.tr("Every client"))
        self.client.setAccessibleName(self.tr("Client"))
        names = QCompleter(self._clients, self.client)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.client.setCompleter(names)
        today = date.today()  # noqa: DTZ011 (the day on the user's own clock)
        self.until = QDateEdit(QDate(today.year, today.month, 1).addDays(-1))
        self.until.setLocale(QLocale(desk.words.language))
        self.until.setDisplayFormat(DAY)
        self.until.setMinimumWidth(LONGEST_DAY)
        self.until.setCalendarPopup(True)
        self.until.setAccessibleName(self.tr("Last day of the period"))
        self.close_button = button(self.tr("Close the period"), self._close, icon=desk.look.icon("lock"))
        below = row(
            self.client, label(self.tr("until"), role="muted"), self.until, self.close_button, gap=SPACING.tight
        )
        below.setStretch(0, 1)
        self.setLayout(column(label(said, role="muted", wrap=True), self._lines, below, gap=SPACING.near))

    def show_periods(self, closed: Sequence[Closed]) -> None:
        """Shows these periods."""
        emptied(self._lines)
        for one in closed:
            self._lines.addWidget(self._line(one))

    def offer_clients(self, clients: Sequence[str]) -> None:
        """Offers these names."""
        self._clients.setStringList(list(clients))

    def _line(self, closed: Closed) -> QWidget:
        made, locale = QWidget(), QLocale(self._desk.words.language)
        who = self.tr("closed by {name} on {day}").format(name=closed.by, day=written_day(closed.at[:10], locale))
        until = self.tr("until {day}").format(day=written_day(closed.until.isoformat(), locale))
        again = button(self.tr("Open again …"), partial(self._open, closed.client))
        name = label(closed.client or self.tr("Every client"))
        inner = row(name, label(until), label(who, role="muted"), None, again, gap=SPACING.near)
        inner.setContentsMargins(0, SPACING.tight, 0, SPACING.tight)
        made.setLayout(column(inner, line(), gap=0))
        return made

    def _close(self) -> None:
        day = self.until.date()
        self.closing.emit(self.client.text().strip(), date(day.year(), day.month(), day.day()))

    def _open(self, client: str) -> None:
        """Asks why the period is opened again."""
        why, given = QInputDialog.getText(self, self.tr("Open the period again"), self.tr("Why is it opened again?"))
        if given and why.strip():
            self.opening.emit(client, why.strip())
