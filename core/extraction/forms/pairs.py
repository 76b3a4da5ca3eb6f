"""Labels with no more than a space before their value: told from titles by the labels around them and by the value."""

from __future__ import annotations

import re
from functools import lru_cache

from core.domain.folding import folded
from core.domain.schema import DocumentType, FieldType, Kind
from core.extraction.forms.readers import Value
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import Stretch

NEAR = 3
"""lines above and below among which other labels with their values stand"""
LEAST = 2
"""so many of them make a block of labels and values"""
ALIGNED = 2.0
"""points: stretches of a block begin or end so near each other"""
PARTICLES = frozenset({"de", "du", "la", "le", "von", "van", "der", "den", "bin", "binti", "a/l", "a/p", "s/o", "d/o"})
TRAITS = frozenset(
    """
    status type band level class group share contribution contributions since data info ni pension tax taxes epf cpf
    socso eis esi esic pf mpf hrdf kwsp perkeso sip
    deductions summary sign signature taux patronal patronale salarial salariale employeur part base montant
    overtime payment period periods
    """.split()  # noqa: SIM905 (a list would be a line for each)
)
"""what goes on from "employee" or "customer" to something that is not the name"""


def paired(kind: DocumentType, field: FieldType, page: Marked, place: Place, value: Value) -> bool:
    """Whether a name stands beside its label in a block of labels and values, though no gap or colon parts them."""
    if field.kind is not Kind.PARTY or not place.leads or len(place.rows) > 1 or not names_somebody(kind, value.text):
        return False
    own = page.sheet.stretch(place.spots[-1])
    others = (other for other in page.places if other is not place and other.leads and len(other.rows) == 1)
    return sum(_beside(own, page, other) for other in others) >= LEAST


def among_labels(page: Marked, place: Place) -> bool:
    """Whether a label stands under or behind others with their values, and is no heading right behind another."""
    line, word = place.spots[0]
    others = [other for other in page.places if other is not place and other.leads]
    before = [word - other.spots[-1].word for other in others if other.spots[-1].line == line]
    if 1 in before:
        return False
    near = (other for other in others if 0 < abs(other.rows.start - line) <= NEAR)
    return any(gap > 1 for gap in before) or any(abs(other.box.x0 - place.box.x0) < ALIGNED for other in near)


def _beside(own: Stretch, page: Marked, other: Place) -> bool:
    """Whether another label has its value in its stretch, in the same line or set flush with this one's."""
    stretch = page.sheet.stretch(other.spots[-1])
    valued = stretch.last > other.spots[-1].word or other.rest is not None
    if not valued or stretch == own:
        return False
    flush = abs(stretch.box.x0 - own.box.x0) < ALIGNED or abs(stretch.box.x1 - own.box.x1) < ALIGNED
    return stretch.line == own.line or (flush and abs(stretch.line - own.line) <= NEAR)


def names_somebody(kind: DocumentType, text: str) -> bool:
    """Whether a text reads as a name: words in capitals, and none that the type's labels speak of."""
    words = [word for word in text.split() if word.casefold() not in PARTICLES]
    known = _vocabulary(kind)
    return len(words) >= LEAST and all(word[:1].isupper() and folded(word) not in known for word in words)


def _vocabulary(kind: DocumentType) -> frozenset[str]:
    return _words(tuple(label for field in kind.fields.values() for label in field.all_labels)) | TRAITS


@lru_cache(maxsize=64)
def _words(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded(word) for label in labels for word in re.findall(r"\w{3,}", label))
