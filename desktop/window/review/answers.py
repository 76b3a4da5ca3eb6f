"""What a person says of a value: right as it stands, another, what stands at a place of the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from core.domain.layout import Box
from core.workbench.choosing import Choice
from desktop.window.review.doing import Doing
from desktop.window.review.opened import Opened
from desktop.window.review.prompts import Prompts
from desktop.window.review.visits import Visits


class Answers(QObject):
    """Takes what keys and clicks say of the values of one document."""

    def __init__(self, doing: Doing, prompts: Prompts, visits: Visits) -> None:
        super().__init__(visits.panel)
        self._doing, self._prompts, self._visits = doing, prompts, visits
        panel, table, viewer = visits.panel, visits.table, visits.viewer
        self._fields, self._table = panel.fields, table
        self._opened: Opened | None = None
        self._filling = ""
        panel.fields.confirmed.connect(self.confirm)
        panel.fields.typed.connect(self.correct)
        panel.fields.chosen.connect(self._chosen)
        viewer.picked.connect(self._picked)
        viewer.fills = self._fills
        table.typed.connect(self.correct)
        table.confirmed.connect(self._entered_cell)
        table.asked.connect(self._rows)
        doing.kept.connect(self._kept)
        doing.refused.connect(self._refused)

    def show_document(self, opened: Opened) -> None:
        """Takes answers about a document from now on."""
        self._opened = opened

    def confirm(self, name: str) -> None:
        """A person says that a value is right as it stands."""
        if self._confirmed(name):
            self._leave(name)
        else:
            self._visits.go_on(name)

    def _confirmed(self, name: str) -> bool:
        opened = self._opened
        if opened is None or name not in opened.open_set or not opened.record.get(name):
            return False
        self._doing.confirm(opened.id, name)
        return True

    def correct(self, name: str, text: str) -> None:
        """A person says what a value is."""
        if self._opened:
            self._doing.correct(self._opened.id, name, text)
            self._leave(name)

    def _chosen(self, name: str, choice: Choice) -> None:
        self.correct(name, choice.value)

    def _leave(self, name: str) -> None:
        """Goes on at once; a value that is being typed is left when it has been taken, for it may be refused."""
        row = self._fields.row(name)
        if row and row.current and row.editor is None:
            self._visits.go_on(name, besides=name)

    def _kept(self, name: str) -> None:
        row = self._fields.row(name)
        if row is None or (row.editor is None and name != self._filling):
            return
        had_keyboard, self._filling = row.current, ""
        row.accepted()
        if had_keyboard:
            self._visits.go_on(name, besides=name)

    def _refused(self, name: str, said: str) -> None:
        row = self._fields.row(name)
        if row:
            row.complain(said)
        self._table.model.complain(name, said)

    def _fills(self) -> bool:
        """Whether a click on the page fills the field that has the keyboard: one that is open, empty or being typed."""
        name = self._fields.current
        row = self._fields.row(name) if name else None
        if self._opened is None or name is None or row is None:
            return False
        return name in self._opened.open_set or self._opened.record.get(name) is None or row.editor is not None

    def _picked(self, page: int, box: Box) -> None:
        name = self._fields.current
        if name and self._opened:
            self._filling = name
            self._doing.fill(self._opened.id, name, page, box)

    def _entered_cell(self, name: str) -> None:
        self._confirmed(name)
        self._table.grid.down()

    def _rows(self, what: str, table: str, numbers: Sequence[int]) -> None:
        opened, column = self._opened, self._table.column
        if opened is None:
            return
        if what == "split" and numbers:
            self._prompts.split_row(opened, table, numbers[0], column)
        elif what == "book" and self._table.booked:
            self._prompts.book(opened, table, numbers, self._table.booked[0])
        elif what not in ("split", "book"):
            self._doing.rows(opened.id, what, table, numbers, column)
