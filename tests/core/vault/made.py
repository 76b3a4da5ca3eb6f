"""Small vaults and readings for the tests of the vault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from core.domain.document import Reading, Status
from core.domain.layout import Box, Word
from core.domain.page import Page
from core.domain.record import Field, Record
from core.ports import Arrival, Dealt, Interpretation, PageImage, Stamp, silent
from core.vault import Vault, create_vault, open_vault
from core.vault.database import DATABASE, migrations, open_database
from core.vault.imprint import Pages
from core.vault.keys import Cost, key_by_passphrase, read_key_file
from core.vault.receipt import Receipts
from core.vault.sealing import derive

CHEAP = Cost(1, 64, 1)
PASSPHRASE = "correct horse battery staple"
ANN = "Ann"


def new_vault(folder: Path) -> Vault:
    """A new vault in a folder, with its state folder beside it."""
    return create_vault(folder / "home", folder / "state", PASSPHRASE, cost=CHEAP)[0]


def opened(folder: Path, *, read_only: bool = False) -> Vault:
    """The vault of a folder."""
    return open_vault(folder / "home", folder / "state", PASSPHRASE, read_only=read_only)


def arrival(data: bytes = b"the bytes", path: str = "/in/invoice.pdf", client: str = "acme") -> Arrival:
    return Arrival(client, path, data, stamp=Stamp(path, len(data), 7))


def page(number: int = 1, text: str = "Grand total 12.00") -> Page:
    words = tuple(Word(word, Box(10.0 * place, 1.0, 10.0 * place + 9, 11.0)) for place, word in enumerate(text.split()))
    return Page(number, 595.0, 842.0, words)


def reading(
    total: str = "12.00", *, status: Status = Status.REVIEW, kind: str = "invoice", pages: tuple[int, ...] = (1,)
) -> Reading:
    record = Record({"total_amount": Field(total)}, {"line_items": (Record({"amount": Field(total)}),)})
    return Reading(kind, 0.9, record, pages=pages, status=status)


def taken(vault: Vault, data: bytes = b"the bytes", path: str = "/in/invoice.pdf", client: str = "acme") -> str:
    """The id of a document that was just taken."""
    (document,) = vault.take(arrival(data, path, client), ANN).documents
    return document


def read(vault: Vault, data: bytes = b"the bytes", *readings: Reading) -> tuple[str, ...]:
    """The ids of the documents of a source that was taken and read."""
    document = taken(vault, data, f"/in/{data.hex()[:12]}.pdf")
    vault.save_page(document, page(), PageImage(1, b"picture of " + data))
    return vault.save_readings(document, Interpretation(readings or (reading(),)), "1", "rule").documents


def dealt(vault: Vault, document: str, *numbers: int) -> Dealt:
    """A document of some pages of another."""
    whole = vault.document(document)
    return Dealt(reading(pages=numbers), tuple(whole.leaf(number) for number in numbers))


@contextmanager
def inside(folder: Path) -> Iterator[Connection]:
    """The database of a closed vault, as one who has the key could alter it."""
    home = folder / "home"
    key = key_by_passphrase(read_key_file(home), PASSPHRASE)
    engine = open_database(home, derive(key, "database"), read_only=False)
    with engine.begin() as connection:
        for trigger in ("audit_is_not_altered", "audit_is_not_shortened"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
        yield connection
    engine.dispose()
    _receipted_anew(folder, key)


def _receipted_anew(folder: Path, key: bytes) -> None:
    """Has the receipt take the pages as they are now, so that each look of a check shows what it finds by itself."""
    file, pages = read_key_file(folder / "home"), Pages(folder / "home" / DATABASE, derive(key, "imprint"))
    receipts = Receipts(folder / "state", file.vault, key, None)
    pages.begin()
    for head in receipts.latest():
        receipts.write(head, pages.follow())
    pages.close()


def codes(vault: Vault) -> set[str]:
    """What a check of the vault finds."""
    return {finding.code for finding in vault.check(silent)}


def put_back(connection: Connection, version: int) -> None:
    """Gives a vault the form it had before the steps after that number."""
    for sort, name in re.findall(r"CREATE (TABLE|INDEX|TRIGGER) (\w+)", "".join(migrations()[version:])):
        connection.exec_driver_sql(f"DROP {sort} IF EXISTS {name}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
