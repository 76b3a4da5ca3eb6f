"""What is an account's own where a statement holds several: its number stands right above its rows, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.domain.layout import Word
from core.domain.page import TextSource
from core.domain.record import Field, Record
from core.extraction.statement import cells, header
from core.extraction.statement.row import Outside
from core.extraction.statement.rows import Rows

NUMBER = "account_number"
OWN = (NUMBER, "iban", "account_type")
"""what no two accounts have in common"""
LONGEST = 4
"""words of a label"""


def apart(accounts: Sequence[Record], notes: Rows, numbers: Sequence[int], source: TextSource) -> list[Record]:
    """The records of several accounts, each with its own number; what two of them would share is left to a person."""
    if len(accounts) < 2:
        return list(accounts)
    found = [_with_number(one, _number(notes, at, source)) for one, at in zip(accounts, numbers, strict=True)]
    return [_unshared(one, [other for other in found if other is not one], first=one is found[0]) for one in found]


def _with_number(account: Record, number: Field | None) -> Record:
    return Record({**account.fields, NUMBER: number}, account.tables) if number else account


def _unshared(account: Record, others: Sequence[Record], *, first: bool) -> Record:
    """An account without the values that another has too; the first one keeps them, unsure."""
    fields = dict(account.fields)
    for name in OWN:
        field = fields.get(name)
        if field is not None and any(other.value(name) == field.value for other in others):
            fields |= {name: field.doubt("guess")}
            if not first:
                del fields[name]
    return Record(fields, account.tables)


def _number(notes: Rows, account: int, source: TextSource) -> Field | None:
    """The number that is named nearest above the first heading of an account's rows."""
    head = next((one for one in notes.heads if one.account == account), None)
    own = [one for one in notes.outside if one.account == account and (head is None or _above(one, head))]
    for one in reversed(own):
        taken = next(_named(one, notes.account_labels), None)
        if taken:
            field = cells.words("".join(word.text for word in taken).strip(":,;()"), taken, one.page, source)
            if source is not TextSource.OCR:
                return field.accept("label")
            return field.accept("two_readings") if all(word.confirmed for word in taken) else field.doubt("guess")
    return None


def _above(one: Outside, head: Outside) -> bool:
    return (one.page, one.item.line.box.y0) < (head.page, head.item.line.box.y0)


def _named(one: Outside, labels: frozenset[str]) -> Iterator[tuple[Word, ...]]:
    """The words of a line behind a label of account numbers that make a number, wherever the label stands."""
    texts, words = one.item.folded, one.item.line.words
    for start in range(len(texts)):
        for end in range(min(len(texts), start + LONGEST), start, -1):
            if "".join(texts[start:end]) in labels and (taken := header.account(words[end:])):
                yield tuple(taken)
