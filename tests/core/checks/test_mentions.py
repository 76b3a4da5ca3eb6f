"""The mandatory mentions of French invoices."""

from core.catalogue import bundled_types
from core.checks.mentions import mention_findings
from core.domain.finding import Finding
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page
from core.domain.record import Field, Record

INVOICE = bundled_types()["invoice"]
FULL = {
    "invoice_number": "F-1", "invoice_date": "2025-03-14", "vendor_name": "Bluefern SARL",
    "vendor_address": "1 rue du Lac", "customer_name": "Lune Verte SAS",
    "customer_address": "2 rue du Bois", "vendor_tax_id": "FR83404833048",
    "siren": "404833048", "subtotal": "100.00", "tax_amount": "20.00", "due_date": "2025-04-13",
    "recovery_fee": "40.00",
}  # fmt: skip
SAID = (
    "SARL au capital de 10 000 € RCS Rennes Date de livraison : 12/03/2025 Pas d'escompte "
    "Pénalités de retard : 3 fois le taux d'intérêt légal"
)


def found(text: str, fields: dict[str, str]) -> list[Finding]:
    words = tuple(Word(part, Box(0, 0, 1, 1)) for part in text.split())
    row = Record({"description": Field("Conseil")})
    record = Record({name: Field(value) for name, value in fields.items()}, {"line_items": (row,)})
    return list(mention_findings(INVOICE, record, Contents((Page(1, 100, 100, words),))))


def test_a_whole_invoice_lacks_nothing() -> None:
    (finding,) = found(SAID, FULL)
    assert finding.code == "mentions.present"
    assert not finding.blocks
    assert "RCS" in finding.facts["present"]


def test_what_is_missing_is_named() -> None:
    (finding,) = found("SIRET 404 833 048 00017", {"vendor_name": "Bluefern"})
    assert finding.code == "mentions.missing"
    assert "conditions d'escompte" in finding.facts["missing"]
    assert "SIREN ou SIRET" in finding.facts["present"]
    assert not finding.blocks


def test_only_french_invoices_are_looked_at() -> None:
    assert found("Invoice of Borrow & Lend Ltd", {"vendor_tax_id": "GB980780684"}) == []
