"""Mails (EML, MSG): head and body as a page, attachments and forwarded mails as parts."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator, Mapping
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice
from typing import Any, NamedTuple

from core.domain.errors import TooLarge
from core.domain.page import Contents, Part
from core.ports import Limits
from core.reading.archive import MEGABYTE, named_apart, safe_name
from core.reading.delimited import decoded
from core.reading.edge import foreign
from core.reading.flow import Block, packed, paragraph
from core.reading.html import blocks_of

HEAD = ("From", "To", "Date", "Subject")
NEVER = frozenset(
    (
        *("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"),
        *("text/calendar", "text/vcard", "text/x-vcard", "message/delivery-status"),
    )
)
"""types of parts that hold no document"""
PART_BEGINS, BEGINNINGS_EACH = b"\n--", 10
"""how a part begins, and how often a line may begin so for each part that there may be"""
LONGEST_HEADER = 2_000
"""characters of a header that are looked at"""
SMALLEST_PICTURE = 20_000
"""bytes below which a picture shown within the text is a logo, not a document"""


class Attachment(NamedTuple):
    """A file that came with a mail."""

    name: str
    type: str
    data: bytes
    shown: bool
    """whether the text of the mail shows it"""


def read_eml(data: bytes, limits: Limits) -> Contents:
    """A mail in the form it travels in (RFC 5322)."""
    if data.count(PART_BEGINS) > BEGINNINGS_EACH * limits.parts:
        raise TooLarge
    with foreign("EML"):
        message = message_from_bytes(data)
        leaves = list(islice(_leaves(message), limits.parts + 1))
        if len(leaves) > limits.parts:
            raise TooLarge
        body = [block for leaf in leaves if _is_body(leaf) for block in _body_blocks(leaf)]
        attached = [_attachment(leaf, number) for number, leaf in enumerate(leaves, 1) if not _is_body(leaf)]
        head = {name: _header(message, name) for name in HEAD}
        return _contents(head, body, attached, limits, "eml")


def read_msg(data: bytes, limits: Limits) -> Contents:
    """A mail as Outlook stores it."""
    import extract_msg  # noqa: PLC0415 - heavy, and few sources are Outlook's

    with foreign("MSG"), extract_msg.openMsg(data, delayAttachments=False) as message:
        sender, receiver, subject = (getattr(message, name, "") for name in ("sender", "to", "subject"))
        sent = getattr(message, "date", None)
        head = {"From": sender, "To": receiver, "Date": str(sent or ""), "Subject": subject}
        html = getattr(message, "htmlBody", None)
        body = blocks_of(html) if html else list(_text_blocks(getattr(message, "body", None) or ""))
        attached = [_outlook_attachment(one, number) for number, one in enumerate(message.attachments, 1)]
        return _contents(head, body, attached, limits, "msg")


def _contents(
    head: Mapping[str, str | None],
    body: Iterable[Block],
    attached: Iterable[Attachment | None],
    limits: Limits,
    format: str,  # noqa: A002 - the field's name
) -> Contents:
    lines = (f"{name}: {' '.join(value.split())}" for name, value in head.items() if value)
    blocks = [paragraph("\n".join(lines), "head"), *body]
    parts = tuple(Part(safe_name(one.name), one.data) for one in attached if one and _is_document(one))
    if len(parts) > limits.parts or sum(len(part.data) for part in parts) > limits.unpacked_mb * MEGABYTE:
        raise TooLarge
    return Contents(pages=packed([blocks]), parts=named_apart(parts), format=format)


def _is_document(one: Attachment) -> bool:
    """Whether an attachment may be a document: no signature, invitation, or picture that only adorns the text."""
    adorns = one.shown and one.type.startswith("image/") and len(one.data) < SMALLEST_PICTURE
    return bool(one.data) and one.type not in NEVER and not adorns


def _leaves(message: Message) -> Iterator[Message]:
    """The parts of a mail that hold something; of alternatives the richest text, and a forwarded mail whole."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    parts = [part for part in message.get_payload() if isinstance(part, Message)]
    if message.get_content_subtype() == "alternative":
        texts = [part for part in parts if part.get_content_type() == "text/plain"]
        rest = [part for part in parts if part not in texts]
        parts = rest or texts[:1]
    for part in parts:
        yield from _leaves(part)


def _is_body(leaf: Message) -> bool:
    is_text = leaf.get_content_type() in ("text/plain", "text/html")
    return is_text and leaf.get_content_disposition() != "attachment" and not leaf.get_filename()


def _body_blocks(leaf: Message) -> Iterable[Block]:
    payload = leaf.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if leaf.get_content_type() == "text/html":
        return blocks_of(_recoded(data, leaf.get_content_charset()))
    return _text_blocks(_recoded(data, leaf.get_content_charset()).decode("utf-8"))


def _recoded(data: bytes, charset: str | None) -> bytes:
    """A text as UTF-8, by the charset that the mail states where that is right."""
    try:
        text = data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = decoded(data)
    return text.encode("utf-8", "replace")


def _text_blocks(text: str) -> Iterator[Block]:
    for number, one in enumerate(text.replace("\r\n", "\n").split("\n\n"), 1):
        if block := paragraph(one, f"paragraph {number}"):
            yield block


def _attachment(leaf: Message, number: int) -> Attachment:
    type_ = leaf.get_content_type()
    if type_ == "message/rfc822":
        inner = leaf.get_payload()
        forwarded = inner[0] if isinstance(inner, list) and inner else leaf
        data: Any = forwarded.as_bytes() if isinstance(forwarded, Message) else b""
    else:
        data = leaf.get_payload(decode=True)
    suffix = ".eml" if type_ == "message/rfc822" else mimetypes.guess_extension(type_) or ""
    name = _decoded(leaf.get_filename()) or f"attachment {number}{suffix}"
    shown = leaf.get("Content-ID") is not None and leaf.get_content_disposition() != "attachment"
    return Attachment(name, type_, data if isinstance(data, bytes) else b"", shown)


def _outlook_attachment(one: Any, number: int) -> Attachment | None:
    """An attachment of an Outlook mail; None for one that only refers to a file elsewhere."""
    data = one.data
    name = one.longFilename or one.shortFilename or one.name or f"attachment {number}"
    if hasattr(data, "exportBytes"):
        return Attachment(f"{name.removesuffix('.msg')}.msg", "message/rfc822", data.exportBytes(), shown=False)
    type_ = one.mimetype or mimetypes.guess_type(name)[0] or ""
    return Attachment(name, type_, data, bool(one.contentId)) if isinstance(data, bytes) else None


def _header(message: Message, name: str) -> str:
    return _decoded(message.get(name))


def _decoded(value: object) -> str:
    """A header's text out of its encoded words."""
    text = str(value)[:LONGEST_HEADER] if value is not None else ""
    try:
        return str(make_header(decode_header(text)))
    except (LookupError, ValueError):
        return text
