"""The inbox: files offered from watched folders as they come to rest."""

from __future__ import annotations

import os
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from core.domain.errors import FileEmpty, FileOutside, VouchError
from core.intake.settle import TAKEN_FOLDER, Patience, Settled, Sighting, Waiting, client_of, passed_over, settle
from core.intake.take import Originals, sighting, trouble

REMOTE = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "vboxsf", "fuse.sshfs", "fuse.rclone"})
# Watchdog warns when a folder appears while it walks the one above; both ways lead to the same watch.
warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.observers")
MOUNTS = Path("/proc/self/mounts")
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that stands still in a watched folder, and the client it is for."""

    path: Path
    root: Path
    client: str
    originals: Originals = Originals.LEAVE


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file or folder that cannot be taken, and why. Told once, until it changes."""

    path: Path
    error: VouchError


@dataclass(frozen=True, slots=True)
class Pace:
    """How often the folders are looked at, in seconds."""

    look: float = 0.5
    """while files are settling"""
    scan: float = 60.0
    """the whole folder, which backs up the system's events"""
    poll: float = 5.0
    """the whole folder, where the system has no events"""


class Folder:
    """One watched folder: what lies in it, what is settling, what was offered."""

    def __init__(
        self,
        root: Path,
        client: str = "",
        patience: Patience | None = None,
        originals: Originals = Originals.LEAVE,
    ) -> None:
        self.root = root.absolute()
        self._client, self._originals = client, originals
        self._patience = patience or Patience()
        self._waiting: dict[PurePath, Waiting] = {}
        self._offered: dict[PurePath, tuple[int, int]] = {}
        self._told: dict[Path, str] = {}
        self.settling = False

    def look(self, now: float) -> Iterator[Offer | Trouble]:
        """The files that have come to rest since the last look, and new troubles."""
        seen: dict[PurePath, Sighting] = {}
        there: set[PurePath] = set()
        whole = True
        for path in self._files():
            if isinstance(path, Trouble):
                whole &= isinstance(path.error, FileOutside)
                yield from self._tell(path)
                continue
            relative = path.relative_to(self.root)
            there.add(relative)
            try:
                facts = path.lstat()
                if self._offered.get(relative) == (facts.st_size, facts.st_mtime_ns):
                    continue
                seen[relative] = sighting(path, self.root)
                if facts.st_size:
                    self._told.pop(path, None)
            except OSError as problem:
                yield from self._tell(Trouble(path, trouble(problem, path)))
            except VouchError as error:
                yield from self._tell(Trouble(path, error))
        settled = settle(self._waiting, seen, now, self._patience)
        for name in settled.empty:
            yield from self._tell(Trouble(self.root / name, FileEmpty(file=name.name)))
        self._remember(settled)
        if whole:
            self._forget(there)
        for ready in settled.ready:
            self._offered[ready] = (seen[ready].size, seen[ready].modified_ns)
            yield Offer(self.root / ready, self.root, client_of(ready, self._client), self._originals)

    def again(self, path: Path) -> None:
        """Offers a file once more, because it could not be taken now."""
        self._offered.pop(path.relative_to(self.root), None)

    def _remember(self, settled: Settled) -> None:
        self._waiting = dict(settled.waiting)
        empty = {path for path, waiting in self._waiting.items() if not waiting.sighting.size}
        self.settling = any(path not in empty or self.root / path not in self._told for path in self._waiting)

    def _forget(self, there: AbstractSet[PurePath]) -> None:
        """Lets go of what is known of files that are gone: one that comes by such a name is another."""
        self._offered = {path: facts for path, facts in self._offered.items() if path in there}
        self._told = {path: code for path, code in self._told.items() if os.path.lexists(path)}

    def _tell(self, found: Trouble) -> Iterator[Trouble]:
        if self._told.get(found.path) != found.error.code:
            self._told[found.path] = found.error.code
            yield found

    def _files(self) -> Iterator[Path | Trouble]:
        """Every file that may be a document, in a stable order. Links are not followed."""
        folders = [self.root]
        while folders:
            folder = folders.pop()
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
                self._told.pop(folder, None)
            except OSError as problem:
                yield Trouble(folder, trouble(problem, folder))
                continue
            for entry in entries:
                path = Path(entry.path)
                if passed_over(path.relative_to(self.root)) or path == self.root / TAKEN_FOLDER:
                    continue
                try:
                    if entry.is_symlink():
                        yield from self._link(path)
                    elif entry.is_dir(follow_symlinks=False):
                        folders.append(path)
                    elif entry.is_file(follow_symlinks=False):
                        yield path
                except OSError as problem:  # a share that goes away while it is looked at
                    yield Trouble(path, trouble(problem, path))

    def _link(self, path: Path) -> Iterator[Trouble]:
        """A link out of the folder is told of; what one within it points to is found by itself."""
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.root)):
            yield Trouble(path, FileOutside(file=path.name))


class _Bell(FileSystemEventHandler):
    """Rings when anything happens in a folder."""

    def __init__(self, event: threading.Event) -> None:
        self._event = event

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in {"opened", "closed_no_write"}:
            self._event.set()


@dataclass
class Inbox:
    """Watches folders by the system's events, backed up by full scans, and offers what has come to rest."""

    folders: Sequence[Folder]
    pace: Pace = field(default_factory=Pace)
    clock: Clock = time.monotonic
    _bell: threading.Event = field(default_factory=threading.Event)
    _observers: list[BaseObserver] = field(default_factory=list)
    _deaf: bool = False
    _closed: bool = False
    _looked: float = 0.0

    def __enter__(self) -> Self:
        for folder in self.folders:
            self._listen(folder.root)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
        for observer in self._observers:
            observer.stop()
            observer.join()

    def close(self) -> None:
        """Ends the offers, from any thread."""
        self._closed = True
        self._bell.set()

    def again(self, offer: Offer) -> None:
        """Offers a file once more, because it could not be taken now."""
        for folder in self.folders:
            if folder.root == offer.root:
                folder.again(offer.path)

    @property
    def settling(self) -> bool:
        """Whether files are there that do not stand still long enough so far."""
        return any(folder.settling for folder in self.folders)

    def offers(self) -> Iterator[Offer | Trouble | None]:
        """What comes to rest, as it does; None after each look that left nothing to do, until the inbox is closed."""
        while not self._closed:
            self._bell.clear()
            now = self.clock()
            for folder in self.folders:
                yield from folder.look(now)
            self._looked = self.clock() - now
            yield None
            self._bell.wait(self._pause())

    def _pause(self) -> float:
        if self.settling:
            return max(self.pace.look, 2 * self._looked)
        return self.pace.poll if self._deaf else self.pace.scan

    def _listen(self, root: Path) -> None:
        """Listens to a folder's events where the system has them; else its scans come more often."""
        if filesystem(root) in REMOTE:
            self._deaf = True
            return
        observer = Observer()
        observer.schedule(_Bell(self._bell), str(root), recursive=True)
        try:
            observer.start()
        except OSError:  # no inotify watch left, or a filesystem without events
            self._deaf = True
        else:
            self._observers.append(observer)


def filesystem(path: Path, mounts: Path = MOUNTS) -> str:
    """The kind of filesystem that a path lies on, where the system tells; else empty."""
    if not mounts.exists():
        return ""
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, name, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        if Path(path).is_relative_to(point) and len(point) >= len(best):
            best, kind = point, name
    return kind
