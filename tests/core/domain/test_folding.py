"""Words as they are compared."""

from hypothesis import given
from hypothesis import strategies as st

from core.domain.folding import folded, letters, spaced


def test_case_accents_and_punctuation_do_not_count() -> None:
    assert folded("Numéro de Facture :") == folded("NUMERO DE FACTURE")
    assert folded("17(1)") == "171"
    assert spaced("Total  TTC (€)") == " total ttc "


def test_vowel_signs_of_indian_scripts_count() -> None:
    assert folded("कुल") != folded("कल")
    assert spaced("शुद्ध वेतन") == " शुद्ध वेतन "


@given(st.text(max_size=30))
def test_every_letter_knows_where_it_came_from(text: str) -> None:
    assert all(0 <= letter.at < len(text) for letter in letters(text))
    assert [letter.at for letter in letters(text)] == sorted(letter.at for letter in letters(text))


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert spaced(spaced(text)) == spaced(text)
