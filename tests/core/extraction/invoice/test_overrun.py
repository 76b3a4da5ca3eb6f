"""Values that go on in the next line, and names and addresses broken over the lines of a narrow block."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()
BILL: tuple[Row | str, ...] = ("Bill to", "Norwood Supplies Limited", "12 Mill Road", "Leeds LS1 4AB", "")


def read(*rows: Row | str) -> Record:
    return extract_invoice(TYPES["invoice"], contents(page(*rows)))


def test_a_day_goes_on_in_the_next_line() -> None:
    record = read(*BILL, "Invoice No. RE-02172", "Invoice date 3 May", "2024", "", "Due date 2 June", "2024")
    assert (record.value("invoice_date"), record.value("due_date")) == ("2024-05-03", "2024-06-02")


def test_a_number_goes_on_after_a_dash() -> None:
    rows: tuple[Row, ...] = (((50.0, "Invoice No."), (140.0, "PVF/17-")), ((140.0, "18/7720"),))
    assert read(*BILL, *rows).value("invoice_number") == "PVF/17-18/7720"


@pytest.mark.parametrize("begun", ["-", "n/"])
def test_the_value_of_the_next_label_ends_no_number(begun: str) -> None:
    rows: tuple[Row, ...] = (((50.0, "PO Number:"), (140.0, begun)), ((50.0, "Invoice No."), (140.0, "7720")))
    record = read(*BILL, *rows)
    assert record.value("invoice_number") == "7720"
    assert "purchase_order" not in record.fields or not record.fields["purchase_order"].accepted


@pytest.mark.parametrize("end", ["63", "A7"])
def test_a_number_of_which_the_end_may_stand_under_it_is_left_to_a_person(end: str) -> None:
    cell = ("Invoice No.", "LNZ/25-26/97")
    assert read(*BILL, *cell, "").fields["invoice_number"].accepted
    assert not read(*BILL, *cell, end, "").fields["invoice_number"].accepted


def test_a_number_beside_its_label_is_whole_over_that_of_another() -> None:
    rows: tuple[Row, ...] = (((50.0, "Invoice No."), (140.0, "LNZ/25-26/97")), ((50.0, "Our job"), (140.0, "63")))
    assert read(*BILL, *rows).fields["invoice_number"].accepted


def test_a_day_is_not_joined_with_what_stands_further_away() -> None:
    record = read(*BILL, "Due date 2 June", "", "", "2024")
    assert record.value("due_date") != "2024-06-02"


def test_a_sender_with_its_address_runs_over_several_lines() -> None:
    record = read("Chandan Baustoffe", "e.K. · Amselweg", "50, 70999", "Stuttberg", "", *BILL)
    assert record.value("vendor_name") == "Chandan Baustoffe e.K."
    assert record.value("vendor_address") == "Amselweg 50, 70999 Stuttberg"


def test_a_name_runs_over_the_lines_of_a_narrow_block() -> None:
    record = read("Bill to", "Maplethorpe", "Electrical", "Private", "Limited", "12 Mill Road", "Leeds LS1 4AB")
    assert record.value("customer_name") == "Maplethorpe Electrical Private Limited"


def test_a_house_with_a_name_is_left_to_a_person() -> None:
    record = read("Bill to", "Bartholomew Featherstone", "Rosewater Cottage", "12 Mill Road", "Leeds LS1 4AB")
    assert not record.fields["customer_name"].accepted


def test_a_party_on_one_line_keeps_its_postcode() -> None:
    record = read("Bill to: Lambourne Holdings, Inc., Plot No. 8, Ring Road, Chennai 600999")
    assert record.value("customer_name") == "Lambourne Holdings, Inc."
    assert record.value("customer_address") == "Plot No. 8, Ring Road, Chennai 600999"


def test_the_value_of_the_label_above_begins_no_label() -> None:
    record = read(*BILL, "Our ref.", "WA/1494", "P.O. #", "PO-874189", "Terms", "Net 14 days")
    assert record.value("purchase_order") == "PO-874189"


def test_a_house_is_no_number_of_the_paper() -> None:
    record = read(
        "Facture", "Glasswater SARL", "142, place des Halles", "33080 Montfleury", "", "Référence: SG-2024-2482"
    )
    assert record.value("invoice_number") == "SG-2024-2482"


def receipt(*rows: Row | str) -> Record:
    return extract_invoice(TYPES["receipt"], contents(page(*rows)))


def test_a_receipts_number_may_be_called_its_reference() -> None:
    record = receipt("Corner Shop Sdn Bhd", "Ref No: CS-41577", "20/04/2023 08:28", "Total 97.62")
    assert record.value("receipt_number") == "CS-41577"


@pytest.mark.parametrize("said", ["VISA approval 1234", "Contactless", "Merchant copy", "Sans contact"])
def test_the_reference_of_a_cards_slip_is_left_to_a_person(said: str) -> None:
    record = receipt("Corner Shop Sdn Bhd", "20/04/2023 08:28", "Total 97.62", said, "Ref No: 000415")
    field = record.fields.get("receipt_number")
    assert field is None or not field.accepted


def test_a_party_on_one_line_runs_over_the_next() -> None:
    record = read(
        "Billed to: Valdore Holdings, Inc., 181 Prairie View Ln,", "Suite 191, Fairmont, OR 97299", "", "Total"
    )
    assert record.value("customer_name") == "Valdore Holdings, Inc."
    assert record.value("customer_address") == "181 Prairie View Ln, Suite 191, Fairmont, OR 97299"
