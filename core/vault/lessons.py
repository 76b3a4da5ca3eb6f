"""What corrections taught, as the vault keeps it."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from core.domain.codec import decode, encode
from core.domain.lesson import Lesson
from core.vault.session import Session
from core.vault.tables import LESSONS


def lessons(connection: Connection) -> tuple[Lesson, ...]:
    """Every lesson, those put aside too, in the order of their ids."""
    found = connection.scalars(select(LESSONS.c.body).order_by(LESSONS.c.id))
    return tuple(decode(Lesson, body.encode("ascii")) for body in found)


def save_lesson(session: Session, lesson: Lesson, action: str) -> None:
    """Keeps a lesson; the audit hears which documents taught it, not what they say."""
    kept = {"type": lesson.type, "body": encode(lesson).decode("ascii")}
    statement = upsert(LESSONS).values(id=lesson.id, **kept)
    session.connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=kept))
    told = {"lesson": lesson.id, "type": lesson.type, "from": list(lesson.documents[-1:])}
    session.record(action, after=told)
