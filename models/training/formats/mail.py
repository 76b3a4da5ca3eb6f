"""Mails with attachments, and archives."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TYPES: Mapping[str, tuple[str, str]] = {
    ".pdf": ("application", "pdf"), ".jpg": ("image", "jpeg"), ".xml": ("application", "xml"), ".png": ("image", "png"),
}  # fmt: skip


def eml(sender: str, subject: str, text: str, attachments: Mapping[str, bytes]) -> bytes:
    """A mail as it is saved to a file."""
    message = EmailMessage(policy=SMTP)
    message["From"] = f"{sender} <accounts@supplier.example>"
    message["To"] = "Books <books@client.example>"
    message["Subject"] = subject
    message["Date"] = "Mon, 03 Nov 2025 09:12:00 +0000"
    message["Message-ID"] = "<made-up@supplier.example>"
    message.set_content(text)
    for name, data in attachments.items():
        kind, form = TYPES["." + name.rpartition(".")[2]]
        message.add_attachment(data, kind, form, filename=name)
    message.set_boundary("=_made-up-boundary")
    return message.as_bytes()


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of some files."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(ZipInfo(name, (2025, 11, 3, 9, 12, 0)), data, ZIP_DEFLATED)
    return target.getvalue()
