"""What speaks for each candidate of a field, as numbers: its label, its place, its neighbours, repetition, sums."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from core.domain.schema import Kind
from core.extraction.invoice.accepting import Scored
from core.extraction.invoice.candidates import Candidate, Features
from core.extraction.invoice.scoring import Ranked
from core.extraction.invoice.surroundings import GROUPS, Surroundings, groups_in

HOUR = re.compile(r"\s*,?\s*\d{1,2}[:.]\d{2}")
RANKED = ("rule", "order", "margin", "places", "rivals", "elsewhere", "best_elsewhere")
PLACED = ("left", "right", "height", "before", "line_words", "read")
NEIGHBOURS = (*(f"beside.{name}" for name in GROUPS), *(f"above.{name}" for name in GROUPS))
MONEY = (
    "printed", "share", "larger", "paid_less_change", "parts", "parts_rounded", "rounds_to", "rounded_from", "fives",
    "negative",
)  # fmt: skip
DATES = ("printed", "earlier", "later", "readings", "hour", "length")
COMMON = (*RANKED, *Features._fields, *PLACED, *NEIGHBOURS)
NAMES: Mapping[Kind, tuple[str, ...]] = {Kind.MONEY: (*COMMON, *MONEY), Kind.DATE: (*COMMON, *DATES), Kind.ID: COMMON}
FAR = -9.0
CLOSE = Decimal("0.05")
"""a rounding changes an amount by less"""


def features_of(around: Surroundings, field: str, found: Ranked) -> NDArray[np.float64]:
    """The features of a field's candidates, one row for each, named by NAMES of the field's kind."""
    kind = around.paper.kind.fields[field].kind
    scored, best, reckoned = found[field], _best_elsewhere(field, found), _reckoned(found)
    rows: list[tuple[float, ...]] = []
    for order, (_, one) in enumerate(scored):
        common = (*_rank(scored, order, best), *map(float, one.features), *_place(around, one))
        if kind is Kind.MONEY:
            common = (*common, *_money(around, Decimal(one.value), reckoned))
        elif kind is Kind.DATE:
            common = (*common, *_date(around, one))
        rows.append(common)
    return np.array(rows, dtype=float)


def _best_elsewhere(field: str, found: Ranked) -> Mapping[object, float]:
    """The best score that each place has as the value of another field."""
    best: dict[object, float] = {}
    for name, scored in found.items():
        if name != field:
            for score, one in scored:
                best[one.place] = max(score, best.get(one.place, FAR))
    return best


def _rank(scored: Sequence[Scored], order: int, best: Mapping[object, float]) -> tuple[float, ...]:
    """How a candidate stands among the others by the rules' score."""
    score, one = scored[order]
    rival = next((other for other, two in scored if two.value != one.value), FAR)
    places = len({two.place for _, two in scored if two.value == one.value})
    rivals = len({two.value for _, two in scored}) - 1
    other = best.get(one.place, FAR)
    return score, order, score - rival, places, rivals, other > FAR, other


def _place(around: Surroundings, one: Candidate) -> tuple[float, ...]:
    """Where a candidate stands on its page and in its line, and what words stand beside and above it."""
    box, spot = one.evidence.box, around.spot(one)
    if box is None or spot is None:
        return (0.0,) * (len(PLACED) + len(NEIGHBOURS))
    sheet, row = spot[0].sheet, spot[1]
    line, width = sheet.lines[row], max(sheet.page.width, 1.0)
    before = [word for word in line.words if word.box.x1 <= box.x0 + 1]
    inside = [word.confidence for word in line.words if word.box.x1 > box.x0 and word.box.x0 < box.x1]
    above = sheet.lines[row - 1].text if row else ""
    return (
        box.x0 / width, box.x1 / width, box.height / around.heights[sheet.page.number], len(before), len(line.words),
        min(inside, default=1.0), *groups_in(" ".join(word.text for word in before)), *groups_in(above),
    )  # fmt: skip


def _reckoned(found: Ranked) -> Mapping[str, frozenset[Decimal]]:
    """What the likeliest other amounts come to as a total."""
    best = {
        name: Decimal(found[name][0][1].value) if found.get(name) else None
        for name in ("subtotal", "tax_amount", "rounding", "tip", "discount_total", "amount_tendered", "change_given")
    }
    paid, change = best["amount_tendered"], best["change_given"]
    net, tax, rounding = best["subtotal"], best["tax_amount"], best["rounding"]
    parts = {net + tax + more for more in (Decimal(0), best["tip"]) if more is not None} if net and tax else set()
    less = {paid - (change or 0)} if paid else set()
    return {
        "paid_less_change": frozenset(less),
        "parts": frozenset(parts | ({net} if net else set())),
        "parts_rounded": frozenset({part + rounding for part in parts | ({net} if net else set())} if rounding else ()),
    }


def _money(around: Surroundings, value: Decimal, reckoned: Mapping[str, frozenset[Decimal]]) -> tuple[float, ...]:
    """How an amount stands among the others of its paper."""
    amounts = around.descending
    largest = amounts[0] if amounts else Decimal(0)
    near = [other for other in amounts if 0 < abs(other - value) < CLOSE]
    return (
        around.values[abs(value)], float(value / largest) if largest else 0.0, sum(other > value for other in amounts),
        *(value in told for told in reckoned.values()), any(other > value for other in near),
        any(other < value for other in near), value % CLOSE == 0, value < 0,
    )  # fmt: skip


def _date(around: Surroundings, one: Candidate) -> tuple[float, ...]:
    """How a date stands among the others of its paper."""
    spot, dates = around.spot(one), around.dates
    text = spot[0].sheet.lines[spot[1]].text if spot else ""
    after = text.partition(one.evidence.text)[2]
    return (
        dates[one.value], sum(other < one.value for other in dates), sum(other > one.value for other in dates),
        len(one.readings), HOUR.match(after) is not None, len(one.evidence.text),
    )  # fmt: skip
