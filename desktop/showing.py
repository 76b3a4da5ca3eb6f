"""Documents as tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from core.domain.change import RULE, HistoryLine
from core.domain.document import Document, Failure, Reading, Stage
from core.domain.finding import Finding
from core.domain.record import Evidence, Field, Record
from core.domain.summary import AMOUNTS, DATES, SUPPLIERS
from core.words import Words
from core.workbench import Shown
from desktop.terminal import coloured, table

PAYMENTS = {
    "history.paid": "paid",
    "history.paid_together": "paid",
    "history.part_paid": "paid.part",
    "history.unpaid": "paid.overdue",
}
"""what the bank's rows say of a paper, as a list says it"""
FEW = 3
BY_HAND = frozenset({"corrected", "confirmed", "edited", "retyped", "restored"})


def document_rows(documents: Sequence[Document], words: Words, title: str | None = None, *, ids: bool = True) -> Table:
    """One row per document: what it is, what was found, what needs a look."""
    names = ("id", "client", "file", "type", "stage", "status", "found", "look")
    aside = 0 if ids else 2
    made = table(*(words.say(f"column.{name}") for name in names[aside:]), title=title)
    for document in documents:
        made.add_row(*list(_cells(document, words))[aside:])
    return made


def document_page(found: Shown, words: Words) -> RenderableType:
    """Everything that is known of one document."""
    document, reading = found.document, found.document.reading
    pieces: list[RenderableType] = [document_rows([document], words)]
    if document.failure:
        pieces.append(Text(_failure(document.failure, words)))
    if reading:
        pieces.append(_fields(document, reading, words))
        pieces += [_rows(name, rows, reading.type, words) for name, rows in _tables(reading.record)]
        if reading.findings:
            pieces.append(Text(words.say("findings"), style="bold"))
            pieces += [Text(f"  {_weighed(one, reading.type, words)}") for one in reading.findings]
    pieces.append(Text(words.say("history"), style="bold"))
    pieces += [Text(f"  {said}") for line in found.history for said in history(line, reading, words)]
    return Group(*pieces)


def history(line: HistoryLine, reading: Reading | None, words: Words) -> Iterator[str]:
    """One act as a person reads it: when, who, what; then each value that a person altered, as it was and is."""
    at = datetime.fromisoformat(line.at).astimezone().strftime("%Y-%m-%d %H:%M")
    who = words.say("actor.rule") if line.actor == RULE else line.actor or "-"
    yield f"{at}  {words.say(f'action.{line.action}')} ({who})"
    if line.action == "retyped":
        yield f"    {words.type(line.before['type'])} → {words.type(line.after['type'])}"
    for name in dict.fromkeys([*line.before, *line.after]):
        before, after = line.before.get(name), line.after.get(name)
        if line.action in BY_HAND and (isinstance(before, Mapping) or isinstance(after, Mapping)):
            called = words.field(name, reading.type if reading else "")
            yield f"    {called}: {_value(before)} → {_value(after)}"


def _value(brief: Mapping[str, str] | None) -> str:
    return brief["value"] if brief else "-"


def _weighed(finding: Finding, kind: str, words: Words) -> str:
    return f"{words.say(f'severity.{finding.severity.value}')}: {words.finding(finding, kind)}"


def _cells(document: Document, words: Words) -> Iterator[str]:
    reading, failure = document.reading, document.failure
    yield from (escape(one) for one in (document.id, document.client or "-", document.name))
    yield escape(words.type(reading.type)) if reading else "-"
    yield words.say(f"stage.{document.stage.value}")
    yield coloured("failed" if failure else reading.status.value if reading else "", words)
    yield escape(_found(reading, words) if reading else _files_only(document, words))
    yield escape("\n".join(_attention(document, words)))


def _attention(document: Document, words: Words) -> Iterator[str]:
    """Why a person should look at a document: the first few reasons, and how many more there are."""
    if document.failure:
        yield words.error(document.failure).message
    elif document.reading:
        said = words.attention(document.reading)
        yield from said[:FEW]
        if len(said) > FEW:
            yield f"+ {len(said) - FEW}"


def _files_only(document: Document, words: Words) -> str:
    """What is said of a mail or an archive that held files and no document of its own."""
    return words.say("holds_files") if document.stage is Stage.READ else ""


def _found(reading: Reading, words: Words) -> str:
    paid = next((words.say(PAYMENTS[one.code]) for one in reading.findings if one.code in PAYMENTS), "")
    return ", ".join(one for one in (summary(reading.record), paid) if one)


def summary(record: Record) -> str:
    """The values that tell a person which document this is: who, when, how much."""
    said = [_first(record, names) for names in (SUPPLIERS, DATES, AMOUNTS)]
    return ", ".join(one for one in said if one)


def _first(record: Record, names: Sequence[str]) -> str:
    for name in names:
        if found := record.get(name):
            currency = found.currency or record.value("currency") if name in AMOUNTS else None
            return f"{found.value} {currency}" if currency else found.value
    return ""


def _fields(document: Document, reading: Reading, words: Words) -> Table:
    made = table(*(words.say(f"column.{name}") for name in ("field", "value", "sure", "where", "why")))
    for name, field in reading.record.fields.items():
        value = f"{field.value} {field.currency}" if field.currency else field.value
        sure = "[green]✓[/]" if field.accepted else "[yellow]?[/]"
        made.add_row(
            escape(words.field(name, reading.type)),
            escape(value),
            sure,
            escape(where(document, field.evidence, words)),
            escape(words.reason(field.reason)),
        )
    return made


def where(document: Document, evidence: Evidence, words: Words) -> str:
    """The place a value was read from, and what stands there; of a merged document with the file."""
    leaf = document.leaf(evidence.page or 0)
    place = evidence.path or (words.say("page", page=leaf.page) if leaf.page else "")
    if document.leaves and leaf.page:
        place = f"{leaf.name}, {place}"
    return f"{place} “{evidence.text}”" if place and evidence.text else place or evidence.text


def _tables(record: Record) -> Iterator[tuple[str, Sequence[Record]]]:
    """The tables of a record, inner ones after the one they stand in."""
    for name, rows in record.tables.items():
        if rows:
            yield name, rows
        for number, row in enumerate(rows, 1):
            for inner, inner_rows in _tables(Record(tables=row.tables)):
                if inner not in record.tables:
                    yield f"{name}.{number}.{inner}", inner_rows


def _rows(place: str, rows: Sequence[Record], kind: str, words: Words) -> Table:
    columns = list(dict.fromkeys(name for row in rows for name in row.fields))
    called = [words.column(place, name, kind) for name in columns]
    made = table("", *called, title=words.field(place, kind))
    for number, row in enumerate(rows, 1):
        made.add_row(str(number), *(_cell(row.fields.get(name)) for name in columns))
    return made


def _cell(field: Field | None) -> str:
    if field is None:
        return ""
    return escape(field.value) if field.accepted else f"[yellow]{escape(field.value)}[/]"


def _failure(failure: Failure, words: Words) -> str:
    said = words.error(failure)
    return f"{said.message} {said.advice}"
