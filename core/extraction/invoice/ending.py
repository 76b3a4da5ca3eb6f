"""Whether a label is only the end of a longer one that no type knows: "Reg. date", on one line or on two."""

from __future__ import annotations

import re

from core.domain.layout import Box
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import Spot

SIGN_ALONE = re.compile(r"(?:no|nr|n°|nº|num|number|numéro|numero|nummer)?\s?[.:#°º]*", re.IGNORECASE)
"""the end of a label, with no number in it"""
WORDY = 3
"""letters of a word before a label that numbers nothing"""
NUMERAL = re.compile(r"\W*[ivx]+\W*", re.IGNORECASE)
TELLING = 6
"""letters of a label that says what it is of by itself"""
ALIGNED = 0.4
"""text heights within which a line goes on the one above it"""
GAP = 1.0
"""text heights between a line and the one that it goes on"""


def _runs_on(page: Marked, place: Place) -> bool:
    """Whether a label begins a line of a running text whose parts are set off by bars: its line goes on another."""
    box = place.box
    above = (one for row in page.sheet.stretches[max(0, place.rows.start - 3) : place.rows.start] for one in row)
    near = (one for one in above if abs(one.box.x0 - box.x0) < box.height and box.y0 - one.box.y1 < GAP * box.height)
    return any(word.text == "|" for one in near for word in page.sheet.lines[one.line].words[one.first : one.last + 1])


def goes_on(page: Marked, place: Place) -> bool:
    """Whether a label of one short word is the end of another: "Reg. date", on one line or one over the other."""
    if len(place.label) >= TELLING:
        return False
    row, word = place.spots[0]
    if word == page.sheet.stretch(place.spots[0]).first and _runs_on(page, place):
        return True
    before = page.sheet.lines[row].words[page.sheet.stretch(place.spots[0]).first : word]
    if any(sum(map(str.isalpha, one.text)) >= WORDY and not NUMERAL.fullmatch(one.text) for one in before):
        return True
    return under_a_word(page, place.rows.start, place.box)


def under_a_word(page: Marked, row: int, box: Box) -> bool:
    """Whether a word that is of no label stands right above what begins on a line, flush with it."""
    above = (Spot(line, at) for line in range(max(0, row - 2), row) for at in range(len(page.sheet.lines[line].words)))
    free = (page.sheet.word(spot) for spot in above if spot not in page.covered)
    reach = ALIGNED * box.height
    return any(
        abs(word.box.x0 - box.x0) < reach and abs(box.y0 - word.box.y1) < reach and _names(word.text) for word in free
    )


def _names(text: str) -> bool:
    """Whether a word may begin a label: it is no number, which is another label's value, and no label of its own."""
    return not any(map(str.isdigit, text)) and not SIGN_ALONE.fullmatch(text)
