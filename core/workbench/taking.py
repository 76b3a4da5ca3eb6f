"""Files into the vault: hash, keep, audit, and only then touch the original."""

from __future__ import annotations

from pathlib import Path

from core.domain.change import Change
from core.domain.errors import FileDenied, FileMissing
from core.intake.take import copied, dispose
from core.intake.watch import Offer
from core.ports import Arrival, Stamp, Store

AT_HAND = 1
"""priority of what a person waits for"""


def take_file(store: Store, path: Path, client: str, actor: str, priority: int = AT_HAND) -> Change:
    """Keeps a file that a person named. Raises a FileError."""
    file = copied(path)
    return store.take(Arrival(client, str(path), file.data, priority=priority), actor)


def take_bytes(store: Store, name: str, data: bytes, client: str, actor: str) -> Change:
    """Keeps what never was a file, such as a picture of the clipboard: it is written nowhere in the clear."""
    return store.take(Arrival(client, name, data, priority=AT_HAND), actor)


def take_offer(store: Store, offer: Offer, actor: str) -> Change:
    """Keeps a file of a watched folder, once; the original is treated as its folder asks. Raises a FileError."""
    facts = _stamp(offer.path)
    if store.is_taken(facts):
        dispose(offer.path, offer.root, facts, offer.originals)
        return Change("taken")
    file = copied(offer.path, offer.root)
    change = store.take(Arrival(offer.client, str(offer.path), file.data, stamp=file.stamp), actor)
    dispose(offer.path, offer.root, file.stamp, offer.originals)
    return change


def _stamp(path: Path) -> Stamp:
    try:
        facts = path.lstat()
    except FileNotFoundError as problem:
        raise FileMissing(file=path.name) from problem
    except OSError as problem:
        raise FileDenied(file=path.name) from problem
    return Stamp(str(path.absolute()), facts.st_size, facts.st_mtime_ns)
