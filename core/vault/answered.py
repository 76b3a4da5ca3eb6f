"""What people said of the values that were read: confirmed as they stood, or others put in their place."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from core.domain.measures import Answered
from core.domain.record import Origin
from core.vault.tables import AUDIT, SUMMARIES

SAID = ("corrected", "confirmed")
TAKEN_BACK = "restored"


class Answer(NamedTuple):
    """What a person said of one value."""

    type: str
    reader: str
    right: bool
    misled: bool


def answers(connection: Connection, wanted: Sequence[ColumnElement[bool]]) -> tuple[Answered, ...]:
    """How often readers were right, by type, of what people looked at in the documents that are wanted."""
    columns = (SUMMARIES.c.type, AUDIT.c.document, AUDIT.c.action, AUDIT.c.before, AUDIT.c.after)
    lines = select(*columns).join(SUMMARIES, SUMMARIES.c.id == AUDIT.c.document)
    asked = lines.where(AUDIT.c.action.in_((*SAID, TAKEN_BACK)), *wanted).order_by(AUDIT.c.sequence)
    said: dict[tuple[str, str], Answer] = {}
    for row in connection.execute(asked):
        was, now = json.loads(row.before), json.loads(row.after)
        if row.action == TAKEN_BACK:  # nothing was said in the end
            for name in now:
                said.pop((row.document, name), None)
        else:
            said |= {(row.document, name): one for name, one in _said(row.type, was, now)}
    return tuple(_counted(said.values()))


def _said(kind: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, Answer]]:
    """What a line of the trail says of values that no person had given before, by name."""
    for name, read in was.items():
        given = now.get(name)
        if not isinstance(read, dict) or read["origin"] == Origin.HUMAN:
            continue
        if given is None or given["origin"] == Origin.HUMAN:
            right = given is not None and given["value"] == read["value"]
            yield name, Answer(kind, read["origin"], right, misled=read["accepted"] and not right)


def _counted(answers: Iterable[Answer]) -> Iterator[Answered]:
    """The answers by type and reader, the most first."""
    by_reader: defaultdict[tuple[str, str], list[Answer]] = defaultdict(list)
    for one in answers:
        by_reader[one.type, one.reader].append(one)
    for (kind, reader), some in sorted(by_reader.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        yield Answered(kind, reader, len(some), sum(one.right for one in some), sum(one.misled for one in some))
