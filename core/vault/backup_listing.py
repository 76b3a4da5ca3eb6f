"""How a folder of backups is laid out, so that it can be looked through without the vault and without its key.

Sealed files lie as in the vault: their names stand for what they hold, so that backups share them. Each backup has a
folder of its own under `backups` with its database, key file and type files, a list of SHA-256 sums as `sha256sum -c`
reads it, and its manifest, which is written last: a backup without one was never finished.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.domain.backup import Manifest
from core.domain.codec import Malformed, decode, dump, plain
from core.vault import durable

BACKUPS = "backups"
MANIFEST = "backup.json"
LISTING = "files.sha256"
SEALED = ("originals", "images")
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class _Stored:
    """The file's form: its checksum tells damage."""

    backup: Manifest
    checksum: str


def found(folder: Path) -> tuple[Manifest, ...]:
    """The manifests of all backups that were finished and can be read, the oldest first."""
    with durable.translated():
        return tuple(sorted(_manifests(folder), key=lambda one: (one.line, one.name)))


def damaged(folder: Path) -> tuple[Path, ...]:
    """The manifests that cannot be read."""
    with durable.translated():
        return tuple(path for path in _manifest_files(folder) if _manifest(path) is None)


def unfinished(folder: Path) -> Iterator[Path]:
    """Folders of backups that were interrupted."""
    for path in sorted(folder.glob(f"{BACKUPS}/*")):
        if path.is_dir() and not (path / MANIFEST).exists():
            yield path


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Finishes a backup."""
    stored = plain(_Stored(manifest, _checksum(manifest)))
    durable.write(place(folder, manifest.name) / MANIFEST, [json.dumps(stored, indent=1).encode("ascii")])


def write_listing(folder: Path, name: str, sums: Mapping[str, str]) -> str:
    """Writes the list of a backup's files; its own SHA-256."""
    text = "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(sums.items())).encode("utf-8")
    durable.write(place(folder, name) / LISTING, [text])
    return hashlib.sha256(text).hexdigest()


def listing(folder: Path, manifest: Manifest) -> dict[str, str] | None:
    """The SHA-256 of every file of a backup by its path; None where the list is not the one that was written."""
    try:
        with durable.translated():
            text = (place(folder, manifest.name) / LISTING).read_bytes()
    except FileNotFoundError:
        return None
    if hashlib.sha256(text).hexdigest() != manifest.listing:
        return None
    lines = (line.partition("  ") for line in text.decode("utf-8").splitlines())
    return {path: sha256 for sha256, _, path in lines}


def place(folder: Path, name: str) -> Path:
    """Where what belongs to one backup alone lies."""
    return folder / BACKUPS / name


def sealed_path(kind: str, name: str) -> str:
    """Where a sealed file lies in a folder of backups."""
    return f"{kind}/{name[:2]}/{name}"


def remove(folder: Path, name: str) -> None:
    """Takes a backup away, its manifest first, so that what is left of it is never taken for whole."""
    (place(folder, name) / MANIFEST).unlink(missing_ok=True)
    durable.sync_folder(place(folder, name))
    shutil.rmtree(place(folder, name))


def sum_of(path: Path) -> str | None:
    """The SHA-256 of a file; None where it is not there or cannot be read."""
    total = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                total.update(piece)
    except OSError:
        return None
    return total.hexdigest()


def together(listings: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The files of several backups, each once."""
    return {path: sha256 for one in listings for path, sha256 in one.items()}


def _manifests(folder: Path) -> Iterator[Manifest]:
    yield from (one for path in _manifest_files(folder) if (one := _manifest(path)))


def _manifest_files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{BACKUPS}/*/{MANIFEST}"))


def _manifest(path: Path) -> Manifest | None:
    try:
        stored = decode(_Stored, path.read_bytes())
    except Malformed:
        return None
    whole = stored.checksum == _checksum(stored.backup) and stored.backup.name == path.parent.name
    return stored.backup if whole else None


def _checksum(manifest: Manifest) -> str:
    return hashlib.sha256(dump(plain(manifest)).encode("ascii")).hexdigest()
