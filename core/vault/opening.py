"""Making, opening and recovering a vault, and what its opening puts right after a crash."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

from core.domain.errors import PassphraseMissing, VaultBusy, VaultDamaged, VaultExists, VouchError
from core.vault import audit, durable, facts, private, summaries
from core.vault.database import DATABASE, LOG, migrate, migrations, open_database, schema_version, transaction
from core.vault.files import SealedFiles
from core.vault.imprint import Pages
from core.vault.keychain import Keychain
from core.vault.keys import (
    KEY_FILE,
    Cost,
    KeyFile,
    belongs,
    key_by_passphrase,
    key_by_recovery,
    new_key_file,
    read_key_file,
    with_passphrase,
    write_key_file,
)
from core.vault.lock import WriterLock, writer_of
from core.vault.receipt import Head, Receipts
from core.vault.recovery import new_recovery_key
from core.vault.sealing import derive
from core.vault.tables import PAGES, SOURCES
from core.vault.vault import Vault, utc_now
from core.vault.witness import Witness

ORDINARY = Cost()


def create_vault(
    home: Path, state: Path, passphrase: str, keychain: Keychain | None = None, *, cost: Cost = ORDINARY
) -> tuple[Vault, str]:
    """A new vault, open, and its recovery key, which is kept nowhere else. Raises VaultExists."""
    if (home / KEY_FILE).exists() or (home / DATABASE).exists():
        raise VaultExists
    with durable.translated():
        durable.make_folder(home)
    recovery_key = new_recovery_key()
    file, key = new_key_file(passphrase, recovery_key, cost)
    write_key_file(home, file)
    return _open(home, state, file, key, keychain), recovery_key


def open_vault(
    home: Path,
    state: Path,
    passphrase: str | None,
    keychain: Keychain | None = None,
    *,
    read_only: bool = False,
    clock: Callable[[], str] = utc_now,
) -> Vault:
    """The vault, opened by its passphrase or, without one, by the keychain.

    Raises VaultMissing, PassphraseMissing, PassphraseWrong, VaultBusy, VaultTooNew, VaultDamaged.
    """
    file = read_key_file(home)
    key = _keychain_key(file, keychain) if passphrase is None else key_by_passphrase(file, passphrase)
    if read_only and _was_killed(home):  # what it left may only be taken over by one who writes
        with suppress(VaultBusy):
            _open(home, state, file, key, keychain, clock=clock).close()
    return _open(home, state, file, key, keychain, read_only=read_only, clock=clock)


def recover_vault(
    home: Path,
    state: Path,
    recovery_key: str,
    passphrase: str,
    keychain: Keychain | None = None,
    *,
    cost: Cost = ORDINARY,
) -> Vault:
    """The vault, opened by its recovery key, with a new passphrase. Raises RecoveryKeyWrong and as open_vault."""
    file = read_key_file(home)
    key = key_by_recovery(file, recovery_key)
    vault = _open(home, state, file, key, keychain)
    write_key_file(home, with_passphrase(file, key, passphrase, cost))
    if not vault.rolled_back:
        vault.note("passphrase_recovered", {}, "recovery key")
    return vault


def _was_killed(home: Path) -> bool:
    """Whether a writer ended without closing the vault."""
    log = home / LOG
    return log.exists() and log.stat().st_size > 0 and writer_of(home) is None


def _keychain_key(file: KeyFile, keychain: Keychain | None) -> bytes:
    """The key that the keychain has. Raises PassphraseMissing, also where it has another vault's."""
    kept = keychain.get(file.vault) if keychain else None
    try:
        key = bytes.fromhex(kept or "")
    except ValueError:
        key = b""
    if not belongs(file, key):
        raise PassphraseMissing
    return key


def _open(
    home: Path,
    state: Path,
    file: KeyFile,
    key: bytes,
    keychain: Keychain | None,
    *,
    read_only: bool = False,
    clock: Callable[[], str] = utc_now,
) -> Vault:
    lock = None if read_only else WriterLock(home)
    receipts = Receipts(state, file.vault, key, keychain)
    originals, images = (SealedFiles(home / name, derive(key, name)) for name in ("originals", "images"))
    engine = open_database(home, derive(key, "database"), read_only=read_only)
    writer = str(os.getpid()) if lock else writer_of(home) or "?"
    witness = Witness(file.vault, engine, receipts, Pages(home / DATABASE, derive(key, "imprint")))
    vault = Vault(file.vault, engine, originals, images, witness, derive(key, "audit"), lock, writer, clock)
    try:
        _ready(vault, home)
    except VouchError:
        vault.abandon()
        raise
    except _Outdated:
        vault.abandon()
        _open(home, state, file, key, keychain).close()
        return _open(home, state, file, key, keychain, read_only=True, clock=clock)
    if keychain and not read_only:
        keychain.put(file.vault, key.hex())
    return vault


class _Outdated(Exception):
    """The vault has an earlier form, which one who only reads cannot change."""


def _ready(vault: Vault, home: Path) -> None:
    """Brings an opened vault to its present form and puts right what a crash left."""
    heads = vault.witness.heads()
    used = bool(heads) or any(vault.originals.names())
    if used and not (home / DATABASE).exists():
        raise VaultDamaged(problem=f"{DATABASE} is missing")
    scripts = migrations()
    version = schema_version(vault.engine, len(scripts))
    if used and version == 0:
        raise VaultDamaged(problem=f"{DATABASE} is empty")
    if vault.lock is not None:
        private.protect(home, vault.witness.receipts.path.parent)
        for file in (home / KEY_FILE, vault.witness.receipts.path):
            durable.sweep(file)
        imprint = vault.witness.imprint()
        if imprint:
            vault.witness.pages.resume(imprint)
        migrate(vault.engine, scripts, {3: facts.fill, 7: summaries.fill})
        if not imprint:
            vault.witness.pages.begin()
        _settle(vault, heads)
    elif version < len(scripts):
        raise _Outdated


def _settle(vault: Vault, heads: tuple[Head, ...]) -> None:
    """Compares the trail with its receipts, and sweeps only where they prove that nothing was put back."""
    with transaction(vault.engine) as connection:
        vault.rolled_back = not all(audit.contains(connection, head) for head in heads)
        begun = audit.head(connection) != audit.BEGINNING
    if vault.rolled_back:
        return
    if not begun:
        vault.note("vault_created", {"vault": vault.id}, "")
    elif not heads:
        forged = {"forged": "yes"} if vault.witness.forged else {}
        vault.note("receipt_renewed", {"vault": vault.id, **forged}, "")
    else:
        _sweep(vault)
    vault.witness.last_word()


def _sweep(vault: Vault) -> None:
    """Removes files that were written for a transaction which never came to be. Their sources still stand outside."""
    with transaction(vault.engine) as connection:
        kept = {*connection.scalars(select(SOURCES.c.file)), *connection.scalars(select(PAGES.c.image))}
        head = audit.head(connection)
    for files in (vault.originals, vault.images):
        for name in set(files.names()) - kept:
            files.remove(name)
    vault.witness.tell(head)
