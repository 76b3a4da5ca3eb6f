"""What each role may do: a table, and the refusal that names who may."""

from __future__ import annotations

from enum import StrEnum

from core.domain.errors import RoleNotAllowed
from core.domain.profile import Role


class Deed(StrEnum):
    """What a role is asked about."""

    PREPARE = "prepare"
    """take, correct, confirm, split and merge"""
    APPROVE = "approve"
    REOPEN = "reopen"
    EXPORT = "export"
    REOPEN_CLOSED = "reopen_closed"
    """reopen what lies in a closed period"""
    RULES = "rules"
    FOLDERS = "folders"
    PERIODS = "periods"
    TYPES = "types"
    ENGINES = "engines"
    TRUST = "trust"
    KEYS = "keys"
    BACKUP = "backup"
    ERASE = "erase"
    RETENTION = "retention"
    PERSON = "person"
    """give a person's data out of the vault"""
    ROLLBACK = "rollback"
    """go on from an earlier state of the vault"""
    PROGRAMS = "programs"
    """let other programs look at the vault"""


EVERYBODY = frozenset(Role)
REVIEWERS = frozenset({Role.REVIEWER, Role.ADMINISTRATOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
MAY = dict.fromkeys(Deed, ADMINISTRATORS) | {
    Deed.PREPARE: EVERYBODY,
    Deed.APPROVE: REVIEWERS,
    Deed.REOPEN: REVIEWERS,
    Deed.EXPORT: REVIEWERS,
}


def may(role: Role, deed: Deed) -> bool:
    """Whether a role may do something."""
    return role in MAY[deed]


def demand(role: Role, deed: Deed) -> None:
    """Lets pass who may do something. Raises RoleNotAllowed, which names who may."""
    if not may(role, deed):
        least = next(one for one in Role if may(one, deed))
        raise RoleNotAllowed(role=role.value, may=least.value, deed=deed.value)
