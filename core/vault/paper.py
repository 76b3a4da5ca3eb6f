"""The head of the trail as it stands on paper: the line's number, then five groups of four signs, each with a fifth.

The first group tells the vault, the others the line's hash. The fifth sign notices one mistyped sign and two that were
swapped, always; all of them together notice another number.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from sqlalchemy import select

from core.domain.errors import AuditRolledBack, ReceiptForeign, ReceiptMistyped
from core.domain.paper import PaperReceipt
from core.vault import audit
from core.vault.database import transaction
from core.vault.receipt import Head
from core.vault.recovery import DIGITS, MISREAD, SIGNS
from core.vault.tables import AUDIT
from core.vault.vault import Vault

PROVING = 4
"""groups that tell the hash: 80 bits, so that one who has the vault's key finds no other history for a code"""
LONGEST = 15
"""figures of a line's number"""
FIELD = 0b100101
"""x⁵ + x² + 1, by which 32 signs are the elements of a field"""


@dataclass(frozen=True, slots=True)
class VaultPaper:
    """Receipts of an open vault."""

    vault: Vault

    def give(self) -> PaperReceipt:
        heads = self.vault.witness.heads()
        with transaction(self.vault.engine) as connection:
            if self.vault.rolled_back or not all(audit.contains(connection, head) for head in heads):
                raise AuditRolledBack
            head = audit.head(connection)
            at = connection.scalars(select(AUDIT.c.at).where(AUDIT.c.sequence == head.line)).one()
        return PaperReceipt(self.vault.id, head.line, at, code_of(self.vault.id, head))

    def holds(self, code: str) -> bool:
        line, owner, *proof = line_and_groups(code)
        if owner != _owner(self.vault.id):
            raise ReceiptForeign
        with transaction(self.vault.engine) as connection:
            found = connection.scalar(select(AUDIT.c.hash).where(AUDIT.c.sequence == int(line)))
        return found is not None and _proof(self.vault.id, Head(int(line), found)) == "".join(proof)


def code_of(vault: str, head: Head) -> str:
    """What stands on paper for a line of a vault's trail."""
    signs = _owner(vault) + _proof(vault, head)
    groups = [signs[start : start + DIGITS] for start in range(0, len(signs), DIGITS)]
    checked = (group + _check(head.line, number, group) for number, group in enumerate(groups))
    return "-".join([str(head.line), *checked])


def line_and_groups(code: str) -> tuple[str, ...]:
    """What a code says, however it was typed: the line's number, and groups without their checks.

    Raises ReceiptMistyped naming the first group that is wrong.
    """
    line, *groups = re.findall("[0-9A-Z]+", code.upper().translate(MISREAD)) or [""]
    if not line.isdigit() or len(line) > LONGEST:
        raise ReceiptMistyped(group="1")
    for number, group in enumerate(groups):
        known = len(group) == DIGITS + 1 and set(group) <= set(SIGNS)
        if not known or group[-1] != _check(int(line), number, group[:-1]):
            raise ReceiptMistyped(group=str(number + 1))
    if len(groups) != PROVING + 1:
        raise ReceiptMistyped(group=str(min(len(groups), PROVING) + 1))
    return str(int(line)), *(group[:-1] for group in groups)


def _owner(vault: str) -> str:
    return _signs(["vault", vault], DIGITS)


def _proof(vault: str, head: Head) -> str:
    return _signs(["line", vault, str(head.line), head.hash], PROVING * DIGITS)


def _signs(members: list[str], length: int) -> str:
    number = int.from_bytes(hashlib.sha256("\n".join(members).encode()).digest())
    return "".join(SIGNS[number >> 5 * place & 31] for place in range(length))


def _check(line: int, number: int, group: str) -> str:
    """The sign that checks a group in its place behind that line's number."""
    total = hashlib.sha256(f"{line} {number}".encode()).digest()[0] & 31
    for sign in group:
        total = _doubled(total) ^ SIGNS.index(sign)
    return SIGNS[_doubled(total)]


def _doubled(element: int) -> int:
    return element << 1 ^ (FIELD if element & 16 else 0)
