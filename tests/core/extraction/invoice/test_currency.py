"""The currency of a paper, and the country and language it is read by."""

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.page import TextSource
from core.domain.record import Evidence, Field
from core.extraction.invoice.currency import with_currency
from core.extraction.invoice.paper import paper
from core.extraction.values.countries import country_of, language_of
from tests.core.extraction.invoice.drawn import contents, page

INVOICE = bundled_types()["invoice"]


def currency(*lines: str) -> tuple[str, bool] | None:
    found = with_currency(paper(INVOICE, contents(page(*lines))), {}).get("currency")
    return (found.value, found.accepted) if found else None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Total £9.00",), ("GBP", True)),
        (("Total EUR 9,00",), ("EUR", True)),
        (("Portland, OR 97201", "Total $9.00"), ("USD", True)),
        (("Total $9.00",), ("USD", False)),
        (("Toronto, Canada", "Total $9.00"), ("CAD", True)),
        (("MELATI SDN BHD", "Total 9.00"), ("MYR", False)),
        (("Total 9.00", "Ringgit Malaysia nine only"), ("MYR", True)),
        (("Total 9.00",), None),
        (("BALL PEN BLUE 2.00", "Total £9.00"), ("GBP", True)),
        (("IGST 12%", "Total Rs. 9.00"), ("INR", True)),
    ],
)
def test_what_is_printed_decides(lines: tuple[str, ...], expected: tuple[str, bool] | None) -> None:
    assert currency(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "again", "accepted"),
    [
        (("Total EUR 9,00",), None, False),
        (("Total EUR 9,00",), "EUR", True),
        (("Net EUR 8,00", "EUR 9,00"), None, True),
    ],
)
def test_on_a_scan_two_prints_or_two_readings_tell_it(
    lines: tuple[str, ...], again: str | None, *, accepted: bool
) -> None:
    seen = page(*lines, source=TextSource.OCR)
    seen = replace(seen, words=tuple(word._replace(second=again and word.text) for word in seen.words))
    field = with_currency(paper(INVOICE, contents(seen)), {})["currency"]
    assert (field.value, field.accepted) == ("EUR", accepted)


def test_country_by_its_signs() -> None:
    assert country_of("Springfield, IL 62701") == "US"
    assert country_of("MELATI SDN BHD, JALAN ANGSA") == "MY"
    assert country_of("nothing here") is None


def test_language_by_its_small_words() -> None:
    assert language_of("die Rechnung und der Betrag für Sie") == "de"
    assert language_of("la facture et le montant pour vous") == "fr"
    assert language_of("xyz") is None


def test_a_slip_without_currency_is_in_that_of_its_country_where_all_signs_agree() -> None:
    receipt = bundled_types()["receipt"]

    def slip(*lines: str) -> tuple[str, bool] | None:
        found = with_currency(paper(receipt, contents(page(*lines))), {}).get("currency")
        return (found.value, found.accepted) if found else None

    assert slip("MELATI SDN BHD", "12 Jalan Cempaka", "Total 9.00") == ("MYR", True)
    assert slip("12 Jalan Cempaka", "Total 9.00") == ("MYR", False)
    assert slip("MELATI SDN BHD", "12 Jalan Cempaka", "RON 95", "Total RM 9.00") == ("MYR", True)


@pytest.mark.parametrize(
    ("total", "expected"),
    [("USD 100.00", ("USD", True)), ("SGD 100.00", ("SGD", True)), ("100.00", ("SGD", False))],
)
def test_of_two_currencies_the_total_is_in_that_of_the_paper(total: str, expected: tuple[str, bool]) -> None:
    lines = ("Singapore 139951", f"Total {total}", "Converted: USD 75.00, SGD 100.00")
    view = paper(INVOICE, contents(page(*lines)))
    amount = Field("100.00", Evidence(total, 1), currency=total[:3] if total[0].isalpha() else None).accept("sum")
    found = with_currency(view, {"total_amount": amount})["currency"]
    assert (found.value, found.accepted) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Tiny Warbler Pty Ltd", "Brunswick East VIC 3057", "Total 9.00"), ("AUD", True)),
        (("120 Onehunga Mall, Auckland 1061", "GST 112-884-309", "Total $9.00"), ("NZD", True)),
        (("Hamilton, ON  L8E 2W8", "HST 13%", "Total 9.00"), ("CAD", True)),
        (("Jl. Cempaka 18", "PB1 10%", "Total 9.000"), ("IDR", True)),
        (("Hamilton, ON  L8E 2W8", "Total 9.00"), ("CAD", False)),
    ],
)
def test_two_signs_of_a_country_tell_the_currency_of_a_slip(lines: tuple[str, ...], expected: tuple[str, bool]) -> None:
    found = with_currency(paper(bundled_types()["receipt"], contents(page(*lines))), {})["currency"]
    assert (found.value, found.accepted) == expected
