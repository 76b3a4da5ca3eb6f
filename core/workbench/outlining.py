"""A type's file as a form: its name and fields taken out of the text, and written back into it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from core.domain.schema import Kind
from core.workbench.kinds import parsed

BARE = re.compile(r"[A-Za-z0-9_-]+")
TITLE, FIELDS, ID = "title", "fields", "id"


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field as a line of a form; its title is in one language, and so are its labels."""

    name: str
    kind: Kind
    title: str = ""
    required: bool = False
    labels: tuple[str, ...] = ()
    format: str = ""
    was: str = ""
    """its name in the text; empty for a new one"""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a form shows of a type."""

    id: str
    title: str
    fields: tuple[FieldLine, ...]


def outline(text: str, language: str) -> Outline:
    """What a form shows of a type's file. Raises TypeFileInvalid."""
    kind = parsed(text)
    fields = tuple(
        FieldLine(
            name,
            one.kind,
            one.title.get(language, ""),
            one.required,
            tuple(one.labels.get(_tongue(one.labels, language), ())),
            one.format,
            name,
        )
        for name, one in kind.fields.items()
    )
    return Outline(kind.id, kind.title.get(language) or next(iter(kind.title.values()), ""), fields)


def outlined(text: str, wanted: Outline, language: str) -> str:
    """The text with what a form says instead; tables, checks and other languages stay. Raises TypeFileInvalid."""
    parsed(text)
    data = tomllib.loads(text)
    before = data.get(FIELDS, {})
    data[ID], data[TITLE] = wanted.id, {**data[TITLE], language: wanted.title}
    data[FIELDS] = {one.name: _field(before.get(one.was, {}), one, language) for one in wanted.fields}
    return written(data)


def _field(before: Mapping[str, Any], one: FieldLine, language: str) -> dict[str, Any]:
    """A field's entries: those of the form, and those that the form does not show."""
    made: dict[str, Any] = {**before, "kind": one.kind.value, "required": one.required, "format": one.format}
    labels = before.get("labels", {})
    made["labels"] = _spoken(labels, _tongue(labels, language), list(one.labels))
    made[TITLE] = _spoken(before.get(TITLE, {}), language, one.title)
    return {name: value for name, value in made.items() if value not in (False, "", {}, [])}


def _tongue(labels: Mapping[str, Any], language: str) -> str:
    """The language whose labels a form shows: its own, else the first that there are labels of."""
    return language if labels.get(language) else next(iter(labels), language)


def _spoken(before: Mapping[str, Any], language: str, said: Any) -> dict[str, Any]:
    return {name: value for name, value in {**before, language: said}.items() if value}


def written(data: Mapping[str, Any]) -> str:
    """A type's file of its data."""
    plain = {name: value for name, value in data.items() if name == TITLE or not _is_section(value)}
    lines = [f"{_key(name)} = {_inline(value)}" for name, value in plain.items()]
    for name, value in data.items():
        if name not in plain:
            lines += _section(_key(name), value)
    return "\n".join(lines) + "\n"


def _section(path: str, value: Any) -> Iterator[str]:
    """A table of the file, and the tables in it."""
    if isinstance(value, list):
        for one in value:
            yield from ("", f"[[{path}]]", *(f"{_key(name)} = {_inline(item)}" for name, item in one.items()))
        return
    inner = {name: one for name, one in value.items() if isinstance(one, dict) and _holds_tables(one)}
    inner = value if value and all(isinstance(one, dict) for one in value.values()) else inner
    own = [f"{_key(name)} = {_inline(one)}" for name, one in value.items() if name not in inner]
    if own or not inner:
        yield from ("", f"[{path}]", *own)
    for name, one in inner.items():
        yield from _section(f"{path}.{_key(name)}", one)


def _is_section(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value))


def _holds_tables(value: Mapping[str, Any]) -> bool:
    return any(isinstance(one, dict) for one in value.values())


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(name)} = {_inline(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, int | float) else _text(str(value))


def _key(name: str) -> str:
    return name if BARE.fullmatch(name) else _text(name)


def _text(said: str) -> str:
    return json.dumps(said, ensure_ascii=False).replace("\x7f", "\\u007f")
