"""Terms of payment against the day printed as due."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks.terms import terms_findings
from core.domain.record import Field, Record


def codes(terms: str, due: str, issued: str = "2025-03-14") -> list[str]:
    fields = {"invoice_date": issued, "due_date": due, "payment_terms": terms}
    return [finding.code for finding in terms_findings(Record({name: Field(value) for name, value in fields.items()}))]


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ("30 days", "2025-04-13"),
        ("Net 30", "2025-04-14"),
        ("Zahlbar innerhalb von 14 Tagen", "2025-03-28"),
        ("30 jours fin de mois", "2025-04-30"),
        ("45 jours fin de mois", "2025-05-15"),
        ("2% 10 days, net 30", "2025-04-13"),
        ("30 days from receipt of goods", "2025-06-01"),
        ("on receipt", "2025-03-14"),
    ],
)
def test_terms_that_agree_or_count_no_days_are_quiet(terms: str, due: str) -> None:
    assert codes(terms, due) == []


@pytest.mark.parametrize(
    ("terms", "due"), [("30 days", "2025-05-13"), ("Net 30", "2025-03-28"), ("30 jours fin de mois", "2025-06-30")]
)
def test_terms_that_lead_elsewhere_are_noticed(terms: str, due: str) -> None:
    assert codes(terms, due) == ["date.terms"]


@given(st.text(max_size=60))
def test_no_terms_break_it(terms: str) -> None:
    assert codes(terms, "2025-04-13") in ([], ["date.terms"])
