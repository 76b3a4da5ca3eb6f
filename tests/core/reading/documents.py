"""Files of many formats, made with the libraries that write them or by hand; all names and figures are made up."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import openpyxl
import pptx
from extract_msg import OleWriter
from pptx.util import Inches

ROWS: list[list[Any]] = [
    ["Date", "Description", "Debit", "Credit", "Balance"],
    [date(2025, 1, 2), "Shop sale", None, 1234.5, 1234.5],
    [date(2025, 1, 3), "Rent", 200, None, 1034.5],
]


def xlsx(rows: list[list[Any]] | None = None) -> bytes:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "January"
    for row in ROWS if rows is None else rows:
        sheet.append(row)
    return saved(book)


def saved(document: Any) -> bytes:
    """The bytes that a document's own `save` writes."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def xls(number: float = 42.5) -> bytes:
    """A BIFF8 workbook with one sheet: a label in A1 and a number in B1."""
    label = "Total".encode("latin-1")
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 0x5, 0, 0, 0, 0))
    name = b"Sheet1"
    entry_size = 4 + 4 + 2 + 2 + len(name)
    offset = len(start) + entry_size + 4
    entry = _record(0x85, struct.pack("<IBBBB", offset, 0, 0, len(name), 0) + name)
    sheet = (
        _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
        + _record(0x204, struct.pack("<HHHHB", 0, 0, 0, len(label), 0) + label)
        + _record(0x203, struct.pack("<HHHd", 0, 1, 0, number))
        + _record(0x0A, b"")
    )
    stream = start + entry + _record(0x0A, b"") + sheet
    return compound({"Workbook": stream + b"\0" * max(0, 4096 - len(stream))})


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file with these streams; "a/b" is stream b in storage a."""
    writer = OleWriter()
    for path, data in streams.items():
        steps = path.split("/")
        for depth in range(1, len(steps)):
            if steps[:depth] not in writer.listItems(streams=False, storages=True):
                writer.addEntry(steps[:depth], storage=True)
        writer.addEntry(steps, data)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "made.ole"
        writer.write(str(file))
        return file.read_bytes()


def msg(attachment: bytes = b"%PDF-1.4 made") -> bytes:
    """An Outlook mail with a text and one attachment."""
    unicode_string, binary, number = 0x001F, 0x0102, 0x0003
    texts = {
        0x001A: "IPM.Note",
        0x0037: "Your invoice",
        0x0C1A: "Orchid Traders",
        0x0E04: "Books",
        0x1000: "Please find the invoice.\r\n\r\nKind regards",
    }
    top = struct.pack("<8xIIII8x", 0, 1, 0, 1)
    for tag, text in texts.items():
        top += struct.pack("<HHIII", unicode_string, tag, 6, len(text.encode("utf-16-le")) + 2, 0)
    inner = b"\0" * 8 + struct.pack("<HHIII", number, 0x3705, 6, 1, 0)
    inner += struct.pack("<HHIII", binary, 0x3701, 6, len(attachment), 0)
    inner += struct.pack("<HHIII", unicode_string, 0x3707, 6, 2 * len("invoice.pdf") + 2, 0)
    named = "__nameid_version1.0"
    folder = "__attach_version1.0_#00000000"
    streams = {
        "__properties_version1.0": top,
        **{f"__substg1.0_{tag:04X}001F": text.encode("utf-16-le") for tag, text in texts.items()},
        **{f"{named}/__substg1.0_{tag}0102": b"" for tag in ("0002", "0003", "0004")},
        f"{folder}/__properties_version1.0": inner,
        f"{folder}/__substg1.0_37010102": attachment,
        f"{folder}/__substg1.0_3707001F": "invoice.pdf".encode("utf-16-le"),
    }
    return compound(streams)


def ods() -> bytes:
    """An OpenDocument workbook with one visible and one hidden sheet."""
    content = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.3">
<office:automatic-styles><style:style style:name="h" style:family="table">
<style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Costs"><table:table-row>
<table:table-cell office:value-type="string"><text:p>Paper</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="19.9"><text:p>19.90</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2025-04-30"><text:p>30/04/25</text:p></table:table-cell>
</table:table-row></table:table>
<table:table table:name="Notes" table:style-name="h"><table:table-row>
<table:table-cell office:value-type="string"><text:p>secret</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""
    content = content.replace("\n", " ").replace("> <", "><")
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>"""
    return zipped(
        {"mimetype": kind.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}
    )


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP archive with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of a ZIP archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word() -> bytes:
    """A Word document with a header, tabulators, and a table with a merged cell."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Orchid Traders Ltd"
    document.add_heading("Invoice 2025-17")
    document.add_paragraph("Subtotal\t100.00 EUR")
    document.add_paragraph("VAT\t19.00 EUR")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Item"
    table.cell(0, 2).text = "Amount"
    table.cell(1, 0).text = "Paper"
    table.cell(1, 2).text = "100.00"
    return saved(document)


def slides() -> bytes:
    """A presentation with a title and a table."""
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Quarter one"
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
    table.cell(0, 0).text = "Net sales"
    table.cell(0, 1).text = "1,200.00"
    return saved(show)


def mail(*attachments: tuple[str, bytes], html: str = "") -> EmailMessage:
    """A mail with a text, perhaps in HTML too, and attachments."""
    message = EmailMessage()
    message["From"] = "Orchid Traders <books@orchid.example>"
    message["To"] = "office@example.org"
    message["Subject"] = "Rechnung für März"
    message["Date"] = "Mon, 3 Mar 2025 10:00:00 +0100"
    message.set_content("Hello,\n\nthe invoice is attached.")
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


CSV = 'Date;Text;Amount\n02.01.2025;Müller;1.234,50\n03.01.2025;"Rent; flat";-200,00\n'.encode("cp1252")
HTML = (
    b"<html><head><title>x</title><script>no()</script></head><body><h1>Invoice 12</h1>"
    b"<p>Hello <b>wor</b>ld<br>next</p>"
    b"<table><tr><th>Item<th>Price</tr><tr><td>Paper</td><td>10.00</td></tr></table></body></html>"
)
