"""A letter in an envelope's window: who sends it on a small line, and right under that the one addressed."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.parties.test_contenders import Line, drawn

SIGN: Line = (400, 30, 17, "Malermeister Ole Brinkhaus")
SMALL: Line = (50, 100, 7, "Malermeister Ole Brinkhaus, Deichstr. 8a, 26721 Emden")
REST: tuple[Line, ...] = (
    (50, 200, 12, "Rechnung"),
    (50, 220, 10, "Rechnungsnummer: 2025-0117"),
    (50, 400, 10, "Rechnungsbetrag 3.231,09 €"),
)


def lines(*texts: str, height: float = 10.0, top: float = 112.0) -> tuple[Line, ...]:
    return tuple((50.0, top + 12.0 * at, height, text) for at, text in enumerate(texts) if text)


def read(*told: Line) -> Record:
    return extract_invoice(bundled_types()["invoice"], drawn(*told, *REST))


def both(record: Record) -> dict[str, tuple[str, bool]]:
    names = ("vendor_name", "customer_name")
    return {name: (one.value, one.accepted) for name in names if (one := record.fields.get(name)) is not None}


@pytest.mark.parametrize(
    "addressed",
    [
        ("Herrn", "Thorsten Uhlendorf", "Heidekamp 19", "38524 Sassenburg"),
        ("Thorsten Uhlendorf", "Heidekamp 19", "", "38524 Sassenburg"),
    ],
)
def test_who_stands_in_the_window_is_addressed_by_who_stands_above(addressed: tuple[str, ...]) -> None:
    record = read(SIGN, SMALL, *lines(*addressed))
    assert both(record) == {
        "vendor_name": ("Malermeister Ole Brinkhaus", True),
        "customer_name": ("Thorsten Uhlendorf", True),
    }
    assert record.value("customer_address") == "Heidekamp 19, 38524 Sassenburg"


@pytest.mark.parametrize(
    "shown",
    [
        (SMALL, *lines("Lieferadresse:", "Thorsten Uhlendorf", "Heidekamp 19", "38524 Sassenburg")),
        (SMALL, *lines("Thorsten Uhlendorf", "Heidekamp 19", "38524 Sassenburg", height=7.0)),
        (SMALL, *lines("Thorsten Uhlendorf", "Heidekamp 19", "38524 Sassenburg", top=200.0)),
    ],
)
def test_elsewhere_it_is_left_to_a_person(shown: tuple[Line, ...]) -> None:
    assert not any(sure for _, sure in both(read(SIGN, *shown)).values())


def test_a_person_or_a_department_within_a_company_is_of_neither_name_nor_address() -> None:
    under = ("Ferrotec Schleiftechnik AG", "Herr Jörg Petzold", "Ulmer Str. 210", "73431 Aalen")
    record = read(SIGN, SMALL, *lines(*under))
    assert both(record)["customer_name"] == ("Ferrotec Schleiftechnik AG", True)
    assert record.value("customer_address") == "Ulmer Str. 210, 73431 Aalen"
    record = read(SIGN, SMALL, *lines("Kranzler AG", "Einkauf / Kreditoren", "Industriezeile 47", "4020 Linz"))
    assert record.value("customer_address") == "Industriezeile 47, 4020 Linz"


def test_a_family_under_the_sign_of_its_house_is_not_surely_the_sender() -> None:
    sign: Line = (200, 30, 20, "Hotel Zur Alten Post")
    family: Line = (180, 62, 8, "Familie Kirchgässner · Marktplatz 2 · 97616 Bad Neustadt")
    guest = lines("Rechnungsempfänger:", "Nordlicht Consulting GmbH", "Ballindamm 8", "20095 Hamburg")
    assert not both(read(sign, family, *guest)).get("vendor_name", ("", False))[1]


def test_bars_part_the_line_in_the_window_as_well() -> None:
    pieces: tuple[Line, ...] = (
        (50, 100, 7, "Kontor Digital GmbH"),
        (122, 100, 7, "Schanzenweg 12"),
        (178, 100, 7, "20999 Hamburg"),
    )
    record = read(*pieces, *lines("Thorsten Uhlendorf", "Heidekamp 19", "38524 Sassenburg"))
    assert both(record)["customer_name"] == ("Thorsten Uhlendorf", True)
