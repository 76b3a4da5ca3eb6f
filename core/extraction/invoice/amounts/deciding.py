"""Which amounts a paper means: the assignment of candidates to fields under which the type's checks hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from core.domain.money import tolerance
from core.domain.schema import Check
from core.extraction.invoice.amounts.equations import Equation, Sum, equations

BEAM = 48
CHOICES = 5
"""candidates tried for each field, the likeliest first"""
AGREES = 4.0
"""what a check that holds over two amounts is worth, in the unit of candidates' scores"""
EACH_FURTHER = 0.75
"""what each further amount adds"""
EXACT = 0.6
"""what it adds that the sides agree to the cent: papers round to five cents"""
MISSING = 5.0
"""what it costs to leave a required field empty that has candidates"""
LEFT_OUT = 1.5
"""what it costs that an equation which holds leaves out an amount of the check that the paper shows"""
BROKEN = 4.0
"""what a check that does not hold costs"""


@dataclass(frozen=True, slots=True)
class Option:
    """One amount that a field may be. Leaving a field empty scores 0."""

    value: Decimal
    score: float
    place: Hashable = None
    """where it is printed: one print serves one field only; None where that does not matter"""


@dataclass(frozen=True, slots=True)
class Held:
    """A check that holds with what was chosen."""

    code: str
    names: tuple[str, ...]
    """the fields and columns that are there, took part and are not zero"""
    equation: str
    """the sum in figures"""
    exact: bool = True
    """whether both sides are the same to the cent"""
    whole: bool = True
    """whether every chosen amount that the check speaks of takes part: what is left out may be inside a part"""


@dataclass(frozen=True, slots=True)
class Decision:
    """The chosen option of each field and the checks that hold with them."""

    chosen: Mapping[str, Option]
    held: tuple[Held, ...] = ()
    broken: tuple[str, ...] = ()

    def vouched(self, name: str, *, part: bool = False) -> Held | None:
        """The check with the most amounts in which a field takes part, or None. A `part` wants its role proven too.

        A sum that leaves out a printed amount, or that would hold with two fields exchanged, proves no part.
        """
        held = [one for one in self.held if name in one.names and (one.whole or not part)]
        if part and self._interchangeable(name):
            return None
        return max(held, key=lambda one: (one.exact, len(one.names)), default=None)

    def value(self, name: str) -> Decimal | None:
        """The amount that was chosen for a field, or None."""
        option = self.chosen.get(name)
        return option.value if option else None

    def _interchangeable(self, name: str) -> bool:
        """Whether another field has the same amount: a sum then says nothing of which of the two is which."""
        value = self.chosen[name].value
        return any(other.value == value for field, other in self.chosen.items() if field != name)


Amounts = Mapping[str, Decimal | None]


class _Trial(NamedTuple):
    """An assignment in the making."""

    score: float
    chosen: Mapping[str, Option]
    places: frozenset[Hashable]
    amounts: Amounts
    """what was chosen and the sums of columns, by name"""

    def grown(self, score: float, name: str, option: Option | None) -> _Trial:
        """The same with one more field decided on."""
        if option is None:
            return self._replace(score=score)
        places = self.places if option.place is None else self.places | {option.place}
        chosen, amounts = {**self.chosen, name: option}, {**self.amounts, name: option.value}
        return _Trial(score, chosen, places, amounts)


def decide(
    checks: Sequence[Check],
    zero: frozenset[str],
    options: Mapping[str, Sequence[Option]],
    sums: Mapping[str, Sum] | None = None,
    needed: frozenset[str] = frozenset(),
) -> Decision:
    """The likeliest assignment: candidates' scores plus what the checks say of it. `needed` fields want a value."""
    sums = sums or {}
    deciding = [(check, equations(check, zero)) for check in checks if check.decides and not check.each]
    order = _order(deciding, options)
    trials = [_Trial(0.0, {}, frozenset(), {name: one.total for name, one in sums.items()})]
    for position, name in enumerate(order):
        closing = [_Judge(stated, sums) for stated in _closing(deciding, order, position)]
        likely = sorted(options[name], key=lambda option: -option.score)[:CHOICES]
        empty = -MISSING if name in needed else None
        grown = [(score, one, option) for one in trials for score, option in _judged(one, name, likely, empty, closing)]
        best_first = sorted(grown, key=lambda made: -made[0])[:BEAM]
        trials = [one.grown(score, name, option) for score, one, option in best_first]
    best = max(trials, key=lambda trial: trial.score)
    return _decision(best, deciding, sums)


def _order(
    deciding: Sequence[tuple[Check, tuple[Equation, ...]]], options: Mapping[str, Sequence[Option]]
) -> list[str]:
    """The fields with candidates, those of one check beside each other so that it can be judged early."""
    named = [name for _, stated in deciding for equation in stated for name in equation.names if "." not in name]
    return [name for name in dict.fromkeys([*named, *options]) if options.get(name)]


def _closing(
    deciding: Sequence[tuple[Check, tuple[Equation, ...]]], order: Sequence[str], position: int
) -> list[tuple[Equation, ...]]:
    """The checks whose last field is this one."""
    later = set(order[position + 1 :])
    current = order[position]
    named = [({name for equation in stated for name in equation.names}, stated) for _, stated in deciding]
    return [stated for names, stated in named if current in names and not names & later]


def _judged(
    trial: _Trial, name: str, options: Sequence[Option], empty: float | None, closing: Sequence[_Judge]
) -> Iterator[tuple[float, Option | None]]:
    """What an assignment is worth with a field left empty, and with each of its options that is still free."""
    amounts = dict(trial.amounts)
    said = sum(one.worth(amounts) for one in closing)
    yield (trial.score if empty is None else trial.score + empty) + said, None
    for option in options:
        if option.place is None or option.place not in trial.places:
            amounts[name] = option.value
            yield trial.score + option.score + sum(one.worth(amounts) for one in closing), option


class _Judge:
    """What one check is worth under each assignment; trials that differ in other fields are judged once."""

    def __init__(self, stated: Sequence[Equation], sums: Mapping[str, Sum]) -> None:
        self.stated = tuple((equation, tolerance(_rows(equation, sums))) for equation in stated)
        self.names = tuple(dict.fromkeys(name for equation in stated for name in equation.names))
        self.judged: dict[tuple[Decimal | None, ...], float] = {}

    def worth(self, amounts: Amounts) -> float:
        """What the check says of an assignment."""
        told = tuple(map(amounts.get, self.names))
        if told not in self.judged:
            self.judged[told] = _worth(self.stated, dict(zip(self.names, told, strict=True)))
        return self.judged[told]


def _values(chosen: Mapping[str, Option], sums: Mapping[str, Sum]) -> dict[str, Decimal | None]:
    return {
        **{name: option.value for name, option in chosen.items()},
        **{name: one.total for name, one in sums.items()},
    }


def _worth(stated: Sequence[tuple[Equation, Decimal]], values: Amounts) -> float:
    """What a check says of an assignment: the best of its equations that hold, or the cost of none holding."""
    reckoned = [(equation, gap, slack) for equation, slack in stated if (gap := equation.gap(values)) is not None]
    first = stated[0][0]
    held = [
        _strength(equation, values, gap) - LEFT_OUT * len(_left_out(equation, first, values))
        for equation, gap, slack in reckoned
        if gap <= slack
    ]
    if held:
        return max(held)
    return -BROKEN if reckoned else 0.0


def _strength(equation: Equation, values: Amounts, gap: Decimal | None) -> float:
    """What an equation that holds is worth: more with more amounts, and to the cent, without a gap."""
    present = len(_present(equation, values))
    return AGREES + EACH_FURTHER * (present - 2) + EXACT * (not gap) if present > 1 else 0.0


def _left_out(equation: Equation, first: Equation, values: Amounts) -> frozenset[str]:
    """The amounts that a check's first equation has and the paper shows, but this one of its equations leaves out."""
    return frozenset(_present(first, values)) - frozenset(equation.names)


def _rows(equation: Equation, sums: Mapping[str, Sum]) -> int:
    return sum(sums[name].rows for name in equation.names if name in sums)


def _present(equation: Equation, values: Amounts) -> tuple[str, ...]:
    """The names of an equation that stand for an amount other than zero."""
    return tuple(name for name in equation.names if values.get(name))


def _decision(
    trial: _Trial, deciding: Sequence[tuple[Check, tuple[Equation, ...]]], sums: Mapping[str, Sum]
) -> Decision:
    values = _values(trial.chosen, sums)
    held: list[Held] = []
    broken: list[str] = []
    for check, stated in deciding:
        reckoned = [(equation, equation.holds(values, _rows(equation, sums))) for equation in stated]
        holding = [equation for equation, holds in reckoned if holds and len(_present(equation, values)) > 1]
        if holding:
            best = max(
                holding,
                key=lambda one: (-len(_left_out(one, stated[0], values)), _strength(one, values, one.gap(values))),
            )
            exact = not best.gap(values)
            whole = not _left_out(best, stated[0], values)
            held.append(Held(check.code, _present(best, values), _in_figures(best, values), exact, whole))
        elif any(holds is False for _, holds in reckoned):
            broken.append(check.code)
    return Decision(trial.chosen, tuple(held), tuple(broken))


def _in_figures(equation: Equation, values: Amounts) -> str:
    """An equation with its names replaced by amounts, those that are absent or zero left out."""
    text = equation.text
    for name in equation.names:
        if not values.get(name):
            text = text.replace(f" + {name}", "").replace(f" - {name}", "")
    for name in sorted(equation.names, key=len, reverse=True):
        value = values.get(name)
        text = (
            text.replace(f"sum({name})", "Σ " + name) if value is None else text.replace(f"sum({name})", f"{value:,}")
        )
        text = text if value is None else text.replace(name, f"{value:,}")
    return text.replace("==", "=").replace("-", "−").replace("*", "×")
