"""A print that was taken for two amounts of one check vouches for neither, nor for the rows that add up to it."""

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Box
from core.domain.record import Evidence, Field, Record
from core.extraction.forms.contested import uncontested, unowned
from core.extraction.forms.options import Option

PAYSLIP = bundled_types()["payslip"]


def printed(value: str, top: float) -> Field:
    return replace(Field(value, Evidence(value, 1, Box(100, top, 160, top + 10))).accept("sum"), confidence=0.97)


@pytest.mark.parametrize(("top", "accepted"), [(60.0, True), (20.0, False)])
def test_one_print_for_two_amounts_of_a_check(top: float, *, accepted: bool) -> None:
    fields = {"gross_earnings": printed("500.00", 20), "total_deductions": printed("500.00", top)}
    rows = (Record({"name": printed("Basic", 5), "current": printed("500.00", 5)}),)
    record = uncontested(PAYSLIP, Record(fields, {"earnings": rows, "employer_contributions": rows}))
    assert [one.accepted for one in record.fields.values()] == [accepted] * 2
    assert [one.accepted for one in record.tables["earnings"][0].fields.values()] == [accepted] * 2
    assert all(one.accepted for one in record.tables["employer_contributions"][0].fields.values())


def test_a_total_beside_the_label_of_another_field_is_no_total() -> None:
    deducted, earned = printed("553.89", 20), printed("3077.20", 60)
    labelled = {"total_deductions": [Option(deducted, 1.1, sole=True, trusted=True)]}
    totals = [(name, Option(one, 0.9, sole=False, trusted=True)) for name in labelled for one in (deducted, earned)]
    totals.append(("gross_earnings", Option(deducted, 0.9, sole=False, trusted=True)))
    left = [(name, one.field.value) for name, one in unowned(totals, labelled)]
    assert left == [("total_deductions", "553.89"), ("total_deductions", "3077.20")]
