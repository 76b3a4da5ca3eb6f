"""Who and what opens the vault: shown to everybody, altered by an administrator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.domain.profile import Challenge, Profile
from core.rules import Deed, demand


class Access(Protocol):
    """The ways into the vault that is open. What alters them is one line of the trail, without the secret."""

    @property
    def profile(self) -> Profile | None:
        """Who opened it; None where it knows nobody by name."""

    @property
    def begun(self) -> bool:
        """Whether this machine had no receipt of the vault, so that an earlier state would not have been noticed."""

    def profiles(self) -> Sequence[Profile]:
        """Everybody who opens the vault by name."""

    def recovery_keys(self) -> Sequence[str]:
        """What the recovery keys are called."""

    def change_passphrase(self, old: str, new: str, actor: str) -> None:
        """Gives the one who knows the old passphrase a new one. Raises PassphraseWrong, PassphraseTaken."""

    def name_yourself(self, passphrase: str, name: str, actor: str) -> None:
        """Names the one person of a vault that knew nobody. Raises PassphraseWrong, NameTaken."""

    def add_profile(self, profile: Profile, passphrase: str, actor: str) -> None:
        """Gives a person a way in. Raises AdministratorNeeded, NameTaken, PassphraseTaken."""

    def remove_profile(self, name: str, actor: str) -> None:
        """Takes a person's way in. Raises AdministratorNeeded, NameUnknown, AdministratorLast."""

    def add_recovery_key(self, label: str, actor: str) -> str:
        """A new recovery key, which is kept nowhere else. Raises AdministratorNeeded, NameTaken."""

    def remove_recovery_key(self, label: str, actor: str) -> None:
        """Makes a recovery key worthless. Raises AdministratorNeeded, NameUnknown, RecoveryKeyLast."""

    def challenge(self, name: str) -> Challenge:
        """What only this person can answer. Raises NameUnknown, VaultDamaged."""

    def answer(self, sealed: bytes, said: bytes) -> bytes:
        """The proof that whoever opened this vault says something. Raises NotProved."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The verbs about keys, done by somebody."""

    access: Access
    who: Profile

    @property
    def actor(self) -> str:
        """The name of who does it."""
        return self.who.name

    @property
    def profile(self) -> Profile | None:
        """Who sits here; None where the vault knows nobody by name: then everybody is an administrator."""
        return self.access.profile

    @property
    def new_here(self) -> bool:
        """Whether this machine saw the vault for the first time when it was opened now."""
        return self.access.begun

    def profiles(self) -> tuple[Profile, ...]:
        """Everybody who opens the vault by name."""
        return tuple(self.access.profiles())

    def recovery_keys(self) -> tuple[str, ...]:
        """What the recovery keys are called."""
        return tuple(self.access.recovery_keys())

    def change_passphrase(self, old: str, new: str) -> None:
        """Gives the one who knows the old passphrase a new one. Raises PassphraseWrong, PassphraseTaken."""
        self.access.change_passphrase(old, new, self.actor)

    def name_yourself(self, passphrase: str, name: str) -> None:
        """Names the one person of a vault that knew nobody. Raises PassphraseWrong, NameTaken."""
        self.access.name_yourself(passphrase, name, self.actor)

    def add_profile(self, profile: Profile, passphrase: str) -> None:
        """Gives a person a way in. Raises RoleNotAllowed, NameTaken, PassphraseTaken."""
        demand(self.who.role, Deed.KEYS)
        self.access.add_profile(profile, passphrase, self.actor)

    def remove_profile(self, name: str) -> None:
        """Takes a person's way in. Raises RoleNotAllowed, NameUnknown, AdministratorLast."""
        demand(self.who.role, Deed.KEYS)
        self.access.remove_profile(name, self.actor)

    def add_recovery_key(self, label: str) -> str:
        """A new recovery key, shown this once. Raises RoleNotAllowed, NameTaken."""
        demand(self.who.role, Deed.KEYS)
        return self.access.add_recovery_key(label, self.actor)

    def remove_recovery_key(self, label: str) -> None:
        """Makes a recovery key worthless. Raises RoleNotAllowed, NameUnknown, RecoveryKeyLast."""
        demand(self.who.role, Deed.KEYS)
        self.access.remove_recovery_key(label, self.actor)
