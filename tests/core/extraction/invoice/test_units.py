"""What counts as a unit."""

import pytest

from core.extraction.invoice.units import is_unit


@pytest.mark.parametrize("text", ["pcs", "Std.", "Boîte", "m²", "lump sum", "Stück", "Nos", "नग"])
def test_units_in_many_languages(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["", "10 l", "Gift box", "Hosting", "25"])
def test_what_is_sold_is_no_unit(text: str) -> None:
    assert not is_unit(text)
