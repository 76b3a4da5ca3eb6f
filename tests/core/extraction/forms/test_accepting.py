"""Sums vouch for amounts that are printed each by itself."""

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Box
from core.domain.record import Evidence, Field, Record
from core.extraction.forms.accepting import _by_sum
from tests.core.extraction.forms.drawn import reading

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


BLOCKS = """
@40 Payslip
@40 Employee Name : Latha Ramanujan
@40 Pay period : May 2021
@40 Earnings @200 Description @400 This period
@200 Hourly >440 900.00
@200 Overtime >440 100.00
@40 {gross} >440 1,000.00
@40 .
@40 Withholdings @200 Description @400 This period
@200 Income tax >440 80.00
@40 Sum >440 80.00
@40 .
@40 Deductions @200 Description @400 This period
@200 Medical >440 44.00
@200 Savings >440 60.00
@40 {label} >440 104.00
@40 Net pay >440 816.00
"""


@pytest.mark.parametrize("gross", ["Gross earnings", "Sum of what is due"])
def test_the_total_of_one_block_of_several_is_not_all_that_was_deducted(gross: str) -> None:
    found = reading(BLOCKS.format(gross=gross, label="Total")).record.fields.get("total_deductions")
    assert found is None or not found.accepted


def test_a_table_under_its_own_word_is_not_named_by_the_total_beside_it() -> None:
    page = """
@40 Payslip
@40 EARNINGS @300 CONTRIBUTIONS
@40 Basic >260 900.00 @300 Provident fund >520 20.00
@40 Allowance >260 100.00
@300 TAXES & DEDUCTIONS
@40 Bonus >260 10.00 @300 Professional tax >520 15.00
@300 Income tax >520 25.00
@40 Total Earnings (A) >260 1,010.00 @300 Total Taxes & Deductions (C) >520 40.00
@40 Net pay ( A - B - C ) >520 950.00
"""
    found = reading(page).record.fields.get("gross_earnings")
    assert found is None or found.value == "1010.00" or not found.accepted


def test_an_amount_under_a_heading_that_its_table_has_too_is_a_row_of_it() -> None:
    page = """
@40 Capital Gain/Loss Statement 01-Apr-2025 to 31-Mar-2026
@40 PAN : AGNPG8058K
@40 Scheme @150 Units @200 Price @300 Short Term @400 Long Term With Index
@150 250.000 @200 88.2000 @300 0.00 @400 6,700.00




@150 40.000 @200 88.2000 @300 208.00 @400 0.00
"""
    found = reading(page).record.fields.get("short_term_gain")
    assert found is None or not found.accepted
