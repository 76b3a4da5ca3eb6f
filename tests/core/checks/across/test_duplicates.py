"""Papers that are there already, and those that only look so."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks.across.duplicates import near
from core.domain.facts import Facts
from core.domain.finding import Severity
from tests.core.checks.across.made import codes, facts, findings, invoice


def receipt(**values: str) -> Facts:
    own = {"vendor_name": "Blue Fern Ltd", "receipt_date": "2025-12-31", "total_amount": "12.00"}
    return facts("receipt", **{**own, **values})


def photo(*hashes: str, **values: str) -> Facts:
    return replace(facts("other", **values), looks=hashes)


COPIES = {
    "the same": (invoice(), invoice(), "same_number"),
    "another writing of the name": (invoice(), invoice(vendor_name="BLUE-FERN LTD."), "same_number"),
    "another writing of the number": (invoice(), invoice("bf 17"), "same_number"),
    "renamed, but the same tax number": (
        invoice(vendor_tax_id="GB123456789"),
        invoice(vendor_name="Green Fern plc", vendor_tax_id="GB 123 456 789"),
        "same_number",
    ),
    "corrected figures": (invoice(), invoice("BF-17", "2026-01-04", "13.00"), "other_figures"),
    "total not read": (invoice(), facts("invoice", vendor_name="Blue Fern", invoice_number="BF-17"), "same_number"),
    "one misread character": (invoice("BF-1708"), invoice("BF-170B"), "near_number"),
    "a lost character": (invoice("BF-1708"), invoice("BF-178"), "near_number"),
    "a misread character and a misread day": (invoice("INV5501"), invoice("INVS501", "2026-01-03"), "near_number"),
    "card slip and invoice": (invoice(), receipt(), "same_total"),
    "receipt photographed twice": (receipt(), receipt(), "same_total"),
}
INNOCENT = {
    "another supplier": (invoice(), invoice(vendor_name="Red Oak Ltd")),
    "tax numbers differ": (invoice(vendor_tax_id="GB111111111"), invoice(vendor_tax_id="GB222222222")),
    "two numbers of one day and total": (invoice("BF-17"), invoice("BF-18")),
    "two of one day, numbered two apart": (invoice("BF-101"), invoice("BF-103")),
    "credit note of the invoice": (invoice(), replace(invoice(), subtype="credit_note")),
    "negative credit note": (invoice(), invoice("BF-17", "2026-01-02", "-12.00")),
    "invoice of the proforma": (replace(invoice(), subtype="proforma"), replace(invoice(), subtype="invoice")),
    "monthly rent": (invoice("R-1", "2025-01-01", "900.00"), invoice("R-2", "2025-02-01", "900.00")),
    "monthly rent, numbers that look alike": (invoice("R-18", "2025-01-01"), invoice("R-13", "2025-02-01")),
    "two coffees of one day": (receipt(receipt_time="09:10"), receipt(receipt_time="15:45")),
    "numbers anew every year": (invoice("001", "2024-06-30", "5.00"), invoice("001", "2025-06-30", "7.00")),
    "two orders": (invoice("A108", purchase_order="1"), invoice("A10B", purchase_order="2")),
    "two currencies": (invoice(currency="EUR"), invoice(currency="USD")),
    "a number that looks like a legal form": (invoice("SA-17"), invoice("CO-17")),
}


@pytest.mark.parametrize("case", COPIES)
def test_a_copy_is_found(case: str) -> None:
    first, second, code = COPIES[case]
    assert codes(first, second) == [code]


@pytest.mark.parametrize("case", INNOCENT)
def test_what_only_looks_like_a_copy_is_none(case: str) -> None:
    assert codes(*INNOCENT[case]) == []


def test_the_later_paper_waits_for_a_person_and_the_earlier_one_is_told() -> None:
    found = findings(invoice(), invoice())
    assert [one.severity for one in found["2.pdf"]] == [Severity.WARNING]
    assert [(one.severity, one.facts["other"]) for one in found["1.pdf"]] == [(Severity.NOTE, "2.pdf")]


def test_a_contract_number_that_stands_on_every_months_bill_is_no_copy() -> None:
    months = [invoice("C-4711", f"2025-{month:02d}-05", f"{40 + month}.00") for month in range(1, 7)]
    assert codes(*months) == []


def test_papers_of_one_file_are_no_copies_of_each_other() -> None:
    one = replace(invoice(), sources=frozenset({"scan.pdf"}))
    assert codes(one, one) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (photo("ff00ff00ff00ff00"), photo("ff00ff00ff00ff03"), ["same_page"]),
        (photo("ff00ff00ff00ff00"), photo("00ff00ff00ff00ff"), []),
        (photo("not hex"), photo("not hex"), ["same_page"]),
        (
            photo("ff00ff00ff00ff00", total_amount="12.00"),
            photo("ff00ff00ff00ff00", total_amount="12.00"),
            ["same_page"],
        ),
        (photo("ff00ff00ff00ff00", total_amount="12.00"), photo("ff00ff00ff00ff00", total_amount="13.00"), []),
    ],
)
def test_the_same_page_photographed_twice_says_the_same(first: Facts, second: Facts, expected: list[str]) -> None:
    assert codes(first, second) == expected


def test_payslips_of_one_month() -> None:
    slip = {"employee_pan": "ABCPE1234F", "pay_month": "2025-03", "net_pay": "50000.00"}
    assert codes(facts("payslip", **slip), facts("payslip", **slip)) == ["same_month"]
    assert codes(facts("payslip", **slip), facts("payslip", **{**slip, "net_pay": "9000.00"})) == []
    assert codes(facts("payslip", **slip), facts("payslip", **{**slip, "employee_pan": "XYZPE1234F"})) == []


@given(st.text("0123456789abc", min_size=3, max_size=12), st.text("0123456789abc", min_size=3, max_size=12))
def test_near_goes_both_ways_and_never_holds_of_equals(one: str, other: str) -> None:
    assert near(one, other) == near(other, one)
    assert not near(one, one)
