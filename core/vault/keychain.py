"""The operating system's keychain, where it has one."""

from __future__ import annotations

import keyring
from keyring.errors import KeyringError

SERVICE = "Vouch"


class Keychain:
    """Keeps short secrets under a name. A keychain that is missing or locked knows nothing and keeps nothing."""

    def get(self, name: str) -> str | None:
        """The secret of that name, or None."""
        try:
            secret: str | None = keyring.get_password(SERVICE, name)
        except KeyringError:
            return None
        return secret

    def put(self, name: str, secret: str) -> bool:
        """Keeps a secret; whether it could."""
        try:
            keyring.set_password(SERVICE, name, secret)
        except KeyringError:
            return False
        return True

    def forget(self, name: str) -> None:
        """Lets go of a secret."""
        try:
            keyring.delete_password(SERVICE, name)
        except KeyringError:
            return


def works() -> bool:
    """Whether this machine has a keychain that answers."""
    try:
        keyring.get_password(SERVICE, "works")
    except KeyringError:
        return False
    return True
