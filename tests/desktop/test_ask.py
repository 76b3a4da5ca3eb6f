"""`vouch ask` and `vouch search` over a vault of made papers."""

import json
from pathlib import Path

import pytest

from core.domain.errors import DocumentUnknown
from tests.core.asking.made import FERN, asked, filled
from tests.desktop.conftest import Vouch


@pytest.fixture
def papers(home: Path) -> None:
    vault = filled(home)
    asked(vault)
    vault.close()


@pytest.mark.usefixtures("papers")
def test_a_question_is_answered_in_sentences_and_as_json(vouch: Vouch) -> None:
    said = vouch("ask", "How much did we spend with Blue Fern in March 2026?")
    assert said.exit_code == 0
    assert "Total: 500.00 EUR, from 2 documents." in said.stdout
    assert "1 document was left out: what it says is not verified." in said.stdout
    assert f"from {FERN}" in said.stdout

    done = vouch("ask", "What is the due date of invoice BF-1001?", "--client", "Northwind", "--format", "json")
    answer = json.loads(done.stdout)
    assert set(answer) == {"answer", "citations", "query", "rows", "refused"}
    (citation,) = answer["citations"]
    assert citation == {
        "document": answer["rows"][0]["document"],
        "page": 1,
        "box": answer["rows"][0]["box"],
        "text": "2026-02-14",
    }
    assert len(citation["box"]) == 4

    one = vouch("ask", "What is the total?", "--document", citation["document"])
    assert "1,200.00 EUR" in one.stdout


@pytest.mark.usefixtures("papers")
def test_what_nothing_supports_is_refused_with_an_exit_status(vouch: Vouch) -> None:
    done = vouch("ask", "What will the weather be tomorrow?", "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["citations"] == []
    assert isinstance(vouch("ask", "What is the total?", "--document", "nobody").exception, DocumentUnknown)


@pytest.mark.usefixtures("papers")
def test_answers_come_in_the_users_language(vouch: Vouch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOUCH_LANGUAGE", "fr")
    done = vouch("ask", "Combien avons-nous dépensé chez Blue Fern en mars 2026 ?")
    assert "Total : 500,00 EUR, sur 2 documents." in done.stdout


@pytest.mark.usefixtures("papers")
def test_documents_are_found_by_what_they_mean(vouch: Vouch) -> None:
    assert "power1.pdf" in vouch("search", "electricity penalties").stdout
    assert "power1.pdf" not in vouch("search", "electricity", "--client", "Atelier Lumière").stdout
    assert "nothing" in vouch("search", "zzzzqqq").stderr.casefold()
