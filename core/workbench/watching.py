"""Watched folders into the vault, for as long as somebody wants them watched."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.domain.change import Change
from core.domain.errors import DiskFull, FileChanged, FileMissing, VouchError
from core.intake.take import Originals
from core.intake.watch import Inbox, Offer, Trouble
from core.workbench.door import Workbench

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """A file of a watched folder that is now in the vault (or was there before)."""

    offer: Offer
    change: Change


def watch(
    workbench: Workbench, inbox: Inbox, originals: Originals, until: Callable[[], bool]
) -> Iterator[Taken | Trouble]:
    """What happens to the files of an inbox, until it is closed, or nothing settles there and `until` says so."""
    for found in inbox.offers():
        match found:
            case None:
                if not inbox.settling and until():
                    return
            case Trouble():
                log.warning("file not taken", extra={"code": found.error.code})
                yield found
            case Offer():
                yield from _take(workbench, inbox, found, originals)


def _take(workbench: Workbench, inbox: Inbox, offer: Offer, originals: Originals) -> Iterator[Taken | Trouble]:
    try:
        change = workbench.take_offer(offer, originals)
    except (FileChanged, FileMissing):  # it is offered again when it stands still, if it is still there
        inbox.again(offer)
    except DiskFull as error:
        inbox.again(offer)
        yield Trouble(offer.path, error)
    except VouchError as error:
        yield Trouble(offer.path, error)
    else:
        yield Taken(offer, change)
