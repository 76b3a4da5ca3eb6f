"""Which lines of a table are rows, and what heads their columns."""

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Box, Line, Word
from core.domain.page import Page
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.lines.allotting import Piece, Share, allotted
from core.extraction.invoice.lines.items import line_items
from core.extraction.invoice.lines.run_together import run_together
from core.extraction.invoice.lines.sold import Item
from core.extraction.invoice.paper import paper
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()
HEADING: Row = ((50.0, "Item"), (250.0, "Qty"), (330.0, "Price"), (430.0, "Amount excl. tax"))


def items(drawn: Page) -> list[tuple[str | None, ...]]:
    """Description, count, price and amount of every row that a page shows."""
    record = extract_invoice(TYPES["invoice"], contents(drawn))
    rows = record.tables.get("line_items", ())
    return [tuple(row.value(name) for name in ("description", "quantity", "unit_price", "amount")) for row in rows]


def line(text: str, count: str, price: str, amount: str) -> Row:
    return ((50.0, text), (250.0, count), (330.0, price), (470.0, amount))


def test_a_tax_id_right_above_a_heading_is_no_part_of_it() -> None:
    heading: Row = ((70.0, "Désignation"), (330.0, "Prix unitaire"), (430.0, "Montant HT"))
    sold: Row = ((70.0, "Câble réseau 5 m"), (330.0, "7,50"), (440.0, "7,50"))
    assert items(page("N° TVA: FR61355928680", heading, sold)) == [("Câble réseau 5 m", None, "7.50", "7.50")]


def test_a_heading_of_several_words_is_one_column() -> None:
    drawn = page("Invoice", HEADING, line("Oak shelf", "2", "6.07", "12.14"), ((330.0, "Total"), (470.0, "12.14")))
    assert items(drawn) == [("Oak shelf", "2", "6.07", "12.14")]


def test_arithmetic_tells_columns_without_a_heading() -> None:
    drawn = page("Invoice", "", line("Oak shelf", "2", "6.07", "12.14"), line("Toner", "3", "9.00", "27.00"))
    assert items(drawn) == [("Oak shelf", "2", "6.07", "12.14"), ("Toner", "3", "9.00", "27.00")]


def test_a_total_that_slipped_under_the_descriptions_is_none_of_them() -> None:
    slipped: Row = ((50.0, "RM 12.14"),)
    drawn = page("Invoice", HEADING, line("Oak shelf", "2", "6.07", "12.14"), slipped)
    assert items(drawn) == [("Oak shelf", "2", "6.07", "12.14")]


def test_a_row_that_is_called_like_a_charge_is_one_where_it_reckons() -> None:
    drawn = page("Invoice", HEADING, line("Oak shelf", "2", "6.07", "12.14"), line("Freight", "2", "5.00", "10.00"))
    assert [row[0] for row in items(drawn)] == ["Oak shelf", "Freight"]


def test_totals_beside_each_other_are_no_row() -> None:
    heads: Row = ((50.0, "Subtotal"), (250.0, "VAT"), (430.0, "Total due"))
    sums: Row = ((50.0, "12.14"), (250.0, "2.43"), (430.0, "14.57"))
    drawn = page("Invoice", HEADING, line("Oak shelf", "2", "6.07", "12.14"), "", heads, sums)
    assert items(drawn) == [("Oak shelf", "2", "6.07", "12.14")]


def test_a_column_is_what_its_rows_say_whatever_its_heading_is_called() -> None:
    heading: Row = ((50.0, "Position"), (250.0, "Hnt"), (330.0, "Price"), (430.0, "Xtd"))
    drawn = page("Invoice", heading, line("Oak shelf", "2", "6.07", "12.14"), line("Toner", "3", "9.00", "27.00"))
    assert items(drawn) == [("Oak shelf", "2", "6.07", "12.14"), ("Toner", "3", "9.00", "27.00")]


def test_a_line_that_is_the_sum_of_the_rows_above_is_no_row() -> None:
    rows = [line("Oak shelf", "2", "6.07", "12.14"), line("Toner", "3", "9.00", "27.00")]
    drawn = page("Invoice", HEADING, *rows, ((50.0, "All of it"), (470.0, "39.14")))
    assert [row[0] for row in items(drawn)] == ["Oak shelf", "Toner"]


def test_amounts_may_stand_before_what_was_sold() -> None:
    sold: list[Row] = [((50.0, "12.14"), (120.0, "Oak shelf")), ((50.0, "27.00"), (120.0, "Toner"))]
    drawn = page("Corner Shop", "", *sold, "", ((50.0, "Goods"), (300.0, "39.14")), ((50.0, "Total"), (300.0, "39.14")))
    assert [(row[0], row[3]) for row in items(drawn)] == [("Oak shelf", "12.14"), ("Toner", "27.00")]


def test_a_column_of_units_describes_nothing() -> None:
    rows: list[Row] = [
        (*above, (250.0, count), (280.0, unit), (330.0, price), (470.0, amount))
        for above, count, unit, price, amount in (
            (((50.0, "Oak"),), "2", "hrs", "6.07", "12.14"),
            (((50.0, "Toner"),), "3", "boxes", "9.00", "27.00"),
        )
    ]
    assert [row[0] for row in items(page("Invoice", "", *rows))] == ["Oak", "Toner"]


def test_amounts_under_a_heading_of_totals_are_no_row() -> None:
    heads: Row = ((50.0, "Net"), (150.0, "VAT (10%)"), (250.0, "Rounding"), (430.0, "Total amount"))
    sums: Row = ((50.0, "Rs. 12.10"), (150.0, "Rs. 1.21"), (250.0, "Rs. 0.04"), (430.0, "Rs. 13.35"))
    drawn = page("Invoice", HEADING, line("Oak shelf", "2", "6.05", "12.10"), "", heads, sums)
    assert items(drawn) == [("Oak shelf", "2", "6.05", "12.10")]


def test_lines_above_the_first_row_of_a_further_page_leave_the_row_before_them_to_a_person() -> None:
    first = page("Invoice", HEADING, line("Oak shelf", "2", "6.07", "12.14"), line("Toner", "3", "9.00", "27.00"))
    sums: tuple[Row, ...] = (((330.0, "Total"), (470.0, "49.14")),)
    further = page(HEADING, "cartridge", line("Desk", "1", "10.00", "10.00"), "", *sums, number=2)
    rows = extract_invoice(TYPES["invoice"], contents(first, further)).tables["line_items"]
    assert [row.fields["amount"].accepted for row in rows] == [True, False, False]


def test_figures_in_the_middle_of_their_rows_take_the_lines_above_and_below() -> None:
    pieces = [Piece(Box(50, top, 150, top + 8), row, own, middle) for top, row, own, middle in MIDDLED]
    assert allotted(pieces) == {1: Share(0, 2, sure=True), 3: Share(3, 3, sure=True)}


def test_what_stands_above_rows_of_a_further_page_with_their_figures_in_the_middle_is_none_of_them() -> None:
    pieces = [Piece(Box(50, top, 150, top + 8), row, own, middle) for top, row, own, middle in LED]
    assert allotted(pieces, goes_on=True) == {2: Share(1, 3, sure=False), 5: Share(4, 6, sure=True)}


MIDDLED = ((10.0, False, True, None), (20.0, True, False, 24.0), (30.0, False, True, None), (40.0, True, True, 44.0))
LED = (
    (10.0, False, True, None), (22.0, False, True, None), (27.0, True, False, 31.0), (32.0, False, True, None),
    (44.0, False, True, None), (49.0, True, False, 53.0), (54.0, False, True, None),
)  # fmt: skip


def test_a_number_that_leads_words_is_left_out_only_where_it_counts_the_rows() -> None:
    told = [line("50 mm pipe", "2", "6.07", "12.14"), line("40 mm pipe", "3", "9.00", "27.00")]
    assert [row[0] for row in items(page("Invoice", HEADING, *told))] == ["50 mm pipe", "40 mm pipe"]
    counted = [line("1 Oak shelf", "2", "6.07", "12.14"), line("2 Toner", "3", "9.00", "27.00")]
    assert [row[0] for row in items(page("Invoice", HEADING, *counted))] == ["Oak shelf", "Toner"]


HEADED: Row = ((50, "AW"), (78, "Bezeichnung"), (350, "Einzelpreis"), (450, "Betrag"))


def test_what_labour_and_parts_come_to_is_no_row() -> None:
    oil: Row = ((50, "4,5 l Motoröl"), (350, "17,90"), (450, "80,55"))
    work: Row = ((50, "2 Std Inspektion"), (350, "50,00"), (450, "100,00"))
    kinds: tuple[Row, ...] = (((50, "Arbeitslohn"), (450, "100,00")), ((50, "Ersatzteile"), (450, "80,55")))
    found = items(page("Rechnung", HEADED, oil, work, *kinds, ((50, "Netto"), (450, "180,55"))))
    assert [row[-1] for row in found] == ["80.55", "100.00"]


def test_the_letter_of_a_tax_behind_a_price_is_of_it() -> None:
    milk: Row = ((50, "Vollmilch"), (250, "1,39 B"))
    bread: Row = ((50, "Brot"), (250, "3,49 B"))
    bought = page("Markt Wenzel", milk, bread, ((50, "SUMME EUR"), (250, "4,88")))
    receipt = extract_invoice(TYPES["receipt"], contents(bought))
    assert [row.value("amount") for row in receipt.tables["line_items"]] == ["1.39", "3.49"]


def test_what_is_added_below_the_rows_is_none() -> None:
    added: Row = ((50.0, "Add : Freight"), (470.0, "25.00"))
    assert items(page("Invoice", HEADING, line("Oak shelf", "2", "6.07", "12.14"), added)) == [
        ("Oak shelf", "2", "6.07", "12.14")
    ]


@pytest.mark.parametrize(("column", "merged"), [(90.0, True), (None, False)])
def test_initials_in_a_column_of_their_own_describe_nothing(column: float | None, *, merged: bool) -> None:
    rows = []
    for initials in ("RGO", "MTKL"):
        after = 50.0 + 5 * len(initials)
        words = ((50.0, initials), (after + 3.0 if column is None else column, "Review"))
        boxes = [Word(text, Box(left, 40.0, left + 5 * len(text), 50.0)) for left, text in words]
        rows.append(Item(page(""), Line(tuple(boxes)), texts=[Line(tuple(boxes))]))
    assert run_together(rows) == merged
    assert not run_together(rows[:1])


@pytest.mark.parametrize(("column", "whole"), [(73.0, False), (None, True)])
def test_rows_that_begin_with_initials_in_their_column_are_not_surely_whole(
    column: float | None, *, whole: bool
) -> None:
    rows: list[Row] = [
        ((50.0, initials), (column or 53.0 + 5 * len(initials), text), (250.0, "2"), (330.0, price), (470.0, amount))
        for initials, text, price, amount in (("RGO", "Review", "6.07", "12.14"), ("MTKL", "Draft", "9.00", "18.00"))
    ]
    drawn = contents(page("Invoice", HEADING, *rows, ((330.0, "Total"), (470.0, "30.14"))))
    found = line_items(paper(TYPES["invoice"], drawn))
    assert [row.record.value("description") for row in found] == ["RGO Review", "MTKL Draft"]
    assert {row.whole for row in found} == {whole}
