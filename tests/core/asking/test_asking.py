"""Every question of questions.toml gets its query, and its figure, passage or refusal."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from core.vault import Vault
from core.workbench import Asking
from tests.core.asking.made import ATELIER, FERN, INJECTED, MILL, PAPERS, TODAY, Paper, asked, filled, invoice

CASES = tomllib.loads(Path(__file__).with_name("questions.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    made = filled(tmp_path_factory.mktemp("asked"))
    yield made
    made.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"] or "nothing")
def test_questions_get_their_query_and_answer(speakers: Mapping[str, Asking], case: Mapping[str, Any]) -> None:
    answer = speakers[case["language"]].ask(
        case["question"], case.get("client", ""), today=TODAY, after=case.get("after", ())
    )
    assert answer.query == case["query"]
    assert answer.text.splitlines() == case["answer"]
    assert answer.refused == case.get("refused", False)


def test_every_answer_that_is_no_refusal_and_no_bare_count_cites_a_place(english: Asking) -> None:
    for case in CASES:
        answer = english.ask(case["question"], case.get("client", ""), today=TODAY, after=case.get("after", ()))
        assert answer.refused or answer.citations, case["question"]
        assert not (answer.refused and answer.citations)


def test_a_cited_value_is_the_print_that_stands_in_its_box(english: Asking) -> None:
    answer = english.ask("What is the due date of invoice BF-1001?", today=TODAY)
    (citation,) = answer.citations
    document = english.store.document(citation.document)
    assert (citation.text, citation.page, citation.name) == ("2026-02-14", 1, "fern1.pdf")
    assert document.reading
    assert citation.box == document.reading.record.fields["due_date"].evidence.box


def test_rows_hold_what_was_added_up(english: Asking) -> None:
    answer = english.ask("How much did we spend with Harbour Power?", today=TODAY)
    assert [(row.name, row.value, row.currency, row.page) for row in answer.rows] == [
        ("power1.pdf", "240.50", "EUR", 1),
        ("power2.pdf", "220.00", "EUR", 1),
    ]
    assert all(row.box for row in answer.rows)


@pytest.mark.parametrize("amount", ["500 €", "€ 500", "€500", "500€", "500 EUR", "500 euros"])
def test_a_currency_counts_wherever_it_stands(english: Asking, amount: str) -> None:
    answer = english.ask(f"invoices over {amount}", today=TODAY)
    assert "500 or more · in EUR" in answer.query
    assert {row.currency for row in answer.rows} == {"EUR"}


def test_a_name_of_a_client_that_may_be_a_suppliers_is_told(tmp_path: Path) -> None:
    paper = Paper("one.pdf", "Blue Reed", "invoice", invoice("N-1", FERN, "2026-03-01", "5.00"))
    vault = filled(tmp_path, [paper])
    said = asked(vault).ask("How much did we spend with Blue in 2026?", today=TODAY)
    vault.close()
    assert said.text.splitlines() == [
        "Total: 5.00 EUR, from 1 document.",
        f"This is about the client Blue Reed. To ask about a supplier, give its whole name: {FERN}.",
    ]


def test_a_name_after_a_question_about_a_supplier_is_a_suppliers_where_it_can_be(tmp_path: Path) -> None:
    papers = [
        Paper("one.pdf", "Blue Reed", "invoice", invoice("N-1", FERN, "2026-03-01", "5.00")),
        Paper("two.pdf", "Blue Reed", "invoice", invoice("N-2", MILL, "2026-03-01", "7.00")),
    ]
    vault, before = filled(tmp_path, papers), ["How much did we spend with Old Mill in 2026?"]
    said = asked(vault).ask("And Blue?", today=TODAY, after=before)
    unsure = asked(vault).ask("And with Old Bill?", today=TODAY, after=["How much did we spend with Blue Fern?"])
    vault.close()
    assert said.text == "Total: 5.00 EUR, from 1 document."
    assert unsure.refused
    assert unsure.text.endswith(f"Did you mean “{MILL}”?")


def test_a_document_alone_may_be_asked(english: Asking) -> None:
    whole = english.ask("invoices from Harbour Power", today=TODAY)
    one = english.ask("What is the total?", document=whole.rows[0].document, today=TODAY)
    assert "240.50 EUR" in one.text
    assert {row.document for row in one.rows} == {whole.rows[0].document}


def test_another_clients_documents_say_nothing(english: Asking) -> None:
    assert english.ask(f"How much did we spend with {FERN}?", ATELIER, today=TODAY).refused
    assert english.ask("Where is the warehouse?", ATELIER, today=TODAY).refused


def test_what_a_person_approves_counts_from_then_on(tmp_path: Path) -> None:
    paper = Paper("one.pdf", "acme", "invoice", invoice("N-1", FERN, "2026-03-01", "5.00"), doubtful=("total_amount",))
    with_it = filled(tmp_path / "a", [paper._replace(approved=True)])
    without = filled(tmp_path / "b", [paper])
    said = [asked(one).ask("How much did we spend in 2026?", today=TODAY) for one in (with_it, without)]
    with_it.close()
    without.close()
    assert said[0].text == "Total: 5.00 EUR, from 1 document."
    assert said[1].refused
    assert "not verified" in said[1].text


@pytest.mark.parametrize("case", CASES[:40], ids=lambda case: case["question"])
def test_text_that_speaks_to_whoever_reads_it_changes_no_answer(
    speakers: Mapping[str, Asking], innocent: Mapping[str, Asking], case: Mapping[str, Any]
) -> None:
    said = [some[case["language"]].ask(case["question"], today=TODAY) for some in (speakers, innocent)]
    assert said[0].text == said[1].text
    assert "42" not in said[0].text


@pytest.fixture(scope="module")
def innocent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Asking]]:
    """The same papers without a word that speaks to the reader."""
    papers = [paper._replace(text=[line for line in paper.text if line != INJECTED]) for paper in PAPERS]
    made = filled(tmp_path_factory.mktemp("innocent"), papers)
    yield {language: asked(made, language) for language in ("en", "fr")}
    made.close()


def test_search_finds_by_meaning_across_languages(english: Asking) -> None:
    assert "power1.pdf" in [one.name for one in english.search("electricity penalties")]
    assert next(one.name for one in english.search("BF-1002")) == "fern2.pdf"
    assert english.search("BF-1002", ATELIER) == ()
