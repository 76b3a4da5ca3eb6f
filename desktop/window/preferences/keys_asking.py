"""Small dialogs about keys: what is asked for before a key is altered, and a recovery key shown once."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from desktop.window.look import SPACING, Look
from desktop.window.parts import button, column, label, row
from desktop.window.shell.gate import SHORTEST, secret
from desktop.window.welcome.steps import RecoveryStep

WIDE = 400


class Asking(QDialog):
    """Asks for a name, for passphrases or for a choice, as it is made; accepted only where all is there."""

    def __init__(self, title: str, advice: str, act: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDE)
        self.problem = label(role="bad", wrap=True)
        self.lines: list[QLineEdit] = []
        self.choice = QComboBox()
        self._asked: list[QWidget] = []
        self._twice = False
        self.take = button(act, self._take, role="main")
        self.take.setDefault(True)
        self._parts = column(gap=SPACING.near)
        self._buttons = button(self.tr("Cancel"), self.reject, role="quiet"), self.take
        head = (label(title, "lead", strong=True), label(advice, role="muted", wrap=True))
        whole = column(*head, self._parts, self.problem, row(None, *self._buttons), gap=SPACING.near)
        whole.setContentsMargins(*(SPACING.apart,) * 4)
        self.setLayout(whole)

    def ask(self, said: str, *, hidden: bool = False) -> Asking:
        """Asks for a line."""
        made = secret(said) if hidden else QLineEdit()
        made.setPlaceholderText(said)
        made.setAccessibleName(said)
        self.lines.append(made)
        self._asked.append(made)
        self._parts.addWidget(made)
        return self

    def ask_twice(self, said: str) -> Asking:
        """Asks for a new passphrase, and for it once more."""
        self._twice = True
        return self.ask(said, hidden=True).ask(self.tr("Once more"), hidden=True)

    def offer(self, said: str, choices: dict[str, str]) -> Asking:
        """Asks for one of some values."""
        self.choice.setAccessibleName(said)
        for value, shown in choices.items():
            self.choice.addItem(shown, value)
        self._asked.append(self.choice)
        self._parts.addWidget(self.choice)
        return self

    @property
    def values(self) -> list[str]:
        """What was typed, line by line."""
        return [line.text() for line in self.lines]

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """The keyboard begins at what is asked for; the buttons come after it."""
        super().showEvent(event)
        for before, after in pairwise([*self._asked, *self._buttons]):
            self.setTabOrder(before, after)
        self._asked[0].setFocus()

    def _take(self) -> None:
        values = self.values
        if not all(one.strip() for one in values):
            self.problem.setText(self.tr("Something is still empty."))
        elif self._twice and values[-1] != values[-2]:
            self.problem.setText(self.tr("The two passphrases differ."))
        elif self._twice and len(values[-1]) < SHORTEST:
            self.problem.setText(self.tr("A passphrase needs at least {count} characters.").format(count=SHORTEST))
        else:
            self.accept()


class KeyShown(QDialog):
    """A new recovery key, shown once."""

    def __init__(self, look: Look, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recovery key"))
        self.step = RecoveryStep(look)
        self.step.show_key(key)
        self.step.kept.connect(self.accept)
        whole = column(self.step)
        whole.setContentsMargins(*(SPACING.apart,) * 4)
        self.setLayout(whole)
        shown = QFontMetrics(self.step.key.font()).horizontalAdvance(key)
        self.step.key.setMinimumWidth(shown + SPACING.far)  # all of it is in sight, to be written down
