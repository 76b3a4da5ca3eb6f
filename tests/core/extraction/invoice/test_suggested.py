"""Tips that a slip only suggests."""

import pytest

from core.catalogue import bundled_types
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page

RECEIPT = bundled_types()["receipt"]
SUMS: tuple[Row, ...] = (
    ((50, "Chowder"), (300, "27.45")),
    ((50, "Subtotal"), (300, "27.45")),
    ((50, "Sales tax 7%"), (300, "1.92")),
    ((50, "Total"), (300, "$29.37")),
)


@pytest.mark.parametrize(
    "below",
    [
        ("Tip: 15% $4.12  18% $4.94  20% $5.49",),
        ("Tip", "15%  $4.12", "18%  $4.94", "20%  $5.49"),
    ],
    ids=["beside", "below"],
)
def test_a_tip_that_is_suggested_is_none(below: tuple[str, ...]) -> None:
    record = extract_invoice(RECEIPT, contents(page("Route 9 Diner Ltd", "2180 Boston Post Rd", *SUMS, "", *below)))
    assert "tip" not in record.fields
    assert record.fields["tax_amount"].accepted


def test_a_tip_with_its_share_is_one() -> None:
    rows = (*SUMS[:3], ((50.0, "Tip (20%)"), (300.0, "5.49")), ((50.0, "Total"), (300.0, "$34.86")))
    record = extract_invoice(RECEIPT, contents(page("Route 9 Diner Ltd", "2180 Boston Post Rd", *rows)))
    assert record.value("tip") == "5.49"
