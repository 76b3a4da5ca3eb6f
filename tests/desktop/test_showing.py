"""Documents as a list shows them."""

import pytest
from rich.console import Console

from core.domain.document import Document, Reading, Stage, Status
from core.domain.finding import Finding, Severity
from core.domain.record import Field, Record
from core.words import Words
from desktop.showing import document_rows


@pytest.mark.parametrize(
    ("code", "language", "said"),
    [
        ("history.paid", "en", "Blue Fern, 12.00, paid"),
        ("history.paid_together", "fr", "Blue Fern, 12.00, payé"),
        ("history.part_paid", "en", "Blue Fern, 12.00, paid in part"),
        ("history.unpaid", "fr", "Blue Fern, 12.00, échu, impayé"),
        ("history.unusual_amount", "en", "Blue Fern, 12.00 "),
    ],
)
def test_a_list_says_what_the_bank_says_of_a_paper(code: str, language: str, said: str) -> None:
    record = Record({"vendor_name": Field("Blue Fern"), "total_amount": Field("12.00")})
    reading = Reading("invoice", 0.9, record, (Finding(code, Severity.NOTE),), (1,), Status.ACCEPTED)
    document = Document("d1", "Northwind", "ab", "bill.pdf", Stage.READ, 1, "2025-01-01", reading)
    console = Console(width=200)
    with console.capture() as printed:
        console.print(document_rows([document], Words(language)))
    assert said in printed.get()
