"""The draft of a type's file from a sample document: its labels with the kinds of their values, and its table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Line, lines, segments
from core.domain.page import Contents
from core.domain.schema import FieldType, Kind

TRIED = (Kind.DATE, Kind.PERCENT, Kind.MONEY)
"""kinds that a value may be recognised as, in this order"""
LONGEST_LABEL = 5
"""words"""
MOST = 40
FIGURE = re.compile(r"\d")
DECIMALS = re.compile(r"\d[.,]\d{2}(?!\d)")
COLUMNS = 3
"""that make a table"""


class Found(NamedTuple):
    """A label of a paper, and what stands behind it."""

    label: str
    kind: Kind


def draft(contents: Contents) -> str:
    """A type's file (TOML) by which such papers can be read; a person improves it."""
    rows = [segments(line) for page in list(contents.pages)[:2] for line in lines(page.words)]
    title = _title(rows) or "My document"
    fields = {_name(one.label): one for one in _labelled(rows)}
    columns = _columns(rows)
    parts = [f"id = {_quoted(_name(title))}", f"title = {{ en = {_quoted(title)} }}", "", "[keywords]"]
    parts.append(f"{_quoted(title.casefold())} = 6")
    for name, one in list(fields.items())[:MOST]:
        parts += ["", f"[fields.{name}]", f'kind = "{one.kind.value}"', f"labels = {{ en = [{_quoted(one.label)}] }}"]
    if columns:
        parts += ["", "[tables.rows]"]
        written = {_name(one.label): one for one in columns}
        parts += [
            f'columns.{name} = {{ kind = "{one.kind.value}", labels = {{ en = [{_quoted(one.label)}] }} }}'
            for name, one in written.items()
        ]
    return "\n".join(parts) + "\n"


def _title(rows: Sequence[Sequence[Line]]) -> str:
    """The words set largest, without figures."""
    worded = [one for row in rows[:12] for one in row if not FIGURE.search(one.text) and len(one.text) > 3]
    largest = max(worded, key=lambda one: round(one.box.height), default=None)
    return largest.text.strip(" :") if largest else ""


def _labelled(rows: Sequence[Sequence[Line]]) -> Iterator[Found]:
    """Texts with a colon and what follows, and texts with something else beside them."""
    for row in rows:
        for place, piece in enumerate(row):
            label, colon, value = piece.text.partition(":")
            beside = row[place + 1].text if place + 1 < len(row) else ""
            if (colon and not value.strip()) or (not colon and len(row) == 2 and place == 0 and FIGURE.search(beside)):
                value = beside
            if _is_label(label) and value.strip():
                yield Found(label.strip(), _kind(value))


def _columns(rows: Sequence[Sequence[Line]]) -> list[Found]:
    """The headings of the first table: a row of texts over a row of as many values."""
    for row, below in pairwise(rows):
        texts = [piece.text for piece in row]
        figures = sum(bool(FIGURE.search(piece.text)) for piece in below)
        if len(row) >= COLUMNS and all(map(_is_label, texts)) and len(below) >= len(row) and figures:
            return [Found(label.strip(" :"), _kind(value.text)) for label, value in zip(texts, below, strict=False)]
    return []


def _is_label(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= LONGEST_LABEL and not FIGURE.search(text) and bool(_name(text).strip("_"))


def _kind(value: str) -> Kind:
    from core.extraction.values import parse  # noqa: PLC0415 (it loads what extraction needs)

    for kind in TRIED:
        marked = (kind is not Kind.PERCENT or "%" in value) and (kind is not Kind.MONEY or DECIMALS.search(value))
        if marked and parse(FieldType("value", kind), value.strip()) is not None:
            return kind
    if value.strip().isdigit():
        return Kind.NUMBER
    return Kind.ID if FIGURE.search(value) and len(value.split()) == 1 else Kind.TEXT


def _name(text: str) -> str:
    """A name as type files have them."""
    return "_".join(re.findall(r"[a-z0-9]+", " ".join(map(folded, text.split())))) or "field"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
