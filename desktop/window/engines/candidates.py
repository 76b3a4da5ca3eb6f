"""Models that could be installed, by the size of machine; folded until somebody wants to see them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from core.domain.weights import Candidate
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, row


class Candidates(QWidget):
    """Names and sizes as their publishers give them; nothing here fetches anything."""

    def __init__(self, desk: Desk, listed: Sequence[Candidate]) -> None:
        super().__init__()
        self._words, self._locale = desk.words, QLocale(desk.words.language)
        self.list = QWidget()
        machines = groupby(listed, lambda one: one.machine)
        self.list.setLayout(column(*(self._machine(name, list(those)) for name, those in machines), gap=SPACING.wide))
        self.list.hide()
        self.fold = button("", self._turn, role="link")
        self.setLayout(column(row(self.fold, None), self.list, gap=SPACING.near))
        self._say()

    def _machine(self, name: str, listed: Sequence[Candidate]) -> QWidget:
        made = QWidget()
        title = label(self._words.say(f"model.machine.{name}"), strong=True)
        made.setLayout(column(title, *(self._line(one) for one in listed), gap=SPACING.near))
        return made

    def _line(self, one: Candidate) -> QWidget:
        made = QWidget()
        size = self._locale.toString(one.gigabytes, "g", 3)
        parts = (
            self._words.say(f"model.use.{one.use.value}"),
            one.publisher,
            self._words.say("model.size", size=size),
            one.licence,
            self._words.say("model.loadable" if one.loads else "model.not_loadable"),
            self._words.say("model.not_tried"),
        )
        made.setLayout(
            column(
                label(f"{one.name}: {one.what_for}", wrap=True),
                label("  ·  ".join(parts), "caption", role="muted", wrap=True),
                gap=SPACING.hair,
            )
        )
        return made

    def _turn(self) -> None:
        self.list.setVisible(self.list.isHidden())
        self._say()

    def _say(self) -> None:
        hidden = self.list.isHidden()
        self.fold.setText(self.tr("Show models that could be installed") if hidden else self.tr("Hide them"))
