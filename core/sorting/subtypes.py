"""Which subtype of its type a document is: a credit note among invoices, a home loan among interest certificates."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from core.domain.folding import spaced
from core.domain.layout import Line, lines
from core.domain.page import Contents
from core.domain.schema import DocumentType

HEAD = 14
"""lines at the top of the first page that may say it"""


def subtype(kind: DocumentType, contents: Contents) -> str:
    """The subtype that a file's data names, else the one whose phrase heads the paper, else the ordinary one."""
    told = next((one.subtype for one in contents.embedded if one.type == kind.id and one.subtype), "")
    if told or not kind.subtypes:
        return told
    rows = lines(contents.pages[0].words)[:HEAD] if contents.pages else ()
    return _named(kind, _large(rows)) or _named(kind, rows) or next(iter(kind.subtypes))


def _large(rows: Sequence[Line]) -> list[Line]:
    """The lines in letters larger than the rest."""
    usual = median(line.box.height for line in rows) if rows else 0.0
    return [line for line in rows if line.box.height > 1.25 * usual]


def _named(kind: DocumentType, rows: Sequence[Line]) -> str:
    """The subtype whose phrase stands first in some lines, the longest of those that begin together."""
    text = spaced("\n".join(line.text for line in rows))
    found = [
        (text.index(spaced(phrase)), -len(phrase), name)
        for name, phrases in kind.subtypes.items()
        for phrase in phrases
        if spaced(phrase) in text
    ]
    return min(found)[2] if found else ""
