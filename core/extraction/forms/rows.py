"""The rows under a table's heading: which text belongs to which column, and where the table ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import pairwise

from core.domain.folding import folded
from core.domain.layout import Box, Line, Word, around
from core.domain.record import Field, Record
from core.domain.schema import FieldType, Kind
from core.extraction.forms.blocks import ends_legally
from core.extraction.forms.context import Context
from core.extraction.forms.gathering import figure, rows_of, within
from core.extraction.forms.headings import DATA, Column, Heading
from core.extraction.forms.readers import reader_of
from core.extraction.page.evidence import standing
from core.extraction.page.stretches import COLUMN, PageText, Spot
from core.extraction.values import parse
from core.extraction.values.currencies import currency_code
from core.extraction.values.names import distinctive

TOTALS = tuple(
    folded(word)
    for word in (
        "total",
        "grand total",
        "sub total",
        "gesamt",
        "summe",
        "somme",
        "totaux",
        "net pay",
        "no transactions",
        "कुल",
        "योग",
    )
)
ENDINGS = tuple(folded(word) for word in ("total", "gesamt", "insgesamt", "général"))
"""words that end what a line of totals says"""
SIGNS = frozenset({"%", "€", "£", "$", "₹"})
"""what stands behind a figure and belongs to it"""
FIGURES = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT})
LEAN = 0.15
"""share of a line's height by which the space below must be narrower for a text to belong to the row below"""
EDGE = 1.5
"""points by which a cell may begin beside its heading"""
WIDE, TORN = 2.5, 0.4
"""a gap of so many text heights tears a text apart, and how much less it is then believed"""
LOOSE, BOXED = 0.85, 0.95
"""belief in a cell by where it stands, and by the ruled cell that it has under its heading's"""
WORDY, ACROSS = 6, 3
"""so many words across so many columns are a sentence"""
ASIDE = 12.0
"""points: what begins so far right of the last heading stands beside the table"""
GAP = 4.0
"""a space of so many text heights under a row ends the table"""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one table on a page, and the row of totals that closed it."""

    heading: Heading
    rows: tuple[Record, ...] = ()
    total: Record = field(default_factory=Record)
    end: int = 0
    """the line after its last row"""
    closing: Spot | None = None
    """where the row of totals begins"""

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.heading.table.name

    @property
    def leads(self) -> bool:
        """Whether the table's first column is among its headings."""
        first = next(iter(self.heading.table.columns))
        return any(column.field is not None and column.field.name == first for column in self.heading.columns)

    def covers(self, line: int, x: float) -> bool:
        """Whether a place on the page lies within the table's heading or rows."""
        last = max(column.box.x1 for column in self.heading.columns)
        inside = self.heading.left <= x <= min(self.heading.right, last + ASIDE)
        return bool(self.rows) and inside and self.heading.lines.start <= line < self.end


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a table cannot go on: lines of other headings, words of labels that sum up, words of any label."""

    headings: frozenset[int]
    sums: frozenset[Spot]
    labels: frozenset[Spot]
    said: frozenset[Spot] = frozenset()
    """those of labels that sum up and have a colon: their one amount stands beside them, in no column"""
    titles: frozenset[Spot] = frozenset()
    """words of a table's label with a colon: what follows is said beside the table's rows"""


def grid(sheet: PageText, heading: Heading, known: Context, ends: Ends) -> Grid:
    """What stands under a heading, down to its totals, another heading, a label, or a wide gap."""
    rows: list[Record] = []
    lead: Record | None = None
    total, closing = Record(), None
    end = heading.lines.stop
    bottom = max(sheet.lines[row].box.y1 for row in heading.lines)
    above: Line | None = None
    loose: Line | None = None
    inside = centred = False
    between: set[int] = set()
    torn: set[int] = set()
    for index, stop, line in rows_of(sheet, heading):
        far = line.box.y0 - bottom > GAP * sheet.lines[index].box.height
        if far or index in ends.headings or _sentence(sheet, range(index, stop), heading):
            break
        near = line.box.y0 - bottom < line.box.height and not _ruled_apart(sheet, above, line)
        bottom, above = line.box.y1, line
        first = _spot(sheet, range(index, stop), line.words[0])
        record = row_of(sheet, line, heading.columns, known)
        if _totals(line) or (first in ends.sums and (rows or not heading.shared)):
            total = record if first not in ends.said or len(_amounts(record, heading)) > 1 else total
            closing = first
            break
        if first in ends.titles:
            inside = False
            continue
        if _tells(record, heading):
            if loose is not None and loose.box.y1 - line.box.y0 > LEAN * line.box.height:
                torn.add(len(rows))
            rows.append(_led(lead, record, heading))
            centred = centred or lead is not None or stop > index + 1
            lead, loose, end, inside = None, None, stop, True
        elif rows and first in ends.labels:
            break
        elif (lean := _lean(sheet, index, heading)) > LEAN or (inside and _whole_names(rows[-1], record, heading)):
            lead = _led(lead, record, heading)
        elif inside and near:
            rows[-1] = _continued(rows[-1], record, heading)
            between |= {len(rows) - 1, len(rows)} if lean > -LEAN else set()
        else:
            loose = line if record.fields else None
    return Grid(heading, tuple(_doubted(rows, torn | between if centred else torn, heading)), total, end, closing)


def _sentence(sheet: PageText, rows: range, heading: Heading) -> bool:
    """Whether a line under a table is flowing text: many words with no gap across its columns, no amount, no day."""
    line = sheet.lines[rows.start]
    if len(rows) > 1 or len(sheet.stretches[rows.start]) > 1 or len(line.words) < WORDY or DATA.search(line.text):
        return False
    return sum(column.box.over(line.box) for column in heading.columns) >= ACROSS


def _amounts(record: Record, heading: Heading) -> list[str]:
    return [name for name in record.fields if heading.table.columns[name].kind is Kind.MONEY]


def _doubted(rows: Sequence[Record], between: AbstractSet[int], heading: Heading) -> Iterator[Record]:
    """Rows with some texts shaken: of those that share a line, or that one runs into that is in no row."""
    for number, row in enumerate(rows):
        texts = {name for name in row.fields if heading.table.columns[name].kind is Kind.TEXT}
        shaken = texts if number in between else set()
        yield replace(row, fields={name: _shaken(one) if name in shaken else one for name, one in row.fields.items()})


def _whole_names(row: Record, more: Record, heading: Heading) -> bool:
    """Whether a row's name is whole, so that more text belongs to the row below: it ends as companies' names do."""
    texts = [name for name in more.fields if heading.table.columns[name].kind is Kind.TEXT and name in row.fields]
    return any(ends_legally(row.fields[name].value) and distinctive(more.fields[name].value) for name in texts)


def _ruled_apart(sheet: PageText, above: Line | None, line: Line) -> bool:
    """Whether rules stand between two lines: they share no cell and both have some."""
    first = {sheet.cells.get(word) for word in above.words} if above else set()
    second = {sheet.cells.get(word) for word in line.words}
    return bool(first) and None not in first | second and not first & second


def _spot(sheet: PageText, rows: range, word: Word) -> Spot:
    """Where a word stands; of one that was mended, where it begins."""
    places = (
        Spot(row, at) for row in rows for at, one in enumerate(sheet.lines[row].words) if one.box.x0 == word.box.x0
    )
    return next(places, Spot(rows.start, 0))


def _lean(sheet: PageText, index: int, heading: Heading) -> float:
    """How much nearer a line stands to the one below it than to the one above, in its heights."""
    above, line, below = (
        within(sheet.lines[at], heading) if 0 <= at < len(sheet.lines) else None for at in (index - 1, index, index + 1)
    )
    if above is None or line is None or below is None:
        return -1.0
    return ((line.box.y0 - above.box.y1) - (below.box.y0 - line.box.y1)) / line.box.height


def _totals(line: Line) -> bool:
    """Whether a line sums up: it begins so, or no other word stands beside its figures."""
    start = folded(" ".join(word.text for word in line.words[:3]))
    spoken = folded(" ".join(word.text for word in line.words if any(map(str.isalpha, word.text))))
    return start.startswith(TOTALS) or spoken.removesuffix("rs").removesuffix("inr").endswith(ENDINGS)


def _tells(record: Record, heading: Heading) -> bool:
    """Whether a line is a row: a figure, date or id beside its text, and the first column where it is required."""
    first = next(iter(heading.table.columns.values()))
    if first.required and first.name not in record.fields and any(one.field == first for one in heading.columns):
        return False
    telling = [name for name in record.fields if heading.table.columns[name].kind is not Kind.TEXT]
    return bool(telling) and (len(record.fields) >= 2 or len(heading.columns) == 1)


def _continued(row: Record, more: Record, heading: Heading) -> Record:
    """A row with the text that runs on below it, and a code that stands at its end."""
    for name, found in more.fields.items():
        above, sort = row.fields.get(name), heading.table.columns[name].kind
        if above is not None and sort is Kind.TEXT:
            row = row.put(name, _joined(above, found))
        elif above is None and sort is Kind.CODE:
            row = row.put(name, found)
    return row


def _led(lead: Record | None, row: Record, heading: Heading) -> Record:
    """A row with the texts that stand on the lines above its figures."""
    for name, found in lead.fields.items() if lead else ():
        if heading.table.columns[name].kind is Kind.TEXT:
            below = row.fields.get(name)
            row = row.put(name, _joined(found, below) if below else found)
    return row


def _joined(above: Field, found: Field) -> Field:
    box = above.evidence.box and found.evidence.box and above.evidence.box.joined(found.evidence.box)
    text = f"{above.evidence.text} {found.evidence.text}"
    return Field(
        f"{above.value} {found.value}",
        type(above.evidence)(text, above.evidence.page, box, above.evidence.path),
        above.confidence,
    )


def row_of(sheet: PageText, line: Line, columns: Sequence[Column], known: Context) -> Record:
    """The cells of one line."""
    cells: dict[str, list[Word]] = {}
    for part in (part for piece in _pieces(sheet, line) for part in _at_numbers(piece, columns)):
        for column, words in _homes(part, columns, known):
            if column.field is not None:
                cells.setdefault(column.field.name, []).extend(words)
    named = {column.field.name: column for column in columns if column.field is not None}
    read = {name: _cell(sheet, named[name], columns, tuple(words), known) for name, words in cells.items()}
    strange = any(read[name] is None and _says(words) for name, words in cells.items())
    found = {name: value for name, value in read.items() if value is not None}
    return Record({name: _shaken(value) if strange else value for name, value in found.items()})


def _says(words: Sequence[Word]) -> bool:
    """Whether a cell that could not be read holds more than a dash."""
    return any(character.isalnum() for word in words for character in word.text)


def _shaken(value: Field) -> Field:
    """A value of a row of which something could not be read: it may be part of this value."""
    return replace(value, confidence=round(TORN * value.confidence, 3))


def _pieces(sheet: PageText, line: Line) -> Iterator[tuple[Word, ...]]:
    """A line cut at its gaps, at rules, and where text and figures meet."""
    piece: list[Word] = []
    for at, word in enumerate(line.words):
        counted = bool(piece) and _counted(line, at - 1), _counted(line, at)
        differs = bool(piece) and word.text not in SIGNS and counted[0] != counted[1]
        if piece and (_apart(sheet, piece[-1], word) or differs):
            yield tuple(piece)
            piece = []
        piece.append(word)
    if piece:
        yield tuple(piece)


def _counted(line: Line, at: int) -> bool:
    """Whether a word is a figure or the currency right before one: "R 18 500.00"."""
    word, following = line.words[at], line.words[at + 1 : at + 2]
    led = bool(following) and figure(following[0]) and currency_code(word.text) is not None
    return figure(word) or (led and following[0].box.x0 - word.box.x1 < word.box.height)


def _at_numbers(piece: tuple[Word, ...], columns: Sequence[Column]) -> Iterator[tuple[Word, ...]]:
    """A piece cut where a word begins flush with a column of numbers with check digits: no name goes on there."""
    begun = 0
    for at, word in enumerate(piece):
        if at and any(map(str.isdigit, word.text)) and any(_flush(column, word.box) for column in columns):
            yield piece[begun:at]
            begun = at
    yield piece[begun:]


def _apart(sheet: PageText, left: Word, right: Word) -> bool:
    gap = right.box.x0 - left.box.x1
    return gap > COLUMN * min(left.box.height, right.box.height) or sheet.cells.get(left) != sheet.cells.get(right)


def _homes(
    piece: tuple[Word, ...], columns: Sequence[Column], known: Context
) -> Iterator[tuple[Column, tuple[Word, ...]]]:
    """The columns that the words of a piece belong to: together where one heading fits, else each to its own."""
    box = around(word.box for word in piece)
    under = [column for column in columns if column.box.x0 < box.x1 and column.box.x1 > box.x0]
    if len(under) > 1 and len(piece) > 1 and all(figure(word) for word in piece):
        for word in piece:
            yield from _homes((word,), columns, known)
        return
    ranked = sorted(under or columns, key=lambda column: _distance(column, box))
    fitting = [column for column in ranked if column.field is None or _fits(column.field, piece, known)]
    texts = [column for column in columns if column.field is not None and column.field.kind is Kind.TEXT]
    if fitting:
        yield fitting[0], piece
    elif _flush(ranked[0], box):
        yield ranked[0], piece  # a number that its check digit contradicts is no part of the name beside it
    elif texts and not all(figure(word) for word in piece):
        yield min(texts, key=lambda column: _distance(column, box)), piece


def _flush(column: Column, box: Box) -> bool:
    """Whether a piece stands edge under edge with the heading of a column of numbers with check digits."""
    checked = column.field is not None and column.field.kind is Kind.ID and bool(column.field.format)
    return checked and abs(column.box.x0 - box.x0) < EDGE


def _distance(column: Column, box: tuple[float, float, float, float]) -> float:
    """How far a piece stands from a heading, by the edge or middle that fits best."""
    x0, _, x1, _ = box
    heading = column.box
    edges = (abs(heading.x0 - x0), abs(heading.x1 - x1), abs((heading.x0 + heading.x1) / 2 - (x0 + x1) / 2))
    return min(edges)


def _fits(kind: FieldType, piece: tuple[Word, ...], known: Context) -> bool:
    text = " ".join(word.text for word in piece)
    if kind.kind is Kind.TEXT:
        return True
    return _read(kind, Line(piece), known) is not None or (kind.kind in FIGURES and set(text) <= set("-–—."))


def _read(kind: FieldType, line: Line, known: Context) -> tuple[str, str | None] | None:
    """The value of a cell and its currency."""
    if kind.kind is Kind.TEXT and not kind.format:
        value = parse(kind, line.text, known.mark, known.order)
        return (value, None) if value else None
    found = next(iter(reader_of(kind)(kind, (line,), known)), None)
    return (found.text, found.currency) if found else None


def _torn(words: tuple[Word, ...]) -> bool:
    """Whether a text has a gap within, as where a column that nobody knows stands between."""
    return any(right.box.x0 - left.box.x1 > WIDE * left.box.height for left, right in pairwise(words))


def _strays(column: Column, columns: Sequence[Column], words: tuple[Word, ...]) -> bool:
    """Whether a word stands under another column's heading: the cell may hold two columns' texts."""
    others = [one.box for one in columns if one is not column and one.field is not None]
    return any(box.x0 < word.box.middle[0] < box.x1 for word in words for box in others)


def _cell(
    sheet: PageText, column: Column, columns: Sequence[Column], words: tuple[Word, ...], known: Context
) -> Field | None:
    line, kind = Line(words), column.field
    read = _read(kind, line, known) if kind else None
    if kind is None or read is None:
        return None
    torn = kind.kind is Kind.TEXT and (_torn(words) or _strays(column, columns, words))
    sure = min(word.confidence for word in words) * (TORN if torn else 1)
    boxed = all(column.holds(sheet.cells.get(word)) for word in words)
    return Field(read[0], standing(sheet.page, words), round((BOXED if boxed else LOOSE) * sure, 3), currency=read[1])
