"""Which country and language a paper is of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.values.countries import COUNTRIES, country_of, language_of
from core.extraction.values.currencies import CODES


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Springfield, IL 62704", "US"),
        ("GSTIN 29AAACB1234F1Z5 Total ₹ 1,200.00", "IN"),
        ("Oakleaf Trading Sdn Bhd, Jalan Mawar", "MY"),
        ("Musterbau GmbH 19 % MwSt", "DE"),
        ("SIRET 123 456 789 00012 TVA 20 %", "FR"),
        ("Rechnung in CHF", "CH"),
        ("Nota Fiscal, CNPJ 12.345.678/0001-95", "BR"),
        ("Tel. +41 44 123 45 67", "CH"),
        ("Telefon +43 1 2345678", "AT"),
        ("Org.nr 995 525 828 MVA", "NO"),
        ("Toronto ON M5V 3L9", "CA"),
        ("Invoice number A1B2C3-0004", None),
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
    assert country_of(text) in {None, *COUNTRIES}
    assert language_of(text) in {None, "en", "fr", "de", "nl", "es", "it", "ms"}


def test_every_country_has_a_known_currency_and_order() -> None:
    for country in COUNTRIES.values():
        assert country.currency in CODES
        assert country.dates in {None, "dmy", "mdy", "ymd"}
        assert country.mark in {None, ".", ","}
