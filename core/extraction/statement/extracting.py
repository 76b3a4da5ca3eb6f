"""A statement from its pages: rows, columns, chain, header, accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.domain.layout import lines
from core.domain.page import Contents, Page, TextSource
from core.domain.record import Field, Record
from core.domain.schema import DocumentType
from core.extraction.statement.account import account
from core.extraction.statement.broken import parted, whole
from core.extraction.statement.chain import Ends
from core.extraction.statement.columns import Geometry, Item, Span, item
from core.extraction.statement.compact import compact, spelled
from core.extraction.statement.ending import below_headings, ended, followed, has_room
from core.extraction.statement.export_trust import clear, stated
from core.extraction.statement.exported import Export, exported
from core.extraction.statement.figures import decimal_mark_of
from core.extraction.statement.heading import Heading, heading
from core.extraction.statement.levelling import levelled
from core.extraction.statement.lifting import lifted
from core.extraction.statement.lines import labels_of
from core.extraction.statement.placing import geometry
from core.extraction.statement.records import opened, record
from core.extraction.statement.row import Row
from core.extraction.statement.rows import Leaf, Rows
from core.extraction.statement.several import apart
from core.extraction.statement.shifting import alike, shifted
from core.extraction.statement.stamps import months_spelled, unglued
from core.extraction.statement.words import known
from core.extraction.statement.writing import plain, year_first

CARDS: Mapping[str, bool | None] = {"credit_card": True, "card?": None}
"""whether a sort of account is a card; None where it may be one"""
GUESSED = frozenset({"bank_name", "bank_address"})
"""what no line above an export's columns says without a label"""
FIRST_PAGES, LAST_PAGES = 6, 3
OF_ACCOUNT = ("account_number", "iban", "account_type", "currency", "total_debits", "total_credits")


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk over all pages gave."""

    rows: tuple[Row, ...]
    notes: Rows
    geometry: Geometry
    pages: Sequence[Page]
    export: Export | None = None
    """the columns of a bank's export, where the file is one"""


def extract_statement(kind: DocumentType, contents: Contents) -> Record:
    """The statement's record: a row of `accounts` each with its transactions, a lone account's also on top."""
    if not contents.pages:
        return Record()
    walked = _exported(kind, contents) or _walk(kind, contents)
    source = contents.pages[0].source
    numbers = range(len(walked.notes.accounts))
    heads = [_head(kind, walked, number, source) for number in numbers]
    moving = [number for number in numbers if _rows_of(walked, number)]
    if not moving:
        return Record(heads[0].fields if heads else {})
    accounts = [_account(walked, number, heads[number]) for number in moving]
    return _statement(apart(accounts, walked.notes, moving, source))


def _exported(kind: DocumentType, contents: Contents) -> Walked | None:
    """All rows of a bank's export, where a file is one."""
    found = exported(contents, labels_of(kind.fields["account_number"].all_labels))
    if found is None:
        return None
    return Walked((*found.named, *found.rows), found.notes, found.notes.geometry, contents.pages, found)


def _head(kind: DocumentType, walked: Walked, number: int, source: TextSource) -> Heading:
    """What stands around the rows of an account, and what an export's own columns say of it."""
    said = heading(kind, walked.notes, _rows_of(walked, number), number, source)
    if walked.export is None:
        return said
    kept = {name: field for name, field in said.fields.items() if field.accepted or name not in GUESSED}
    return replace(said, fields={**kept, **walked.export.own(number)})


def _walk(kind: DocumentType, contents: Contents) -> Walked:
    """All rows of all pages, one page at a time."""
    sampled, mark, column = _sample(contents.pages)
    printed = all(page.source is TextSource.LAYER for page in contents.pages)
    sampled = (lifted(sampled, mark) if printed and len(sampled) == len(contents.pages) else None) or sampled
    where = geometry(alike(sampled), mark)
    notes = Rows(where, labels_of(kind.fields["account_number"].all_labels))
    rows: list[Row] = []
    for index, page in enumerate(contents.pages):
        items = sampled[index] if index in sampled else list(_items(page, mark, column))
        rows.extend(notes.page(Leaf(page.number, page.source), shifted(where, items), items))
    return Walked(tuple(rows), notes, where, contents.pages)


def _sample(pages: Sequence[Page]) -> tuple[dict[int, list[Item]], str, Span | None]:
    """The lines of the first and last pages, the decimal mark that they show, and the column of six-digit days."""
    count = len(pages)
    chosen = {index: pages[index] for index in range(count) if index < FIRST_PAGES or index >= count - LAST_PAGES}
    votes = [decimal_mark_of(page.words, 0.35 * page.width) for page in chosen.values()]
    mark = "." if sum(points for points, _ in votes) >= sum(commas for _, commas in votes) else ","
    sampled = {index: list(_items(page, mark, None)) for index, page in chosen.items()}
    column = compact([one for items in sampled.values() for one in items])
    if column:
        sampled = {index: list(_items(page, mark, column)) for index, page in chosen.items()}
    return sampled, mark, column


def _items(page: Page, mark: str, column: Span | None) -> Iterator[Item]:
    sheet, seen = page.source is TextSource.SHEET, page.source is TextSource.OCR
    read = map(months_spelled, page.words) if seen else page.words
    words = page.words if sheet else whole(list(parted([part for word in read for part in unglued(word)])))
    found = lines(tuple(spelled(words, column)) if column else words)
    return (item(line, mark) for line in (levelled(found, mark) if seen else found))


def _rows_of(walked: Walked, number: int) -> list[Row]:
    return [row for row in walked.rows if row.at.account == number]


def _account(walked: Walked, number: int, head: Heading) -> Record:
    """The record of one account, left to a person where its amounts or days may be written in another way."""
    told, rows = _told(walked, number, head), _rows_of(walked, number)
    sure = plain(rows, head.currency) and not year_first(rows) and not _owed(walked, number, told)
    return told if sure else opened(told)


def _owed(walked: Walked, number: int, told: Record) -> bool:
    """Whether a loan stands among other accounts and prints what is owed like what is had."""
    top = next((one for one in walked.notes.heads if one.account == number), None)
    near = [one.item for one in walked.notes.outside if top and (one.account, one.page) == (number, top.page)]
    title = next((one for one in reversed(near) if top and one.line.box.y0 < top.item.line.box.y0), None)
    lent = title is not None and not known("header", "loans").isdisjoint(title.folded)
    closing = told.fields.get("closing_balance")
    return lent and len(walked.notes.accounts) > 1 and bool(closing and closing.number and closing.number > 0)


def _told(walked: Walked, number: int, head: Heading) -> Record:
    rows = _rows_of(walked, number)
    ends = Ends(head.openings, head.closings)
    found = account(rows, walked.geometry.columns, ends, card=CARDS.get(head.sort, False))
    if walked.export:
        current = CARDS.get(head.sort, False) is False and stated(walked.export, number, head.fields)
        told = record(found, head, stated=current, filed=True)
        return told if clear(walked.export, found.layout) else opened(told)
    if number < len(walked.notes.accounts) - 1:
        return record(found, head, ended=followed(rows, _rows_of(walked, number + 1)))
    final = next((row for row in reversed(walked.rows) if row.meaning not in {"total", "day"}), None)
    stops = ended(walked.notes, walked.pages, final, head.calendar)
    headed = below_headings(walked.notes, rows)
    return record(found, head, headed=headed, ended=stops, room=has_room(walked.notes, walked.pages[-1]))


def _statement(accounts: Sequence[Record]) -> Record:
    """The whole record: every account in its table; a lone one's values and rows also at the top."""
    rows = tuple(Record({n: f for n, f in one.fields.items() if _belongs(n)}, one.tables) for one in accounts)
    top: Mapping[str, Field] = accounts[0].fields if len(accounts) == 1 else _shared(accounts)
    tables = {"accounts": rows}
    if len(accounts) == 1:
        tables["transactions"] = accounts[0].tables["transactions"]
    return Record(dict(top), tables)


def _belongs(name: str) -> bool:
    """Whether a header value is an account's own rather than the statement's."""
    return name in OF_ACCOUNT or name.endswith(("_balance", "_count"))


def _shared(accounts: Sequence[Record]) -> dict[str, Field]:
    """The header values that are the statement's, of several accounts."""
    counts = Counter(name for one in accounts for name in one.fields if not _belongs(name))
    return {name: next(one.fields[name] for one in accounts if name in one.fields) for name in counts}
