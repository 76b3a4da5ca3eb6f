"""Files that are data throughout: XML e-invoices and statements, signed ones, OFX, MT940."""

from __future__ import annotations

from core.domain.errors import FormatUnknown, TooLarge
from core.domain.page import Contents, Embedded, Part
from core.ports import Limits
from core.reading import markup
from core.reading.bankfile import read_camt, read_mt940, read_ofx
from core.reading.einvoice import invoices_of
from core.reading.einvoice.signed import unsigned

MOST_MOVEMENTS = 100_000
"""of one file of a bank"""
MOVEMENTS = {b"\n:61:": 1, b"<STMTTRN>": 1, b"Ntry>": 2}
"""what stands so often for each movement"""
ENVELOPES = ("StandardBusinessDocument",)
"""documents that wrap another (Peppol's SBDH)"""


def read_xml(data: bytes, _limits: Limits) -> Contents:
    """An e-invoice or a bank's statement in XML. Raises FormatDamaged, TooLarge, or FormatUnknown for other XML."""
    _few_enough(data)
    root = markup.parse(data)
    inside = list(root.element) if root.name in ENVELOPES else []
    roots = [root, *(markup.Node(one, f"{root.path}/{markup.Node(one, '').name}") for one in inside)]
    embedded = tuple(one for node in roots for one in (*invoices_of(node), *read_camt(node)))
    return _known(embedded, "xml")


def read_p7m(data: bytes, limits: Limits) -> Contents:
    """A signed file: an Italian invoice is read, any other file is a part."""
    content = unsigned(data)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return read_xml(content, limits)
    return Contents(parts=(Part("signed content", content),), format="p7m")


def read_ofx_file(data: bytes, _limits: Limits) -> Contents:
    """The statements of an OFX file."""
    _few_enough(data)
    return _known(read_ofx(data), "ofx")


def read_mt940_file(data: bytes, _limits: Limits) -> Contents:
    """The statements of an MT940 file."""
    _few_enough(data)
    return _known(read_mt940(data), "mt940")


def _few_enough(data: bytes) -> None:
    if sum(data.count(mark) // times for mark, times in MOVEMENTS.items()) > MOST_MOVEMENTS:
        raise TooLarge


def _known(embedded: tuple[Embedded, ...], format: str) -> Contents:  # noqa: A002 - the field's name
    if not embedded:
        raise FormatUnknown
    return Contents(embedded=embedded, format=format)
