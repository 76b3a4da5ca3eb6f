"""Tables as columns of plain values, and back: a statement's ten thousand rows are kept and sent in this form.

A table says once which cells its rows have, and of each column every member by itself. A list of one value stands for
all; a member that has its default everywhere is left out. Reasons are numbered. Rows that a lone row repeats (the only
account of a statement) are written once. Tables that were written as a list of rows are read as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from math import isfinite
from types import NoneType
from typing import Any

from core.domain.codec import Malformed, keyed, listed, plain, restore
from core.domain.layout import Box
from core.domain.record import Alternative, Evidence, Field, Origin, Reason, Record

Rows = tuple[Record, ...]
Form = Mapping[str, Any]
SAME = True
"""in the place of rows that are those of the table of that name around"""
SIDES = ("x0", "y0", "x1", "y1")
ORIGINS: Mapping[str, Origin] = {origin.value: origin for origin in Origin}


# ---- writing


def written(tables: Mapping[str, Rows]) -> dict[str, Any]:
    """The tables of a record as what JSON knows."""
    deep = {name for name, rows in tables.items() if any(row.tables for row in rows)}
    flat = {name: rows for name, rows in tables.items() if name not in deep}
    lone = len(deep) == 1 and all(len(tables[name]) == 1 for name in deep)
    return {name: _written(rows, flat if lone and name in deep else {}) for name, rows in tables.items()}


def _written(rows: Rows, around: Mapping[str, Rows]) -> Any:
    shapes: dict[tuple[str, ...], int] = {}
    columns: dict[str, list[Field]] = {}
    reasons: dict[tuple[Any, ...], int] = {}
    for row in rows:
        shapes.setdefault(tuple(row.fields), len(shapes))
        for name, field in row.fields.items():
            columns.setdefault(name, []).append(field)
    form: dict[str, Any] = {"shapes": list(shapes), "rows": [shapes[tuple(row.fields)] for row in rows]}
    form["columns"] = {name: _column(fields, reasons) for name, fields in columns.items()}
    form["reasons"] = [[code, dict(facts)] for code, *facts in reasons]
    form["tables"] = {str(at): _inner(row, around) for at, row in enumerate(rows) if row.tables}
    return {name: part for name, part in form.items() if part or name == "rows"}


def _inner(row: Record, around: Mapping[str, Rows]) -> dict[str, Any]:
    own = {name: rows for name, rows in row.tables.items() if around.get(name) != rows}
    forms = written(own)
    return {name: forms.get(name, SAME) for name in row.tables}


def _column(fields: Sequence[Field], reasons: dict[tuple[Any, ...], int]) -> dict[str, Any]:
    """The members of a column's cells, each by itself."""
    places = [field.evidence for field in fields]
    boxes = [place.box for place in places if place.box is not None]
    others = {at: _others(field) for at, field in enumerate(fields) if field.alternatives}
    members: dict[str, list[Any]] = {
        "text": [None if one.text == field.value else one.text for one, field in zip(places, fields, strict=True)],
        "page": [place.page for place in places],
        "path": [place.path for place in places],
        "boxed": [place.box is not None for place in places],
        **dict(zip(SIDES, map(list, zip(*boxes, strict=True)), strict=False)),
        "confidence": [field.confidence for field in fields],
        "origin": [field.origin.value for field in fields],
        "currency": [field.currency for field in fields],
        "accepted": [field.accepted for field in fields],
        "reason": [_numbered(field.reason, reasons) for field in fields],
    }
    brief = {name: values[:1] if values.count(values[0]) == len(values) else values for name, values in members.items()}
    kept = {name: values for name, values in brief.items() if values != [DEFAULTS.get(name)]}
    return {"value": [field.value for field in fields], **kept, **({"others": others} if others else {})}


DEFAULTS: Form = {"text": None, "page": None, "path": None, "boxed": False, "confidence": 0.0} | {
    "origin": Origin.RULE.value,
    "currency": None,
    "accepted": False,
    "reason": None,
}


def _others(field: Field) -> list[Any]:
    return [plain(one) for one in field.alternatives]


def _numbered(reason: Reason | None, reasons: dict[tuple[Any, ...], int]) -> int | None:
    return None if reason is None else reasons.setdefault((reason.code, *reason.facts.items()), len(reasons))


# ---- reading: what does not fit is Malformed


def read(given: Any) -> dict[str, Rows]:
    """The tables of a record."""
    forms = keyed(given)
    deep = {name for name, form in forms.items() if type(form) is dict and "tables" in form}
    flat = {name: _read(form, {}) for name, form in forms.items() if name not in deep}
    around = flat if len(deep) == 1 else {}
    return {name: flat[name] if name in flat else _read(form, around) for name, form in forms.items()}


def _read(given: Any, around: Mapping[str, Rows]) -> Rows:
    if type(given) is list:
        return tuple([restore(Record, row) for row in given])
    form = keyed(given)
    if not {"rows"} <= form.keys() <= {"shapes", "rows", "columns", "reasons", "tables"}:
        raise Malformed("not a table")
    reasons = [_reason(one) for one in listed(form.get("reasons", []))]
    columns = {name: _fields(keyed(one), reasons) for name, one in keyed(form.get("columns", {})).items()}
    rows = _numbers(form["rows"])
    inner = {_index(at): keyed(one) for at, one in keyed(form.get("tables", {})).items()}
    tables = {at: _repeated(one, around if len(rows) == 1 else {}) for at, one in inner.items()}
    return _rows(_shapes(form.get("shapes", []), columns), rows, columns, tables)


def _rows(
    shapes: Sequence[Sequence[tuple[str, Iterator[Field]]]],
    rows: Sequence[int],
    columns: Mapping[str, Iterator[Field]],
    tables: Mapping[int, dict[str, Rows]],
) -> Rows:
    try:
        fields = [{name: next(column) for name, column in shapes[number]} for number in rows]
    except (StopIteration, IndexError):
        raise Malformed("a column is too short") from None
    if any(next(column, None) is not None for column in columns.values()) or not tables.keys() <= set(range(len(rows))):
        raise Malformed("a column is too long")
    return tuple([Record(one, tables.get(at, {})) for at, one in enumerate(fields)] if tables else map(Record, fields))


def _repeated(forms: Form, around: Mapping[str, Rows]) -> dict[str, Rows]:
    """The tables within a row, some of which may be those around."""
    own = read({name: form for name, form in forms.items() if form is not SAME})
    try:
        return {name: around[name] if form is SAME else own[name] for name, form in forms.items()}
    except KeyError:
        raise Malformed("no such table around") from None


def _shapes(given: Any, columns: Mapping[str, Iterator[Field]]) -> list[list[tuple[str, Iterator[Field]]]]:
    """The columns of the cells that rows have."""
    try:
        return [[(name, columns[name]) for name in dict.fromkeys(listed(shape))] for shape in listed(given)]
    except (KeyError, TypeError):
        raise Malformed("no such column") from None


def _fields(column: Form, reasons: Sequence[Reason]) -> Iterator[Field]:
    """The cells of a column, from top to bottom."""
    if not column.keys() <= {"value", "others", *DEFAULTS, *SIDES}:
        raise Malformed("not a column")
    values = _typed(column.get("value"), str)
    count = len(values)
    others = {_index(at): _alternatives(one) for at, one in keyed(column.get("others", {})).items()}
    if any(at >= count for at in others):
        raise Malformed("a column is too short")
    return map(
        Field,
        values,
        _places(column, values),
        map(float, _finite(_member(column, "confidence", count, float, int))),
        _looked_up(ORIGINS, _member(column, "origin", count, str)),
        _member(column, "currency", count, str, NoneType),
        _member(column, "accepted", count, bool),
        _looked_up({None: None, **dict(enumerate(reasons))}, _member(column, "reason", count, int, NoneType)),
        [others.get(at, ()) for at in range(count)] if others else repeat((), count),
    )


def _places(column: Form, values: Sequence[str]) -> Iterator[Evidence]:
    """Where the cells of a column stand."""
    count = len(values)
    said = _member(column, "text", count, str, NoneType)
    texts = [value if text is None else text for value, text in zip(values, said, strict=True)]
    boxed = _member(column, "boxed", count, bool)
    sides = [map(float, _finite(_member(column, side, sum(boxed), float, int))) for side in SIDES] if any(boxed) else []
    boxes = map(Box, *sides) if sides else iter(())
    where = [next(boxes) if one else None for one in boxed]
    return map(
        Evidence,
        texts,
        _member(column, "page", count, int, NoneType),
        where,
        _member(column, "path", count, str, NoneType),
    )


def _member(column: Form, name: str, count: int, *kinds: type) -> Sequence[Any]:
    """One member of every cell."""
    if name not in column and name in DEFAULTS:
        return [DEFAULTS[name]] * count
    values = _typed(column.get(name), *kinds)
    if len(values) != count and len(values) != 1:
        raise Malformed("a column is too short")
    return values if len(values) == count else values * count


def _looked_up(known: Mapping[Any, Any], names: Iterable[Any]) -> list[Any]:
    try:
        return [known[name] for name in names]
    except KeyError:
        raise Malformed("no such member") from None


def _reason(given: Any) -> Reason:
    code, facts = given if type(given) is list and len(given) == 2 else (None, None)
    return restore(Reason, {"code": code, "facts": facts})


def _alternatives(given: Any) -> tuple[Alternative, ...]:
    return tuple([restore(Alternative, one) for one in listed(given)])


def _finite(values: Sequence[Any]) -> Sequence[Any]:
    try:
        if all(map(isfinite, values)):
            return values
    except OverflowError:
        pass
    raise Malformed("number too large")


def _typed(given: Any, *kinds: type) -> list[Any]:
    values = listed(given)
    if not set(map(type, values)) <= set(kinds):
        raise Malformed("not of its type")
    return values


def _numbers(given: Any) -> list[int]:
    numbers = _typed(given, int)
    if numbers and min(numbers) < 0:
        raise Malformed("not a row")
    return numbers


def _index(name: str) -> int:
    if not name.isascii() or not name.isdigit() or len(name) > 9:
        raise Malformed("not a row")
    return int(name)
