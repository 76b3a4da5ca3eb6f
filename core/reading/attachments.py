"""Files inside a PDF: e-invoices become records, other documents become parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.domain.errors import TooLarge
from core.domain.page import Embedded, Part
from core.ports import Limits
from core.reading.einvoice import read_einvoice
from core.reading.filetype import identify


def read_attachments(document: Any, limits: Limits) -> tuple[tuple[Embedded, ...], tuple[Part, ...]]:
    """The e-invoices and the other readable files that a PDF carries. Raises TooLarge."""
    files = list(_files(document, limits))
    invoices = {name: read_einvoice(data, name) for name, data in files if identify(data) == "xml"}
    embedded = tuple(one for one in invoices.values() if one is not None)
    parts = tuple(Part(name, data) for name, data in files if identify(data) not in ("", "xml"))
    return embedded, parts


def _files(document: Any, limits: Limits) -> Iterator[tuple[str, bytes]]:
    left = limits.unpacked_mb * 1024 * 1024
    for index in range(min(document.embfile_count(), limits.parts)):
        about = document.embfile_info(index)
        if int(about.get("length") or 0) > left:
            raise TooLarge
        data = bytes(document.embfile_get(index))
        left -= len(data)
        if left < 0:
            raise TooLarge
        yield str(about.get("ufilename") or about.get("filename") or about.get("name") or index), data
