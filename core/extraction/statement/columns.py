"""What the lines of a statement are made of: days, amounts, column headings, and the columns they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Box, Line, Word, segments
from core.extraction.statement.figures import Figure, figures
from core.extraction.statement.stamps import Stamp, stamps
from core.extraction.statement.words import Phrase, bare, found, known, phrases
from core.extraction.values.currencies import CODES

ASIDE = frozenset({"reference", "cheque_number", "currency"})
"""columns of short texts beside the description"""
MONEY = frozenset({"debit", "credit", "amount", "balance"})
SAID = frozenset({"opening", "closing", "total"})


NEAR = 0.6
"""heights of a figure, within which a word beside it goes on with it"""
SPACE = 0.45
"""heights of a word, within which the next one goes on with it"""
NUMBER = 4
"""digits from which on a whole number in a narration may be told from an amount"""


class Span(NamedTuple):
    """A stretch across the page."""

    x0: float
    x1: float

    def shared(self, other: Span | Box) -> float:
        """The width that both cover."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def holds(self, box: Box) -> bool:
        """Whether most of a box lies within."""
        return self.shared(box) > 0.5 * min(box.x1 - box.x0, self.x1 - self.x0)


def span_of(printed: Sequence[Word] | Sequence[Figure]) -> Span:
    """From where to where words or amounts reach."""
    return Span(min(one.box.x0 for one in printed), max(one.box.x1 for one in printed))


class Heading(NamedTuple):
    """A column heading and what it hints at."""

    role: str
    span: Span
    text: str


class Column(NamedTuple):
    """A column of amounts."""

    span: Span
    filled: int
    hint: str
    """what its heading says: "debit", "credit", "amount", "balance", another role, or "" """


class Item(NamedTuple):
    """A line with what was recognised in it."""

    line: Line
    stamps: tuple[Stamp, ...]
    figures: tuple[Figure, ...]
    folded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where things stand on the pages of one statement."""

    mark: str
    dates: Span | None
    value_dates: Span | None
    columns: tuple[Column, ...]
    headings: tuple[Heading, ...]
    flowing: bool = False
    """words follow each other without columns: amounts are told by their order from the right"""
    amounts_first: bool = True
    """whether a transaction's amount stands on its first line rather than its last"""
    headed_days: bool = False
    """whether days stand on lines of their own, above the transactions of the day"""

    def placed(self, figures: Sequence[Figure]) -> dict[int, Figure]:
        """Figures by the column they stand in; what stands in none is left out."""
        if self.flowing:
            strong = [figure for figure in figures if figure.decimals] or list(figures)
            last = len(self.columns)
            return {last - back: figure for back, figure in enumerate(reversed(strong), 1) if back <= last}
        cells: dict[int, Figure] = {}
        for figure in figures if self.columns else ():
            shares = [(column.span.shared(figure.box), index) for index, column in enumerate(self.columns)]
            share, index = max(shares)
            if share > 0.4 * min(figure.box.width, self.columns[index].span.x1 - self.columns[index].span.x0):
                cells[index] = figure
        return cells

    def aside(self, words: Sequence[Word]) -> dict[str, list[Word]]:
        """The words of a row that stand apart under the heading of a reference, a cheque number or a currency."""
        columns = [head for head in self.headings if head.role in ASIDE]
        found: dict[str, list[Word]] = {}
        last = None
        for word in words if columns and not self.flowing else ():
            head = next((head for head in columns if head.span.shared(word.box) > 0), None)
            beside = last is not None and abs(last.box.y0 - word.box.y0) < word.box.height / 2
            apart = not beside or last is None or word.box.x0 - last.box.x1 > 0.9 * word.box.height
            told = word.text in CODES if head and head.role == "currency" else any(map(str.isdigit, word.text))
            if head and apart and told:
                found.setdefault(head.role, []).append(word)
            last = word
        return found


def item(line: Line, mark: str) -> Item:
    """A line with its dates, amounts and folded words."""
    days = tuple(stamps(line))
    taken = {index for day in days for index in range(day.start, day.end)}
    amounts = (f for f in figures(line, mark) if f.start not in taken or (f.decimals == 2 and f.start > 0))
    told = tuple(figure for figure in amounts if not _in_words(figure, line.words))
    if any(figure.decimals for figure in told):
        told = tuple(figure for figure in told if not _numbers_a_word(figure, line.words))
    return Item(line, days, told, tuple(bare(word.text) for word in line.words))


def _in_words(figure: Figure, words: Sequence[Word]) -> bool:
    """Whether a bare whole number stands within running words: "INVOICE 20391 ACME"."""
    if figure.decimals or figure.sign or figure.side or figure.currency or not figure.text.isdigit():
        return False
    after = words[figure.end] if figure.end < len(words) else None
    near = after is not None and after.box.x0 - figure.box.x1 < NEAR * figure.box.height
    return after is not None and near and after.text.isalpha() and len(after.text) > 2 and figure.start > 0


def _numbers_a_word(figure: Figure, words: Sequence[Word]) -> bool:
    """Whether a bare whole number goes on with a narration, beside an amount with decimals: "PPD ID: 518251061"."""
    if figure.decimals or figure.sign or figure.side or figure.currency or len(figure.text) < NUMBER:
        return False
    before = words[figure.start - 1] if figure.start else None
    near = before is not None and figure.box.x0 - before.box.x1 < NEAR * figure.box.height
    return before is not None and near and figure.text.isdigit() and any(map(str.isalpha, before.text))


def titled(one: Item) -> str:
    """The folded title of a part of the statement that a line alone is, or nothing."""
    if one.stamps or len(one.line.words) > 9 or any(figure.decimals for figure in one.figures):
        return ""
    text = "".join(one.folded).removesuffix("continued")
    return text if text in phrases("sections") else ""


def lone_day(one: Item) -> bool:
    """Whether a line says a day and nothing else, save perhaps its weekday."""
    if len(one.stamps) != 1 or one.figures:
        return False
    stamp = one.stamps[0]
    rest = [text for index, text in enumerate(one.folded) if text and not stamp.start <= index < stamp.end]
    return not rest or (len(rest) == 1 and rest[0] in known("header", "weekdays"))


def is_heading(one: Item) -> bool:
    """Whether a line is made of column headings."""
    if any(figure.decimals for figure in one.figures):
        return False
    heads = list(_phrases(one))
    roles = {phrase.meaning for phrase in heads}
    if not roles & {"date", "description"} and any(mark.meaning in SAID for mark in found(one.folded, "marks")):
        return False
    covered = sum(phrase.letters for phrase in heads)
    return len(roles) >= 2 and bool(roles & MONEY) and covered >= 0.55 * sum(map(len, one.folded))


def heads_both(one: Item) -> bool:
    """Whether headings name a column for each side: no title above them says where all amounts go."""
    return {"debit", "credit"} <= {phrase.meaning for phrase in _phrases(one)}


def _phrases(one: Item) -> Iterator[Phrase]:
    """The heading phrases of a line; a phrase does not run over a wide gap."""
    start = 0
    for segment in segments(one.line):
        end = start + len(segment.words)
        for phrase in found(one.folded[start:end], "columns"):
            yield from _apart(phrase._replace(start=phrase.start + start, end=phrase.end + start), one)
        start = end


def _apart(phrase: Phrase, one: Item) -> Iterator[Phrase]:
    """A phrase; "Debit Credit" without a mark between is two of them, "(in" the beginning of a unit and none."""
    words = one.folded[phrase.start : phrase.end]
    roles = [phrases("columns").get(word, "") for word in words]
    if phrase.meaning == "side" and roles in (["debit", "credit"], ["credit", "debit"]):
        for place, (role, word) in enumerate(zip(roles, words, strict=True), phrase.start):
            yield Phrase(role, place, place + 1, len(word))
    elif one.line.words[phrase.start].text.casefold() != "(in":
        yield phrase


def headings(items: Sequence[Item]) -> tuple[Heading, ...]:
    """The column headings of some lines, two-line headings joined."""
    known: dict[tuple[str, int], Heading] = {}
    for index, one in enumerate(items):
        if is_heading(one):
            near = [o for o in items[max(0, index - 1) : index + 2] if o is not one and _beside(o, one)]
            for heading in _headings(one, near):
                known.setdefault((heading.role, round(heading.span.x0)), heading)
    return tuple(known.values())


def _beside(other: Item, one: Item) -> bool:
    """Whether a line stands right above or below, as the second line of headings does."""
    gap = max(other.line.box.y0 - one.line.box.y1, one.line.box.y0 - other.line.box.y1)
    return gap < 0.8 * one.line.box.height and not other.stamps and not any(f.decimals for f in other.figures)


def _headings(one: Item, near: Sequence[Item]) -> Iterable[Heading]:
    """The headings of a line, with what stands right above or below it: alone, or as another line of one of them."""
    joined = list(_over_two_lines(one, near))
    yield from joined
    for piece in (piece for other in near for piece in segments(other.line)):
        role, span = phrases("columns").get(folded(piece.text)), Span(piece.box.x0, piece.box.x1)
        if role and not any(head.span.shared(span) > 0 for head in joined):
            yield Heading(role, span, piece.text)
    for phrase in _phrases(one):
        words = one.line.words[phrase.start : phrase.end]
        span = Span(words[0].box.x0, words[-1].box.x1)
        if all(head.role == phrase.meaning or not head.span.holds(words[0].box) for head in joined):
            yield Heading(phrase.meaning, span, " ".join(word.text for word in words))


def _over_two_lines(one: Item, near: Sequence[Item]) -> Iterator[Heading]:
    meanings = phrases("columns")
    for first, second in _stacked(one, near):
        span = Span(min(first.box.x0, second.box.x0), max(first.box.x1, second.box.x1))
        role = meanings.get(folded(f"{first.text} {second.text}"))
        if role:
            yield Heading(role, span, f"{first.text} {second.text}")


def _stacked(one: Item, near: Sequence[Item]) -> Iterator[tuple[Line, Line]]:
    """The stretches of a line with those right above or below them, the upper one first."""
    for other in near:
        upper, lower = sorted((one.line, other.line), key=lambda line: line.box.y0)
        for stretch in segments(upper):
            yield from ((stretch, piece) for piece in _pieces(lower, stretch.box))
        for stretch in segments(lower):
            yield from ((piece, stretch) for piece in _pieces(upper, stretch.box))


def _pieces(line: Line, box: Box) -> Iterator[Line]:
    """The stretches of a line over or under a box, and the words of it that alone stand there."""
    span = Span(box.x0, box.x1)
    yield from (stretch for stretch in segments(line) if span.shared(stretch.box) > 0)
    over = tuple(word for word in line.words if span.shared(word.box) > 0)
    beside = [word for word in line.words if word not in over]
    if over and not any(_close(word, one) or _close(one, word) for one in over for word in beside):
        yield Line(over)


def _close(word: Word, following: Word) -> bool:
    """Whether a word follows another as in running text, not as in columns that stand near each other."""
    return 0 <= following.box.x0 - word.box.x1 < SPACE * word.box.height
