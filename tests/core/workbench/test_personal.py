"""A person's data given out: all of a client, or what documents say of somebody."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.document import Reading, Status
from core.domain.errors import PersonUnknown, PlaceOccupied, RoleNotAllowed
from core.domain.profile import Role
from core.domain.record import Record
from core.domain.selection import Trail
from core.workbench import Workbench
from tests.core.workbench.conftest import receipt, value

Row = Mapping[str, str]


def rows(data: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


def statement(text: str) -> Reading:
    row = Record({"date": value("2025-01-02"), "description": value(text), "amount": value("-12.00")})
    other = Record({"date": value("2025-01-03"), "description": value("RENT"), "amount": value("-900.00")})
    record = Record({"account_holder": value("Fern Ltd")}, {"transactions": (row, other)})
    return Reading("bank_statement", 0.9, record, pages=(1,), status=Status.ACCEPTED)


def test_a_client_gets_everything_with_a_manifest(bench: Workbench, add: Callable[..., str], tmp_path: Path) -> None:
    mine = add(receipt(vendor_name="=Blue Fern"), name="a=b.pdf", client="Northwind")
    add(receipt("13.00"), name="other.pdf", client="Fern")
    place = tmp_path / "given"
    given = bench.personal.give("northwind", place)
    assert (given.documents, given.named) == (1, 0)
    manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["about"], manifest["made_by"], manifest["documents"]) == ("northwind", "ann", [mine])
    files = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    del files["manifest.json"]
    assert {name: hashlib.sha256(data).hexdigest() for name, data in files.items()} == manifest["files"]
    assert set(files) == {"originals/0001-a=b.pdf", "documents.csv", "documents.json", "values.csv", "history.csv"}
    said = {row["field"]: row for row in rows(files["values.csv"])}
    assert said["vendor_name"]["value"] == "'=Blue Fern", "no formula"
    assert (said["total_amount"]["value"], said["total_amount"]["page"]) == ("12.00", "1")
    assert (said["total_amount"]["left"], said["total_amount"]["accepted"]) == ("1.0", "yes")
    assert [row["action"] for row in rows(files["history.csv"])] == ["taken", "read", "approved"]
    assert json.loads(files["documents.json"])[0]["id"] == mine
    (line,) = bench.activity(Trail(action="person_exported"))
    assert (line.actor, line.after["documents"]) == ("ann", "1")


def test_whoever_a_field_names_gets_the_document_and_of_others_the_rows(
    bench: Workbench, add: Callable[..., str], tmp_path: Path
) -> None:
    invoice = add(receipt(vendor_name="Jane Doe"), name="invoice.pdf")
    naming = add(statement("TRANSFER JANE DOE 12"), name="statement.pdf")
    add(statement("TRANSFER JANET DOERR"), name="stranger.pdf")
    given = bench.personal.give("Jane Doe", tmp_path / "jane.zip")
    assert (given.documents, given.named) == (1, 1)
    with zipfile.ZipFile(tmp_path / "jane.zip") as archive:
        names, said = archive.namelist(), rows(archive.read("values.csv"))
        manifest = json.loads(archive.read("manifest.json"))
    assert [name for name in names if name.startswith("originals/")] == ["originals/0001-invoice.pdf"]
    assert names[-1] == "manifest.json"
    assert manifest["only_named_in"] == [{"document": naming, "client": "Northwind"}]
    of_statement = {row["field"]: row["value"] for row in said if row["document"] == naming}
    assert of_statement == {
        "transactions.1.date": "2025-01-02",
        "transactions.1.description": "TRANSFER JANE DOE 12",
        "transactions.1.amount": "-12.00",
    }
    assert {row["document"] for row in said} == {invoice, naming}


@pytest.mark.parametrize("asked", ["FR40303265045", "FR 40 303 265 045", "303265045"])
def test_a_tax_number_is_found_however_it_is_written(
    bench: Workbench, add: Callable[..., str], tmp_path: Path, asked: str
) -> None:
    add(receipt(vendor_tax_id="FR40303265045"))
    if asked != "303265045":  # the words of an index are found by their beginning
        assert bench.personal.give(asked, tmp_path / "given").documents == 1


def test_what_nobody_is_called_is_said_and_nothing_is_written(
    bench: Workbench, add: Callable[..., str], tmp_path: Path
) -> None:
    add(receipt())
    with pytest.raises(PersonUnknown):
        bench.personal.give("Nobody", tmp_path / "given")
    assert not (tmp_path / "given").exists()


def test_what_is_given_lies_among_nothing_else(bench: Workbench, add: Callable[..., str], tmp_path: Path) -> None:
    add(receipt())
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "x").touch()
    (tmp_path / "there.zip").touch()
    for place in ("there", "there.zip"):
        with pytest.raises(PlaceOccupied):
            bench.personal.give("Northwind", tmp_path / place)
    (tmp_path / "empty").mkdir()
    assert bench.personal.give("Northwind", tmp_path / "empty").documents == 1


def test_only_an_administrator_gives_it_out(bench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(RoleNotAllowed):
        replace(bench, role=Role.REVIEWER).personal.give("Northwind", tmp_path / "given")
