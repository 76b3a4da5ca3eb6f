"""What people found right and wrong of what models said, by model and type of document: it moves who is asked.

Counted anew from the history, so a correction that is undone, or a document that is erased, counts no more.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from core.domain.change import HistoryLine
from core.domain.errors import DocumentUnknown
from core.domain.record import Origin
from core.domain.weights import Verdict
from core.ports import Store, Trail

ASKED, READ, UNDONE = "model_asked", "read", "restored"
ANSWERED = ("corrected", "confirmed")
SAID = "said"
"""of a line of the history: what each model said, value by value"""
LATEST = 300
"""documents about which models were asked last: what was said before, maybe by another model of that name, is past"""
FORGOTTEN = "models_judged_since"
"""the setting that says from when on a model is judged, by its name"""


class Opinion(NamedTuple):
    """What a model said of one value."""

    model: str
    at: str
    value: str


class Judging:
    """The verdicts of one vault, counted again only where somebody said something."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[object, tuple[Verdict, ...]] = (None, ())

    def verdicts(self) -> tuple[Verdict, ...]:
        """What people found of each model and type."""
        store, since = self._store, dict(self._store.setting(FORGOTTEN) or {})
        lines = [store.activities(Trail(action=action)) for action in (ASKED, READ, UNDONE, *ANSWERED)]
        if self._known[0] != (lines, since):
            asked = store.activity(Trail(action=ASKED, limit=LATEST))
            documents = dict.fromkeys(line.document for line in asked if line.document)
            self._known = (lines, since), judged(self._histories(documents), since)
        return self._known[1]

    def _histories(self, documents: Iterable[str]) -> Iterator[tuple[str, Sequence[HistoryLine]]]:
        """Those of documents that a person said something of: others, of which most are large, are not unpacked."""
        for name in documents:
            try:
                lines = self._store.history(name)
                document = self._store.document(name) if any(line.action in ANSWERED for line in lines) else None
            except DocumentUnknown:  # others stand in its place
                continue
            if document and document.reading:
                yield document.reading.type, lines


def judged(histories: Iterable[tuple[str, Sequence[HistoryLine]]], since: Mapping[str, str]) -> tuple[Verdict, ...]:
    """How often each model was right of what people then looked at, by the types and histories of documents."""
    counts: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    for kind, lines in histories:
        for one, right in _opinions(lines):
            if one.at > since.get(one.model, ""):
                counts[one.model, kind].append(right)
    return tuple(Verdict(*key, len(said), sum(said)) for key, said in sorted(counts.items()))


def _opinions(lines: Sequence[HistoryLine]) -> Iterator[tuple[Opinion, bool]]:
    """What models said of one document where a person said it as well, and whether that was the same."""
    said: dict[tuple[str, str], Opinion] = {}
    answers: dict[str, str | None] = {}
    for line in sorted(lines, key=lambda line: line.sequence):
        if line.action == READ:
            said, answers = {}, {}
        elif line.action == ASKED:
            said |= {(one.model, name): one for name, one in _said(line)}
        elif line.action in ANSWERED:
            answers |= dict(_answers(line))
        elif line.action == UNDONE:
            answers = {name: value for name, value in answers.items() if name not in line.after}
    yield from ((one, answers[name] == one.value) for (_, name), one in said.items() if name in answers)


def _said(line: HistoryLine) -> Iterator[tuple[str, Opinion]]:
    by_model: Mapping[str, Mapping[str, str]] = json.loads(line.after.get(SAID) or "{}")
    for model, values in by_model.items():
        yield from ((name, Opinion(model, line.at, value)) for name, value in values.items())


def _answers(line: HistoryLine) -> Iterator[tuple[str, str | None]]:
    """The values that a person gave, confirmed or took away."""
    for name in {**line.before, **line.after}:
        was, now = _value(line.before.get(name)), _value(line.after.get(name))
        if now and now["origin"] == Origin.HUMAN:
            yield name, str(now["value"])
        elif was and line.after.get(name) is None:
            yield name, None


def _value(said: Any) -> Mapping[str, Any] | None:
    """What a line says of a value; None where it says something else."""
    return said if isinstance(said, Mapping) and {"value", "origin"} <= said.keys() else None
