"""Invoices and bank exports as cells: XLSX, ODS, CSV."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time
from decimal import Decimal
from html import escape
from io import BytesIO, StringIO

import xlsxwriter

from models.training.facts import Facts, Value
from models.training.formats.mail import archive

Cells = list[list[Value]]


def invoice_cells(facts: Facts) -> Cells:
    """A supplier's invoice as somebody lays it out in a sheet."""
    said = facts.fields
    rows: Cells = [
        [said["vendor_name"]],
        [facts.text("vendor_address")],
        [],
        ["", "", "INVOICE"],
        ["Invoice No", said["invoice_number"]],
        ["Invoice date", said["invoice_date"]],
        ["Due date", said["due_date"]],
        ["Bill to", said["customer_name"]],
        [],
        ["Description", "Qty", "Unit price", "Amount"],
    ]
    rows += [
        [row[name] for name in ("description", "quantity", "unit_price", "amount")]
        for row in facts.tables["line_items"]
    ]
    rows += [[], ["", "", "Subtotal", said["subtotal"]], ["", "", "VAT 20%", said["tax_amount"]]]
    rows += [["", "", f"Total {said['currency']}", said["total_amount"]]]
    return rows


def statement_cells(facts: Facts) -> Cells:
    """A bank's export of transactions."""
    said = facts.fields
    rows: Cells = [
        ["Bank", said["bank_name"]], ["Account number", said["account_number"]], ["From", said["statement_start"]],
        ["To", said["statement_end"]], ["Currency", said["currency"]], ["Opening balance", said["opening_balance"]], [],
        ["Date", "Description", "Debit", "Credit", "Balance"],
    ]  # fmt: skip
    rows += [
        [row.get(name, "") for name in ("date", "description", "debit", "credit", "balance")]
        for row in facts.tables["transactions"]
    ]
    return [*rows, ["Closing balance", "", "", "", said["closing_balance"]]]


def xlsx(cells: Cells, title: str) -> bytes:
    """A workbook with one sheet of typed cells."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": datetime(2025, 11, 3, tzinfo=UTC)})
    sheet = book.add_worksheet(title)
    day, money = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "#,##0.00"})
    sheet.set_column(0, 1, 28)
    for number, row in enumerate(cells):
        for column, value in enumerate(row):
            match value:
                case date():
                    sheet.write_datetime(number, column, datetime.combine(value, time()), day)
                case Decimal():
                    sheet.write_number(number, column, float(value), money)
                case str() if value:
                    sheet.write_string(number, column, value)
    book.close()
    return target.getvalue()


def text_csv(cells: Cells, delimiter: str = ";") -> bytes:
    """The same cells as text."""
    target = StringIO()
    writer = csv.writer(target, delimiter=delimiter)
    for row in cells:
        writer.writerow([f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value) for value in row])
    return target.getvalue().encode()


def ods(cells: Cells, title: str) -> bytes:
    """The same cells as an OpenDocument sheet."""
    names = {key: f"urn:oasis:names:tc:opendocument:xmlns:{key}:1.0" for key in ("office", "table", "text", "manifest")}
    spaces = "".join(f' xmlns:{key}="{uri}"' for key, uri in names.items())
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row)) or '<table:table-cell/>'}</table:table-row>" for row in cells
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{escape(title)}">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"))
    )
    manifest = f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest{spaces}>{entries}</manifest:manifest>'
    return archive(
        {"mimetype": kind.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}
    )


def _ods_cell(value: Value) -> str:
    match value:
        case date():
            typed = f'office:value-type="date" office:date-value="{value.isoformat()}"'
            return f"<table:table-cell {typed}><text:p>{value:%d/%m/%Y}</text:p></table:table-cell>"
        case Decimal():
            typed = f'office:value-type="float" office:value="{value}"'
            return f"<table:table-cell {typed}><text:p>{value}</text:p></table:table-cell>"
        case "":
            return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'
