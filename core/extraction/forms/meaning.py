"""Which fields a label speaks of where it stands: not in a sentence, and of several the one whose block it is in."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.schema import DocumentType, Kind
from core.extraction.page.labels import Place

SPOKEN = frozenset({Kind.TEXT, Kind.PARTY, Kind.ADDRESS, Kind.LIST})
"""what no word in the middle of a sentence leads to"""
ALIGNED = 20.0
"""points: labels of one block begin about so near each other"""
ALTERNATIVE = frozenset({Kind.ID, Kind.ACCOUNT, Kind.CODE})
"""kinds of which one label ("PAN") may mean this party's or that one's"""


def meant(kind: DocumentType, place: Place, others: Sequence[Place]) -> tuple[str, ...]:
    """The fields that a label speaks of, `others` being the labels of the page."""
    leading = place.leads or place.colon or (place.closed and " " in place.label)
    names = tuple(name for name in place.fields if leading or kind.fields[name].kind not in SPOKEN)
    rivals = [name for name in names if kind.fields[name].kind in ALTERNATIVE]
    if len(rivals) < 2:
        return names
    block = _block(kind, place, others)
    own = tuple(name for name in rivals if _first_word(name) == block)
    return own or names


def _block(kind: DocumentType, place: Place, others: Sequence[Place]) -> str:
    """The first word of the names ("employer" of "employer_name") of the party whose label stands nearest above."""
    above = [
        other
        for other in others
        if other.rows.stop <= place.rows.start and abs(other.box.x0 - place.box.x0) < ALIGNED and _party(kind, other)
    ]
    nearest = max(above, key=lambda other: other.rows.start, default=None)
    return _first_word(_party(kind, nearest)) if nearest else ""


def _party(kind: DocumentType, place: Place) -> str:
    """The party whose name a label asks for, or an empty text."""
    return next((name for name in place.fields if kind.fields[name].kind is Kind.PARTY), "")


def _first_word(name: str) -> str:
    return name.partition("_")[0]
