"""EPC QR codes: every value that is written into a payload is read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.layout import Box
from core.reading.paycodes import read_code

BOX = Box(0, 0, 1, 1)


@given(st.decimals(Decimal("0.01"), Decimal("999999999.99"), places=2), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read(amount: Decimal, end: str) -> None:
    lines = [
        "BCD",
        "002",
        "1",
        "SCT",
        "BFSWDE33BER",
        "Orchid Traders",
        "DE89 3704 0044 0532 0130 00",
        f"EUR{amount:f}",
        "",
        "",
        "INV 7",
    ]
    found = read_code(end.join(lines), 1, BOX)
    assert found is not None
    assert (found.syntax, found.whole) == ("epc_qr", False)
    assert found.record.number("total_amount") == amount
    assert found.record.value("currency") == "EUR"
    assert found.record.value("iban") == "DE89370400440532013000"
    assert found.record.value("bic") == "BFSWDE33BER"
    assert found.record.value("payment_reference") == "INV 7"


def test_a_code_without_amount_and_reference_is_read() -> None:
    found = read_code("BCD\n001\n1\nSCT\n\nOrchid Traders\nDE89370400440532013000", 1, BOX)
    assert found is not None
    assert set(found.record.fields) == {"vendor_name", "iban"}


@pytest.mark.parametrize("text", ["", "BCD", "BCD\n003\n1\nSCT\n\nName\nDE1", "https://example.org"])
def test_other_codes_are_none(text: str) -> None:
    assert read_code(text, 1, BOX) is None
