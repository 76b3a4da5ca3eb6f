"""The pages of the first run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.doctor import Part
from desktop.window.look import SPACING, Look, font
from desktop.window.parts import button, column, label, row, surface, tool
from desktop.window.shell.gate import SHORTEST, secret

if TYPE_CHECKING:
    from core.workbench import WatchedFolder


class PassphraseStep(QWidget):
    """A passphrase, typed twice."""

    chosen = Signal(str, bool)

    def __init__(self, short: str) -> None:
        super().__init__()
        self._short = short
        self.first, self.again = secret(self.tr("Passphrase")), secret(self.tr("Once more"))
        self.keychain = QCheckBox(self.tr("Open it with this account's keychain, so that I need not type it here"))
        self.keychain.setChecked(True)
        self.problem = label(role="bad", wrap=True)
        self.next = button(self.tr("Make the vault"), self._choose, role="main")
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._choose)
        said = self.tr("Documents, figures and everything you decide are kept encrypted in one folder on this machine.")
        self.setLayout(
            column(
                label(self.tr("Make your vault"), "title", strong=True),
                label(said, role="muted", wrap=True),
                SPACING.tight,
                self.first,
                self.again,
                self.keychain,
                self.problem,
                None,
                row(None, self.next),
                gap=SPACING.near,
            )
        )

    def show_problem(self, said: str) -> None:
        """Says why the vault was not made."""
        self.problem.setText(said)
        self.next.setEnabled(True)

    def _choose(self) -> None:
        if len(self.first.text()) < SHORTEST:
            self.show_problem(self._short)
        elif self.first.text() != self.again.text():
            self.show_problem(self.tr("The two passphrases differ."))
        else:
            self.problem.clear()
            self.next.setEnabled(False)
            self.chosen.emit(self.first.text(), self.keychain.isChecked())


class RecoveryStep(QWidget):
    """The recovery key: shown once, to be copied, saved or printed."""

    kept = Signal()
    shown = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.key = QLineEdit()
        self.key.setReadOnly(True)
        self.key.setFont(font("lead", strong=True))
        self.key.setAccessibleName(self.tr("Recovery key"))
        self.sure = QCheckBox(self.tr("I keep it somewhere else than on this machine"))
        self.next = button(self.tr("Go on"), self.kept.emit, role="main")
        self.next.setEnabled(False)
        self.sure.toggled.connect(self.next.setEnabled)
        said = self.tr("It opens the vault when the passphrase is lost. It is shown only now, and is kept nowhere.")
        ways = row(
            button(self.tr("Copy"), self._copy, icon=look.icon("copy")),
            button(self.tr("Save …"), self._save, icon=look.icon("save")),
            button(self.tr("Print …"), self._print, icon=look.icon("printer")),
            None,
        )
        self.setLayout(
            column(
                label(self.tr("Your recovery key"), "title", strong=True),
                label(said, role="muted", wrap=True),
                SPACING.tight,
                self.key,
                ways,
                self.sure,
                None,
                row(None, self.next),
                gap=SPACING.near,
            )
        )

    def show_key(self, key: str) -> None:
        """Shows the key."""
        self.key.setText(key)
        self.key.setCursorPosition(0)
        self.shown.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.key.text())

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the recovery key"), "vouch-recovery-key.txt")
        if name:
            Path(name).write_text(self.key.text() + "\n", encoding="utf-8")

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 (few print; the first window waits)

        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            paper = QTextDocument()
            paper.setPlainText(f"Vouch\n{self.tr('Recovery key')}\n\n{self.key.text()}")
            paper.print_(printer)


class FoldersStep(QWidget):
    """Folders to watch, each for a client."""

    chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.folders: list[FolderLine] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACING.tight)
        self.next = button(self.tr("Go on"), self.chosen.emit, role="main")
        said = self.tr(
            "Whatever comes to rest in a watched folder is taken and read. Name the client of each; left empty, the "
            "name of the first subfolder is the client. You can also drop files on the window at any time."
        )
        add = button(self.tr("Watch a folder …"), self._ask, icon=look.icon("folder-plus"))
        self.setLayout(
            column(
                label(self.tr("Where documents come in"), "title", strong=True),
                label(said, role="muted", wrap=True),
                SPACING.tight,
                self._lines,
                row(add, None),
                None,
                row(None, self.next),
                gap=SPACING.near,
            )
        )

    def add(self, path: str, client: str = "") -> None:
        """Adds a folder."""
        line = FolderLine(self._look, path, client)
        line.away.connect(lambda: self._drop(line))
        self.folders.append(line)
        self._lines.addWidget(line)

    @property
    def watched(self) -> tuple[WatchedFolder, ...]:
        """The folders as they are to be watched."""
        from core.workbench import WatchedFolder  # noqa: PLC0415 (the first step is painted without the workbench)

        return tuple(WatchedFolder(line.path, line.client.text().strip()) for line in self.folders)

    def _ask(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder"))
        if name:
            self.add(name)

    def _drop(self, line: FolderLine) -> None:
        self.folders.remove(line)
        line.deleteLater()


class FolderLine(QWidget):
    """One folder with its client."""

    away = Signal()

    def __init__(self, look: Look, path: str, client: str) -> None:
        super().__init__()
        self.path = path
        mark = label()
        mark.setPixmap(look.icon("folder", "muted").pixmap(QSize(16, 16)))
        name = label(Path(path).name or path)
        name.setToolTip(path)
        self.client = QLineEdit(client)
        self.client.setPlaceholderText(self.tr("Client"))
        self.client.setAccessibleName(self.tr("Client of {folder}").format(folder=Path(path).name))
        self.client.setFixedWidth(200)
        drop = tool(look.icon("x", "muted"), self.tr("Watch no more"), self.away.emit)
        self.setLayout(row(mark, name, None, self.client, drop, gap=SPACING.near))


class MachineStep(QWidget):
    """What this machine has of what Vouch can use, and whether to begin with samples."""

    done = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACING.near)
        self._grid.setVerticalSpacing(SPACING.near)
        self._grid.setColumnStretch(2, 1)
        self.samples = QCheckBox(self.tr("Begin with sample documents of three made-up clients"))
        self.samples.setChecked(True)
        end = button(self.tr("Begin"), lambda: self.done.emit(self.samples.isChecked()), role="main")
        self.setLayout(
            column(
                label(self.tr("What this machine has"), "title", strong=True),
                label(self.tr("Everything is read here. Nothing leaves this machine."), role="muted", wrap=True),
                SPACING.tight,
                self._grid,
                None,
                row(self.samples, None, end),
                gap=SPACING.near,
            )
        )

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Lists what was found."""
        for number, part in enumerate(parts):
            mark = label()
            name, role = ("check", "checked") if part.there else ("x", "muted")
            mark.setPixmap(self._look.icon(name, role).pixmap(QSize(14, 14)))
            state = label(part.state, role="muted", wrap=True)
            for place, widget in enumerate((mark, label(part.name), state)):
                self._grid.addWidget(widget, number, place, Qt.AlignmentFlag.AlignTop)


def framed(steps: QWidget, progress: QWidget) -> QHBoxLayout:
    """The steps in the middle of the window, with how far one has come above them."""
    inner = column(progress, SPACING.near, steps, margins=(SPACING.far,) * 4)
    box = surface(inner, "raised")
    box.setFixedSize(640, 560)
    return row(None, column(None, box, None), None)
