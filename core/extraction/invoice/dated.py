"""Number and day where a sentence names both: "Invoice 2024/17 of 3 May 2024", "Our order 4711 dated 3 May 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.domain.layout import Line, Word
from core.domain.record import Evidence
from core.domain.schema import FieldType, Kind
from core.extraction.invoice.candidates import Candidate, Features, proven
from core.extraction.invoice.credited import is_note
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.page.evidence import evidence
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import Stretch
from core.extraction.values.dates import dates_in

BEHIND = re.compile(
    r"^\W*(?:(?:no|nr|n°|nº|number|nummer|numéro|numero)[.:]*\s+)?(?P<number>(?=\S*\d{2})[^\s,;]+)[\s,]+"
    r"(?:is(?:sued)? )?(?:dated|of|on|from|vom|du|del|le|den|van|de fecha|d\.d\.)[:\s]+$",
    re.IGNORECASE,
)
"""stands between the label of a number and a day: the number and a word that leads to the day"""
OWN = re.compile(
    r"\W*(?:(?:our|this|the|please|kindly|find|enclosed|attached|below|herewith|hereby|we|are|is|send|you|supply|deliver"
    r"|(?<=\s)under|bitte|liefern|sie|(?<=\s)unter|anbei|erhalten|unsere[rn]?|wir|stellen|senden|ihnen|hiermit|der|die"
    r"|veuillez|trouver|livrer|ci|jointe?|dessous|notre|cette|la|nous|vous|adressons|onze|nostra|nuestra)\W*)*",
    re.IGNORECASE,
)
"""words that lead to the number of the paper itself: "Please find our"; behind all others another one is named"""
TOLD_OF = re.compile(
    r"\W*(?:is|was|were|remains?|has|had|which|that|still|fell|falls|ist|war|wurde|bleibt|blieb|est|a|reste|è|rimane|es)\b",
    re.IGNORECASE,
)
"""behind the day: something is told of another paper, "remains unpaid\""""
FLOWING = 4
"""words of a line without an end that the next one goes on"""
SAID = Features(
    beside=True, distance=0.0, leads=True, closed=True, label=12, between=0, rank=0, money=False, depth=0.0, shape=True
)
NEXT, FLUSH, GAP = 4, 0.5, 0.8
"""lines among which the next of a sentence is; text heights by which it begins apart, and that lie between them"""


def dated(paper: Paper) -> Iterator[Candidate]:
    """The paper's own number with the day behind it, as candidates for its main number and its main date."""
    number, day = paper.kind.main(Kind.ID), paper.kind.main(Kind.DATE)
    if number is None or day is None or is_note(paper):
        return
    for page in paper.pages:
        for place in page.places:
            if number.name in place.fields and len(place.rows) == 1 and not page.begins_number(place):
                yield from _behind(paper, page, place, (number, day))


def _behind(paper: Paper, page: Marked, place: Place, named: tuple[FieldType, FieldType]) -> Iterator[Candidate]:
    stretch = page.sheet.stretch(place.spots[-1])
    words = page.sheet.lines[stretch.line].words
    before = " ".join(word.text for word in words[stretch.first : place.spots[0].word])
    line = Line((*words[place.spots[-1].word + 1 : stretch.last + 1], *next_words(page, stretch)))
    found = next(dates_in(line.text, paper.order), None) if line.words else None
    told = BEHIND.match(line.text[: found.start]) if found is not None else None
    if found is None or told is None or not OWN.fullmatch(before) or TOLD_OF.match(line.text[found.end :]):
        return
    if page.sheet.stretch(place.spots[0]).first == place.spots[0].word and _flows(page, stretch):
        return
    number, day = named
    readings = tuple(reading.isoformat() for reading in found.readings)
    for field, value, start, end in (
        (number, told["number"].strip(".:#()"), *told.span("number")),
        (day, readings[0], found.start, found.end),
    ):
        proof: Evidence = evidence(page.sheet.page, line, start, end)
        said = proven(page, line, start, end)
        yield Candidate(field.name, value, proof, SAID, place.label, None, *said, readings if field is day else ())


def _flows(page: Marked, stretch: Stretch) -> bool:
    """Whether a line may go on a sentence of the one right above: "late payment of" over "our invoice 4711"."""
    height = stretch.box.height
    for row in page.sheet.stretches[max(0, stretch.line - NEXT) : stretch.line]:
        for one in row:
            flush = abs(one.box.x0 - stretch.box.x0) < FLUSH * height
            if flush and -FLUSH * height < stretch.box.y0 - one.box.y1 < GAP * height:
                words = line_of(page, one).words
                return words[-1].text.islower() or (len(words) >= FLOWING and words[-1].text[-1].isalnum())
    return False


def next_words(page: Marked, stretch: Stretch) -> tuple[Word, ...]:
    """The words that a sentence goes on in, right under a stretch and flush with it."""
    height = stretch.box.height
    for row in page.sheet.stretches[stretch.line + 1 : stretch.line + 1 + NEXT]:
        for one in row:
            flush = abs(one.box.x0 - stretch.box.x0) < FLUSH * height
            if flush and -FLUSH * height < one.box.y0 - stretch.box.y1 < GAP * height:
                return line_of(page, one).words
    return ()
