"""Domain values as JSON and back: what the vault keeps, and what a reader process sends.

Decoding believes nothing: what does not fit the type is Malformed. Frozen dataclasses become objects without their
defaults (so a default is part of the stored form), named tuples become arrays. Tables have a form of their own.
"""

from __future__ import annotations

import base64
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache, partial
from math import isfinite
from typing import Any, TypeVar, Union, get_args, get_origin

from core.domain.record import Record

Value = TypeVar("Value")
Step = Callable[[Any], Any]

ABSENT: Any = object()
TABLES: Any = Mapping[str, tuple[Record, ...]]


class Malformed(ValueError):
    """Bytes that are not the JSON of the type they were said to be."""


def encode(value: Any) -> bytes:
    """A frozen dataclass or named tuple as compact JSON, ASCII only. Raises ValueError for NaN and infinity."""
    return dump(plain(value)).encode("ascii")


def decode(kind: type[Value], data: bytes) -> Value:
    """The value of that type which `encode` wrote. Raises Malformed."""
    try:
        parsed = json.loads(data, parse_constant=_refused)
    except (ValueError, RecursionError) as problem:
        raise Malformed(str(problem)) from None
    return restore(kind, parsed)


def dump(parsed: Any) -> str:
    """Plain values as compact JSON with keys in the order they have."""
    return json.dumps(parsed, separators=(",", ":"), allow_nan=False)


def plain(value: Any) -> Any:
    """A domain value as what JSON knows: dicts, lists, strings, numbers."""
    kind: Any = type(value)
    step = _encoder(kind)
    return step(value) if step else value


def restore(kind: type[Value], parsed: Any) -> Value:
    """The domain value of that type from parsed JSON. Raises Malformed."""
    hint: Any = kind
    value: Value = _decoder(hint)(parsed)
    return value


def _refused(constant: str) -> None:
    raise ValueError(constant)


# ---- writing: a step per type, or None where the JSON encoder does it by itself


@cache
def _encoder(hint: Any) -> Step | None:
    origin = get_origin(hint)
    if hint is bytes:
        return _base64
    if hint == TABLES:
        return _as_columns
    if isinstance(hint, type) and is_dataclass(hint):
        return partial(_object, hint)
    if _is_named_tuple(hint):
        members = [_encoder(member) for member in _hints(hint).values()]
        return partial(_array, members) if any(members) else None
    if origin in (Union, types.UnionType):
        return _optional(next(filter(None, map(_encoder, get_args(hint))), None))
    if origin is tuple or origin is Sequence:
        return _each(_encoder(get_args(hint)[0]))
    if origin is Mapping:
        return _members(_encoder(get_args(hint)[1]))
    return None


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _object(kind: type, value: Any) -> dict[str, Any]:
    written = {}
    for name, step, _, default in _plan(kind):
        member = getattr(value, name)
        if default is ABSENT or member != default:
            written[name] = step(member) if step else member
    return written


def _array(members: list[Step | None], value: Any) -> list[Any]:
    return [step(member) if step else member for step, member in zip(members, value, strict=True)]


def _optional(step: Step | None) -> Step | None:
    return (lambda value: None if value is None else step(value)) if step else None


def _each(step: Step | None) -> Step:
    return (lambda values: [step(value) for value in values]) if step else list


def _members(step: Step | None) -> Step:
    return (lambda values: {key: step(value) for key, value in values.items()}) if step else dict


def _as_columns(tables: Any) -> Any:
    from core.domain.columns import written  # noqa: PLC0415 (it is made of what stands here)

    return written(tables)


# ---- reading: a step per type that checks what it is given


@cache
def _decoder(hint: Any) -> Step:
    origin, args = get_origin(hint), get_args(hint)
    if hint in PLAINLY:
        return PLAINLY[hint]
    if _is_named_tuple(hint):
        members = list(_hints(hint).values())
        return partial(_reals if set(members) == {float} else _named_tuple, hint, tuple(map(_decoder, members)))
    if isinstance(hint, type) and is_dataclass(hint):
        return partial(_dataclass, hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return partial(_member, hint)
    if origin in (Union, types.UnionType):
        (inner,) = (arg for arg in args if arg is not types.NoneType)
        return partial(_nullable, _decoder(inner))
    if (origin is tuple and args[-1] is Ellipsis) or origin is Sequence:
        return partial(_tuple, _decoder(args[0]))
    if origin is tuple:
        return partial(_fixed, tuple(map(_decoder, args)))
    if origin is Mapping:
        return partial(_mapping, _decoder(args[1]))
    raise TypeError(hint)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise Malformed("text expected")
    return value


def _real(value: Any) -> float:
    if type(value) is not float and type(value) is not int:
        raise Malformed("number expected")
    try:
        number = float(value)
    except OverflowError:
        raise Malformed("number too large") from None
    if not isfinite(number):
        raise Malformed("number too large")
    return number


def _integer(value: Any) -> int:
    if type(value) is not int:
        raise Malformed("whole number expected")
    return value


def _boolean(value: Any) -> bool:
    if type(value) is not bool:
        raise Malformed("true or false expected")
    return value


def _bytes(value: Any) -> bytes:
    try:
        return base64.b64decode(_text(value), validate=True)
    except ValueError as problem:
        raise Malformed(str(problem)) from None


def _of_columns(tables: Any) -> Any:
    from core.domain.columns import read  # noqa: PLC0415 (likewise)

    return read(tables)


PLAINLY: Mapping[Any, Step] = {str: _text, float: _real, int: _integer, bool: _boolean, bytes: _bytes} | {
    Any: lambda value: value,
    TABLES: _of_columns,
}


def _member(kind: type[Enum], value: Any) -> Enum:
    try:
        return kind(_text(value))
    except ValueError:  # whose words repeat the value
        raise Malformed(f"not a {kind.__name__}") from None


def _nullable(step: Step, value: Any) -> Any:
    return None if value is None else step(value)


def listed(value: Any) -> list[Any]:
    """A list as it was written. Raises Malformed."""
    if type(value) is not list:
        raise Malformed("list expected")
    return value


def _tuple(step: Step, value: Any) -> tuple[Any, ...]:
    return tuple([step(member) for member in listed(value)])


def _fixed(steps: tuple[Step, ...], value: Any) -> tuple[Any, ...]:
    members = listed(value)
    if len(members) != len(steps):
        raise Malformed("list of another length expected")
    return tuple([step(member) for step, member in zip(steps, members, strict=True)])


def _named_tuple(kind: Any, steps: tuple[Step, ...], value: Any) -> Any:
    """A named tuple; what was written before it had its last members lacks them."""
    members = listed(value)
    if not len(steps) - len(kind._field_defaults) <= len(members) <= len(steps):
        raise Malformed("list of another length expected")
    return kind(*(step(member) for step, member in zip(steps, members, strict=False)))


def _reals(kind: Any, steps: tuple[Step, ...], value: Any) -> Any:
    """A named tuple of numbers, quickly: a page has thousands of boxes."""
    ordinary = len(listed(value)) == len(steps) and set(map(type, value)) == {float} and all(map(isfinite, value))
    return kind._make(value) if ordinary else _named_tuple(kind, steps, value)


def _mapping(step: Step, value: Any) -> dict[str, Any]:
    return {key: step(member) for key, member in keyed(value).items()}


def keyed(value: Any) -> dict[str, Any]:
    """An object as it was written. Raises Malformed."""
    if type(value) is not dict:
        raise Malformed("object expected")
    return value


def _dataclass(kind: type, value: Any) -> Any:
    given = keyed(value)
    plan = _plan(kind)
    members = {name: step(given[name]) for name, _, step, _ in plan if name in given}
    missing = any(default is ABSENT and name not in members for name, _, _, default in plan)
    if missing or len(members) != len(given):
        raise Malformed(f"not a {kind.__name__}")
    return kind(**members)


# ---- what the types say of themselves


@cache
def _plan(kind: Any) -> tuple[tuple[str, Step | None, Step, Any], ...]:
    """Name, writing step, reading step and default of every member of a dataclass."""
    hints = _hints(kind)
    return tuple(
        (one.name, _encoder(hints[one.name]), _decoder(hints[one.name]), _default(one)) for one in fields(kind)
    )


def _default(member: Field[Any]) -> Any:
    if member.default is not MISSING:
        return member.default
    return ABSENT if member.default_factory is MISSING else member.default_factory()


def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _is_named_tuple(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")
