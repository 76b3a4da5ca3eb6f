"""The checks of a type as equations over amounts, quick enough to be tried on thousands of combinations."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
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
        case ast.Name() | ast.Call(func=ast.Name(id="sum")):
            return _total(((_name(node), 1),), zero)
        case ast.Call(func=ast.Name(id="abs"), args=[inner]):
            return _applied(_term(inner, zero), abs)
        case ast.UnaryOp(operand=operand):
            return _applied(_term(operand, zero), Decimal.__neg__)
        case ast.BinOp(op=ast.Add() | ast.Sub()) if (parts := tuple(_parts(node))) and all(name for name, _ in parts):
            return _total(parts, zero)
        case ast.BinOp(left=left, op=sign, right=right):
            return _joined(_term(left, zero), _term(right, zero), ARITHMETIC[type(sign)])
    return lambda _: None


def _parts(node: ast.expr, sign: int = 1) -> Iterator[tuple[str, int]]:
    """The names that a sum adds up, each with its sign; no name for a part that is none."""
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as joint, right=right):
            yield from _parts(left, sign)
            yield from _parts(right, sign if isinstance(joint, ast.Add) else -sign)
        case _:
            yield _name(node), sign


def _name(node: ast.expr) -> str:
    """The name of an amount or of a column that is summed; empty where a part is neither."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Call(func=ast.Name(id="sum"), args=[ast.Attribute(value=ast.Name(id=table), attr=column)]):
            return f"{table}.{column}"
    return ""


def _total(parts: Sequence[tuple[str, int]], zero: frozenset[str]) -> Term:
    """The sum of named amounts, without calls for its parts: it is taken for every combination that is tried."""
    added = tuple(name for name, sign in parts if sign > 0)
    taken = tuple(name for name, sign in parts if sign < 0)
    needed = tuple(name for name, _ in parts if name not in zero)

    def term(values: Values) -> Decimal | None:
        for name in needed:
            if values.get(name) is None:
                return None
        total = ZERO
        for name in added:
            total += values.get(name) or ZERO
        for name in taken:
            total -= values.get(name) or ZERO
        return total

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
