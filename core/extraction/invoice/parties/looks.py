"""What the lines at the head of a paper look like, as numbers: where they stand and what their words are of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.domain.folding import folded
from core.extraction.invoice.blocks import Row
from core.extraction.invoice.parties.addresses import HOUSE, MONEY, cleaned, stops
from core.extraction.values.dates import dates_in
from core.extraction.values.names import (
    POSTCODE,
    REGISTRATION,
    TOWN,
    address_like,
    company_like,
    contact_like,
    distinctive,
    has_legal_form,
    title_like,
)

Floats = NDArray[np.float64]
PLACED = ("depth", "line", "off_middle", "width", "height", "gap_above", "gap_below", "lone")
WORDED = (
    "company", "legal_form", "distinctive", "address", "contact", "title", "date", "money", "registration", "postcode",
    "town", "house", "stops", "colon", "comma_last", "bracket_first", "digit_first", "letters", "letter_share",
    "digits", "capitals", "words", "read",
)  # fmt: skip
LOOKS = (*PLACED, *WORDED)
BRACKETS = re.compile(r"[(\[{]")


def looks(rows: Sequence[Row]) -> Floats:
    """One row of numbers for each line, named by LOOKS."""
    if not rows:
        return np.zeros((0, len(LOOKS)))
    return np.array([(*place, *_words(row)) for place, row in zip(_places(rows), rows, strict=True)], dtype=float)


def _places(rows: Sequence[Row]) -> list[tuple[float, ...]]:
    """Where each line stands, in shares of the page and in median text heights."""
    page = rows[0].page.sheet.page
    width, height = max(page.width, 1.0), max(page.height, 1.0)
    left = min(row.box.x0 for row in rows)
    right = max(*(row.box.x1 for row in rows), left + 1.0)
    middle = sorted(row.box.height for row in rows)[len(rows) // 2] or 1.0
    found: list[tuple[float, ...]] = []
    lines = page_lines(rows)
    numbers, tops, bottoms = (
        np.array(column, dtype=float)
        for column in zip(*((one.number, one.box.y0, one.box.y1) for one in lines), strict=True)
    )
    shared = Counter(row.number for row in rows)
    for row in rows:
        box = row.box
        above = float(np.max(bottoms, where=numbers < row.number, initial=0.0))
        below = float(np.min(tops, where=numbers > row.number, initial=np.inf))
        below = below if below < np.inf else box.y1 + 5 * middle
        found.append((
            box.y0 / height, row.number, abs(box.middle[0] - (left + right) / 2) / (right - left), box.width / width,
            box.height / middle, (box.y0 - above) / middle, (below - box.y1) / middle,
            shared[row.number] == 1,
        ))  # fmt: skip
    return found


def page_lines(rows: Sequence[Row]) -> Sequence[Row]:
    """One stretch of each line."""
    return tuple({row.number: row for row in rows}.values())


def _words(row: Row) -> tuple[float, ...]:
    """What the words of a line are of."""
    text = row.text
    bare = cleaned(text)
    letters = sum(character.isalpha() for character in text)
    solid = max(len(text.replace(" ", "")), 1)
    return (
        company_like(text), has_legal_form(text), distinctive(text), address_like(bare), contact_like(text),
        title_like(text), next(dates_in(text), None) is not None, MONEY.search(text) is not None,
        REGISTRATION.search(text) is not None, POSTCODE.search(bare) is not None, TOWN.search(bare) is not None,
        HOUSE.fullmatch(bare) is not None, stops(text), ":" in text, text.rstrip().endswith(","),
        BRACKETS.match(text) is not None, text[:1].isdigit(), min(letters, 40), letters / solid,
        sum(character.isdigit() for character in text),
        sum(character.isupper() for character in text) / max(letters, 1), len(text.split()),
        min((word.confidence for word in row.line.words), default=1.0),
    )  # fmt: skip


def repeated(rows: Sequence[Row], texts: Sequence[str]) -> Floats:
    """How often each line's words stand on the paper again, up to three times."""
    known = [folded(text) for text in texts]
    own = [folded(row.text) for row in rows]
    return np.array([min(sum(name in text for text in known) - 1, 3) if len(name) > 4 else 0 for name in own], float)
