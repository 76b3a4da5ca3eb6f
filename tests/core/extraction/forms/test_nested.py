"""A tax statement lists each deductor with a table of its payments under it."""

from tests.core.extraction.forms.drawn import reading

HEAD = (
    "@40 Sr. No. @90 Name of Deductor @260 TAN of Deductor >420 Total Amount Paid >490 Tax Deducted >560 TDS Deposited"
)
PAYMENTS = "@60 Sr. No. @110 Section @180 Transaction Date @280 Status of Booking >420 Amount Paid >490 Deducted"
PAPER = f"""
@40 Form 26AS
@40 Annual Tax Statement
@40 Permanent Account Number (PAN) @250 AEVPD3021B
@40 Name of Assessee @250 RAGHAVENDRA DIXIT
@40 Financial Year @150 2024-25 @300 Assessment Year @450 2025-26
@40 PART-I - Details of Tax Deducted at Source
{HEAD}
@40 1 @90 ORIENTAL GLASSWORKS LIMITED @260 MUMO01122A >420 360000.00 >490 36000.00 >560 36000.00
{PAYMENTS}
@60 1 @110 194J @180 31-Aug-2024 @280 F >420 180000.00 >490 18000.00
@60 2 @110 194J @180 28-Feb-2025 @280 F >420 180000.00 >490 18000.00
@40 2 @90 SAHYADRI SAHAKARI BANK LIMITED @260 PNES12345B >420 52340.00 >490 5234.00 >560 5234.00
@60 1 @110 194A @180 31-Mar-2025 @280 F >420 52340.00 >490 5234.00
@40 PART-II - Details of Tax Deducted at Source for 15G/15H
{HEAD}
@40 No Transactions Present
@40 PART-VI - Details of Tax Collected at Source
@40 Sr. No. @90 Name of Collector @260 TAN of Collector >420 Total Amount >490 Tax Collected >560 TCS Deposited
@40 1 @90 DECCAN AUTOHOUSE PVT LTD @260 PNED55443G >420 1250000.00 >490 12500.00 >560 12500.00
"""


def test_each_deductor_is_read_and_no_collector() -> None:
    rows = reading(PAPER).record.tables["deductors"]
    assert [(row.value("name"), row.value("tan"), row.value("tax_deducted")) for row in rows] == [
        ("ORIENTAL GLASSWORKS LIMITED", "MUMO01122A", "36000.00"),
        ("SAHYADRI SAHAKARI BANK LIMITED", "PNES12345B", "5234.00"),
    ]


def test_a_deductor_that_no_heading_leads_to_leaves_all_to_a_person() -> None:
    more = "@40 3 @90 BHARATI LEARNING @260 BLRB07766F >420 95000.00 >490 9500.00 >560 9500.00"
    first = PAPER.partition("@40 PART-II")[0]
    assert reading(first).record.tables["deductors"][0].fields["tax_deducted"].accepted
    rows = reading(first, more).record.tables["deductors"]
    assert not any(one.accepted for row in rows for one in row.fields.values())
