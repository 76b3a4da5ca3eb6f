"""What each field of a document may be: values beside and below its labels, with their evidence and features."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from core.domain.layout import Line
from core.domain.money import plain
from core.domain.page import Page
from core.domain.record import Evidence
from core.domain.schema import FieldType, Kind
from core.extraction.invoice.another import left_out, of_another, of_the_paper, post_box
from core.extraction.invoice.credited import OWN, is_note, names_invoice
from core.extraction.invoice.ending import goes_on
from core.extraction.invoice.paper import Paper
from core.extraction.invoice.slips import mended_order
from core.extraction.invoice.terms import DUE, for_early
from core.extraction.invoice.tokens import Read, tax_ids, token
from core.extraction.invoice.unnumbered import before_address, of_a_card
from core.extraction.invoice.worded import in_full, rest_of_line, says, wraps
from core.extraction.page.evidence import cut, evidence, vouched
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked, below, beside
from core.extraction.values.amounts import amounts_in
from core.extraction.values.currencies import CODES
from core.extraction.values.dates import dates_in
from core.extraction.values.ids import FOUND, TAX_ID, is_tax_id, own, valid
from core.extraction.values.parsing import parse

SKIPPED = frozenset({Kind.PARTY, Kind.ADDRESS})
"""names and addresses are found as blocks, not as values of a line"""
UNSIGNED = frozenset({"amount_tendered", "amount_paid", "discount_total", "change_given"})
"""amounts whose label tells the sign: papers print them with a minus or without"""
ADDED = frozenset({"charges_total", "discount_total"})
"""amounts of which only the words of their label say that they are not of goods"""
PERCENT = re.compile(r"\s?%")
TIME = re.compile(r"(?<![\d:.,])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d.,:]\d)")
FLUSH, APART = 1.0, 4.0
"""text heights: a value stands flush under its label; one further to the right is of another column"""
LEAST_OF_ACCOUNT = 9
"""digits of an account that may as well be a bank's"""
LOW = 0.5
"""share of a page below which an account is a bank's"""
WORDY = 3
"""letters of a word before a label that numbers nothing"""
TELLING = 6
"""letters of a label that says what it is of by itself"""
NEIGHBOURS = 3
GAP = 1.0
"""text heights between a line and the one that it goes on"""
SORT_CODE = re.compile(r"\d{2}-\d{2}-\d{2}")
"""a British bank's branch, no account"""
BANK = re.compile(r"\b(?:bank|banque|banca|banco|sparkasse|iban|bic|swift|sort code|ifsc)", re.IGNORECASE)
START, UNTIL = "service_start", re.compile(r"(?:[-–—]|\b(?:to|until|through|bis|au|al|tot))\s*$")
ORDERS = frozenset({"order_number", "purchase_order"})
MOST = 4
"""values tried at one label"""
FIGURES = frozenset({Kind.MONEY, Kind.DATE})
"""kinds of which two readings may say the same in other letters"""


class Features(NamedTuple):
    """What speaks for a candidate. Scores are computed from these alone."""

    beside: bool
    """on the label's line, to its right; else below it"""
    distance: float
    """from the label, in text heights"""
    leads: bool
    closed: bool
    label: int
    """letters of the label: long ones are about nothing else"""
    between: int
    """letters between the label and the value"""
    rank: int
    """which of the values found at this label, counted from 0, the likeliest place first"""
    money: bool
    """written as money: two decimals or a currency"""
    depth: float
    """0 at the top of the first page, 1 at the bottom of the last"""
    shape: bool
    """well formed as the field's format says, or with a digit in it for an id"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a field may have, where it stands, and what speaks for it."""

    field: str
    value: str
    evidence: Evidence
    features: Features
    label: str = ""
    currency: str | None = None
    trusted: bool = True
    """whether the words are the file's own, or read alike by two recognizers"""
    scanned: bool = False
    readings: tuple[str, ...] = ()
    """dates that it may stand for instead, where day and month could be either way round"""
    qualified: bool = False
    """whether other words go on its label, which may make it that of something else"""

    @property
    def place(self) -> tuple[object, object]:
        """What no two prints of a paper share: page and box, or path and text in a file without pages."""
        where = self.evidence
        return (where.page, where.box) if where.box else (where.path, where.text)


Reader = Callable[[FieldType, str, Paper], Iterator[Read]]


def proven(page: Marked, line: Line, start: int, end: int) -> tuple[bool, bool]:
    """Whether part of a line can be trusted, and whether a recognizer read it."""
    return vouched(page.sheet.page, cut(line, start, end)), page.sheet.scanned


def labelled(paper: Paper) -> Iterator[Candidate]:
    """The candidates that stand beside or below a label of their field."""
    for page, columns in zip(paper.pages, paper.columns, strict=True):
        for place in page.places:
            heading = columns is not None and place.rows.start in columns.rows
            elided = page.sheet.word(place.spots[-1]).text.endswith(("'", "’"))  # "Date d'" is no "dated"
            other = (
                heading
                or elided
                or page.begins_number(place)
                or post_box(page, place)
                or of_another(page, place.label, place.rows.start, place.box.x0)
                or left_out(page, place.fields, place.spots[0])
            )
            if (place.leads or place.closed) and not other:
                yield from _at(paper, page, place)


def of_note(paper: Paper, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, those left unsure on a credit or debit note whose label names the invoice that it corrects."""
    note = is_note(paper)
    return [
        _unsure(one) if note and one.field in OWN and names_invoice(paper.kind, one.label) else one for one in found
    ]


def _unsure(one: Candidate) -> Candidate:
    """A candidate that may be of another paper: taken only where there is no other, and left to a person."""
    return replace(one, trusted=False, features=one.features._replace(rank=MOST, shape=False, label=0))


def ends_number(page: Marked, line: Line) -> bool:
    """Whether a line begins with the end of a number: the one above it, or the rest of it further right, has a dash."""
    box = line.box
    above = (one for row in page.sheet.stretches for one in row if one.box.middle[1] < box.y0 and box.x0 < one.box.x1)
    near = (one for one in above if box.y0 - one.box.y1 < GAP * box.height)
    return any(page.sheet.lines[one.line].words[one.last].text.endswith(("-", "/")) for one in near)


def _at(paper: Paper, page: Marked, place: Place) -> Iterator[Candidate]:
    for name in place.fields:
        kind = paper.kind.fields.get(name)
        bank = _of_bank(page, place) if {*place.fields} >= {"bank_account", "customer_id"} else name == "bank_account"
        other = name in {"bank_account", "customer_id"} and bank == (name == "customer_id")
        other = other or of_a_card(paper, name, place.label)
        other = other or (name == "customer_id" and of_the_paper(page, place, paper.titles))
        if kind is not None and kind.kind not in SKIPPED and not other:
            yield from _values(_Label(paper, page, place, kind))


class _Label(NamedTuple):
    """A field that one of its labels asks for."""

    paper: Paper
    page: Marked
    place: Place
    field: FieldType


def _values(label: _Label) -> Iterator[Candidate]:
    """The values beside a label, then those below it."""
    rank = 0
    for is_beside, lines in zip((True, False), _regions(label), strict=True):
        for line, read in _reads(label, lines, is_beside=is_beside):
            yield _candidate(label, line, read._replace(shape=_shaped(label, line, read)), rank, is_beside=is_beside)
            rank += 1


def _regions(label: _Label) -> tuple[Sequence[Line], Sequence[Line]]:
    """Where the values of a label may stand: beside it and below it."""
    paper, page, place, field = label
    if field.kind is Kind.TEXT:
        return rest_of_line(page, place), in_full(page, below(page, place, 2))
    right, under = beside(page, place), below(page, place, 2)
    if field.kind is Kind.ID:
        right, under = before_address(right), before_address(under)
    if field.name.endswith(TAX_ID) and place.colon and any(map(str.isdigit, "".join(line.text for line in right[:1]))):
        under = ()  # misread or not, the number stands beside its colon: another register's stands below
    apart = field.kind in {Kind.ID, Kind.DATE} and _another_column(paper, field, place, right, under)
    return () if apart else right, under


def _reads(label: _Label, lines: Sequence[Line], *, is_beside: bool) -> Sequence[tuple[Line, Read]]:
    """What reads as a value of the field on some lines, the likeliest first."""
    paper, page, _, field = label
    found = [(line, read) for line in lines for read in READERS.get(field.kind, _text)(field, line.text, paper)]
    if is_beside and field.kind is Kind.MONEY:
        found.reverse()  # the amount of a total stands at the right end of its line
    found = _days_at(page, field, found) if field.kind is Kind.DATE else found
    return found[: 1 if is_beside and field.name == "tax_amount" else MOST]  # before a tax stands what is taxed


def _shaped(label: _Label, line: Line, read: Read) -> bool:
    """Whether a value is shaped as those of its field are, and surely all of it."""
    paper, page, place, field = label
    if field.kind is Kind.TEXT:
        return says(paper, field, line) and not wraps(paper, page, line)
    if field.name.endswith(TAX_ID) and "tax_amount" in place.fields:
        return is_tax_id(read.value)
    if field.name == "customer_id" and "bank_account" in place.fields and len(read.value) >= LEAST_OF_ACCOUNT:
        return False
    begins = field.kind is Kind.ID and read.start == 0 and not is_tax_id(read.value)
    return read.shape and not (begins and ends_number(page, line))


def _candidate(label: _Label, line: Line, read: Read, rank: int, *, is_beside: bool) -> Candidate:
    paper, page, place, field = label
    features = _features(paper, page, place, line, read, is_beside=is_beside, rank=rank)
    proof = evidence(page.sheet.page, line, read.start, read.end)
    aside = read.start > 0 or (page.sheet.scanned and field.kind is Kind.ID)
    if not is_beside and aside and not _under(place, proof):
        features = features._replace(shape=False)
    sure, scanned = proven(page, line, read.start, read.end)
    sure = sure or (scanned and _says_again(paper, field, line, read))
    known = (place.label, read.currency, sure, scanned, read.readings)
    qualified = is_beside and field.name in ADDED and _qualified(page, place, line)
    return Candidate(field.name, read.value, proof, features, *known, qualified)


def _days_at(page: Marked, kind: FieldType, found: list[tuple[Line, Read]]) -> list[tuple[Line, Read]]:
    """The days at a label, unsure where they stand right under each other: the rows of a table say no paper's day.

    None is due by which those who pay early pay less, and none begins a time that ends it.
    """
    if kind.name == DUE:
        found = [(line, read) for line, read in found if not for_early(_behind(page, line, read))]
    if kind.name == START:
        found = [(line, read) for line, read in found if not UNTIL.search(line.text[: read.start])]
    days = [line.box for line, read in found if read.start == 0]
    rows = any(
        abs(one.x0 - other.x0) < FLUSH and 0 < other.y0 - one.y1 < GAP * one.height for one, other in pairwise(days)
    )
    return [(line, read._replace(shape=False)) for line, read in found] if rows else found


def _behind(page: Marked, line: Line, read: Read) -> str:
    """What stands behind a value on its line of the page, further labels included."""
    last = cut(line, read.start, read.end)[-1]
    words = next((row.words for row in page.sheet.lines if last in row.words), (last,))
    return " ".join(word.text for word in words[words.index(last) + 1 :])


def _under(place: Place, proof: Evidence) -> bool:
    """Whether a value within a line stands under a label; else it is behind other words that are."""
    return proof.box is None or (proof.box.x0 < place.box.x1 and proof.box.x1 > place.box.x0)


def _says_again(paper: Paper, kind: FieldType, line: Line, read: Read) -> bool:
    """Whether a second reading of a value's words says the same, of a kind that is one however it is written."""
    same = kind.kind in FIGURES or kind.name in ORDERS
    again = " ".join(word.second for word in cut(line, read.start, read.end) if same and word.second)
    said = (one.value for one in READERS[kind.kind](kind, again, paper)) if again else ()
    return any(value.casefold() == read.value.casefold() for value in said)


def _of_bank(page: Marked, place: Place) -> bool:
    """Whether an account is a bank's, not a customer's: banks are spoken of around it, or it stands low on the page."""
    return place.box.y0 > LOW * page.sheet.page.height or banked(page, place.rows)


def banked(page: Marked, rows: range) -> bool:
    """Whether some lines or their neighbours speak of a bank."""
    around = page.sheet.lines[max(0, rows.start - NEIGHBOURS) : rows.stop + NEIGHBOURS]
    return any(BANK.search(line.text) for line in around)


def _another_column(paper: Paper, kind: FieldType, place: Place, right: Sequence[Line], under: Sequence[Line]) -> bool:
    """Whether what stands right of a label is far off, while a value and nothing else stands flush under it."""
    if not right or not under or place.colon:
        return False
    height, value = under[0].box.height, under[0].box
    flush = abs(value.x0 - place.box.x0) < FLUSH * height and value.y0 - place.box.y1 < FLUSH * height
    read = next(READERS[kind.kind](kind, under[0].text, paper), None)
    alone = read is not None and read.shape and (read.start, read.end) == (0, len(under[0].text))
    return flush and alone and right[0].box.x0 - place.box.x1 > APART * height


def _features(
    paper: Paper, page: Marked, place: Place, line: Line, read: Read, *, is_beside: bool, rank: int
) -> Features:
    height = max(place.box.height / len(place.rows), 1.0)
    gap = line.box.x0 - place.box.x1 if is_beside else line.box.y0 - place.box.y1
    letters = sum(character.isalnum() for character in place.label.replace("#", "no"))
    between = sum(character.isalpha() for character in line.text[: read.start]) if is_beside else 0
    depth = (paper.pages.index(page) + line.box.y0 / max(page.sheet.page.height, 1.0)) / len(paper.pages)
    return Features(
        beside=is_beside,
        distance=max(0.0, gap) / height,
        leads=place.leads and not goes_on(page, place) and not (is_beside and _further(page, place, line, read)),
        closed=place.closed,
        label=letters,
        between=between,
        rank=rank,
        money=read.money,
        depth=depth,
        shape=read.shape,
    )


def _qualified(page: Marked, place: Place, line: Line) -> bool:
    """Whether other words go on a label in its stretch, up to a bracket: "Frais d'huissier" is no freight."""
    row, last = place.spots[-1]
    words = page.sheet.lines[row].words[last + 1 : page.sheet.stretch(place.spots[-1]).last + 1]
    told = takewhile(lambda word: word not in line.words and not word.text.startswith("("), words)
    return any(word.text[0].isalpha() and word.text not in CODES for word in told)


def _money(kind: FieldType, text: str, paper: Paper) -> Iterator[Read]:
    times = [found.span() for found in TIME.finditer(text)]
    for found in amounts_in(text, paper.mark):
        if any(start < found.end and found.start < end for start, end in times):
            continue  # the minutes of "18:10" are no tax of 10
        if PERCENT.match(text, found.end) or (found.amount.decimals > 2 and not found.amount.currency):
            continue
        amount = found.amount
        signed = abs(amount.value) if kind.name in UNSIGNED else amount.value
        money = amount.decimals == 2 or amount.currency is not None
        yield Read(plain(signed), found.start, found.end, amount.currency, money=money)


def _further(page: Marked, place: Place, line: Line, read: Read) -> bool:
    """Whether another word stands between a label of one short word and the value: "Data offerta", an offer's day."""
    after = page.sheet.after(place.spots[-1])
    wordy = after is not None and sum(map(str.isalpha, after.text)) >= WORDY and after.text.isalpha()
    return wordy and len(place.label) < TELLING and after != cut(line, read.start, read.end)[0]


def _dates(_: FieldType, text: str, paper: Paper) -> Iterator[Read]:
    for found in dates_in(text, paper.order):
        readings = tuple(reading.isoformat() for reading in found.readings)
        yield Read(readings[0], found.start, found.end, shape=found.date is not None, readings=readings)


def _ids(kind: FieldType, text: str, paper: Paper) -> Iterator[Read]:
    if kind.name.endswith(TAX_ID):
        yield from tax_ids(text)
        return
    scanned = kind.name in ORDERS and any(page.sheet.scanned for page in paper.pages)
    yield from token(kind, mended_order(text) if scanned else text)


def _accounts(kind: FieldType, text: str, _: Paper) -> Iterator[Read]:
    pattern = FOUND.get(kind.format)
    matches = pattern.finditer(text) if pattern else re.finditer(r"[A-Z]{0,4}\d[\d\s\-]{3,}\d", text)
    for found in matches:
        printed = own(kind.format, found[0])
        value = re.sub(r"\s", "", printed)
        if not pattern and SORT_CODE.fullmatch(value):
            continue
        shaped = not kind.format or valid(kind.format, value)
        if shaped or kind.kind is Kind.ACCOUNT:
            yield Read(value, found.start(), found.start() + len(printed), shape=shaped)


def _text(kind: FieldType, text: str, paper: Paper) -> Iterator[Read]:
    value = parse(kind, text, paper.mark, paper.order)
    if value and (not kind.format or valid(kind.format, value)):
        start = max(0, text.find(value))
        yield Read(value, start, min(len(text), start + len(value)))


READERS: Mapping[Kind, Reader] = {
    Kind.MONEY: _money,
    Kind.DATE: _dates,
    Kind.ID: _ids,
    Kind.ACCOUNT: _accounts,
    Kind.CODE: _accounts,
}


def page_of(paper: Paper, number: int | None) -> Page | None:
    """The page of that number among those looked at, or None."""
    return next((page.sheet.page for page in paper.pages if page.sheet.page.number == number), None)
