"""The values that a field may have, from what stands beside and below its labels, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from core.domain.folding import folded, spaced
from core.domain.layout import Line, Word
from core.domain.money import plain
from core.domain.page import TextSource
from core.domain.record import Field
from core.domain.schema import DocumentType, FieldType, Kind
from core.domain.spelled import spelled
from core.extraction.amounts import FoundAmount, amounts_in
from core.extraction.dates import dates_in
from core.extraction.forms.blocks import block_text, first_text
from core.extraction.forms.context import Context
from core.extraction.forms.spans import cut, evidence
from core.extraction.ids import found_in
from core.extraction.labels import Place
from core.extraction.neighbours import Marked, below, beside, continued
from core.extraction.values import parse, parse_month

FORMULA = re.compile(r"\[[^\]]*\]?|\([^()]*(?:[a-z+]|\d\s?[-–+]\s?\d)[^()]*\)|\d+\([a-z]+\)", re.IGNORECASE)
"""what a form prints to say how a line is reckoned: [4(a)+4(b)], (3-5)"""
SMALL = 1000
NAMED = frozenset({Kind.TEXT, Kind.PARTY, Kind.LIST})
"""what beside a label is always meant, so that nothing under it can be"""


Reader = Callable[[FieldType, tuple[Line, ...], Context], Iterator["Value"]]


class Value(NamedTuple):
    """A normalised value and the words that say it."""

    text: str
    words: tuple[Word, ...]
    currency: str | None = None


class Option(NamedTuple):
    """One possible value of a field."""

    field: Field
    score: float
    sole: bool
    """whether it is the only candidate beside its label"""
    trusted: bool
    """whether the text it stands in can be trusted: the file's own, or read alike by two recognizers"""
    scanned: bool = False


def options(kind: DocumentType, field: FieldType, page: Marked, place: Place, known: Context) -> Iterator[Option]:
    """The values that a field may have at one of its labels."""
    beside_it, below_it = _regions(kind, field, page, place)
    reader = reader_of(field)
    right = _own_share(kind, field, place, _near(place, _distinct(reader(field, beside_it, known))))
    under = [] if right else _own_share(kind, field, place, _distinct(reader(field, below_it, known)))
    base = 0.6 if field.kind in NAMED and _runs_on(place) else 1.0
    for rank, value in enumerate(right):
        yield _option(page, place, value, base - 0.08 * rank, sole=len(right) == 1 and base == 1.0)
    for rank, value in enumerate(under):
        yield _option(page, place, value, 0.75 - 0.08 * rank, sole=len(under) == 1)


def _runs_on(place: Place) -> bool:
    """Whether a label of one word goes on in the same stretch, as words of a title do: "Employee summary"."""
    return not place.closed and place.rest is None and " " not in place.label


def _regions(
    kind: DocumentType, field: FieldType, page: Marked, place: Place
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines beside and below a label in which a field is looked for; an address goes on under its first line."""
    right = beside(page, place)
    if field.format == "words" and right:
        return (right[0], *continued(page, place, right[0], lines=2)), ()
    if field.kind is not Kind.ADDRESS:
        heads = _heads(page, place) and not (right and field.kind in NAMED)
        return right, below(page, place) if heads else ()
    shared = any(kind.fields[name].kind is Kind.PARTY for name in place.fields if name in kind.fields)
    skipped = 1 if shared else 0
    if right:
        return (right[0], *continued(page, place, right[0]))[skipped:], ()
    return (), below(page, place, lines=6)[skipped:]


def _heads(page: Marked, place: Place) -> bool:
    """Whether a value may stand under a label: it ends its stretch, but for an explanation in brackets."""
    after = page.sheet.after(place.spots[-1])
    return place.rest is None and (place.closed or (after is not None and after.text[0] in "([/*"))


def _near(place: Place, values: list[Value]) -> list[Value]:
    """Of the values beside words within a sentence, those that follow at once."""
    if place.leads or place.closed or not values:
        return values
    gap = values[0].words[0].box.x0 - place.box.x1
    return values if place.rest is not None or gap < 1.5 * place.box.height else []


def _own_share(kind: DocumentType, field: FieldType, place: Place, values: list[Value]) -> list[Value]:
    """Of the values at a label that several dates share ("Period: ... to ..."), the one in the field's turn."""
    sharing = [name for name in kind.fields if name in place.fields and kind.fields[name].kind is field.kind]
    if field.kind is not Kind.DATE or len(sharing) < 2:
        return values
    turn = sharing.index(field.name)
    return values[turn : turn + 1]


def reader_of(field: FieldType) -> Reader:
    """What finds the values of a field in lines of text."""
    if field.choices:
        return _chosen
    if field.format == "month":
        return _months
    if field.format == "words":
        return _spelled_out
    if field.format and field.kind in {Kind.TEXT, Kind.CODE}:
        return _ids
    return READERS.get(field.kind, _texts)


def _option(page: Marked, place: Place, value: Value, base: float, *, sole: bool) -> Option:
    score = base + 0.15 * place.leads + 0.1 * place.closed + 0.004 * min(len(place.label), 25)
    score -= 0.01 * (page.sheet.page.number - 1)
    source = page.sheet.page.source
    sure = min((word.confidence for word in value.words), default=1.0)
    found = Field(
        value.text,
        evidence(page.sheet.page, value.words),
        round(min(0.95, max(0.05, 0.7 * score * sure)), 3),
        currency=value.currency,
    )
    firm = place.leads or place.closed or place.label.count(" ") >= 2
    trusted = source is not TextSource.OCR or _read_twice(value.words)
    return Option(found, score, sole and firm, trusted, source is TextSource.OCR)


def _read_twice(words: tuple[Word, ...]) -> bool:
    """Whether a second recognizer read the same in the same place."""
    return all(word.second is not None and folded(word.second) == folded(word.text) for word in words)


def _distinct(values: Iterator[Value]) -> list[Value]:
    seen: dict[str, Value] = {}
    for value in values:
        seen.setdefault(value.text, value)
    return list(seen.values())


def _money(field: FieldType, lines: tuple[Line, ...], known: Context) -> Iterator[Value]:
    """Amounts; the numbers of lines and clauses are left out where true amounts stand beside them."""
    found = [(line, one) for line in lines for one in amounts_in(_without_formulas(line.text), known.mark)]
    telling = [pair for pair in found if _telling(pair[1])]
    for line, one in telling if field.kind is Kind.MONEY and telling else found:
        words = cut(line, one.start, one.end)
        yield Value(plain(one.amount.value), words, one.amount.currency or _currency(field, known))


def _currency(field: FieldType, known: Context) -> str | None:
    return known.currency if field.kind is Kind.MONEY else None


def _telling(one: FoundAmount) -> bool:
    return one.amount.decimals > 0 or abs(one.amount.value) >= SMALL or one.amount.currency is not None


def _without_formulas(text: str) -> str:
    return FORMULA.sub(lambda match: " " * len(match[0]), text)


def _dates(_field: FieldType, lines: tuple[Line, ...], known: Context) -> Iterator[Value]:
    """Dates; of one that could be read two ways, both."""
    for line in lines:
        for one in dates_in(line.text, known.order):
            for date in one.readings:
                yield Value(date.isoformat(), cut(line, one.start, one.end))


def _months(_field: FieldType, lines: tuple[Line, ...], known: Context) -> Iterator[Value]:
    """Months in any writing; of a whole date, its month."""
    for line in lines:
        dates = (one.date for one in dates_in(line.text, known.order))
        month = parse_month(line.text) or next((f"{date:%Y-%m}" for date in dates if date), None)
        if month:
            yield Value(month, line.words)


def _spelled_out(_field: FieldType, lines: tuple[Line, ...], _known: Context) -> Iterator[Value]:
    """An amount in words, over several lines until "only" or until they spell no more."""
    words: tuple[Word, ...] = ()
    for line in lines:
        if words and (folded(words[-1].text) == "only" or spelled(line.text) is None):
            break
        words += line.words
    if words:
        yield Value(" ".join(word.text for word in words), words)


def _percents(field: FieldType, lines: tuple[Line, ...], known: Context) -> Iterator[Value]:
    for line in lines:
        for one in amounts_in(line.text, known.mark):
            value = parse(field, line.text[one.start : one.end])
            if value is not None:
                yield Value(value, cut(line, one.start, one.end))


def _ids(field: FieldType, lines: tuple[Line, ...], known: Context) -> Iterator[Value]:
    """Ids: of a known format where the type says one, else the run of words that bear digits."""
    for line in lines:
        if field.format:
            yield from _formatted(field.format, line)
        else:
            yield from _numbered(field, line, known)


def _formatted(shape: str, line: Line) -> Iterator[Value]:
    for text in found_in(shape, line.text.upper() if shape in {"pan", "tan"} else line.text):
        start = line.text.replace(" ", "").upper().find(text.replace(" ", "").upper())
        yield Value(text, _covering(line, start, len(text.replace(" ", ""))))


def _covering(line: Line, start: int, length: int) -> tuple[Word, ...]:
    """The words that bear some letters of a line counted without spaces; all where they are not found as printed."""
    chosen, offset = [], 0
    for word in line.words:
        if offset < start + length and offset + len(word.text) > start:
            chosen.append(word)
        offset += len(word.text)
    return tuple(chosen) if start >= 0 and chosen else line.words


def _numbered(field: FieldType, line: Line, known: Context) -> Iterator[Value]:
    run: list[Word] = []
    for index, word in enumerate(line.words[:8]):
        bears = any(character.isdigit() for character in word.text)
        if bears or (not run and index == 0 and word.text.isupper() and len(word.text) <= 6):
            run.append(word)
        elif run and any(character.isdigit() for one in run for character in one.text):
            break
    run = run or _capitals(line)
    text = " ".join(word.text for word in run)
    value = parse(field, text, known.mark, known.order) if run else None
    if value and (any(character.isdigit() for character in value) or run == _capitals(line)):
        yield Value(value, tuple(run))


def _capitals(line: Line) -> list[Word]:
    """A lone word in capitals, as references without digits are: "ABCDEFG"."""
    alone = len(line.words) == 1 and line.text.isupper() and line.text.isalpha() and len(line.text) >= 5
    return list(line.words) if alone else []


def _texts(field: FieldType, lines: tuple[Line, ...], known: Context) -> Iterator[Value]:
    """Texts and names: the nearest stretch that says something."""
    for line in lines:
        words = first_text(line)
        value = parse(field, " ".join(word.text for word in words), known.mark, known.order) if words else None
        counted = str.isalpha if field.kind is Kind.PARTY else str.isalnum
        if value and sum(map(counted, value)) >= 2:
            yield Value(value, words)
            return


def _chosen(field: FieldType, lines: tuple[Line, ...], _known: Context) -> Iterator[Value]:
    """The value, of the few that are possible, whose longest writing stands in a line."""
    writings = sorted(((spaced(w), value) for value, all_ in field.choices.items() for w in all_), key=_by_length)
    for line in lines:
        said = spaced(line.text)
        value = next((value for writing, value in writings if writing in said), None)
        if value is not None:
            yield Value(value, line.words)


def _by_length(pair: tuple[str, str]) -> int:
    return -len(pair[0])


def _addresses(_field: FieldType, lines: tuple[Line, ...], _known: Context) -> Iterator[Value]:
    words, text = block_text(lines)
    if words:
        yield Value(text, words)


def _lists(_field: FieldType, lines: tuple[Line, ...], _known: Context) -> Iterator[Value]:
    if any(len(word.text) > 3 and word.text.isalpha() for line in lines for word in line.words):
        yield Value("; ".join(line.text for line in lines), tuple(word for line in lines for word in line.words))


READERS: Mapping[Kind, Reader] = {
    Kind.MONEY: _money,
    Kind.NUMBER: _money,
    Kind.PERCENT: _percents,
    Kind.DATE: _dates,
    Kind.ID: _ids,
    Kind.ACCOUNT: _ids,
    Kind.ADDRESS: _addresses,
    Kind.LIST: _lists,
}
