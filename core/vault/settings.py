"""What a user told the vault: passwords of clients' files, and settings."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from core.domain.codec import dump
from core.vault.session import Session
from core.vault.tables import PASSWORDS, SETTINGS


def passwords(connection: Connection, client: str) -> tuple[str, ...]:
    """The passwords that may open this client's files, the latest first."""
    statement = select(PASSWORDS.c.password).where(PASSWORDS.c.client == client)
    return tuple(connection.scalars(statement.order_by(PASSWORDS.c.position.desc())))


def add_password(session: Session, client: str, password: str) -> None:
    """Keeps a password; the audit hears of it, not what it is."""
    statement = upsert(PASSWORDS).values(client=client, password=password).on_conflict_do_nothing()
    if session.connection.execute(statement).rowcount:
        session.record("password_added", after={"client": client})


def setting(connection: Connection, name: str) -> Any:
    """What was kept under a name, or None."""
    value = connection.scalar(select(SETTINGS.c.value).where(SETTINGS.c.name == name))
    return None if value is None else json.loads(value)


def save_setting(session: Session, name: str, value: Any) -> None:
    """Keeps a JSON value under a name."""
    before = setting(session.connection, name)
    kept = {"value": dump(value)}
    statement = upsert(SETTINGS).values(name=name, **kept)
    session.connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=kept))
    session.record("setting_changed", before={name: before}, after={name: value})
