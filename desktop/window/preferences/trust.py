"""Trusted certificates: whose signatures are believed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.domain.change import Change
from core.workbench import Deed, Trust, may
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, emptied, label, line, row
from desktop.window.places import names_of


class TrustGroup(QWidget):
    """The part of the settings that is about certificates; only who may alter them is offered to."""

    told = Signal()
    """what stands here was read anew"""

    def __init__(self, desk: Desk, trust: Trust) -> None:
        super().__init__()
        self._desk, self._trust = desk, trust
        self._may = may(trust.who.role, Deed.TRUST)
        self.names = column(gap=SPACING.hair)
        self.add = button(self.tr("Trust a certificate …"), self._ask)
        self.add.setVisible(self._may)
        said = self.tr(
            "Signatures of these, and of those that they vouch for, are said to be trusted; so are signed codes by the "
            "public key of their portal. Documents that were read before stay as they are."
        )
        title = label(self.tr("Trusted certificates"), "lead", strong=True)
        explained = label(said, "caption", role="muted", wrap=True)
        self.setLayout(column(title, line(), self.names, row(self.add, None), explained, gap=SPACING.near))
        self._read()

    def keep(self, path: Path) -> None:
        """Trusts a certificate or public key."""
        done = self.tr("{name} is trusted").format(name=path.name)
        self._desk.act(lambda: self._trust.add(path), lambda _: self._desk.tell(done))

    def refresh(self, change: Change) -> None:
        """Certificates that came or went are listed anew."""
        if any(name.startswith("trust_") for name in names_of(change)):
            self._read()

    def _ask(self) -> None:
        kinds = self.tr("Certificates and public keys (*.pem *.cer *.crt *.der);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("A certificate or public key"), "", kinds)
        if name:
            self.keep(Path(name))

    def _remove(self, name: str) -> None:
        done = self.tr("{name} is trusted no more").format(name=name)
        self._desk.act(lambda: self._trust.remove(name), lambda _: self._desk.tell(done))

    def _read(self) -> None:
        self._desk.lane.ask(self._trust.kept, self._show)

    def _show(self, names: tuple[str, ...]) -> None:
        emptied(self.names)
        for name in names:
            self.names.addWidget(self._line(name))
        if not names:
            self.names.addWidget(
                label(self.tr("None so far: signatures are checked, and nobody is vouched for."), role="muted")
            )
        self.told.emit()

    def _line(self, name: str) -> QWidget:
        made = QWidget()
        remove = button(self.tr("Remove"), partial(self._remove, name), role="quiet")
        remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
        remove.setVisible(self._may)
        made.setLayout(row(label(name), None, remove))
        return made
