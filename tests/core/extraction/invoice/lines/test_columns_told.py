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
    assert all(row.fields["unit_price"].accepted for row in record.tables["line_items"])


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
