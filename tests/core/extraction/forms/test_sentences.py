"""Values that sentences say."""

import pytest

from core.domain.errors import TypeFileInvalid
from core.domain.schema import document_type
from tests.core.extraction.forms.drawn import reading

TITLE = "@40 SERVICE AGREEMENT\n@40 .\n"


def test_the_parties_to_a_contract_stand_after_between_and_and() -> None:
    said = "@40 This agreement is made on 3 May 2024 between Tin Whistle Ltd, a company,\n@40 and Wren Supplies LLP."
    found = reading(TITLE + said)
    assert found.record.value("first_party") == "Tin Whistle Ltd"
    assert found.record.value("second_party") == "Wren Supplies LLP"


def test_where_either_and_may_part_the_names_a_person_decides() -> None:
    found = reading(TITLE + "@40 This agreement is made between Marks and Spencer Ltd and Wren Supplies LLP.")
    parties = [found.record.get(name) for name in ("first_party", "second_party")]
    assert not any(one.accepted for one in parties[:1] if one)


def test_words_apart_as_in_a_table_are_no_sentence() -> None:
    found = reading(TITLE + "@40 between @200 Tin Whistle Ltd @400 and @480 Wren")
    assert found.record.value("first_party") in {None, "Tin Whistle Ltd"}


@pytest.mark.parametrize("sentence", ["between {nobody}", "{party} signs"])
def test_a_sentence_of_an_unknown_field_or_without_a_first_word_is_refused(sentence: str) -> None:
    data = {"id": "x", "title": {"en": "X"}, "fields": {"party": {"kind": "party"}}, "sentences": {"en": [sentence]}}
    with pytest.raises(TypeFileInvalid):
        document_type(data, "x.toml")


def test_what_begins_small_in_a_sentence_is_nobody() -> None:
    said = "@40 This is to certify that the following interest has been paid for the period 01-04-2025 to 31-03-2026."
    assert "customer_name" not in reading(f"@40 INTEREST CERTIFICATE\n@40 .\n{said}").record.fields
