"""The record of any form: every field beside one of its labels, every table under its headings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from core.domain.layout import Line
from core.domain.page import Contents, Page
from core.domain.record import Field, Record
from core.domain.rule import Rule
from core.domain.schema import DocumentType, FieldType, Kind
from core.extraction.forms.addressee import addressee
from core.extraction.forms.cards import cards, names_rows, take_back
from core.extraction.forms.contested import unowned
from core.extraction.forms.context import Context, context
from core.extraction.forms.deciding import settle
from core.extraction.forms.headings import Heading, column_lexicon, headings
from core.extraction.forms.inset import inset
from core.extraction.forms.letterhead import headlines, letterhead
from core.extraction.forms.meaning import meant
from core.extraction.forms.nested import resumed, with_all_ids
from core.extraction.forms.options import Option, options
from core.extraction.forms.readers import reader_of
from core.extraction.forms.rows import Ends, Grid, grid
from core.extraction.forms.scanned import read_twice, seconded
from core.extraction.forms.sentences import said
from core.extraction.forms.single_column import additions, paid_out, slip_of_one_column
from core.extraction.forms.spanned import spanned
from core.extraction.forms.tax_period import month_of_period
from core.extraction.forms.terms import gains_told
from core.extraction.forms.totals import totals
from core.extraction.page.evidence import standing, vouched
from core.extraction.page.labels import Place, lexicon
from core.extraction.page.neighbours import Marked, marked
from core.extraction.page.stretches import PageText
from core.extraction.values.names import LEGAL_FORM

FIRST, LAST = 8, 3
"""a form says who and what on its first pages and its totals on its last ones"""
APART = 5.0
"""points: tables that share less of a line's width stand beside each other"""


def extract_form(kind: DocumentType, contents: Contents) -> Record:
    """The record that a document's pages give for its type, decided under the type's checks."""
    sheets = [PageText(page) for page in _telling_pages(contents.pages)]
    known = context(sheets, contents.language)
    labels = lexicon(kind.fields)
    pages = [marked(sheet, labels, column_lexicon(kind.tables)) for sheet in sheets]
    grids = [_grids(kind, page, known) for page in pages]
    grids = _led(grids)
    every = [one for on_page in grids for one in on_page]
    tables = {name: tuple(row for one in every if one.name == name for row in one.rows) for name in kind.tables}
    found = _gathered(kind, pages, grids, known)
    slip = next(filter(None, (slip_of_one_column(kind, page, known) for page in pages)), None)
    for name, option in (
        *unowned(_totals(kind, zip(pages, grids, strict=True), known), found),
        *(one for page in pages for one in inset(kind, page, known)),
        *letterhead(kind, pages),
        *headlines(kind, pages),
        *said(kind, pages, known),
        *spanned(kind, pages, known),
        *_currency(kind, found, known),
        *(slip.options if slip else ()),
        *(one for page in pages for one in additions(kind, page, known)),
    ):
        found[name].append(option)
    for name in (name for name, field in kind.fields.items() if field.kind is Kind.PARTY):
        found[name] = [one for one in found[name] if LEGAL_FORM.fullmatch(one.field.value) is None]
    issuers = [name for name, field in kind.fields.items() if field.issuer and field.kind is Kind.PARTY]
    issued = any(option.sole for name in issuers for option in found[name])
    for name, option in addressee(kind, pages, issued=issued):
        found[name].append(option)
    if slip and not all(map(tables.get, slip.tables)):
        tables |= slip.tables
    paid_out(found, pages, known)
    bare = [table for name, table in kind.tables.items() if not names_rows(table, tables[name])]
    for name, rows in cards(kind, bare, pages, known):
        if not tables[name] or names_rows(kind.tables[name], rows):
            tables[name] = rows
            take_back(found, rows)
    trusted = all(not page.sheet.scanned for page in pages)
    twice = dict(
        chain.from_iterable(read_twice(page.sheet, own, known) for page, own in zip(pages, grids, strict=True))
    )
    filled = {name: rows for name, rows in tables.items() if rows}
    settled = settle(kind, found, filled, totals(every), twice, trusted=trusted)
    return month_of_period(gains_told(with_all_ids(kind, sheets, settled)))


def _telling_pages(pages: Sequence[Page]) -> Iterator[Page]:
    count = len(pages)
    for index in range(count):
        if index < FIRST or index >= count - LAST:
            yield pages[index]


def _gathered(
    kind: DocumentType, pages: Sequence[Marked], grids: Sequence[Sequence[Grid]], known: Context
) -> defaultdict[str, list[Option]]:
    """The options of every field, page by page; what stands within a table is no label."""
    found: defaultdict[str, list[Option]] = defaultdict(list)
    for page, tables in zip(pages, grids, strict=True):
        free = [one for one in page.places if not any(table.covers(one.rows.start, one.box.x0) for table in tables)]
        for place in free:
            for name in meant(kind, place, free):
                read = options(kind, kind.fields[name], page, place, known)
                found[name].extend(seconded(kind.fields[name], page.sheet, read, known))
    return found


def _grids(kind: DocumentType, page: Marked, known: Context) -> tuple[Grid, ...]:
    """The tables on a page."""
    if not kind.tables:
        return ()
    columns = [one for one in page.heads if not _within_sum(kind, page, one)]
    found = headings(page.sheet, kind.tables, columns)
    summing = [place for place in page.places if place.leads and _sums(kind, place)]
    sums = frozenset(place.spots[0] for place in summing)
    said_sums = frozenset(place.spots[0] for place in summing if place.colon)
    firm = (one for one in page.places if one.leads and (one.closed or " " in one.label))
    told = [*firm, *(one for one in columns if one.leads and one.colon)]
    leading = frozenset(place.spots[0] for place in told if place.spots[0].word == 0)
    titles = frozenset(one.spots[0] for one in columns if one.leads and one.colon and one.spots[0].word == 0)
    grids = (grid(page.sheet, one, known, Ends(_starts(one, found), sums, leading, said_sums, titles)) for one in found)
    whole = (resumed(page.sheet, one, found, known) for one in grids)
    return tuple(_named_by_total(kind, page, one) for one in whole)


def _named_by_total(kind: DocumentType, page: Marked, grid: Grid) -> Grid:
    """A table under headings that two have, "Description" and "Current", as the one whose sum closes it."""
    if any(one.fields == (f"{grid.name}.{next(iter(grid.heading.table.columns))}",) for one in _over(page, grid)):
        return grid
    closing = next((one for one in page.places if one.leads and one.spots[0] == grid.closing), None)
    summed = {table for table, _, name in map(_sum_of, _rules(kind)) if closing and name in closing.fields}
    if len(summed) != 1 or grid.name in summed:
        return grid
    (other,) = (kind.tables[name] for name in summed)
    columns = [column.field for column in grid.heading.columns if column.field is not None]
    if any(other.columns.get(column.name) is None for column in columns):
        return grid
    return replace(grid, heading=replace(grid.heading, table=other))


def _over(page: Marked, grid: Grid) -> Iterator[Place]:
    """The labels of columns in a table's heading."""
    own = (one for one in page.heads if one.rows.start in grid.heading.lines)
    return (one for one in own if grid.heading.left <= one.box.x0 <= grid.heading.right)


def _within_sum(kind: DocumentType, page: Marked, column: Place) -> bool:
    """Whether a heading is but the end of a label that sums up: "deductions" in "Total deductions"."""
    spots = set(column.spots)
    return any(spots < set(one.spots) and one.leads and _sums(kind, one) for one in page.places)


def _starts(heading: Heading, others: Sequence[Heading]) -> frozenset[int]:
    """The lines where tables begin that are not beside one."""
    beneath = (one for one in others if one.left + APART < heading.right and heading.left + APART < one.right)
    return frozenset(one.lines.start for one in beneath)


def _led(grids: Sequence[Sequence[Grid]]) -> list[tuple[Grid, ...]]:
    """The tables without those that lack their first column where others have it, or where it is what names a row."""
    leading = {one.name for own in grids for one in own if one.leads}
    return [tuple(one for one in own if one.leads or (one.name not in leading and not _named(one))) for own in grids]


def _named(grid: Grid) -> bool:
    """Whether the rows of a table are nothing without the name in their first column."""
    first = next(iter(grid.heading.table.columns.values()))
    return first.required and first.kind is Kind.TEXT


def _sums(kind: DocumentType, place: Place) -> bool:
    """Whether a label speaks of an amount of the whole document: no row of a table begins with one."""
    return any(kind.fields[name].kind is Kind.MONEY for name in place.fields)


def _totals(
    kind: DocumentType, pages: Iterable[tuple[Marked, Sequence[Grid]]], known: Context
) -> Iterator[tuple[str, Option]]:
    """What a table's row of totals says for the fields that a check names as the sum of a column, or a heading does."""
    grids = [(page, one) for page, own in pages for one in own]
    for rule in _rules(kind):
        table, column, name = _sum_of(rule)
        field = kind.fields.get(name)
        if field is None or field.kind is not Kind.MONEY:
            continue
        for page, one in ((page, one) for page, one in grids if one.name == table):
            headed, total = _headed(page, one, name), one.total.get(column)
            if headed is not None:
                yield from ((name, option) for option in _under(field, page, one, headed, known))
            elif total is not None:
                yield name, Option(total, 0.9, sole=False, trusted=True)


def _headed(page: Marked, grid: Grid, name: str) -> Place | None:
    """The heading of a column that no row has, and is the label of a field: "Total interest" beside "Interest paid"."""
    strange = [column.box for column in grid.heading.columns if column.field is None]
    own = (one for one in page.places if name in one.fields and one.rows.start in grid.heading.lines and one.closed)
    return next((one for one in own if any(box.x0 <= one.box.middle[0] <= box.x1 for box in strange)), None)


def _under(field: FieldType, page: Marked, grid: Grid, headed: Place, known: Context) -> Iterator[Option]:
    """The amount of a table's row of totals that stands under a heading."""
    words = page.sheet.lines[grid.closing.line].words if grid.closing else ()
    under = tuple(word for word in words if word.box.over(headed.box))
    for value in reader_of(field)(field, (Line(under),), known) if under else ():
        found = Field(value.text, standing(page.sheet.page, value.words), 0.6, currency=value.currency)
        yield Option(found, 0.9, sole=False, trusted=vouched(page.sheet.page, value.words))


def _rules(kind: DocumentType) -> tuple[Rule, ...]:
    """What the checks of a type say, each once."""
    return tuple(dict.fromkeys(rule for check in kind.checks for rule in check.rules))


def _currency(
    kind: DocumentType, found: Mapping[str, Sequence[Option]], known: Context
) -> tuple[tuple[str, Option], ...]:
    """The currency that the amounts are printed in, for a type that asks for it."""
    printed = [one for name, some in found.items() if kind.fields[name].kind is Kind.MONEY for one in some]
    named = [one for one in printed if one.field.currency]
    if "currency" not in kind.fields or not named or len({one.field.currency for one in named}) > 1:
        return ()
    said = named[0].field
    value = Field(str(said.currency), said.evidence, said.confidence)
    return (("currency", Option(value, 0.5, sole=not known.assumed, trusted=named[0].trusted)),)


def _sum_of(rule: Rule) -> tuple[str, str, str]:
    """Table, column and field of a rule like sum(deposits.interest) == total_interest, else empty words."""
    columns = [name for name in rule.names if "." in name]
    fields = [name for name in rule.names if "." not in name]
    if len(columns) == 1 and len(fields) == 1 and "==" in rule.text:
        table, _, column = columns[0].partition(".")
        return table, column, fields[0]
    return "", "", ""
