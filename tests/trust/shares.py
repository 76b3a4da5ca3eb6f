"""T14, T15: watched folders that vanish, that are held by others, closed to this user, too deep or strangely named."""

from __future__ import annotations

import ctypes
import fcntl
import os
import random
import signal
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from core.domain.errors import FileChanged, FileMissing, VouchError
from core.intake.take import Originals
from core.intake.watch import Folder, Inbox, Offer, Pace, Trouble
from core.ports import Selection
from core.vault import Vault
from core.workbench.taking import take_offer
from core.workbench.watching import PASSING
from tests.core.vault.made import ANN, new_vault

AGAIN = (*PASSING, FileChanged, FileMissing)
PAPERS = 6
LOOKS = 40
MANY = (400, 20_000, 100_000)
"""files that come at once; of the most, the system cannot tell of each"""
OVERRIDE = 1 << 1
"""CAP_DAC_OVERRIDE: what lets root open what is closed"""
WIDE = "w" * 200


def shares(numbers: range, folder: Path) -> Iterator[str]:
    """One mishap for each number, by turns; once it is over, every file is in the vault once, without a new start."""
    vault = new_vault(folder)
    for number in numbers:
        root = folder / str(number) / "share"
        (root / "Acme").mkdir(parents=True)
        for place in range(PAPERS):
            (root / "Acme" / f"{place}.pdf").write_bytes(f"paper {number} {place} ".encode() * 50)
        mishap = MISHAPS[number % len(MISHAPS)]
        lost = mishap(_Office(vault, root), random.Random(number))
        yield f"{mishap.__name__}: {lost}" if lost else ""
    vault.close()


class _Office:
    """One who watches a folder, on a clock moved by hand."""

    def __init__(self, vault: Vault, root: Path, originals: Originals = Originals.LEAVE) -> None:
        self.vault, self.root, self.originals = vault, root, originals
        self.folder = Folder(root, originals=originals)
        self.said: list[str] = []
        self._now = 0.0

    def look(self, times: int = 1) -> None:
        """Takes what has come to rest; what cannot be taken now is offered again, as the application does."""
        for _ in range(times):
            self._now += 3
            for found in self.folder.look(self._now):
                if isinstance(found, Trouble):
                    self.said.append(found.error.code)
                    continue
                try:
                    take_offer(self.vault, found, ANN)
                except VouchError as error:
                    self.said.append(error.code)
                    if isinstance(error, AGAIN):
                        self.folder.again(found.path)

    def missing(self, wanted: int = PAPERS) -> str:
        """What is wrong with what was taken: all of it, and nothing twice."""
        number = self.root.parent.name
        came = [one for one in self.vault.documents(Selection(limit=10**6)) if self._mine(one.origins[0])]
        return "" if len(came) == wanted else f"{len(came)} of {wanted} papers of {number} were taken; {self.said[-3:]}"

    def _mine(self, path: str) -> bool:
        return path.startswith(f"{self.root}/")


def _vanishes(office: _Office, luck: random.Random) -> str:
    """The share goes away at any look and comes back later."""
    aside = office.root.with_name("away")
    for _ in range(luck.randint(1, 4)):
        office.look(luck.randint(0, 2))
        office.root.rename(aside)
        office.look(luck.randint(1, 3))
        aside.rename(office.root)
    office.look(4)
    return office.missing() or ("" if "file.missing" in office.said else "nobody was told")


def _flickers(office: _Office, luck: random.Random) -> str:
    """The share goes away and comes back all the time, also while a file is read."""
    ends = threading.Event()
    thread = threading.Thread(target=_flicker, args=(office.root, ends, luck.random() * 0.002))
    thread.start()
    try:
        office.look(LOOKS)
    finally:
        ends.set()
        thread.join()
    office.look(4)
    return office.missing()


def _flicker(root: Path, ends: threading.Event, pause: float) -> None:
    aside = root.with_name("away")
    while not ends.is_set():
        root.rename(aside)
        ends.wait(pause)
        aside.rename(root)
        ends.wait(pause)


def _is_held(office: _Office, luck: random.Random) -> str:
    """Another program holds files so that none may open them."""
    held = luck.sample(sorted((office.root / "Acme").iterdir()), luck.randint(1, PAPERS))
    handles = [_held(path) for path in held]
    office.look(4)
    early = office.missing(PAPERS - len(held))
    for handle in handles:
        os.close(handle)
    office.look(4)
    return early or office.missing()


def _held(path: Path) -> int:
    handle = os.open(path, os.O_RDWR)
    fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)  # type: ignore[attr-defined,unused-ignore]
    fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_WRLCK)  # type: ignore[attr-defined,unused-ignore]
    return handle


def _is_closed(office: _Office, luck: random.Random) -> str:
    """A folder or a file may not be read for a while."""
    closed = luck.choice([office.root, office.root / "Acme", office.root / "Acme" / "3.pdf"])
    with _ordinary_rights():
        closed.chmod(0)
        office.look(3)
        early = office.missing(PAPERS - 1 if closed.suffix else 0)
        closed.chmod(0o700)
        office.look(4)
    told = "file.denied" in office.said
    return early or office.missing() or ("" if told else "nobody was told")


def _keeps_its_files(office: _Office, luck: random.Random) -> str:
    """Originals are to be moved or deleted from a folder in which nothing may be changed."""
    office = _Office(office.vault, office.root, luck.choice([Originals.MOVE, Originals.DELETE]))
    folders = [office.root / "Acme", office.root]
    with _ordinary_rights():
        for folder in folders:
            folder.chmod(0o555)
        office.look(4)
        early = office.missing()
        for folder in reversed(folders):
            folder.chmod(0o755)
        office.folder = Folder(office.root, originals=office.originals)  # as with the next start
        office.look(4)
    left = [path.name for path in (office.root / "Acme").iterdir()]
    told = "file.stays" in office.said
    return early or office.missing() or ("" if told and not left else f"told: {told}, left: {left}")


@contextmanager
def _ordinary_rights() -> Iterator[None]:
    """The rights of one who is not root, for this thread (capset(2))."""
    libc = ctypes.CDLL(None)
    head, body = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    libc.capget(head, body)
    before = body[0]
    body[0] = before & ~(OVERRIDE | OVERRIDE << 1)
    libc.capset(head, body)
    try:
        yield
    finally:
        body[0] = before
        libc.capset(head, body)


def _is_deep(office: _Office, luck: random.Random) -> str:
    """Paths as long as the system takes, and one that is longer."""
    deep = office.root
    while len(os.fspath(deep)) + len(WIDE) < 3900:
        deep /= WIDE
    deep.mkdir(parents=True)
    (deep / "deep.pdf").write_bytes(b"deep %d" % luck.randrange(10**9))
    here = os.open(deep, os.O_RDONLY)
    with suppress(FileExistsError):
        os.mkdir(WIDE, dir_fd=here)
    below = os.open(WIDE, os.O_RDONLY, dir_fd=here)
    os.close(os.open("beyond.pdf", os.O_CREAT | os.O_WRONLY, dir_fd=below))
    os.close(below)
    os.close(here)
    office.look(4)
    return office.missing(PAPERS + 1)


def _has_strange_names(office: _Office, luck: random.Random) -> str:
    """Names that are one to a person and two to the system, and names that another system keeps for itself."""
    names = [*STRANGE, *(unicodedata.normalize(form, "Dépôt Müller") for form in ("NFC", "NFD"))]
    for name in names:
        (office.root / "Acme" / f"{name}.pdf").write_bytes(f"{name!r} {luck.random()}".encode())
    office.look(4)
    return office.missing(PAPERS + len(names))


STRANGE = ("CON", "nul", "COM1", "a:b", 'a"b', "a|b", "a?", "trailing ", "two\nlines", "\u202egnp", "-rf", "\udcff")
MISHAPS: Sequence[Callable[[_Office, random.Random], str]] = (
    _vanishes,
    _flickers,
    _is_held,
    _is_closed,
    _keeps_its_files,
    _is_deep,
    _has_strange_names,
)


def many(numbers: range, folder: Path) -> Iterator[str]:
    """Ever more files come at once into folders of which no event comes: the scan of the whole folder finds them."""
    for number in numbers:
        root, count = folder / str(number), MANY[number % len(MANY)]
        root.mkdir()
        with Inbox([Folder(root)], Pace(look=0.5, scan=1.0)) as inbox:
            root.rename(folder / f"{number} before")  # what comes from now on, the system tells of another folder
            _fill(root, count)
            offered: dict[Path, int] = {}
            for found in inbox.offers():
                if isinstance(found, Offer):
                    offered[found.path] = offered.get(found.path, 0) + 1
                if found is None and len(offered) >= count and not inbox.settling:
                    inbox.close()
        twice = sum(times > 1 for times in offered.values())
        yield "" if (len(offered), twice) == (count, 0) else f"{len(offered)} of {count}, {twice} twice"


def _fill(root: Path, count: int) -> None:
    for place in range(count):
        if place % 500 == 0:
            (root / str(place)).mkdir(parents=True)
        (root / str(place - place % 500) / f"{place}.pdf").write_bytes(b"%d" % place)
