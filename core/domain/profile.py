"""Who works in a vault: people with passphrases of their own, and what each is there for."""

from __future__ import annotations

from dataclasses import dataclass
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
