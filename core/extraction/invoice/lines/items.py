"""The lines of an invoice or receipt: what was sold, how many, at what price, for how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from core.domain.folding import folded
from core.domain.layout import Box, Line
from core.domain.money import ZERO
from core.domain.page import Page
from core.domain.schema import TableType
from core.extraction.invoice.amounts.taxes import NAME as TAX
from core.extraction.invoice.amounts.taxes import RATE
from core.extraction.invoice.lines.allotting import Piece, allotted
from core.extraction.invoice.lines.asides import asides
from core.extraction.invoice.lines.cells import BARE_CURRENCY, Cell, cells
from core.extraction.invoice.lines.closing import closing_lines, headings, labels_alone, makes
from core.extraction.invoice.lines.columns import FIGURE_COLUMNS, UNNAMED, Columns, free
from core.extraction.invoice.lines.heads import without_heads
from core.extraction.invoice.lines.leading import leading
from core.extraction.invoice.lines.measured import measure
from core.extraction.invoice.lines.ordered import FAR, TableLine, described_in_order, runs
from core.extraction.invoice.lines.placed import all_placed
from core.extraction.invoice.lines.reckoned import reckoned
from core.extraction.invoice.lines.run_together import run_together
from core.extraction.invoice.lines.sections import table_end
from core.extraction.invoice.lines.settled import settled
from core.extraction.invoice.lines.sold import Item, Sold, lone_counts, numbered, sold
from core.extraction.invoice.lines.summed import added_lines, led_total, met, plain_lines
from core.extraction.invoice.lines.taxed import without_taxes
from core.extraction.invoice.lines.units import leading_count, unpriced, untimed
from core.extraction.invoice.paper import WORDS, Paper
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import STRETCH
from core.extraction.values.dates import dates_in

OF_WHICH = re.compile(r"\W*(?:incl|inkl|davon|dont|of which|hiervan|waarvan|di cui)\b", re.IGNORECASE)
"""leads a part of the amount above, which is no row of its own"""
CARRIED = re.compile(
    r"\b(?:carried|brought) (?:forward|over)|\b(?:c/f|b/f)\b|übertrag|à reporter|\breport\b|riporto|suma y sigue",
    re.IGNORECASE,
)
"""leads what a page hands on to the next"""
FOR_NOTHING = frozenset(map(folded, WORDS["for_nothing"]))
"""stands for the amount of what costs nothing; "on request" does not"""
PAIR = 2
"""pieces that a line of words has at most where it goes on a row: its description, and one column beside it"""
TOLD = re.compile(r"-?[\d.,' ]*\d[.,]\d{2}")
"""an amount behind its currency"""


def line_items(paper: Paper) -> tuple[Sold, ...]:
    """The rows of the paper's line items, page by page; none where no line looks like one."""
    table = paper.kind.tables.get("line_items")
    if table is None:
        return ()
    first = _likeliest(paper, table)
    counted_up, merged, lone = numbered(first), run_together(first), lone_counts(first)
    for row in first:
        row.whole &= not merged and row not in lone
    return tuple(sold(row, table, paper, counted_up=counted_up) for row in first)


def _likeliest(paper: Paper, table: TableType) -> Sequence[Item]:
    """The first reading of several rows that arithmetic proves, else of one row that it proves, else the first one."""
    tried: list[tuple[bool, list[Item]]] = []
    for rows in filter(None, _readings(paper, table)):
        proven = met(paper, rows)
        if proven and len(rows) > 1:
            return rows
        tried.append((proven, rows))
    return next((rows for proven, rows in tried if proven), tried[0][1] if tried else ())


def _readings(paper: Paper, table: TableType) -> Iterator[list[Item]]:
    """The rows of the paper by its headings, by arithmetic alone, by the amounts at the left, by those at the right."""
    yield _headed(paper)
    yield [row for page in paper.pages for row in _reckoned(paper, page, table)]
    leads = [row for page in paper.pages for row in _leading(paper, page, table)]
    if met(paper, leads):
        yield leads
    rows = _aligned([row for page in paper.pages for row in _rows(paper, page, free(table), -1)])
    missed = _loose(rows, paper)
    for row in rows:
        row.whole &= not missed
    yield rows


def _headed(paper: Paper) -> list[Item]:
    """The rows under the headings of these pages; a page without one goes on the table of the page before."""
    rows: list[Item] = []
    columns: Columns | None = None
    for page, found in zip(paper.pages, paper.columns, strict=True):
        columns = settled(found, page.sheet, paper.mark) if found else columns
        if columns is not None:
            after = columns.bottom if found else -1
            further = list(_rows(paper, page, columns, after, goes_on=bool(rows)))
            if rows and further and _left_above(page, columns, further[0], after):
                rows[-1].whole = False
            rows += further
    return rows


def _left_above(page: Marked, columns: Columns, row: Item, after: int) -> bool:
    """Whether words that describe stand above the first row of a further page: they may go on the row before it."""
    lines = page.sheet.lines[after + 1 :]
    above = (columns.text(line) for line in lines[: lines.index(row.line)])
    return any(text is not None and text not in row.texts for text in above)


def _leading(paper: Paper, page: Marked, table: TableType) -> Sequence[Item]:
    """The rows of a page whose amounts stand before what was sold."""
    columns = leading(page, table, paper.mark)
    return () if columns is None else list(_rows(paper, page, columns, columns.bottom))


def _reckoned(paper: Paper, page: Marked, table: TableType) -> Iterator[Item]:
    """The rows of a page whose columns only arithmetic tells, words among them."""
    columns = reckoned(page, table, paper.mark)
    if columns is None or "description" not in columns.boxes:
        return
    rows = list(_rows(paper, page, columns, columns.bottom))
    sure = not rows or _all_told(paper, page, columns, rows)
    for row in rows:
        row.whole &= sure
        yield row


def _all_told(paper: Paper, page: Marked, columns: Columns, rows: Sequence[Item]) -> bool:
    """Whether every line with words from right above the first row to the last one describes a row of a table.

    Where no heading ends above the first row, words above its figures may be its own.
    """
    lines = page.sheet.lines
    first, last = lines.index(rows[0].line), lines.index(rows[-1].line)
    headed = first and (_heads(columns, lines[first - 1]) or first - 1 in asides(paper, page, lines[:first], ()))
    above = columns.text(lines[first - 1]) if first and not headed else None
    if columns.description(lines[first]) is None or (above is not None and _near_below(above, lines[first])):
        return False
    told = {text.words[0] for row in rows for text in row.texts}
    own = {row.line for row in rows}
    left = (line for line in lines[first:last] if line not in own and sum(map(str.isalpha, line.text)) > 1)
    return all(not told.isdisjoint(line.words) for line in left)


def _heads(columns: Columns, line: Line) -> bool:
    """Whether words stand over the count, the price and the amount: a heading, in whatever words."""
    boxes = [columns.boxes[name] for name in FIGURE_COLUMNS if name in columns.boxes]
    over = (any(word.box.x0 < box.x1 and word.box.x1 > box.x0 for word in line.words) for box in boxes)
    return not any(map(str.isdigit, line.text)) and sum(over) == len(FIGURE_COLUMNS)


def _near_below(above: Line, line: Line) -> bool:
    """Whether a line stands right under another: no more than the space between the lines of a text."""
    return line.box.y0 - above.box.y1 < FAR * above.box.height


def _rows(paper: Paper, page: Marked, columns: Columns, after: int, *, goes_on: bool = False) -> Iterator[Item]:
    """The rows under a heading, with the lines of text before or after each as its description."""
    lines = page.sheet.lines[after + 1 :]
    split = [columns.parted(cells(line, paper.mark), paper.mark) for line in lines]
    split = split if columns.boxes else without_taxes(split)
    items = [_item(page.sheet.page, line, parts, columns, paper.mark) for line, parts in zip(lines, split, strict=True)]
    rows = {index for index, item in enumerate(items) if item is not None}
    apart = frozenset[int]() if columns.boxes else asides(paper, page, lines, rows)
    items = [None if index in apart else item for index, item in enumerate(items)]
    odd = plain_lines(items) | added_lines(lines) | led_total(lines, items, paper.mark)
    odd |= {index for index, line in enumerate(lines) if _priced(line, paper)}
    items = [None if index in odd else item for index, item in enumerate(items)]
    closing = closing_lines(paper, page, columns, after, items)
    end = table_end(lines, items, closing, paper.mark)
    silent = headings(page) | {lines[index] for index in apart | odd}
    told = zip(lines, split, items, strict=True)
    silent |= {line for line, parts, item in told if item is None and _apart(parts, columns)}
    silent |= frozenset() if columns.boxes else {lines[index] for index in labels_alone(paper, page, after, items)}
    table = [
        TableLine(line, item, None if closes or line in silent else item_text(columns, line, item), closes)
        for line, item, closes in zip(lines[:end], items, closing, strict=False)
    ]
    if "description" in columns.boxes:
        yield from _described_apart(without_heads(table, columns), page, after, goes_on=goes_on)
    else:
        yield from described_in_order(table, columns)


def item_text(columns: Columns, line: Line, item: Item | None) -> Line | None:
    """The words of a line that describe: of a row those found with its figures, else all in their column."""
    if item is not None:
        return item.texts[0] if item.texts else None
    text = None if columns.crosses(line) else columns.text(line)
    text = text if columns.boxes else untimed(text, None)
    return None if text is None or _tells_amount(text) else text


def _apart(parts: Sequence[Cell], columns: Columns) -> bool:
    """Whether the pieces of a line go on no description: they end with an amount set apart, or head other columns."""
    heads = len(parts) > PAIR and not any(map(str.isdigit, "".join(part.text for part in parts)))
    gap = parts[-1].box.x0 - parts[-2].box.x1 if len(parts) > 1 and parts[-1].money else 0.0
    return bool(columns.boxes) and (heads or gap > STRETCH * parts[-1].box.height)


def _tells_amount(text: Line) -> bool:
    """Whether words end with a currency and an amount: they tell a total that slipped under the descriptions."""
    currency, amount = text.words[-2].text if len(text.words) > 1 else "", text.words[-1].text
    return BARE_CURRENCY.fullmatch(currency) is not None and TOLD.fullmatch(amount) is not None


def _described_apart(table: Sequence[TableLine], page: Marked, after: int, *, goes_on: bool) -> Iterator[Item]:
    """The rows of a table with the lines that stand closer to each than to its neighbours."""
    top = page.sheet.lines[after].box.y1 if after >= 0 else None
    for parts, run in groupby(table, key=lambda one: one.parts):
        if parts:
            continue
        inside = list(run)
        pieces = [Piece(_box(one), one.item is not None, one.text is not None, _middle(one)) for one in inside]
        leads = inside[0] is table[0]
        shares = allotted(pieces, top if leads else None, goes_on=goes_on and leads)
        for index, share in shares.items():
            item = inside[index].item
            if item is not None:
                own = inside[share.first : share.last + 1]
                item.texts = _texts(own)
                item.whole &= share.sure and all(map(runs, item.texts))
                yield item


def _box(one: TableLine) -> Box:
    """Where a line of a table stands: its words, the figures in their place, or a row's amount where it has none."""
    text = one.text or (one.item.bare if one.item is not None else None)
    if text is not None:
        return text.box
    return one.item.found["amount"].box if one.item is not None else one.line.box


def _texts(own: Sequence[TableLine]) -> list[Line]:
    """The words of a row's lines that describe, with the bare figures on its own line where others say for what."""
    if not any(one.text for one in own):
        return []
    told = ((one.text or (one.item.bare if one.item else None)) for one in own)
    return [text for text in told if text is not None]


def _middle(one: TableLine) -> float | None:
    """How deep the figures of a row stand."""
    return one.item.found["amount"].box.middle[1] if one.item is not None else None


def _aligned(rows: Sequence[Item]) -> list[Item]:
    """The rows of a table without a heading: their amounts end below each other, and each says for what."""
    ends = sorted(row.found["amount"].box.x1 for row in rows)
    if not ends:
        return []
    middle = ends[len(ends) // 2]
    return [row for row in rows if row.texts and abs(row.found["amount"].box.x1 - middle) < 3 * row.line.box.height]


def _loose(rows: Sequence[Item], paper: Paper) -> bool:
    """Whether an amount that belongs to no row stands above the last of them: rows may have been missed."""
    taken = {id(row.line) for row in rows}
    ends = {row.page.number: row.line.box.y0 for row in rows}
    lines = ((line, page.sheet.page.number) for page in paper.pages for line in page.sheet.lines)
    above = [line for line, page in lines if line.box.y0 < ends.get(page, 0.0)]
    left = (line for line in above if id(line) not in taken and not _made_of(line, rows, paper))
    return any(part.money and part.number for line in left for part in cells(line, paper.mark))


def _made_of(line: Line, rows: Sequence[Item], paper: Paper) -> bool:
    """Whether a line only tells the count and the price that make the amount of the row above or below it."""
    found = measure(line.text, paper.mark)
    above = [row for row in rows if row.line.box.y0 < line.box.y0][-1:]
    below = [row for row in rows if row.line.box.y0 > line.box.y0][:1]
    return found is not None and any(map(found.makes, (*above, *below)))


def _item(page: Page, line: Line, parts: Sequence[Cell], columns: Columns, mark: str | None) -> Item | None:
    """A line as a row: an amount stands in the amount's column, or a price and a count."""
    placed = columns.placed(parts)
    free = _costs_nothing(placed)
    placed |= {"amount": placed["unit_price"]} if free else {}
    amount = placed.get("amount")
    if amount is None or amount.number is None or next(dates_in(amount.text), None):
        return None
    item = Item(page, line, placed)
    if OF_WHICH.match(line.text) or (not columns.boxes and not amount.money) or _is_tax(line, columns, placed):
        return None
    _reckon(item, parts)
    text = columns.description(line, [cell for name, cell in item.found.items() if name != "description"])
    led = leading_count(text, item.found.get("unit_price"), amount.number) if "quantity" not in item.found else None
    item.found.update({"quantity": led} if led else {})
    text = _without(text, item.found.get("quantity"))
    counted_in, text = text, text if columns.boxes else untimed(text, item.found.get("quantity"))
    text = unpriced(_without(text, item.found.get("unit_price")))
    if text is not None and folded(text.text) in map(folded, columns.kinds["amount"].all_labels):
        return None
    figures = measure(text.text, mark) if text is not None else None
    measured = figures is not None and (not columns.boxes or figures.priced or figures.makes(item))
    if text is not None and _letters(text) > 1 and not measured:
        item.texts.append(text)
    elif columns.boxes and not measured:
        item.bare = text
    unnamed = (cell for name, cell in placed.items() if name.startswith(UNNAMED))
    item.whole = all_placed(line, item, counted_in, columns) and not any(_goes_on(item, cell) for cell in unnamed)
    item.whole &= "quantity" in columns.boxes or not (_in_one_with_count if columns.boxes else _may_describe)(item)
    item.whole &= not free or any(folded(part.text) in FOR_NOTHING for part in parts)
    counted = {"quantity", "unit_price"} & item.found.keys()
    carried = "description" in columns.boxes and not counted and not item.texts and not measured
    return None if carried or (text is not None and CARRIED.search(text.text)) else item


def _costs_nothing(placed: Mapping[str, Cell]) -> bool:
    """Whether the price of a row is nothing, and no figure stands for its amount: "2  0.00  free"."""
    price = placed.get("unit_price")
    return price is not None and price.number == ZERO and {"amount", "quantity"} & placed.keys() == {"quantity"}


def _priced(line: Line, paper: Paper) -> bool:
    """Whether a line tells a count and a price and no amount: it belongs to a row and is none."""
    found = measure(line.text, paper.mark)
    return found is not None and found.priced


def _letters(text: Line) -> int:
    """How many letters a text has, those of currencies not counted: "Rs. 42,163.16" describes nothing."""
    words = (word.text for word in text.words if not BARE_CURRENCY.fullmatch(word.text))
    return sum(character.isalpha() for word in words for character in word)


def _without(text: Line | None, led: Cell | None) -> Line | None:
    """The words that describe, without the count or the price that leads them."""
    counted = len(led.line.words) if led is not None else 0
    if text is None or led is None or text.words[:counted] != led.line.words:
        return text
    return Line(text.words[counted:]) if text.words[counted:] else None


def _may_describe(item: Item) -> bool:
    """Whether what was taken for a count stands behind the words without a price that proves it: "Tea bags  80"."""
    count, text = item.found.get("quantity"), item.texts[-1] if item.texts else None
    if count is None or text is None or "unit_price" in item.found or count.unit:
        return False
    return count.line.words[0] not in text.words and count.box.x0 > text.words[-1].box.x0


def _in_one_with_count(item: Item) -> bool:
    """Whether the words of a row go on its count a space apart: they may begin with a unit that no list knows."""
    count, text = item.found.get("quantity"), item.texts[0] if item.texts else None
    if count is None or count.unit or text is None:
        return False
    return 0 <= text.words[0].box.x0 - count.box.x1 <= STRETCH * text.box.height


def _goes_on(item: Item, cell: Cell) -> bool:
    """Whether a cell under a heading that names nothing known stands so close that it may go on the description."""
    text = item.texts[-1] if item.texts else None
    return text is not None and text.words[-1].box.x1 < cell.box.x0 and runs(Line((text.words[-1], cell.line.words[0])))


def _is_tax(line: Line, columns: Columns, placed: Mapping[str, Cell]) -> bool:
    """Whether a line adds a tax by name and rate rather than something sold that is taxed so: "Carriage  18%  IGST"."""
    told = columns.description(line, list(placed.values())) if "description" in columns.boxes else None
    named = told if told is not None and _letters(told) > 1 else line
    return "quantity" not in placed and bool(TAX.search(named.text) and RATE.search(line.text))


def _reckon(item: Item, parts: Sequence[Cell]) -> None:
    """Count and price by what makes the amount, where the columns do not say or say otherwise."""
    amount = item.found["amount"].number
    count, price = item.found.get("quantity"), item.found.get("unit_price")
    if amount is None or (count and price and makes(count, price, amount)):
        return
    figures = [
        part for part in parts if part.number is not None and part is not item.found["amount"] and not part.percent
    ]
    for first in figures:
        for second in figures:
            if first is not second and first.box.x0 < second.box.x0 and makes(first, second, amount):
                pair = (first, second) if not first.money or second.money else (second, first)
                item.found["quantity"], item.found["unit_price"] = pair
                return
