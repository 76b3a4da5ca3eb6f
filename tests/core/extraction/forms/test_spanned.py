"""The period of a certificate that gives one year only, wherever its sentences break."""

import pytest

from core.extraction.forms.extracting import extract_form
from tests.core.extraction.forms.drawn import TYPES, contents

PAPER = """
@40 Utkarsha Home Finance Limited
@40 Interest certificate{year}
@40 This is to certify that interest was paid as follows {begins}
@40 {ends}
@40 Interest paid @200 4,01,872.00
"""


@pytest.mark.parametrize(
    ("begins", "ends", "begun", "ended"),
    [
        ("from 01-04-2024", "to 31-03-2025.", "2024-04-01", "2025-03-31"),
        ("during 01-Apr-2024 to 31-Mar-2025", "as below", "2024-04-01", "2025-03-31"),
        ("in the tax year", "6 April 2024 to 5 April 2025:", "2024-04-06", "2025-04-05"),
        ("in the calendar year", "(01.01.2024 – 31.12.2024)", "2024-01-01", "2024-12-31"),
    ],
)
def test_the_one_year_is_the_period(begins: str, ends: str, begun: str, ended: str) -> None:
    record = extract_form(TYPES["interest_certificate"], contents(PAPER.format(begins=begins, ends=ends, year="")))
    assert (record.value("period_from"), record.value("period_to")) == (begun, ended)
    assert record.fields["period_from"].accepted
    assert record.fields["period_to"].accepted


@pytest.mark.parametrize(
    ("begins", "ends", "year"),
    [
        ("on a deposit of", "01/04/2015 to 31/03/2035", " 2024-25"),
        ("at rates of the quarter", "01-04-2024 to 30-06-2024", ""),
        ("; your Form 15G is for", "01-04-2025 to 31-03-2026", " for the financial year 2024-25"),
        ("on a deposit held from", "15-06-2023 to 14-06-2024", ""),
        ("in 2024, with your cover", "01.01.2025 - 31.12.2025", ""),
        ("in 01-04-2023 to 31-03-2024", "and in 01-04-2024 to 31-03-2025", ""),
    ],
)
def test_no_other_stretch_is(begins: str, ends: str, year: str) -> None:
    record = extract_form(TYPES["interest_certificate"], contents(PAPER.format(begins=begins, ends=ends, year=year)))
    assert not any(record.fields[name].accepted for name in ("period_from", "period_to") if name in record.fields)
