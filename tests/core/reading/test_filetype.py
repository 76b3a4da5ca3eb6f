import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.filetype import identify
from tests.core.reading.documents import mail, msg, xlsx
from tests.core.reading.papers import encoded, pdf, picture, written

XHTML = b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>hi</body></html>'
MT940 = b":20:STARTUMSE\r\n:25:10020030/1234567\r\n:28C:00001/001\r\n:60F:C250101EUR100,00\r\n:62F:C250131EUR100,00\r\n"


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", ""),
        (b"\x7fELF\x02\x01\x01" + bytes(100), ""),
        (rb"{\rtf1\ansi Total 1\'a0234.00\par}", ""),
        (pdf(written), "pdf"),
        (b"\n\n junk \n" + pdf(written), "pdf"),
        (encoded(picture()), "image"),
        (encoded(picture(), "JPEG"), "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (encoded(picture(), "JPEG")[:20].replace(b"\0", b""), "image"),
        (b"BMW 320d 12,500.00", "text"),
        (encoded(picture(), "TIFF"), "image"),
        (encoded(picture(), "WEBP"), "image"),
        (encoded(picture(), "BMP"), "image"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image"),
        (xlsx(), "xlsx"),
        (xlsx()[: xlsx().index(b"xl/workbook.xml")], "xlsx"),
        (zipped(**{"xl/b.pdf": b"12"})[:-40], "zip"),
        (zipped(**{"word/document.xml": b"<w/>"}), "docx"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (zipped(**{"a.pdf": pdf(written)}), "zip"),
        (zipped(), "zip"),
        (mail().as_bytes(), "eml"),
        (mail().as_bytes() + b"\n%PDF-1.4 quoted", "eml"),
        (msg(), "msg"),
        (b"<!DOCTYPE html><html><body>hello</body></html>", "html"),
        (XHTML, "html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Invoice xmlns='urn:x'/>", "xml"),
        ("<?xml version='1.0' encoding='utf-16'?><Invoice/>".encode("utf-16"), "xml"),
        (b"OFXHEADER:100\r\nDATA:OFXSGML\r\n\r\n<OFX></OFX>", "ofx"),
        (b'<?xml version="1.0"?><?OFX OFXHEADER="200"?><OFX></OFX>', "ofx"),
        (MT940, "mt940"),
        (b"date;text;amount\n2025-01-01;a;1,00\n2025-01-02;b;2,00\n", "csv"),
        (b'date,text,amount\n2025-01-01,"a, b",1.00\n', "csv"),
        (b"Bank,Northbank plc\n\nDate;Text;Amount\n01.02.2025;Rent;-12,50\n", "csv"),
        (b"Dear all,\nplease find the invoice below.\n", "text"),
        (b"RIFF\x24\0\0\0WAVEfmt " + bytes(30), "audio"),
        (b"ID3\x04\0\0\0\0\0\0" + bytes(30), "audio"),
        ((b"\xff\xfb\x90\x00" + bytes(413)) * 3, "audio"),
        ((b"\xff\xf3\x40\xc4" + bytes(100)) * 3, "audio"),
        (b"\xff\xfb\x90\x00" + bytes(900), ""),
        (b"\0\0\0\x20ftypM4A \0\0\0\0M4A mp42isom", "audio"),
        (b"\0\0\0\x18ftyp3gp4\0\0\0\0isom3gp4", "audio"),
        (b"OggS\0\x02" + bytes(30), "audio"),
        (b"fLaC\0\0\0\x22" + bytes(40), "audio"),
        ("Bonjour, voici la facture de février.\n".encode("latin-1"), "text"),
    ],
)
def test_bytes_tell_what_they_are(data: bytes, kind: str) -> None:
    assert identify(data) == kind


@given(st.binary(max_size=300))
def test_any_bytes_have_a_kind_or_none(data: bytes) -> None:
    assert isinstance(identify(data), str)


@given(
    st.sampled_from([b"%PDF-1.7 ", b"PK\x03\x04", b"<html>", b"From: a\nTo: b\n", b"\xff\xd8\xff", b":20:"]),
    st.binary(max_size=200),
)
def test_any_bytes_after_a_known_start_do_no_harm(start: bytes, rest: bytes) -> None:
    identify(start + rest)
