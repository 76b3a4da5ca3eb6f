"""Sums vouch for amounts that are printed each by itself."""

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Box
from core.domain.record import Evidence, Field, Record
from core.extraction.forms.accepting import _by_sum

PAYSLIP = bundled_types()["payslip"]
CHECK = next(one for one in PAYSLIP.checks if one.code == "payslip.net_pay")


def printed(value: str, top: float) -> Field:
    return Field(value, Evidence(value, 1, Box(100, top, 160, top + 10)))


@pytest.mark.parametrize(("top", "vouched"), [(60.0, True), (20.0, False)])
def test_one_print_for_two_fields_vouches_for_neither(top: float, vouched: bool) -> None:  # noqa: FBT001
    record = Record(
        {
            "gross_earnings": printed("500.00", 20.0),
            "total_deductions": printed("0.00", 40.0),
            "net_pay": printed("500.00", top),
        }
    )
    assert _by_sum(PAYSLIP, CHECK, record).fields["net_pay"].accepted is vouched
