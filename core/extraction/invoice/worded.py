"""Words beside and below a label as its value: what stands there, whether it may be meant, whether it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.domain.folding import folded, spaced
from core.domain.layout import Box, Line, Word
from core.domain.schema import FieldType
from core.extraction.invoice.paper import WORDS, Paper, line_of
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import Spot
from core.extraction.values.names import address_like

TERMS = "payment_terms"
PAYING = frozenset(WORDS["terms"])
"""words that terms of payment are made of where they name no days"""
BELATED = frozenset(WORDS["belated"])
"""words about those who pay late"""
UNITS = frozenset({"day", "days", "tag", "tage", "tagen", "jour", "jours", "giorno", "giorni", "días", "dagen", "dias"})
"""what terms count: by itself the end of a text of which the beginning stands elsewhere"""
FLUSH = 0.1
"""text heights by which words of one column begin apart"""
ALIGNED = 0.4
"""text heights within which a line goes on the one above it"""
SENTENCES = re.compile(r"[^\W\d]{3}\. +[^\W\d]")
"""more than one sentence, of which one may be about another thing"""
SHARE = re.compile(r"\d[\d.,]*\s?%")
"""what late payers pay, or early ones need not: no term by itself"""


def rest_of_line(page: Marked, place: Place) -> tuple[Line, ...]:
    """The stretch right of a label as it stands: words in it that are labels elsewhere end no text.

    Where nothing stands beside the last line of a label, what stands beside a line above it.
    """
    found = [Line((place.rest,))] if place.rest else []
    for row in reversed(place.rows):
        last = max((spot.word for spot in place.spots if spot.line == row), default=None)
        for stretch in page.sheet.stretches[row] if last is not None else ():
            first = max(stretch.first, (last or 0) + 1)
            words = page.sheet.lines[row].words[first : stretch.last + 1]
            if words and set(words[0].text) <= set(":-–."):
                words = words[1:]
            if words and (row == place.spots[-1].line or Spot(row, first) not in page.covered):
                return (Line((*(found[0].words if found else ()), *words)),)
        if found:
            break
    return tuple(found)


def in_full(page: Marked, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines under a label with the words of their stretch that are labels elsewhere: "30 Tage netto"."""
    whole = {words[0]: words for row in page.sheet.stretches for one in row if (words := line_of(page, one).words)}
    return tuple(Line(whole.get(line.words[0], line.words)) for line in lines)


def says(paper: Paper, kind: FieldType, line: Line) -> bool:
    """Whether words may be what a label announces: no label themselves, and terms of payment name days or means."""
    text = line.text
    more = ":" in text or text[-1].isdigit() or SENTENCES.search(text) is not None  # "Net 14" lost its days
    if (kind.name == TERMS and more) or folded(text) in paper.headings:
        return False
    words = spaced(text).split()
    meant = any(map(str.isdigit, SHARE.sub("", text))) or not PAYING.isdisjoint(words)
    foreign = UNITS.issuperset(words) or not BELATED.isdisjoint(words) or _of_a_town(line.text, words)
    return kind.name != TERMS or (meant and not foreign)


def _of_a_town(text: str, words: Sequence[str]) -> bool:
    """Whether a text looks like a line of an address, and is made of no words of payment."""
    return address_like(text) >= 1 and PAYING.isdisjoint(words) and UNITS.isdisjoint(words)


def wraps(paper: Paper, page: Marked, line: Line) -> bool:
    """Whether a text may go on beside its end, or in the next line: words under its beginning that no label leads."""
    box = line.box
    if runs_on(page, line):
        return True
    own = next((one.box for row in page.sheet.stretches for one in row if one.box.holds(box)), box)
    for row, stretches in enumerate(page.sheet.stretches):
        for one in stretches:
            near = -ALIGNED * box.height < one.box.y0 - box.y1 < 2 * ALIGNED * box.height
            reaches = box.x0 < one.box.x1 or abs(one.box.x0 - own.x0) < ALIGNED * box.height
            if near and reaches and _flows(page, Spot(row, one.first), one.box, box):
                return True
            if near and abs(one.box.x0 - box.x0) < 1 * box.height:
                return not any(_leads(paper, page, Spot(row, other.first)) for other in stretches)
    return False


def _inside_another(page: Marked, box: Box) -> bool:
    """Whether a word right under a text's beginning stands within a stretch that ran together of two columns."""
    within = (
        page.sheet.lines[one.line].words[at]
        for row in page.sheet.stretches
        for one in row
        for at in range(one.first + 1, one.last + 1)
        if Spot(one.line, at) not in page.covered or page.sheet.lines[one.line].words[at].text[0].islower()
    )
    return any(
        abs(word.box.x0 - box.x0) < FLUSH * box.height
        and abs(word.box.y0 - box.y1) < 2 * ALIGNED * box.height
        and word.text.isalpha()
        for word in within
    )


def _flows(page: Marked, spot: Spot, below: Box, box: Box) -> bool:
    """Whether what stands below a text and begins left of it begins small, as the next line of a paragraph does."""
    text = page.sheet.lines[spot.line].words[spot.word].text
    return below.x0 < box.x0 and text[0].islower() and text.isalpha()


def runs_on(page: Marked, line: Line) -> bool:
    """Whether another word stands a space behind the last one of a text, or within another's line under it."""
    inside = line.text[-1:].isalpha() and _inside_another(page, line.box)
    return inside or any(_follows(line, word) for word in page.sheet.page.words)


def _follows(line: Line, word: Word) -> bool:
    last = line.words[-1].box
    level = abs(word.box.middle[1] - last.middle[1]) < ALIGNED * last.height
    return level and word not in line.words and 0 <= word.box.x0 - last.x1 < last.height


def _leads(paper: Paper, page: Marked, spot: Spot) -> bool:
    """Whether a word begins a label; "netto" without an amount is none of a total, but goes on "30 Tage"."""
    if spot not in page.covered:
        return False
    fields = next(place.fields for place in page.places if spot in place.spots)
    money = any(fields) and folded(page.sheet.lines[spot.line].text) in paper.money_labels
    below = page.sheet.lines[spot.line : spot.line + 2]
    return not money or any(map(str.isdigit, "".join(line.text for line in below)))
