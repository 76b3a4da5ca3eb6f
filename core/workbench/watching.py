"""Watched folders into the vault, for as long as somebody wants them watched."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.domain.change import Change
from core.domain.errors import DiskFailed, DiskFull, FileChanged, FileDenied, FileMissing, VaultBusy, VouchError
from core.intake.watch import Inbox, Offer, Pace, Trouble
from core.workbench.door import Workbench

log = logging.getLogger(__name__)
PASSING = (DiskFull, DiskFailed, FileDenied, VaultBusy)
"""the file is offered again until it can be taken"""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file of a watched folder that is now in the vault (or was there before)."""

    offer: Offer
    change: Change


def watch(workbench: Workbench, inbox: Inbox, until: Callable[[], bool]) -> Iterator[Taken | Trouble]:
    """What happens to the files of an inbox, until it is closed, or nothing settles there and `until` says so."""
    told: dict[Path, str] = {}
    for found in inbox.offers():
        match found:
            case None:
                if not inbox.settling and until():
                    return
            case Trouble():
                log.warning("file not taken", extra={"code": found.error.code})
                yield found
            case Offer():
                event = _take(workbench, inbox, found)
                said = event.error.code if isinstance(event, Trouble) else ""
                if event and said != told.pop(found.path, None):
                    yield event
                if said:
                    told[found.path] = said


def _take(workbench: Workbench, inbox: Inbox, offer: Offer) -> Taken | Trouble | None:
    try:
        return Taken(offer, workbench.take_offer(offer))
    except (FileChanged, FileMissing):  # it is offered again when it stands still, if it is still there
        inbox.again(offer)
    except PASSING as error:
        inbox.again(offer)
        return Trouble(offer.path, error)
    except VouchError as error:
        return Trouble(offer.path, error)
    return None


class FolderService:
    """Watches the folders that the vault names, in a thread of its own, until it is stopped."""

    def __init__(self, workbench: Workbench, hear: Callable[[Taken | Trouble], None], pace: Pace | None = None) -> None:
        """`hear` is called in the service's thread for every file that is taken or cannot be."""
        self._workbench, self._hear, self._pace = workbench, hear, pace or Pace()
        self._turn = threading.RLock()
        self._inbox: Inbox | None = None
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether folders are being watched."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Watches the active folders of the vault; nothing where there are none, or they are watched already."""
        with self._turn:
            folders = [one.watched() for one in self._workbench.automation.folders() if one.active]
            if self.running or not folders:
                return
            inbox = self._inbox = Inbox(folders, self._pace)
            self._thread = threading.Thread(target=self._run, args=(inbox,), name="folders", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Returns when no folder is watched any more."""
        with self._turn:
            if self._inbox is not None and self._thread is not None:
                self._inbox.close()
                self._thread.join()
            self._inbox = self._thread = None

    def renew(self) -> None:
        """Watches the folders as the vault names them now."""
        with self._turn:
            self.stop()
            self.start()

    def _run(self, inbox: Inbox) -> None:
        try:
            with inbox:
                for event in watch(self._workbench, inbox, until=lambda: False):
                    self._hear(event)
        except VouchError as error:
            log.warning("folders not watched", extra={"code": error.code})
