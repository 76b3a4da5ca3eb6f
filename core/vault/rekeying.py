"""Another key for a vault: everything is written anew beside what there is, and then comes into its place at once.

Files are sealed under new names, the database is copied under the new key, with these names and the line in its trail.
Both lie beside the old ones until the copy is renamed over the database: that is the moment. Then the key file follows.
"""

from __future__ import annotations

import secrets
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, select, update

from core.domain.errors import AdministratorNeeded, AuditRolledBack, VaultBusy, VaultDamaged, VouchError
from core.domain.profile import Role
from core.ports import Progress, silent
from core.vault import durable
from core.vault.checking import SEALED_ANEW, told_of_pages
from core.vault.database import DATABASE, open_database, transaction, translated
from core.vault.files import FileLost, SealedFiles
from core.vault.keychain import Keychain
from core.vault.keyfile import KEY_FILE, PRINTED, Kind, Way, read_key_file, write_key_file
from core.vault.keys import Cost, new_way, opened, with_key, with_ways
from core.vault.opening import ORDINARY, open_vault
from core.vault.pages import digest
from core.vault.recovery import new_recovery_key
from core.vault.sealing import derive
from core.vault.session import Session
from core.vault.tables import PAGES, SOURCES
from core.vault.unsettled import NEXT
from core.vault.vault import Vault
from core.vault.wraps import KEY

Names = Mapping[str, str]
"""what files are to be called by what they are called"""
FOLDERS = ("originals", "images")


def rekey_vault(
    home: Path,
    state: Path,
    passphrase: str,
    keychain: Keychain | None = None,
    *,
    actor: str,
    progress: Progress = silent,
    cost: Cost = ORDINARY,
) -> str:
    """Gives a closed vault another key. All passphrases and recovery keys stay.

    A recovery key of the first form of key files cannot be kept: then this is a new one, otherwise nothing. Raises as
    open_vault, and AdministratorNeeded, AuditRolledBack, VaultBusy, DiskFull, OriginalDamaged; then nothing changed.
    """
    vault = open_vault(home, state, passphrase, keychain)
    try:
        new, recovery_key = _prepared(vault, home, passphrase, cost)
        names = _sealed_anew(vault, new, progress)
        _exchange(vault, home, new, names, vault.profile.name if vault.profile else actor)
    except VouchError:
        vault.abandon()
        shutil.rmtree(home / NEXT, ignore_errors=True)
        open_vault(home, state, passphrase, keychain).close()  # which clears away what was sealed anew
        raise
    vault.abandon()
    open_vault(home, state, passphrase, keychain).close()
    return recovery_key


def _prepared(vault: Vault, home: Path, passphrase: str, cost: Cost) -> tuple[bytes, str]:
    """The new key, whose file lies ready, and the new recovery key where none could be kept."""
    if vault.rolled_back:
        raise AuditRolledBack
    file, new = read_key_file(home), secrets.token_bytes(KEY)
    key, mine, _ = opened(file, Kind.PASSPHRASE, passphrase)
    if mine.role is not Role.ADMINISTRATOR:
        raise AdministratorNeeded
    if not mine.public:
        renewed = new_way(file, key, Way(mine.kind, mine.label, mine.role), passphrase, cost)
        file = with_ways(file, key, tuple(renewed if way == mine else way for way in file.ways))
    coming, recovery_key = with_key(file, key, new), ""
    if not coming.of(Kind.RECOVERY):
        recovery_key = new_recovery_key()
        way = new_way(coming, new, Way(Kind.RECOVERY, PRINTED, Role.ADMINISTRATOR), recovery_key, cost)
        coming = with_ways(coming, new, (*coming.ways, way))
    shutil.rmtree(home / NEXT, ignore_errors=True)
    write_key_file(home / NEXT, coming)
    return new, recovery_key


def _sealed_anew(vault: Vault, new: bytes, progress: Progress) -> Names:
    """Seals every file that a row names under the new key, beside the old one."""
    with transaction(vault.engine) as connection:
        kept = [set(connection.scalars(select(SOURCES.c.file))), set(connection.scalars(select(PAGES.c.image)))]
    names: dict[str, str] = {}
    total = sum(map(len, kept))
    for purpose, files, wanted in zip(FOLDERS, (vault.originals, vault.images), kept, strict=True):
        anew = SealedFiles(files.folder, derive(new, purpose))
        for name in sorted(wanted - {None}):
            try:
                names[name] = anew.put(files.get(name))
            except FileLost as problem:
                raise VaultDamaged(problem=f"{purpose}/{name}") from problem
            progress("sealing", len(names), total)
    return names


def _exchange(vault: Vault, home: Path, new: bytes, names: Names, actor: str) -> None:
    """Puts the copy of the database in its place; from then on the vault is that of the new key."""
    copy = home / NEXT / DATABASE
    vault.witness.forget_pages()
    with _alone(vault) as source:
        engine = open_database(home / NEXT, derive(new, "database"), read_only=False)
        try:
            _copied(source, engine)
            with transaction(engine) as connection:
                session = Session(connection, actor, vault.clock(), vault.key)
                session.record("rekeyed", after={"files": str(len(names))})
                _renamed(session, names)
        finally:
            engine.dispose()  # which takes its log over into it
        with durable.translated():
            durable.sync_file(copy)
            durable.sync_folder(copy.parent)
            if sys.platform == "win32":  # which renames nothing over an open file
                source.close()
            copy.replace(home / DATABASE)
            durable.sync_folder(home)
            (home / NEXT / KEY_FILE).replace(home / KEY_FILE)
            durable.sync_folder(home)


@contextmanager
def _alone(vault: Vault) -> Iterator[Any]:
    """The one connection to the database, which is whole without a log. Raises VaultBusy where others look at it."""
    vault.engine.dispose()
    connection = vault.engine.raw_connection()
    try:
        with translated():
            cursor = connection.cursor()
            cursor.execute("PRAGMA busy_timeout = 2000")
            if cursor.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
                raise VaultBusy(process="?")
            for statement in ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "COMMIT"):
                cursor.execute(statement)
            yield connection.driver_connection
    finally:
        connection.close()


def _copied(source: Any, engine: Any) -> None:
    """Copies the database page by page, each sealed under the other key."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = DELETE").fetchall()
        source.backup(connection.driver_connection)
    finally:
        connection.close()


def _renamed(session: Session, names: Names) -> None:
    """Has the rows name the files that were sealed anew, and the trail keep what it now is to find of sound pages."""
    connection = session.connection
    pictured = set(connection.scalars(select(PAGES.c.source).where(PAGES.c.image.is_not(None)).distinct()))
    told = {source: kept for source, kept in told_of_pages(connection).items() if source in pictured}
    sound = {source: document for source, (document, kept) in told.items() if digest(connection, source) == kept}
    for column in (SOURCES.c.file, PAGES.c.image):
        statement = update(column.table).where(column == bindparam("was")).values({column.name: bindparam("now")})
        if names:
            connection.execute(statement, [{"was": was, "now": now} for was, now in names.items()])
    for source, document in sound.items():
        session.record(SEALED_ANEW, document, after={"pages_digest": digest(connection, source)})
