"""Mails: head and text as a page, attachments and forwarded mails as parts."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import FormatDamaged, TooLarge
from core.domain.layout import lines
from core.domain.page import Contents
from core.ports import Limits
from core.reading.mail import SMALLEST_PICTURE, read_eml, read_msg
from tests.core.reading.documents import compound, mail, msg

PDF = b"%PDF-1.4 made"


def shown(contents: Contents) -> list[str]:
    return [line.text for page in contents.pages for line in lines(page.words)]


def test_head_and_text_are_a_page_and_attachments_are_parts() -> None:
    contents = read_eml(mail(("Rechnung März.pdf", PDF)).as_bytes(), Limits())
    assert shown(contents) == [
        "From: Orchid Traders <books@orchid.example>",
        "To: office@example.org",
        "Date: Mon, 03 Mar 2025 10:00:00 +0100",
        "Subject: Rechnung für März",
        "Hello,",
        "the invoice is attached.",
    ]
    assert [(part.name, part.data) for part in contents.parts] == [("Rechnung März.pdf", PDF)]


def test_of_alternatives_the_richer_text_is_read() -> None:
    contents = read_eml(mail(html="<p>Total <b>12.00</b></p>").as_bytes(), Limits())
    assert shown(contents)[4:] == ["Total 12.00"]
    assert contents.parts == ()


def test_a_forwarded_mail_is_a_part_of_its_own() -> None:
    outer = mail()
    outer.add_attachment(mail(("inner.pdf", PDF)))
    (part,) = read_eml(outer.as_bytes(), Limits()).parts
    assert part.name.endswith(".eml")
    assert [inner.name for inner in read_eml(part.data, Limits()).parts] == ["inner.pdf"]


def test_logos_and_signatures_are_no_documents_but_photos_in_the_text_are() -> None:
    message = mail(html="<img src='cid:logo'><img src='cid:photo'>")
    body = message.get_payload()[1]  # type: ignore[index]
    assert isinstance(body, EmailMessage)
    body.add_related(b"x" * 100, "image", "png", cid="<logo>")
    body.add_related(b"x" * SMALLEST_PICTURE, "image", "jpeg", cid="<photo>", filename="receipt.jpg")
    message.make_mixed()
    message.add_attachment(b"sig", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    assert [part.name for part in read_eml(message.as_bytes(), Limits()).parts] == ["receipt.jpg"]


def test_names_lead_nowhere_and_are_told_apart() -> None:
    parts = read_eml(mail(("../../etc/passwd", PDF), ("a.pdf", PDF), ("a.pdf", PDF)).as_bytes(), Limits()).parts
    assert [part.name for part in parts] == ["etc/passwd", "a.pdf", "a (2).pdf"]


def test_an_outlook_mail_is_read_alike() -> None:
    contents = read_msg(msg(PDF), Limits())
    assert shown(contents) == [
        "From: Orchid Traders",
        "Subject: Your invoice",
        "Please find the invoice.",
        "Kind regards",
    ]
    assert [(part.name, part.data) for part in contents.parts] == [("invoice.pdf", PDF)]


def test_too_many_or_too_large_attachments_are_refused() -> None:
    data = mail(("a.pdf", PDF), ("b.pdf", b"x" * 2_000_000)).as_bytes()
    for limits in (Limits(parts=1), Limits(unpacked_mb=1)):
        with pytest.raises(TooLarge):
            read_eml(data, limits)


def test_parts_nested_without_end_are_refused() -> None:
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (depth, depth) for depth in range(3_000)
    )
    with pytest.raises(FormatDamaged):
        read_eml(b"From: a@example.org\n" + nested, Limits())


def test_other_compound_files_are_damaged() -> None:
    with pytest.raises(FormatDamaged):
        read_msg(compound({"__properties_version1.0": b"x" * 32, "WordDocument": b"y"}), Limits())


@given(st.binary(max_size=300))
def test_any_bytes_after_a_head_are_a_mail(data: bytes) -> None:
    read_eml(b"From: a@example.org\nContent-Type: text/html; charset=nonsense\n\n" + data, Limits())
