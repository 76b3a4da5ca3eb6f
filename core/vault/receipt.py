"""The head of the audit trail, kept outside the vault: a vault that was put back to an earlier state is found out.

The receipt is written after each commit, so that it may lag behind the vault but is never ahead of it.
"""

from __future__ import annotations

import hmac
from pathlib import Path
from typing import NamedTuple

from core.domain.codec import Malformed, decode, encode
from core.vault import durable
from core.vault.imprint import Imprint
from core.vault.keychain import Keychain
from core.vault.sealing import derive


class Head(NamedTuple):
    """The last line of the audit trail: its number and its hash."""

    line: int
    hash: str


class _Signed(NamedTuple):
    head: Head
    pages: Imprint | None
    mac: str


class ReceiptForged(Exception):
    """The receipt was not written by one who has the vault's key."""


class Receipts:
    """The receipts of one vault: a file in the state folder, and the keychain where there is one."""

    def __init__(self, state: Path, vault: str, key: bytes, keychain: Keychain | None) -> None:
        self.path = state / f"{vault}.receipt"
        self._name, self._key, self._keychain = f"{vault} receipt", derive(key, f"receipt {vault}"), keychain

    def latest(self) -> tuple[Head, ...]:
        """The heads that were kept; none on a machine that has not seen the vault. Raises ReceiptForged."""
        texts = [self._file(), self._keychain.get(self._name) if self._keychain else None]
        return tuple(self._verified(text).head for text in texts if text is not None)

    def pages(self) -> Imprint | None:
        """The imprint of the database's pages that was kept with the head, if there is one. Raises ReceiptForged."""
        text = self._file()
        return self._verified(text).pages if text is not None else None

    def write(self, head: Head, pages: Imprint | None) -> None:
        """Keeps a head and an imprint in the state folder. Raises DiskFull, FileDenied."""
        durable.write(self.path, [self._signed(head, pages)])

    def write_keychain(self, head: Head) -> None:
        """Keeps a head in the keychain: it answers slowly, so it hears when the vault opens and closes."""
        if self._keychain:
            self._keychain.put(self._name, self._signed(head, None).decode("ascii"))

    def _file(self) -> str | None:
        try:
            with durable.translated():
                return self.path.read_text(encoding="ascii", errors="replace")
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _signed(self, head: Head, pages: Imprint | None) -> bytes:
        return encode(_Signed(head, pages, self._mac(head, pages)))

    def _verified(self, text: str) -> _Signed:
        try:
            signed = decode(_Signed, text.encode("utf-8"))
        except Malformed as problem:
            raise ReceiptForged from problem
        if not hmac.compare_digest(signed.mac.encode(), self._mac(signed.head, signed.pages).encode()):
            raise ReceiptForged
        return signed

    def _mac(self, head: Head, pages: Imprint | None) -> str:
        return hmac.digest(self._key, encode((head, pages)), "sha256").hex()
