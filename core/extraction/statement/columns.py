"""Where the columns of a statement stand: its headings, its dates, and the columns of its amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Box, Line, Word, segments
from core.extraction.statement.figures import Figure, figures
from core.extraction.statement.stamps import Stamp, stamps
from core.extraction.statement.words import Phrase, bare, found, known, phrases

ASIDE = frozenset({"reference", "cheque_number", "currency"})
"""columns of short texts beside the description"""
MONEY = frozenset({"debit", "credit", "amount", "balance"})
SAID = frozenset({"opening", "closing", "total"})
LEAST = 0.04
"""a column without a heading holds a figure in at least this share of the rows"""


IN_TEXT = 0.25
"""figures left of all headed columns are part of descriptions unless more than this share of the rows has one"""


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
            if head and apart and (len(word.text) == 3 or any(map(str.isdigit, word.text))):
                found.setdefault(head.role, []).append(word)
            last = word
        return found


def item(line: Line, mark: str) -> Item:
    """A line with its dates, amounts and folded words."""
    days = tuple(stamps(line))
    taken = {index for day in days for index in range(day.start, day.end)}
    amounts = (f for f in figures(line, mark) if f.start not in taken or (f.decimals == 2 and f.start > 0))
    told = tuple(figure for figure in amounts if not _in_words(figure, line.words))
    return Item(line, days, told, tuple(bare(word.text) for word in line.words))


def _in_words(figure: Figure, words: Sequence[Word]) -> bool:
    """Whether a bare whole number stands within running words: "INVOICE 20391 ACME"."""
    if figure.decimals or figure.sign or figure.side or figure.currency or not figure.text.isdigit():
        return False
    after = words[figure.end] if figure.end < len(words) else None
    near = after is not None and after.box.x0 - figure.box.x1 < 0.6 * figure.box.height
    return after is not None and near and after.text.isalpha() and len(after.text) > 2 and figure.start > 0


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
    meanings = phrases("columns")
    for segment in segments(one.line):
        span = Span(segment.box.x0, segment.box.x1)
        for other in near:
            for piece in segments(other.line):
                first, second = sorted((segment, piece), key=lambda line: line.box.y0)
                text = f"{first.text} {second.text}"
                role = meanings.get(folded(text)) if span.shared(piece.box) > 0 else None
                if role:
                    yield Heading(role, Span(min(span.x0, piece.box.x0), max(span.x1, piece.box.x1)), text)
    for phrase in _phrases(one):
        words = one.line.words[phrase.start : phrase.end]
        yield Heading(phrase.meaning, Span(words[0].box.x0, words[-1].box.x1), " ".join(w.text for w in words))


def geometry(items: Sequence[Item], mark: str) -> Geometry:
    """Where the columns stand, from lines of some pages."""
    items = list(_without_balances(items))
    heads = headings(items)
    dates, value_dates = _date_columns(items, heads)
    if dates and _headed_days(items, dates):
        rows = [one for one in items if any(figure.decimals for figure in one.figures) and not is_heading(one)]
        return Geometry(mark, None, None, _columns(rows, heads, []), heads, headed_days=True)
    dated = [one for one in items if any(dates and dates.holds(day.box) for day in one.stamps[:2])]
    rows = [one for one in items if _belongs(one, dates, heads)]
    flowing = len(rows) > 0 and sum(len(segments(one.line)) == 1 for one in rows) > 0.7 * len(rows)
    columns = (
        _flowing_columns(rows, heads)
        if flowing
        else _columns(rows, heads, [span for span in (dates, value_dates) if span])
    )
    base = Geometry(mark, dates, value_dates, columns, heads, flowing)
    first = sum(bool(base.placed(one.figures)) for one in dated)
    return Geometry(mark, dates, value_dates, columns, heads, flowing, 2 * first >= len(dated))


def _without_balances(items: Sequence[Item]) -> Iterator[Item]:
    """The lines save those of a list of days' balances, whose columns are no transactions'."""
    part = ""
    for one in items:
        part = phrases("sections").get(titled(one), part)
        if part != "balances":
            yield one


def _headed_days(items: Sequence[Item], dates: Span) -> bool:
    """Whether days head their transactions: lines that are a day alone, each another, few amounts beside a day."""
    alone = [one.stamps[0].text for one in items if lone_day(one)]
    beside = sum(any(f.decimals for f in one.figures) for one in items if any(dates.holds(d.box) for d in one.stamps))
    headed = len(alone) > 1 and len(set(alone)) == len(alone) and len(alone) > 4 * beside
    return headed and len(alone) > sum(_leads(one, dates) for one in items)


def _leads(one: Item, dates: Span) -> bool:
    """Whether a line begins with a day and goes on with words."""
    return bool(one.stamps) and one.stamps[0].start == 0 and dates.holds(one.stamps[0].box) and not lone_day(one)


def _belongs(one: Item, dates: Span | None, heads: Sequence[Heading]) -> bool:
    if not one.figures or is_heading(one):
        return False
    if dates is None:
        return bool(heads)
    if not one.stamps and one.line.box.x0 > dates.x1:
        money = [head.span for head in heads if head.role in MONEY]
        return any(figure.decimals and any(_under(figure.box, head) for head in money) for figure in one.figures)
    return any(dates.holds(day.box) for day in one.stamps[:2])


def _date_columns(items: Sequence[Item], heads: Sequence[Heading]) -> tuple[Span | None, Span | None]:
    """The columns of the dates of booking and of value."""
    groups = _overlapping(
        [
            (Span(day.box.x0, day.box.x1), 1)
            for one in items
            if len(one.line.words) > 1 or one.figures
            for day in one.stamps[:3]
        ]
    )
    if not groups:
        return None, None
    strength = {span: count * (3 if _headed(span, heads, {"date", "value_date"}) else 1) for span, count in groups}
    most = max(strength.values())
    good = sorted(span for span, count in strength.items() if 2 * count >= most)
    headed = next((span for span in good if _headed(span, heads, {"date"})), None)
    left = (span for span, _ in groups if span.x0 < good[0].x0 and _together(items, good[0], span))
    booked = headed or next(left, good[0])
    others = [span for span in good if span != booked and _together(items, booked, span)]
    return booked, next(iter(others), None)


def _together(items: Sequence[Item], first: Span, second: Span) -> bool:
    """Whether most lines dated in one column are dated in the other too."""
    dated = [one for one in items if any(first.holds(day.box) for day in one.stamps)]
    both = sum(any(second.holds(day.box) for day in one.stamps) for one in dated)
    return 10 * both >= 6 * len(dated)


def _headed(span: Span, heads: Sequence[Heading], roles: set[str]) -> bool:
    return any(head.role in roles and head.span.shared(span) > 0 for head in heads)


def _overlapping(spans: Iterable[tuple[Span, int]]) -> list[tuple[Span, int]]:
    """Stretches that overlap made one, with how many they were, left to right."""
    merged: list[tuple[Span, int]] = []
    for span, count in sorted(spans):
        if merged and merged[-1][0].shared(span) > 0.5 * min(span.x1 - span.x0, merged[-1][0].x1 - merged[-1][0].x0):
            last, before = merged[-1]
            merged[-1] = (Span(last.x0, max(last.x1, span.x1)), before + count)
        else:
            merged.append((span, count))
    return merged


def _flowing_columns(rows: Sequence[Item], heads: Sequence[Heading]) -> tuple[Column, ...]:
    """Columns of lines without columns: as many as most lines have amounts, named by the headings' order."""
    counts = Counter(len([f for f in one.figures if f.decimals] or one.figures) for one in rows)
    most = counts.most_common(1)[0][0] if counts else 0
    hints = [head.role for head in sorted(heads, key=lambda head: head.span.x0) if head.role in MONEY]
    named = hints[-most:] if len(hints) >= most else [""] * most
    return tuple(Column(Span(index, index + 1), len(rows), named[index]) for index in range(most))


def _columns(rows: Sequence[Item], heads: Sequence[Heading], days: Sequence[Span]) -> tuple[Column, ...]:
    """The columns of amounts: figures whose right edges, or at least their stretches, lie over each other."""
    money = [head.span for head in heads if head.role in MONEY]
    taken = [
        [f for f in one.figures if _right_of(f, days) and (f.decimals or any(_under(f.box, head) for head in money))]
        for one in rows
    ]
    if not any(taken):
        taken = [[f for f in one.figures if _right_of(f, days)] for one in rows]
    together = {frozenset(pair) for row in taken for pair in pairwise([_edge(f) for f in row])}
    groups = _grouped([f for row in taken for f in row], together)
    kept = [g for g in groups if len(g) >= LEAST * len(rows) or _headed(_span(g), heads, set(MONEY))]
    columns = [Column(_span(group), len(group), _hint(_span(group), heads, groups)) for group in kept]
    first = min((column.span.x0 for column in columns if column.hint), default=0.0)
    return tuple(c for c in columns if c.hint or c.span.x0 > first or c.filled > IN_TEXT * len(rows))


def _right_of(figure: Figure, days: Sequence[Span]) -> bool:
    """Whether a figure stands right of the dates and is none itself."""
    return figure.box.x0 > (days[0].x1 if days else 0) and not any(span.holds(figure.box) for span in days)


def _under(box: Box, head: Span) -> bool:
    """Whether a figure stands under a heading: over it in part, or ending where it ends."""
    return head.shared(box) > 0 or abs(head.x1 - box.x1) < 12


def _edge(figure: Figure) -> int:
    return round(figure.box.x1)


def _grouped(amounts: Sequence[Figure], together: set[frozenset[int]]) -> list[list[Figure]]:
    """Figures by column: first by right edge, then groups over each other joined unless a row holds both."""
    groups: list[list[Figure]] = []
    for figure in sorted(amounts, key=lambda figure: figure.box.x1):
        if groups and figure.box.x1 - groups[-1][-1].box.x1 <= 2.5:
            groups[-1].append(figure)
        else:
            groups.append([figure])
    joined: list[list[Figure]] = []
    for group in groups:
        apart = bool(joined) and any(
            frozenset({_edge(a), _edge(b)}) in together for a in joined[-1][-40:] for b in group[:40]
        )
        if joined and not apart and _over(_span(joined[-1]), _span(group)):
            joined[-1].extend(group)
        else:
            joined.append(group)
    return joined


def _over(first: Span, second: Span) -> bool:
    return first.shared(second) > 0.35 * min(first.x1 - first.x0, second.x1 - second.x0)


def _span(group: Sequence[Figure]) -> Span:
    return Span(min(figure.box.x0 for figure in group), max(figure.box.x1 for figure in group))


def _hint(span: Span, heads: Sequence[Heading], groups: Sequence[Sequence[Figure]]) -> str:
    """The role of the heading over a column, where no other column is nearer to it."""
    best = max(heads, key=lambda head: head.span.shared(span), default=None)
    if best is None:
        return ""
    if best.span.shared(span) > 0:
        return best.role if best.role in MONEY else ""
    near = [head for head in heads if head.role in MONEY and _distance(head.span, span) < 40]
    near = [head for head in near if all(_distance(head.span, span) <= _distance(head.span, _span(g)) for g in groups)]
    return min(near, key=lambda head: _distance(head.span, span)).role if near else ""


def _distance(first: Span, second: Span) -> float:
    return min(abs(first.x1 - second.x1), max(0.0, -first.shared(second)))
