"""What happened to a document that could not be read, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.domain.errors import PasswordNeeded
from core.domain.summary import Summary
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, line, row


class FailurePanel(QWidget):
    """Stands below the list while a failed document has the focus."""

    again = Signal(str)
    """a document to be read again"""
    password = Signal(str, str)
    """a client and the password that opens its files"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._one: Summary | None = None
        self.said, self.advice = label(strong=True, wrap=True), label(role="muted", wrap=True)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setPlaceholderText(self.tr("Password of the file"))
        self.secret.setAccessibleName(self.secret.placeholderText())
        self.secret.setFixedWidth(220)
        self.secret.returnPressed.connect(self._unlock)
        self.unlock = button(self.tr("Unlock"), self._unlock, role="main")
        self.read = button(self.tr("Read again"), self._again, icon=desk.look.icon("refresh-cw"))
        mark = label()
        mark.setPixmap(desk.look.icon("triangle-alert", "contradicted").pixmap(QSize(20, 20)))
        texts = column(self.said, self.advice, gap=SPACING.hair)
        inner = row(mark, texts, self.secret, self.unlock, self.read, gap=SPACING.near, margins=(SPACING.wide,) * 4)
        inner.setStretch(1, 1)
        self.setLayout(column(line(), inner, gap=0))

    def show_document(self, one: Summary | None) -> None:
        """Says what happened to a document; nothing where it did not fail."""
        self._one = one if one and one.failure else None
        self.setVisible(self._one is not None)
        if self._one and self._one.failure:
            said = self._desk.words.error(self._one.failure)
            self.said.setText(f"{self._one.name}: {said.message}")
            self.advice.setText(said.advice)
            locked = self._one.failure.code == PasswordNeeded.code
            for part in (self.secret, self.unlock):
                part.setVisible(locked)

    def _again(self) -> None:
        if self._one:
            self.again.emit(self._one.id)

    def _unlock(self) -> None:
        if self._one and self.secret.text():
            self.password.emit(self._one.client, self.secret.text())
            self.secret.clear()
