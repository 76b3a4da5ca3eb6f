"""Whatever is done to the audit trail is noticed, and the first bad line is named."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from core.ports import silent
from core.vault import Vault, audit, open_vault
from core.vault.database import transaction
from core.vault.keys import key_by_passphrase, read_key_file
from core.vault.sealing import derive
from tests.core.vault.made import ANN, PASSPHRASE, arrival, codes, inside, new_vault, opened, read, reading, taken


def findings(folder: Path) -> dict[str, str]:
    """What a check finds, with the first fact of each."""
    vault = opened(folder)
    found = {finding.code: next(iter(finding.facts.values()), "") for finding in vault.check(silent)}
    vault.close()
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed vault with seven audit lines."""
    vault = new_vault(tmp_path)
    vault.save_setting("folders", ["/in"], ANN)
    (document,) = read(vault)
    vault.change(document, vault.document(document).version, reading("13.00"), "corrected", ANN)
    read(vault, b"other")
    vault.close()
    return tmp_path


COPIED_LINE = """INSERT INTO audit SELECT 8, at, actor, action, document, before, after, state, hash, hash
    FROM audit WHERE sequence = 7"""
SWAPPED_LINES = """UPDATE audit SET sequence = CASE sequence WHEN 2 THEN -3 ELSE -2 END WHERE sequence IN (2, 3);
    UPDATE audit SET sequence = -sequence WHERE sequence < 0"""
COPIED_DOCUMENT = """INSERT INTO documents SELECT 9, 'x', client, source, name, stage, version, taken_at, container,
    superseded, type, status, reading, failure, leaves FROM documents WHERE position = 1"""
OTHER_READING = """UPDATE documents SET reading = (SELECT reading FROM documents WHERE position = 2)
    WHERE position = 1"""


def test_an_untouched_trail_is_sound(folder: Path) -> None:
    assert findings(folder) == {}


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("UPDATE audit SET actor = 'Eve' WHERE sequence = 4", "4"),
        ("UPDATE audit SET after = '{}' WHERE sequence = 2", "2"),
        ("UPDATE audit SET at = '2020-01-01' WHERE sequence = 6", "6"),
        ("DELETE FROM audit WHERE sequence = 3", "3"),
        ("DELETE FROM audit WHERE sequence = 1", "1"),
        (COPIED_LINE, "8"),
        (SWAPPED_LINES, "2"),
        ("UPDATE audit SET hash = lower(hex(randomblob(32))) WHERE sequence = 5", "5"),
    ],
)
def test_a_changed_line_is_named(folder: Path, statement: str, line: str) -> None:
    with inside(folder) as connection:
        for one in statement.split(";"):
            connection.exec_driver_sql(one)
    assert findings(folder)["audit.broken"] == line


def test_lines_cut_off_at_the_end_are_a_rollback(folder: Path) -> None:
    with inside(folder) as connection:
        connection.exec_driver_sql("DELETE FROM audit WHERE sequence > 4")
    found = findings(folder)
    assert "audit.rolled_back" in found
    assert "audit.broken" not in found


def test_a_trail_hashed_anew_by_one_who_has_the_key_is_not_the_receipts(folder: Path) -> None:
    key = derive(key_by_passphrase(read_key_file(folder / "home"), PASSPHRASE), "audit")
    with inside(folder) as connection:
        (last,) = connection.execute(text("SELECT * FROM audit WHERE sequence = 7"))
        connection.exec_driver_sql("DELETE FROM audit WHERE sequence = 7")
        line = {name: last._mapping[name] for name in ("at", "action", "document", "state")}
        audit.append(connection, key, {**line, "actor": "Eve", "before": {}, "after": {}})
    found = findings(folder)
    assert "audit.broken" not in found
    assert "audit.rolled_back" in found


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE documents SET client = 'zenith' WHERE position = 1", "document.altered"),
        ("UPDATE documents SET stage = 'approved' WHERE position = 1", "document.altered"),
        (OTHER_READING, "document.altered"),
        (COPIED_DOCUMENT, "document.altered"),
        ("DELETE FROM documents WHERE position = 2", "document.lost"),
        ("UPDATE pages SET body = (SELECT body FROM interpretations LIMIT 1)", "pages.altered"),
        ("UPDATE pages SET image = NULL", "pages.altered"),
        ("DELETE FROM pages", "pages.altered"),
        ("UPDATE settings SET value = '[]'", "setting.altered"),
        ("DELETE FROM settings", "setting.altered"),
    ],
)
def test_what_was_changed_without_an_audit_line_is_noticed(folder: Path, statement: str, code: str) -> None:
    with inside(folder) as connection:
        connection.exec_driver_sql(statement)
    assert code in findings(folder)


def test_a_waiting_document_without_a_job_is_noticed(vault: Vault, tmp_path: Path) -> None:
    taken(vault)
    vault.close()
    with inside(tmp_path) as connection:
        connection.exec_driver_sql("DELETE FROM jobs")
    assert set(findings(tmp_path)) == {"document.forgotten"}


@pytest.mark.parametrize("statement", ["UPDATE audit SET actor = 'Eve'", "DELETE FROM audit"])
def test_the_database_itself_refuses_to_alter_the_trail(vault: Vault, statement: str) -> None:
    with pytest.raises((IntegrityError, sqlcipher3.dbapi2.IntegrityError)), transaction(vault.engine) as connection:
        connection.exec_driver_sql(statement)


def test_a_clock_that_jumps_changes_no_order(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    times = iter(["2031-01-01T00:00:00+00:00", "1999-01-01T00:00:00+00:00", "2031-01-01T00:00:00+00:00"])
    vault = open_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, clock=lambda: next(times))
    document = taken(vault)
    vault.take(arrival(path="/in/again.pdf"), ANN)
    assert [line.at[:4] for line in vault.history(document)] == ["2031", "1999"]
    assert codes(vault) == set()
    vault.close()
