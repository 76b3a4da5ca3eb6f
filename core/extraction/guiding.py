"""Records with what was learned from corrections: hints of where values stand, read as their fields' kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.domain.layout import Line, around, lines
from core.domain.lesson import Hint
from core.domain.page import Contents
from core.domain.record import Evidence, Field, Origin, Reason, Record
from core.domain.schema import DocumentType, FieldType, Kind
from core.extraction.values import parse

WRITTEN = frozenset({Kind.PARTY, Kind.ADDRESS})
SUMMED = frozenset({Kind.MONEY})
"""kinds that arithmetic vouches for: where they stood before is no reason to accept them"""
LONGEST = 6
"""words that a value other than a name runs over"""
EXACT = 1.0
CONFIDENT = 0.9


def guided(kind: DocumentType, record: Record, hints: Sequence[Hint]) -> Record:
    """The record with what hints tell of the fields that nothing vouches for yet."""
    by_field: dict[str, list[Hint]] = defaultdict(list)
    for hint in hints:
        by_field[hint.field].append(hint)
    for name, told in by_field.items():
        now, wanted = record.fields.get(name), kind.fields.get(name)
        if wanted is None or (now is not None and now.accepted):
            continue
        better = _written(now, told[0]) if wanted.kind in WRITTEN else _placed(now, wanted, told)
        record = record if better is None else record.put(name, better)
    return record


def places(wanted: FieldType, value: str, contents: Contents) -> tuple[Evidence, ...]:
    """Where the first page prints a value of that kind."""
    if not contents.pages:
        return ()
    page = contents.pages[0]
    return tuple(proof for line in lines(page.words) for proof in _in_line(wanted, value, line, page.number))


def _in_line(wanted: FieldType, value: str, line: Line, page: int) -> Iterator[Evidence]:
    for first in range(len(line.words)):
        for length in range(1, min(LONGEST, len(line.words) - first) + 1):
            words = line.words[first : first + length]
            text = " ".join(word.text for word in words)
            if parse(wanted, text) == value:
                yield Evidence(text, page, around(word.box for word in words))
                break


def _written(now: Field | None, hint: Hint) -> Field:
    """A name or address as a person writes it; accepted where the paper prints it to the letter."""
    held = now or Field(hint.text)
    confidence = max(held.confidence, CONFIDENT * hint.closeness)
    field = replace(held, value=hint.text, evidence=hint.evidence, confidence=confidence, origin=Origin.TEMPLATE)
    return field.accept("learned") if hint.closeness == EXACT else replace(field, reason=Reason("learned_nearly"))


def _placed(now: Field | None, wanted: FieldType, hints: Sequence[Hint]) -> Field | None:
    """The value that stands where it stood on earlier papers, where all such places say the same."""
    read = {value: (hint, text) for hint in hints for value, text in [_value(wanted, hint.text)] if value}
    if len(read) != 1:
        return None
    value, (hint, text) = next(iter(read.items()))
    held = now or Field(value)
    evidence = replace(hint.evidence, text=text)
    field = replace(held, value=value, evidence=evidence, confidence=CONFIDENT, origin=Origin.TEMPLATE)
    vouched = hint.sure and wanted.kind not in SUMMED
    return field.accept("learned_place") if vouched else replace(field, reason=Reason("learned_place"))


def _value(wanted: FieldType, text: str) -> tuple[str | None, str]:
    """The longest beginning of a text that is a value of the kind, and that beginning."""
    words = text.split()
    longest = len(words) if wanted.kind is Kind.TEXT else LONGEST
    for length in range(min(longest, len(words)), 0, -1):
        said = " ".join(words[:length])
        if value := parse(wanted, said):
            return value, said
    return None, ""
