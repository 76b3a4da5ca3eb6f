"""Indian taxes on one invoice."""

from core.checks.taxes import tax_findings
from core.domain.record import Field, Record

MAHARASHTRA, KARNATAKA = "27AAPFU0939F1ZV", "29AAGCB7383J1Z4"


def codes(taxes: dict[str, str], vendor: str = MAHARASHTRA, customer: str = MAHARASHTRA) -> list[str]:
    rows = tuple(Record({"name": Field(name), "amount": Field(amount)}) for name, amount in taxes.items())
    record = Record({"vendor_tax_id": Field(vendor), "customer_tax_id": Field(customer)}, {"taxes": rows})
    return [finding.code for finding in tax_findings(record)]


def test_equal_halves_within_a_state_are_quiet() -> None:
    assert codes({"CGST": "90.00", "SGST": "90.00"}) == []


def test_unequal_halves_are_noticed() -> None:
    assert codes({"CGST": "90.00", "SGST": "80.00"}) == ["tax.halves"]


def test_the_integrated_tax_belongs_to_supplies_across_states() -> None:
    assert codes({"IGST": "180.00"}, customer=KARNATAKA) == []
    assert codes({"IGST": "180.00"}) == ["tax.states"]
    assert codes({"CGST": "90.00", "SGST": "90.00"}, customer=KARNATAKA) == ["tax.states"]


def test_without_taxes_nothing_is_said() -> None:
    assert codes({}) == []
