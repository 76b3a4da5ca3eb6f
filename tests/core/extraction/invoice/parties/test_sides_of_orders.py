"""Who sells and who buys on an order, and where they are."""

from __future__ import annotations

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.paper import paper
from core.extraction.invoice.parties.naming import sides
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()
GOODS: tuple[Row, ...] = (
    ((50.0, "Description"), (300.0, "Qty"), (400.0, "Amount")),
    ((50.0, "Copper pipe"), (300.0, "2"), (400.0, "40.00")),
)
SELLER: tuple[str, ...] = ("Lakeshore Precision Inc", "77 Foundry St", "Port Amity, MI 48099")


def accepted(*rows: Row | str, kind: str = "purchase_order") -> list[str]:
    record: Record = extract_invoice(TYPES[kind], contents(page(*rows, *GOODS)))
    return [record.fields[name].value for name in ("vendor_name", "vendor_address") if record.fields[name].accepted]


@pytest.mark.parametrize("label", ["Vendor: V10447", "Vendor: 300418", "Supplier"])
def test_the_number_of_a_vendor_may_stand_above_its_name(label: str) -> None:
    assert accepted("PURCHASE ORDER", "", label, *SELLER) == [SELLER[0], ", ".join(SELLER[1:])]


def test_a_name_and_a_town_without_postcode_are_parted() -> None:
    assert "Prairie Valve & Fitting Ltd., Nisku AB" not in accepted(
        "PURCHASE ORDER", "", "Vendor: Prairie Valve & Fitting Ltd., Nisku AB"
    )


def test_an_address_is_left_to_a_person_where_the_name_has_two() -> None:
    head = ("Kreislauf Süd GmbH", "Am Wertstoffhof 3", "85080 Gaimersheim", "Tel. 08458 555-0", "")
    window = ("Kreislauf Süd GmbH · Postfach 1120 · 85077 Gaimersheim", "Metallbau Obermeier GmbH", "Daimlerstr. 22")
    rest = ("85092 Kösching", "", "Rechnung Nr. 4020118834", "Rechnungsdatum 31.01.2025", "")
    assert accepted(*head, *window, *rest, kind="invoice") == ["Kreislauf Süd GmbH"]
    same = (window[0].replace("Postfach 1120", "Am Wertstoffhof 3").replace("85077", "85080"), *window[1:])
    assert len(accepted(*head, *same, *rest, kind="invoice")) == len(SELLER) - 1


@pytest.mark.parametrize(
    "title", ["Conferma d'ordine N. 221/2026", "Auftragsbestätigung AB-26-1044", "Auftragsbestätigung"]
)
def test_the_seller_confirms_an_order_with_or_without_its_number_behind_the_title(title: str) -> None:
    read = paper(TYPES["purchase_order"], contents(page("Arredo Convivio SRL", title, "", *SELLER, *GOODS)))
    assert sides(read).sender == "vendor"


def test_the_state_over_the_name_of_an_office_is_not_the_buyer() -> None:
    head = ("RÉPUBLIQUE FRANÇAISE", "COMMUNE DE SAINT-ALVÈRE", "1 place de la Mairie", "19999 Saint-Alvère", "")
    order = page(*head, "BON DE COMMANDE", "", "Fournisseur", "SIGNAROUTE SAS", "12 rue des Tanneurs", *GOODS)
    assert not extract_invoice(TYPES["purchase_order"], contents(order)).fields["customer_name"].accepted
