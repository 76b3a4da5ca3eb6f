"""A supplier's paper beside its earlier ones."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.facts import Facts
from core.domain.finding import Severity
from tests.core.checks.across.made import codes, findings, invoice

ONE, OTHER = "GB111111111", "GB999999999"
GERMAN, FRENCH = "DE02120300000000202051", "FR7630006000011234567890189"


def monthly(*totals: str) -> list[Facts]:
    return [invoice(f"{7 * n}/A", f"2025-{n % 12 + 1:02d}-05", total) for n, total in enumerate(totals, 1)]


def paid_to(iban: str, number: str = "X9", **values: str) -> Facts:
    return invoice(number, "2025-03-03", f"{len(number)}1.17", iban=iban, **values)


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        ([paid_to(GERMAN, "A"), paid_to(FRENCH)], ["bank_details"]),
        ([paid_to(GERMAN, "A"), paid_to("DE02 1203 0000 0000 2020 51")], []),
        ([paid_to(GERMAN, "A"), invoice("X9", "2025-03-03", "5.17", bank_account="0000202051")], []),
        ([paid_to(GERMAN, "A"), invoice("X9", "2025-03-03", "5.17")], []),
        ([paid_to(GERMAN, "A"), paid_to(FRENCH, vendor_name="Red Oak")], []),
        ([paid_to(GERMAN, "A"), paid_to(FRENCH, "BB"), paid_to(FRENCH)], ["bank_details"]),
        ([paid_to(GERMAN, "A"), replace(paid_to(FRENCH, "BB"), settled=True), paid_to(FRENCH)], []),
        ([paid_to(GERMAN, "A", vendor_tax_id=ONE), paid_to(FRENCH, vendor_tax_id=OTHER)], ["bank_details"]),
        ([paid_to(GERMAN, "A", vendor_tax_id=ONE), paid_to(GERMAN, vendor_name="Fern", vendor_tax_id=ONE)], []),
    ],
    ids=["changed", "spaces", "IBAN and its number", "none printed", "another supplier", "seen before but not approved",
         "approved before", "the same name under another number", "renamed"],
)  # fmt: skip
def test_a_supplier_that_wants_its_money_elsewhere(papers: Sequence[Facts], expected: list[str]) -> None:
    assert codes(*papers) == expected


def test_changed_bank_details_need_a_person() -> None:
    (found,) = findings(paid_to(GERMAN, "A"), paid_to(FRENCH))["2.pdf"]
    assert found.severity is Severity.WARNING
    assert found.facts == {"vendor": "Blue Fern Ltd", "other": "1.pdf"}


STEADY = ["100.10", "104.20", "98.30", "101.40", "99.50", "103.60", "100.70", "102.80"]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (STEADY, "1010.00", ["unusual_amount"]),
        (STEADY, "9.00", ["unusual_amount"]),
        (STEADY, "150.00", []),
        (STEADY, "350.00", []),
        (STEADY[:7], "1010.00", []),
        (["100.00"] * 10, "118.00", []),
        (["20.10", "900.20", "55.30", "4000.40", "310.50", "75.60", "1500.70", "60.80"], "6000.00", []),
    ],
)
def test_an_unusual_amount(before: list[str], now: str, expected: list[str]) -> None:
    found = [code for code in codes(*monthly(*before, now)) if code != "unpaid"]
    assert found == expected


def test_a_credit_note_is_no_unusual_amount() -> None:
    assert codes(*monthly(*STEADY), replace(invoice("CN1", "2025-12-20", "1010.00"), subtype="credit_note")) == []


@given(st.lists(st.integers(100, 150), min_size=1, max_size=14), st.integers(100, 150))
def test_an_amount_among_the_others_is_never_unusual(before: list[int], now: int) -> None:
    assert "unusual_amount" not in codes(*monthly(*map(str, before), str(now)))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["K-11", "K-12", "K-13", "K-14", "K-16"], ["number_missing"]),
        (["K-11", "K-12", "K-13", "K-14", "K-15"], []),
        (["K-11", "K-12", "K-14", "K-16", "K-18"], []),
        (["K-11", "K-12", "K-13", "K-14", "K-99"], []),
        (["K-11", "K-12", "K-16"], []),
        (["A", "B", "C", "D", "F"], []),
    ],
)
def test_a_number_left_out(numbers: list[str], expected: list[str]) -> None:
    papers = [invoice(number, f"2025-0{n}-05", f"{n}3.{n}7") for n, number in enumerate(numbers, 1)]
    assert codes(*papers) == expected


def test_the_paper_that_was_left_out_arrives() -> None:
    papers = [invoice(f"K-1{n}", f"2025-0{n}-05", f"{n}3.{n}7") for n in (1, 2, 3, 4, 6, 5)]
    assert not any(findings(*papers).values())
