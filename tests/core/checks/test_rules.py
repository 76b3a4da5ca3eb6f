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


def test_what_is_of_no_known_type_always_needs_a_person() -> None:
    letter = Record({"title": Field("Our garden").accept("label")})
    assert status(bundled_types()["other"], Reading("other", 0.9, letter)) is Status.REVIEW


def test_a_watched_value_that_was_read_needs_a_reason_too() -> None:
    one = record()
    assert judged(one.put("customer_name", Field("Wren Ltd")))[0] is Status.REVIEW
    assert judged(one.put("customer_name", Field("Wren Ltd").accept("label")))[0] is Status.ACCEPTED
    assert judged(one.put("payment_terms", Field("30 days")))[0] is Status.ACCEPTED


def test_rows_are_seen_unless_their_amounts_stand() -> None:
    one, amount = record(), Field("800.00")
    assert judged(Record(one.fields, {"line_items": (Record({"amount": amount}),)}))[0] is Status.REVIEW
    standing = Record({"amount": amount.accept("sum", equation=""), "description": Field("Oak door")})
    assert judged(Record(one.fields, {"line_items": (standing,)}))[0] is Status.ACCEPTED


def test_a_failed_reading_is_failed() -> None:
    assert status(INVOICE, Reading("invoice", 1.0, record(), failure=Failure("format.damaged"))) is Status.FAILED


def taxed(base: str, rate: str, amount: str, lines: int, currency: str = "EUR") -> list[str]:
    row = Record({"base": Field(base), "rate": Field(rate), "amount": Field(amount, currency=currency)})
    fields = {"tax_amount": Field(amount)}
    items = tuple(Record({"description": Field("x")}) for _ in range(lines))
    return [one.code for one in check(INVOICE, Record(fields, {"taxes": (row,), "line_items": items}), Contents())]


def test_a_tax_may_be_rounded_on_every_line() -> None:
    assert taxed("100.00", "19", "19.04", lines=8) == []
    assert taxed("100.00", "19", "19.04", lines=1) == ["tax.rate"]
    assert taxed("100.00", "19", "19.40", lines=8) == ["tax.rate"]


def test_a_currency_without_cents_cuts_its_taxes() -> None:
    assert taxed("1234", "10", "123", lines=1, currency="JPY") == []
    assert taxed("1234", "10", "122", lines=1, currency="JPY") == ["tax.rate"]


def test_a_swiss_total_is_rounded_to_the_smallest_coin() -> None:
    def codes(total: str, currency: str) -> list[str]:
        values = {"subtotal": "100.00", "tax_amount": "8.12", "total_amount": total}
        one = Record({name: Field(value, currency=currency) for name, value in values.items()})
        return [finding.code for finding in check(INVOICE, one, Contents())]

    assert codes("108.10", "CHF") == []
    assert codes("108.15", "CHF") == ["sum.total"]
    assert codes("108.10", "EUR") == ["sum.total"]


def test_an_iban_names_the_bank_where_nothing_else_does() -> None:
    statement = bundled_types()["bank_statement"]
    named = Record({"iban": Field("DE89370400440532013000").accept("check_digit")})
    guessed = Record({"iban": Field("DE89370400440532013000")})
    assert "bank_name" not in statement.wanted(named)
    assert "bank_name" in statement.wanted(guessed)
    assert "bank_name" in statement.wanted(Record())
