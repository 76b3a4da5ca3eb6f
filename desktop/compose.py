"""Builds everything once; the only place that names the vault and the models.

The vault, the keychain and the workbench load much that verbs without a vault do without, and the window until it is
painted: they are imported where they are opened.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.catalogue import bundled_types, with_own_types
from core.domain.backup import Backups, Progress, Restored, Verified
from core.domain.document import Source
from core.domain.errors import PassphraseMissing, TypeUnknown
from core.domain.library import Library
from core.domain.page import Page, PageTable
from core.domain.profile import Role
from core.domain.schema import DocumentType
from core.ports import Engines, Limits
from core.ports import Progress as Step
from core.words import Words
from desktop.settings import Settings
from desktop.version import reader_version

if TYPE_CHECKING:
    from core.vault import Vault
    from core.work.pool import ReaderPool
    from core.workbench import Erasures, Extractor, Workbench
    from core.workbench.hearing import Models
    from models.catalogue import ModelShelf
    from models.host.local import LocalModels

ANYBODY = Role.ADMINISTRATOR
"""what everybody is where nobody is named"""
MODELS = "models"
"""the folder of installed models, in that of what belongs to this machine"""
PICTURE_DPI = 110
"""of the page images kept in the vault"""


@dataclass(frozen=True, slots=True)
class Bench:
    """An open workbench and how many readers may work side by side."""

    workbench: Workbench
    readers: ReaderPool

    @property
    def side_by_side(self) -> int:
        return self.readers.capacity


def own_type_files(home: Path) -> tuple[Path, ...]:
    """The type files that the user keeps in the vault's folder."""
    return tuple(sorted((home / "types").glob("*.toml")))


def types(home: Path | None, files: Sequence[Path] = ()) -> MutableMapping[str, DocumentType]:
    """The bundled types, those of the vault's folder and those of other files. Raises TypeFileInvalid."""
    own = own_type_files(home) if home else ()
    return with_own_types(bundled_types(), *own, *files)


def known_type(home: Path, kind: str) -> DocumentType:
    """One type by its id. Raises TypeUnknown."""
    known = types(home)
    if kind not in known:
        raise TypeUnknown(type=kind)
    return known[kind]


def words(language: str, known: Mapping[str, DocumentType] | None = None) -> Words:
    """The product's words in the user's language."""
    return Words(language, known)


def reader_pool(type_files: Sequence[Path] = (), engine: str = "", trust: Path | None = None) -> ReaderPool:
    """The pool of reader processes."""
    from core.work.pool import ReaderPool  # noqa: PLC0415

    return ReaderPool(reader_command(type_files, engine, trust), os.cpu_count())


def trust_folder(home: Path) -> Path:
    """Where the certificates lie that the user trusts for signatures."""
    return home / "trust"


def confinement() -> Mapping[str, bool]:
    """What the system keeps a reader of this machine from. Raises a ReadingError."""
    with reader_pool() as pool:
        return asdict(pool.confinement())


def reader_command(type_files: Sequence[Path] = (), engine: str = "", trust: Path | None = None) -> list[str]:
    """What starts a reader that knows these types besides the bundled ones, and reads pictures by an engine.

    Signatures are judged by the certificates of the folder that it is to trust.
    """
    own = [argument for path in type_files for argument in ("--types", str(path.absolute()))]
    more = [*(["--engine", engine] if engine else []), *(["--trust", str(trust.absolute())] if trust else [])]
    return [sys.executable, "-m", "models.reader", *own, *more]


@contextmanager
def extractor(
    settings: Settings, type_files: Sequence[Path] = (), *, tables: bool = False, text: bool = False
) -> Iterator[Extractor]:
    """What reads files without a vault, on wish with every table and the pages as Markdown. Raises TypeFileInvalid."""
    from core.workbench import Extractor  # noqa: PLC0415

    known = types(None, type_files)
    with reader_pool(type_files) as pool:
        yield Extractor(
            pool,
            words(settings.language, known),
            reader_version(type_files),
            side_by_side=pool.capacity,
            tables_of=_table_finder() if tables or text else None,
            wants_text=text,
        )


def _table_finder() -> Callable[[Page], tuple[PageTable, ...]]:
    from core.reading.tables import find_tables  # noqa: PLC0415 (its room loads libraries that other commands do without)

    return find_tables


@contextmanager
def workbench(
    settings: Settings, given: str | None, ask: Callable[[], str], *, read_only: bool = False
) -> Iterator[Bench]:
    """The workbench over the settings' vault, opened by a given passphrase, else by the keychain, else by asking.

    A given passphrase leaves the keychain untouched. One who only looks reads nothing anew, and needs no reader's name.
    Raises a VaultError.
    """
    from core.vault.paper import VaultPaper  # noqa: PLC0415
    from core.workbench import TrustShelf, TypeShelf, Workbench  # noqa: PLC0415

    own = own_type_files(settings.home)
    known = types(settings.home)
    vault, local = _vault(settings, given, ask, read_only=read_only), _Local(settings)
    try:
        with reader_pool(own, "" if read_only else _engine(settings), trust_folder(settings.home)) as pool:
            readers = _Readers(settings, pool, "" if read_only else _version(settings))
            bench = Workbench(
                store=vault,
                reader=pool,
                types=known,
                words=words(settings.language, known),
                reader_version=lambda: readers.version,
                actor=vault.profile.name if vault.profile else settings.actor,
                role=vault.profile.role if vault.profile else ANYBODY,
                limits=Limits(picture_dpi=PICTURE_DPI),
                shelf=TypeShelf(settings.home / "types", bundled_types(), known, lambda _: readers.renew()),
                engines=_engines(settings, readers.renew),
                backups=_backups(settings, vault),
                access=vault.access,
                trust_shelf=TrustShelf(trust_folder(settings.home), readers.renew),
                erasures=_erasures(settings, vault),
                library=_library(vault),
                models=local.asked,
                machine=local.models,
                papers=papers,
                paper_receipts=VaultPaper(vault),
            )
            yield Bench(bench, pool)
    finally:
        local.close()
        vault.close()


@dataclass(slots=True)
class _Readers:
    """The readers of a vault, and what names their readings."""

    settings: Settings
    pool: ReaderPool
    version: str

    def renew(self) -> None:
        """Has them know the type files that are there now, and read by the engine that is chosen now."""
        home = self.settings.home
        self.pool.restart(reader_command(own_type_files(home), _engine(self.settings), trust_folder(home)))
        self.version = _version(self.settings)


def _version(settings: Settings) -> str:
    """What names the readings made with the types, the trusted certificates and the engine of now."""
    files = (*own_type_files(settings.home), *sorted(trust_folder(settings.home).glob("*")))
    return "+".join(part for part in (reader_version(files), _engine(settings)) if part)


def _engine(settings: Settings) -> str:
    """The engine that was chosen to read pages; nothing where that is the usual one."""
    from models.engines import DEFAULT, chosen  # noqa: PLC0415

    name = chosen(settings.state)
    return "" if name == DEFAULT else name


def _engines(settings: Settings, changed: Callable[[], None]) -> Engines:
    from core.work.limits import environment  # noqa: PLC0415
    from models.engines import InstalledEngines  # noqa: PLC0415

    return InstalledEngines(reader_command(), environment, settings.state, changed)


def _vault(settings: Settings, given: str | None, ask: Callable[[], str], *, read_only: bool) -> Vault:
    from core.vault import open_vault  # noqa: PLC0415
    from core.vault.keychain import Keychain  # noqa: PLC0415

    home, state = settings.home, settings.state
    if given is not None:
        return open_vault(home, state, given, read_only=read_only)
    try:
        return open_vault(home, state, None, Keychain(), read_only=read_only)
    except PassphraseMissing:
        return open_vault(home, state, ask(), Keychain(), read_only=read_only)


def _backups(settings: Settings, vault: Vault) -> Backups:
    from core.vault.backup import VaultBackups  # noqa: PLC0415

    return VaultBackups(vault, settings.home)


def _erasures(settings: Settings, vault: Vault) -> Erasures:
    from core.vault.erasing import VaultErasures  # noqa: PLC0415

    return VaultErasures(vault, settings.home)


def _library(vault: Vault) -> Library:
    from core.vault.searching import VaultLibrary  # noqa: PLC0415

    return VaultLibrary(vault)


def verify_backups(folder: Path, progress: Progress) -> Verified:
    """Looks through a folder of backups without any vault. Raises BackupMissing."""
    from core.vault.backup_verifying import verify  # noqa: PLC0415

    return verify(folder, progress)


def restore(
    settings: Settings, source: Path, opening: tuple[str, str], progress: Progress, *, name: str, keychain: bool
) -> Restored:
    """A vault from a backup, opened by a passphrase, or by a new one and the recovery key. Raises a BackupError."""
    from core.vault.backup_restoring import Place, Secret  # noqa: PLC0415
    from core.vault.backup_restoring import restore as laid_out  # noqa: PLC0415
    from core.vault.keychain import Keychain  # noqa: PLC0415

    place = Place(settings.home, settings.state, settings.actor, Keychain() if keychain else None)
    return laid_out(source, place, Secret(*opening), progress, name=name)


def is_made(settings: Settings) -> bool:
    """Whether there is a vault, or what is left of one; without loading what opens it."""
    return any((settings.home / name).exists() for name in ("vault.json", "vault.db"))


def salvage(settings: Settings, passphrase: str) -> Iterator[tuple[str, bytes | None]]:
    """The originals of a vault, damaged as it may be: names and bytes, none where they are not whole."""
    from core.vault.salvaging import salvage as salvaged  # noqa: PLC0415

    return salvaged(settings.home, passphrase)


def is_written(settings: Settings) -> bool:
    """Whether another process writes the vault now."""
    from core.vault.lock import writer_of  # noqa: PLC0415

    return settings.home.is_dir() and writer_of(settings.home) is not None


def create(settings: Settings, passphrase: str, *, keychain: bool) -> str:
    """Makes the vault; its recovery key. Raises VaultExists."""
    from core.vault import create_vault  # noqa: PLC0415
    from core.vault.keychain import Keychain  # noqa: PLC0415

    vault, recovery_key = create_vault(settings.home, settings.state, passphrase, Keychain() if keychain else None)
    vault.close()
    return recovery_key


def recover(settings: Settings, recovery_key: str, passphrase: str, *, keychain: bool) -> None:
    """Opens the vault with its recovery key and gives it a new passphrase. Raises RecoveryKeyWrong."""
    from core.vault import recover_vault  # noqa: PLC0415
    from core.vault.keychain import Keychain  # noqa: PLC0415

    chain = Keychain() if keychain else None
    recover_vault(settings.home, settings.state, recovery_key, passphrase, chain).close()


def rekey(settings: Settings, passphrase: str, progress: Step, *, keychain: bool) -> str:
    """Gives the closed vault another key; a new recovery key where the old ones could not be kept, else nothing.

    Raises PassphraseWrong, AdministratorNeeded, VaultBusy and what opening a vault raises; then nothing changed.
    """
    from core.vault.keychain import Keychain  # noqa: PLC0415
    from core.vault.rekeying import rekey_vault  # noqa: PLC0415

    home, state, chain = settings.home, settings.state, Keychain() if keychain else None
    return rekey_vault(home, state, passphrase, chain, actor=settings.actor, progress=progress)


def receipt_of(settings: Settings) -> Path:
    """Where this machine keeps the receipt of the vault. Raises VaultMissing, VaultDamaged."""
    from core.vault.keyfile import read_key_file  # noqa: PLC0415

    return settings.state / f"{read_key_file(settings.home).vault}.receipt"


def models(settings: Settings) -> ModelShelf:
    """The models that the user installed on this machine."""
    from models.catalogue import ModelShelf  # noqa: PLC0415

    return ModelShelf(settings.state / MODELS)


@dataclass(slots=True)
class _Local:
    """The models of this machine; what runs them is loaded once one is installed, or looked for."""

    settings: Settings
    _made: LocalModels | None = None

    def asked(self) -> Models | None:
        """Those that can be asked; None for as long as nothing is installed."""
        if not any((self.settings.state / MODELS).glob("*/card.json")):
            return None
        from core.workbench.hearing import Models, Near, Sight, Speech  # noqa: PLC0415

        made = self.models()
        look = made.host.look
        sight, speech = Sight(look, made.seeing, made.readers), Speech(look, made.listening)
        near = Near(made.near, made.meaning, lambda: made.near.state().model)
        return Models(made.host, made.asked, made.measures, sight, speech, made.translators, near, made.runs)

    def models(self) -> LocalModels:
        from models.host.local import LocalModels  # noqa: PLC0415

        self._made = self._made or LocalModels(self.settings.state / MODELS)
        return self._made

    def close(self) -> None:
        if self._made:
            self._made.close()


@contextmanager
def local_models(settings: Settings) -> Iterator[LocalModels]:
    """The models of this machine without a vault; what was loaded is gone afterwards."""
    local = _Local(settings)
    try:
        yield local.models()
    finally:
        local.close()


def papers(folder: Path | None = None) -> tuple[Source, ...]:
    """What models are measured on: the papers of a folder, else those that are bundled."""
    from models.host.local import papers as found  # noqa: PLC0415

    return found(folder)


def memory_mb() -> float:
    """How much memory this machine has."""
    from core.work.limits import total_mb  # noqa: PLC0415

    return total_mb()


def keychain_works() -> bool:
    """Whether this machine has a keychain that answers and keeps what it is given."""
    import keyring  # noqa: PLC0415

    from core.vault.keychain import works  # noqa: PLC0415

    return bool(keyring.get_keyring().priority > 0) and works()
