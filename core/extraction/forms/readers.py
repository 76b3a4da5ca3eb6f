"""What may be a value in lines of text, by the kind of field: amounts, dates, ids, names, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from core.domain.folding import folded, spaced
from core.domain.layout import Line, Word
from core.domain.money import plain
from core.domain.schema import FieldType, Kind
from core.domain.spelled import spelled
from core.extraction.forms.blocks import block_text, ends_name, first_text
from core.extraction.forms.context import Context
from core.extraction.page.evidence import cut
from core.extraction.values.amounts import FoundAmount, amounts_in
from core.extraction.values.dates import dates_in
from core.extraction.values.ids import found_in, valid
from core.extraction.values.names import NOBODY
from core.extraction.values.parsing import parse, parse_month
from core.identifiers import CONFUSED

FORMULA = re.compile(
    r"\[[^\]]*\]?|\([^()]*(?:[a-z+]|\d\s?[-–+]\s?\d)[^()]*\)|\d+\((?:[a-z]+|\d+[a-z]*)\)", re.IGNORECASE
)
"""what a form prints to say how a line is reckoned, or by which clause: [4(a)+4(b)], (3-5), 10(14)"""
CAPTIONS = frozenset({"number", "no", "code", "date", "id", "period", "nummer", "numero", "matricule", "datum"})
"""words that end the name of a column and no name of a person or company"""
AMOUNT = re.compile(r"[(\-−]?(?:\d{1,3}[,.'’])+\d{2,3}[.,]\d{2}\)?|[(\-−]?\d{1,3}[.,]\d{2}\)?")
"""a word that can only be an amount, and is no number of anything"""
PLACES = {"pan": "AAAAA9999A", "tan": "AAAA99999A"}
"""where ids without check digits have letters and digits"""
SMALL = 1000
"""a number without decimals, currency or so many is no telling amount where others are"""
LABELLING = 2
"""words before a number that tell what it is the number of"""
POSITIVE = frozenset({"total_deductions", "income_tax_withheld"})
"""what is taken off, and by some printed with a minus"""


class Value(NamedTuple):
    """A normalised value and the words that say it."""

    text: str
    words: tuple[Word, ...]
    currency: str | None = None


Reader = Callable[[FieldType, tuple[Line, ...], Context], Iterator[Value]]
"""gives the values of a field that lines of text hold, the nearest first"""


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


def _money(field: FieldType, lines: tuple[Line, ...], known: Context) -> Iterator[Value]:
    """Amounts; the numbers of lines and clauses are left out where true amounts stand beside them."""
    every = [(line, one) for line in lines for one in amounts_in(_without_formulas(line.text), known.mark)]
    rated = field.kind is Kind.MONEY
    found = [(line, one) for line, one in every if not (rated and line.text[one.end :].lstrip().startswith("%"))]
    telling = [pair for pair in found if _telling(pair[1])]
    for line, one in telling if field.kind is Kind.MONEY and telling else found:
        words = cut(line, one.start, one.end)
        value = abs(one.amount.value) if field.name in POSITIVE else one.amount.value
        yield Value(plain(value), words, _said_currency(one, known) or _currency(field, known))


def _said_currency(one: FoundAmount, known: Context) -> str | None:
    """The currency printed with an amount, unless its sign is that of the paper's own country too: "$" in Singapore."""
    return None if one.amount.currency == known.shared else one.amount.currency


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
    """Months in any writing; of whole dates, the month of the last one."""
    for line in lines:
        dates = list(dates_in(line.text, known.order))
        last = dates[-1].date if dates else None
        month = f"{last:%Y-%m}" if last else None if dates else parse_month(line.text)
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
    yield from _as_printed(shape, line)
    for word in line.words if shape in PLACES else ():
        text = _in_place(PLACES[shape], word.text.upper()) if word.confidence < 1 else ""
        if text != word.text.upper() and valid(shape, text):
            yield Value(text, (word,))


def _in_place(places: str, text: str) -> str:
    """A text as a recognizer saw it, with its look-alikes made letters or digits as their places want them."""
    if len(text) != len(places):
        return ""
    wanted = {"A": str.isalpha, "9": str.isdigit}
    return "".join(
        one if wanted[place](one) else CONFUSED.get(one, one) for one, place in zip(text, places, strict=True)
    )


def _as_printed(shape: str, line: Line) -> Iterator[Value]:
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
        money = AMOUNT.fullmatch(word.text) or word.text.endswith("%")
        bears = any(character.isdigit() for character in word.text) and not money
        joins = bool(run) and word.text == "/"
        if bears or joins or (not run and index == 0 and word.text.isupper() and len(word.text) <= 6):
            run.append(word)
        elif run and any(character.isdigit() for one in run for character in one.text):
            break
    before = line.words[: line.words.index(run[0])] if run else ()
    if sum(word.text.isalpha() for word in before) >= LABELLING:
        return  # "Tax week 28" has a label of its own
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
    for index, line in enumerate(lines):
        words = first_text(line)
        if field.kind is Kind.PARTY and index + 1 < len(lines) and ends_name(line, lines[index + 1]):
            words = (*words, *lines[index + 1].words)
        value = parse(field, " ".join(word.text for word in words), known.mark, known.order) if words else None
        counted = str.isalpha if field.kind is Kind.PARTY else str.isalnum
        if value and sum(map(counted, value)) >= 2 and not (field.kind is Kind.PARTY and _no_name(words, value)):
            yield Value(value, words)
            return


def _no_name(words: tuple[Word, ...], text: str) -> bool:
    """Whether a text names nobody: a caption, a date, the rest of a label ("of assessee"), whom it may concern."""
    rest = folded(words[0].text) in {"of", "de", "du", "des"} or NOBODY.search(text) is not None
    return rest or captions(words) or any(dates_in(text, None))


def captions(words: tuple[Word, ...]) -> bool:
    """Whether a text ends as the heading of a column does: "NI Number", "Tax Code"."""
    return len(words) > 1 and folded(words[-1].text) in CAPTIONS


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
