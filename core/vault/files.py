"""A folder of sealed files named by a keyed hash of what they hold: names tell nothing, equal bytes are kept once."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from copy import copy
from pathlib import Path

from core.vault import durable
from core.vault.sealing import SealBroken, derive, seal, unseal


class FileLost(Exception):
    """The file is not there, or not what was kept."""


class SealedFiles:
    """Keeps bytes and gives them back as they were."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._sealing, self._naming = derive(key, "files"), derive(key, "names")

    def put(self, data: bytes) -> str:
        """Keeps the bytes durably; their name."""
        name = hmac.digest(self._naming, data, "sha256").hex()
        if not self.path(name).exists():
            durable.write(self.path(name), seal(self._sealing, name, data))
        return name

    def at(self, folder: Path) -> SealedFiles:
        """Files of the same key in another folder."""
        other = copy(self)
        other.folder = folder
        return other

    def get(self, name: str) -> bytes:
        """The bytes of that name, exactly as they were kept. Raises FileLost."""
        return self._opened(name)[1]

    def sealed(self, name: str) -> bytes:
        """The file of that name as it lies there, once it is sure that it opens. Raises FileLost."""
        return self._opened(name)[0]

    def _opened(self, name: str) -> tuple[bytes, bytes]:
        """A file as it lies there, and what it holds."""
        try:
            with durable.translated():
                sealed = self.path(name).read_bytes()
            return sealed, unseal(self._sealing, name, sealed)
        except (FileNotFoundError, SealBroken) as problem:
            raise FileLost(name) from problem

    def path(self, name: str) -> Path:
        """Where the file of that name lies."""
        return self.folder / name[:2] / name

    def remove(self, name: str) -> None:
        """Lets go of a file."""
        self.path(name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """The names of all files that lie there, unfinished ones too."""
        for path in sorted(self.folder.glob("??/*")):
            if not path.is_dir():
                yield path.name
