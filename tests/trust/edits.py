"""T31: lines of the audit trail edited, deleted, inserted, swapped, cut off or hashed anew by one who has the key."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection, func, select

from core.ports import silent
from core.vault import audit
from core.vault.keys import key_by_passphrase, read_key_file
from core.vault.sealing import derive
from core.vault.tables import AUDIT
from tests.core.vault.made import PASSPHRASE, inside, opened
from tests.trust.history import lived

COLUMNS = [column.name for column in AUDIT.columns if column.name != "sequence"]
Found = str
"""the line that a check must name, or "" where it must say that the trail was put back"""
Edit = Callable[[Connection, random.Random, int, bytes], Found]


def edits(numbers: range, folder: Path) -> Iterator[str]:
    """One act of forging for each number, of six kinds by turns."""
    lived(folder)
    key = derive(key_by_passphrase(read_key_file(folder / "home"), PASSPHRASE), "audit")
    for number in numbers:
        for name in ("home", "state"):
            shutil.rmtree(folder / name)
            shutil.copytree(folder / f"last {name}", folder / name)
        edit = EDITS[number % len(EDITS)]
        with inside(folder) as connection:
            last = connection.scalar(select(func.max(AUDIT.c.sequence))) or 0
            expected = edit(connection, random.Random(number), last, key)
        yield _missed(folder, edit, expected)


def _missed(folder: Path, edit: Edit, expected: Found) -> str:
    vault = opened(folder)
    found = {one.code: one.facts for one in vault.check(silent)}
    vault.close()
    if not expected:
        return "" if "audit.rolled_back" in found else f"{edit.__name__}: not noticed"
    named = found.get("audit.broken", {}).get("line")
    return "" if named == expected else f"{edit.__name__}: line {expected} was altered, {named} is named"


def _altered(connection: Connection, luck: random.Random, last: int, _: bytes) -> Found:
    line, column = luck.randint(1, last), luck.choice(COLUMNS)
    connection.exec_driver_sql(f"UPDATE audit SET {column} = coalesce({column}, '') || 'x' WHERE sequence = {line}")
    return str(line)


def _deleted(connection: Connection, luck: random.Random, last: int, _: bytes) -> Found:
    line = luck.randint(1, last - 1)
    connection.exec_driver_sql(f"DELETE FROM audit WHERE sequence = {line}")
    if luck.random() < 0.5:
        _moved(connection, line, -1)
    return str(line)


def _inserted(connection: Connection, luck: random.Random, last: int, _: bytes) -> Found:
    line, model = luck.randint(1, last + 1), luck.randint(1, last)
    names = ", ".join(COLUMNS)
    (copy,) = connection.exec_driver_sql(f"SELECT {names} FROM audit WHERE sequence = {model}").fetchall()
    _moved(connection, line - 1, 1)
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    connection.exec_driver_sql(f"INSERT INTO audit (sequence, {names}) VALUES ({marks})", (line, *copy))
    return str(line if line != model else line + 1)


def _swapped(connection: Connection, luck: random.Random, last: int, _: bytes) -> Found:
    first, second = sorted(luck.sample(range(1, last + 1), 2))
    for line, other in ((first, -second), (second, -first)):
        connection.exec_driver_sql(f"UPDATE audit SET sequence = {other} WHERE sequence = {line}")
    connection.exec_driver_sql("UPDATE audit SET sequence = -sequence WHERE sequence < 0")
    return str(first)


def _cut(connection: Connection, luck: random.Random, last: int, _: bytes) -> Found:
    connection.exec_driver_sql(f"DELETE FROM audit WHERE sequence > {luck.randint(0, last - 1)}")
    return ""


def _hashed_anew(connection: Connection, luck: random.Random, last: int, key: bytes) -> Found:
    """Alters a line and gives it and all after it hashes that hold, as one who has the vault's key can."""
    line = luck.randint(1, last)
    rows = connection.execute(select(AUDIT).where(AUDIT.c.sequence >= line).order_by(AUDIT.c.sequence)).all()
    connection.exec_driver_sql(f"DELETE FROM audit WHERE sequence >= {line}")
    for number, row in enumerate(rows):
        said = {name: row._mapping[name] for name in ("at", "actor", "action", "document", "state")}
        audit.append(connection, key, said | {"before": {}, "after": {"by": "Eve"} if not number else {}})
    return ""


def _moved(connection: Connection, after: int, by: int) -> None:
    """Gives every line after one another number."""
    connection.exec_driver_sql(f"UPDATE audit SET sequence = -(sequence + {by}) WHERE sequence > {after}")
    connection.exec_driver_sql("UPDATE audit SET sequence = -sequence WHERE sequence < 0")


EDITS: tuple[Edit, ...] = (_altered, _deleted, _inserted, _swapped, _cut, _hashed_anew)
