"""Records with what was learned from corrections: hints of where values stand, read as their fields' kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.domain.folding import folded
from core.domain.layout import Line, around, lines
from core.domain.lesson import Hint
from core.domain.page import Contents
from core.domain.record import Evidence, Field, Origin, Reason, Record
from core.domain.schema import DocumentType, FieldType, Kind
from core.extraction.values import parse
from core.identifiers import has_check_digits

WRITTEN = frozenset({Kind.PARTY, Kind.ADDRESS})
NAMED = frozenset({Kind.ID, Kind.ACCOUNT})
"""kinds of which one word shows where they end"""
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
        written = wanted.kind in WRITTEN
        better = _written(now, told[0], _others(kind, record, wanted)) if written else _placed(now, wanted, told)
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


def _others(kind: DocumentType, record: Record, wanted: FieldType) -> tuple[Field | None, ...]:
    """The other names, or addresses, that a type knows, as the record has them."""
    alike = (one.name for one in kind.fields.values() if one.kind is wanted.kind and one.name != wanted.name)
    return tuple(record.fields.get(name) for name in alike)


def _written(now: Field | None, hint: Hint, others: Sequence[Field | None]) -> Field:
    """A name or address as a person writes it; accepted where the paper prints it, and for nobody else."""
    held = now or Field(hint.text)
    confidence = max(held.confidence, CONFIDENT * hint.closeness)
    field = replace(held, value=hint.text, evidence=hint.evidence, confidence=confidence, origin=Origin.TEMPLATE)
    there = now is not None and _together(now.evidence, hint.evidence)
    # Where the reader did not find it here too, it may be the name of another party that was not read.
    alone = all(there if other is None else _apart(other, hint) for other in others)
    return field.accept("learned") if hint.sure and alone else replace(field, reason=_unsure(hint))


def _unsure(hint: Hint) -> Reason:
    return Reason("guess" if hint.closeness == EXACT else "learned_nearly")


def _apart(other: Field, hint: Hint) -> bool:
    """Whether another field neither says what a hint says nor stands where it stands."""
    return folded(other.value) != folded(hint.text) and not _together(other.evidence, hint.evidence)


def _together(one: Evidence, other: Evidence) -> bool:
    """Whether two places of a page share something."""
    if one.box is None or other.box is None or one.page != other.page:
        return False
    beside = min(one.box.x1, other.box.x1) > max(one.box.x0, other.box.x0)
    return beside and min(one.box.y1, other.box.y1) > max(one.box.y0, other.box.y0)


def _placed(now: Field | None, wanted: FieldType, hints: Sequence[Hint]) -> Field | None:
    """The value that stands where it stood on earlier papers, where all such places say the same."""
    read = {value: (hint, text) for hint in hints for value, text in [_value(wanted, hint.text)] if value}
    if len(read) != 1:
        return None
    value, (hint, text) = next(iter(read.items()))
    held = now or Field(value)
    evidence = replace(hint.evidence, text=text)
    field = replace(held, value=value, evidence=evidence, confidence=CONFIDENT, origin=Origin.TEMPLATE)
    vouched = hint.sure and _ends(wanted, text)
    return field.accept("learned_place") if vouched else replace(field, reason=Reason("learned_place"))


def _ends(wanted: FieldType, text: str) -> bool:
    """Whether a text shows where its value ends; amounts wait for arithmetic, and texts may run on."""
    if wanted.kind is Kind.DATE or wanted.choices or has_check_digits(wanted.format):
        return True
    return wanted.kind in NAMED and " " not in text


def _value(wanted: FieldType, text: str) -> tuple[str | None, str]:
    """The longest beginning of a text that is a value of the kind, and that beginning."""
    words = text.split()
    longest = len(words) if wanted.kind is Kind.TEXT else LONGEST
    for length in range(min(longest, len(words)), 0, -1):
        said = " ".join(words[:length])
        if value := parse(wanted, said):
            return value, said
    return None, ""
