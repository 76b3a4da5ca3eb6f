"""What is asked before a model is installed: what it is for, whose it is, and which hash it should have."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLineEdit, QWidget

from core.domain.weights import Use, Wish
from core.words import Words
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, row

WIDE = 520


class InstallDialog(QDialog):
    """All but the use may stay empty."""

    def __init__(self, words: Words, source: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.source = source
        self.setWindowTitle(self.tr("Install a model"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDE)
        self.use = QComboBox()
        for one in Use:
            self.use.addItem(words.say(f"model.use.{one.value}"), one.value)
        self._asked = QGridLayout()
        self._asked.setSpacing(SPACING.near)
        self._ask(self.tr("What for"), self.use)
        self.name, self.licence, self.origin = QLineEdit(), QLineEdit(), QLineEdit()
        self.sha256, self.signer = QLineEdit(), QLineEdit()
        self._ask(self.tr("Name"), self.name, self.tr("as the file is called"))
        self._ask(self.tr("Licence"), self.licence, self.tr("under which you use it"))
        self._ask(self.tr("Origin"), self.origin, self.tr("where it comes from"))
        self._ask(self.tr("SHA-256"), self.sha256, self.tr("as its publisher names it"))
        self._ask(self.tr("Key of the pack"), self.signer, self.tr("for a signed pack: the key's fingerprint"))
        said = self.tr(
            "Only GGUF, ONNX and safetensors are taken, told by their bytes. The hash is compared before anything "
            "looks into the file, and again each time it is loaded."
        )
        head = label(source.name, "lead", strong=True), label(said, role="muted", wrap=True)
        act = button(self.tr("Install"), self.accept, role="main")
        act.setDefault(True)
        buttons = row(None, button(self.tr("Cancel"), self.reject, role="quiet"), act)
        self.setLayout(column(*head, self._asked, buttons, gap=SPACING.near, margins=(SPACING.apart,) * 4))

    @property
    def wish(self) -> Wish:
        """What was typed."""
        use, said = Use(self.use.currentData()), (self.name, self.licence, self.origin, self.sha256)
        name, licence, origin, sha256 = (one.text().strip() for one in said)
        return Wish(name, use, licence, origin, sha256)

    def _ask(self, said: str, asked: QLineEdit | QComboBox, hint: str = "") -> None:
        at = self._asked.rowCount()
        asked.setAccessibleName(said)
        if isinstance(asked, QLineEdit):
            asked.setPlaceholderText(hint)
        self._asked.addWidget(label(said), at, 0)
        self._asked.addWidget(asked, at, 1)
