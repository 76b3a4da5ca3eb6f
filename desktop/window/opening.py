"""The vault, opened and closed in the lane's threads."""

from __future__ import annotations

from contextlib import ExitStack

from core.domain.errors import PassphraseMissing
from core.ports import Progress
from desktop import compose
from desktop.compose import Bench
from desktop.settings import Settings


class Opening:
    """Opens the vault of the settings, and closes it as often as it is locked."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._held = settings, ExitStack()

    @property
    def there(self) -> bool:
        """Whether there is a vault to open."""
        return compose.is_made(self._settings)

    def open(self, passphrase: str | None) -> Bench:
        """The open vault, by the passphrase or without one by the keychain. Raises a VaultError."""
        return self._held.enter_context(compose.workbench(self._settings, passphrase, _none))

    def create(self, passphrase: str, *, keychain: bool) -> str:
        """Makes the vault; its recovery key."""
        return compose.create(self._settings, passphrase, keychain=keychain)

    def recover(self, recovery_key: str, passphrase: str) -> None:
        """Gives the vault a new passphrase. Raises RecoveryKeyWrong."""
        compose.recover(self._settings, recovery_key, passphrase, keychain=False)

    def renew(self, passphrase: str, moved: Progress) -> str:
        """Gives the closed vault another key; a new recovery key where the old ones could not be kept, else nothing.

        Raises a VaultError; then nothing changed.
        """
        return compose.rekey(self._settings, passphrase, moved, keychain=self._settings.passphrase_file is None)

    def close(self) -> None:
        """Lets go of the vault and its keys."""
        self._held.close()


def _none() -> str:
    raise PassphraseMissing
