"""Documents of a vault written out, and what the vault remembers of it."""

import csv
import hashlib
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from core.domain.document import Stage
from core.domain.errors import FormatUnknown, NothingNewToExport, NothingToExport
from core.ports import Selection
from core.workbench import Choices, CsvStyle, ExportRequest, Format, Wish, Workbench
from tests.core.workbench.conftest import receipt, zipped

Add = Callable[..., str]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_approved_documents_go_out_and_are_marked(bench: Workbench, add: Add, tmp_path: Path) -> None:
    approved = add(receipt("1.00"), b"one", "one.pdf")
    add(receipt("2.00", accepted=False), b"two", "two.pdf")
    done = bench.export(ExportRequest(Format.CSV, tmp_path / "out.csv"))
    assert [row["document"] for row in rows(done.path)] == [approved]
    assert done.sha256 == hashlib.sha256(done.path.read_bytes()).hexdigest()
    shown = bench.show(approved)
    assert shown.document.stage is Stage.EXPORTED
    assert shown.history[-1].after["sha256"] == done.sha256


def test_exported_documents_go_out_again_unless_only_new_ones_are_wanted(
    bench: Workbench, add: Add, tmp_path: Path
) -> None:
    add(receipt())
    bench.export(ExportRequest(Format.CSV, tmp_path / "out.csv"))
    assert bench.export(ExportRequest(Format.XLSX, tmp_path / "out.xlsx")).documents == 1
    with pytest.raises(NothingNewToExport):
        bench.export(ExportRequest(Format.CSV, tmp_path / "new.csv", new=True))
    assert not (tmp_path / "new.csv").exists()


def test_all_documents_with_their_status_and_no_stage_moves(bench: Workbench, add: Add, tmp_path: Path) -> None:
    document = add(receipt("1.00"), b"one", "one.pdf")
    add(receipt("2.00", accepted=False), b"two", "two.pdf")
    add(FormatUnknown(), b"three", "three.bin")
    path = bench.export(ExportRequest(Format.CSV, tmp_path / "out.csv", all=True)).path
    assert [(row["source"], row["status"]) for row in rows(path)] == [
        ("one.pdf p. 1", "accepted"),
        ("two.pdf p. 1", "review"),
        ("three.bin", "failed"),
    ]
    assert bench.show(document).document.stage is Stage.APPROVED


def test_nothing_approved_is_nothing_to_export(bench: Workbench, add: Add, tmp_path: Path) -> None:
    add(receipt(accepted=False))
    with pytest.raises(NothingToExport):
        bench.export(ExportRequest(Format.JSON, tmp_path / "out.json"))


def test_a_selection_goes_out_alone(bench: Workbench, add: Add, tmp_path: Path) -> None:
    add(receipt("1.00"), b"one", "one.pdf")
    other = add(receipt("2.00"), b"two", "two.pdf", client="Other")
    path = bench.export(ExportRequest(Format.CSV, tmp_path / "out.csv", client="Other")).path
    assert [row["document"] for row in rows(path)] == [other]


def test_the_exact_rows_are_shown_before_they_are_written(bench: Workbench, add: Add, tmp_path: Path) -> None:
    document = add(receipt("1234.50"), b"one", "one.pdf")
    add(receipt("2.00", accepted=False), b"two", "two.pdf")
    add(zipped(), b"archive", "all.zip")  # there is nothing in an archive to approve
    wishes = (Wish("vendor_name", "Supplier"), Wish("total_amount", "=Total"), Wish("nothing"))
    style = CsvStyle(";", ",")
    request = ExportRequest(Format.CSV, tmp_path / "out.csv", style=style, columns=wishes)
    preview = bench.exports.preview(request)
    (table,) = preview.tables
    assert table.headings == ("Supplier", "'=Total", "nothing")
    assert tuple(table.rows) == (("Blue Fern Ltd", "1234,50", ""),)
    assert (preview.documents, preview.unresolved, preview.again) == ((document,), 1, 0)
    with bench.export(request).path.open(encoding="utf-8", newline="") as file:
        assert [tuple(row) for row in csv.reader(file, delimiter=";")] == [table.headings, *table.rows]
    assert bench.exports.preview(request).again == 1


def test_a_workbook_is_shown_sheet_by_sheet(bench: Workbench, add: Add, tmp_path: Path) -> None:
    add(receipt("1.00"))
    request = ExportRequest(Format.XLSX, tmp_path / "out.xlsx", columns=(Wish("total_amount", "Sum"),))
    titles = {one.title: one for one in bench.exports.preview(request).tables}
    assert (titles["Receipt"].headings, tuple(titles["Receipt"].rows)) == (("Sum",), (("1.00",),))


def test_only_the_chosen_and_those_of_a_period_go_out(bench: Workbench, add: Add, tmp_path: Path) -> None:
    first = add(receipt("1.00", receipt_date="2024-12-31"), b"one", "one.pdf")
    second = add(receipt("2.00", receipt_date="2025-01-01"), b"two", "two.pdf")
    path = tmp_path / "out.csv"
    chosen = bench.exports.preview(ExportRequest(Format.CSV, path, documents=(second,)))
    within = bench.exports.preview(ExportRequest(Format.CSV, path, until=date(2024, 12, 31)))
    assert (chosen.documents, within.documents) == ((second,), (first,))


def test_what_changed_since_goes_out_again_as_new(bench: Workbench, add: Add, tmp_path: Path) -> None:
    document = add(receipt("1.00"), b"one", "one.pdf")
    add(receipt("2.00"), b"two", "two.pdf")
    bench.export(ExportRequest(Format.CSV, tmp_path / "out.csv"))
    bench.review.reopen([document], "the total was misread")
    bench.correct(document, "total_amount", "3.00")
    bench.approve([document])
    changed = bench.exports.preview(ExportRequest(Format.CSV, tmp_path / "new.csv", new=True))
    assert changed.documents == (document,)


def test_choices_are_remembered_for_each_client(bench: Workbench) -> None:
    choices = Choices(Format.CSV, "/books", "receipt", CsvStyle(";", ","), (Wish("total_amount", "Sum"),))
    bench.exports.remember("Northwind", choices)
    assert bench.exports.remembered("Northwind") == choices
    assert bench.exports.remembered("Acme") == Choices()


def test_a_years_bundle_holds_originals_and_figures(bench: Workbench, add: Add, tmp_path: Path) -> None:
    add(receipt("1.00", receipt_date="2025-03-01"), b"one", "one.pdf")
    add(receipt("2.00", receipt_date="2025-04-01", accepted=False), b"two", "two.pdf")
    add(receipt("3.00", receipt_date="2024-04-01"), b"three", "three.pdf")
    done = bench.exports.bundle("Northwind", 2025, tmp_path / "year.zip")
    with zipfile.ZipFile(done.path) as archive:
        names = archive.namelist()
        assert archive.read("originals/one.pdf") == b"one"
    assert names == ["Northwind 2025.xlsx", "Northwind 2025.csv", "originals/one.pdf", "originals/two.pdf"]
    assert done.sha256 == hashlib.sha256(done.path.read_bytes()).hexdigest()
    assert {one.stage for one in bench.summaries(Selection())} == {Stage.APPROVED, Stage.READ}
    with pytest.raises(NothingToExport):
        bench.exports.bundle("Northwind", 1999, tmp_path / "none.zip")
