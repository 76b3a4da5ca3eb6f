"""Data that a file carries together with what its page prints."""

from dataclasses import replace

from core.catalogue import bundled_types
from core.domain.page import Embedded
from core.domain.record import Field, Origin, Record
from core.extraction.extracting import extract
from tests.core.extraction.invoice.drawn import contents, page

INVOICE = bundled_types()["invoice"]
PAGE = page("Plain Paper Ltd", ((400.0, "Invoice No: A-1"),), ((400.0, "Total"), (480.0, "£9.00")))


def read(field: Field) -> Field:
    embedded = Embedded("gst_qr", "invoice", Record({"total_amount": field}), whole=False)
    return extract(INVOICE, replace(contents(PAGE), embedded=(embedded,))).fields["total_amount"]


def test_data_wins_over_the_page() -> None:
    assert read(Field("8.00", origin=Origin.EMBEDDED).accept("embedded", syntax="CII")).value == "8.00"


def test_unproved_data_is_believed_where_the_page_prints_the_same() -> None:
    found = read(Field("9.00", origin=Origin.CODE))
    assert found.accepted
    assert found.reason is not None
    assert found.reason.code == "two_readings"


def test_unproved_data_that_the_page_contradicts_is_left_to_a_person() -> None:
    assert not read(Field("8.00", origin=Origin.CODE)).accepted


def test_the_page_adds_what_the_data_lacks() -> None:
    embedded = Embedded("epc_qr", "invoice", Record({"iban": Field("DE89370400440532013000")}), whole=False)
    assert extract(INVOICE, replace(contents(PAGE), embedded=(embedded,))).value("invoice_number") == "A-1"
