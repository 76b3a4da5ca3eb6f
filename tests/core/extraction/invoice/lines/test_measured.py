"""Lines on receipts that only say how an amount came about, and what leads the words of a row."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.lines.measured import measure
from tests.core.extraction.invoice.drawn import Row, contents, page

RECEIPT = bundled_types()["receipt"]
SHOP = ("Corner Deli Ltd", "25 Mill Road, Leeds LS1 4AB", "Cashier: Mo")


def sold(text: str, amount: str = "") -> Row:
    return ((50.0, text), (300.0, amount)) if amount else ((50.0, text),)


def rows(*drawn: Row, total: str) -> tuple[Record, ...]:
    """The rows of a receipt with a total."""
    shown = contents(page(*SHOP, *drawn, sold("TOTAL", total), "Date 03/05/2024 15:04"))
    return extract_invoice(RECEIPT, shown).tables["line_items"]


def accepted(found: tuple[Record, ...]) -> list[tuple[str | None, bool]]:
    return [(row.value("description"), row.fields["amount"].accepted) for row in found]


MEASURES = ("0.862 kg x 2.80 €/kg", "2 @ 3.20", "1.57 lb @ $1.99/lb", "2 Stk x 1.19", "2 × £18.00", "24.390 L X RM")


@pytest.mark.parametrize("text", [*MEASURES, "9556123400216 2 X 6.20"])
def test_a_count_and_a_price_with_their_units_describe_nothing(text: str) -> None:
    assert measure(text, ".") is not None


@pytest.mark.parametrize("text", ["X3m", "120 x 80 cm", "Rolls 2 x 6.07", "Tea 2 @ 3.20", "12 3.20", "x"])
def test_sizes_and_goods_are_no_measures(text: str) -> None:
    assert measure(text, ".") is None


def test_what_was_weighed_stands_above_its_figures() -> None:
    milk, eggs = sold("Milk", "4.62"), sold("Eggs", "9.79")
    found = rows(milk, sold("Kumara orange"), sold("0.984 kg NET @ 3.50/kg", "3.44"), eggs, total="17.85")
    assert accepted(found) == [("Milk", True), ("Kumara orange", True), ("Eggs", True)]


def test_two_lines_of_words_above_the_figures_leave_rows_to_a_person() -> None:
    found = rows(sold("Milk", "4.62"), sold("Fresh"), sold("Kumara"), sold("2 @ 1.72", "3.44"), total="8.06")
    assert not any(row.fields["amount"].accepted for row in found)


def test_count_and_price_on_a_line_of_their_own_belong_to_the_row_that_they_make() -> None:
    rice, oil, made = sold("Rice", "28.90"), sold("Cooking oil", "12.40"), sold("2 X 6.20")
    for drawn in ((rice, made, oil), (oil, made, rice)):
        assert sorted(accepted(rows(*drawn, total="41.30"))) == [("Cooking oil", True), ("Rice", True)]


def test_a_price_that_makes_no_row_may_be_of_one_that_was_missed() -> None:
    found = rows(sold("Rice", "28.90"), sold("2 X 6.30"), sold("Cooking oil", "12.40"), total="41.30")
    assert not any(row.fields["amount"].accepted for row in found)


def test_a_lone_leading_figure_may_be_of_the_name() -> None:
    found = rows(sold("Milk", "4.60"), sold("Eggs", "5.40"), sold("3 FOR 2 SAVING", "-1.50"), total="8.50")
    assert [sure for _, sure in accepted(found)] == [True, True, False]


def test_figures_before_all_words_are_codes_where_a_count_takes_one_of_them_only() -> None:
    bread, yoghurt, soap = sold("5 Bread 1", "1.15"), sold("5 Yoghurt 1.98 2", "3.96"), sold("2 Soap 1", "9.99")
    assert not any(sure for _, sure in accepted(rows(bread, yoghurt, soap, total="15.10")))


def test_words_with_a_bracket_that_nothing_closes_have_lost_their_end() -> None:
    found = rows(sold("Salad", "12.00"), sold("Iced tea (2 @3.50)", "7.00"), total="19.00")
    assert [sure for _, sure in accepted(found)] == [True, False]


def test_a_price_that_a_word_leads_describes_nothing() -> None:
    found = rows(sold("3 Pretzel à 0.90", "2.70"), sold("1 Butter cake", "2.20"), total="4.90")
    assert accepted(found) == [("Pretzel", True), ("Butter cake", True)]


def test_a_tax_invoice_is_no_tax_that_ends_the_goods() -> None:
    below = ("06/10/2023 14:21 Till 03", sold("Pine", "31.90"), sold("Brush", "14.98"), sold("TOTAL", "46.88"))
    drawn = contents(page("Timber Ltd", "TAX INVOICE", *below))
    assert len(extract_invoice(RECEIPT, drawn).tables["line_items"]) == len(("Pine", "Brush"))


@pytest.mark.parametrize("size", ["40x30x20", "01/2025"])
def test_figures_under_a_heading_describe_unless_they_make_the_amount(size: str) -> None:
    heading = ((50.0, "Description"), (250.0, "Quantity"), (350.0, "Price"), (450.0, "Amount"))
    first = ((50.0, "Oak board"), (250.0, "1"), (350.0, "5.00"), (450.0, "5.00"))
    row = ((50.0, size), (250.0, "2"), (350.0, "10.00"), (450.0, "20.00"))
    drawn = (heading, first, "", "Cardboard box", row, "strong", "", ((350.0, "Total"), (450.0, "25.00")))
    items = extract_invoice(bundled_types()["invoice"], contents(page(*drawn))).tables["line_items"]
    assert [item.value("description") for item in items] == ["Oak board", f"Cardboard box {size} strong"]
