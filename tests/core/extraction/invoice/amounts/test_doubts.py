"""What leaves an amount open that a sum proves."""

from core.catalogue import bundled_types
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.amounts.test_between import GOODS
from tests.core.extraction.invoice.drawn import Row, contents, page


def test_an_unnamed_net_amount_is_open_where_the_paper_calls_another_one_so() -> None:
    said = (
        ("VAT 5%", "15.20"),
        ("Total", "319.20"),
        ("Net amount", "300.00"),
        ("Paid", "300.00"),
        ("Amount due", "19.20"),
    )
    rows: list[Row] = [((300.0, words), (400.0, amount)) for words, amount in said]
    read = extract_invoice(bundled_types()["invoice"], contents(page(*GOODS, ((400.0, "304.00"),), *rows))).fields
    assert {name: (read[name].value, read[name].accepted) for name in ("subtotal", "total_amount")} == {
        "subtotal": ("304.00", False),
        "total_amount": ("319.20", True),
    }
