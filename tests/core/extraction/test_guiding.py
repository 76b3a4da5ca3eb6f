"""What was learned, put into records where nothing else vouches."""

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Box, Word
from core.domain.lesson import Hint
from core.domain.page import Contents, Page
from core.domain.record import Evidence, Field, Origin, Record
from core.extraction.guiding import guided, places

RECEIPT, INVOICE = (bundled_types()[name] for name in ("receipt", "invoice"))
HERE = Evidence("there", 1, Box(0, 0, 10, 10))


def hint(field: str, text: str, *, sure: bool = True, closeness: float = 1.0) -> Hint:
    return Hint(field, text, HERE, sure, closeness)


def test_a_name_printed_to_the_letter_is_accepted() -> None:
    field = guided(RECEIPT, Record(), [hint("vendor_name", "TIN ROOF")]).fields["vendor_name"]
    assert (field.value, field.origin, field.accepted) == ("TIN ROOF", Origin.TEMPLATE, True)


def test_one_printed_nearly_is_left_to_a_person() -> None:
    record = Record({"vendor_name": Field("T1N ROOF")})
    field = guided(RECEIPT, record, [hint("vendor_name", "TIN ROOF", sure=False, closeness=0.9)]).fields["vendor_name"]
    assert (field.value, field.accepted) == ("TIN ROOF", False)


def test_the_name_of_the_other_party_is_left_to_a_person() -> None:
    """The client's own invoices teach its name as a supplier's; its purchases print it as their customer's."""
    told, elsewhere = [hint("vendor_name", "Green Gardens Ltd")], Evidence("Tin Roof", 1, Box(50, 50, 90, 60))
    customers = [Field("GREEN GARDENS LTD", elsewhere), Field("Gr. Gardens", HERE), None, Field("Tin Roof", elsewhere)]
    records = [Record({"customer_name": one} if one else {}) for one in customers]
    accepted = [guided(INVOICE, record, told).fields["vendor_name"].accepted for record in records]
    assert accepted == [False, False, False, True]


def test_it_is_accepted_where_the_reader_found_it_too() -> None:
    record = Record({"vendor_name": Field("T1n Roof", HERE)})
    assert guided(INVOICE, record, [hint("vendor_name", "Tin Roof")]).fields["vendor_name"].accepted


@pytest.mark.parametrize(
    ("name", "text", "accepted"),
    [
        ("invoice_number", "INV-001", True),
        ("invoice_number", "INV-001 Date 12/03/2025", False),
        ("payment_terms", "30 days", False),
        ("invoice_date", "25/12/2018 Page 1", True),
        ("iban", "GB82 WEST 1234 5698 7654 32", True),
    ],
)
def test_only_what_shows_its_end_is_accepted_for_its_place(name: str, text: str, accepted: bool) -> None:  # noqa: FBT001
    assert guided(INVOICE, Record(), [hint(name, text)]).fields[name].accepted == accepted


def test_what_is_vouched_for_stays() -> None:
    record = Record({"vendor_name": Field("Tin Roof Ltd").accept("label")})
    assert guided(RECEIPT, record, [hint("vendor_name", "TIN ROOF")]) == record


def test_values_are_read_as_their_kind_and_money_waits_for_its_sum() -> None:
    told = [hint("receipt_date", "25/12/2018 8:13PM"), hint("total_amount", "12.00 MYR")]
    record = guided(RECEIPT, Record(), told)
    assert (record.value("receipt_date"), record.value("total_amount")) == ("2018-12-25", "12.00")
    assert record.fields["receipt_date"].accepted
    assert not record.fields["total_amount"].accepted


def test_places_that_disagree_tell_nothing() -> None:
    record = guided(RECEIPT, Record(), [hint("total_amount", "12.00"), hint("total_amount", "15.00")])
    assert record == Record()


def test_what_the_type_does_not_have_is_ignored() -> None:
    assert guided(RECEIPT, Record(), [hint("no_such_field", "1")]) == Record()


@pytest.mark.parametrize(("value", "boxes"), [("2018-12-25", 2), ("9.00", 2), ("8.00", 0)])
def test_places_of_a_value_on_the_first_page(value: str, boxes: int) -> None:
    texts = ("Date 25/12/2018", "Total 9.00", "Cash 9.00")
    words = [
        Word(word, Box(60 * n, 20 * row, 60 * n + 50, 20 * row + 10))
        for row, text in enumerate(texts)
        for n, word in enumerate(text.split())
    ]
    name = "receipt_date" if "-" in value else "total_amount"
    found = places(RECEIPT.fields[name], value, Contents((Page(1, 600, 800, tuple(words)),)))
    assert len(found) == boxes
