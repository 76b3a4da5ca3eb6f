"""The steps from an empty database to the present form are each whole or not there."""

from core.vault.database import migrations, statements


def test_triggers_are_one_statement() -> None:
    script = "CREATE TABLE a (b);\n-- why\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT 1;\n SELECT 2;\nEND;\n"
    first, second = statements(script)
    assert first.startswith("CREATE TABLE")
    assert second.rstrip().endswith("END;")


def test_every_step_ends_with_a_whole_statement() -> None:
    for script in migrations():
        assert "".join(statements(script)).strip() == script.strip()
