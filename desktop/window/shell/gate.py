"""The gate before a locked vault: the passphrase, or the recovery key where that is lost."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core.domain.errors import PassphraseMissing, PassphraseWrong, VouchError
from core.words import Words
from desktop.window.look import SPACING, Look
from desktop.window.parts import button, column, label, row

WIDE = 360
SHORTEST = 8


def secret(said: str) -> QLineEdit:
    """A line for a passphrase."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setPlaceholderText(said)
    made.setAccessibleName(said)
    return made


class Gate(QWidget):
    """Asks for the passphrase. It knows nothing of the vault: what was typed is told."""

    unlock = Signal(object)
    """the passphrase; None asks the keychain"""
    recover = Signal(str, str)
    """a recovery key and a new passphrase"""

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._words, self._by_keychain, self._recovers = words, False, False
        mark = label()
        mark.setPixmap(look.icon("vouch").pixmap(QSize(40, 40)))
        self.title = label(self.tr("The vault is locked"), "title", strong=True)
        self.problem = label(role="bad", wrap=True)
        self.problem.setMinimumHeight(36)
        self._pages = (self._asking(), self._recovering())
        self._turn(0)
        inner = column(mark, SPACING.tight, self.title, SPACING.tight, *self._pages, self.problem)
        box = QWidget()
        box.setFixedWidth(WIDE)
        box.setLayout(inner)
        quiet = label(self.tr("Nothing leaves this machine."), "caption", role="muted")
        whole = column(None, row(None, box, None), None, row(None, quiet, None), margins=(SPACING.apart,) * 4)
        self.setLayout(whole)

    def busy(self, said: str) -> None:
        """Shows what is being done, and takes nothing until it is."""
        self._allow(allowed=False)
        self.open.setText(said)

    def renewing(self, done: int, total: int) -> None:
        """Shows how far the vault is sealed anew."""
        self.title.setText(self.tr("The vault is given another key"))
        self.busy(self.tr("{done} of {total} files").format(done=done, total=total) if total else "…")

    def ready(self) -> None:
        """Takes a passphrase or key."""
        self._allow(allowed=True)
        self._entitle()
        self.open.setText(self.tr("Unlock"))
        first = self.key if self.key.isVisible() else self.passphrase
        first.setFocus()

    def show_problem(self, error: VouchError) -> None:
        """Says why the vault does not open. What was typed stays where it was not that."""
        self.ready()
        if isinstance(error, PassphraseWrong):
            self.passphrase.clear()
        self._by_keychain = not self.passphrase.text() and not isinstance(error, PassphraseWrong | PassphraseMissing)
        if self._by_keychain:
            self.open.setText(self.tr("Try again"))
        said = self._words.error(error)  # where the keychain has no key, the passphrase is asked for as ever
        self.problem.setText("" if isinstance(error, PassphraseMissing) else f"{said.message} {said.advice}")

    def _allow(self, *, allowed: bool) -> None:
        for part in (self.passphrase, self.open, self.key, self.new, self.again, self.give):
            part.setEnabled(allowed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self.passphrase.setFocus()

    def _asking(self) -> QWidget:
        self.passphrase = secret(self.tr("Passphrase"))
        self.passphrase.returnPressed.connect(self._ask)
        self.open = button(self.tr("Unlock"), self._ask, role="main")
        self.lost = button(self.tr("Passphrase lost?"), lambda: self._turn(1), role="link")
        page = QWidget()
        page.setLayout(column(self.passphrase, row(self.lost, None, self.open), gap=SPACING.near))
        return page

    def _recovering(self) -> QWidget:
        self.key = QLineEdit()
        self.key.setPlaceholderText(self.tr("Recovery key"))
        self.key.setAccessibleName(self.key.placeholderText())
        self.new, self.again = secret(self.tr("New passphrase")), secret(self.tr("Once more"))
        self.key.returnPressed.connect(self.new.setFocus)
        self.new.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._recover)
        back = button(self.tr("Back"), lambda: self._turn(0), role="link")
        self.give = button(self.tr("Open with the key"), self._recover, role="main")
        page = QWidget()
        page.setLayout(column(self.key, self.new, self.again, row(back, None, self.give), gap=SPACING.near))
        return page

    def _turn(self, number: int) -> None:
        for place, page in enumerate(self._pages):
            page.setVisible(place == number)
        self._recovers = bool(number)
        self._entitle()
        self.problem.clear()
        if self.isVisible():
            self.ready()

    def _entitle(self) -> None:
        self.title.setText(self.tr("Open with the recovery key") if self._recovers else self.tr("The vault is locked"))

    def _ask(self) -> None:
        if self.passphrase.text() or self._by_keychain:
            self.problem.clear()
            self.unlock.emit(self.passphrase.text() or None)

    def _recover(self) -> None:
        if not self.key.text().strip():
            self.problem.setText(self.tr("Type the recovery key as it stands on the paper."))
        elif len(self.new.text()) < SHORTEST:
            self.problem.setText(self._words.say("passphrase.short"))
        elif self.new.text() != self.again.text():
            self.problem.setText(self.tr("The two passphrases differ."))
        else:
            self.problem.clear()
            self.recover.emit(self.key.text().strip(), self.new.text())
