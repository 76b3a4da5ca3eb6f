"""Columns that stand elsewhere on some pages, as where every page has a table of its own: moved by their headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from core.extraction.statement.columns import Column, Geometry, Heading, Item, Span, headings

MOVED = 3.0
"""points by which a heading must stand elsewhere"""


def alike(pages: Mapping[int, Sequence[Item]]) -> list[Item]:
    """The lines of the pages whose headings stand where most of the lines have theirs, and of pages without any."""
    heads = {index: _in_line(headings(items)) for index, items in pages.items()}
    kept: list[list[int]] = [
        [index for index, own in heads.items() if not _moves(reference, own)]
        for reference in heads.values()
        if reference
    ]
    most = max(kept, key=lambda indices: sum(len(pages[index]) for index in indices), default=list(pages))
    return [one for index in most for one in pages[index]]


def shifted(where: Geometry, items: Iterable[Item]) -> Geometry:
    """The geometry of a page: the statement's, its columns moved as far as the page's own headings are."""
    base, own = _in_line(where.headings), _in_line(headings(list(items)))
    if where.flowing or not _moves(base, own):
        return where
    moves = [(before.span, after.span.x1 - before.span.x1) for before, after in zip(base, own, strict=True)]
    columns = tuple(Column(_moved(one.span, moves), one.filled, one.hint) for one in where.columns)
    dates = _moved(where.dates, moves) if where.dates else None
    value_dates = _moved(where.value_dates, moves) if where.value_dates else None
    return replace(where, dates=dates, value_dates=value_dates, columns=columns, headings=tuple(own))


def _in_line(heads: Iterable[Heading]) -> list[Heading]:
    return sorted(heads, key=lambda head: head.span.x0)


def _moves(base: Sequence[Heading], own: Sequence[Heading]) -> bool:
    """Whether the same headings stand elsewhere."""
    same = [head.text for head in base] == [head.text for head in own]
    return same and any(abs(a.span.x1 - b.span.x1) > MOVED for a, b in zip(base, own, strict=True))


def _moved(span: Span, moves: Sequence[tuple[Span, float]]) -> Span:
    """A stretch, moved as the heading over it or nearest to it is."""
    _, by = max(moves, key=lambda one: one[0].shared(span))
    return Span(span.x0 + by, span.x1 + by)
