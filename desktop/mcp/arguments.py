"""The arguments of tools: what they may be, said as a JSON Schema and held to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from unicodedata import category

from core.domain.facts import as_day
from core.domain.money import decimal

Given = Mapping[str, Any]
KINDS: Mapping[str, type] = {"string": str, "integer": int, "boolean": bool, "array": list}
BARRED = ("Cc", "Cs")
"""sorts of signs that no text holds: control characters, halves of pairs"""
LONGEST = 800
"""letters of one argument"""
MOST = 20
"""texts of an argument that is several"""


class Unfit(Exception):
    """Arguments that are not as the tool's schema says; its text says which and why."""


class Argument(NamedTuple):
    """One argument of a tool."""

    kind: str
    """as JSON Schema names it; an array is one of texts"""
    says: str
    needed: bool = False
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    usual: Any = None


TEXT = Argument("string", "One of several texts.", needed=True)
Arguments = Mapping[str, Argument]


def schema(arguments: Arguments) -> dict[str, Any]:
    """The JSON Schema of a tool's arguments."""
    made: dict[str, Any] = {"type": "object", "properties": {name: _said(one) for name, one in arguments.items()}}
    needed = [name for name, one in arguments.items() if one.needed]
    return made | ({"required": needed} if needed else {}) | {"additionalProperties": False}


def _said(one: Argument) -> dict[str, Any]:
    said: dict[str, Any] = {"type": one.kind, "description": one.says}
    if one.kind == "array":
        said |= {"items": {"type": "string"}, "maxItems": MOST}
    more = {"enum": list(one.choices), "minimum": one.least, "maximum": one.most, "default": one.usual}
    return said | {name: value for name, value in more.items() if value not in (None, [])}


def fitting(arguments: Arguments, given: Given) -> dict[str, Any]:
    """The arguments as they were given, with what is usual in the place of those that were not. Raises Unfit."""
    for name in given:
        if name not in arguments:
            raise Unfit(f"There is no argument {name[:80]!r}.")
    return {name: _fit(name, one, given.get(name)) for name, one in arguments.items()}


def _fit(name: str, one: Argument, value: Any) -> Any:
    if value is None:
        if one.needed:
            raise Unfit(f"{name!r} is missing.")
        return one.usual
    if type(value) is not KINDS[one.kind]:  # a boolean is no number here
        raise Unfit(f"{name!r} must be of type {one.kind}.")
    if isinstance(value, list):
        if len(value) > MOST:
            raise Unfit(f"{name!r} must be {MOST} texts at most.")
        return [_fit(name, TEXT, text) for text in value]
    if isinstance(value, str) and (len(value) > LONGEST or (one.needed and not value.strip())):
        raise Unfit(f"{name!r} must have between 1 and {LONGEST} letters.")
    if isinstance(value, str) and any(category(sign) in BARRED and not sign.isspace() for sign in value):
        raise Unfit(f"{name!r} must be text, without control characters.")
    if one.choices and value not in one.choices:
        raise Unfit(f"{name!r} must be one of: {', '.join(one.choices)}.")
    if isinstance(value, int) and not (one.least or 0) <= value <= (one.most or value):
        raise Unfit(f"{name!r} must be from {one.least} to {one.most}.")
    return value


def day(given: Given, name: str) -> date | None:
    """A day that was given, or None. Raises Unfit."""
    found = as_day(given[name])
    if given[name] and found is None:
        raise Unfit(f"{name!r} must be a day such as 2026-03-31.")
    return found


def amount(given: Given, name: str) -> Decimal | None:
    """An amount that was given, or None. Raises Unfit."""
    found = decimal(given[name] or None)
    if given[name] and found is None:
        raise Unfit(f"{name!r} must be a number such as 1250.50.")
    return found
