"""The grammar that an answer must follow, made from the fields of a document type, and what an answer says by it.

GBNF as llama.cpp takes it: an object with exactly the names asked for, each with null or a text of bounded length
without quotation marks, backslashes and control characters; of fields with few values, one of those.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from core.domain.schema import DocumentType, FieldType, Kind

LETTER = r'[^"\\\x00-\x1F\x7F]'
LONGEST = {Kind.ADDRESS: 240, Kind.TEXT: 160, Kind.LIST: 160, Kind.PARTY: 120}
SHORT = 40
"""letters of a value of any other kind"""


def grammar(kind: DocumentType, names: Sequence[str]) -> str:
    """The grammar of an answer about these fields of a type (at least one)."""
    members = ' "," '.join(f"{_quoted(json.dumps(name) + ':')} value-{at}" for at, name in enumerate(names))
    values = (f"value-{at} ::= {_value(kind.fields[name])}" for at, name in enumerate(names))
    return "\n".join((f'root ::= "{{" {members} "}}"', *values, f"letter ::= {LETTER}")) + "\n"


def longest(kind: DocumentType, names: Sequence[str]) -> int:
    """How many letters an answer about these fields may have."""
    return 2 + sum(len(json.dumps(name)) + 4 + _length(kind.fields[name]) for name in names)


def answered(text: str, names: Sequence[str]) -> Mapping[str, str] | None:
    """What an answer says of each name that it gives a value for; None where it is no answer about these names."""
    try:
        said = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or said.keys() != set(names):
        return None
    return {name: value for name, value in said.items() if isinstance(value, str) and value.strip()}


def _value(field: FieldType) -> str:
    if field.choices:
        return " | ".join(('"null"', *(_quoted(json.dumps(value)) for value in field.choices)))
    return f'"null" | "\\"" letter{{1,{_length(field)}}} "\\""'


def _length(field: FieldType) -> int:
    return max(map(len, field.choices)) if field.choices else LONGEST.get(field.kind, SHORT)


def _quoted(text: str) -> str:
    """A text as a terminal of the grammar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
