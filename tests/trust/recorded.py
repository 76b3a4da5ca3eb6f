"""Works in a vault while every call of the file system is recorded, with what it promises among them."""

from __future__ import annotations

import ctypes
import hashlib
import os
import sys
from pathlib import Path

from core.domain.document import Stage
from core.export.writing import write
from core.intake.take import Originals, copied, dispose
from core.ports import Interpretation, PageImage
from core.vault import Vault
from tests.core.vault.made import ANN, arrival, opened, page, reading

DOCUMENTS = 20
EACH_OPENING = 10
"""documents, until the vault is closed and opened again"""
FOLDERS = 7
"""that exports go into"""


def paper(number: int) -> bytes:
    """The bytes of the document of that number."""
    return b"document %d " % number * 400


def table(number: int) -> bytes:
    """What is exported of it."""
    return b"%d,a,b\r\n" % number * 900


def main(folder: Path, record: Path) -> None:
    """Takes, reads, corrects, approves and exports the documents of the inbox, and deletes their originals."""
    library = ctypes.CDLL(None)
    library.record_begin(os.fsencode(folder), os.fsencode(record))

    def promise(*words: object) -> None:
        library.record_word(" ".join(map(str, words)).encode())

    for start in range(0, DOCUMENTS, EACH_OPENING):
        vault = opened(folder)
        for number in range(start, start + EACH_OPENING):
            document = _taken(vault, folder / "inbox", number)
            promise("taken", document, hashlib.sha256(paper(number)).hexdigest())
            _worked(vault, document, number)
            promise("approved", document)
            name = f"{number % FOLDERS}/{number}.csv"
            write(folder / "exports" / name, table(number))
            promise("exported", name, number)
            vault.save_setting("last", number, ANN)
            promise("set", number)
        vault.close()


def _taken(vault: Vault, inbox: Path, number: int) -> str:
    """The id of the document of a file that is safely kept and then deleted."""
    path = inbox / f"{number}.pdf"
    file = copied(path, inbox)
    (document,) = vault.take(arrival(file.data, str(path)), ANN).documents
    dispose(path, inbox, file.stamp, Originals.DELETE)
    return document


def _worked(vault: Vault, document: str, number: int) -> None:
    vault.lease(1e12)
    vault.save_page(document, page(), PageImage(1, b"picture %d" % number * 900))
    vault.save_readings(document, Interpretation((reading(),)), "1", "rule")
    vault.change(document, vault.document(document).version, reading(f"{number}.50"), "corrected", ANN)
    vault.advance([document], Stage.APPROVED, ANN, {})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
