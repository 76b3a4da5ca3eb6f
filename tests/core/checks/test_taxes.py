"""Indian taxes on one invoice."""

import pytest

from core.checks.taxes import tax_findings
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page
from core.domain.record import Field, Record

MAHARASHTRA, KARNATAKA = "27AAPFU0939F1ZV", "29AAGCB7383J1Z4"


def codes(taxes: dict[str, str], text: str = "", **values: str) -> list[str]:
    rows = tuple(Record({"name": Field(name), "amount": Field(amount)}) for name, amount in taxes.items())
    sides = {"vendor_tax_id": MAHARASHTRA, "customer_tax_id": MAHARASHTRA, **values}
    record = Record({name: Field(value) for name, value in sides.items()}, {"taxes": rows})
    words = tuple(Word(part, Box(0, 0, 1, 1)) for part in text.split())
    return [finding.code for finding in tax_findings(record, Contents((Page(1, 100, 100, words),)))]


def test_equal_halves_within_a_state_are_quiet() -> None:
    assert codes({"CGST": "90.00", "SGST": "90.00"}) == []


def test_unequal_halves_are_noticed() -> None:
    assert codes({"CGST": "90.00", "SGST": "80.00"}) == ["tax.halves"]


def test_the_integrated_tax_belongs_to_supplies_across_states() -> None:
    assert codes({"IGST": "180.00"}, customer_tax_id=KARNATAKA) == []
    assert codes({"IGST": "180.00"}) == ["tax.states"]
    assert codes({"CGST": "90.00", "SGST": "90.00"}, customer_tax_id=KARNATAKA) == ["tax.states"]


def test_without_taxes_nothing_is_said() -> None:
    assert codes({}) == []


HALVES = {"CGST": "90.00", "SGST": "90.00"}


def test_the_place_of_supply_decides_before_the_buyer_does() -> None:
    assert codes({"IGST": "180.00"}, place_of_supply="29-Karnataka") == []
    assert codes(HALVES, place_of_supply="Karnataka") == ["tax.states"]
    assert codes(HALVES, customer_tax_id=KARNATAKA, place_of_supply="Maharashtra (27)") == []


def test_both_ways_at_once_cannot_be() -> None:
    assert codes({**HALVES, "IGST": "180.00"}) == ["tax.states"]


def test_zones_and_exports_bear_the_integrated_tax_within_a_state() -> None:
    assert codes({"IGST": "180.00"}, text="Supply to SEZ unit") == []


def test_an_address_in_another_state_is_noted() -> None:
    assert codes({}, vendor_address="4 MG Road, Bengaluru, Karnataka 560001") == ["tax.address"]
    assert codes({}, vendor_address="4 Hill Road, Mumbai, Maharashtra 400050") == []


SUMS = {"subtotal": "100.00", "tax_amount": "20.00", "total_amount": "120.00"}


def test_reverse_charge_charges_no_tax() -> None:
    assert codes({}, reverse_charge="yes", **SUMS) == ["tax.reverse_charge"]
    assert codes({}, reverse_charge="no", **SUMS) == []
    assert codes({}, reverse_charge="yes", **{**SUMS, "tax_amount": "0.00", "total_amount": "100.00"}) == []
    assert codes({}, reverse_charge="yes", **{**SUMS, "total_amount": "100.00"}) == []


@pytest.mark.parametrize(
    "said",
    ["TVA non applicable, art. 293 B du CGI", "gemäß § 19 UStG", "Differenzbesteuerung nach § 25a UStG"],
)
def test_who_says_that_no_tax_is_charged_charges_none(said: str) -> None:
    assert codes({}, text=said, **SUMS) == ["tax.untaxed"]
    assert codes({}, text=said, total_amount="100.00") == []
