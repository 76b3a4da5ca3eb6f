"""Time of sale and last digits of a card: nothing else on a receipt looks like them."""

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.page import Page, TextSource
from core.domain.record import Field
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.paper import paper
from core.extraction.invoice.payments import payment_fields
from tests.core.extraction.invoice.drawn import contents, page

RECEIPT = bundled_types()["receipt"]


def told(drawn: Page) -> dict[str, Field]:
    return dict(payment_fields(paper(RECEIPT, contents(drawn))))


def said(drawn: Page) -> dict[str, tuple[str, bool]]:
    return {name: (field.value, field.accepted) for name, field in told(drawn).items()}


def test_the_one_time_and_the_one_card_are_accepted_and_the_means_are_not() -> None:
    assert said(page("25/12/2018 8:13 PM", "VISA ****4711", "CASH")) == {
        "receipt_time": ("20:13", True),
        "card_last4": ("4711", True),
        "payment_method": ("VISA", False),
    }


def test_two_times_are_left_to_a_person() -> None:
    assert said(page("In 18:02", "Out 20:13")) == {"receipt_time": ("18:02", False)}


@pytest.mark.parametrize(("again", "accepted"), [("20:13", True), ("20:18", False), (None, False)])
def test_on_a_scan_two_recognizers_must_read_it_alike(again: str | None, *, accepted: bool) -> None:
    seen = page("20:13", source=TextSource.OCR)
    seen = replace(seen, words=tuple(word._replace(second=again) for word in seen.words))
    field = told(seen)["receipt_time"]
    assert field.accepted is accepted
    assert field.reason is not None
    assert field.reason.code == ("two_readings" if accepted else "guess")


@pytest.mark.parametrize("card", ["Carte fidélité ****8820", "Loyalty card XXXX 8820", "Clubcard ****8820"])
def test_a_card_that_nothing_is_paid_with_is_none(card: str) -> None:
    assert said(page(card)) == {}
    assert said(page("VISA ****4711", card))["card_last4"] == ("4711", True)


@pytest.mark.parametrize(("printed", "phone"), [("05 55 00 18 44", "05 55 00 18 44"), ("22,86", None)])
def test_a_telephones_number_has_six_figures(printed: str, phone: str | None) -> None:
    shop = ("Corner Deli Ltd", "25 Mill Road, Leeds LS1 4AB", f"Tel: {printed}", "")
    assert (
        extract_invoice(RECEIPT, contents(page(*shop, ((50.0, "TOTAL"), (300.0, "22.86"))))).value("vendor_phone")
        == phone
    )
