"""The day that a paper is due by where a sentence tells it, or a label without its year: "Due 7 Apr"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from core.domain.layout import Line
from core.domain.record import Evidence, Field, Reason
from core.extraction.invoice.dated import next_words
from core.extraction.invoice.paper import WORDS, Paper, line_of
from core.extraction.invoice.terms import DUE, for_early
from core.extraction.page.evidence import evidence
from core.extraction.page.labels import SEPARATORS, Place
from core.extraction.page.neighbours import Marked
from core.extraction.values.currencies import CURRENCY
from core.extraction.values.dates import ORDINAL, dates_in
from core.extraction.values.months import MONTH, month_number

ISSUED = "invoice_date"
SAID_TOO = ("total_amount", "amount_due", "invoice_number")
"""what a sentence that asks for the whole may name"""
SENTENCE = re.compile(
    rf"\b(?:{'|'.join(WORDS['paying'])})\b(?:(?![.:;!?] )[^;!?]){{0,90}}?"
    rf"\b(?P<until>{'|'.join(WORDS['until'])})"
    r" (?:[^\W\d_]{5,12},? )?(?:den )?(?=\d|[^\W\d_]{3,9}\.? \d)",
    re.IGNORECASE,
)
"""leads to the day that is asked for, its weekday left out"""
OTHERWISE = re.compile(rf"\b(?:{'|'.join(WORDS['not_all'])})", re.IGNORECASE)
"""words by which the day is not that of the paper: a part is paid by then, or nothing was"""
ASKING = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted([*WORDS['asking'], *WORDS['until'], CURRENCY], key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
"""words that ask for the whole of a paper; others may speak of a part, of another paper or of what was paid"""
ENDS = re.compile(r"[.!?;](?= |$)|\bIBAN\b")
"""ends a sentence, or what it says but for an account"""
SAYS_NO_YEAR = re.compile(
    rf"[\s:]*(?:(?P<d>\d{{1,2}})\. ?(?P<m>\d{{1,2}})\.(?! ?\d)"
    rf"|(?P<day>\d{{1,2}}){ORDINAL}\.? (?P<month>{MONTH})(?![.,]? ?['’]?\d)"
    rf"|(?P<name>{MONTH}) (?P<of>\d{{1,2}}){ORDINAL}(?![.,]? ?\d))",
    re.IGNORECASE,
)
SOON = timedelta(120)
"""from the day of a paper to the one it is due by, where that has no year"""


class _Day(NamedTuple):
    value: date
    place: Evidence
    trusted: bool
    end: int
    """where the text goes on behind it"""


def with_due_day(paper: Paper, fields: Mapping[str, Field]) -> dict[str, Field]:
    """The fields with the one day that the paper asks to be paid by, where no label tells it in full."""
    issued = fields.get(ISSUED)
    if DUE in fields or issued is None or DUE not in paper.kind.fields:
        return dict(fields)
    day = date.fromisoformat(issued.value)
    known = {re.sub(r"\D", "", fields[name].value) for name in SAID_TOO if name in fields}
    found = sorted((one for one in _asked(paper, day, known) if one.value >= day), key=lambda one: not one.trusted)
    if len({one.value for one in found}) != 1:
        return dict(fields)
    field = Field(found[0].value.isoformat(), found[0].place, 0.8, reason=Reason("guess"))
    sure = found[0].trusted and issued.accepted
    return {**fields, DUE: field.accept("label") if sure else field}


def _asked(paper: Paper, issued: date, known: Container[str]) -> Iterator[_Day]:
    for page in paper.pages:
        for place in page.places:
            if DUE in place.fields and (place.leads or _set_off(page, place)):
                last = place.spots[-1]
                rest = page.sheet.lines[last.line].words[last.word + 1 : page.sheet.stretch(last).last + 1]
                yield from _told(paper, page, Line(rest), 0, issued) if rest else ()
        for stretches in page.sheet.stretches:
            for stretch in stretches:
                own = line_of(page, stretch)
                line = Line((*own.words, *next_words(page, stretch)))
                for told in SENTENCE.finditer(line.text):
                    if not OTHERWISE.search(line.text[: told.end()]):
                        for one in _told(paper, page, line, told.end(), issued):
                            plain = _plain(line.text[: told.end("until")], _rest(own, line, one.end), known)
                            yield one._replace(trusted=one.trusted and plain)


def _rest(own: Line, line: Line, end: int) -> str:
    """The text behind a day to the end of its line, the next one included where that goes on."""
    rest, below = line.text[end : len(own.text)], line.text[max(end, len(own.text)) :].strip()
    return f"{rest} {below}" if end > len(own.text) or below[:1].islower() else rest


def _plain(before: str, behind: str, known: Container[str]) -> bool:
    """Whether the sentence around a day asks for what the paper is for, all of it, and says nothing else."""
    begun = ENDS.split(before)[-1].strip()
    ended = ENDS.split(behind, maxsplit=1)[0]
    left = ASKING.sub(" ", f"{begun} {ended}").split()
    figures = (re.sub(r"\D", "", one) for one in left if any(map(str.isalnum, one)))
    return begun[:1].isupper() and all(one in known for one in figures)


def _set_off(page: Marked, place: Place) -> bool:
    """Whether a dash or a bar stands right before a label: "Facture F-447 - Échéance 20/06/2025"."""
    first = place.spots[0]
    before = page.sheet.lines[first.line].words[first.word - 1 : first.word]
    return bool(before) and before[0].text in SEPARATORS - {"/"}


def _told(paper: Paper, page: Marked, line: Line, start: int, issued: date) -> Iterator[_Day]:
    """The day right behind a sentence's words, unless those who pay by then pay less."""
    full = next(dates_in(line.text[start:], paper.order), None)
    if full is not None and full.start == 0:
        if full.date is not None and not for_early(line.text[start + full.end :]):
            proof = evidence(page.sheet.page, line, start, start + full.end)
            yield _Day(full.date, proof, not page.sheet.scanned, start + full.end)
        return
    found = _yearless(page, line, start, issued)
    if found is not None:
        yield found


def _yearless(page: Marked, line: Line, start: int, issued: date) -> _Day | None:
    """The first such day from that of the paper on, or None where the text goes on with none or with a discount."""
    found = SAYS_NO_YEAR.match(line.text, start)
    if found is None or for_early(line.text[found.end() :]):
        return None
    day, month = found["d"] or found["day"] or found["of"], found["m"] or found["month"] or found["name"]
    for year in (issued.year, issued.year + 1):
        try:
            due = date(year, month_number(month), int(day))
        except ValueError:
            return None
        if timedelta(0) <= due - issued <= SOON:
            return _Day(due, evidence(page.sheet.page, line, *found.span()), not page.sheet.scanned, found.end())
    return None
