"""Backups: where they go, when they are made, what became of the latest, and one at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from core.domain.backup import Manifest, Verified
from core.domain.change import Change
from core.domain.document import Failure
from core.domain.errors import VouchError
from core.workbench import Backup, BackupPlan, Every, LastBackup
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, line, row
from desktop.window.places import names_of
from desktop.window.speaking import several

HOURS = tuple(f"{hour:02}:00" for hour in range(24))


class BackupGroup(QWidget):
    """The part of the settings that is about backups; every change takes effect at once."""

    told = Signal()
    """what stands here was read anew"""

    def __init__(self, desk: Desk, backup: Backup) -> None:
        super().__init__()
        self._desk, self._backup, self._plan = desk, backup, BackupPlan()
        self.folder = label(wrap=True)
        self.choose = button(self.tr("Choose a folder …"), self._ask)
        self.every, self.at = self._moments()
        self.now = button(self.tr("Back up now"), self.make)
        self.look = button(self.tr("Verify"), self.verify, role="quiet")
        self.look.setToolTip(self.tr("Looks through every file of every backup there"))
        self.last = label(role="muted", wrap=True)
        place = row(column(label(self.tr("Folder")), self.folder, gap=2), None, self.choose)
        when = row(label(self.tr("Made by themselves")), None, self.every, self.at)
        rule = label(
            self.tr(
                "Encrypted as the vault is. The 3 latest stay, and the latest of each of the last 7 days, 4 weeks and "
                "12 months."
            ),
            "caption",
            role="muted",
            wrap=True,
        )
        title = label(self.tr("Backups"), "lead", strong=True)
        acts = row(self.now, self.look, None)
        self.setLayout(column(title, line(), place, when, self.last, acts, rule, gap=SPACING.near))
        self._read()

    def use(self, folder: str) -> None:
        """Has backups go to a folder."""
        self._keep(replace(self._plan, folder=folder))

    def make(self) -> None:
        """Backs up at once."""
        self._busy(self.tr("Backing up …"))
        folder = Path(self._plan.folder)
        self._desk.lane.run(lambda: self._backup.make(folder), self._made, self._failed)

    def verify(self) -> None:
        """Looks through the backups that are there."""
        self._busy(self.tr("Verifying …"))
        folder = Path(self._plan.folder)
        self._desk.lane.run(lambda: self._backup.verify(folder), self._verified, self._failed)

    def refresh(self, change: Change) -> None:
        """A backup that was made elsewhere is told of here."""
        if {"backed_up", "backup_failed"} & {*names_of(change)}:
            self._read()

    def _moments(self) -> tuple[QComboBox, QComboBox]:
        every = QComboBox()
        every.setAccessibleName(self.tr("Made by themselves"))
        never, daily, weekly = self.tr("Never"), self.tr("Every day"), self.tr("Every Friday")
        for value, said in {Every.NEVER: never, Every.DAILY: daily, Every.WEEKLY: weekly}.items():
            every.addItem(said, value.value)
        at = QComboBox()
        at.setAccessibleName(self.tr("Time of day"))
        every.activated.connect(lambda _: self._keep(replace(self._plan, every=Every(every.currentData()))))
        at.activated.connect(lambda _: self._keep(replace(self._plan, at=at.currentText())))
        return every, at

    def _ask(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("A folder for backups, best on another drive"))
        if name:
            self.use(name)

    def _keep(self, plan: BackupPlan) -> None:
        if plan != self._plan:
            self._desk.act(lambda: self._backup.save_plan(plan), lambda _: self._read())

    def _read(self) -> None:
        self._desk.lane.ask(lambda: (self._backup.plan(), self._backup.last()), self._show)

    def _show(self, found: tuple[BackupPlan, LastBackup | None]) -> None:
        self._plan, last = found
        there = bool(self._plan.folder)
        self.folder.setText(self._plan.folder or self.tr("None chosen so far"))
        self.folder.setProperty("role", "" if there else "muted")
        self.every.setCurrentIndex(self.every.findData(self._plan.every.value))
        self.at.clear()
        self.at.addItems(sorted({*HOURS, self._plan.at}))
        self.at.setCurrentText(self._plan.at)
        self.at.setVisible(self._plan.every is not Every.NEVER)
        for one in (self.every, self.at, self.now, self.look):
            one.setEnabled(there)
        self.last.setText(self._said(last))
        self.told.emit()

    def _said(self, last: LastBackup | None) -> str:
        """What became of the latest backup."""
        if last is None:
            return self.tr("No backup was made so far.")
        at = QDateTime.fromSecsSinceEpoch(int(last.at.timestamp()))
        day = QLocale(self._desk.words.language).toString(at, QLocale.FormatType.ShortFormat)
        if last.problem:
            why = self._desk.words.error(_named(last)).message
            return self.tr("Failed on {day}: {why}").format(day=day, why=why)
        one, many = self.tr("Last made on {day}: 1 document."), self.tr("Last made on {day}: {count} documents.")
        said = several(last.documents, one, many).format(day=day)
        if last.lost:
            said += " " + self.tr("{count} damaged files of the vault are in no backup.").format(count=last.lost)
        return said

    def _busy(self, said: str) -> None:
        self.now.setEnabled(False)
        self.look.setEnabled(False)
        self.last.setText(said)

    def _made(self, made: Manifest) -> None:
        one, many = self.tr("Backed up 1 document."), self.tr("Backed up {count} documents.")
        self._desk.tell(several(made.documents, one, many))
        self._desk.changed.emit(Change("backed_up"))
        self._read()

    def _verified(self, found: Verified) -> None:
        if found.wrong:
            said = self.tr("{wrong} of {count} files of the backups are not as they were written.")
        else:
            said = self.tr("All {count} files of the backups are as they were written.")
        self._desk.tell(said.format(count=found.files, wrong=len(found.wrong)))
        self._read()

    def _failed(self, error: VouchError) -> None:
        self._desk.complain(error)
        self._read()


def _named(last: LastBackup) -> Failure:
    """The failure that the audit trail tells of."""
    return Failure(last.problem, {"folder": last.folder})
