"""A company's name in the largest letters above everything else is the sender's, where no other company may be."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.parties.test_contenders import GOODS, Line, drawn

HEAD: tuple[Line, ...] = (
    (50, 40, 16, "Barrowmead Pumps Ltd"), (50, 60, 10, "Stand 88, Industrial Area, Leeds 0999. VAT 4990112233"),
)  # fmt: skip
TITLE: tuple[Line, ...] = ((450, 100, 10, "INVOICE"), (450, 112, 10, "INV 1180"), (450, 124, 10, "2025-08-05"))
ADDRESSED: tuple[Line, ...] = ((50, 110, 10, "Mopane Lodge, PO Box 4, Hoedspan"),)
CUSTOMER: tuple[Line, ...] = (
    (50, 40, 16, "Fitch Holdings Ltd"),
    (50, 70, 10, "5 Elm Row"),
    (50, 82, 10, "Leeds LS6 2AB"),
)
REACHED: tuple[Line, ...] = (
    (300, 60, 10, "Northgate Repairs"), (300, 72, 10, "14 Castle Street"), (300, 84, 10, "Leeds LS1 4AP"),
    (300, 96, 10, "Tel 0113 496 0123"),
)  # fmt: skip
SOLD = (*GOODS, (350.0, 340.0, 10.0, "Total"), (450.0, 340.0, 10.0, "20.00"))


def read(*lines: Line) -> Record:
    return extract_invoice(bundled_types()["invoice"], drawn(*lines, *SOLD))


def sure(record: Record) -> str | None:
    field = record.fields.get("vendor_name")
    return field.value if field is not None and field.accepted else None


def test_the_largest_name_that_heads_a_paper_is_the_senders() -> None:
    assert sure(read(*HEAD, *TITLE, *ADDRESSED)) == "Barrowmead Pumps Ltd"


@pytest.mark.parametrize(
    "lines",
    [
        (*HEAD, *TITLE, *ADDRESSED, (50, 780, 7, "Kestrel Prints Limited, Leeds. Company No. 07718820")),
        ((50, 40, 10, "Barrowmead Pumps Ltd"), *HEAD[1:], *TITLE, *ADDRESSED),
        (*HEAD, *TITLE, *ADDRESSED, (50, 20, 16, "Kestrel Prints")),
        (*HEAD[:1], *TITLE),
        (*HEAD, (450, 88, 10, "CREDIT NOTE"), *TITLE[1:], *ADDRESSED),
        (*HEAD, *TITLE, *ADDRESSED, (50, 700, 10, "Issued under a self-billing agreement")),
        (*CUSTOMER, *TITLE, *REACHED),
    ],
    ids=("another company", "no larger", "another above", "nobody else", "credited", "for another", "another reached"),
)
def test_it_is_left_to_a_person_where_another_may_be(lines: tuple[Line, ...]) -> None:
    assert sure(read(*lines)) is None


def test_a_name_that_the_paper_gives_again_in_full_needs_no_tree_to_be_sure_of_its_lines() -> None:
    head: tuple[Line, ...] = (
        (40, 40, 12, "BERSIH JAYA SERVICES SDN BHD (1184402-K)"), (509, 40, 13, "INVOICE"),
        (40, 52, 8, "No 22, Jalan PJU 3/49, Sunway Damansara"), (40, 60, 8, "47810 Petaling Jaya, Selangor"),
        (40, 68, 8, "SST Reg No: B16-1808-32000417"), (40, 88, 8, "Bill To"), (40, 97, 8, "Klinik Seri Murni"),
        (40, 105, 8, "12-1 Jalan SS21/37"), (40, 113, 8, "47400 Petaling Jaya"),
    )  # fmt: skip
    assert sure(read(*head, (40, 400, 8, "Cheque payable to BERSIH JAYA SERVICES SDN BHD."))) is not None


@pytest.mark.parametrize(("name", "known"), [("Thwaite Pemberton LLP", True), ("Thwaite Pemberton", False)])
def test_what_a_firm_practises_is_no_part_of_a_name_that_its_legal_form_ends(name: str, *, known: bool) -> None:
    head: tuple[Line, ...] = (
        (50, 40, 14, name), (50, 55, 10, "Chartered Accountants"), (50, 67, 10, "4 Castle Chambers, Skipton BD23 1UZ"),
        (50, 79, 10, "01756 555 0144"), (50, 140, 10, "Malham Cheese Company Limited"), (50, 152, 10, "Gordale Dairy"),
        (50, 164, 10, "Leeds LS1 4AB"),
    )  # fmt: skip
    assert (sure(read(*head, *TITLE)) == name) is known
