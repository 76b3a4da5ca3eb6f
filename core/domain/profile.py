"""Who works in a vault: people with passphrases of their own, and what each is there for."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person is there for."""

    PREPARER = "preparer"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Profile:
    """A person by name, with the role that the vault gives them."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Challenge:
    """A number that only one person can read: who proves to have read it is that person."""

    profile: Profile
    sealed: bytes
    secret: bytes = field(repr=False)

    def proof(self, said: bytes) -> bytes:
        """What only one who read the number can say of these words."""
        return proof(self.secret, said)


def proof(secret: bytes, said: bytes) -> bytes:
    """What one who read a number says of some words, to show that they are theirs."""
    return hmac.digest(secret, said, "sha256")
