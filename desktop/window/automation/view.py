"""Automation as one page: folders above, rules below, and the closed periods."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.errors import VouchError
from core.domain.selection import Selection
from core.workbench import Rule, WatchedFolder
from desktop.window.automation.folders import FolderList
from desktop.window.automation.periods import PeriodList
from desktop.window.automation.rules import RuleList
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import column, label, line, scrolled
from desktop.window.places import names_of
from desktop.window.undoing import Verb

WIDE = 880
SETTINGS = ("setting_changed", "period_closed", "period_opened")
"""changes, whoever made them, of what stands here"""


class AutomationView(QWidget):
    """What goes on by itself; whatever is changed here takes effect at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._keeping = desk, 0
        self.folders, self.rules, self.periods = FolderList(desk), RuleList(desk), PeriodList(desk)
        self.periods.closing.connect(self._close)
        self.periods.opening.connect(self._open)
        self.folders.changed.connect(self._keep_folders)
        self.rules.changed.connect(self._keep_rules)
        self.rules.tried.connect(self._try)
        inner = QWidget()
        inner.setMaximumWidth(WIDE)
        groups = (
            self._group(self.tr("Watched folders"), self.folders),
            self._group(self.tr("Approval"), self.rules),
            self._group(self.tr("Closed periods"), self.periods),
        )
        inner.setLayout(column(*groups, None, gap=SPACING.far))
        self.setLayout(column(scrolled(inner)))
        self._read()

    def show_argument(self, argument: Any) -> None:
        """Automation is one page; what others changed meanwhile is read."""
        del argument
        self._read()

    def refresh(self, change: Change) -> None:
        """Reads again what is set and closed; nothing here comes from documents."""
        if {*SETTINGS} & {*names_of(change)}:
            self._read()

    def _read(self) -> None:
        bench, automation = self._desk.workbench, self._desk.workbench.automation
        self._desk.lane.ask(lambda: (automation.folders(), automation.rules()), self._show, instead=(self, "kept"))
        self._show_periods()

        def clients() -> tuple[str, ...]:
            return tuple(name for name in bench.facets(Selection()).clients if name)

        self._desk.lane.ask(clients, self._offer, instead=(self, "clients"))

    def _group(self, title: str, content: QWidget) -> QWidget:
        made = QWidget()
        made.setLayout(column(label(title, "lead", strong=True), line(), content, gap=SPACING.near))
        return made

    def _show(self, found: tuple[tuple[WatchedFolder, ...], tuple[Rule, ...]]) -> None:
        if self._keeping:
            return
        self.folders.show_folders(found[0])
        self.rules.show_rules(found[1])

    def _offer(self, clients: tuple[str, ...]) -> None:
        self.rules.offer_clients(clients)
        self.periods.offer_clients(clients)

    def _show_periods(self) -> None:
        closed = self._desk.workbench.periods.closed
        self._desk.lane.ask(closed, self.periods.show_periods, instead=(self, "periods"))

    def _close(self, client: str, until: date) -> None:
        periods = self._desk.workbench.periods
        self._desk.act(lambda: periods.close(client, until), lambda _: self._show_periods())

    def _open(self, client: str, why: str) -> None:
        periods = self._desk.workbench.periods
        self._desk.act(lambda: periods.open(client, why), lambda _: self._show_periods())

    def _keep_folders(self, folders: tuple[WatchedFolder, ...]) -> None:
        automation = self._desk.workbench.automation
        self._keep(lambda: automation.save_folders(folders))

    def _keep_rules(self, rules: tuple[Rule, ...]) -> None:
        automation = self._desk.workbench.automation
        self._keep(lambda: automation.save_rules(rules))

    def _keep(self, verb: Verb) -> None:
        """Keeps what was changed here; until then what is read is older than what stands here."""
        self._keeping += 1
        self._desk.act(verb, lambda _: self._kept(), self._refused)

    def _kept(self) -> None:
        self._keeping -= 1

    def _refused(self, error: VouchError) -> None:
        self._kept()
        self._desk.complain(error)
        self._read()

    def _try(self, rules: tuple[Rule, ...]) -> None:
        automation = self._desk.workbench.automation
        self._desk.lane.run(lambda: tuple(automation.try_rules(rules)), self.rules.tried_list.show_tried)
