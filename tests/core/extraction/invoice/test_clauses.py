"""What invoices say in sentences."""

import pytest

from core.catalogue import bundled_types
from core.domain.page import TextSource
from core.extraction.invoice.clauses import clause_fields
from core.extraction.invoice.paper import paper
from tests.core.extraction.invoice.drawn import contents, page

INVOICE = bundled_types()["invoice"]


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("Option pour le paiement de la taxe d'après les débits", "vat_on_debits", "yes"),
        ("TVA acquittée sur les débits", "vat_on_debits", "yes"),
        ("TVA sur les encaissements", "vat_on_debits", "no"),
        ("Nature de l'opération : prestation de services", "operation_kind", "services"),
        ("Catégorie d'opération : livraison de biens", "operation_kind", "goods"),
        ("Livraison de biens et prestation de services", "operation_kind", "mixed"),
        ("Indemnité forfaitaire pour frais de recouvrement : 40 €", "recovery_fee", "40.00"),
        ("une indemnité forfaitaire de 40,00 euros pour frais de recouvrement", "recovery_fee", "40.00"),
        ("En cas de retard, 40 € pour frais de recouvrement sont dus", "recovery_fee", "40.00"),
        ("Pénalités de retard au taux annuel de 12,5 %", "penalty_rate", "12.5"),
        ("Autoliquidation, article 283-2 du CGI", "reverse_charge", "yes"),
        ("Steuerschuldnerschaft des Leistungsempfängers", "reverse_charge", "yes"),
    ],
)
def test_sentences_tell_fields(said: str, field: str, value: str) -> None:
    found = clause_fields(paper(INVOICE, contents(page("Facture", said))))
    assert found[field].value == value
    assert found[field].accepted
    assert found[field].evidence.box is not None


def test_a_sentence_may_run_over_two_lines() -> None:
    found = clause_fields(
        paper(INVOICE, contents(page("une indemnité forfaitaire pour frais de", "recouvrement de 40 €")))
    )
    assert found["recovery_fee"].value == "40.00"


def test_what_a_recognizer_read_is_left_to_a_person() -> None:
    found = clause_fields(paper(INVOICE, contents(page("TVA sur les débits", source=TextSource.OCR))))
    assert not found["vat_on_debits"].accepted


@pytest.mark.parametrize(
    "said",
    [
        "Pénalités de retard : trois fois le taux d'intérêt légal",
        "Reverse Charge: No",
        "Autoliquidation : non",
        "TVA 20 %",
    ],
)
def test_other_sentences_tell_nothing(said: str) -> None:
    assert clause_fields(paper(INVOICE, contents(page(said)))) == {}


def test_sentences_that_contradict_each_other_are_doubted() -> None:
    found = clause_fields(paper(INVOICE, contents(page("TVA sur les débits", "TVA sur les encaissements"))))
    assert not found["vat_on_debits"].accepted
