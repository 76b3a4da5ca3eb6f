"""What is left of a vault whose database cannot be read: its originals lie beside it, each sealed by itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sqlalchemy import select

from core.domain.errors import VouchError
from core.vault.database import DATABASE, LOG, open_database, transaction
from core.vault.files import FileLost, SealedFiles
from core.vault.keyfile import read_key_file
from core.vault.keys import key_by_passphrase
from core.vault.sealing import derive
from core.vault.tables import DOCUMENTS, SOURCES

ENDINGS = {b"%PDF": ".pdf", b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"II*\0": ".tif", b"MM\0*": ".tif"}
SHORT = 12


class Salvaged(NamedTuple):
    """An original: the name it came by, where the database still says it, and its bytes; None: they are not whole."""

    name: str
    data: bytes | None


def salvage(home: Path, passphrase: str) -> Iterator[Salvaged]:
    """Every original of a vault, which stays as it is. Raises VaultMissing, PassphraseWrong, VaultDamaged."""
    key = key_by_passphrase(read_key_file(home), passphrase)
    names = dict(_names(home, key))
    originals = SealedFiles(home / "originals", derive(key, "originals"))
    for file in originals.names():
        try:
            data = originals.get(file)
        except FileLost:
            yield Salvaged(names.get(file, file), None)
        else:
            ending = next((end for start, end in ENDINGS.items() if data.startswith(start)), "")
            yield Salvaged(names.get(file, f"{file[:SHORT]}{ending}"), data)


def _names(home: Path, key: bytes) -> Iterator[tuple[str, str]]:
    """By sealed file the name of its document, as far as a copy of the database tells; SQLite would alter the vault."""
    with TemporaryDirectory() as folder:
        for name in (DATABASE, LOG):
            with suppress(FileNotFoundError):
                shutil.copyfile(home / name, Path(folder) / name)
        engine = open_database(Path(folder), derive(key, "database"), read_only=True)
        with suppress(VouchError), transaction(engine) as connection:
            rows = select(SOURCES.c.file, DOCUMENTS.c.name).join(DOCUMENTS, DOCUMENTS.c.source == SOURCES.c.sha256)
            for file, name in connection.execute(rows):
                yield str(file), str(name)
        engine.dispose()
