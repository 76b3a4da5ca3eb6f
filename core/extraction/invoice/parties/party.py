"""A party of a paper: its name and address, where they stand, and what speaks for them."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.folding import folded
from core.domain.layout import Word
from core.domain.page import Page
from core.domain.record import Evidence
from core.extraction.invoice.blocks import Block, Row
from core.extraction.invoice.parties.entries import NOWHERE, Entry
from core.extraction.invoice.slips import mended_name
from core.extraction.page.evidence import vouched_at, words_at
from core.extraction.values.names import LEGAL_FORM


@dataclass(frozen=True, slots=True)
class Party:
    """A party's name and address as they stand on the paper."""

    name: str
    name_evidence: Evidence
    address: str = ""
    address_evidence: Evidence = NOWHERE
    score: float = 0.0
    labelled: bool = False
    """whether a label such as "seller" or "bill to" stands beside it"""
    repeated: bool = False
    """whether the name stands on the paper again, in another place or in a mail or web address"""
    alone: bool = False
    """whether a company's name without a rival heads the paper"""
    left: bool = False
    """whether the other side is told, and of the names that are left this is the likeliest by far"""
    trusted: bool = True
    """whether the name is the file's own text, or read alike by two recognizers"""
    address_trusted: bool = True
    whole: bool = False
    """whether the name surely is one and goes on nowhere"""
    complete: bool = False
    """whether the address surely begins under the name and ends with its town"""
    rows: tuple[Row, ...] = ()
    odds: float | None = None
    """log-odds that this is the name, where a trained scorer chose it"""
    address_odds: float | None = None

    @property
    def scanned(self) -> bool:
        """Whether a recognizer read its lines."""
        return any(row.page.sheet.scanned for row in self.rows)


def party_of(found: Entry, rows: Block, index: int, *, labelled: bool) -> Party:
    """The party whose entry begins on a line of a block."""
    page = rows[index].page.sheet.page
    return Party(
        found.name,
        found.name_evidence,
        found.address,
        found.address_evidence,
        score=1.0,
        labelled=labelled,
        trusted=vouched_at(page, found.name_evidence) or _formed(page, found.name_evidence),
        address_trusted=vouched_at(page, found.address_evidence),
        whole=found.whole,
        complete=found.complete,
        rows=tuple(rows),
    )


def _formed(page: Page, place: Evidence) -> bool:
    """Whether two recognizers read the same words at a place, but for accents and slips in a legal form."""
    told = [word for word in words_at(page, place) if folded(word.text)]
    return bool(told) and all(word.confirmed or _same_form(word) for word in told)


def _same_form(word: Word) -> bool:
    meant = mended_name(word.text)
    return LEGAL_FORM.fullmatch(meant) is not None and folded(meant) == folded(word.second or "")
