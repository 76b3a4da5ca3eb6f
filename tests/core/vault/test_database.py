"""The steps from an empty database to the present form are each whole or not there."""

from pathlib import Path

import pytest

from core.domain.errors import VaultDamaged, VaultTooNew
from core.vault.database import (
    DATABASE,
    cache_of,
    migrate,
    migrations,
    open_database,
    schema_version,
    statements,
    transaction,
)

KEY = bytes(32)
FIRST = "CREATE TABLE a (b);"


def test_triggers_are_one_statement() -> None:
    script = "CREATE TABLE a (b);\n-- why\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT 1;\n SELECT 2;\nEND;\n"
    first, second = statements(script)
    assert first.startswith("CREATE TABLE")
    assert second.rstrip().endswith("END;")


def test_every_step_ends_with_a_whole_statement() -> None:
    for script in migrations():
        assert "".join(statements(script)).strip() == script.strip()


def tables(folder: Path) -> set[str]:
    engine = open_database(folder, KEY, read_only=True)
    with transaction(engine) as connection:
        found = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
    engine.dispose()
    return found


def test_a_step_that_breaks_off_leaves_the_form_before_it(tmp_path: Path) -> None:
    engine = open_database(tmp_path, KEY, read_only=False)
    with pytest.raises(VaultDamaged):
        migrate(engine, [FIRST, "CREATE TABLE c (d);\nINSERT INTO a VALUES (1);\nINSERT INTO nowhere VALUES (1);\n"])
    assert schema_version(engine, 2) == 1
    engine.dispose()
    assert tables(tmp_path) == {"a"}


def test_steps_are_taken_once(tmp_path: Path) -> None:
    engine = open_database(tmp_path, KEY, read_only=False)
    migrate(engine, [FIRST])
    migrate(engine, [FIRST, "CREATE TABLE c (d);"])
    with pytest.raises(VaultTooNew):
        migrate(engine, [FIRST])
    engine.dispose()
    assert tables(tmp_path) == {"a", "c"}


def test_connections_share_what_memory_they_may_fill(tmp_path: Path) -> None:
    engine = open_database(tmp_path, KEY, read_only=False)
    with transaction(engine) as one, transaction(engine) as other:
        bounds = {connection.exec_driver_sql("PRAGMA soft_heap_limit").scalar() for connection in (one, other)}
    engine.dispose()
    assert bounds == {32 * 1024 * 1024}


@pytest.mark.parametrize(("megabytes", "kilobytes"), [(0, 1024), (4, 1024), (40, 5120), (700, 16384)])
def test_a_connection_keeps_pages_by_the_size_of_the_vault(tmp_path: Path, megabytes: int, kilobytes: int) -> None:
    assert cache_of(tmp_path / DATABASE) == 1024
    with (tmp_path / DATABASE).open("wb") as file:
        file.truncate(megabytes * 1024 * 1024)
    assert cache_of(tmp_path / DATABASE) == kilobytes


def test_a_new_vault_keeps_few_pages(tmp_path: Path) -> None:
    engine = open_database(tmp_path, KEY, read_only=False)
    with transaction(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA cache_size").scalar_one() == -1024
    engine.dispose()
