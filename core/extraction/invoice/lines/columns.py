"""The columns of a table of line items, from its heading; what of a line stands in which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.domain.folding import folded
from core.domain.layout import Box, Line, Word
from core.domain.schema import FieldType, Kind, TableType
from core.extraction.invoice.lines.cells import AT, BARE_CURRENCY, DASHES, PRICED, Cell, cells
from core.extraction.invoice.lines.units import LEADS_PRICE
from core.extraction.page.labels import Lexicon, Place, lexicon, places
from core.extraction.page.once import once
from core.extraction.page.stretches import PageText, Spot

FIGURES = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT})
DEPTH = 2.6
"""the words of one heading stand within so many text heights"""
LARGER = 1.4
"""a label in letters so much larger is of a title"""
CODES = frozenset({"line", "code", "hsn_sac"})
FIGURE_COLUMNS = frozenset({"quantity", "unit_price", "amount"})
GOES_ON = 0.6
"""words of one text stand no more than so many text heights apart"""
ADJOINING = 0.5
"""words of one heading stand no more than so many text heights apart"""
PRICE = re.compile(r"\d[\d.,'’]*[.,]\d{2}")
FLUSH = 0.3
"""text heights within which words begin below each other"""
LETTERS = 2
"""of a word that codes may have"""
NUMBERED = 4
"""digits of a word that names a number, not a column"""
UNNAMED = "~"
"""begins the name of a column whose heading no label knows"""


@dataclass(frozen=True)
class Columns:
    """The headings of a table on a page."""

    boxes: Mapping[str, Box]
    kinds: Mapping[str, FieldType]
    bottom: int
    """the last line of the heading"""
    top: int = 0
    """its first line"""

    @property
    def rows(self) -> range:
        """The lines of the heading."""
        return range(self.top, self.bottom + 1)

    def parted(self, parts: Sequence[Cell], mark: str | None) -> Sequence[Cell]:
        """The cells of a line, one that runs from another column into the descriptions parted where these begin."""
        box = self.boxes.get("description")
        return parts if box is None else [piece for part in parts for piece in _parted(part, box, mark)]

    def placed(self, parts: Sequence[Cell]) -> dict[str, Cell]:
        """The cells of a line by column, each column once; text in figures' columns is left out."""
        found: dict[str, Cell] = {}
        for part in reversed(parts):
            name = self._home(part)
            if name is not None and name not in found:
                found[name] = part
        if parts and "line" not in self.boxes and self._numbers(parts[0]) and parts[0] not in found.values():
            found["line"] = parts[0]
        unit = self._unit_after(found.get("quantity"), parts)
        if unit is not None:
            found.setdefault("unit", unit)
        if "amount" not in found:
            last = parts[-1] if parts else None
            if last is not None and last.money and "amount" not in self.boxes:
                found["amount"] = last
                counted = next((part for part in parts if _counts(part)), None)
                found.update({"quantity": counted} if counted else {})
        return found

    def _unit_after(self, count: Cell | None, parts: Sequence[Cell]) -> Cell | None:
        """The one short word right of a count, which says of what: "13 lot"; not one that describes."""
        if count is None or count is parts[-1]:
            return None
        following, text = parts[parts.index(count) + 1], self.boxes.get("description")
        near = following.box.x0 - count.box.x1 < 2.5 * count.box.height
        describes = text is not None and following.box.x1 > text.x0 > count.box.x0
        wordy = following.number is None and following.text.rstrip(".").isalpha()
        return following if near and wordy and not describes else None

    def _numbers(self, part: Cell) -> bool:
        """Whether a cell left of the descriptions numbers the row, under a heading that is only a sign."""
        box = self.boxes.get("description")
        return box is not None and part.box.x1 < box.x0 and _counts(part)

    def _home(self, part: Cell) -> str | None:
        figure = part.number is not None
        apart = {
            name: _apart(box, part.box)
            for name, box in self.boxes.items()
            if name != "description" and self._fits(name, part, figure=figure) and _allowed(name, part)
        }
        if not apart:
            return None
        name = min(apart, key=apart.__getitem__)
        near = apart[name] < 2.5 * part.box.height
        text = self.boxes.get("description")
        in_text = text is not None and not figure and _apart(text, part.box) <= apart[name]
        return name if near and not in_text else None

    def _fits(self, name: str, part: Cell, *, figure: bool) -> bool:
        """Whether a column may hold a cell: amounts figures, units words, codes and rates either."""
        if name.startswith(UNNAMED):
            return True
        if name in CODES:
            lettered = name == "code" and part.text.isupper() and len(part.line.words) == 1
            return not part.money and not _describes(part) and (lettered or any(map(str.isdigit, part.text)))
        return part.percent or (self.kinds[name].kind in FIGURES) == figure

    def description(self, line: Line, placed: Sequence[Cell] = ()) -> Line | None:
        """The words of a line that stand in the column of descriptions and in no placed cell, or None."""
        box = self.boxes.get("description")
        if box is None:
            return self._text_before_figures(line) if not self.boxes else None
        others = [other for name, other in self.boxes.items() if name != "description"]
        left = max((other.x1 for other in others if other.x1 <= box.x0 + 1), default=-1.0)
        right = min((other.x0 for other in others if other.x0 > box.x1 - 1), default=1e9)
        taken = {word.box for cell in placed for word in cell.line.words}
        inside = (word for word in line.words if left - 1 < word.box.x0 < right - 0.3 * word.box.height)
        words = [word for word in inside if word.box not in taken]
        while words and words[-1].box.x1 > right + 0.5 * words[-1].box.height and _is_figure(words[-1].text):
            words.pop()
        return Line(tuple(words)) if words else None

    def crosses(self, line: Line) -> bool:
        """Whether words that begin left of the descriptions run on into them: they head the rows below."""
        box = self.boxes.get("description")
        if box is None or line.box.x0 > box.x0 - line.box.height:
            return False
        words = [word for word in line.words if word.box.x0 < box.x1]
        return words[-1].box.x1 > box.x0 and all(_follows(one, other) for one, other in pairwise(words))

    def text(self, line: Line) -> Line | None:
        """The words of a line without figures that describe: those that go on from its column are part of them."""
        found = self.description(line)
        if found is None or found.words[-1] is line.words[-1]:
            return found
        words = list(found.words)
        for word in line.words[line.words.index(words[-1]) + 1 :]:
            if not _follows(words[-1], word):
                break
            words.append(word)
        return Line(tuple(words))

    def _text_before_figures(self, line: Line) -> Line | None:
        """The words of a line without columns up to its figures at the right."""
        words = list(line.words[:-1] if PRICED.search(line.text) else line.words)
        while words and (_is_figure(words[-1].text) or _for_none(words[-1].text)):
            last = words.pop()
            if last.text.startswith(AT) or last.text in DASHES:
                continue
            if words and last.box.x0 - words[-1].box.x1 < 0.9 * last.box.height and words[-1].text[-1:].isalpha():
                if BARE_CURRENCY.fullmatch(words[-1].text) or words[-1].text in LEADS_PRICE:
                    continue
                words.append(last)  # "27 inch 4K" ends in a figure of its own
                break
        return Line(tuple(words)) if sum(c.isalpha() for word in words for c in word.text) > 1 else None

    def labels_total(self, line: Line, known: frozenset[str]) -> bool:
        """Whether the words of a line are one of the folded labels of totals."""
        if self._starts_in_description(line) and len(line.words) > 6:
            return False
        return folded(" ".join(word.text for word in line.words if not _is_figure(word.text))) in known

    def _starts_in_description(self, line: Line) -> bool:
        box = self.boxes.get("description")
        return box is not None and line.box.x0 < box.x1


def columns_of(sheet: PageText, table: TableType) -> Columns | None:
    """The heading of a table on a page: the band of its labels with most columns, or None."""
    known = (place for place in places(sheet, _headings(table)) if place.leads or place.closed)
    found = _beginning(
        sheet, [place for place in known if not _among_figures(sheet, place) and not _sold(sheet, place)]
    )
    best: tuple[int, dict[str, Place]] | None = None
    for anchor in found:
        height = anchor.box.height / len(anchor.rows)
        level = [one for one in found if 0 <= one.box.y0 - anchor.box.y0 + 0.5 * height <= DEPTH * height]
        sizes = [one.box.height / len(one.rows) / height for one in level]
        band = [one for one, size in zip(level, sizes, strict=True) if 1 / LARGER < size < LARGER]
        named = _assigned(band)
        score = len(named) + 2 * ("description" in named) + ("amount" in named)
        telling = ("description" in named or len(named) > 2) and not _in_one(sheet, named)
        if telling and FIGURE_COLUMNS & named.keys() and len(named) >= 2 and (best is None or score > best[0]):
            best = score, named
    if best is None or best[0] < 3:
        return None
    bottom = max(place.rows.stop - 1 for place in best[1].values())
    top = min(place.rows.start for place in best[1].values())
    return Columns(_with_texts(_boxes(sheet, best[1], range(top, bottom + 1))), table.columns, bottom, top)


def _in_one(sheet: PageText, named: Mapping[str, Place]) -> bool:
    """Whether all labels stand in one run of words: "Charge details" is a title."""
    return len({(place.spots[0].line, sheet.stretch(place.spots[0]).first) for place in named.values()}) == 1


def _with_texts(boxes: dict[str, Box]) -> dict[str, Box]:
    """The same where one heading without a name can only be that of the descriptions."""
    unnamed = [name for name in boxes if name.startswith(UNNAMED)]
    if "description" in boxes or len(unnamed) != 1:
        return boxes
    return {"description" if name in unnamed else name: box for name, box in boxes.items()}


def _among_figures(sheet: PageText, place: Place) -> bool:
    """Whether a figure or an id stands in the stretch of a label: "Net 14 days", "VAT DE 123456788" head no column."""
    row, _ = place.spots[-1]
    stretch = sheet.stretch(place.spots[-1])
    texts = (word.text for word in sheet.lines[row].words[stretch.first : stretch.last + 1])
    return any(text.isdigit() or sum(map(str.isdigit, text)) >= NUMBERED for text in texts)


def _sold(sheet: PageText, place: Place) -> bool:
    """Whether a label stands on a line with a price: "Stk" counts what is sold there and heads nothing."""
    words = sheet.lines[place.spots[0].line].words
    return any(PRICE.fullmatch(word.text) for word in words)


def _beginning(sheet: PageText, found: Sequence[Place]) -> list[Place]:
    """The labels that begin a heading; further ones in it say how its figures are meant: "Amount excl. tax"."""
    ends = {place.spots[-1]: place for place in found}
    return [place for place in found if not _qualifies(sheet, place, ends) and not _under(sheet, place, found)]


def _qualifies(sheet: PageText, place: Place, ends: Mapping[Spot, Place]) -> bool:
    """Whether other words, a space apart each, lead from another label to this one."""
    row, word = place.spots[0]
    words = sheet.lines[row].words
    first = word
    while word and not sheet.apart(words[word - 1], words[word]):
        word -= 1
        if Spot(row, word) in ends:
            return word + 1 < first
    return False


def _under(sheet: PageText, place: Place, found: Sequence[Place]) -> bool:
    """Whether a label stands right under the words that go on another, within their width."""
    for other in found:
        stretch = sheet.stretch(other.spots[-1])
        further = stretch.last > other.spots[-1].word
        near = abs(place.box.y0 - stretch.box.y1) < place.box.height * ADJOINING
        if further and near and stretch.box.x0 <= place.box.middle[0] <= stretch.box.x1:
            return True
    return False


def _boxes(sheet: PageText, named: Mapping[str, Place], rows: range) -> dict[str, Box]:
    """Where each heading stands: words next to a label belong to it, others head columns without a name."""
    boxes = {name: place.box for name, place in named.items()}
    covered = {spot for place in named.values() for spot in place.spots}
    for row in rows:
        for index, word in enumerate(sheet.lines[row].words):
            if (row, index) not in covered and any(character.isalpha() for character in word.text):
                home = next((name for name, box in boxes.items() if _adjoins(box, word.box)), None)
                if home is not None:
                    boxes[home] = boxes[home].joined(word.box)
                elif not any(box.over(word.box) for box in boxes.values()):
                    boxes[f"{UNNAMED}{len(boxes)}"] = word.box
    return boxes


def _follows(word: Word, following: Word) -> bool:
    """Whether a word stands a space behind another."""
    return following.box.x0 - word.box.x1 <= GOES_ON * following.box.height


def _adjoins(box: Box, word: Box) -> bool:
    """Whether a word goes on a heading on the same line: a space apart."""
    level = word.y0 < box.y1 and word.y1 > box.y0
    return level and -0.1 * word.height < word.x0 - box.x1 < ADJOINING * word.height


def free(table: TableType) -> Columns:
    """A table without a heading: the last amount of a line is the row's, the text before it says for what."""
    return Columns({}, table.columns, -1)


def _assigned(band: Sequence[Place]) -> dict[str, Place]:
    """One heading for each column; where several could be, the rightmost amount and the leftmost of the others."""
    named: dict[str, Place] = {}
    for place in sorted(band, key=lambda place: (place.rows.start, place.box.x0)):
        for name in place.fields:
            further = name == "amount" and place.box.x0 > (named[name].box.x0 if name in named else -1.0)
            if further or name not in named:
                others = [other for other, taken in named.items() if taken is place]
                if not others:
                    named[name] = place
                    break
    return _told_apart(_described(named), band)


def _told_apart(named: dict[str, Place], band: Sequence[Place]) -> dict[str, Place]:
    """The same where headings may mean descriptions: the left one names the article, one behind figures its value."""
    taken = list(named.values())
    first = named.get("description")
    further = [place for place in band if "description" in place.fields and place not in taken]
    further = [place for place in further if first is not None and place.rows == first.rows]
    if first is None or not further:
        return named
    order = sorted((first, *further), key=lambda place: place.box.x0)
    figures = [named[name].box.x0 for name in FIGURE_COLUMNS & named.keys()]
    end = min((x0 for x0 in figures if x0 > order[0].box.x0), default=float("inf"))
    before, behind = [one for one in order if one.box.x0 < end], [one for one in order if one.box.x0 > end]
    values = {"amount": behind[-1]} if behind else {}
    articles = {"code": before[0]} if len(before) > 1 else {}
    return values | articles | named | {"description": before[-1]}


def _described(named: dict[str, Place]) -> dict[str, Place]:
    """The same with a column of descriptions, where a heading that was taken for another may mean one."""
    if "description" not in named:
        other = next((name for name, place in named.items() if "description" in place.fields), None)
        if other is not None:
            named["description"] = named.pop(other)
    return named


@once
def _headings(table: TableType) -> Lexicon:
    return lexicon(table.columns)


def _parted(part: Cell, box: Box, mark: str | None) -> Sequence[Cell]:
    """A cell in two where a word within begins flush with the descriptions, what stands before left of them."""
    words = part.line.words
    at = next((at for at, word in enumerate(words) if abs(word.box.x0 - box.x0) < FLUSH * word.box.height), 0)
    if part.number is not None or not at:
        return (part,)
    return (*cells(Line(words[:at]), mark), Cell(Line(words[at:])))


def _describes(part: Cell) -> bool:
    """Whether a cell has words as descriptions do and codes do not."""
    return sum(word.text.isalpha() and len(word.text) > LETTERS for word in part.line.words) > 1


def _counts(part: Cell) -> bool:
    """Whether a cell tells how many: a small whole number, or "x10"."""
    whole = part.amount is not None and part.amount.decimals == 0 and abs(part.amount.value) < 1000
    return whole and not part.percent and part.unit in {"", "x"}


def _allowed(name: str, part: Cell) -> bool:
    if part.percent:
        return name in {"tax_rate", "discount"}
    return name != "amount" or part.money or not part.unit


def _apart(heading: Box, box: Box) -> float:
    """How far a cell stands from a heading: by the edge or middle that fits best, nothing where they overlap well."""
    edges = (abs(heading.x0 - box.x0), abs(heading.x1 - box.x1), abs(heading.middle[0] - box.middle[0]))
    shared = min(heading.x1, box.x1) - max(heading.x0, box.x0)
    return min(edges) - max(0.0, min(shared, 1.0)) * 0.01 if shared > 0 else min(edges) + 0.5 * box.height


def _for_none(text: str) -> bool:
    """Whether a word is a currency, or a dash where no amount is."""
    return text in DASHES or BARE_CURRENCY.fullmatch(text) is not None


def _is_figure(text: str) -> bool:
    return sum(character.isalpha() for character in text) <= 1 and any(character.isdigit() for character in text)
