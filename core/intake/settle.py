"""Which files of a folder have come to rest. Pure: it is told what was seen and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

UNFINISHED_ENDINGS = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", ".opdownload")
LOCK_BEGINNINGS = (".", "~$", "~", "._")
SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
TAKEN_FOLDER = "taken"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A file as it looked at one moment."""

    size: int
    modified_ns: int
    inode: int = 0
    hollow: bool = False
    """its end is all zeros: space may have been set aside for what is still being written"""
    open: bool | None = None
    """whether a program has it open for writing; None where the system does not tell"""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a file must stand still, in seconds."""

    still: float = 2.0
    """where the system says that nobody writes to it"""
    unknown: float = 5.0
    """where the system does not say"""
    hollow: float = 90.0
    """where its end looks unwritten"""

    def needed(self, sighting: Sighting) -> float:
        """How long a file that looks like this must stand still."""
        if sighting.hollow:
            return self.hollow
        return self.still if sighting.open is False else self.unknown


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that is watched until it stands still."""

    sighting: Sighting
    since: float


@dataclass(frozen=True, slots=True)
class Settled:
    """What one look gave: the files at rest, those to look at again, and those of them that stay empty."""

    ready: tuple[PurePath, ...]
    waiting: Mapping[PurePath, Waiting]
    empty: tuple[PurePath, ...] = ()


def settle(
    waiting: Mapping[PurePath, Waiting], seen: Mapping[PurePath, Sighting], now: float, patience: Patience
) -> Settled:
    """Which of the files seen now have stood still for long enough, given how they looked before."""
    ready: list[PurePath] = []
    empty: list[PurePath] = []
    still_waiting: dict[PurePath, Waiting] = {}
    for path, sighting in seen.items():
        before = waiting.get(path)
        since = before.since if before and _same(before.sighting, sighting) and not sighting.open else now
        stands = not sighting.open and now - since >= patience.needed(sighting)
        if stands and sighting.size:
            ready.append(path)
            continue
        still_waiting[path] = Waiting(sighting, since)
        if stands:
            empty.append(path)
    return Settled(tuple(ready), still_waiting, tuple(empty))


def _same(one: Sighting, other: Sighting) -> bool:
    return (one.size, one.modified_ns, one.inode) == (other.size, other.modified_ns, other.inode)


def passed_over(relative: PurePath) -> bool:
    """Whether a path in a watched folder is no document: hidden, unfinished, a lock, a system's file, taken before."""
    hidden = any(part.startswith(".") for part in relative.parts)
    taken = len(relative.parts) > 1 and relative.parts[0] == TAKEN_FOLDER
    name = relative.name.lower()
    unfinished = name.endswith(UNFINISHED_ENDINGS) or name.startswith(LOCK_BEGINNINGS)
    return hidden or taken or unfinished or name in SYSTEM_NAMES


def client_of(relative: PurePath, client: str = "") -> str:
    """The client a file belongs to: the one named, else the first subfolder; empty for a file in the folder itself."""
    return client or (relative.parts[0] if len(relative.parts) > 1 else "")
