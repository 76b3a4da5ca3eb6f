"""What of a bank's export may be believed: the writing of its amounts and days, and what its columns alone say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from core.domain.folding import folded
from core.domain.record import Field
from core.extraction.statement.chain import Layout
from core.extraction.statement.columns import Column
from core.extraction.statement.exported import Export
from core.extraction.statement.figures import Figure
from core.extraction.statement.row import Row
from core.extraction.statement.words import found
from core.extraction.statement.writing import year_first
from core.headings import vocabulary

SIDES = frozenset({"debit", "credit"})


def clear(export: Export, layout: Layout) -> bool:
    """Whether amounts and days can be read in one way only, and the balances stand under their own heading."""
    named = _as_named(layout, export.notes.geometry.columns)
    return export.plain and named and not year_first(export.rows, tied=True) and not _owed(export, layout)


def _owed(export: Export, layout: Layout) -> bool:
    """Whether the balances may be what is owed: those of a card that hardly any minus brings down."""
    amounts = [figure for row in export.rows for column, figure in row.cells.items() if column == layout.amount]
    few = 2 * sum(figure.sign == "-" or bool(figure.side) for figure in amounts) <= len(amounts)
    return bool(amounts) and not layout.owed and few and _card(export)


def _as_named(layout: Layout, columns: Sequence[Column]) -> bool:
    """Whether a layout takes every column for what it is called; a trader's debits are a bank's credits."""
    wanted = ((layout.balance, {"balance"}), (layout.amount, {"amount"}), (layout.debit, SIDES), (layout.credit, SIDES))
    return all(column is None or columns[column].hint in roles for column, roles in wanted)


def stated(export: Export, number: int, fields: Mapping[str, Field]) -> bool:
    """Whether the columns alone say what each row moved: those of one account with an IBAN.

    A card or a ledger has none. `fields` are those of the account.
    """
    rows = [row for row in export.rows if row.at.account == number]
    roles = export.head.roles.keys()
    owned = "iban" in fields and fields["iban"].accepted and len(export.keys) == 1
    if "balance" in roles or not owned or export.beside or any(export.fees) or any(map(_sums, rows)) or _card(export):
        return False
    if any(_on_card(export, row) for row in rows):
        return False
    figures = list(chain.from_iterable(_sided(export, row) for row in rows))
    signed = any(figure.sign == "-" for figure in figures) and not any(figure.side for figure in figures)
    sided = bool(figures) and all(figure.side for figure in figures) and _consistent(figures)
    return sided or (signed and len(export.head.money) == 1 and not SIDES & roles)


def _sided(export: Export, row: Row) -> Iterable[Figure]:
    """The amounts of a row, each with the side that its column or a word names."""
    for index, figure in row.cells.items():
        role = export.head.money[index][0]
        yield figure._replace(side=figure.side or role) if role in SIDES else figure


def _on_card(export: Export, row: Row) -> bool:
    """Whether a row that speaks of a card came in: a card's purchases stand so among the rows of an account."""
    came = any(figure.side == "credit" or (not figure.side and figure.value > 0) for figure in _sided(export, row))
    return came and any(word in folded(row.text) for word in vocabulary("cards"))


def _consistent(figures: Iterable[Figure]) -> bool:
    """Whether all debits are written alike, with a minus or without, and no credit with one."""
    minus = {(figure.side, figure.sign == "-") for figure in figures if figure.value}
    return len(minus) == len({side for side, _ in minus}) and ("credit", True) not in minus


def _sums(row: Row) -> bool:
    """Whether a row may be a balance or a sum of others."""
    first = next(found([folded(word) for word in row.text.split()], "marks"), None)
    return bool(row.meaning) or (first is not None and first.start == 0)


def _card(export: Export) -> bool:
    """Whether a heading or a line above speaks of a card, whose purchases may be written without a minus."""
    cells = [folded(cell.text) for cell in export.head.row.cells.values()]
    said = [*cells, *(folded(line.item.line.text) for line in export.notes.outside)]
    cards = vocabulary("cards")
    named = any(cards.get(cell) == "columns" for cell in cells)
    return named or any(word in text for text in said for word, kind in cards.items() if kind == "words")
