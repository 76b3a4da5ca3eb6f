"""Due dates in the free text of payment terms: only the day for the whole amount, and only one."""

import pytest

from core.reading.einvoice.terms import due_date
from core.reading.markup import parse


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("Zahlbar innerhalb 30 Tagen netto bis 04.07.2018, 3% Skonto innerhalb 10 Tagen bis 15.06.2018", "2018-07-04"),
        ("Payable without deduction by 2025-03-31", "2025-03-31"),
        ("À payer avant le 5.4.2025", "2025-04-05"),
        ("3% Skonto bei Zahlung bis 15.03.2018", None),
        ("Zahlbar je zur Hälfte bis 01.03.2025; zahlbar bis 01.04.2025", None),
        ("Zahlbar bis 31.02.2025", None),
        ("30 days net", None),
        ("Delivered on 04.07.2018", None),
    ],
)
def test_the_only_day_for_the_whole_amount(terms: str, expected: str | None) -> None:
    found = due_date([parse(f"<Note>{terms}</Note>".encode())])
    assert (found.value if found else None) == expected
