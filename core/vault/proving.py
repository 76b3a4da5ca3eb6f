"""Who asks the process that holds a vault: proved by what opened the vault for them, which nobody is shown.

Where several people are named, a number is sealed for the half of a pair that one person's passphrase opens. Else
whoever has the vault open is its one person, and the number is sealed under the vault's key.
"""

from __future__ import annotations

import secrets

from core.domain.errors import NameUnknown, NotProved
from core.domain.profile import Challenge, Profile, Role, proof
from core.vault.keyfile import KeyFile, Kind
from core.vault.keys import verify
from core.vault.ring import Ring
from core.vault.wraps import KEY, opened_with, seal, sealed_for, unseal

PURPOSE = "door"


def challenge(file: KeyFile, ring: Ring, name: str) -> Challenge:
    """What only this person can answer. Raises NameUnknown, VaultDamaged."""
    verify(file, ring.key)
    secret, people, about = secrets.token_bytes(KEY), file.profiles, _about(file.vault)
    if len(people) <= 1:
        profile = people[0] if people else Profile(name, Role.ADMINISTRATOR)
        return Challenge(profile, seal(ring.of(PURPOSE), secret, about), secret)
    for way in file.of(Kind.PASSPHRASE):
        if way.profile and way.label == name:
            return Challenge(way.profile, sealed_for(way.public, secret, about), secret)
    raise NameUnknown(name=name)


def answer(vault: str, ring: Ring, sealed: bytes, said: bytes) -> bytes:
    """The proof that whoever opened this vault says something. Raises NotProved."""
    about = _about(vault)
    secret = unseal(ring.of(PURPOSE), sealed, about)
    if secret is None and ring.private:
        secret = opened_with(ring.private, sealed, about)
    if secret is None:
        raise NotProved
    return proof(secret, said)


def _about(vault: str) -> str:
    return f"{vault} {PURPOSE}"
