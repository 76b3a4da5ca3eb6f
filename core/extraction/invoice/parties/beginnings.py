"""How names and addresses begin, and what under a name leaves open whether it ends there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.extraction.invoice.blocks import Row
from core.extraction.invoice.parties.addresses import HOUSE
from core.extraction.values.names import address_like, has_legal_form

DASHED = re.compile(r" [·•|–—-] ")
"""stands between what a firm does: "Fuels - Oils" """
UNIT = re.compile(r"(?:no|nr|lot|plot|unit|shop|suite|flat|blk|block|house|n°)\b[.:]? ?[\w\-/]*\d", re.IGNORECASE)
"""begins an address by the number of a house or a part of it"""
PARTICLE = "&|de|di|da|van|von|der|la|le|and|et|und|the|of|du"
PERSON = re.compile(rf"[^\W\d_][\w.'’\-]*(?: (?:[^\W\d_a-z][\w.'’&\-]*|{PARTICLE}|\d{{1,4}}(?= \w))){{1,6}}")
"""a name of two words or more that begin with capitals; a number may stand among them"""
WORDS_ALONE = re.compile(r"[^\W\d_][^\d,:;|·]*")
AMONG = 4
"""words that are no person's name"""


def starts_address(rows: Sequence[Row]) -> bool:
    """Whether lines begin with an address: the name stands before them."""
    if not rows:
        return False
    text = rows[0].text.split(",")[0]  # "plc, 4 Mill Road" goes on a name
    told = HOUSE.match(text) or UNIT.match(text)
    return bool(text) and (told is not None or address_like(text) >= 1 or text[0].isdigit())


def numbered(text: str, name: str, rest: Sequence[Row]) -> bool:
    """Whether a bare number was left out behind a name without legal form: "Body Corporate 88214" is called so."""
    behind = text.removeprefix(name).strip() or (rest[0].text if rest else "")
    return behind.isdigit() and not has_legal_form(name)


def may_lead_person(rows: Sequence[Row]) -> bool:
    """Whether the line under a name may be of a person there: capitals alone, the street only under it."""
    if not rows or PERSON.fullmatch(rows[0].text) is None or not WORDS_ALONE.fullmatch(rows[0].text):
        return False
    few = len(rows[0].text.split()) < AMONG
    return few and address_like(rows[0].text) < 1 and starts_address(rows[1:])
