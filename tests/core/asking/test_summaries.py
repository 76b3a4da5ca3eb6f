"""Summaries of contracts and tax notices: values, whether they are verified, and what binds, quoted."""

from collections.abc import Iterator

import pytest

from core.vault import Vault
from tests.core.asking.made import ATELIER, INJECTED, NORTH, TODAY, Paper, asked, filled

LEASE = (
    "Lease agreement",
    "Renewal",
    "This lease renews automatically for one year unless",
    "notice is given before its end.",
    "The tenant may terminate this lease with a notice period of three months.",
    "Late payment bears a penalty of 5 % of the rent.",
    INJECTED,
)
BAIL = (
    "Contrat de bail",
    "Le contrat est renouvelé par tacite reconduction pour une durée d'un an.",
    "Chaque partie peut le résilier avec un préavis de six mois.",
    "Le loyer est révisé chaque année selon l'indexation sur l'ILC.",
)
NOTICE = ("Avis d'imposition", "Vous pouvez contester cet avis par une réclamation avant le 31 décembre 2027.")
PAPERS = (
    Paper(
        "lease.pdf",
        NORTH,
        "contract",
        {
            "first_party": "Sunrise Properties Ltd",
            "second_party": NORTH,
            "contract_date": "2025-09-01",
            "deposit": "2000.00",
        },
        LEASE,
        subtype="lease",
        doubtful=("deposit",),
    ),
    Paper("bail.pdf", ATELIER, "contract", {"first_party": "SCI du Lac", "contract_date": "2024-01-01"}, BAIL),
    Paper(
        "avis.pdf",
        ATELIER,
        "tax_notice",
        {"taxpayer_name": ATELIER, "amount_due": "1250.00", "due_date": "2026-09-15", "notice_date": "2026-07-30"},
        NOTICE,
    ),
)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    made = filled(tmp_path_factory.mktemp("summed"), PAPERS)
    yield made
    made.close()


def test_a_contract_is_its_values_and_what_binds(vault: Vault) -> None:
    answer = asked(vault).ask("Summarise the lease of Northwind", today=TODAY)
    assert answer.text.splitlines() == [
        "Contract, lease.pdf:",
        "First party: Sunrise Properties Ltd",
        "Second party: Northwind",
        "Contract date: 2025-09-01",
        "Deposit: 2,000.00 EUR (not verified)",
        "Renewal: “This lease renews automatically for one year unless notice is given before its end.” (page 1)",
        "Termination: “The tenant may terminate this lease with a notice period of three months.” (page 1)",
        "Penalties: “Late payment bears a penalty of 5 % of the rent.” (page 1)",
        "1 value is not verified: look at it before you use it.",
    ]
    assert "42" not in answer.text
    page = vault.page(answer.citations[0].document, 1)
    assert page
    for one in answer.citations[4:]:
        assert one.box
        inside = [word.text for word in page.words if one.box.y0 <= word.box.middle[1] <= one.box.y1]
        assert inside == one.text.split()


def test_it_is_said_in_french_of_french_papers(vault: Vault) -> None:
    said = asked(vault, "fr").ask("Résume le contrat d'Atelier Lumière", today=TODAY).text
    assert "Reconduction : « Le contrat est renouvelé par tacite reconduction" in said
    assert "Résiliation : « Chaque partie peut le résilier avec un préavis de six mois. »" in said
    assert "Indexation :" in said
    notice = asked(vault, "fr").ask("Synthèse de l'avis d'imposition", today=TODAY).text
    assert "250,00 EUR" in notice
    assert "2026-09-15" in notice
    assert "Réclamation : « Vous pouvez contester cet avis" in notice


def test_one_document_is_meant_and_others_are_named(vault: Vault) -> None:
    several = asked(vault).ask("Summary of the contracts", today=TODAY)
    assert several.refused
    assert "lease.pdf" in several.text
    assert "bail.pdf" in several.text
    assert asked(vault).ask("Summary of the payslip", today=TODAY).refused
    (one,) = {row.document for row in asked(vault).ask("contracts", NORTH, today=TODAY).rows}
    assert asked(vault).ask("In short?", document=one, today=TODAY).text.startswith("Contract, lease.pdf")


@pytest.mark.parametrize(
    ("language", "question"),
    [("en", "what are the main terms of the lease"), ("en", "tl;dr lease"), ("fr", "principales clauses du bail ?")],
)
def test_a_summary_is_asked_for_in_many_ways(vault: Vault, language: str, question: str) -> None:
    answer = asked(vault, language).ask(question, client=NORTH, today=TODAY)
    assert "lease.pdf" in answer.text.splitlines()[0]


def test_a_word_behind_an_apostrophe_is_found_in_a_passage(vault: Vault) -> None:
    answer = asked(vault, "fr").ask("que dit l'avis d'imposition ?", today=TODAY)
    assert ("Avis d'imposition", "avis.pdf") in [(one.text, one.name) for one in answer.citations]
