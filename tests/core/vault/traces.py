"""Where a word stands in a vault that is closed: in rows, in what is left on pages, in the log, in sealed files."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from core.vault.database import DATABASE, LOG
from core.vault.files import FileLost, SealedFiles
from core.vault.imprint import FRAME, HEADER, PAGE, SEAL
from core.vault.keys import key_by_passphrase, read_key_file
from core.vault.sealing import derive
from tests.core.vault.made import PASSPHRASE, inside

BLOCK = 16
DEFLATED = b"x\x9c"


def traces(folder: Path, word: str) -> set[str]:
    """In which tables, on which pages and in which files it stands, written or packed, in any case."""
    wanted = word.lower().encode()
    home = folder / "home"
    key = key_by_passphrase(read_key_file(home), PASSPHRASE)
    found = {f"page {name}" for name, page in _pages(home, derive(key, "database")) if _holds(page, wanted)}
    found |= {f"table {name}" for name, cell in _cells(folder) if _holds(cell, wanted)}
    for path in (path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes() + path.name.encode()
        found |= {f"file {path.name}"} if _holds(data, wanted) else set()
    for kind in ("originals", "images"):
        sealed = SealedFiles(home / kind, derive(key, kind))
        found |= {f"sealed {kind}" for name in sealed.names() if wanted in _opened(sealed, name).lower()}
    return found


def _opened(sealed: SealedFiles, name: str) -> bytes:
    try:
        return sealed.get(name)
    except FileLost:
        return b""


def _pages(home: Path, key: bytes) -> Iterator[tuple[str, bytes]]:
    """Every page of the database and of its log in the clear, free ones too (SQLCipher 4: AES-256-CBC)."""
    data, log = ((home / name).read_bytes() if (home / name).exists() else b"" for name in (DATABASE, LOG))
    for start in range(0, len(data), PAGE):
        yield f"{start // PAGE + 1}", _clear(data[start : start + PAGE], key, first=start == 0)
    for start in range(HEADER, len(log) - PAGE, FRAME + PAGE):
        page = log[start + FRAME : start + FRAME + PAGE]
        yield f"in the log {start}", _clear(page, key, first=int.from_bytes(log[start : start + 4], "big") == 1)


def _clear(page: bytes, key: bytes, *, first: bool) -> bytes:
    body, iv = page[BLOCK if first else 0 : -SEAL], page[-SEAL : BLOCK - SEAL]
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return cipher.update(body) + cipher.finalize()


def _cells(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every value of every table, those of the index and of SQLite itself too."""
    with inside(folder) as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        for name in (*names, "sqlite_master"):
            for row in connection.exec_driver_sql(f"SELECT * FROM {name}"):
                yield from ((name, _bytes(cell)) for cell in row)


def _bytes(cell: Any) -> bytes:
    return cell if isinstance(cell, bytes) else str(cell).encode()


def _holds(data: bytes, word: bytes) -> bool:
    """Whether a word stands in bytes, or in what is packed in them, whole or cut off."""
    if word in data.lower():
        return True
    start = data.find(DEFLATED)
    while start >= 0:
        if word in _unpacked(data[start:]).lower():
            return True
        start = data.find(DEFLATED, start + 1)
    return False


def _unpacked(data: bytes) -> bytes:
    """As much as can be unpacked."""
    stream, said = zlib.decompressobj(), bytearray()
    try:
        for start in range(0, len(data), 64):
            said += stream.decompress(data[start : start + 64])
    except zlib.error:
        pass
    return bytes(said)
