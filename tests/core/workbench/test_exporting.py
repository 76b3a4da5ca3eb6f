"""Documents of a vault written out, and what the vault remembers of it."""

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.document import Stage
from core.domain.errors import FormatUnknown, NothingNewToExport, NothingToExport
from core.workbench import ExportRequest, Format, Workbench
from tests.core.workbench.conftest import receipt

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
