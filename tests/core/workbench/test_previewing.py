"""What is seen before it is written, against the file that is written: row by row, cell by cell."""

import csv
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from core.domain.change import RULE
from core.domain.document import Reading, Stage, Status
from core.domain.errors import DocumentChanged
from core.domain.flat import Extent
from core.domain.record import Evidence, Field, Record
from core.domain.schema import Kind
from core.export.tables import NUMBERS
from core.export.xlsx import EXACT_DIGITS, titles
from core.ports import Arrival, Interpretation
from core.workbench import ExportRequest, Format, Preview, Table, Workbench
from tests.core.workbench.conftest import receipt

Add = Callable[..., str]
DOCUMENTS = 24
AMOUNTS = ("12.00", "1234.5", "-7", "0.00001", "123456789012345678", "=1+1", "", "20240101")


def paper(chance: random.Random) -> Reading:
    """A paper with some of the fields and rows that such papers have."""

    def some(*names: str) -> dict[str, Field]:
        return {name: said(name) for name in names if chance.random() < 0.6}

    def said(name: str) -> Field:
        money = name.endswith(("amount", "price", "total", "tax"))
        value = chance.choice(AMOUNTS) if money else chance.choice(("2025-12-31", "Blue Fern Ltd", "007", ""))
        return Field(
            value, Evidence(value, 1), 0.9, currency=chance.choice(("EUR", None)) if money else None, accepted=True
        )

    kind = chance.choice(("invoice", "receipt"))
    fields = some("vendor_name", "invoice_number", "invoice_date", "subtotal", "total_amount", "currency", "odd name")
    columns = ("description", "quantity", "amount", "currency", "odd name")
    rows = tuple(Record(some(*columns)) for _ in range(chance.randrange(4)))
    record = Record(fields, {"line_items": rows} if rows else {})
    return Reading(kind, 0.9, record, pages=(1,), status=Status.ACCEPTED)


@pytest.fixture
def papers(bench: Workbench) -> tuple[str, ...]:
    chance = random.Random(11)
    made = []
    for number in range(DOCUMENTS):
        (document,) = bench.store.take(Arrival("Northwind", f"{number}.pdf", b"%d" % number), RULE).documents
        bench.store.save_readings(document, Interpretation((paper(chance),)), "1", RULE)
        made.append(document)
    bench.store.advance(made, Stage.APPROVED, RULE, {})
    return tuple(made)


def as_seen(cell: Any, seen: str, kind: Kind) -> bool:
    """Whether a cell of a workbook is what was seen."""
    match cell:
        case None:
            return seen == ""
        case datetime():
            return seen == cell.date().isoformat()
        case int() | float() if kind in NUMBERS:
            return Decimal(seen) == Decimal(repr(cell)) and len(Decimal(seen).as_tuple().digits) <= EXACT_DIGITS
        case _:
            return str(cell).removeprefix("'") == seen


def in_parts(rows: Sequence[tuple[str, ...]], size: int) -> list[tuple[str, ...]]:
    return [row for first in range(0, len(rows), size) for row in rows[first : first + size]]


def test_a_workbook_holds_what_was_seen(bench: Workbench, papers: tuple[str, ...], tmp_path: Path) -> None:
    request = ExportRequest(Format.XLSX, tmp_path / "out.xlsx")
    preview = bench.exports.preview(request)
    seen = [in_parts(table.rows, 7) for table in preview.tables]
    assert (
        seen == [in_parts(table.rows, 1) for table in preview.tables] == [list(table.rows) for table in preview.tables]
    )
    assert_totals(preview)
    sheets = load_workbook(bench.export(request).path).worksheets
    assert len(preview.documents) == len(papers)
    assert [sheet.title for sheet in sheets] == titles(table.title for table in preview.tables)
    for sheet, table, rows in zip(sheets, preview.tables, seen, strict=True):
        head, *cells = list(sheet.iter_rows(values_only=True))
        assert head == table.headings
        assert len(cells) == len(rows) == len(table.rows)
        for row, expected in zip(cells, rows, strict=True):
            wrong = [pair for pair in zip(row, expected, table.kinds, strict=True) if not as_seen(*pair)]
            assert not wrong, (table.title, expected)


def test_csv_and_json_hold_what_was_seen(bench: Workbench, papers: tuple[str, ...], tmp_path: Path) -> None:
    request = ExportRequest(Format.CSV, tmp_path / "out.csv")
    (table,) = bench.exports.preview(request).tables
    seen = [table.headings, *in_parts(table.rows, 5)]
    assert table.rows[-1] == seen[-1]
    assert tuple(table.rows) == tuple(seen[1:])
    with bench.export(request).path.open(encoding="utf-8", newline="") as file:
        assert [tuple(row) for row in csv.reader(file)] == seen
    written = bench.export(ExportRequest(Format.JSON, tmp_path / "out.json")).path.read_text(encoding="utf-8")
    lines = json.loads(written)
    assert [line["id"] for line in lines] == list(papers)
    assert written == json.dumps(lines, ensure_ascii=False, indent=1) + "\n"
    chosen = (papers[5], papers[2], papers[9])  # in the order they were chosen in
    preview = bench.exports.preview(ExportRequest(Format.CSV, tmp_path / "out.csv", documents=chosen))
    assert preview.documents == chosen
    assert [row[0] for row in preview.tables[0].rows] == list(chosen)
    assert len(seen) == len(papers) + 1


def assert_totals(preview: Preview) -> None:
    """The totals are those of the rows."""
    summed, _, *others = preview.tables
    told = {(row[0], row[1], row[3]): (int(row[2]), Decimal(row[4])) for row in summed.rows}
    found: dict[tuple[str, str, str], tuple[int, Decimal]] = {}
    for table in others[:2]:
        for row in table.rows:
            add_up(found, table, row)
    assert told == found


def add_up(found: dict[tuple[str, str, str], tuple[int, Decimal]], table: Table, row: tuple[str, ...]) -> None:
    currency = dict(zip(table.headings, row, strict=True)).get("Currency", "")
    for heading, kind, said in zip(table.headings, table.kinds, row, strict=True):
        if kind is Kind.MONEY and said and said != "=1+1":
            number, total = found.get((table.title, currency, heading), (0, Decimal(0)))
            found[table.title, currency, heading] = (number + 1, total + Decimal(said))


def test_a_document_that_changed_while_it_was_written_is_in_no_file(bench: Workbench, add: Add, tmp_path: Path) -> None:
    document = add(receipt())
    request = ExportRequest(Format.CSV, tmp_path / "out.csv")
    with pytest.raises(DocumentChanged):
        bench.exports._write(Extent((document,), ("receipt",), ("approved",)), request, ())
    assert not any(tmp_path.glob("*out*"))


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX, Format.JSON])
def test_what_is_not_approved_any_more_is_in_no_file(form: Format, bench: Workbench, add: Add, tmp_path: Path) -> None:
    document = add(receipt())
    request = ExportRequest(form, tmp_path / "out")
    extent = bench.exports._wanted(request, or_gone=False)
    bench.reopen([document], "The amount is another.")
    with pytest.raises(DocumentChanged):
        bench.exports._write(extent, request, ())
    assert not any(tmp_path.glob("*out*"))
    bench.exports._write(extent, replace(request, all=True), ())


@pytest.mark.parametrize("form", Format)
def test_what_fits_the_columns_of_a_file_does_not_stop_it(
    form: Format, bench: Workbench, add: Add, tmp_path: Path
) -> None:
    """Nor does anything where a file has no columns."""
    document = add(receipt(accepted=False), b"one", "one.pdf")
    add(receipt(accepted=False, receipt_number="7", payment_method="card"), b"two", "two.pdf")
    request = ExportRequest(form, tmp_path / "out", all=True)
    extent = bench.exports._wanted(request, or_gone=False)
    bench.correct(document, "receipt_number", "A-8")
    bench.exports._write(extent, request, ())
    bench.correct(document, "subtotal", "12.00")
    if form is Format.JSON:
        bench.exports._write(extent, request, ())
    else:
        with pytest.raises(DocumentChanged):
            bench.exports._write(extent, request, ())
