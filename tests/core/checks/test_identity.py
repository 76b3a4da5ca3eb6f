"""Ids whose check digits are wrong; all are made up or published examples."""

from core.catalogue import bundled_types
from core.checks.identity import id_findings
from core.domain.record import Field, Record

INVOICE = bundled_types()["invoice"]


def codes(**values: str) -> list[str]:
    record = Record({name: Field(value) for name, value in values.items()})
    return [finding.code for finding in id_findings(INVOICE, record)]


def test_right_ids_are_quiet() -> None:
    assert codes(iban="DE89370400440532013000", vendor_tax_id="27AAPFU0939F1ZV", siren="732829320") == []


def test_wrong_check_digits_are_noticed() -> None:
    assert codes(iban="DE88370400440532013000") == ["id.check_digit"]
    assert codes(vendor_tax_id="27AAPFU0939F1ZW") == ["id.check_digit"]


def test_an_id_of_unknown_shape_is_left_alone() -> None:
    assert codes(vendor_tax_id="55-6677889") == []


def test_one_id_on_both_sides_is_noticed() -> None:
    assert codes(vendor_tax_id="27AAPFU0939F1ZV", customer_tax_id="27AAPFU0939F1ZV") == ["party.same"]
