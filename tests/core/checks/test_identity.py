"""Ids whose check digits are wrong; all are made up or published examples."""

from core.catalogue import bundled_types
from core.checks.identity import id_findings
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page, TextSource
from core.domain.record import Evidence, Field, Record

INVOICE = bundled_types()["invoice"]


def codes(**values: str) -> list[str]:
    record = Record({name: Field(value) for name, value in values.items()})
    return [finding.code for finding in id_findings(INVOICE, record, Contents())]


def test_right_ids_are_quiet() -> None:
    assert codes(iban="DE89370400440532013000", vendor_tax_id="27AAPFU0939F1ZV", siren="732829320") == []


def test_wrong_check_digits_are_noticed() -> None:
    assert codes(iban="DE88370400440532013000") == ["id.check_digit"]
    assert codes(vendor_tax_id="27AAPFU0939F1ZW") == ["id.check_digit"]


def test_an_id_of_unknown_shape_is_left_alone() -> None:
    assert codes(vendor_tax_id="55-6677889") == []


def test_one_id_on_both_sides_is_noticed() -> None:
    assert codes(vendor_tax_id="27AAPFU0939F1ZV", customer_tax_id="27AAPFU0939F1ZV") == ["party.same"]


def test_ids_of_many_countries_are_checked() -> None:
    assert codes(vendor_tax_id="DE136695976", customer_tax_id="GB 980 7806 84") == []
    assert codes(vendor_tax_id="DE136695977") == ["id.check_digit"]
    assert codes(vendor_tax_id="CHE-107.787.578 MWST") == ["id.check_digit"]
    assert codes(vendor_tax_id="83 914 571 674", currency="AUD") == ["id.check_digit"]
    assert codes(vendor_tax_id="83 914 571 674", currency="EUR") == []


def test_payment_references_are_checked_where_they_have_check_digits() -> None:
    assert codes(payment_reference="RF18 5390 0754 7034") == []
    assert codes(payment_reference="RF19 5390 0754 7034") == ["id.check_digit"]
    assert codes(payment_reference="INV-2025-17") == []


def test_a_likely_repair_is_named() -> None:
    assert codes(vendor_tax_id="27AAPFU0939FIZV") == ["id.likely"]


def test_a_company_number_of_neither_side_is_noticed() -> None:
    assert codes(siren="404833048", vendor_tax_id="FR83404833048") == []
    assert codes(siren="732829320", vendor_tax_id="FR83404833048") == ["id.siren"]


def test_a_tax_id_weighs_where_it_may_be_misread() -> None:
    record = Record({"vendor_tax_id": Field("DE136695977", Evidence("DE136695977", 1))})
    word = Word("DE136695977", Box(0, 0, 10, 10))
    for source, blocks in ((TextSource.OCR, True), (TextSource.LAYER, False)):
        contents = Contents((Page(1, 100, 100, (word,), source),))
        assert [finding.blocks for finding in id_findings(INVOICE, record, contents)] == [blocks]


def test_what_is_paid_to_must_be_right() -> None:
    (finding,) = id_findings(INVOICE, Record({"iban": Field("DE88370400440532013000")}), Contents())
    assert finding.blocks
