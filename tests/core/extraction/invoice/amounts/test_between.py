"""An amount between net and tax that no label names."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page

GOODS: tuple[Row | str, ...] = (
    "Invoice",
    "",
    ((50.0, "Description"), (250.0, "Qty"), (320.0, "Rate"), (400.0, "Amount")),
    ((50.0, "Seats of the team plan"), (250.0, "6"), (320.0, "49.00"), (400.0, "294.00")),
    ((50.0, "Storage"), (250.0, "2"), (320.0, "5.00"), (400.0, "10.00")),
    "",
)
NET: Row = ((300.0, "Subtotal"), (400.0, "304.00"))


def read(*rows: tuple[str, str]) -> Record:
    lines: list[Row | str] = [((300.0, words), (400.0, amount)) for words, amount in rows]
    return extract_invoice(bundled_types()["invoice"], contents(page(*GOODS, NET, *lines)))


@pytest.mark.parametrize(
    ("name", "amount", "total"), [("discount_total", "-60.80", "258.40"), ("charges_total", "20.00", "339.20")]
)
def test_what_the_total_lacks_is_offered_and_proves_it(name: str, amount: str, total: str) -> None:
    record = read(("Harvest 2025", amount), ("VAT", "15.20"), ("Total", total))
    part, whole = record.fields[name], record.fields["total_amount"]
    assert (part.value, part.accepted) == (amount.lstrip("-"), False)
    assert (whole.value, whole.accepted, whole.reason and whole.reason.code) == (total, True, "sum")


@pytest.mark.parametrize(
    "rows",
    [
        (("VAT", "15.20"), ("Harvest 2025", "-60.80"), ("Total", "258.40")),
        (("Less deposit", "-60.80"), ("VAT", "15.20"), ("Total", "258.40")),
        (("Harvest 2025", "17.82"), ("Total", "321.82")),
    ],
    ids=["below the tax", "paid before", "without a tax"],
)
def test_what_may_have_been_paid_or_be_the_tax_explains_nothing(rows: tuple[tuple[str, str], ...]) -> None:
    record = read(*rows)
    assert not {"discount_total", "charges_total"} & record.fields.keys()
