"""Word documents and presentations: headers, tabulators, tables, text boxes, content controls."""

import io

import docx
import pytest
from lxml import etree
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]

from core.domain.document import Source
from core.domain.errors import FormatDamaged, PasswordNeeded
from core.domain.layout import lines, segments
from core.domain.page import Contents
from core.ports import Limits
from core.reading import read
from core.reading.filetype import identify
from core.reading.office import read_docx, read_pptx
from tests.core.reading.documents import saved, slides, word, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def shown(contents: Contents) -> list[list[str]]:
    return [[part.text for part in segments(line)] for page in contents.pages for line in lines(page.words)]


def encrypted(data: bytes, password: str) -> bytes:
    buffer = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, buffer)
    return buffer.getvalue()


def with_body(markup: str) -> bytes:
    """A Word document whose body begins with some markup."""
    document = docx.Document()
    fragment = etree.fromstring(f'<w:body xmlns:w="{W}">{markup}</w:body>')
    for index, element in enumerate(fragment):
        document.element.body.insert(index, element)
    return saved(document)


def test_a_document_is_read_in_order_and_cut_lines_align() -> None:
    contents = read_docx(word(), Limits())
    assert shown(contents) == [
        ["Orchid Traders Ltd"],
        ["Invoice 2025-17"],
        ["Subtotal", "100.00 EUR"],
        ["VAT", "19.00 EUR"],
        ["Item", "Amount"],
        ["Paper", "100.00"],
    ]
    amounts = [word for word in contents.pages[0].words if word.text in ("100.00", "19.00")]
    assert amounts[0].box.x0 == amounts[1].box.x0
    assert (amounts[0].path, amounts[-1].path) == ("paragraph 3", "table 1!C2")


def test_content_controls_and_insertions_count_and_deletions_do_not() -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Total </w:t></w:r><w:ins><w:r><w:t>12.00</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>11.00</w:delText></w:r></w:del></w:p></w:sdtContent></w:sdt>"
    )
    assert shown(read_docx(with_body(body), Limits())) == [["Total 12.00"]]


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    body = f"<w:p><w:r><w:t>line</w:t></w:r><w:r><Choice>{box}</Choice><Fallback>{box}</Fallback></w:r></w:p>"
    assert shown(read_docx(with_body(body), Limits())) == [["line"], ["boxed"]]


def test_tables_that_only_arrange_others_are_looked_through_and_spans_are_bounded() -> None:
    cell = "<w:tc><w:tcPr><w:gridSpan w:val='{}'/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format(999999999, 'a')}{cell.format(1, 'b')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>left</w:t></w:r></w:p>{inner}</w:tc></w:tr></w:tbl>"
    assert shown(read_docx(with_body(body), Limits())) == [["left"], ["a", "b"]]


def test_each_slide_is_a_page() -> None:
    contents = read_pptx(slides(), Limits())
    assert shown(contents) == [["Quarter one"], ["Net sales", "1,200.00"]]
    assert contents.pages[0].words[-1].path == "slide 1!B1"


@pytest.mark.parametrize("reader", [read_docx, read_pptx])
def test_other_archives_are_damaged(reader: object) -> None:
    assert callable(reader)
    for data in (zipped({"word/document.xml": b"<a/>"}), zipped({"[Content_Types].xml": b"<Types/>"}), b"PK\3\4"):
        with pytest.raises(FormatDamaged):
            reader(data, Limits())


def test_entities_in_an_office_file_reach_no_file() -> None:
    buffer = io.BytesIO(word())
    hostile = zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'})
    assert buffer.getvalue() != hostile
    with pytest.raises(FormatDamaged):
        read_docx(hostile, Limits())


def test_a_locked_file_is_read_with_its_password_only() -> None:
    data = encrypted(word(), "sesame")
    assert identify(data) == "office_locked"
    for passwords in ((), ("wrong",)):
        with pytest.raises(PasswordNeeded):
            read(Source("a.docx", "0" * 64, data, passwords=passwords))
    contents = read(Source("a.docx", "0" * 64, data, passwords=("wrong", "sesame")))
    assert shown(contents)[0] == ["Orchid Traders Ltd"]
