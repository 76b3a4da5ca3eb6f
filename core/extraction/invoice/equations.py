"""The checks of a type as equations over amounts, quick enough to be tried on thousands of combinations."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from core.domain.money import ZERO, tolerance
from core.domain.rule import ARITHMETIC, Rule
from core.domain.schema import Check

Values = Mapping[str, Decimal | None]
Term = Callable[[Values], Decimal | None]


class Sum(NamedTuple):
    """The sum of a column and over how many rows."""

    total: Decimal
    rows: int


@dataclass(frozen=True)
class Equation:
    """One rule of a check as two sides to be reckoned."""

    text: str
    names: tuple[str, ...]
    left: Term
    right: Term

    def gap(self, values: Values) -> Decimal | None:
        """How far apart the sides are, or None where a term is missing."""
        try:
            left, right = self.left(values), self.right(values)
        except (DivisionByZero, InvalidOperation):
            return None
        return None if left is None or right is None else abs(left - right)

    def holds(self, values: Values, rows: int) -> bool | None:
        """Whether the sides agree within the tolerance of so many summed rows, or None where a term is missing."""
        gap = self.gap(values)
        return None if gap is None else gap <= tolerance(rows)


def equations(check: Check, zero: frozenset[str]) -> tuple[Equation, ...]:
    """The equations that a check's rules state (comparisons other than equality state none)."""
    return tuple(found for rule in check.rules if (found := _equation(rule, zero)) is not None)


@lru_cache(maxsize=512)
def _equation(rule: Rule, zero: frozenset[str]) -> Equation | None:
    tree = ast.parse(rule.text, mode="eval").body
    if not isinstance(tree, ast.Compare) or not isinstance(tree.ops[0], ast.Eq):
        return None
    return Equation(rule.text, rule.names, _term(tree.left, zero), _term(tree.comparators[0], zero))


def _term(node: ast.expr, zero: frozenset[str]) -> Term:
    match node:
        case ast.Constant(value=constant):
            number = Decimal(str(constant))
            return lambda _: number
        case ast.Name(id=name):
            return _named(name, zero)
        case ast.Call(func=ast.Name(id="sum"), args=[ast.Attribute(value=ast.Name(id=table), attr=column)]):
            return _named(f"{table}.{column}", zero)
        case ast.Call(func=ast.Name(id="abs"), args=[inner]):
            return _applied(_term(inner, zero), abs)
        case ast.UnaryOp(operand=operand):
            return _applied(_term(operand, zero), Decimal.__neg__)
        case ast.BinOp(left=left, op=sign, right=right):
            return _joined(_term(left, zero), _term(right, zero), ARITHMETIC[type(sign)])
    return lambda _: None


def _named(name: str, zero: frozenset[str]) -> Term:
    absent = ZERO if name in zero else None

    def term(values: Values) -> Decimal | None:
        value = values.get(name)
        return absent if value is None else value

    return term


def _applied(inner: Term, function: Callable[[Decimal], Decimal]) -> Term:
    def term(values: Values) -> Decimal | None:
        value = inner(values)
        return None if value is None else function(value)

    return term


def _joined(left: Term, right: Term, sign: Callable[[Decimal, Decimal], Decimal]) -> Term:
    def term(values: Values) -> Decimal | None:
        first, second = left(values), right(values)
        return None if first is None or second is None else sign(first, second)

    return term
