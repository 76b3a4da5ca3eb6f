"""Names and addresses of pictures: whole, of their own words only, and firmly read."""

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Box
from core.domain.page import Contents, TextSource
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.parties.purity import slogan
from tests.core.extraction.invoice.drawn import Row, contents, page

INVOICE = bundled_types()["invoice"]
PARTY: tuple[Row | str, ...] = ("Norwood Holz GmbH", "Ziegelweg 175", "20999 Elbrode")


def scanned(*rows: Row | str, sure: float = 0.999) -> Contents:
    """A picture whose every word two recognizers read alike."""
    drawn = page("Bill to", *rows, "", "Invoice no. RE-02172", source=TextSource.OCR)
    words = tuple(word._replace(confidence=sure, second=word.text) for word in drawn.words)
    return contents(replace(drawn, words=words))


def read(*rows: Row | str, sure: float = 0.999) -> Record:
    return extract_invoice(INVOICE, scanned(*rows, sure=sure))


def accepted(record: Record) -> list[bool]:
    return [record.fields[name].accepted for name in ("customer_name", "customer_address") if name in record.fields]


def test_what_two_recognizers_are_sure_of_is_accepted() -> None:
    assert accepted(read(*PARTY)) == [True, True]


def test_a_name_that_both_may_have_misread_is_left_to_a_person() -> None:
    assert accepted(read(*PARTY, sure=0.97)) == [False, False]


def test_an_address_whose_postcode_may_be_misread_is_left_to_a_person() -> None:
    drawn = scanned(*PARTY)
    words = tuple(one._replace(confidence=0.97) if one.text == "20999" else one for one in drawn.pages[0].words)
    record = extract_invoice(INVOICE, contents(replace(drawn.pages[0], words=words)))
    assert accepted(record) == [True, False]


@pytest.mark.parametrize(
    "name",
    [
        "Norwood Holz Norwood Holz GmbH",
        "Norwood Bestellnummer Holz GmbH",
        "Norwood Invoice number Holz GmbH",
        "The General Counsel, Norwood Holz GmbH",
    ],
)
def test_a_name_with_another_cells_words_is_left_to_a_person(name: str) -> None:
    record = read(name, *PARTY[1:])
    assert record.fields.get("customer_name") is None or not record.fields["customer_name"].accepted


def test_a_name_whose_trade_is_taken_for_its_address_is_left_to_a_person() -> None:
    record = read("Kestrel & Crane", "Cleaning Services 7907", "12 Mill Road", "Leeds LS1 4AB")
    assert not record.fields["customer_name"].accepted


def test_a_name_that_goes_on_behind_a_stain_is_left_to_a_person() -> None:
    record = read(((50.0, "Mistral Ouest SAS"), (140.0, "Fournitures")), "48 boulevard Carnavon", "75099 Paris")
    assert not record.fields["customer_name"].accepted or "Fournitures" in record.fields["customer_name"].value


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("Ironmongers since 1921, 12 Sheep Street, York YO1 7HH", True),
        ("Chauffage – Sanitaire, 16 rue de la Fontaine, 56400 AURAY", True),
        ("12 rue Blériot, 21000 DIJON, S.A. au capital de 33 911 446 €", True),
        ("Attorneys at Law - 1900 Foshay Annex, Minneford, MN 55999", True),
        ("12 Sheep Street, York YO1 7HH", False),
        ("Via Roma 1921, 20121 Milano", False),
    ],
)
def test_what_a_firm_does_or_since_when_is_of_no_address(address: str, *, leads: bool) -> None:
    assert slogan(address) == leads


@pytest.mark.parametrize("name", ["Vitro-Net MD", "Vitro-Net®"])
def test_a_trade_mark_is_not_surely_its_owners_name(name: str) -> None:
    record = read(((50.0, name),), "48 boulevard Carnavon", "75099 Paris")
    assert not record.fields["customer_name"].accepted


def test_an_address_beside_which_a_number_stands_askew_is_left_to_a_person() -> None:
    drawn = scanned(*PARTY).pages[0]
    box = next(word.box for word in drawn.words if word.text == "175")
    lower = Box(box.x0, box.y0 + 0.6 * box.height, box.x1, box.y1 + 0.6 * box.height)
    words = tuple(word._replace(box=lower) if word.text == "175" else word for word in drawn.words)
    record = extract_invoice(INVOICE, contents(replace(drawn, words=words)))
    assert record.value("customer_address") == "Ziegelweg, 20999 Elbrode"
    assert accepted(record) == [True, False]


@pytest.mark.parametrize(("initials", "sure"), [((), True), (("A.B.",), False)])
def test_initials_on_a_line_of_their_own_begin_the_name_below(initials: tuple[str, ...], *, sure: bool) -> None:
    head = (*initials, "Corvane Druckerei AG", "Route du Moulin 219", "1299 Vaumarin", "Tel. 021 555 01 02", "")
    rest = ("Rechnung", "", "Kunde", "Seraina Bergholzer", "Seestrasse 151", "6099 Luzerwil")
    field = extract_invoice(INVOICE, contents(page(*head, *rest))).fields["vendor_name"]
    assert field.accepted == sure
