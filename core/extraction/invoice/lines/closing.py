"""Where a table of line items ends: the lines that tell totals, by their labels or because they are sums of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.domain.folding import folded
from core.domain.layout import Line
from core.domain.money import CENT
from core.domain.schema import Kind
from core.extraction.invoice.amounts.phrases import meaning, words_before_amount
from core.extraction.invoice.amounts.taxes import RATE
from core.extraction.invoice.lines.cells import BARE_CURRENCY, Cell, cells
from core.extraction.invoice.lines.columns import Columns
from core.extraction.invoice.lines.sold import Item
from core.extraction.invoice.lines.summed import sum_lines, told_sums
from core.extraction.invoice.paper import Paper
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked

TOTALS = frozenset({"subtotal", "total_amount", "tax_amount", "amount_due", "lines_total"})
ENDS_TABLE = frozenset({"subtotal", "total_amount", "tax_amount", "rounding", "amount_tendered", "change_given"})
Items = Sequence[Item | None]


def closing_lines(paper: Paper, page: Marked, columns: Columns, after: int, items: Items) -> list[bool]:
    """Which of the lines below a heading tell a total: by their label, under it, or as the sum of the rows above."""
    lines = page.sheet.lines[after + 1 :]
    totals, ends = _total_lines(page, paper), _total_headings(page, paper)
    sums = sum_lines(items) | told_sums(lines, items, paper.mark)
    under = {index + 1 for index in labels_alone(paper, page, after, items)}

    def closes(index: int, line: Line) -> bool:
        if line in ends or index in sums or (index in under and not columns.boxes and not line.text[0].isupper()):
            return True
        named = after + 1 + index in totals or _closes(line, columns, paper)
        return named and not _reckons(items[index]) and any(part.money for part in cells(line, paper.mark))

    return [closes(index, line) for index, line in enumerate(lines)]


def labels_alone(paper: Paper, page: Marked, after: int, items: Items) -> Iterator[int]:
    """The numbers of the lines below a heading that are the label of a total and nothing else."""
    lines = page.sheet.lines[after + 1 :]
    for number in _total_lines(page, paper):
        index = number - after - 1
        if index < 0 or items[index] is not None or folded(lines[index].text) in paper.titles:
            continue
        if not any(map(str.isdigit, lines[index].text)):
            yield index


def makes(count: Cell, price: Cell, amount: Decimal) -> bool:
    """Whether a count and a price make an amount."""
    return count.number is not None and price.number is not None and abs(count.number * price.number - amount) <= CENT


def _reckons(item: Item | None) -> bool:
    """Whether the count and the price of a row make its amount: no total does, whatever it is called."""
    if item is None:
        return False
    count, price, amount = (item.found.get(name) for name in ("quantity", "unit_price", "amount"))
    return count is not None and price is not None and amount is not None and makes(count, price, amount.number or CENT)


def _total_lines(page: Marked, paper: Paper) -> frozenset[int]:
    """The lines that a label of a total begins."""
    named = (place for place in page.places if place.leads and (place.spots[0].word == 0 or _ends_line(page, place)))
    return frozenset(place.rows.start for place in named if TOTALS & set(place.fields) and paper.kind.fields)


def _total_headings(page: Marked, paper: Paper) -> frozenset[Line]:
    """The lines that head totals beside each other: labels of several amounts, no figure but a rate."""
    amounts = {name for name, one in paper.kind.fields.items() if one.kind is Kind.MONEY}
    counted = Counter(place.rows.start for place in page.places if place.leads and amounts & set(place.fields))
    several = (page.sheet.lines[row] for row, count in counted.items() if count > 1)
    return frozenset(line for line in several if not any(map(str.isdigit, RATE.sub("", line.text))))


def headings(page: Marked) -> frozenset[Line]:
    """The lines of a page with two labels or more and no figure: headings of further tables."""
    counted = Counter(place.rows.start for place in page.places if place.leads and place.closed)
    several = (page.sheet.lines[row] for row, count in counted.items() if count > 1)
    return frozenset(line for line in several if not any(map(str.isdigit, line.text)))


def _ends_line(page: Marked, place: Place) -> bool:
    """Whether nothing but figures follows a label on its line: totals printed beside a table of taxes."""
    row, last = place.spots[-1]
    rest = [word.text for word in page.sheet.lines[row].words[last + 1 :]]
    return (
        bool(rest)
        and len(place.rows) == 1
        and all(BARE_CURRENCY.fullmatch(text) or not any(map(str.isalpha, text)) for text in rest)
    )


def _closes(line: Line, columns: Columns, paper: Paper) -> bool:
    """Whether a line tells a total rather than a row."""
    told = words_before_amount(line.text)
    if meaning(told) in ENDS_TABLE or folded(told) in map(folded, columns.kinds["amount"].all_labels):
        return True
    return columns.labels_total(line, paper.money_labels)
