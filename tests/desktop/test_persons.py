"""People's data on the command line: kept for years, given out, erased for good."""

import json
from pathlib import Path

import pytest

from core.domain.errors import (
    DocumentUnknown,
    EraseHeld,
    KeepInvalid,
    NothingToErase,
    PersonUnknown,
    PlaceOccupied,
    ReasonMissing,
)
from tests.desktop.conftest import Vouch, invoice_sheet

WHY = ("--why", "she asked for it")


@pytest.fixture
def document(vouch: Vouch, home: Path) -> str:
    """An approved invoice of 2025 of the client Northwind, its file gone since."""
    assert vouch("init").exit_code == 0
    sheet = invoice_sheet(home / "in")
    assert vouch("add", "--client", "Northwind", sheet).exit_code == 0
    (one,) = json.loads(vouch("list", "--format", "json").stdout)
    sheet.unlink()
    vouch("approve", one["id"])
    return str(one["id"])


def test_without_a_yes_nothing_is_erased(vouch: Vouch, document: str) -> None:
    asked = vouch("erase", document, *WHY)
    assert asked.exit_code == 1
    assert document in asked.stdout
    assert "1 document goes for good" in asked.stderr
    assert "--yes" in asked.stderr
    assert vouch("show", document).exit_code == 0


def test_a_document_is_erased_for_good(vouch: Vouch, home: Path, document: str) -> None:
    assert isinstance(vouch("erase", document, "--yes").exception, ReasonMissing)
    assert vouch("backup", home / "backups").exit_code == 0
    done = vouch("erase", document, *WHY, "--yes")
    assert done.exit_code == 0
    assert "nothing of it is left" in done.stderr
    assert "--drop-erased" in done.stderr
    assert isinstance(vouch("show", document).exception, DocumentUnknown)
    assert vouch("check").exit_code == 0
    assert vouch("status").stdout.startswith("Taken 0 ")
    dropped = vouch("backup", home / "backups", "--drop-erased")
    assert dropped.exit_code == 0
    assert "1 earlier backup that" in dropped.stderr
    assert not [path for path in (home / "backups" / "originals").rglob("*") if path.is_file()]
    assert vouch("backup", home / "backups", "--verify").exit_code == 0


def test_a_client_is_erased_with_its_name(vouch: Vouch, document: str) -> None:
    assert isinstance(vouch("erase", "--client", "Nobody", *WHY, "--yes").exception, NothingToErase)
    assert vouch("periods", "close", "2020-12-31", "--client", "Northwind").exit_code == 0
    assert vouch("retention", "set", "1", "--client", "Northwind", "--type", "receipt").exit_code == 0
    assert vouch("erase", "--client", "Northwind", *WHY, "--yes").exit_code == 0
    assert "Northwind" not in vouch("periods", "list").stdout
    assert "Northwind" not in vouch("retention").stdout
    assert vouch("check").exit_code == 0


def test_what_must_be_kept_is_kept_unless_a_reason_is_given(vouch: Vouch, document: str) -> None:
    assert isinstance(vouch("retention", "set", "0").exception, KeepInvalid)
    assert "for 60 years" in vouch("retention", "set", "60", "--type", "Invoice").stderr
    shown = vouch("retention")
    assert "Invoice" in shown.stdout
    assert "60" in shown.stdout
    refused = vouch("erase", document, *WHY, "--yes")
    assert isinstance(refused.exception, EraseHeld)
    assert "2085-12-31" in refused.stderr
    assert vouch("erase", document, *WHY, "--despite", "the court said so", "--yes").exit_code == 0
    assert vouch("retention", "remove", "--type", "Invoice").exit_code == 0
    assert "No rule" in vouch("retention").stdout


def test_what_is_due_is_listed_and_erased_by_a_person_only(vouch: Vouch, home: Path, document: str) -> None:
    old = invoice_sheet(home / "in", "old.csv")
    old.write_text(old.read_text(encoding="utf-8").replace("2025-12-31", "2001-12-31").replace("2025-17", "2001-17"))
    assert vouch("add", "--client", "Northwind", old).exit_code == 0
    old.unlink()
    aged = next(one["id"] for one in json.loads(vouch("list", "--format", "json").stdout) if one["id"] != document)
    vouch("approve", aged)
    assert vouch("export", "--format", "csv").exit_code == 0
    assert vouch("retention", "set", "10").exit_code == 0
    (due,) = json.loads(vouch("retention", "due", "--format", "json").stdout)
    assert (due["id"], due["until"]) == (aged, "2011-12-31")
    assert aged in vouch("retention", "due").stdout
    assert "1 document need not be kept" in vouch("retention").stderr
    assert "1 of them was exported" in vouch("erase", "--due", *WHY).stderr
    assert vouch("erase", "--due", *WHY, "--yes").exit_code == 0
    assert isinstance(vouch("erase", "--due", *WHY, "--yes").exception, NothingToErase)
    assert vouch("show", document).exit_code == 0


def test_a_person_is_given_their_data(vouch: Vouch, home: Path, document: str) -> None:
    done = vouch("person", "Blue Fern Ltd", home / "given")
    assert done.exit_code == 0, done.stderr
    assert "not encrypted" in done.stderr
    manifest = json.loads((home / "given" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["documents"] == [document]
    assert "originals/0001-invoice.csv" in manifest["files"]
    assert isinstance(vouch("person", "Blue Fern Ltd", home / "given").exception, PlaceOccupied)
    assert isinstance(vouch("person", "Someone Else", home / "other").exception, PersonUnknown)
    assert vouch("person", "Northwind", home / "northwind.zip").exit_code == 0
