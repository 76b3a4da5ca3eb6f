"""Days that stand below the amounts of their transactions, brought up to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf

from core.domain.layout import Line
from core.extraction.statement.columns import MONEY, Item, item
from core.extraction.statement.lines import mark_of
from core.extraction.statement.words import phrases

FEWEST = 3
"""transactions that show it"""
HEADINGS = 2
"""columns of amounts that a line names at least"""


def lifted(pages: Mapping[int, Sequence[Item]], mark: str) -> dict[int, list[Item]] | None:
    """The items of all pages, each day with the amounts above it; None where days do not all stand below.

    From the headings of each page on amounts and days must take turns, amounts first and a day last: where days head
    their transactions a day comes first.
    """
    places = {index: _turns(items) for index, items in pages.items()}
    if None in places.values() or sum(len(found or ()) for found in places.values()) < FEWEST:
        return None
    return {index: _lifted(items, places[index] or {}, mark) for index, items in pages.items()}


def _turns(items: Sequence[Item]) -> dict[int, int] | None:
    """The place of the day below each line of amounts; None where they do not take turns, or a day heads the next."""
    said = [(index, turn) for index in range(_first(items), len(items)) if (turn := _turn(items[index]))]
    amounts, days = said[::2], said[1::2]
    alternate = {turn for _, turn in amounts} <= {"amounts"} and {turn for _, turn in days} <= {"day"}
    gaps = [items[below].line.box.y0 - items[one].line.box.y1 for (one, _), (below, _) in pairwise(said)]
    headed = min(gaps[::2], default=0.0) >= min(gaps[1::2], default=inf)  # a day stands nearer to its own amounts
    if not alternate or headed or len(said) % 2:
        return None
    return {one: at for (one, _), (at, _) in zip(amounts, days, strict=True)}


def _first(items: Sequence[Item]) -> int:
    """The place of the first line below the headings of columns."""
    return next((index + 1 for index in range(len(items) - 1, -1, -1) if _heads(items[index])), 0)


def _heads(one: Item) -> bool:
    roles = [phrases("columns").get(text) for text in one.folded]
    return not one.figures and sum(role in MONEY for role in roles) >= HEADINGS


def _turn(one: Item) -> str:
    """What a line is: the "amounts" of a transaction, a "day", "both", which ends the turns, or ""."""
    begins = any(stamp.start == 0 and stamp.year for stamp in one.stamps)
    amounts = any(figure.decimals for figure in one.figures)
    if mark_of(one) or (begins and amounts):
        return "both" if begins or amounts else ""
    return "day" if begins else "amounts" if amounts else ""


def _lifted(items: Sequence[Item], below: Mapping[int, int], mark: str) -> list[Item]:
    """The items of a page, each day before the amounts above it, what stands behind it left in its line."""
    level = list(items)
    for above, at in below.items():
        words, end = level[at].line.words, level[at].stamps[0].end
        level[above] = item(Line((*words[:end], *level[above].line.words)), mark)
        level[at] = item(Line(words[end:]), mark)
    return [one for one in level if one.line.words]
