"""Archives, office files and mails that are endless inside."""

import zlib
from email.message import EmailMessage

from tests.core.reading.documents import unzipped, word, xlsx
from tests.trust.bombs.swelling import Packed, archive, packed


def _whole(data: bytes) -> Packed:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return Packed(deflate.compress(data) + deflate.flush(), len(data), zlib.crc32(data), zlib.adler32(data))


def swollen_archive() -> bytes:
    """A ZIP of one and a half gigabytes."""
    return archive([("text.txt", packed(b"", b"total 1,000.00\n" * 65_000, 1_500))])


def same_member_often() -> bytes:
    """A ZIP that names one member of ten megabytes thirty thousand times."""
    return archive([("text.txt", packed(b"", b"total 1,000.00\n" * 65_000, 10))], same=30_000)


def million_entries() -> bytes:
    """A ZIP that names a million members."""
    return archive([("a", _whole(b"x"))], same=1_000_000)


def archives_in_archives() -> bytes:
    """ZIPs in ZIPs, thirty deep, ten side by side."""
    data = archive([("text.txt", packed(b"", b"total 1,000.00\n" * 65_000, 100))])
    for _ in range(30):
        data = archive([(f"{number}.zip", _whole(data)) for number in range(10)]) if len(data) < 2_000_000 else data
    return data


def _changed(data: bytes, name: str, member: Packed) -> bytes:
    """An office file with one member changed."""
    others = [(other, _whole(body)) for other, body in unzipped(data).items() if other != name]
    return archive([*others, (name, member)])


def swollen_sheet() -> bytes:
    """A workbook with a sheet of one and a half gigabytes."""
    row = b"<row><c><v>1</v></c><c><v>2</v></c></row>" * 25_000
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return _changed(xlsx(), "xl/worksheets/sheet1.xml", packed(head, row, 1_500, b"</sheetData></worksheet>"))


def sheet_with_a_far_cell() -> bytes:
    """A workbook with two cells, in the first and the last corner."""
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return _changed(xlsx(), "xl/worksheets/sheet1.xml", packed(head, cells, 1, b"</sheetData></worksheet>"))


W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def swollen_document() -> bytes:
    """A text document of one and a half gigabytes."""
    paragraph = b"<w:p><w:r><w:t>total 1,000.00</w:t></w:r></w:p>" * 20_000
    head = b"<w:document %s><w:body>" % W
    return _changed(word(), "word/document.xml", packed(head, paragraph, 1_500, b"</w:body></w:document>"))


def tables_in_tables() -> bytes:
    """A text document of tables in tables, a hundred thousand deep."""
    opened, closed = b"<w:tbl><w:tr><w:tc>" * 1_000, b"</w:tc></w:tr></w:tbl>" * 1_000
    body = b"<w:document %s><w:body>%s%s</w:body></w:document>" % (W, opened * 100, closed * 100)
    return _changed(word(), "word/document.xml", _whole(body))


def mails_in_mails() -> bytes:
    """A mail that was forwarded twenty times, each time as an attachment."""
    mail = EmailMessage()
    mail["Subject"] = "invoice"
    mail.set_content("total 1,000.00")
    for number in range(20):
        outer = EmailMessage()
        outer["Subject"] = f"Fwd {number}"
        outer.set_content("see below")
        outer.add_attachment(mail)
        mail = outer
    return mail.as_bytes()


def mail_of_many_parts() -> bytes:
    """A mail of two hundred thousand parts."""
    head = b'From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n'
    return head + b"--x\r\nContent-Type: text/plain\r\n\r\nhello\r\n" * 200_000 + b"--x--\r\n"


def deep_mail() -> bytes:
    """Multiparts in multiparts, fifty thousand deep."""
    head = b"From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\n"
    deep = [b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (at, at) for at in range(50_000)]
    return head + b"".join(deep)
