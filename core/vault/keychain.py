"""The operating system's keychain, where it has one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SERVICE = "Vouch"


class Keychain:
    """Keeps short secrets under a name. A keychain that is missing or locked knows nothing and keeps nothing."""

    def get(self, name: str) -> str | None:
        """The secret of that name, or None."""
        secret: str | None = _asked("get_password", name)[0]
        return secret

    def put(self, name: str, secret: str) -> bool:
        """Keeps a secret; whether it could."""
        return _asked("set_password", name, secret)[1]

    def forget(self, name: str) -> None:
        """Lets go of a secret."""
        _asked("delete_password", name)


def works() -> bool:
    """Whether this machine has a keychain that answers."""
    return _asked("get_password", "works")[1]


def _asked(verb: str, *given: str) -> tuple[Any, bool]:
    """What the keychain answers, and whether it does. Its library is loaded only where it is asked."""
    import keyring  # noqa: PLC0415
    from keyring.errors import KeyringError  # noqa: PLC0415

    ask: Callable[..., Any] = getattr(keyring, verb)
    try:
        return ask(SERVICE, *given), True
    except KeyringError:
        return None, False
