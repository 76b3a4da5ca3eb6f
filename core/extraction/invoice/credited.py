"""The invoice that a credit or debit note corrects: its number and day stand on the note and are not the note's own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from core.domain.folding import folded, spaced
from core.domain.schema import DocumentType
from core.extraction.invoice.paper import Paper
from core.extraction.page.stretches import PageText

CREDIT, DEBIT, ORDINARY = "credit_note", "debit_note", "invoice"
TOP = 0.5
"""the part of the first page in which a note's title stands"""
OWN = frozenset({"invoice_number", "invoice_date"})


@lru_cache(maxsize=4)
def is_credit(paper: Paper) -> bool:
    """Whether a paper is titled a credit note."""
    return _is_titled(paper, CREDIT)


@lru_cache(maxsize=4)
def is_note(paper: Paper) -> bool:
    """Whether a paper is titled a credit or a debit note: the invoice that it names is another paper."""
    return is_credit(paper) or _is_titled(paper, DEBIT)


def _is_titled(paper: Paper, subtype: str) -> bool:
    phrases = {spaced(phrase) for phrase in paper.kind.subtypes.get(subtype, ())}
    return bool(phrases) and any(text in phrases for page in paper.pages[:1] for text in _titles(page.sheet))


def names_invoice(kind: DocumentType, words: str) -> bool:
    """Whether a label is of an invoice by its words: on a note that corrects one it is of another paper."""
    label = folded(words)
    note = any(folded(phrase) in label for name in (CREDIT, DEBIT) for phrase in kind.subtypes.get(name, ()))
    return not note and any(folded(phrase) in label for phrase in kind.subtypes.get(ORDINARY, ()))


def _titles(sheet: PageText) -> Iterator[str]:
    """What stands by itself in the upper part of a page, without the number behind it."""
    for row in sheet.stretches:
        for one in row:
            if one.box.y1 < TOP * sheet.page.height:
                words = sheet.lines[one.line].words[one.first : one.last + 1]
                yield spaced(" ".join(word.text for word in words if not any(map(str.isdigit, word.text))))
