"""The keys of an open vault, which are overwritten when it closes."""

from __future__ import annotations

import ctypes
import sys

from core.vault.sealing import derive

BYTES_BEFORE = bytes.__basicsize__ - 1
TEXT_BEFORE = sys.getsizeof("a") - 2
"""where CPython keeps what an object of bytes, or of ASCII text, holds"""


class Ring:
    """The vault's key and all that is derived from it."""

    def __init__(self, key: bytes, first: bytes, private: bytes = b"") -> None:
        self.key, self.first, self.private = key, first, private
        """of now, the one that the vault was made with, and the half that the passphrase of who opened it opens"""
        self._derived: dict[tuple[bytes, str], bytes] = {}

    def of(self, purpose: str) -> bytes:
        """The key for one purpose."""
        return self._kept(self.key, purpose)

    def lasting(self, purpose: str) -> bytes:
        """The key for what outlives another key of the vault: the trail and its receipts."""
        return self._kept(self.first, purpose)

    def wipe(self) -> None:
        """Overwrites the keys where they lie, whoever still holds them."""
        wipe(self.key, self.first, self.private, *self._derived.values())
        self._derived.clear()
        self.key = self.first = self.private = b""

    def _kept(self, key: bytes, purpose: str) -> bytes:
        if (key, purpose) not in self._derived:
            self._derived[key, purpose] = derive(key, purpose)
        return self._derived[key, purpose]


def wipe(*secrets: bytes | str) -> None:
    """Overwrites secrets in memory. Only for what was made for its one owner: whoever else holds it loses it too."""
    if sys.implementation.name != "cpython":
        return
    for secret in secrets:
        before = BYTES_BEFORE if isinstance(secret, bytes) else TEXT_BEFORE
        if len(secret) > 1 and (isinstance(secret, bytes) or secret.isascii()):  # Python shares the shortest ones
            ctypes.memset(id(secret) + before, 0, len(secret))
