"""Files without pages go down the whole line: data is stood for and checked, flowing text is read by its layout."""

from datetime import date
from io import BytesIO

import docx

from core.catalogue import bundled_types
from core.domain.document import Source, Status
from core.pipeline import Tools, interpret
from core.ports import Interpretation
from tests.core.reading import documents, samples


def interpreted(data: bytes) -> Interpretation:
    return interpret(Source("inbox/file", "0" * 64, data), Tools(bundled_types()), lambda _page, _image: None)


def test_e_invoices_are_accepted_with_their_subtype() -> None:
    (reading,) = interpreted(samples.UBL.encode()).readings
    assert (reading.type, reading.subtype, reading.status, reading.findings) == (
        "invoice",
        "invoice",
        Status.ACCEPTED,
        (),
    )


def test_every_body_of_a_file_is_a_document() -> None:
    first, second = interpreted(samples.FATTURAPA.encode()).readings
    assert [one.record.value("invoice_number") for one in (first, second)] == ["17/A", "18/A"]
    assert (first.subtype, second.subtype) == ("invoice", "credit_note")
    assert {first.status, second.status} == {Status.ACCEPTED}


def test_a_statement_that_reconciles_is_accepted_and_an_altered_one_is_not() -> None:
    (reading,) = interpreted(samples.CAMT.encode()).readings
    assert (reading.type, reading.status) == ("bank_statement", Status.ACCEPTED)
    altered = samples.CAMT.replace(">87.50<", ">87.60<")
    (reading,) = interpreted(altered.encode()).readings
    assert reading.status is Status.REVIEW
    assert reading.findings


def test_an_invoice_whose_figures_contradict_each_other_is_not_accepted() -> None:
    (reading,) = interpreted(samples.UBL.replace(">1250.00<", ">1350.00<").encode()).readings
    assert reading.status is Status.REVIEW


def test_an_invoice_in_an_archive_in_a_mail_is_reached() -> None:
    archive = documents.zipped({"march/invoice.xml": samples.CII.encode()})
    (part,) = interpreted(documents.mail(("files.zip", archive)).as_bytes()).parts
    inner = interpreted(part.data)
    assert inner.readings == ()
    (invoice,) = inner.parts
    assert invoice.name == "march/invoice.xml"
    (reading,) = interpreted(invoice.data).readings
    assert reading.record.value("total_amount") == "120.00"


def test_an_invoice_written_in_word_is_accepted_on_its_sums() -> None:
    document = docx.Document()
    for line in (
        "INVOICE",
        "Supplier:\tOrchid Traders Ltd",
        "5 Hill Road, Bristol BS1 4DJ",
        "Invoice number:\tINV-2025-17",
    ):
        document.add_paragraph(line)
    document.add_paragraph("Invoice date:\t31 January 2025")
    table = document.add_table(0, 4)
    for cells in (("Description", "Qty", "Unit price", "Amount"), ("Paper", "10", "5.00", "50.00")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    for line in ("Subtotal\t50.00", "VAT 20%\t10.00", "Total GBP\t60.00"):
        document.add_paragraph(line)
    (reading,) = interpreted(documents.saved(document)).readings
    assert (reading.type, reading.status) == ("invoice", Status.ACCEPTED)
    found = {name: reading.record.value(name) for name in ("subtotal", "tax_amount", "total_amount", "invoice_date")}
    assert found == {
        "subtotal": "50.00",
        "tax_amount": "10.00",
        "total_amount": "60.00",
        "invoice_date": "2025-01-31",
    }
    total = reading.record.fields["total_amount"].evidence
    assert (total.page, total.box, total.path) == (None, None, "paragraph 8")


def test_a_statement_in_a_workbook_is_accepted_where_its_balances_follow() -> None:
    movements = [(day, -12.5 * day if day % 3 else 100.25 * day) for day in range(1, 21)]
    balances = [1000 + sum(amount for day, amount in movements if day <= last) for last, _ in movements]
    rows: list[list[object]] = [
        ["Meadow Bank plc"],
        ["Statement of account"],
        ["Account holder", "Orchid Traders Ltd"],
        ["Account number", "0012345678"],
        ["Opening balance", 1000],
        ["Date", "Description", "Debit", "Credit", "Balance"],
    ]
    for (day, amount), balance in zip(movements, balances, strict=True):
        sides = [-amount, None] if amount < 0 else [None, amount]
        rows.append([date(2025, 1, day), f"Payment {day}", *sides, balance])
    rows.append(["Closing balance", None, None, None, balances[-1]])
    (reading,) = interpreted(documents.xlsx(rows)).readings
    assert (reading.type, reading.status) == ("bank_statement", Status.ACCEPTED)
    assert reading.record.value("account_number") == "0012345678"
    assert [row.number("amount") for row in reading.record.tables["transactions"]] == [
        amount for _, amount in movements
    ]


def test_rows_of_a_text_without_pages_are_not_what_is_paid_and_due() -> None:
    document = docx.Document()
    document.add_paragraph("Invoice #24-17")
    table = document.add_table(rows=0, cols=4)
    for row in (
        ("Service", "Hours", "Rate", "Total"),
        ("Draft", "14", "$85", "$1,190.00"),
        ("Notes", "5", "$85", "$425.00"),
        ("", "", "Total due", "$1,615.00"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    target = BytesIO()
    document.save(target)
    (reading,) = interpreted(target.getvalue()).readings
    assert reading.record.value("total_amount") == "1615.00"
    assert "amount_paid" not in reading.record.fields
