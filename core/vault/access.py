"""Who may open a vault, as an administrator who has it open alters it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from core.domain.errors import (
    AdministratorLast,
    AdministratorNeeded,
    NameTaken,
    NameUnknown,
    PassphraseTaken,
    PassphraseWrong,
    RecoveryKeyLast,
)
from core.domain.profile import Challenge, Profile, Role
from core.vault import proving
from core.vault.keychain import Keychain
from core.vault.keys import Cost, KeyFile, Kind, Way, new_way, opened, read_key_file, with_ways, write_key_file
from core.vault.recovery import new_recovery_key
from core.vault.ring import Ring

Note = Callable[[str, Mapping[str, str], str], None]


@dataclass(slots=True)
class Access:
    """The ways into an open vault."""

    home: Path
    profile: Profile | None
    """who opened it; None where the vault knows nobody by name"""
    ring: Ring = field(repr=False)
    keychain: Keychain | None
    begun: bool = False
    """whether this machine had no receipt of the vault: an earlier state would not have been noticed"""
    cost: Cost = field(default_factory=Cost)
    turn: Lock = field(default_factory=Lock, repr=False)
    note: Note = field(init=False, repr=False)
    may_write: Callable[[], None] = field(init=False, repr=False)
    """raises where the vault may not be altered"""

    def profiles(self) -> tuple[Profile, ...]:
        """Everybody who opens the vault by name."""
        return read_key_file(self.home).profiles

    def recovery_keys(self) -> tuple[str, ...]:
        """What the recovery keys are called."""
        return tuple(way.label for way in read_key_file(self.home).of(Kind.RECOVERY))

    def change_passphrase(self, old: str, new: str, actor: str) -> None:
        """Gives the one who knows the old passphrase a new one. Raises PassphraseWrong, PassphraseTaken."""
        with self.turn:
            file = self._file()
            mine = opened(file, Kind.PASSPHRASE, old)[1]
            if self.profile and mine.label != self.profile.name:
                raise PassphraseWrong
            if old != new:
                self._free(file, new)
            self._replace(file, mine, self._way(file, Kind.PASSPHRASE, mine.label, mine.role, new))
            self.note("passphrase_changed", {"profile": mine.label}, actor)

    def name_yourself(self, passphrase: str, name: str, actor: str) -> None:
        """Names the one person of a vault that knew nobody: an administrator, whose passphrase stays.

        Raises PassphraseWrong, NameTaken.
        """
        with self.turn:
            file = self._file()
            if file.profiles or not name.strip():
                raise NameTaken(name=name)
            mine = opened(file, Kind.PASSPHRASE, passphrase)[1]
            self._replace(file, mine, replace(mine, label=name.strip(), role=Role.ADMINISTRATOR))
            self.profile = Profile(name.strip(), Role.ADMINISTRATOR)
            self.note("profile_added", {"profile": name.strip(), "role": Role.ADMINISTRATOR}, actor)

    def add_profile(self, profile: Profile, passphrase: str, actor: str) -> None:
        """Gives a person a way in. Raises AdministratorNeeded, NameTaken, PassphraseTaken."""
        with self.turn:
            file = self._file_of_administrator()
            if not profile.name.strip() or profile.name in {one.name for one in file.profiles}:
                raise NameTaken(name=profile.name)
            if not file.profiles:
                raise NameUnknown(name="")
            self._free(file, passphrase)
            way = self._way(file, Kind.PASSPHRASE, profile.name, profile.role, passphrase)
            self._write(file, (*file.ways, way))
            if self.keychain:  # which would open the vault for whoever sits here as one of them
                self.keychain.forget(file.vault)
            self.note("profile_added", {"profile": profile.name, "role": profile.role}, actor)

    def remove_profile(self, name: str, actor: str) -> None:
        """Takes a person's way in. Raises AdministratorNeeded, NameUnknown, AdministratorLast."""
        with self.turn:
            file = self._file_of_administrator()
            kept = [way for way in file.ways if way.profile is None or way.label != name]
            if len(kept) == len(file.ways):
                raise NameUnknown(name=name)
            if not any(way.profile and way.role is Role.ADMINISTRATOR for way in kept):
                raise AdministratorLast
            self._write(file, tuple(kept))
            self.note("profile_removed", {"profile": name}, actor)

    def add_recovery_key(self, label: str, actor: str) -> str:
        """A new recovery key, which is kept nowhere else. Raises AdministratorNeeded, NameTaken."""
        with self.turn:
            file = self._file_of_administrator()
            if not label.strip() or label in {way.label for way in file.of(Kind.RECOVERY)}:
                raise NameTaken(name=label)
            key = new_recovery_key()
            way = self._way(file, Kind.RECOVERY, label, Role.ADMINISTRATOR, key)
            self._write(file, (*file.ways, way))
            self.note("recovery_key_added", {"label": label}, actor)
        return key

    def remove_recovery_key(self, label: str, actor: str) -> None:
        """Makes a recovery key worthless. Raises AdministratorNeeded, NameUnknown, RecoveryKeyLast."""
        with self.turn:
            file = self._file_of_administrator()
            recovery = file.of(Kind.RECOVERY)
            gone = next((way for way in recovery if way.label == label), None)
            if gone is None:
                raise NameUnknown(name=label)
            if len(recovery) == 1:
                raise RecoveryKeyLast
            self._write(file, tuple(way for way in file.ways if way != gone))
            self.note("recovery_key_removed", {"label": label}, actor)

    def challenge(self, name: str) -> Challenge:
        """What only this person can answer. Raises NameUnknown, VaultDamaged."""
        return proving.challenge(read_key_file(self.home), self.ring, name)

    def answer(self, sealed: bytes, said: bytes) -> bytes:
        """The proof that whoever opened this vault says something. Raises NotProved."""
        return proving.answer(read_key_file(self.home).vault, self.ring, sealed, said)

    def _file_of_administrator(self) -> KeyFile:
        if self.profile and self.profile.role is not Role.ADMINISTRATOR:
            raise AdministratorNeeded
        return self._file()

    def _file(self) -> KeyFile:
        self.may_write()
        return read_key_file(self.home)

    def _way(self, file: KeyFile, kind: Kind, label: str, role: Role, secret: str) -> Way:
        return new_way(file, self.ring.key, Way(kind, label, role), secret, self.cost)

    def _replace(self, file: KeyFile, old: Way, new: Way) -> None:
        self._write(file, tuple(new if way == old else way for way in file.ways))

    def _write(self, file: KeyFile, ways: tuple[Way, ...]) -> None:
        write_key_file(self.home, with_ways(file, self.ring.key, ways))

    def _free(self, file: KeyFile, passphrase: str) -> None:
        """Raises PassphraseTaken: who opens the vault with it would be somebody else."""
        try:
            opened(file, Kind.PASSPHRASE, passphrase)
        except PassphraseWrong:
            return
        raise PassphraseTaken
