"""What was done to a document, as a person reads it; without Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.domain.change import HistoryLine
from core.words import Words

NOT_VALUES = frozenset({"type", "status", "findings", "stage"})


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was done: when, by whom, what, and how a value changed by it."""

    at: str
    actor: str
    action: str
    name: str = ""
    before: str = ""
    after: str = ""


def told(history: Sequence[HistoryLine], words: Words) -> Iterator[Told]:
    """All that was done, the latest first, a line for each value that changed."""
    for line in reversed(history):
        action = words.say(f"action.{line.action}") if words.says(f"action.{line.action}") else line.action
        changed = list(_changed(line))
        yield Told(line.at, line.actor, action, *(changed[0] if len(changed) == 1 else ()))
        for name, before, after in changed if len(changed) > 1 else ():
            yield Told("", "", "", name, before, after)


def of_value(history: Sequence[HistoryLine], name: str, words: Words) -> Iterator[Told]:
    """What was done to one value, the latest first."""
    for line in reversed(history):
        for changed, before, after in _changed(line):
            if changed == name:
                action = words.say(f"action.{line.action}") if words.says(f"action.{line.action}") else line.action
                yield Told(line.at, line.actor, action, name, before, after)


def _changed(line: HistoryLine) -> Iterator[tuple[str, str, str]]:
    for name in {**line.before, **line.after}:
        if name not in NOT_VALUES:
            before, after = _value(line.before, name), _value(line.after, name)
            if before != after:
                yield name, before, after


def _value(said: Mapping[str, Any], name: str) -> str:
    found = said.get(name)
    return str(found.get("value", "")) if isinstance(found, Mapping) else ""
