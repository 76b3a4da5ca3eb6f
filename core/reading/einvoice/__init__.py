"""E-invoices: the records that CII (Factur-X, ZUGFeRD, XRechnung), UBL and fatturaPA files state."""

from __future__ import annotations

from core.domain.errors import FormatDamaged
from core.domain.page import Embedded
from core.reading import markup
from core.reading.einvoice.cii import read_cii
from core.reading.einvoice.fatturapa import read_fatturapa
from core.reading.einvoice.signed import unsigned
from core.reading.einvoice.ubl import read_ubl
from core.reading.markup import Node

READERS = {
    "CrossIndustryInvoice": read_cii,
    "CrossIndustryDocument": read_cii,
    "SCRDMCCBDACIOMessageStructure": read_cii,
    "Invoice": read_ubl,
    "CreditNote": read_ubl,
    "FatturaElettronica": read_fatturapa,
    "FatturaElettronicaSemplificata": read_fatturapa,
}
"""by the local name of the root element"""


def read_einvoices(data: bytes, name: str = "") -> tuple[Embedded, ...]:
    """The invoices of an e-invoice file, none where it is no e-invoice. Raises FormatDamaged where it is no XML."""
    return invoices_of(markup.parse(unsigned(data)), name)


def invoices_of(root: Node, name: str = "") -> tuple[Embedded, ...]:
    """The invoices that an XML document states, none where it is no e-invoice."""
    read = READERS.get(root.name)
    return read(root, name) if read else ()


def read_einvoice(data: bytes, name: str = "") -> Embedded | None:
    """The (first) invoice of an attachment, or None where it is no readable e-invoice."""
    try:
        return next(iter(read_einvoices(data, name)), None)
    except FormatDamaged:
        return None
