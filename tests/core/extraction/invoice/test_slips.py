import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.invoice.slips import mended


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("4330O SERI KEMBANGAN", "43300 SERI KEMBANGAN"),
        ("NO 29O, JALAN AIR", "NO 290, JALAN AIR"),
        ("4D170 SHAH ALAM", "40170 SHAH ALAM"),
        ("JIn PJU 1A/3, BIk G", "Jln PJU 1A/3, Blk G"),
    ],
)
def test_slips_in_numbers_and_short_words_are_put_right(read: str, meant: str) -> None:
    assert mended(read) == meant


@pytest.mark.parametrize("text", ["12D, Mill Road", "Flat 3O", "100 OOO", "U13/X", "SE1 0AA", "PO Box 12", "McIntyre"])
def test_what_may_be_meant_stays(text: str) -> None:
    assert mended(text) == text


@given(st.text(max_size=40))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    assert mended(mended(text)) == mended(text)
