"""The values that a field may have, from what stands beside and below its labels, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Line, around
from core.domain.record import Field
from core.domain.schema import DocumentType, FieldType, Kind
from core.extraction.forms.blocks import ends_name
from core.extraction.forms.context import Context
from core.extraction.forms.headings import DATA
from core.extraction.forms.pairs import TRAITS, among_labels, paired
from core.extraction.forms.readers import Value, captions, reader_of
from core.extraction.forms.yearly import to_date
from core.extraction.page.evidence import standing, torn, vouched
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import (
    Marked,
    answered_within,
    below,
    beside,
    continued,
    heads_column,
    in_own_cell,
    level,
    runs_on,
)
from core.extraction.page.stretches import Spot
from core.extraction.values.names import address_like, has_legal_form

NAMED = frozenset({Kind.TEXT, Kind.PARTY, Kind.LIST})
"""what beside a label is always meant, so that nothing under it can be"""

NUMBERS = frozenset({Kind.ID, Kind.ACCOUNT})
FIGURES = frozenset({Kind.MONEY})
NAMING = frozenset({Kind.ID, Kind.ACCOUNT, Kind.CODE, Kind.DATE})
"""what follows a lone word at once, or is another thing: "Notice of demand under section 156" names no notice"""
UNENDED = frozenset({"&", "and", "of", "the", "private", "pvt", "et", "und"})
"""words that no name ends with: the rest of it stands elsewhere"""
SUMS = frozenset({"total", "grandtotal", "sum", "gesamt", "summe"})
"""labels that do not say what they sum up: their value is accepted only where a check holds with it"""
SHARED = 0.4
"""what a label loses that also heads a column: "Account no." may be the customer's, or that of what the rows tell of"""
FLUSH, TOUCHING = 0.2, 0.05
"""text heights within which the lines of one cell begin below each other, with no space between them"""
CENTS = re.compile(r"\d[.,]\d{2}(?!\d)")
ASKEW = 0.35
"""share of a label's height by which a value beside it may stand higher or lower on a scan"""
NO_NAME = re.compile(r"[\d,:@]")
"""what stands in the lines of an address, or beside a label, and in no name"""
ACCOUNT = 5
"""digits of an account, behind the name of a bank or of anything"""
LONGEST_NAME = 8
"""words; what is longer is a sentence"""


class Option(NamedTuple):
    """One possible value of a field."""

    field: Field
    score: float
    sole: bool
    """whether it is the only candidate beside its label"""
    trusted: bool
    """whether the text it stands in can be trusted: the file's own, or read alike by two recognizers"""
    scanned: bool = False
    level: bool = True
    """whether it stands level with its label, and not where the next row's value may stand"""
    reason: str = "label"
    """what a person is told where nothing else vouches for it"""


def options(kind: DocumentType, field: FieldType, page: Marked, place: Place, known: Context) -> Iterator[Option]:
    """The values that a field may have at one of its labels."""
    beside_it, below_it = _regions(kind, field, page, place)
    nearest, lower = (_values(kind, field, page, lines, known) for lines in (beside_it, below_it))
    right = _own_share(kind, field, place, _near(field, place, nearest))
    right = [value for value in right if not (field.kind is Kind.PARTY and _runs_on(place) and _trait(value))]
    further, dated = ([], False) if right else _further(kind, field, page, place, known)
    under = [] if right or dated else _own_share(kind, field, place, lower)
    for rank, value in enumerate(further):
        yield _option(page, place, value, (1.0 if dated else SHARED) - 0.08 * rank, sole=False)
    yield from _beside(kind, field, page, place, right)
    yield from _below(kind, field, page, place, under)


def _beside(
    kind: DocumentType, field: FieldType, page: Marked, place: Place, values: Sequence[Value]
) -> Iterator[Option]:
    """The values right of a label, the first the likeliest."""
    shared = _column(kind, field, place)
    glued = field.kind in NAMED and _runs_on(place)
    glued = glued and not (values and paired(kind, field, page, place, values[0]))
    headed = field.kind in NAMED and heads_column(page, place)
    free = _is_free(field) and not place.colon and not among_labels(page, place)
    telling = len(values) == 1 and not (glued or shared or headed or free or folded(place.label) in SUMS)
    base = (0.6 if glued else 1.0) - SHARED * shared
    for rank, value in enumerate(values):
        terse = _terse(field, place, value)
        wordy = terse or _wordy(field, value) or _unfinished(field, page, place, value)
        wordy |= _wrapped(field, page, place, value)
        even = not _askew(page, place, value)
        score = base - 0.08 * rank - 0.3 * wordy - SHARED * terse
        option = _option(page, place, value, score, sole=telling and even and not wordy)
        yield option._replace(level=even, trusted=option.trusted and _printed(field, value))


def _wrapped(field: FieldType, page: Marked, place: Place, value: Value) -> bool:
    """Whether a name that runs on from "Name:" may go on right under it: a lone word stands there, edge under edge."""
    height = place.box.height
    if field.kind is not Kind.PARTY or not place.colon or value.words[0].box.x0 - place.box.x1 > height:
        return False
    rows = range(place.rows.stop, min(place.rows.stop + 2, len(page.sheet.lines)))
    worded = (row for row in rows if CENTS.search(page.sheet.lines[row].text) is None)
    lone = (one for row in worded for one in page.sheet.stretches[row] if one.first == one.last)
    flush = (one for one in lone if abs(one.box.x0 - place.box.x0) < FLUSH * height)
    close = (one for one in flush if one.box.y0 - place.box.y1 < TOUCHING * height)
    texts = (page.sheet.text_of(one).text for one in close if Spot(one.line, one.first) not in page.covered)
    return any(text.istitle() and text.isalpha() for text in texts)


def _below(
    kind: DocumentType, field: FieldType, page: Marked, place: Place, values: Sequence[Value]
) -> Iterator[Option]:
    """The values under a label, the first the likeliest."""
    shared = _column(kind, field, place)
    rowed = field.kind is Kind.MONEY and _column(kind, field, place, FIGURES)
    stacked = field.kind in NAMED and answered_within(page, place, beside(page, place))
    telling = len(values) == 1 and not (shared or rowed or stacked or folded(place.label) in SUMS)
    for rank, value in enumerate(values):
        wordy = _bare(field, value) or _wordy(field, value) or _unfinished(field, page, place, value)
        option = _option(page, place, value, 0.75 - SHARED * shared - 0.08 * rank, sole=telling and not wordy)
        yield option._replace(trusted=option.trusted and _printed(field, value))


def _further(
    kind: DocumentType, field: FieldType, page: Marked, place: Place, known: Context
) -> tuple[list[Value], bool]:
    """The amounts of a label's line past its own cell or past a date with its label, and whether it is a date.

    "Net paid  Transfer on 30/10/2026  2,482.20" has one, "Income tax - rate 6.1 %  2,813.18  6.1  -171.60" three.
    """
    line = page.sheet.lines[place.spots[-1].line]
    after = [one for one in page.places if one.rows.start == place.rows.start and one.box.x0 > place.box.x1]
    dated = [one for one in after if all(kind.fields[name].kind is Kind.DATE for name in one.fields)]
    if field.kind is not Kind.MONEY or after != dated:
        return [], False
    values = _values(kind, field, page, (Line(line.words[place.spots[-1].word + 1 :]),), known)
    return (values, bool(dated)) if len(values) == 1 or not dated else ([], False)


def _is_free(field: FieldType) -> bool:
    """Whether any words may be the value of a field: the heading of the next column too."""
    return field.kind is Kind.TEXT and not (field.choices or field.format)


def _trait(value: Value) -> bool:
    """Whether a text goes on from "employee" or "employer" to something that is not the name: "Employer NI"."""
    return folded(value.words[0].text) in TRAITS


def _values(kind: DocumentType, field: FieldType, page: Marked, lines: tuple[Line, ...], known: Context) -> list[Value]:
    """The values that stand in some lines: no headings, and no amounts of the year to date where others are."""
    found = _distinct(reader_of(field)(field, lines, known))
    values = [value for value in found if not _heading(kind, field, value)]
    if field.kind is not Kind.MONEY:
        return values
    return [one for one in values if not to_date(page.heads, around(word.box for word in one.words))] or values


def _column(kind: DocumentType, field: FieldType, place: Place, kinds: AbstractSet[Kind] = NUMBERS) -> bool:
    """Whether the label of a number heads the numbers of a table of the type, too."""
    columns = (column for table in kind.tables.values() for column in table.columns.values())
    numbers = (column for column in columns if field.kind in kinds and column.kind in kinds)
    return any(folded(place.label) == folded(label) for column in numbers for label in column.all_labels)


def _printed(field: FieldType, value: Value) -> bool:
    """Whether an id is printed as it was read, with no character taken for another."""
    return (
        not field.format
        or field.kind is not Kind.ID
        or folded(value.text) in folded("".join(word.text for word in value.words))
    )


def _askew(page: Marked, place: Place, value: Value) -> bool:
    """Whether a value on a scan stands so much higher or lower than its label that it may be the next row's."""
    if not page.sheet.scanned or len(place.rows) > 1:
        return False
    return abs(value.words[0].box.middle[1] - place.box.middle[1]) > ASKEW * place.box.height


def _wordy(field: FieldType, value: Value) -> bool:
    """Whether a name goes on as a sentence does, stops short or is a number, or a list may have lines not seen."""
    long = len(value.words) > LONGEST_NAME or any(DATA.search(word.text) for word in value.words)
    unended = value.words[-1].text.casefold().strip(".") in UNENDED
    numbered = any(map(str.isdigit, value.text)) and not has_legal_form(value.text)
    _, comma, rest = value.text.partition(",")
    placed = ((bool(comma) and field.issuer) or "," in rest) and not has_legal_form(rest)
    account = _is_free(field) and sum(map(str.isdigit, value.text)) >= ACCOUNT
    named = field.kind is Kind.PARTY and (long or unended or numbered or placed)
    return field.kind is Kind.LIST or account or named


def _terse(field: FieldType, place: Place, value: Value) -> bool:
    """Whether words taken for a name head a column, as their label does: "Part" and "salarié", "Taux patronal"."""
    lone = len(value.words) == 1 and " " not in place.label
    heads = all(folded(word.text) in TRAITS for word in value.words)
    return field.kind is Kind.PARTY and not place.colon and (lone or heads)


def _unfinished(field: FieldType, page: Marked, place: Place, value: Value) -> bool:
    """Whether a name may go on below: a line begins right under it that is no address, no label and beside none."""
    if field.kind is not Kind.PARTY or has_legal_form(value.text):
        return False
    first, sheet = value.words[0], page.sheet
    row = next((at for at, line in enumerate(sheet.lines) if first in line.words), None)
    if row is None:
        return False
    below = sheet.below(sheet.stretch(Spot(row, sheet.lines[row].words.index(first))), first.box.x0)
    if below is None or Spot(below.line, below.first) in page.covered:
        return False
    words = sheet.lines[below.line].words
    text = " ".join(word.text for word in words[below.first : below.last + 1])
    before = (word for word in words[: below.first] if any(map(str.isalnum, word.text)))  # no colon of a wrapped label
    beside_label = any(place.box.x0 - 2 < word.box.x0 < first.box.x0 - 2 for word in before)
    aligned = abs(below.box.x0 - first.box.x0) < 2 and below.box.y0 - first.box.y1 < 0.6 * first.box.height
    captioned = captions(words[below.first : below.last + 1])
    joined = folded(words[below.first].text) in UNENDED
    placed = not joined and (NO_NAME.search(text) or address_like(text))
    return aligned and not beside_label and not captioned and not placed


def _heading(kind: DocumentType, field: FieldType, value: Value) -> bool:
    """Whether a text is the heading of a column or the beginning of a label, as the type's file knows them."""
    if field.kind in NAMED:
        text = folded(value.text)
        if text in SUMS:
            return True
        labels = (label for one in kind.fields.values() for label in one.all_labels)
        return " " in value.text and any(_folded(label).startswith(text) for label in labels)
    if field.kind not in NAMING or any(map(str.isdigit, value.text)):
        return False
    columns = (column for table in kind.tables.values() for column in table.columns.values())
    return any(_folded(label) == folded(value.text) for column in columns for label in column.all_labels)


@lru_cache(maxsize=4096)
def _folded(label: str) -> str:
    return folded(label)


def _bare(field: FieldType, value: Value) -> bool:
    """Whether an amount under a label may be the number of a line, clause or kind of pay: small and whole."""
    text = "".join(word.text for word in value.words)
    return field.kind is Kind.MONEY and text.isdigit() and 0 < len(text.lstrip("0")) < 5


def _runs_on(place: Place) -> bool:
    """Whether a label of one word goes on in the same stretch, as words of a title do: "Employee summary"."""
    return not place.closed and place.rest is None and " " not in place.label


def _regions(
    kind: DocumentType, field: FieldType, page: Marked, place: Place
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines beside and below a label in which a field is looked for; an address goes on under its first line."""
    right = in_own_cell(page, place, beside(page, place)) or level(page, place)
    shared = any(kind.fields[name].kind is Kind.ADDRESS for name in place.fields if name in kind.fields)
    if not shared:
        right = runs_on(page, place, right)
    if field.format == "words" and right:
        return (right[0], *continued(page, place, right[0], lines=2)), ()
    if field.kind in NAMED and answered_within(page, place, right):
        right = ()
    if field.kind is not Kind.ADDRESS:
        heads = _heads(page, place) and not (right and field.kind in NAMED)
        return right, below(page, place) if heads else ()
    shared = any(kind.fields[name].kind is Kind.PARTY for name in place.fields if name in kind.fields)
    if right:
        return _after_name((right[0], *continued(page, place, right[0])), shared=shared), ()
    return (), _after_name(below(page, place, lines=6), shared=shared)


def _after_name(lines: tuple[Line, ...], *, shared: bool) -> tuple[Line, ...]:
    """The lines of an address without the name that stands above it under a label of both."""
    if not shared:
        return lines
    return lines[2:] if len(lines) > 1 and ends_name(lines[0], lines[1]) else lines[1:]


def _heads(page: Marked, place: Place) -> bool:
    """Whether a value may stand under a label: it ends its stretch, but for an explanation in brackets."""
    after = page.sheet.after(place.spots[-1])
    return place.rest is None and (place.closed or (after is not None and after.text[0] in "([/*"))


def _near(field: FieldType, place: Place, values: list[Value]) -> list[Value]:
    """Of the values beside words within a sentence, those that follow at once."""
    told = place.closed or (place.leads and not (field.kind in NAMING and _runs_on(place)))
    if told or not values:
        return values
    gap = values[0].words[0].box.x0 - place.box.x1
    return values if place.rest is not None or gap < 1.5 * place.box.height else []


def _own_share(kind: DocumentType, field: FieldType, place: Place, values: list[Value]) -> list[Value]:
    """Of the values at a label that several dates share ("Period: ... to ..."), the one in the field's turn.

    A date that could be read two ways is one date all the same.
    """
    sharing = [name for name in kind.fields if name in place.fields and kind.fields[name].kind is field.kind]
    if field.kind is not Kind.DATE or len(sharing) < 2:
        return values
    dates = list(dict.fromkeys(value.words for value in values))
    own = dates[sharing.index(field.name) :][:1]
    return [value for value in values if value.words in own]


def _option(page: Marked, place: Place, value: Value, base: float, *, sole: bool) -> Option:
    score = base + 0.15 * place.leads + 0.1 * place.closed + 0.004 * min(len(place.label), 25)
    score -= 0.01 * (page.sheet.page.number - 1)
    read = min((word.confidence for word in value.words), default=1.0)
    found = Field(
        value.text,
        standing(page.sheet.page, value.words),
        round(min(0.95, max(0.05, 0.7 * score * read)), 3),
        currency=value.currency,
    )
    closed = place.closed and len(place.label) > 1  # "Annexure A - Salary structure" is addressed to nobody
    firm = place.leads or closed or place.label.count(" ") >= 2
    sure = sole and firm and not torn(page.sheet, value.words)
    return Option(found, score, sure, vouched(page.sheet.page, value.words), page.sheet.scanned)


def _distinct(values: Iterator[Value]) -> list[Value]:
    seen: dict[str, Value] = {}
    for value in values:
        seen.setdefault(value.text, value)
    return list(seen.values())
