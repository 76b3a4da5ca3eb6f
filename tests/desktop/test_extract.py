"""`vouch extract`, run as the user runs it."""

import json
from pathlib import Path

import pytest

from tests.desktop.conftest import invoice_sheet, run_program


@pytest.fixture
def inbox(home: Path) -> Path:
    invoice_sheet(home / "inbox")
    invoice_sheet(home / "inbox" / "deep", "another.csv", "99.00")
    (home / "inbox" / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    return home / "inbox"


def test_one_line_per_document_in_order_and_a_status_that_tells(inbox: Path) -> None:
    done = run_program("extract", inbox, "gone.pdf")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1, done.stderr
    names = [Path(line["file"]).name for line in lines]
    assert names == ["broken.pdf", "another.csv", "invoice.csv", "gone.pdf"]
    broken, _, sheet, gone = lines
    assert broken["status"] == gone["status"] == "failed"
    assert {"code", "message", "advice"} == set(broken["error"])
    assert gone["error"]["code"] == "file.missing"
    assert sheet["type"] == "invoice"
    assert sheet["error"] is None
    number = sheet["fields"]["invoice_number"]
    assert number["value"] == "BF-2025-17"
    assert number["page"] is None
    assert number["path"]
    assert sheet["version"] == 1
    assert sheet["reader_version"]


def test_all_read_is_nought(inbox: Path) -> None:
    done = run_program("extract", inbox / "invoice.csv", "--tables")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_markdown(inbox: Path) -> None:
    done = run_program("extract", inbox / "invoice.csv", "--format", "markdown")
    assert done.returncode == 0, done.stderr
    assert "Blue Fern Ltd" in done.stdout
    assert "| Description | Quantity | Amount |" in done.stdout


def test_a_type_of_the_users_own(home: Path) -> None:
    kind = home / "parking.toml"
    kind.write_text(
        'id = "parking_ticket"\ntitle = { en = "Parking ticket" }\n[keywords]\n"parking ticket" = 5.0\n'
        '[fields.total_amount]\nkind = "money"\nrequired = true\nlabels = { en = ["amount due"] }\n',
        encoding="utf-8",
    )
    sheet = home / "ticket.csv"
    sheet.write_text("PARKING TICKET,\nAmount due,7.50\n", encoding="utf-8")
    done = run_program("extract", sheet, "--types", kind)
    line = json.loads(done.stdout)
    assert (line["type"], line["fields"]["total_amount"]["value"]) == ("parking_ticket", "7.50"), done.stderr


@pytest.mark.parametrize("wrong", [[], ["x.pdf", "--format", "yaml"], ["x.pdf", "--types", "none.toml"]])
def test_wrong_usage_is_two_and_prints_no_line(home: Path, wrong: list[str]) -> None:
    done = run_program("extract", *wrong)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr
