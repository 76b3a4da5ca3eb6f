"""Documents as plain objects, for whoever asks in JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.domain.asking import Answer
from core.domain.document import Document
from core.domain.layout import Box
from core.domain.summary import Summary
from core.export.contract import document_line
from core.words import Words
from core.workbench.looking import Overview, Shown


def shown(found: Shown, words: Words) -> dict[str, Any]:
    """One document with all its values, findings and history."""
    lines = [
        {"sequence": line.sequence, "at": line.at, "actor": line.actor, "action": line.action}
        | {"before": dict(line.before), "after": dict(line.after)}
        for line in found.history
    ]
    return document_line(found.document, words) | {"origins": list(found.document.origins), "history": lines}


def totalled(found: Overview, words: Words) -> dict[str, Any]:
    """The control totals, and every document that failed with its reason."""
    figures = {name: getattr(found.totals, name) for name in ("taken", "read", "review", "failed", "waiting")}
    return {**figures, "agree": found.agree, "failures": [_failed(one, words) for one in found.failed]}


def _failed(document: Summary, words: Words) -> dict[str, Any]:
    line = {"id": document.id, "client": document.client, "file": document.name}
    if document.failure:
        said = words.error(document.failure)
        line |= {"code": said.code, "message": said.message, "advice": said.advice}
    return line


def listed(documents: Iterable[Document], words: Words) -> list[dict[str, Any]]:
    """Documents without their values: what a list shows."""
    return [_summary(document, words) for document in documents]


def _summary(document: Document, words: Words) -> dict[str, Any]:
    reading, failure = document.reading, document.failure
    line: dict[str, Any] = {"id": document.id, "client": document.client, "file": document.name}
    line |= {"stage": document.stage.value, "taken_at": document.taken_at, "container": document.container}
    line |= {"pages": list(reading.pages) if reading else [], "type": reading.type if reading else None}
    line["status"] = "failed" if failure else (reading.status.value if reading else None)
    line["look"] = [words.error(failure).message] if failure else list(words.attention(reading)) if reading else []
    return line


def answered(answer: Answer) -> dict[str, Any]:
    """An answer with the places and rows that show it."""
    cited = [
        {"document": one.document, "page": one.page, "box": _box(one.box), "text": one.text} for one in answer.citations
    ]
    rows = [{**one._asdict(), "box": _box(one.box)} for one in answer.rows]
    said = {"answer": answer.text, "citations": cited, "query": answer.query, "rows": rows}
    return {**said, "refused": answer.refused}


def _box(box: Box | None) -> list[float] | None:
    return list(box) if box else None
