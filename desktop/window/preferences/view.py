"""The settings: each takes effect as it is changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from core.domain.change import Change
from desktop.version import product_version
from desktop.window.ask.consent import ProgramsGroup
from desktop.window.desk import Desk
from desktop.window.idling import MINUTES
from desktop.window.look import SPACING, SYSTEM
from desktop.window.parts import Item, button, column, label, line, row, scrolled
from desktop.window.preferences.backup import BackupGroup
from desktop.window.preferences.keys import KeysGroup
from desktop.window.preferences.persons import PersonsGroup
from desktop.window.preferences.trust import TrustGroup
from desktop.window.preferred import COMPACT, LANGUAGE, LOCK_AFTER, MUTED, SCALE, THEME

WIDE = 640
SCALES = (100, 125, 150, 175, 200, 225, 250)
LOCKS = (5, 15, 30, 60, 0)
LANGUAGES = {"en": "English", "fr": "Français"}


class PreferencesView(QWidget):
    """Questions in groups, each with its choice beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = self._group(
            self.tr("Look and language"),
            (self.tr("Theme"), self._theme()),
            (self.tr("Language"), self._language()),
            (self.tr("Size"), self._size()),
            (self.tr("Rows of lists"), self._rows()),
        )
        safety = self._group(
            self.tr("Safety"),
            (self.tr("Lock when nobody has touched the window for"), self._lock()),
            (self.tr("Notifications outside the window"), self._notices()),
        )
        about = label(
            self.tr("Vouch {version}. Nothing leaves this machine.").format(version=product_version()), role="muted"
        )
        backup = desk.workbench.backup
        self.backup = BackupGroup(desk, backup) if backup else None
        keys = desk.workbench.keys
        self.keys = KeysGroup(desk, keys) if keys else None
        trust = desk.workbench.trust
        self.trust = TrustGroup(desk, trust) if trust else None
        bench = desk.workbench
        self.persons = PersonsGroup(desk, bench.retention, bench.personal, bench.erasing)
        self.programs = ProgramsGroup(desk)
        groups = (self.keys, self.trust, self.programs, self.backup, self.persons)
        kept = tuple(part for one in groups if one for part in (one, SPACING.near))
        inner = QWidget()
        inner.setObjectName("page")
        inner.setFixedWidth(WIDE)
        inner.setLayout(column(look, SPACING.near, safety, SPACING.near, *kept, about, None, gap=SPACING.wide))
        self.setLayout(column(scrolled(inner)))

    def show_argument(self, argument: Any) -> None:
        """The settings are one page."""
        del argument

    def refresh(self, change: Change) -> None:
        """Of documents nothing stands here; of backups that were made and of certificates, something does."""
        for part in (self.backup, self.trust, self.programs, self.persons):
            if part:
                part.refresh(change)

    def _group(self, title: str, *lines: tuple[str, QWidget]) -> QWidget:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(SPACING.near)
        for number, (said, choice) in enumerate(lines):
            name = label(said)
            choice.setAccessibleName(said)
            grid.addWidget(name, number, 0)
            grid.addWidget(choice, number, 1, Qt.AlignmentFlag.AlignRight)
        made = QWidget()
        items: tuple[Item, ...] = (label(title, "lead", strong=True), line(), grid)
        made.setLayout(column(*items, gap=SPACING.near))
        return made

    def _theme(self) -> QComboBox:
        names = {
            SYSTEM: self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }
        return self._box(THEME, names, SYSTEM)

    def _language(self) -> QComboBox:
        return self._box(LANGUAGE, LANGUAGES, self._desk.words.language)

    def _size(self) -> QWidget:
        box = self._box(SCALE, {scale: f"{scale} %" for scale in SCALES}, 100)
        box.setAccessibleName(self.tr("Size"))
        again = button(self.tr("Start again"), self._desk.anew.emit, role="quiet")
        again.setToolTip(self.tr("Another size is seen after a new start"))
        again.hide()
        box.currentIndexChanged.connect(lambda _: again.show())
        made = QWidget()
        made.setLayout(row(again, box))
        self.size_box = box
        return made

    def _rows(self) -> QComboBox:
        return self._box(COMPACT, {False: self.tr("With air"), True: self.tr("Close")}, default=False)

    def _lock(self) -> QComboBox:
        never = self.tr("Never")
        return self._box(LOCK_AFTER, {one: self._minutes(one) if one else never for one in LOCKS}, MINUTES)

    def _minutes(self, count: int) -> str:
        return self.tr("{count} minutes").format(count=count)

    def _notices(self) -> QCheckBox:
        made = QCheckBox(self.tr("Show"))
        made.setChecked(not self._desk.preferences.get(MUTED, False))
        made.toggled.connect(lambda on: self._desk.preferences.put(MUTED, not on))
        return made

    def _box(self, name: str, choices: dict[Any, str], default: Any) -> QComboBox:
        made = QComboBox()
        made.setMinimumWidth(200)
        for value, said in choices.items():
            made.addItem(said, value)
        made.setCurrentIndex(max(0, made.findData(self._desk.preferences.get(name, default))))
        made.currentIndexChanged.connect(lambda: self._desk.preferences.put(name, made.currentData()))
        return made
