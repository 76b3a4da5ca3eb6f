"""The signs on a page that a document begins or goes on there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.domain.folding import spaced
from core.domain.layout import lines
from core.domain.page import OUT_OF, PAGE, Page, TextSource
from core.domain.schema import DocumentType
from core.sorting.kinds import OTHER, ranked
from core.sorting.phrases import heard, phrases

NUMBERED = re.compile(
    rf"\b{PAGE}(?P<n>\d{{1,3}})(?![.,'’]?\d| \d{{3}}[.,]\d{{2}}(?!\d))(?:{OUT_OF}(?P<of>\d{{1,3}}))?", re.IGNORECASE
)
"""and no amount: "Sub-total for page 9,307.41" """
OTHER_PAGE = re.compile(r"(?:ü|u|ue)bertrag|vortrag|forward|report|riporto|suma y sigue", re.IGNORECASE)
"""words of a balance that is carried over: the page that its line names is the one before or after"""
REFERENCE = re.compile(
    r"\b(?:invoice|inv|bill|receipt|credit note|facture|rechnungs?|fattura|factura|certificate|order|lieferschein)"
    r"(?:\s*-?\s*(?:no|number|num|nr|nummer|n°|id|#))[.:#\s]*(?P<number>[A-Z0-9][A-Z0-9/\-]{2,})",
    re.IGNORECASE,
)
SURE = 0.85
"""confidence from which the type of a single page may part it from the page before"""
HEAD = 8
"""lines at the top of a page in which its title stands"""
STRONG = 3.0
"""what a phrase is worth that names a type"""
SHORT = frozenset({"receipt"})
"""types whose every page is a document of its own"""


@dataclass(frozen=True, slots=True)
class Signs:
    """What one page says of the document it belongs to."""

    blank: bool
    page: int | None = None
    """the number printed on it, where it says "page 2" """
    of: int | None = None
    kind: str = OTHER
    sure: float = 0.0
    number: str | None = None
    """the document's own number"""
    titled: bool = False
    """whether its first lines call it what it is"""
    scanned: bool = False

    def begins_after(self, last: Signs, *, after_blank: bool) -> bool:
        """Whether a new document begins with this page, `last` being the page before it that is not blank."""
        if self.page is not None and self.page > 1:
            return False
        restarts = self.page == 1 and last.page is not None and (last.of is None or last.page == last.of)
        known = self.kind != OTHER and self.sure >= SURE
        if restarts:
            return True
        if after_blank:
            return known or last.page is not None
        return known and self._differs(last)

    def _differs(self, last: Signs) -> bool:
        """Whether a page of a known type is no continuation: another type, another number, or a further receipt."""
        if last.page is not None and last.of is not None and last.page < last.of:
            return False
        if last.kind not in {self.kind, OTHER} and last.sure >= SURE:
            return self.titled and (self.page == 1 or self.number is not None or self.scanned)
        numbered = self.number is not None and last.number is not None and self.number != last.number
        return self.kind == last.kind and (numbered or (self.kind in SHORT and self.scanned))


def signs(page: Page, types: Mapping[str, DocumentType]) -> Signs:
    """What a page says of the document it belongs to."""
    if page.blank or not page.words:
        return Signs(blank=True)
    rows = [line.text for line in lines(page.words)]
    ends = [text for text in [*rows[:6], *rows[-6:]] if not OTHER_PAGE.search(text)]
    printed = next((found for text in ends if (found := NUMBERED.search(text))), None)
    reference = next(filter(None, map(_reference, rows[: len(rows) // 2 + 1])), None)
    kind, sure = ranked([page], types)
    return Signs(
        blank=False,
        page=int(printed["n"]) if printed else None,
        of=int(printed["of"]) if printed and printed["of"] else None,
        kind=kind.id,
        sure=sure,
        number=reference,
        titled=_titled(rows[:HEAD], kind.id, types),
        scanned=page.source is TextSource.OCR,
    )


def _titled(rows: list[str], kind: str, types: Mapping[str, DocumentType]) -> bool:
    """Whether a strong phrase of a type stands in some lines."""
    said = heard(phrases(types), spaced("\n".join(rows)), lossy=False)
    return any(weight >= STRONG for votes in said.values() for name, weight in votes if name == kind)


def _reference(text: str) -> str | None:
    """A document number that bears a digit."""
    found = REFERENCE.search(text)
    return found["number"].upper() if found and any(c.isdigit() for c in found["number"]) else None
