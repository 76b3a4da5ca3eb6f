"""A type's own checks on a record, and what they mean for the whole document."""

import pytest

from core.catalogue import bundled_types
from core.checks import check, status
from core.domain.document import Failure, Reading, Status
from core.domain.page import Contents
from core.domain.record import Field, Record

INVOICE = bundled_types()["invoice"]
GOOD = {
    "vendor_name": "Borrow & Lend Joinery Ltd",
    "invoice_number": "BL-2041",
    "invoice_date": "2025-03-14",
    "due_date": "2025-04-13",
    "subtotal": "800.00",
    "tax_amount": "160.00",
    "total_amount": "960.00",
}


def record(**changes: str) -> Record:
    values = {**GOOD, **changes}
    return Record({name: Field(value).accept("sum", equation="") for name, value in values.items()})


def judged(one: Record) -> tuple[Status, list[str]]:
    findings = check(INVOICE, one, Contents())
    return status(INVOICE, Reading("invoice", 1.0, one, findings)), [finding.code for finding in findings]


def test_a_consistent_invoice_is_accepted() -> None:
    assert judged(record()) == (Status.ACCEPTED, [])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"total_amount": "990.00"}, "sum.total"),
        ({"amount_paid": "60.00", "amount_due": "990.00"}, "sum.due"),
        ({"due_date": "2025-03-01"}, "date.due"),
        ({"lines_total": "700.00"}, "sum.subtotal"),
    ],
)
def test_a_contradiction_is_never_accepted(changes: dict[str, str], code: str) -> None:
    assert judged(record(**changes)) == (Status.REVIEW, [code])


def test_a_dropped_line_is_noticed() -> None:
    rows = tuple(Record({"amount": Field(amount)}) for amount in ("500.00", "200.00"))
    one = record()
    assert judged(Record(one.fields, {"line_items": rows})) == (Status.REVIEW, ["sum.lines"])


def test_a_required_field_that_nothing_vouches_for_needs_a_person() -> None:
    one = record().put("vendor_name", Field("Borrow & Lend Joinery Ltd"))
    assert judged(one)[0] is Status.REVIEW


def test_a_failed_reading_is_failed() -> None:
    assert status(INVOICE, Reading("invoice", 1.0, record(), failure=Failure("format.damaged"))) is Status.FAILED
