"""Making, opening and recovering a vault, and what its opening puts right after a crash."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from core.domain.errors import PassphraseMissing, VaultBusy, VaultDamaged, VaultExists, VouchError
from core.domain.profile import Profile, Role
from core.ports import silent
from core.vault import audit, durable, extents, facts, figures, private, summaries
from core.vault.access import Access
from core.vault.database import DATABASE, LOG, migrate, migrations, open_database, schema_version, transaction
from core.vault.files import SealedFiles
from core.vault.imprint import Pages
from core.vault.keychain import Keychain
from core.vault.keyfile import KEY_FILE, KeyFile, Kind, Way, read_key_file, write_key_file
from core.vault.keys import Cost, belongs, first_key, new_key_file, new_way, opened, verify, with_ways
from core.vault.lock import WriterLock, writer_of
from core.vault.receipt import Head, Receipts
from core.vault.recovery import new_recovery_key
from core.vault.ring import Ring, wipe
from core.vault.scrubbing import due, scrub
from core.vault.session import utc_now
from core.vault.tables import PAGES, SOURCES
from core.vault.unsettled import settle
from core.vault.vault import Vault
from core.vault.witness import Witness

ORDINARY = Cost()
SEVERAL = 2


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
    return _open(home, state, _Entry(file, key, None), keychain), recovery_key


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
    settle(home, lambda file: _entry(file, passphrase, keychain).key)
    entry = _entry(read_key_file(home), passphrase, keychain)
    if read_only and _was_killed(home):  # what it left may only be taken over by one who writes
        with suppress(VaultBusy):
            _open(home, state, entry, keychain, clock=clock).close()
    return _open(home, state, entry, keychain, read_only=read_only, clock=clock)


def recover_vault(
    home: Path,
    state: Path,
    recovery_key: str,
    passphrase: str,
    keychain: Keychain | None = None,
    *,
    cost: Cost = ORDINARY,
) -> Vault:
    """The vault, opened by its recovery key, with a new passphrase: of its first administrator, where some are named.

    Raises RecoveryKeyWrong and as open_vault.
    """
    settle(home, lambda file: opened(file, Kind.RECOVERY, recovery_key)[0])
    file = read_key_file(home)
    key, by, _ = opened(file, Kind.RECOVERY, recovery_key)
    lost = next(way for way in file.of(Kind.PASSPHRASE) if way.role is Role.ADMINISTRATOR)
    vault = _open(home, state, _Entry(file, bytes(bytearray(key)), lost.profile), keychain)
    found = new_way(file, key, Way(lost.kind, lost.label, lost.role), passphrase, cost)
    write_key_file(home, with_ways(file, key, tuple(found if way == lost else way for way in file.ways)))
    wipe(key)
    if not vault.rolled_back:
        vault.note("passphrase_recovered", {"profile": lost.label, "label": by.label}, "recovery key")
    return vault


def _was_killed(home: Path) -> bool:
    """Whether a writer ended without closing the vault."""
    log = home / LOG
    return log.exists() and log.stat().st_size > 0 and writer_of(home) is None


class _Entry(NamedTuple):
    """What was opened, with which key, by whom."""

    file: KeyFile
    key: bytes
    profile: Profile | None
    private: bytes = b""


def _entry(file: KeyFile, passphrase: str | None, keychain: Keychain | None) -> _Entry:
    """The key and the person that a passphrase or the keychain stands for. Raises PassphraseWrong, PassphraseMissing.

    Where several people are named, a keychain cannot say who sits here.
    """
    if passphrase is not None:
        key, way, private_half = opened(file, Kind.PASSPHRASE, passphrase)
        return _Entry(file, key, way.profile, private_half)
    people = file.profiles
    kept = keychain.get(file.vault) if keychain and len(people) < SEVERAL else None
    try:
        key = bytes.fromhex(kept or "")
    except ValueError:
        key = b""
    if not belongs(file, key):  # it may be another vault's
        raise PassphraseMissing
    verify(file, key)
    return _Entry(file, key, people[0] if people else None)


def _open(
    home: Path,
    state: Path,
    entry: _Entry,
    keychain: Keychain | None,
    *,
    read_only: bool = False,
    clock: Callable[[], str] = utc_now,
) -> Vault:
    file, profile = entry.file, entry.profile
    own = (entry.key, first_key(file, entry.key), entry.private)
    ring = Ring(*(bytes(bytearray(one)) for one in own))
    lock = None if read_only else WriterLock(home)
    receipts = Receipts(state, file.vault, ring.first, keychain)
    originals, images = (SealedFiles(home / name, ring.of(name)) for name in ("originals", "images"))
    engine = open_database(home, ring.of("database"), read_only=read_only)
    writer = str(os.getpid()) if lock else writer_of(home) or "?"
    witness = Witness(file.vault, engine, receipts, Pages(home / DATABASE, ring.of("imprint")))
    access = Access(home, profile, ring, keychain)
    audit_key = ring.lasting("audit")
    vault = Vault(file.vault, engine, originals, images, witness, audit_key, lock, writer, clock, access=access)
    access.note, access.may_write = vault.note, vault.may_write
    try:
        _ready(vault, home)
    except VouchError:
        vault.abandon()
        raise
    except _Outdated:
        vault.abandon()
        _open(home, state, entry, keychain).close()
        return _open(home, state, entry, keychain, read_only=True, clock=clock)
    if keychain and not read_only and len(file.profiles) < SEVERAL:
        keychain.put(file.vault, entry.key.hex())
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
        migrate(vault.engine, scripts, {3: facts.fill, 7: summaries.fill, 10: figures.fill, 11: extents.fill})
        if not imprint:
            vault.witness.pages.begin()
        _settle(vault, heads)
        if not vault.rolled_back and due(vault):
            scrub(vault, home, "", silent)
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
        vault.access.begun = True
        vault.note("receipt_renewed", {"vault": vault.id, **forged}, "")
    else:
        sweep(vault)
    vault.witness.last_word()


def sweep(vault: Vault) -> None:
    """Removes files that no row names: their transaction never came to be, or erased what they hold."""
    with transaction(vault.engine) as connection:
        kept = {*connection.scalars(select(SOURCES.c.file)), *connection.scalars(select(PAGES.c.image))}
        head = audit.head(connection)
    for files in (vault.originals, vault.images):
        for name in set(files.names()) - kept:
            files.remove(name)
    vault.witness.tell(head)
