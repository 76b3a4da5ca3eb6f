"""Whether a label is only the end of a longer one that no type knows: "Reg. date", on one line or on two."""

from __future__ import annotations

import re

from core.domain.layout import Box
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import Spot, foreign

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
    same = {spot for one in page.places if not {*one.fields}.isdisjoint(place.fields) for spot in one.spots}
    before = (Spot(row, at) for at in range(page.sheet.stretch(place.spots[0]).first, word))
    texts = (page.sheet.word(spot).text for spot in before if spot not in same)
    if any(sum(map(str.isalpha, one)) >= WORDY and not (NUMERAL.fullmatch(one) or foreign(one)) for one in texts):
        return True
    return under_a_word(page, place.rows.start, place.box)


def under_a_word(page: Marked, row: int, box: Box) -> bool:
    """Whether a word that is of no label stands right above what begins on a line, flush with it.

    A line with a number in it is whole: none goes on in the next one.
    """
    above = (Spot(line, at) for line in range(max(0, row - 2), row) for at in range(len(page.sheet.lines[line].words)))
    reach = ALIGNED * box.height
    near = (spot for spot in above if _flush(page.sheet.word(spot).box, box, reach) and spot not in page.covered)
    return any(_names(page.sheet.text_of(page.sheet.stretch(spot)).text) for spot in near)


def _flush(above: Box, box: Box, reach: float) -> bool:
    return abs(above.x0 - box.x0) < reach and abs(box.y0 - above.y1) < reach


def _names(text: str) -> bool:
    """Whether words may begin a label: no number, which is another label's value, and no label of their own."""
    return not any(map(str.isdigit, text)) and not SIGN_ALONE.fullmatch(text)
