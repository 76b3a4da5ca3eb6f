"""Backups of the vault: made by hand or when they are due, and what became of them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.domain.backup import Backups, Manifest, Progress, Verified
from core.domain.change import Change, HistoryLine
from core.domain.codec import plain, restore
from core.domain.errors import BackupAway, VouchError
from core.domain.profile import Profile
from core.domain.selection import Trail
from core.ports import Store, silent
from core.rules import Deed, demand

if TYPE_CHECKING:
    from core.workbench.door import Workbench

log = logging.getLogger(__name__)
PLAN = "backup"
DONE, FAILED, DROPPED = "backed_up", "backup_failed", "backups_dropped"
FRIDAY = 4
LOOK_EVERY = 20.0
"""seconds between looks whether a backup is due"""
AGAIN = timedelta(hours=1)
"""after which one that failed is tried again"""
Note = Callable[[str, Mapping[str, str]], object]


class Every(StrEnum):
    """How often backups are made by themselves."""

    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """Where backups go, and when they are made by themselves."""

    folder: str = ""
    every: Every = Every.NEVER
    at: str = "18:00"
    """of the day, by the machine's clock"""
    weekday: int = FRIDAY
    """of weekly ones, counted from Monday as 0"""

    def due(self, last: datetime | None, now: datetime) -> bool:
        """Whether a backup is due; one that the clock puts into the future counts as none."""
        if self.every is Every.NEVER or not self.folder:
            return False
        return last is None or last > now or last < self.moment(now)

    def moment(self, now: datetime) -> datetime:
        """The latest moment at which one was to be made."""
        found = datetime.combine(now.date(), time.fromisoformat(self.at), now.tzinfo)
        if self.every is Every.WEEKLY:
            found -= timedelta(days=(now.weekday() - self.weekday) % 7)
        step = timedelta(days=7 if self.every is Every.WEEKLY else 1)
        return found if found <= now else found - step


class LastBackup(NamedTuple):
    """What became of the latest backup."""

    at: datetime
    folder: str
    documents: int
    lost: int
    problem: str
    """code of the error; empty where it was made"""


@dataclass(frozen=True)
class Backup:
    """The verbs of backups."""

    store: Store
    backups: Backups
    who: Profile
    note: Note
    """writes a line into the audit trail"""

    def plan(self) -> BackupPlan:
        """Where backups go and when they are made."""
        kept = self.store.setting(PLAN)
        return restore(BackupPlan, kept) if kept else BackupPlan()

    def save_plan(self, plan: BackupPlan) -> Change:
        """Keeps a plan; it holds at once. Raises RoleNotAllowed."""
        demand(self.who.role, Deed.BACKUP)
        self.store.save_setting(PLAN, plain(plan), self.who.name)
        return Change("setting_changed")

    def make(self, folder: Path, progress: Progress = silent) -> Manifest:
        """Adds a backup to a folder; the audit says so. Raises RoleNotAllowed, a BackupError, a FileError."""
        demand(self.who.role, Deed.BACKUP)
        return self._made(folder, progress)

    def _made(self, folder: Path, progress: Progress) -> Manifest:
        made = self.backups.back_up(folder, progress)
        facts = {"folder": str(folder), "backup": made.name, "line": str(made.line), "hash": made.hash}
        self.note(DONE, facts | {"documents": str(made.documents), "lost": str(made.lost)})
        return made

    def drop_erased(self, folder: Path, line: int) -> int:
        """Takes away the backups of a folder that end before a line of the audit trail; how many went.

        One that ends later must be there. Raises RoleNotAllowed, BackupMissing, BackupDamaged.
        """
        demand(self.who.role, Deed.BACKUP)
        gone = self.backups.drop(folder, line)
        self.note(DROPPED, {"folder": str(folder), "backups": str(gone)})
        return gone

    def make_planned(self, progress: Progress = silent) -> Manifest:
        """Makes the backup that is due; the audit says also that it failed, once for the same reason.

        Raises BackupAway where the folder holds no backup any more: another drive may be in its place.
        """
        plan, last = self.plan(), self.last_made()
        folder = Path(plan.folder)
        try:
            if last and last.folder == plan.folder and not self.backups.found(folder):
                raise BackupAway(folder=plan.folder)
            return self._made(folder, progress)
        except VouchError as error:
            latest = self.last()
            if not latest or latest.problem != error.code:
                self.note(FAILED, {"folder": plan.folder, "code": error.code})
            raise

    def verify(self, folder: Path, progress: Progress = silent) -> Verified:
        """Looks through every file of a folder of backups. Raises BackupMissing."""
        return self.backups.verify(folder, progress)

    def found(self, folder: Path) -> tuple[Manifest, ...]:
        """The whole backups of a folder, the oldest first."""
        return self.backups.found(folder)

    def last(self) -> LastBackup | None:
        """What became of the latest backup, made or not; None before the first."""
        lines = [line for action in (DONE, FAILED) for line in self.store.activity(Trail(action=action, limit=1))]
        if not lines:
            return None
        return _told(max(lines, key=lambda one: one.sequence))

    def last_made(self) -> LastBackup | None:
        """The latest backup that was made."""
        return next(map(_told, self.store.activity(Trail(action=DONE, limit=1))), None)

    def due(self, now: datetime) -> bool:
        """Whether the plan asks for a backup now."""
        last = self.last_made()
        return self.plan().due(last.at if last else None, now)


def _told(line: HistoryLine) -> LastBackup:
    """What a line of the audit trail says of a backup."""
    said = {"folder": "", "documents": "0", "lost": "0", "code": ""} | dict(line.after)
    documents, lost = int(said["documents"]), int(said["lost"])
    return LastBackup(datetime.fromisoformat(line.at), said["folder"], documents, lost, said["code"])


class BackupService:
    """Makes the backups that are due, in a thread of its own, until it is stopped."""

    def __init__(
        self,
        workbench: Workbench,
        hear: Callable[[Manifest | VouchError], object],
        clock: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        look_every: float = LOOK_EVERY,
    ) -> None:
        """`hear` is called in the service's thread with every backup that was made or failed."""
        self._workbench, self._hear, self._clock, self._look_every = workbench, hear, clock, look_every
        self._not_before: datetime | None = None
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)

    def start(self) -> None:
        """Begins to look."""
        if self._workbench.backup:
            self._thread.start()

    def stop(self) -> None:
        """Ends; a backup that is being made is left, and the next one clears what it left. Waits for that."""
        self._ends.set()
        if self._thread.is_alive():
            self._thread.join()

    def look(self) -> None:
        """Makes the backup that is due, if there is one."""
        backup, now = self._workbench.backup, self._clock()
        if not backup or (self._not_before and now < self._not_before < now + AGAIN * 2):
            return
        try:
            if backup.due(now):
                self._hear(backup.make_planned(self._step))
        except _Ended:
            return
        except VouchError as error:
            log.warning("not backed up", extra={"code": error.code})
            self._not_before = now + AGAIN
            self._hear(error)

    def _run(self) -> None:
        while not self._ends.wait(self._look_every):
            self.look()

    def _step(self, step: str, done: int, total: int) -> None:  # noqa: ARG002 (a progress)
        if self._ends.is_set():
            raise _Ended


class _Ended(Exception):
    """The service was stopped within a backup."""
