"""What stands at labels of numbers and is none of the paper: the house in a street, the number of a card's slip."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from core.domain.layout import Line
from core.extraction.invoice.paper import Paper
from core.extraction.values.names import STREET

HOUSE_FIRST = re.compile(
    r"(?:(?:no|nr|lot|plot|unit|shop|suite|flat)\b[.:]? ?)?\d+[\w\-/]*,? [^\W\d_]+.* [^\W\d_]", re.IGNORECASE
)
"""begins a street: "142, place des Halles", "Lot 86-2, Lorong Cempaka" """
CARD = re.compile(
    r"\b(?:visa|master ?card|amex|card|debit|approval|auth|rrn|tid|mid|maestro|carte|karte"
    r"|contactless|sans contact|kontaktlos|girocard|eft ?pos|paywave|paypass|merchant|stan|aid)\b",
    re.IGNORECASE,
)
"""words of the slip of a card"""
RECEIPT_NUMBER, REFERENCE = "receipt_number", "ref"


def before_address(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines up to one that is a street with its house: neither that nor what follows it is a number."""
    return tuple(takewhile(lambda line: not (STREET.search(line.text) and HOUSE_FIRST.match(line.text)), lines))


def of_a_card(paper: Paper, field: str, label: str) -> bool:
    """Whether a receipt's number may be the reference of a card's slip that is printed on it."""
    if field != RECEIPT_NUMBER or not label.startswith(REFERENCE):
        return False
    return any(CARD.search(text) for text in paper.texts)
