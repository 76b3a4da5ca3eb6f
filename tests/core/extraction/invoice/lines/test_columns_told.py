"""What a column holds where its heading and its figures part, or where taxes stand in the rows."""

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()


def read(*rows: Row) -> Record:
    return extract_invoice(TYPES["invoice"], contents(page("Invoice", *rows)))


def told(record: Record, *names: str) -> list[list[str]]:
    return [[row.value(name) or "" for name in names] for row in record.tables["line_items"]]


def test_figures_that_end_far_behind_the_beginning_of_their_heading_are_under_it() -> None:
    record = read(
        ((50, "Item #"), (120, "Description"), (270, "Qty"), (310, "Price"), (400, "Taxed"), (470, "Amount")),
        ((50, "17"), (120, "Mouse 220 B"), (300, "6"), (365, "18.49"), (435, "X"), (560, "110.94")),
        ((50, "18"), (120, "Dock 11"), (300, "3"), (360, "129.00"), (560, "387.00")),
        ((400, "Total"), (560, "497.94")),
    )
    rows = [["17", "Mouse 220 B", "6", "18.49", "110.94"], ["18", "Dock 11", "3", "129.00", "387.00"]]
    assert told(record, "code", "description", "quantity", "unit_price", "amount") == rows
    assert {row.fields["unit_price"].accepted for row in record.tables["line_items"]} == {True}


MARKET = (
    ((50, "Description"), (200, "Unit price"), (280, "Qty"), (320, "Net amount"), (400, "Tax"), (440, "Tax amount")),
    ((50, "Charger"), (200, "1,101.69"), (280, "2"), (320, "2,203.38"), (400, "18% IGST"), (440, "396.61")),
    ((50, "Carriage"), (200, "33.90"), (320, "33.90"), (400, "18% IGST"), (440, "6.10")),
)
GROSS = ("Total amount", "2,599.99", "40.00")


def test_carriage_that_is_taxed_is_a_row_and_rows_are_net_where_that_is_count_times_price() -> None:
    rows = [(*row, (510.0, gross)) for row, gross in zip(MARKET, GROSS, strict=True)]
    record = read(*rows, ((50, "Total:"), (440, "402.71"), (510, "2,639.99")))
    assert told(record, "description", "amount") == [["Charger", "2203.38"], ["Carriage", "33.90"]]
    assert "tax_amount" not in record.fields or not record.fields["tax_amount"].accepted


def test_a_price_less_the_discount_of_its_row_is_under_a_heading_set_left_of_it() -> None:
    record = read(
        ((50, "Item"), (120, "Description"), (300, "Qty"), (360, "Price"), (430, "Disc"), (490, "Extension")),
        ((50, "GLV"), (120, "Gloves, box 100"), (330, "24"), (400, "11.95"), (460, "5%"), (550, "272.46")),
        ((50, "SHP-5"), (120, "Container 5 qt"), (330, "10"), (400, "6.75"), (460, "10%"), (550, "60.75")),
        ((430, "Total"), (550, "333.21")),
    )
    assert told(record, "code", "description", "quantity", "unit_price", "amount") == [
        ["GLV", "Gloves, box 100", "24", "11.95", "272.46"],
        ["SHP-5", "Container 5 qt", "10", "6.75", "60.75"],
    ]
    assert {row.fields["amount"].accepted for row in record.tables["line_items"]} == {True}


def test_a_heading_over_the_middle_of_its_words_leaves_the_column_before_it() -> None:
    record = read(
        ((50, "Line"), (100, "Mfr. ref."), (280, "Description"), (380, "Qty"), (430, "Price"), (500, "Amount")),
        ((50, "1"), (90, "W2020A"), (200, "Toner 414A black"), (385, "4"), (430, "89.99"), (500, "359.96")),
        ((50, "2"), (90, "W2021A"), (200, "Toner 414A cyan"), (385, "2"), (430, "99.99"), (500, "199.98")),
        ((430, "Total"), (500, "559.94")),
    )
    assert told(record, "description") == [["Toner 414A black"], ["Toner 414A cyan"]]
