"""Whether a name or an address has all that is printed there and nothing else, and was surely read."""

from __future__ import annotations

import re
from itertools import pairwise

from core.domain.folding import folded
from core.domain.schema import DocumentType, Kind
from core.extraction.invoice.paper import Paper
from core.extraction.invoice.parties.beginnings import UNIT
from core.extraction.invoice.parties.party import Party
from core.extraction.invoice.slips import mended
from core.extraction.page.evidence import torn, words_at
from core.extraction.page.once import once
from core.extraction.values.names import (
    CALLING,
    GENERIC,
    LEGAL_FORM,
    address_like,
    company_like,
    distinctive,
    has_legal_form,
)

FIRM = 0.985
"""a recognizer's own estimate from which a word is surely read; two of them take the same letters for others"""
LETTERS = 3
"""letters of a word that tells a name; shorter ones are initials and the like"""
POSTCODE = 5
"""digits of a postcode that stand together"""
TELLING = 8
"""letters of a label that is part of no name"""
PARTS = re.compile(r" [·•|–—-] ")
BRACKETED = re.compile(r"\(([^()]+)\)")
DEGREE = re.compile(r"[^\W\d_][^\d,]+(?:, (?:[A-Z]\.?){2,5})+")
"""a person with what they are by degree: "Jane Doe, DDS" """
SINCE = re.compile(r"[^\W\d_] (?:1[6-9]|20)\d{2}$")
"""the end of "Ironmongers since 1921\""""
CAPITAL = re.compile(r"\bau capital\b|\bcapital (?:social|de)\b|\bstammkapital\b|\bcapitale sociale\b", re.IGNORECASE)
LABELLED = frozenset({Kind.ID, Kind.DATE, Kind.ACCOUNT})
"""kinds whose labels are of many letters and name no company"""


def mixed(view: Paper, name: str) -> bool:
    """Whether a name runs on from another cell: a label or a street is within it, or words are said twice running."""
    if _housed(name) or _led_by_an_office(name) or owned(name):
        return True
    words = [letters for word in name.split() if (letters := folded(word))]
    return _doubled(words) or not _labels(view.kind).isdisjoint((*words, *map("".join, pairwise(words))))


def _housed(name: str) -> bool:
    """Whether figures stand behind the legal form in a name: those of a street or a postcode, not of "Ltd (2001)"."""
    form = LEGAL_FORM.search(name)
    behind = name[form.end() :].lstrip(" .,") if form else ""
    return any(map(str.isdigit, behind)) and not behind.startswith("(")


def _led_by_an_office(name: str) -> bool:
    """Whether a company's name stands behind a comma and no company's before it: "The General Counsel, Example Ltd"."""
    first, _, rest = name.partition(", ")
    formed = has_legal_form(rest) and LEGAL_FORM.match(rest) is None
    return formed and not has_legal_form(first) and company_like(first) < 1


def owned(name: str) -> bool:
    """Whether another company's whole name stands in brackets in a name: "Example Hospital (a unit of Other Ltd)"."""
    return any(has_legal_form(inner) and distinctive(inner) for inner in BRACKETED.findall(name))


def _doubled(words: list[str]) -> bool:
    """Whether some words are followed by the same words."""
    spans = ((start, end) for end in range(1, len(words)) for start in range(end))
    return any(words[start:end] == words[end : 2 * end - start] for start, end in spans)


def cut_short(party: Party) -> bool:
    """Whether what is taken for an address begins with the rest of a name: a company's trade or its legal form."""
    first = party.address.split(",")[0]
    if has_legal_form(party.name) or UNIT.match(first) or first[:1].isdigit():
        return False
    return company_like(first) >= 1 and address_like(first) < 1


@once
def _labels(kind: DocumentType) -> frozenset[str]:
    """The long labels of numbers and dates."""
    fields = (field for field in kind.fields.values() if field.kind in LABELLED)
    return frozenset(label for field in fields for one in field.all_labels if len(label := folded(one)) >= TELLING)


def firmly_read(party: Party) -> bool:
    """Whether a recognizer is nearly certain of each word that makes a name one; trades and legal forms are known."""
    if not party.scanned:
        return True
    words = words_at(party.rows[0].page.sheet.page, party.name_evidence)
    own = folded(GENERIC.sub("", party.name))
    telling = (word for word in words if len(folded(word.text)) >= LETTERS and folded(word.text) in own)
    return all(word.confidence >= FIRM for word in telling)


def figures_read(party: Party) -> bool:
    """Whether a recognizer is nearly certain of the postcode of an address: one digit for another is one as well."""
    if not party.scanned:
        return True
    words = words_at(party.rows[0].page.sheet.page, party.address_evidence)
    return all(word.confidence >= FIRM for word in words if sum(map(str.isdigit, word.text)) >= POSTCODE)


def slogan(address: str) -> bool:
    """Whether what is taken for an address begins with what a firm does, or since when, or tells its capital."""
    first = address.split(",", maxsplit=1)[0]
    leads = PARTS.split(first, maxsplit=1)[0]
    parted = leads != first and not any(map(str.isdigit, first))
    trade = (parted or SINCE.search(first) is not None) and address_like(first) < 1
    return trade or CALLING.fullmatch(leads) is not None or CAPITAL.search(address) is not None


def tells_all(party: Party) -> bool:
    """Whether an address has every word that stands at its place on a picture, and none goes on right beside it."""
    if not party.scanned:
        return True
    said, sheet = folded(f"{party.name} {mended(party.address)}"), party.rows[0].page.sheet
    words = words_at(sheet.page, party.address_evidence)
    return all(folded(mended(word.text)) in said for word in words) and not torn(sheet, words, figures=True)
