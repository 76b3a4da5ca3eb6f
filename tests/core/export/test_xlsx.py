"""XLSX, imported back."""

import io
from dataclasses import replace
from datetime import datetime

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.domain.document import Reading
from core.domain.flat import shapes
from core.domain.record import Record
from core.export.xlsx import planned, titles, write_xlsx, xlsx_bytes
from core.words import Words
from tests.core.export.made import TYPES, WORDS, document, field, invoice, row


def book(*readings: Reading) -> Workbook:
    documents = [document(reading, number=number) for number, reading in enumerate(readings, 1)]
    return load_workbook(io.BytesIO(xlsx_bytes(documents, TYPES, WORDS)))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), one, strict=True)) for one in body]


def test_there_is_a_sheet_per_type_and_per_table() -> None:
    assert book(invoice()).sheetnames == ["Totals", "Documents", "Invoice", "Lines"]


def test_numbers_are_numbers_dates_are_dates_and_accounts_text() -> None:
    (found,) = rows(book(invoice())["Invoice"])
    assert found["Total"] == -1234.5
    assert found["Invoice date"] == datetime(2025, 12, 31)  # noqa: DTZ001 (a day has no zone)
    assert found["Bank account"] == "00123456789012345678"
    assert found["Invoice number"] == "007"
    assert found["File"] == "scan.pdf p. 2-3"


def test_headings_and_states_are_in_the_users_language() -> None:
    made = load_workbook(io.BytesIO(xlsx_bytes([document(invoice())], TYPES, Words("fr", TYPES))))
    assert made.sheetnames == ["Totaux", "Documents", "Facture", "Lignes"]
    (found,) = rows(made["Facture"])
    assert (found["Type"], found["Étape"]) == ("Facture", "lu")
    assert "Numéro de facture" in found


def test_nothing_is_a_formula() -> None:
    made = book(invoice('=cmd|"/c calc"!A1'))
    assert {cell.data_type for sheet in made for line in sheet.iter_rows() for cell in line} <= {
        "s",
        "n",
        "d",
        "inlineStr",
    }
    first, second = rows(made["Lines"])
    assert (first["Description"], first["Amount"], first["Quantity"]) == ("'=1+1", -5, 2)
    assert (second["Description"], second["Quantity"]) == ("Tea", None)
    assert first["File"] == "scan.pdf p. 1"


def test_totals_are_values_per_type_and_currency() -> None:
    made = book(invoice(total="10.10"), invoice(total="20.20"))
    assert rows(made["Totals"]) == [
        {"Type": "Invoice", "Currency": "EUR", "Documents": 2, "Field": "Total", "Total": 30.3}
    ]


def test_a_number_with_more_digits_than_excel_keeps_stays_text() -> None:
    (found,) = rows(book(invoice(total="12345678901234567.89"))["Invoice"])
    assert found["Total"] == "12345678901234567.89"


def test_transactions_of_several_accounts_carry_their_account() -> None:
    accounts = tuple(
        Record({"account_number": field(number)}, {"transactions": (row(description="Rent", amount="-1.00"),)})
        for number in ("001", "002")
    )
    made = book(Reading("bank_statement", 1.0, Record({}, {"accounts": accounts})))
    assert [one["Account number"] for one in rows(made["Transactions"])] == ["001", "002"]


def test_a_status_printed_in_a_row_stays_as_it_is() -> None:
    made = book(Reading("invoice", 1.0, Record({}, {"line_items": (row(description="Tea", status="F"),)})))
    assert [one["Status"] for one in rows(made["Lines"])] == ["F"]
    assert [one["Status"] for one in rows(made["Invoice"])] == ["review"]


def test_titles_are_such_as_excel_takes() -> None:
    long = "A very long title that no sheet can carry whole"
    given = titles(["a/b", "A:B", long, long, "", "''"])
    assert given == ["a b", "A B (2)", long[:31], f"{long[:26]} (2)", "Sheet", "Sheet (2)"]


def test_a_table_that_is_longer_than_a_sheet_goes_on_in_another() -> None:
    documents = [document(invoice(), number=number) for number in range(1, 8)]
    plan = planned(shapes(invoice()), TYPES, WORDS)
    file = io.BytesIO()
    write_xlsx(file, plan, documents, WORDS, most=3)
    made = load_workbook(file)
    whole = load_workbook(io.BytesIO(xlsx_bytes(documents, TYPES, WORDS)))
    for name, parts in {"Invoice": ("", " (2)", " (3)"), "Lines": ("", " (2)", " (3)", " (4)", " (5)")}.items():
        assert [one for part in parts for one in rows(made[name + part])] == rows(whole[name])
    assert len(made.sheetnames) == len(whole.sheetnames) + 2 + 2 + 4
    assert titles(titles(("a" * 30 + " b",) * 2)) == titles(("a" * 30 + " b",) * 2)


def test_no_document_gives_a_workbook_still() -> None:
    assert book().sheetnames == ["Totals", "Documents"]


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    long, whole = "-" + "x" * 40_000, "y" * 32_766
    record = Record({"vendor_name": field(long), "invoice_number": field(whole)})
    (found,) = rows(book(replace(invoice(), record=record))["Invoice"])
    said = str(found["Supplier"])
    assert len(said) <= 32_767
    assert said.startswith("'-xxx")
    assert said.endswith("does not hold these 40001 characters; the document does)")
    assert found["Invoice number"] == whole


def test_what_a_paper_calls_its_status_covers_no_column_of_the_export() -> None:
    record = Record(
        {"vendor_name": field("Blue Fern Ltd"), "status": field("PAID"), "type": field("Credit")},
        {"line_items": (row(source="Warehouse"),)},
    )
    wanted = book(replace(invoice(), record=record))
    (found,) = rows(wanted["Invoice"])
    assert (found["Status"], found["Status on paper"]) == ("review", "PAID")
    assert (found["Type"], found["Type on paper"]) == ("Invoice", "Credit")
    (line,) = rows(wanted["Lines"])
    assert (line["File"], line["Source on paper"]) == ("scan.pdf p. 1", "Warehouse")
