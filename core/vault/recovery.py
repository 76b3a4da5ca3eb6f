"""The recovery key as it stands on paper: eight groups of four signs, each with a fifth that checks it."""

from __future__ import annotations

import hashlib
import re
import secrets

from core.domain.errors import RecoveryKeyWrong

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, which are misread or make words"""
GROUPS, DIGITS = 8, 4
MISREAD = str.maketrans("OIL", "011")


def new_recovery_key() -> str:
    """A new printable key: 160 random bits."""
    return printed("".join(secrets.choice(SIGNS) for _ in range(GROUPS * DIGITS)))


def printed(signs: str) -> str:
    """The groups of a key, each with its check sign."""
    groups = [signs[start : start + DIGITS] for start in range(0, len(signs), DIGITS)]
    return "-".join(group + _check(number, group) for number, group in enumerate(groups))


def secret_of(key: str) -> bytes:
    """What a key says, however it was typed. Raises RecoveryKeyWrong naming the first group that is wrong."""
    signs = re.sub(r"[\s-]", "", key.upper()).translate(MISREAD)
    size = DIGITS + 1
    groups = [signs[start : start + size] for start in range(0, len(signs), size)]
    for number, group in enumerate(groups):
        if len(group) != size or group[-1] != _check(number, group[:-1]):
            raise RecoveryKeyWrong(group=str(number + 1))
    if len(groups) != GROUPS:
        raise RecoveryKeyWrong(group=str(len(groups) + 1))
    return "".join(group[:-1] for group in groups).encode("ascii")


def _check(number: int, group: str) -> str:
    """The sign that checks a group in its place, so that swapped groups are noticed as well."""
    return SIGNS[hashlib.sha256(f"{number}:{group}".encode()).digest()[0] % len(SIGNS)]
