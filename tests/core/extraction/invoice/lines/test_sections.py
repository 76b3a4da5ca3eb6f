"""Lines around the rows of a table: heads of sections, sums below them, further tables, taxes beside the amounts."""

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Box
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.lines.allotting import Piece, Share, allotted
from core.extraction.invoice.paper import paper
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()
HEADING: Row = ((50.0, "Pos"), (90.0, "Item"), (290.0, "Qty"), (360.0, "Price"), (450.0, "Total"))
SHELF: Row = ((50.0, "1.1"), (98.0, "Oak shelf"), (290.0, "2"), (360.0, "6.07"), (450.0, "12.14"))
TONER: Row = ((50.0, "1.2"), (98.0, "Toner"), (290.0, "3"), (360.0, "9.00"), (450.0, "27.00"))


def read(*rows: Row | str) -> Record:
    return extract_invoice(TYPES["invoice"], contents(page("Invoice", *rows)))


def told(*rows: Row | str) -> list[tuple[str | None, str | None]]:
    found = read(*rows).tables.get("line_items", ())
    return [(row.value("description"), row.value("amount")) for row in found]


@pytest.mark.parametrize(
    "below",
    [
        ((90.0, "Net"), (450.0, "39.14")),
        ((90.0, "Supply value"), (200.0, "39.14")),
        ((90.0, "Code"), (160.0, "Rate"), (230.0, "Goods")),
        ((90.0, "Standard"), (230.0, "39.14")),
    ],
)
def test_what_stands_below_the_last_row_and_tells_sums_is_no_part_of_it(below: Row) -> None:
    assert told(HEADING, SHELF, TONER, below) == [("Oak shelf", "12.14"), ("Toner", "27.00")]


@pytest.mark.parametrize(
    ("behind", "described"), [("ex 39,71", "Oak shelf ex 39,71"), ("ex 39.7", "Oak shelf ex 39.7")]
)
def test_an_amount_among_the_words_below_a_row_is_part_of_what_describes_it(behind: str, described: str) -> None:
    assert told(HEADING, SHELF, ((98.0, behind),), TONER) == [(described, "12.14"), ("Toner", "27.00")]


@pytest.mark.parametrize("head", [((50.0, "1"), (98.0, "Title 1: Works")), ((90.0, "Title 1: Works"),)])
def test_a_line_set_out_or_numbered_heads_the_rows_below_it(head: Row) -> None:
    wrapped: Row = ((98.0, "varnished"),)
    assert told(HEADING, SHELF, "", head, TONER, wrapped) == [("Oak shelf", "12.14"), ("Toner varnished", "27.00")]


def test_a_line_far_above_a_row_that_has_its_own_below_it_is_surely_none_of_it() -> None:
    tops = ((10.0, False), (24.0, True), (32.5, False))
    pieces = [Piece(Box(50, top, 150, top + 8), row, own=True, middle=top + 4) for top, row in tops]
    assert allotted(pieces, 0.0) == {1: Share(1, 2, sure=True)}


FEES: tuple[Row, ...] = (
    ((50.0, "Description"), (450.0, "Amount")),
    ((50.0, "Review of the lease"), (450.0, "450.00")),
    ((50.0, "Draft letter"), (450.0, "150.00")),
    ((50.0, "Total fees"), (450.0, "600.00")),
)
COSTS: tuple[Row, ...] = (((50.0, "Filing fee"), (450.0, "95.00")), ((50.0, "Courier"), (450.0, "18.75")))


def test_a_section_below_a_total_goes_on_the_table_where_its_sum_is_printed() -> None:
    sums: tuple[Row, ...] = (((50.0, "Total costs"), (450.0, "113.75")), ((50.0, "Total due"), (450.0, "713.75")))
    found = told(*FEES, "Costs advanced", *COSTS, *sums)
    assert [amount for _, amount in found] == ["450.00", "150.00", "95.00", "18.75"]


def test_one_row_under_a_head_goes_on_the_table_where_all_make_the_next_total() -> None:
    found = told(*FEES, "Costs advanced", COSTS[0], ((50.0, "Total due"), (450.0, "695.00")))
    assert [amount for _, amount in found] == ["450.00", "150.00", "95.00"]


@pytest.mark.parametrize("added", [((50.0, "Levy"), (450.0, "12.00")), ((50.0, "State sales tax"), (450.0, "12.00"))])
def test_what_only_makes_the_next_total_is_no_row(added: Row) -> None:
    found = told(*FEES, added, ((50.0, "Total due"), (450.0, "612.00")))
    assert [amount for _, amount in found] == ["450.00", "150.00"]


def test_the_tax_beside_the_amounts_of_rows_without_a_heading_is_none_of_them() -> None:
    rows: tuple[Row, ...] = (
        ((50.0, "Professional charges"), (380.0, "1,150.00"), (470.0, "230.00")),
        ((50.0, "Bank transfer fee"), (380.0, "35.00"), (470.0, "7.00")),
        ((50.0, "Searches"), (380.0, "20.00"), (470.0, "4.00")),
        ((50.0, "Stamp duty"), (380.0, "140.00"), (470.0, "–")),
    )
    sums: tuple[Row, ...] = (((50.0, "Total charges"), (380.0, "1,345.00"), (470.0, "241.00")),)
    found = told("", *rows, *sums)
    assert [amount for _, amount in found] == ["1150.00", "35.00", "20.00", "140.00"]
    assert found[-1] == ("Stamp duty", "140.00")


def test_a_title_of_two_labels_heads_no_table() -> None:
    heading: Row = ((50.0, "Description"), (250.0, "Period"), (450.0, "Amount"))
    drawn = page("Charge details", "", "", heading, ((50.0, "Static IP"), (450.0, "25.00")))
    [columns] = paper(TYPES["invoice"], contents(drawn)).columns
    assert columns is not None
    assert columns.boxes["amount"].x0 == 450.0


def test_a_row_that_costs_nothing_is_one_where_a_word_stands_for_its_amount() -> None:
    free: Row = ((50.0, "1.3"), (90.0, "Cable kit"), (290.0, "2"), (360.0, "0.00"), (450.0, "free"))
    assert told(HEADING, SHELF, TONER, free)[-1] == ("Cable kit", "0.00")


@pytest.mark.parametrize(("word", "sure"), [("free", True), ("Included", True), ("to be quoted", False)])
def test_only_a_word_for_nothing_says_surely_that_a_row_costs_nothing(word: str, *, sure: bool) -> None:
    free: Row = ((50.0, "1.3"), (98.0, "Cable kit"), (290.0, "2"), (360.0, "0.00"), (450.0, word))
    rows = read(HEADING, SHELF, TONER, free, ((50.0, "Total"), (450.0, "39.14"))).tables["line_items"]
    assert rows[-1].fields["amount"].accepted is sure


def test_spaces_part_the_thousands_of_an_amount_behind_its_currency() -> None:
    dues: Row = ((50.0, "1"), (90.0, "Membership"), (290.0, "2"), (345.0, "CHF 1 250.00"), (430.0, "CHF 2 500.00"))
    assert told(HEADING, dues, ((90.0, "Notional"), (360.0, "9.00"), (450.0, "9.00")))[0] == ("Membership", "2500.00")


def test_a_day_alone_describes_no_row() -> None:
    due: tuple[Row, ...] = (((50.0, "Pay now"), (250.0, "By")), ((50.0, "$186.42"), (250.0, "Aug 22, 2025")))
    assert told(*due, "", ((50.0, "Total new charges"), (450.0, "$186.42"))) == []


def test_words_left_of_their_heading_are_of_its_column_and_so_is_what_they_wrap() -> None:
    heading: Row = ((50.0, "No"), (180.0, "Description"), (330.0, "Qty"), (380.0, "Price"), (460.0, "Amount"))
    rows: tuple[Row, ...] = (
        ((50.0, "1"), (80.0, "Service of the wall unit"), (330.0, "3"), (380.0, "220.00"), (460.0, "660.00")),
        ((80.0, "and cleaning of all its filters"),),
        ((50.0, "2"), (80.0, "Call out"), (330.0, "1"), (380.0, "90.00"), (460.0, "90.00")),
    )
    found = told(heading, *rows, ((380.0, "Total"), (460.0, "750.00")))
    assert found == [("Service of the wall unit and cleaning of all its filters", "660.00"), ("Call out", "90.00")]


def test_a_code_that_ends_a_space_before_the_words_is_none_of_them() -> None:
    heading: Row = ((50.0, "Code"), (98.0, "Description"), (330.0, "Qty"), (380.0, "Price"), (460.0, "Amount"))
    rows: tuple[Row, ...] = (
        ((50.0, "04E115561"), (98.0, "Oil filter"), (330.0, "1"), (380.0, "24.60"), (460.0, "24.60")),
        ((50.0, "G052"), (98.0, "Motor oil"), (330.0, "2"), (380.0, "29.80"), (460.0, "59.60")),
    )
    found = read(heading, *rows, ((380.0, "Total"), (460.0, "84.20"))).tables["line_items"]
    assert [(row.value("code"), row.value("description")) for row in found] == [
        ("04E115561", "Oil filter"), ("G052", "Motor oil"),
    ]  # fmt: skip


VALUED: Row = (
    (50.0, "Code"), (180.0, "Product description"), (290.0, "Qty"), (350.0, "Price"), (430.0, "Goods"),
    (480.0, "V"), (510.0, "VAT"),
)  # fmt: skip


def test_goods_behind_the_count_and_the_price_are_their_value_not_what_was_sold() -> None:
    rows: list[Row] = [
        ((50.0, code), (100.0, text), (290.0, count), (350.0, price), (430.0, value), (480.0, "S"), (510.0, tax))
        for code, text, count, price, value, tax in (
            ("GN100", "Gin 70cl London Dry 'Heron'", "6", "17.85", "107.10", "21.42"),
            ("TN024", "Tonic water 24 x 200ml", "4", "11.20", "44.80", "8.96"),
            ("CR010", "Crisps sea salt 40 x 40g", "3", "14.99", "44.97", "8.99"),
        )
    ]
    found = told(VALUED, *rows, ((350.0, "Total"), (430.0, "196.87")))
    assert found == [
        ("Gin 70cl London Dry 'Heron'", "107.10"), ("Tonic water 24 x 200ml", "44.80"),
        ("Crisps sea salt 40 x 40g", "44.97"),
    ]  # fmt: skip


def test_the_sum_of_a_section_is_no_row_of_it() -> None:
    desk: Row = ((50.0, "1.3"), (98.0, "Sanding"), (290.0, "5"), (360.0, "4.00"), (450.0, "20.00"))
    first: Row = ((98.0, "Materials in all"), (450.0, "39.14"))
    second: Row = ((98.0, "Journeyman in all"), (450.0, "32.14"))
    found = told(HEADING, SHELF, TONER, first, SHELF, desk, second, ((98.0, "Together"), (450.0, "71.28")))
    assert [amount for _, amount in found] == ["12.14", "27.00", "12.14", "20.00"]
