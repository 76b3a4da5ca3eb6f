"""Numbers and days in narrow columns: labels in a row, each over its value, both broken where their column ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from core.domain.folding import folded
from core.domain.layout import Box, Line, around
from core.domain.schema import DocumentType, FieldType, Kind
from core.extraction.invoice.another import of_another
from core.extraction.invoice.candidates import Candidate, Features, ends_number
from core.extraction.invoice.ending import TELLING, under_a_word
from core.extraction.invoice.paper import DECOYS, Paper, line_of
from core.extraction.invoice.tokens import CUT_DATE, dates_only
from core.extraction.invoice.worded import runs_on, says
from core.extraction.page.evidence import standing, vouched
from core.extraction.page.neighbours import Marked
from core.extraction.page.once import once
from core.extraction.page.stretches import Spot, Stretch
from core.extraction.values.dates import dates_in

FLUSH = 0.5
"""text heights by which the lines of one column begin apart"""
TIGHT = 0.6
"""text heights between the lines of one label or of one value"""
REACH = 3.0
"""a value begins within so many text heights under its label"""
MOST = 4
"""lines of a label or of a value"""
LEVEL = 1.6
"""text heights within which labels, and values, of one row begin"""
FULL = 0.75
"""share of its column that a line fills where a number goes on under it"""
READ = frozenset({Kind.ID, Kind.DATE, Kind.TEXT})
"""kinds of values that are read in this way"""


@dataclass(frozen=True)
class Cell:
    """A label and the lines of its value under it."""

    label: tuple[Stretch, ...]
    value: tuple[Line, ...]
    fields: tuple[str, ...]
    right: float
    """where the next column begins"""

    @property
    def box(self) -> Box:
        """Where the label stands."""
        return around(one.box for one in self.label)

    @property
    def top(self) -> float:
        """Where the value begins."""
        return self.value[0].box.y0


def strips(paper: Paper) -> tuple[tuple[Marked, Cell], ...]:
    """The cells of all rows of labels that stand over their values."""
    named = _named(paper.kind)
    return tuple((page, cell) for page in paper.pages for cell in _cells(paper, page, named))


@once
def _named(kind: DocumentType) -> Mapping[str, tuple[str, ...]]:
    """The fields of every folded label in the order of the letters; decoys have none."""
    named: dict[str, tuple[str, ...]] = {folded(label): () for label in DECOYS}
    for field in kind.fields.values():
        for label in field.all_labels:
            named[folded(label)] = (*named.get(folded(label), ()), field.name)
    return dict(sorted(named.items()))


def _cells(paper: Paper, page: Marked, named: Mapping[str, tuple[str, ...]]) -> Iterator[Cell]:
    """The cells of a page that have a neighbour in a row: one alone is no strip."""
    columns = paper.columns[paper.pages.index(page)]
    last = columns.top if columns else len(page.sheet.lines)
    stretches = [one for row in page.sheet.stretches[:last] for one in row]
    labels = tuple(named)
    begun = (one for one in stretches if _begins(labels, _letters(page, [one])))
    found = [cell for one in begun if (cell := _cell(page, one, stretches, named)) is not None]
    for cell in found:
        height = cell.box.height / len(cell.label)
        if any(_level(cell, other, height) for other in found if other is not cell):
            yield cell


def _begins(labels: Sequence[str], text: str) -> bool:
    """Whether one of some sorted labels begins with a text."""
    at = bisect_left(labels, text)
    return bool(text) and at < len(labels) and labels[at].startswith(text)


def _level(cell: Cell, other: Cell, height: float) -> bool:
    """Whether another cell stands beside one: their labels overlap in height, and their values begin level."""
    beside = other.box.x0 > cell.box.x1 or other.box.x1 < cell.box.x0
    overlaps = min(cell.box.y1, other.box.y1) > max(cell.box.y0, other.box.y0)
    return beside and overlaps and abs(cell.top - other.top) < LEVEL * height


def _cell(
    page: Marked, first: Stretch, stretches: Sequence[Stretch], named: Mapping[str, tuple[str, ...]]
) -> Cell | None:
    """The cell whose label begins with a stretch: the longest run of lines down that is a label, and what follows."""
    height = first.box.height
    under = [one for one in stretches if one.line > first.line and abs(one.box.x0 - first.box.x0) < FLUSH * height]
    rows = [first, *under][: 2 * MOST]
    counts = (count for count in range(min(MOST, len(rows)), 0, -1) if _tight(rows[:count]))
    label = next((count for count in counts if _letters(page, rows[:count]) in named), 0)
    if not label or label >= len(rows) or Spot(rows[label].line, rows[label].first) in page.covered:
        return None  # a label under a label is no value
    if len(_letters(page, rows[:label])) < TELLING and under_a_word(page, first.line, first.box):
        return None
    gap = rows[label].box.y0 - rows[label - 1].box.y1
    if not -0.3 * height <= gap < REACH * height:
        return None
    further = range(label + 1, len(rows))
    ends = (at for at in further if not _tight(rows[at - 1 : at + 1]) or _is_label(page, rows[at], named))
    end = next(ends, len(rows))
    level = {row.line for row in rows[:end]}
    beside = (one.box.x0 for one in stretches if one.line in level and one.box.x0 > first.box.x1)
    right = min(beside, default=page.sheet.page.width)
    lines = tuple(line_of(page, row) for row in rows[label : min(end, label + MOST)])
    return Cell(tuple(rows[:label]), lines, named[_letters(page, rows[:label])], right)


def _is_label(page: Marked, row: Stretch, named: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a line under a value is the next label: written small it goes on the value, "60 Tage" over "netto"."""
    return _letters(page, [row]) in named and not line_of(page, row).text.islower()


def _tight(rows: Sequence[Stretch]) -> bool:
    """Whether lines stand right under each other in letters of one size."""
    return all(
        -0.6 * one.box.height < other.box.y0 - one.box.y1 < TIGHT * one.box.height
        and abs(one.box.height - other.box.height) < 0.1 * one.box.height
        for one, other in pairwise(rows)
    )


def _letters(page: Marked, rows: Sequence[Stretch]) -> str:
    return folded("".join(line_of(page, row).text for row in rows))


def stripped(paper: Paper, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates with those of narrow columns read whole; what else was read from these columns is left out."""
    read: list[Candidate] = []
    taken: list[tuple[int, Box, tuple[str, ...]]] = []
    for page, cell in strips(paper):
        other = of_another(page, _letters(page, cell.label), cell.label[0].line, cell.box.x0)
        kinds = READ - {Kind.DATE} if other else READ
        names = [name for name in cell.fields if (kind := paper.kind.fields.get(name)) and kind.kind in kinds]
        made = [one for name in names if (one := _candidate(paper, page, cell, paper.kind.fields[name])) is not None]
        read += made
        missed = tuple(name for name in names if name not in {one.field for one in made})
        taken.append((page.sheet.page.number, around(line.box for line in cell.value), missed))
    kept = [one for one in found if not any(_within(one, *area) for area in taken)]
    return [*read, *(_glued(paper, one) for one in kept)]


def _within(one: Candidate, page: int, area: Box, missed: tuple[str, ...]) -> bool:
    """Whether a candidate was read from a column that says something else, or says it whole."""
    box = one.evidence.box
    if box is None or one.evidence.page != page or one.field in missed:
        return False
    (x, y) = box.middle
    return area.x0 - 1 <= x <= area.x1 + 1 and area.y0 - 1 <= y <= area.y1 + 1


def _glued(paper: Paper, one: Candidate) -> Candidate:
    """A candidate, misshapen where its words run on under the next label: the values of two columns ran together."""
    box = one.evidence.box
    page = next((page for page in paper.pages if page.sheet.page.number == one.evidence.page), None)
    if box is None or page is None or one.features.beside:
        return one
    half = 0.5 * box.height
    over = [
        place.box for place in page.places if place.leads and 0 <= box.y0 - place.box.y1 + half < REACH * box.height
    ]
    lowest = max((label.y1 for label in over if label.over(box)), default=0.0)
    apart = (label for label in over if label.y1 > lowest - half and abs(label.middle[0] - box.middle[0]) > half)
    crossed = any(box.x0 < label.x0 - half and label.x0 + half < box.x1 for label in apart)  # none set in the middle
    return replace(one, features=one.features._replace(shape=False)) if crossed else one


def _candidate(paper: Paper, page: Marked, cell: Cell, kind: FieldType) -> Candidate | None:
    """The value of a cell as a candidate of a field, or None where it has none of its kind."""
    words = tuple(word for line in cell.value for word in line.words)
    texts = [line.text for line in cell.value]
    value = _value(kind, texts, paper)
    if not value:
        return None
    height = cell.value[0].box.height
    full = all(_ends(line, cell) for line in cell.value[:-1]) or kind.kind is not Kind.ID
    whole = says(paper, kind, Line(words)) and not any(runs_on(page, line) for line in cell.value)
    full &= kind.kind is not Kind.TEXT or whole
    inside = all(line.box.x1 < cell.right for line in cell.value) and CUT_DATE.fullmatch(value) is None
    inside &= kind.kind is not Kind.ID or not (ends_number(page, cell.value[0]) or value.endswith(("-", "/")))
    depth = (paper.pages.index(page) + cell.top / max(page.sheet.page.height, 1.0)) / len(paper.pages)
    letters = "".join(line_of(page, row).text for row in cell.label)
    features = Features(
        beside=False, distance=max(0.0, cell.top - cell.box.y1) / height, leads=True, closed=True,
        label=len(letters), between=0, rank=0, money=False, depth=depth, shape=full and inside,
    )  # fmt: skip
    proof, said = standing(page.sheet.page, words, " ".join(texts)), vouched(page.sheet.page, words)
    return Candidate(kind.name, value, proof, features, folded(letters), None, said, page.sheet.scanned)


def _value(kind: FieldType, texts: Sequence[str], paper: Paper) -> str | None:
    """What the lines of a cell say as a kind of value."""
    if kind.kind is Kind.DATE:
        return _day(texts, paper)
    return _number(texts) if kind.kind is Kind.ID else " ".join(texts)


def _day(texts: Sequence[str], paper: Paper) -> str | None:
    """The day that lines say, joined with spaces or without; None where they say none or several."""
    said = {
        reading
        for joints in product(("", " "), repeat=len(texts) - 1)
        for reading in _days(texts[0] + "".join(map("".join, zip(joints, texts[1:], strict=True))), paper)
    }
    return said.pop() if len(said) == 1 else None


def _days(text: str, paper: Paper) -> list[str]:
    found = list(dates_in(text, paper.order))
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))
    return [reading.isoformat() for reading in found[0].readings] if whole else []


def _number(texts: Sequence[str]) -> str | None:
    """The number that lines of one word each make."""
    text = "".join(texts)
    told = any(map(str.isdigit, text)) and not any(" " in one for one in texts) and not dates_only(text)
    return text if told else None


def _ends(line: Line, cell: Cell) -> bool:
    """Whether a line ends as one does that goes on: with a dash, or where its column ends."""
    room = cell.right - line.box.x0
    return line.text.endswith(("-", "/")) or line.box.width > FULL * room
