"""What an invoice says in sentences rather than beside labels: options, fees and rates that the law wants named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import resources
from core.domain.record import Field, Reason
from core.domain.schema import Kind
from core.extraction.invoice.paper import Paper
from core.extraction.page.evidence import evidence
from core.extraction.page.neighbours import Marked
from core.extraction.values import parse


class Clause(NamedTuple):
    """A sentence that tells a field's value."""

    field: str
    value: str | None
    pattern: re.Pattern[str]


def _clauses() -> Iterator[Clause]:
    for one in resources.words("clauses")["clause"]:
        for pattern in one["patterns"]:
            spaced = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
            yield Clause(one["field"], one.get("value"), re.compile(spaced, re.IGNORECASE))


CLAUSES = tuple(_clauses())


def clause_fields(paper: Paper) -> Mapping[str, Field]:
    """The fields that sentences of these pages tell; where two contradict each other, neither stands."""
    found: dict[str, Field] = {}
    contested: set[str] = set()
    for name, field in (pair for page in paper.pages for pair in _told(paper, page)):
        if found.setdefault(name, field).value != field.value:
            contested.add(name)
    return {name: field.doubt("guess") if name in contested else field for name, field in found.items()}


def _told(paper: Paper, page: Marked) -> Iterator[tuple[str, Field]]:
    lines = page.sheet.lines
    starts, length = [], 0
    for line in lines:
        starts.append(length)
        length += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    for clause in CLAUSES:
        kind = paper.kind.fields.get(clause.field)
        match = clause.pattern.search(text) if kind else None
        if match is None or kind is None:
            continue
        start, end = match.span("value") if clause.value is None else match.span()
        value = clause.value or parse(kind, text[start:end], paper.mark)
        index = bisect_right(starts, start) - 1
        if value is not None:
            proof = evidence(page.sheet.page, lines[index], start - starts[index], end - starts[index])
            currency = "EUR" if kind.kind is Kind.MONEY else None
            field = Field(value, proof, 0.9, currency=currency, reason=Reason("guess"))
            yield clause.field, field if page.sheet.scanned else field.accept("printed")
