"""The expressions of checks: arithmetic over the fields of a record, decided without running any code."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache

from core.domain.errors import RuleInvalid
from core.domain.money import ZERO, tolerance
from core.domain.record import Record
from core.domain.spelled import spelled

Number = Decimal
ARITHMETIC: Mapping[type[ast.operator], Callable[[Number, Number], Number]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
COMPARISONS: Mapping[type[ast.cmpop], str] = {ast.Eq: "==", ast.GtE: ">=", ast.LtE: "<="}
TERMS = (ast.BinOp, ast.UnaryOp, ast.USub, ast.Compare, ast.Call, ast.Name, ast.Attribute, ast.Constant)
ALLOWED = (*TERMS, ast.Load, *ARITHMETIC, *COMPARISONS)
FUNCTIONS = frozenset({"sum", "abs", "spelled"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a rule came out on a record."""

    holds: bool
    left: Number | str
    right: Number | str
    fields: tuple[str, ...]
    """the fields that were there and took part"""
    equates: bool = True
    """whether both sides must come to the same: what only bounds an amount vouches for none"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One comparison over field names.

    `subtotal + tax_amount == total_amount`, `sum(taxes.amount) == tax_amount`, `due_date >= invoice_date`
    (ISO dates compare as text), `spelled(net_pay_words) == net_pay` (an amount in English words).
    """

    text: str

    def __post_init__(self) -> None:
        tree = _parsed(self.text)
        for node in ast.walk(tree):
            known = isinstance(node, ALLOWED)
            if not known or (isinstance(node, ast.Call) and not _known_call(node)):
                raise RuleInvalid(rule=self.text)
        if not isinstance(tree, ast.Compare) or len(tree.ops) != 1:
            raise RuleInvalid(rule=self.text)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields and columns ("taxes.amount") that the rule speaks of."""
        return tuple(dict.fromkeys(_names(_parsed(self.text))))

    def judge(self, record: Record, zero: frozenset[str] = frozenset()) -> Verdict | None:
        """How the rule comes out, or None where a term is absent that does not count as zero.

        `zero` names the fields that count as zero where they are absent.
        """
        tree = _parsed(self.text)
        assert isinstance(tree, ast.Compare)
        reckoning = _Reckoning(record, zero)
        try:
            left, right = reckoning.value(tree.left), reckoning.value(tree.comparators[0])
        except (DivisionByZero, InvalidOperation):
            return None
        if left is None or right is None or not reckoning.used:
            return None
        sign = COMPARISONS[type(tree.ops[0])]
        holds = _compare(sign, left, right, reckoning.rows)
        return Verdict(holds, left, right, tuple(dict.fromkeys(reckoning.used)), sign == "==")


@lru_cache(maxsize=512)
def _parsed(text: str) -> ast.expr:
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError) as problem:
        raise RuleInvalid(rule=text) from problem


def _known_call(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS and len(node.args) == 1 and not node.keywords


def _names(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        yield f"{node.value.id}.{node.attr}"
    elif isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Call):
        yield from _names(node.args[0])
    else:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from _names(child)


def _compare(sign: str, left: Number | str, right: Number | str, rows: int) -> bool:
    if isinstance(left, str) or isinstance(right, str):
        first, second = str(left), str(right)
        return {"==": first == second, ">=": first >= second, "<=": first <= second}[sign]
    slack = tolerance(rows)
    return {"==": abs(left - right) <= slack, ">=": left >= right - slack, "<=": left <= right + slack}[sign]


class _Reckoning:
    """One evaluation: remembers which fields took part and how many rows were summed."""

    def __init__(self, record: Record, zero: frozenset[str]) -> None:
        self.record, self.zero = record, zero
        self.used: list[str] = []
        self.rows = 0

    def value(self, node: ast.expr) -> Number | str | None:
        """What a term comes to, or None where something in it is absent or not a number."""
        match node:
            case ast.Constant(value=constant):
                return Decimal(str(constant))
            case ast.Name(id=name):
                return self._field(name)
            case ast.Call(func=ast.Name(id="sum"), args=[column]):
                return self._sum(next(_names(column)))
            case ast.Call(func=ast.Name(id="spelled"), args=[ast.Name(id=name)]):
                return self._spelled(name)
            case ast.BinOp(left=left, op=sign, right=right):
                return self._joined(ARITHMETIC[type(sign)], left, right)
            case ast.UnaryOp(operand=inner):
                return self._changed(operator.neg, inner)
            case ast.Call(args=[inner]):
                return self._changed(abs, inner)
        return None

    def _joined(self, join: Callable[[Number, Number], Number], left: ast.expr, right: ast.expr) -> Number | None:
        first, second = self.value(left), self.value(right)
        return join(first, second) if isinstance(first, Decimal) and isinstance(second, Decimal) else None

    def _changed(self, change: Callable[[Number], Number], inner: ast.expr) -> Number | None:
        number = self.value(inner)
        return change(number) if isinstance(number, Decimal) else None

    def _field(self, name: str) -> Number | str | None:
        found = self.record.get(name)
        if found is None:
            return ZERO if name in self.zero else None
        self.used.append(name)
        return found.number if found.number is not None else found.value

    def _spelled(self, name: str) -> Number | None:
        text = self.record.value(name)
        number = spelled(text) if text is not None else None
        if number is not None:
            self.used.append(name)
        return number

    def _sum(self, column: str) -> Number | None:
        """The sum of a column, or None where a row lacks its amount or there are no rows."""
        table, _, name = column.partition(".")
        rows = self.record.tables.get(table, ())
        numbers = [row.number(name) for row in rows]
        self.rows += len(rows)
        self.used.extend(f"{table}.{index}.{name}" for index in range(1, len(rows) + 1))
        if not rows:
            return ZERO if column in self.zero else None
        return None if None in numbers else sum((n for n in numbers if n is not None), ZERO)
