"""Documents of every family: the same seed gives the same bytes, and what is labelled can be seen."""

import zipfile
from io import BytesIO
from random import Random

import extract_msg
import pymupdf
import pytest
import python_calamine
from PIL import Image

import resources
from models.training import corpus, samples
from models.training.carrying import CARRIERS, PASSWORD, without_page
from models.training.content import invoices
from models.training.contradictions import contradictions
from models.training.families import FAMILIES
from models.training.formats import legacy, office, sheets
from models.training.formats.compound import compound
from models.training.writing import BRITISH


def text_of(pdf: bytes) -> str:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return "\n".join(page.get_text() for page in document)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_same_seed_gives_the_same_bytes(family: str) -> None:
    assert FAMILIES[family].made("x").data == FAMILIES[family].made("x").data != FAMILIES[family].made("y").data


@pytest.mark.parametrize("family", FAMILIES)
def test_boxes_hold_the_words_of_their_labels(family: str) -> None:
    made = FAMILIES[family].made("boxes")
    with pymupdf.open(stream=made.data, filetype="pdf") as document:
        for name, (page, box) in made.boxes.items():
            inside = document[page - 1].get_textbox(pymupdf.Rect(box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1))
            assert inside.strip(), name
            if made.fields[name].isalpha():
                assert made.fields[name] in inside


def test_names_can_be_seen() -> None:
    made = FAMILIES["invoice/letter"].made("seen")
    for name in ("vendor_name", "customer_name", "invoice_number", "iban"):
        assert made.fields[name] in text_of(made.data)


@pytest.mark.parametrize("form", [form for form in CARRIERS if form not in ("mixed", "heic")])
def test_forms_open_and_are_reproducible(form: str) -> None:
    made = FAMILIES["receipt/till"].made("form")
    once, again = (CARRIERS[form](made, Random(1)) for _ in range(2))
    assert once.fields == made.fields
    if form != "locked":
        assert once.data == again.data
    if once.suffix in (".png", ".jpg", ".webp", ".bmp", ".tiff"):
        assert Image.open(BytesIO(once.data)).width > 200


def test_a_locked_document_needs_its_password() -> None:
    made = CARRIERS["locked"](FAMILIES["receipt/till"].made("locked"), Random(1))
    with pymupdf.open(stream=made.data, filetype="pdf") as document:
        assert document.needs_pass
        assert document.authenticate(PASSWORD)


def test_contradictions_cover_the_common_types() -> None:
    found = dict(contradictions())
    assert len(found) >= 12
    assert all(made.trap for made in found.values())
    assert {made.type for made in found.values()} >= {"invoice", "receipt", "bank_statement", "form_16", "payslip"}


def test_a_lost_page_is_lost() -> None:
    made = FAMILIES["form_16/form16_boxed"].made("pages")
    with pymupdf.open(stream=without_page(made, 2).data, filetype="pdf") as document:
        assert document.page_count == 1


def test_an_old_workbook_is_read_by_others() -> None:
    cells = sheets.invoice_cells(invoices.invoice(Random(3), "GB"))
    rows = python_calamine.load_workbook(BytesIO(legacy.xls(cells, "Invoice"))).get_sheet_by_index(0).to_python()
    assert rows[4][:2] == ["Invoice No", cells[4][1]]
    assert rows[5][1] == cells[5][1]


@pytest.mark.parametrize("size", [10, 5000, 70000])
def test_a_saved_mail_is_read_by_others(size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    with extract_msg.openMsg(legacy.msg("Bob", "Hello", "Body", {"a.pdf": data, "b.pdf": b"x"})) as mail:
        assert isinstance(mail, extract_msg.Message)
        assert (mail.subject, mail.body) == ("Hello", "Body")
        assert [one.data for one in mail.attachments] == [data, b"x"]


def test_a_compound_file_may_be_empty() -> None:
    assert compound({}).startswith(b"\xd0\xcf\x11\xe0")


def test_office_files_carry_no_clock() -> None:
    facts = invoices.invoice(Random(3), "GB")
    columns = (("Item", "description"), ("Amount", "amount"))
    paper = office.Paper(
        facts, BRITISH, pairs=(("No", "invoice_number"),), columns=columns, sums=(("Total", "total_amount"),)
    )
    for write in (office.word, office.slides):
        with zipfile.ZipFile(BytesIO(write(paper))) as file:
            assert {entry.date_time[0] for entry in file.infolist()} == {2025}
        assert write(paper) == write(paper)


def test_a_corpus_has_labels_for_every_file() -> None:
    made = list(corpus.corpus(6, "seed", frozenset({"payslip"})))
    assert len({name for name, _ in made}) == 6
    assert all(corpus.label_line(name, one)["fields"] for name, one in made)


def test_the_samples_are_what_the_generator_makes() -> None:
    """By their text: how streams and pictures are packed differs between versions of libraries."""
    for name, data in samples.samples():
        if name.endswith(".pdf") and "scan" not in name:
            committed = resources.data("samples", *name.split("/"))
            assert text_of(committed) == text_of(data), name
