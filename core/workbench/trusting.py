"""The certificates and keys that a user trusts for signatures; readers judge by them from the next document on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.domain.change import Change
from core.domain.errors import CertificateUnknown, CertificateUnreadable
from core.domain.profile import Profile
from core.export.writing import write
from core.ports import Store
from core.rules import Deed, demand

ENDINGS = frozenset({".pem", ".cer", ".crt"})
LARGEST = 64 * 1024
MARKS = (b"-----BEGIN CERTIFICATE-----", b"-----BEGIN PUBLIC KEY-----")
SEQUENCE = b"\x30\x82"
"""how a certificate in DER begins"""


@dataclass(frozen=True)
class TrustShelf:
    """Where the user's certificates lie, and who is told when they change."""

    folder: Path
    changed: Callable[[], None]


@dataclass(frozen=True)
class Trust:
    """The verbs of the trust store. What the files hold is read in a confined reader only."""

    store: Store
    shelf: TrustShelf
    who: Profile

    def kept(self) -> tuple[str, ...]:
        """The names of the files that are there."""
        return tuple(sorted(one.name for one in self.shelf.folder.glob("*") if one.suffix in ENDINGS))

    def add(self, path: Path) -> Change:
        """Trusts a certificate or public key. Raises RoleNotAllowed, CertificateUnreadable, ExportFailed."""
        demand(self.who.role, Deed.TRUST)
        try:
            data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
        except OSError as problem:
            raise CertificateUnreadable(file=path.name) from problem
        if not (any(mark in data for mark in MARKS) or data.startswith(SEQUENCE)):
            raise CertificateUnreadable(file=path.name)
        name = path.name if path.suffix in ENDINGS else f"{path.name}.pem"
        digest = write(self.shelf.folder / name, data)
        return self._changed("trust_added", {"name": name, "sha256": digest})

    def remove(self, name: str) -> Change:
        """Trusts a certificate no more; what was read stays as it is. Raises RoleNotAllowed, CertificateUnknown."""
        demand(self.who.role, Deed.TRUST)
        if name not in self.kept():
            raise CertificateUnknown(name=name)
        (self.shelf.folder / name).unlink(missing_ok=True)
        return self._changed("trust_removed", {"name": name})

    def _changed(self, action: str, facts: dict[str, str]) -> Change:
        self.store.note(action, facts, self.who.name)
        self.shelf.changed()
        return Change(action)
