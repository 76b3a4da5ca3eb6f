"""Headings of tables: which column each names, and which of two tables they open."""

from core.extraction.forms.headings import Heading, column_lexicon, headings
from core.extraction.page.labels import places
from core.extraction.page.stretches import PageText
from tests.core.extraction.forms.drawn import TYPES, contents


def found(kind: str, page: str) -> tuple[Heading, ...]:
    text = PageText(contents(page).pages[0])
    tables = TYPES[kind].tables
    return headings(text, tables, places(text, column_lexicon(tables)))


def columns(heading: Heading) -> list[str]:
    return [column.field.name for column in heading.columns if column.field]


def test_a_heading_names_its_columns_from_left_to_right() -> None:
    page = "@40 Quarter @120 Receipt No. @250 Amount paid @350 Tax deducted @450 Tax deposited\n@40 Q1 @350 10.00"
    (heading,) = found("form_16", page)
    assert heading.table.name == "quarters"
    assert columns(heading) == ["quarter", "receipt_number", "amount_paid", "tax_deducted", "tax_deposited"]


def test_two_tables_with_the_same_headings_side_by_side_are_taken_in_order() -> None:
    page = "@40 Description @180 Amount @300 Description @450 Amount\n@40 Basic @180 900.00 @300 Tax @450 100.00"
    left, right = sorted(found("payslip", page), key=lambda one: one.columns[0].box.x0)
    assert (left.table.name, right.table.name) == ("earnings", "deductions")
    assert left.right < right.columns[0].box.x0


def test_two_tables_with_the_same_headings_one_below_the_other_are_taken_in_order() -> None:
    page = "@40 Description @180 Amount\n@40 Basic @180 900.00\n@40 .\n@40 Description @180 Amount\n@40 Tax @180 100.00"
    assert [one.table.name for one in found("payslip", page)] == ["earnings", "deductions"]


def test_a_lone_heading_that_may_be_either_table_is_neither() -> None:
    assert found("payslip", "@40 Description @180 Amount\n@40 Basic @180 900.00") == ()


def test_a_word_of_the_paper_above_does_not_take_a_heading_away() -> None:
    page = "@40 Designation @150 Analyst\n@40 Earnings @150 Amount @300 Deductions @450 Amount\n@40 Basic @150 900.00"
    assert {one.table.name: one.columns[0].box.x0 for one in found("payslip", page)}["deductions"] > 200


def test_a_longer_heading_begins_with_a_known_one() -> None:
    page = "@40 Account No. @150 Interest paid @300 Principal amount of the deposit\n@40 4411 @150 10.00 @300 100.00"
    (heading,) = found("interest_certificate", page)
    assert "principal" in columns(heading)


def test_a_title_before_the_headings_says_whose_they_are() -> None:
    page = """
@40 Earnings @150 Description @300 This period @450 YTD
@150 Hourly >340 900.00 >470 1,800.00
@40 .
@40 Deductions @150 Description @300 This period @450 YTD
@150 Medical >340 44.00 >470 88.00
"""
    found_here = found("payslip", page)
    assert [(one.table.name, columns(one)) for one in found_here] == [
        ("earnings", ["name", "current", "ytd"]),
        ("deductions", ["name", "current", "ytd"]),
    ]
    assert all(one.left < 40 for one in found_here)


def test_a_rate_behind_a_heading_is_part_of_it() -> None:
    page = "@40 Account No. @150 Principal @250 Interest paid @400 TDS @ 10%\n@40 4411 @250 100.00 @400 10.00"
    (heading,) = found("interest_certificate", page)
    assert columns(heading) == ["number", "principal", "interest", "tax_deducted"]


def test_a_currency_alone_heads_the_amounts_behind_the_names() -> None:
    page = "@40 Payments @200 £ @300 Deductions @450 £\n@40 Salary >220 900.00 @300 Tax >470 100.00"
    assert [columns(one) for one in found("payslip", page)] == [["name", "current"]] * 2
    yearly = "@40 Payments @200 Year to date @350 £\n@40 Salary >370 900.00"
    assert not any("current" in columns(one) for one in found("payslip", yearly))
