"""Where the bars of a chart stand, with their names and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QFontMetricsF

from desktop.window.insights.series import Bar

THICK = 0.62
"""of the room that a bar has"""
BESIDE, LINE = 8, 18
"""pixels between a bar and its words, and of a line of them"""
NAMES = 0.4
"""of the width, at most, for names beside bars"""
NAMED = 6
"""names below upright bars; fewer bars stand as if there were as many"""


class Placed(NamedTuple):
    """One bar, and where what belongs to it is written; empty where there is no room for it."""

    slot: QRectF
    """what answers to the pointer"""
    bar: QRectF
    name: QRectF
    said: QRectF


class Plan(NamedTuple):
    """The line that bars begin at, and the bars."""

    zero: QLineF
    bars: list[Placed]


def lying(bars: Sequence[Bar], most: float, room: QRectF, metrics: QFontMetricsF) -> Plan:
    """Plans bars below each other, so long that what is said of each has its place beyond it."""
    named = min(NAMES * room.width(), BESIDE + max((metrics.horizontalAdvance(one.name) for one in bars), default=0))
    long, high = room.width() - named, room.height() / max(1, len(bars))
    least = min(0.0, *(one.amount for one in bars), 0.0)
    saids = [metrics.horizontalAdvance(one.said) + BESIDE for one in bars]
    ends = [*zip((max(one.amount, 0.0) for one in bars), saids, strict=True), (most, 0.0)]
    span = max((end - least) * long / max(long - said, long / 4) for end, said in ends)
    scale, zero = long / (span or 1.0), room.left() + named - least * long / (span or 1.0)
    placed = []
    for number, (one, said) in enumerate(zip(bars, saids, strict=True)):
        slot = QRectF(room.left(), room.top() + number * high, room.width(), high)
        bar = QRectF(zero, slot.top() + (1 - THICK) / 2 * high, one.amount * scale, THICK * high).normalized()
        name = QRectF(slot.left(), slot.top(), named - BESIDE, high)
        placed.append(Placed(slot, bar, name, QRectF(max(bar.right(), zero) + BESIDE, slot.top(), said - BESIDE, high)))
    return Plan(QLineF(zero, room.top(), zero, room.bottom()), placed)


def standing(bars: Sequence[Bar], room: QRectF, metrics: QFontMetricsF) -> Plan:
    """Plans bars beside each other; every so many is named, and none is said where one would run into another."""
    wide, step = room.width() / max(len(bars), NAMED), max(1, -(-len(bars) // NAMED))
    said = step == 1 and all(metrics.horizontalAdvance(one.said) < wide for one in bars)
    least, most = min(0.0, *(one.amount for one in bars), 0.0), max(0.0, *(one.amount for one in bars), 0.0)
    scale = (room.height() - 2 * LINE) / ((most - least) or 1.0)
    zero = room.top() + LINE + most * scale
    placed = []
    for number, one in enumerate(bars):
        slot = QRectF(room.left() + number * wide, room.top(), wide, room.height())
        bar = QRectF(slot.left() + (1 - THICK) / 2 * wide, zero, THICK * wide, -one.amount * scale).normalized()
        name = QRectF(slot.left(), room.bottom() - LINE, wide * step, LINE) if number % step == 0 else QRectF()
        above = QRectF(slot.left(), min(bar.top(), zero) - LINE, wide, LINE) if said else QRectF()
        placed.append(Placed(slot, bar, name, above))
    return Plan(QLineF(room.left(), zero, room.right(), zero), placed)
