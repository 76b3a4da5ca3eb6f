"""Where the columns of a statement stand: the columns of its dates and of its amounts, told by lines of some pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from core.domain.layout import Box, segments
from core.extraction.statement.columns import (
    MONEY,
    Column,
    Geometry,
    Heading,
    Item,
    Span,
    headings,
    is_heading,
    lone_day,
    span_of,
    titled,
)
from core.extraction.statement.figures import Figure
from core.extraction.statement.words import phrases

LEAST = 0.04
"""a column without a heading holds a figure in at least this share of the rows"""
IN_TEXT = 0.25
"""figures left of all headed columns are part of descriptions unless more than this share of the rows has one"""
TOUCH = 2.0
"""how near a second day stands to the first where both are one word: "03.01./04.01." """
REACH = 0.15
"""share of a line's height by which the line of an amount reaches into the one of its day"""


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
    below = zip_longest(items, items[1:])
    alone = [one.stamps[0].text for one, following in below if lone_day(one) and not _reaches(one, following)]
    beside = sum(any(f.decimals for f in one.figures) for one in items if any(dates.holds(d.box) for d in one.stamps))
    headed = len(alone) > 1 and len(set(alone)) == len(alone) and len(alone) > 4 * beside
    return headed and len(alone) > sum(_leads(one, dates) for one in items)


def _reaches(one: Item, following: Item | None) -> bool:
    """Whether the next line begins beside a line, as where the cells of a row are of several lines."""
    return following is not None and -1 < (following.line.box.y0 - one.line.box.y1) / one.line.box.height < -REACH


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
    beside = [span for span, _ in groups if span in good or 0 <= span.x0 - booked.x1 < TOUCH]
    others = [span for span in beside if span != booked and _together(items, booked, span)]
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
    starts = (
        [days[0].x0, *(h.span.x0 for h in heads if h.role == "date" and h.span.shared(days[0]) > 0)] if days else []
    )
    before = [head for head in money if head.x1 < max(starts, default=0.0)]
    taken = [
        [
            f
            for f in one.figures
            if (_right_of(f, days) and (f.decimals or any(_under(f.box, head) for head in money)))
            or (f.decimals and any(_under(f.box, head) for head in before))
        ]
        for one in rows
    ]
    if not any(taken):
        taken = [[f for f in one.figures if _right_of(f, days)] for one in rows]
    together = {frozenset(pair) for row in taken for pair in pairwise([_edge(f) for f in row])}
    groups = _grouped([f for row in taken for f in row], together)
    kept = [g for g in groups if len(g) >= LEAST * len(rows) or _headed(span_of(g), heads, set(MONEY))]
    columns = [Column(span_of(group), len(group), _hint(span_of(group), heads, groups)) for group in kept]
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
        if joined and not apart and (_over(span_of(joined[-1]), span_of(group)) or _marked_alone(joined[-1], group)):
            joined[-1].extend(group)
        else:
            joined.append(group)
    return joined


def _marked_alone(first: Sequence[Figure], second: Sequence[Figure]) -> bool:
    """Whether of two groups that touch one has a side behind every amount, the other none: "38.00 CR", "66.67"."""
    sides = [{bool(figure.side) for figure in group} for group in (first, second)]
    return sides in ([{True}, {False}], [{False}, {True}]) and span_of(first).shared(span_of(second)) > 0


def _over(first: Span, second: Span) -> bool:
    return first.shared(second) > 0.35 * min(first.x1 - first.x0, second.x1 - second.x0)


def _hint(span: Span, heads: Sequence[Heading], groups: Sequence[Sequence[Figure]]) -> str:
    """The role of the heading over a column, where no other column is nearer to it."""
    best = max(heads, key=lambda head: head.span.shared(span), default=None)
    if best is None:
        return ""
    if best.span.shared(span) > 0:
        return best.role if best.role in MONEY else ""
    near = [head for head in heads if head.role in MONEY and _distance(head.span, span) < 40]
    near = [
        head for head in near if all(_distance(head.span, span) <= _distance(head.span, span_of(g)) for g in groups)
    ]
    return min(near, key=lambda head: _distance(head.span, span)).role if near else ""


def _distance(first: Span, second: Span) -> float:
    return min(abs(first.x1 - second.x1), max(0.0, -first.shared(second)))
