"""What was read: pages of words with boxes, codes, embedded records, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.layout import Box, Word
from core.domain.record import Record

PAGE = r"(?:page|pg|seite|blatt|pagina|página|feuille|halaman|muka surat|पृष्ठ)\s*(?:no\.?|nr\.?|n°|:)?\s*"
"""a pattern for what pages print before their number; match it without regard to case"""
OUT_OF = r"\s*(?:out of|of|/|sur|von|de|di|van|daripada|dari)\s*"
"""a pattern for what stands between the number of a page and how many there are"""
NUMBERED = re.compile(
    rf"(?:{PAGE}|sheet\s*)(\d{{1,4}}){OUT_OF}(\d{{1,4}})|第\s*(\d{{1,4}})\s*页\s*[,，/]?\s*共\s*(\d{{1,4}})\s*页",
    re.IGNORECASE,
)
ALONE = re.compile(r"(?<![\w-])(?:Page|PAGE|Seite|SEITE|Página|Pagina)\s+(?:[Nn]o\.?\s*)?(\d{1,3})(?![\w/.-])")


class TextSource(StrEnum):
    """Where a page's words come from."""

    LAYER = "layer"
    """the text layer of the file, trusted"""
    OCR = "ocr"
    """a recognizer read the picture"""
    SHEET = "sheet"
    """cells of a sheet, or flowing text of an office file, web page or mail: laid out by us, so it has no box"""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is shown: upright, sizes in points."""

    number: int
    """counted from 1 within the source"""
    width: float
    height: float
    words: tuple[Word, ...] = ()
    source: TextSource = TextSource.LAYER
    rules: tuple[Box, ...] = ()
    """ruling lines and table borders, as thin boxes"""
    rotation: int = 0
    """degrees clockwise by which a scan was turned to stand upright"""
    blank: bool = False
    likeness: str = ""
    """perceptual hash of a page that was a picture, in hexadecimal digits"""
    sheet: int | None = None
    """number of the file's own page that shows it, where that is another: one sheet may show two pages of a paper"""

    @property
    def numbered(self) -> tuple[int, int] | None:
        """The page's own number and how many there are, as printed ("Page 2 of 5"), or None."""
        found = NUMBERED.search(" ".join(word.text for word in self.words))
        number, total = (int(group) for group in found.groups() if group) if found else (0, 0)
        return (number, total) if 1 <= number <= total else None

    @property
    def number_alone(self) -> int | None:
        """The page's own number where it is printed without a total ("Page 2"), once, or None."""
        found = ALONE.findall(" ".join(word.text for word in self.words))
        return int(found[0]) if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code or barcode."""

    symbology: str
    """"QRCode", "EAN13", ... as zxing-cpp names it"""
    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Embedded:
    """A record that stood in the source as data: e-invoice XML, a payment code, a bank's file."""

    syntax: str
    """"CII", "UBL", "fatturaPA", "swiss_qr", "epc_qr", "gst_qr", "OFX", "CAMT.053", "MT940" """
    type: str
    """id of the document type its record belongs to"""
    record: Record
    name: str = ""
    """name of the attachment, where it was one"""
    whole: bool = True
    """False for a payment code or the like, which knows only some of the document's fields"""
    subtype: str = ""
    """subtype of the document, where the data says it: "credit_note", ..."""

    @property
    def page(self) -> int | None:
        """The page that the data stands on (as a code), or None where it belongs to the whole file."""
        return next((field.evidence.page for field in self.record.fields.values() if field.evidence.page), None)


class Seal(StrEnum):
    """What became of a file since it was signed."""

    WHOLE = "whole"
    """nothing"""
    ADDED = "added"
    """only what a signature allows: further signatures, filled fields"""
    CHANGED = "changed"
    """something else was added to what was signed"""
    BROKEN = "broken"
    """what was signed is not what the file holds"""
    UNREAD = "unread"
    """it cannot be told"""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that the file carries, as far as it can be verified without a network."""

    field: str
    signer: str | None
    signed_at: str | None
    seal: Seal
    trusted: bool = False
    """whether its certificate leads to one that the user keeps as trusted"""


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words on a page that a later saving of the file put in place of others."""

    page: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Patch:
    """A place on a page's picture that looks as if it had been put in after the rest."""

    page: int
    across: int
    down: int
    """percent of the page's width from the left and of its height from the top, of the middle"""


@dataclass(frozen=True, slots=True)
class Making:
    """What a file says of its own making."""

    created: str | None = None
    """ISO date"""
    changed: str | None = None
    """ISO date"""
    program: str = ""
    """that wrote it last"""
    replaced: tuple[Replaced, ...] = ()
    patches: tuple[Patch, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table found on a page, ruled or borderless: rows of cell texts."""

    page: int
    box: Box
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A file that came inside another: an attachment, a member of an archive."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """All that was read of one document (or, before it is split, of one source)."""

    pages: Sequence[Page] = ()
    """may be packed: long documents unpack one page at a time, so iterate rather than keep"""
    codes: tuple[Code, ...] = ()
    embedded: tuple[Embedded, ...] = ()
    signatures: tuple[Signature, ...] = ()
    parts: tuple[Part, ...] = ()
    format: str = ""
    """"pdf", "image", "xlsx", "eml", ... as core.reading.filetype names it"""
    hidden_text: bool = False
    """whether a page carries text that is not visible"""
    language: str | None = None
    making: Making | None = None
