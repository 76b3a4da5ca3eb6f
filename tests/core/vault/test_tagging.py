"""Tags: given and taken off, found and counted, inherited, and checked against the audit trail."""

from pathlib import Path

import pytest

from core.domain.document import Stage
from core.domain.errors import DocumentUnknown
from core.ports import Selection, silent
from core.vault import Vault
from tests.core.vault.made import ANN, codes, dealt, inside, new_vault, opened, read, taken


def tags(vault: Vault) -> dict[str, tuple[str, ...]]:
    return {one.id: one.tags for one in vault.summaries(Selection()) if one.tags}


def test_a_tag_is_given_once_and_taken_off(vault: Vault) -> None:
    (first,), second = read(vault, b"one"), taken(vault, b"two", "/in/two.pdf")
    vault.advance([first], Stage.APPROVED, ANN, {})
    assert vault.tag([first, second], "Urgent", ANN, worn=True).documents == (first, second)
    assert vault.tag([first, second], "urgent", ANN, worn=True).documents == ()
    assert tags(vault) == {first: ("Urgent",), second: ("Urgent",)}
    assert vault.document(first).stage is Stage.APPROVED
    assert vault.history(first)[-1].after == {"tags": ["Urgent"]}
    assert vault.tag([first], "URGENT", ANN, worn=False).documents == (first,)
    assert tags(vault) == {second: ("Urgent",)}
    assert codes(vault) == set()
    with pytest.raises(DocumentUnknown):
        vault.tag(["nobody"], "Urgent", ANN, worn=True)


def test_documents_are_found_and_counted_by_tag(vault: Vault) -> None:
    (first,), (second,) = read(vault, b"one"), read(vault, b"two")
    vault.tag([first, second], "tax 2025", ANN, worn=True)
    vault.tag([second], "car", ANN, worn=True)
    found = Selection(tag="CAR")
    assert ([one.id for one in vault.summaries(found)], vault.count(found)) == ([second], 1)
    assert vault.facets(Selection()).tags == {"car": 1, "tax 2025": 2}
    assert vault.facets(found).tags == {"car": 1, "tax 2025": 2}
    assert vault.facets(found).types == {"invoice": 1}
    assert vault.facets(Selection(client="nobody")).tags == {}


def test_what_is_made_of_a_document_has_its_tags(vault: Vault) -> None:
    (whole,) = read(vault)
    vault.tag([whole], "car", ANN, worn=True)
    change = vault.supersede([whole], [dealt(vault, whole, 1)], "split", ANN)
    assert tags(vault) == {change.documents[0]: ("car",)}
    assert vault.facets(Selection()).tags == {"car": 1}
    vault.reinstate([whole], change.documents, ANN)
    assert tags(vault) == {whole: ("car",)}
    assert vault.check(silent) == ()


@pytest.mark.parametrize("statement", ["DELETE FROM tags", "UPDATE tags SET name = 'bike'"])
def test_tags_that_nobody_gave_are_noticed(tmp_path: Path, statement: str) -> None:
    vault = new_vault(tmp_path)
    vault.tag(read(vault), "car", ANN, worn=True)
    vault.close()
    with inside(tmp_path) as connection:
        connection.exec_driver_sql(statement)
    vault = opened(tmp_path)
    assert codes(vault) == {"tags.altered"}
    vault.close()
