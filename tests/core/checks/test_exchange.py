"""Taxes charged in a foreign currency."""

import pytest

from core.checks.exchange import exchange_findings
from core.domain.finding import Finding, Severity
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page
from core.domain.record import Field, Record

GERMAN, INDIAN, SWISS = "DE136695976", "27AAPFU0939F1ZV", "CHE-116.281.710 MWST"


def found(tax_id: str, currency: str, text: str = "", tax: str = "19.00") -> list[Finding]:
    values = {"vendor_tax_id": tax_id, "currency": currency, "tax_amount": tax}
    words = tuple(Word(part, Box(0, 0, 1, 1)) for part in text.split())
    pages = Contents((Page(1, 100, 100, words),))
    return list(exchange_findings(Record({name: Field(value) for name, value in values.items()}), pages))


@pytest.mark.parametrize(("tax_id", "own"), [(GERMAN, "EUR"), (INDIAN, "INR"), (SWISS, "CHF")])
def test_a_note_says_in_which_currency_the_tax_is_wanted(tax_id: str, own: str) -> None:
    (note,) = found(tax_id, "USD")
    assert (note.code, note.severity, note.facts) == ("tax.currency", Severity.NOTE, {"currency": "USD", "own": own})


@pytest.mark.parametrize("text", ["Exchange rate 1.0823", "Umrechnungskurs: 0,93", "MwSt 17,55 EUR", "VAT in €: 17.55"])
def test_a_rate_or_an_amount_in_the_sellers_currency_is_enough(text: str) -> None:
    assert found(GERMAN, "USD", text) == []


def test_the_sellers_own_currency_wants_no_rate() -> None:
    assert found(GERMAN, "EUR") == []


def test_without_tax_nothing_is_said() -> None:
    assert found(GERMAN, "USD", tax="0.00") == []


def test_a_number_that_names_no_country_says_nothing() -> None:
    assert found("12-3456789", "EUR") == []
