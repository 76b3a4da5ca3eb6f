"""What was exported and is no more so: listed, written the other way once, and done."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from core.domain.errors import NothingToExport
from core.ports import Trail
from core.workbench import ExportRequest, Format, Reversal, Wish, Workbench
from tests.core.workbench.conftest import receipt

Add = Callable[..., str]


@pytest.fixture
def gone(bench: Workbench, add: Add, tmp_path: Path) -> str:
    """A receipt of 12.00 that was exported, reopened and made one of 13.00."""
    document = add(receipt("12.00"))
    bench.export(ExportRequest(Format.CSV, tmp_path / "march.csv"))
    bench.review.reopen([document], "misread")
    bench.correct(document, "total_amount", "13.00")
    return document


def totals(found: tuple[Reversal, ...]) -> list[tuple[str | None, str | None]]:
    return [
        (one.then.record.value("total_amount"), one.now.record.value("total_amount") if one.now else None)
        for one in found
    ]


def test_what_changed_since_its_export_is_listed_with_both_values(bench: Workbench, gone: str) -> None:
    found = bench.exports.reversals("Northwind")
    assert totals(found) == [("12.00", "13.00")]
    assert [(one.document, one.file, one.by, one.name) for one in found] == [(gone, "march.csv", "ann", "scan.pdf")]
    assert bench.exports.reversals("Acme") == ()
    assert bench.exports.reversals() == found


def test_what_is_exported_and_stands_is_not_to_be_reversed(bench: Workbench, add: Add, tmp_path: Path) -> None:
    document = add(receipt("12.00"))
    bench.export(ExportRequest(Format.CSV, tmp_path / "march.csv"))
    assert bench.exports.reversals() == ()
    reopened = bench.review.reopen([document], "by mistake")
    assert totals(bench.exports.reversals()) == [("12.00", "12.00")]
    bench.review.undo(reopened)
    assert bench.exports.reversals() == ()


def test_each_export_of_a_document_is_reversed_as_it_was(bench: Workbench, gone: str, tmp_path: Path) -> None:
    bench.approve([gone])
    bench.export(ExportRequest(Format.CSV, tmp_path / "april.csv"))
    bench.review.reopen([gone], "misread again")
    bench.correct(gone, "total_amount", "14.00")
    found = bench.exports.reversals()
    assert totals(found) == [("12.00", "14.00"), ("13.00", "14.00")]
    assert [one.file for one in found] == ["march.csv", "april.csv"]


def test_what_was_split_since_is_reversed_too(bench: Workbench, add: Add, tmp_path: Path) -> None:
    first, second = add(receipt("12.00"), name="a.pdf"), add(receipt("5.00", receipt_number="2"), name="b.pdf")
    bench.export(ExportRequest(Format.CSV, tmp_path / "march.csv"))
    bench.review.reopen([first, second], "one paper")
    bench.merge([first, second])
    assert totals(bench.exports.reversals("Northwind")) == [("12.00", None), ("5.00", None)]


def test_rows_of_a_csv_take_back_with_the_other_sign(bench: Workbench, gone: str, add: Add, tmp_path: Path) -> None:
    other = add(receipt("7.00", receipt_number="7"), name="other.pdf")
    request = ExportRequest(Format.CSV, tmp_path / "april.csv", new=True, reversals=True)
    preview = bench.exports.preview(request)
    done = bench.export(request)
    rows = list(csv.DictReader(io.StringIO(done.path.read_text(encoding="utf-8"))))
    assert [(row["document"], row["total_amount"], row["reverses"][:9]) for row in rows] == [
        (other, "7.00", ""),
        (gone, "-12.00", "march.csv"),
    ]
    assert [len(table.rows) for table in preview.tables] == [2]
    assert (done.documents, done.reversed) == (1, 1)


def test_once_written_they_are_done_and_the_audit_says_so(bench: Workbench, gone: str, tmp_path: Path) -> None:
    with pytest.raises(NothingToExport):
        bench.export(ExportRequest(Format.CSV, tmp_path / "none.csv"))
    bench.export(ExportRequest(Format.CSV, tmp_path / "april.csv", reversals=True))
    assert bench.exports.reversals() == ()
    with pytest.raises(NothingToExport):
        bench.export(ExportRequest(Format.CSV, tmp_path / "again.csv", reversals=True))
    (line,) = bench.activity(Trail(action="export.reversed"))
    assert (line.actor, line.after["document"], line.after["file"]) == ("ann", gone, "april.csv")
    assert bench.check() == ()


def test_a_workbook_has_a_sheet_of_what_is_to_be_reversed(bench: Workbench, gone: str, tmp_path: Path) -> None:
    request = ExportRequest(Format.XLSX, tmp_path / "april.xlsx", reversals=True)
    assert "To be reversed" in [table.title for table in bench.exports.preview(request).tables]
    book = openpyxl.load_workbook(bench.export(request).path)
    head, row = book["To be reversed"].iter_rows(values_only=True)
    assert row[head.index("Total")] == -12
    assert row[0] == gone


def test_json_and_chosen_columns_say_what_they_take_back(bench: Workbench, gone: str, tmp_path: Path) -> None:
    wishes = (Wish("total_amount", "Sum"),)
    table = bench.exports.preview(ExportRequest(Format.CSV, tmp_path / "a.csv", columns=wishes, reversals=True)).tables[
        0
    ]
    assert (table.headings, [row[0] for row in table.rows]) == (("Sum", "reverses"), ["-12.00"])
    done = bench.export(ExportRequest(Format.JSON, tmp_path / "april.json", reversals=True))
    (line,) = json.loads(done.path.read_text(encoding="utf-8"))
    assert (line["id"], line["reverses"]["file"]) == (gone, "march.csv")
