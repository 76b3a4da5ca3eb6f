"""Receipts that come as mails."""

import pytest

from core.catalogue import bundled_types
from core.domain.page import TextSource
from core.domain.record import Field
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import contents, page

RECEIPT = bundled_types()["receipt"]
BODY = ("How was your experience?", "", "Cortado 4.25", "Total 4.25", "", "Visa 1142")


def vendor(sender: str, subject: str, *body: str) -> Field:
    drawn = page(f"From: {sender}", f"Subject: {subject}", "", *body, source=TextSource.SHEET)
    return extract_invoice(RECEIPT, contents(drawn)).fields["vendor_name"]


@pytest.mark.parametrize(
    ("sender", "name", "sure"),
    [
        ("Squarely <receipts@squarely.example>", "Driftwood Coffee", False),
        ("Squarely <receipts@squarely.example>", "Driftwood Coffee Ltd", True),
        ("Driftwood <mail@driftwood-coffee.example>", "Driftwood Coffee", True),
        ("Anna Ek <anna.ek@office.example>", "Anna", False),
    ],
)
def test_the_subject_of_a_mail_names_who_was_paid_where_a_line_says_it_again(
    sender: str, name: str, *, sure: bool
) -> None:
    field = vendor(sender, f"Your receipt from {name} #2210", *BODY, name)
    assert (field.value, field.accepted) == (name, sure)


def test_who_is_paid_back_is_not_who_was_paid() -> None:
    field = vendor("Squarely <r@squarely.example>", "Refund payment to Driftwood Ltd", *BODY, "Driftwood Ltd")
    assert not field.accepted


def test_an_agent_that_sends_a_receipt_is_left_to_a_person() -> None:
    agent = ("Squarely Ltd", "", "We act as agent for the seller.")
    assert not vendor("Squarely <r@squarely.example>", "Receipt from Squarely Ltd", *BODY, *agent).accepted


def test_a_subject_that_no_line_repeats_names_nobody() -> None:
    assert vendor("Squarely <r@squarely.example>", "Receipt from Driftwood", *BODY).value != "Driftwood"
