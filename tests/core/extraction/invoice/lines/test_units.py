"""What counts as a unit."""

from decimal import Decimal

import pytest

from core.domain.layout import Box, Line, Word
from core.extraction.invoice.lines.cells import Cell
from core.extraction.invoice.lines.units import is_unit, leading_count
from core.extraction.values.amounts import parse_amount


@pytest.mark.parametrize("text", ["pcs", "Std.", "Boîte", "m²", "lump sum", "Stück", "Nos", "नग"])
def test_units_in_many_languages(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["", "10 l", "Gift box", "Hosting", "25"])
def test_what_is_sold_is_no_unit(text: str) -> None:
    assert not is_unit(text)


@pytest.mark.parametrize(("amount", "count"), [("80.55", "4.5"), ("80.00", None)])
def test_a_count_with_its_unit_leads_words_where_it_makes_the_amount(amount: str, count: str | None) -> None:
    def line(text: str) -> Line:
        return Line(tuple(Word(word, Box(0, 0, 1, 1)) for word in text.split()))

    price = Cell(line("17,90"), parse_amount("17,90"))
    found = leading_count(line("4,5 l Motoröl Longlife"), price, Decimal(amount))
    assert (found and str(found.number)) == count
