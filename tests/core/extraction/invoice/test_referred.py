"""A paper that has no number but a reference."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import contents, page

INVOICE = bundled_types()["invoice"]


def read(*lines: str) -> Record:
    return extract_invoice(INVOICE, contents(page("FACTURE", "", *lines)))


def test_the_reference_is_offered_as_the_number_and_left_to_a_person() -> None:
    field = read("Référence : AB-2025-17").fields["invoice_number"]
    assert (field.value, field.accepted) == ("AB-2025-17", False)


@pytest.mark.parametrize(("label", "sure"), [("PO number", True), ("Work Order", False), ("W.O. No", False)])
def test_a_job_may_be_the_workshops_own_and_no_order_of_the_buyer(label: str, *, sure: bool) -> None:
    field = read(f"{label}: WO-88120").fields["purchase_order"]
    assert (field.value, field.accepted) == ("WO-88120", sure)


def test_a_number_of_its_own_stays() -> None:
    record = read("Facture n° : F-4711", "Référence : AB-2025-17")
    assert record.value("invoice_number") == "F-4711"


def test_a_long_reference_of_a_payment_is_no_number() -> None:
    assert "invoice_number" not in read("Référence : 21 00000 00003 13947 14300 09017").fields
