"""Structured files go down the whole line: their records are stood for, checked, and told apart."""

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
