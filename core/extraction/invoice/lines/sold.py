"""A row of line items: its cells by column, the lines of its description, and the record that they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from core.domain.folding import digits, folded
from core.domain.layout import Line, Word
from core.domain.money import plain
from core.domain.page import Page, TextSource
from core.domain.record import Evidence, Field, Reason, Record
from core.domain.schema import Kind, TableType
from core.extraction.invoice.lines.cells import AT, Cell
from core.extraction.invoice.lines.units import is_unit
from core.extraction.invoice.paper import Paper
from core.extraction.page.evidence import evidence, vouched
from core.extraction.values.dates import dates_in

CODE = re.compile(r"^(?:\[(?P<a>[^\]]{2,20})\]|\*(?P<b>\w{3,20})\*)\s+")
RECKONED = ("quantity", "unit_price", "amount")
TWOFOLD = re.compile(r"\d[1lI|O]$|^[1lI|O0×]$")
"""what every recognizer may take for another word: "101" is printed "10 l" """
SURE = 0.995
"""a word that describes, of which a recognizer is as sure as this, need not be read alike by another"""
PRICED = re.compile(r"(?:\d ?[x×] ?|\b[aà] )\d+[.,]\d{2}$", re.IGNORECASE)
"""a price behind words, with a count or what leads it: "2 x 1.45", "à 0,90" """
MISSED = 2
"""letters that a recognizer leaves out of a word and is sure of it"""
NUMBERING = re.compile(r"^(\d{1,3})([.)]?)\s+(?=[^\W\d_])")
LABELLED = re.compile(r"(?P<label>[^:]{2,24}):\s*\S+")
CODES = ("code", "hsn_sac")
STEPS = (1, 10)
"""by which rows are counted"""


@dataclass
class Item:
    """A row in the making: its cells by column and the lines of its description."""

    page: Page
    line: Line
    found: dict[str, Cell] = field(default_factory=dict)
    texts: list[Line] = field(default_factory=list)
    bare: Line | None = None
    """figures on its line where its description stands, which go on the words above or below: "9" of "size 9" """
    whole: bool = True
    """whether its description surely is whole and its own"""


class Sold(NamedTuple):
    """A row of line items, and whether its description surely is whole and its own."""

    record: Record
    whole: bool
    read: bool = True
    """whether the words that describe it are the file's own, read alike by two recognizers, or surely by one"""
    figured: bool = True
    """and its amount"""


def numbered(rows: Sequence[Item]) -> bool:
    """Whether the numbers that lead all descriptions count the rows; "50 mm pipe" is no fiftieth row."""
    leads = [NUMBERING.match(row.texts[0].text) if row.texts else None for row in rows]
    told = [int(lead[1]) for lead in leads if lead]
    return any(told == [step * at for at in range(1, len(rows) + 1)] for step in STEPS)


def lone_counts(rows: Sequence[Item]) -> list[Item]:
    """The rows led by a figure that no price proves a count where few others are, and by one where others have a count.

    "7 UP" and "3 for 2" are no counts, and a figure that a count does not take may be the code of a tax.
    """
    counted = [row for row in rows if _led_by_count(row)]
    told = [row for row in rows if row.texts and row.texts[0].words[0].text.isdigit()] if counted else []
    few = len(counted) < max(2, len(rows) / 2)
    return [*told, *(row for row in counted if (few or told) and "unit_price" not in row.found)]


def _led_by_count(row: Item) -> bool:
    """Whether the line of a row begins with a count without a unit."""
    count = row.found.get("quantity")
    return count is not None and not count.unit and row.line.words[0] is count.line.words[0]


def record_of(item: Item, table: TableType, paper: Paper, *, counted_up: bool) -> Record:
    """The record of a row, without the number before its words where these count the rows."""
    fields = {name: _field(item.page, cell, name, paper) for name, cell in item.found.items() if name in table.columns}
    read = {name: found for name, found in fields.items() if found is not None}
    texts = _without_codes(item.texts, table)
    text = _undated(" ".join(line.text for line in texts), numbered="line" in item.found, counted_up=counted_up)
    code = CODE.match(text)
    if code:
        read["code"] = Field(code["a"] or code["b"], evidence(item.page, item.texts[0]), 0.8, reason=Reason("guess"))
        text = text[code.end() :]
    if text:
        read["description"] = Field(text, _whole(item.page, texts), 0.8, reason=Reason("guess"))
    counted = next(
        (c for n, c in item.found.items() if n in {"quantity", "unit_price"} and c.unit not in {"", "x"}), None
    )
    if counted is not None and "unit" in table.columns and "unit" not in read:
        read["unit"] = Field(counted.unit, evidence(item.page, counted.line), 0.8, reason=Reason("guess"))
    return Record(read)


def sold(item: Item, table: TableType, paper: Paper, *, counted_up: bool = False) -> Sold:
    """A row with what vouches for its words."""
    words = [word for text in item.texts for word in text.words]
    twofold = item.page.source is TextSource.OCR and any(TWOFOLD.search(word.text) for word in words)
    told = [word for word in words if any(map(str.isalnum, word.text))]
    priced = any(PRICED.search(text.text) or AT in text.text for text in item.texts)  # or it says what one costs
    read = not twofold and bool(told) and all(_sure(word) or vouched(item.page, [word]) for word in told)
    figured = vouched(item.page, item.found["amount"].line.words)
    whole = item.whole and described(item) and _closed(item) and not priced
    return Sold(record_of(item, table, paper, counted_up=counted_up), whole, read, figured)


def _closed(row: Item) -> bool:
    """Whether every bracket in the words of a row is closed there: "Iced tea (2" has lost its end."""
    said = " ".join(text.text for text in row.texts)
    return said.count("(") == said.count(")")


def _without_codes(texts: Sequence[Line], table: TableType) -> Sequence[Line]:
    """The lines of a description without those at its end that a label says are a code: "SKU: AB-12"."""
    labels = {folded(label) for name in CODES if name in table.columns for label in table.columns[name].all_labels}
    last = len(texts)
    while last > 1 and (told := LABELLED.fullmatch(texts[last - 1].text)) and folded(told["label"]) in labels:
        last -= 1
    return texts[:last]


def _sure(word: Word) -> bool:
    """Whether a recognizer is sure of a word, and another reads the same figures in it, if not the same letters."""
    return word.confidence >= SURE and digits(word.second or "") == digits(word.text) and not _lost(word)


def _lost(word: Word) -> bool:
    """Whether another recognizer sees a letter or two more within a word: "gazese" of "gazeuse"."""
    own, other = folded(word.text), folded(word.second or "")
    rest = iter(other)
    within = own[:1] == other[:1] and own[-1:] == other[-1:] and all(letter in rest for letter in own)
    return within and 0 < len(other) - len(own) <= MISSED


def described(row: Item) -> bool:
    """Whether a row says for what it is: words, and no unit or day alone."""
    told = " ".join(text.text for text in row.texts)
    days = [(day.start, day.end) for day in dates_in(told)]
    return bool(row.texts) and not is_unit(told) and days != [(0, len(told))]


def _undated(text: str, *, numbered: bool, counted_up: bool) -> str:
    """A description without the number and the date that lead its line; where a column numbers the rows it has none."""
    lead = None if numbered else NUMBERING.match(text)
    bare = text[lead.end() :] if lead and (lead[2] or counted_up) else text
    dated = next(dates_in(bare), None)
    rest = bare[dated.end :].strip(" -–:") if dated is not None and dated.start == 0 else bare
    return rest if any(character.isalpha() for character in rest) else text


def _whole(page: Page, lines: Sequence[Line]) -> Evidence:
    first = evidence(page, lines[0])
    boxes = [one.box for one in lines]
    joined = boxes[0]
    for box in boxes[1:]:
        joined = joined.joined(box)
    return Evidence(" ".join(line.text for line in lines), first.page, joined if first.box else None, first.path)


def _field(page: Page, cell: Cell, name: str, paper: Paper) -> Field | None:
    """A cell as a field: a number for columns of figures, words for the others."""
    kind = paper.kind.tables["line_items"].columns[name].kind
    if kind in {Kind.MONEY, Kind.NUMBER, Kind.PERCENT}:
        if cell.number is None:
            return None
        value = plain(cell.number) if kind is Kind.MONEY else format(cell.number.normalize(), "f")
        currency = cell.amount.currency if cell.amount else None
        return Field(value, evidence(page, cell.line), 0.8, currency=currency, reason=Reason("guess"))
    return Field(cell.text, evidence(page, cell.line), 0.7, reason=Reason("guess"))
