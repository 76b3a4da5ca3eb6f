"""Normalised values of any kind, from paper and from a person."""

import pytest

from core.domain.schema import FieldType, Kind
from core.extraction.values.parsing import parse, parse_month


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.MONEY, "1.234,50 €", "1234.50"),
        (Kind.MONEY, "12", "12.00"),
        (Kind.DATE, "31. Dezember 2025", "2025-12-31"),
        (Kind.PERCENT, "19,00 %", "19"),
        (Kind.PERCENT, "2.5%", "2.5"),
        (Kind.PERCENT, "9,975 %", "9.975"),
        (Kind.ACCOUNT, "00 12 34", "001234"),
        (Kind.TEXT, "  Net   30 days: ", "Net 30 days"),
    ],
)
def test_normalises(kind: Kind, text: str, value: str) -> None:
    assert parse(FieldType("one", kind), text) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (FieldType("one", Kind.MONEY), "none"),
        (FieldType("one", Kind.DATE), "05/06/2025"),
        (FieldType("one", Kind.ACCOUNT, format="iban"), "DE88370400440532013000"),
        (FieldType("one", Kind.TEXT), " : "),
    ],
)
def test_refuses(field: FieldType, text: str) -> None:
    assert parse(field, text) is None


@pytest.mark.parametrize("text", ["March 2025", "Mar-25", "03/2025", "2025-03", "März 2025", "MARCH, 2025", "3 / 2025"])
def test_months(text: str) -> None:
    assert parse_month(text) == "2025-03"


def test_a_value_of_few_is_named_by_itself_or_by_a_writing() -> None:
    term = FieldType("term", Kind.CODE, choices={"short": ("short term", "STCG"), "long": ("LTCG",)})
    assert parse(term, "Short-Term") == "short"
    assert parse(term, "long") == "long"
    assert parse(term, "medium") is None


def test_a_month_short_for_two_is_none() -> None:
    assert parse_month("jui-2025") is None
    assert parse_month("juin-2025") == "2025-06"


@pytest.mark.parametrize("text", ["No. 03 / 2026", "Payslip no 03/2026", "#03/2026", "n° 03/2026"])
def test_the_number_of_a_slip_is_no_month(text: str) -> None:
    assert parse_month(text) is None
