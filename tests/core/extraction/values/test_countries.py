"""Which country and language a paper is of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.values.countries import country_of, language_of


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Springfield, IL 62704", "US"),
        ("GSTIN 29AAACB1234F1Z5 Total ₹ 1,200.00", "IN"),
        ("Oakleaf Trading Sdn Bhd, Jalan Mawar", "MY"),
        ("Musterbau GmbH 19 % MwSt", "DE"),
        ("SIRET 123 456 789 00012 TVA 20 %", "FR"),
        ("Rechnung in CHF", "CH"),
        ("Kiwi and Sons", None),
        ("CHF 5.00 or AED 20.00", None),
        ("", None),
    ],
)
def test_the_signs_on_a_paper_tell_its_country(text: str, country: str | None) -> None:
    assert country_of(text) == country


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Please pay the total amount of this invoice", "en"),
        ("Le montant de la facture est à régler par virement, merci", "fr"),
        ("Bitte überweisen Sie den Betrag auf die Rechnung", "de"),
        ("12.50 99.00 XYZ", None),
    ],
)
def test_small_words_tell_the_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


@given(st.text(max_size=200))
def test_any_text_has_a_country_and_a_language_or_none(text: str) -> None:
    assert country_of(text) in {
        None,
        "US",
        "IN",
        "MY",
        "GB",
        "DE",
        "FR",
        "CH",
        "NL",
        "AU",
        "CA",
        "SG",
        "AE",
        "ES",
        "IT",
    }
    assert language_of(text) in {None, "en", "fr", "de", "nl", "es", "it", "ms"}
