"""What else a value may be: read a second time, standing elsewhere, or making the figures agree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from core.domain.document import Reading
from core.domain.layout import Box
from core.domain.money import CENT, ZERO, plain
from core.domain.page import Contents, Page
from core.domain.record import CELL_NAME, Evidence, Field, Reason, Record
from core.domain.rule import Rule, Verdict
from core.domain.schema import Check, DocumentType, FieldType, Kind

MOST = 6
SUMMED = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT})


class Choice(NamedTuple):
    """A value that a field may have instead of its own, and why it is offered."""

    value: str
    reason: Reason
    evidence: Evidence = Evidence()


def choices(reading: Reading, kind: DocumentType, contents: Contents, name: str) -> tuple[Choice, ...]:
    """What else a field or cell may be, the likeliest first. Raises FieldUnknown."""
    from core.workbench.correcting import field_type  # noqa: PLC0415 (it loads what extraction needs)

    wanted, now = field_type(kind, name), reading.record.get(name)
    page = next((one for one in contents.pages if now and one.number == now.evidence.page), None)
    found = [*_repairs(reading.record, kind, name, wanted, page)]
    found += [] if now is None else [*_second(now, wanted, page), *_alternatives(now)]
    seen = {now.value: Choice(now.value, Reason("person"))} if now else {}
    for choice in found:
        seen.setdefault(choice.value, choice)
    return tuple(choice for value, choice in seen.items() if now is None or value != now.value)[:MOST]


def _alternatives(now: Field) -> Iterator[Choice]:
    for one in now.alternatives:
        yield Choice(one.value, Reason("choice.alternative"), one.evidence)


def _second(now: Field, wanted: FieldType, page: Page | None) -> Iterator[Choice]:
    """The value as another recognizer read its words, or as they could be read."""
    from core.extraction.values import parse  # noqa: PLC0415 (it loads what extraction needs)

    box = now.evidence.box
    if page is None or box is None:
        return
    inside = [word for word in page.words if _holds(box, word.box.middle)]
    texts = [" ".join(word.second or word.text for word in inside)] if any(word.second for word in inside) else []
    for place, word in enumerate(inside):
        others = [one.text for one in inside]
        texts += [" ".join([*others[:place], text, *others[place + 1 :]]) for text in word.alternatives]
    for text in texts:
        value = parse(wanted, text)
        if value is not None:
            yield Choice(value, Reason("choice.second"), Evidence(text, page.number, box))


def _repairs(record: Record, kind: DocumentType, name: str, wanted: FieldType, page: Page | None) -> Iterator[Choice]:
    """The values with which a check that does not hold would, by the usual order of its rule before the others.

    What another field says already is offered only where there is nothing else; what the page prints comes first.
    """
    if wanted.kind not in SUMMED:
        return
    found = {(turn, plain(value)) for check in kind.checks for turn, value in _solved(record, kind, check, name)}
    said = {plain(field.number) for other, field in record.fields.items() if other != name and field.number is not None}
    own = {one for one in found if one[1] not in said} or found
    places = {value: _printed(value, wanted, page) for _, value in own}
    for _, value in sorted(own, key=lambda one: (one[0], places[one[1]] is None, one[1])):
        yield Choice(value, Reason("choice.sum"), places[value] or Evidence())


def _solved(record: Record, kind: DocumentType, check: Check, name: str) -> Iterator[tuple[int, Decimal]]:
    """What a field must be for a check to hold, where all else is as it is, by the number of the rule's order."""
    cell = CELL_NAME.fullmatch(name)
    if check.each:
        if cell is None or cell["table"] != check.each or int(cell["row"]) > len(record.tables.get(check.each, ())):
            return
        record, name = record.tables[check.each][int(cell["row"]) - 1], cell["rest"]
    for turn, rule in enumerate(check.rules):
        value = _root(rule, record, name, kind.zero)
        if value is not None:
            yield turn, value


def _root(rule: Rule, record: Record, name: str, zero: frozenset[str]) -> Decimal | None:
    """The value of a field with which both sides of an equation are the same, where it takes part in first power."""
    if "==" not in rule.text:
        return None
    sides = [rule.judge(record.put(name, Field(str(value))), zero) for value in (0, 1, 2)]
    gaps = [gap for side in sides if side and (gap := _gap(side)) is not None]
    if len(gaps) < len(sides) or gaps[1] == gaps[0] or gaps[2] - gaps[1] != gaps[1] - gaps[0]:
        return None
    value = (gaps[0] / (gaps[0] - gaps[1])).quantize(CENT)
    again = rule.judge(record.put(name, Field(str(value))), zero)
    return value if value > ZERO and again and again.holds else None


def _gap(side: Verdict) -> Decimal | None:
    """How far both sides are apart, where they are figures."""
    figures = isinstance(side.left, Decimal) and isinstance(side.right, Decimal)
    return Decimal(side.left) - Decimal(side.right) if figures else None


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box.x0 <= point[0] <= box.x1 and box.y0 <= point[1] <= box.y1


def _printed(value: str, wanted: FieldType, page: Page | None) -> Evidence | None:
    """Where a page prints a figure, or None."""
    from core.extraction.values import parse  # noqa: PLC0415 (it loads what extraction needs)

    for word in page.words if page else ():
        read = parse(wanted, word.text) if any(sign.isdigit() for sign in word.text) else None
        if read is not None and Decimal(read) == Decimal(value):
            return Evidence(word.text, page.number if page else None, word.box)
    return None
