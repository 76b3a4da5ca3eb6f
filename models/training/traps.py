"""Ways in which composed papers of every type contradict themselves, each only where the paper shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from random import Random
from typing import NamedTuple

from models.training.facts import Facts, altered, altered_cell, without_row
from models.training.paper import marks
from models.training.printing import Wanted, drafted


class Trap(NamedTuple):
    """One way, and what a paper must show for it to be seen."""

    change: Callable[[Facts], Facts]
    shown: tuple[str, ...]


def _sum(name: str, by: str, *others: str) -> Trap:
    """A sum that is not that of the others."""
    return Trap(partial(altered, name=name, by=by), (name, *others))


def _cell(table: str, column: str, by: str, *others: str, row: int = 0) -> Trap:
    """An amount of a row that does not fit the row or the sums."""
    change = partial(altered_cell, table=table, index=row, column=column, by=by)
    return Trap(change, (f"{table}[{row}].{column}", *others))


def _lost(table: str, column: str, *others: str, row: int = 0) -> Trap:
    """A row left out, where another stays and the sums stay as they were."""
    change = partial(without_row, table=table, index=row)
    return Trap(change, (f"{table}[{row}].{column}", f"{table}[{row + 1}].{column}", *others))


_TRADE = (
    _sum("total_amount", "100.00", "subtotal", "tax_amount"), _sum("total_amount", "-18.00", "subtotal", "tax_amount"),
    _cell("line_items", "amount", "27.00", "subtotal", "line_items[0].unit_price"),
    _lost("line_items", "amount", "subtotal"),
)  # fmt: skip
TRAPS: Mapping[str, tuple[Trap, ...]] = {
    "invoice": _TRADE,
    "purchase_order": _TRADE,
    "receipt": (
        _sum("total_amount", "1.00", "subtotal", "tax_amount"),
        _sum("total_amount", "-10.00", "subtotal", "tax_amount"),
        _lost("line_items", "amount", "subtotal", "tax_amount", "total_amount"),
    ),
    "bank_statement": (
        _lost("transactions", "balance", "transactions[2].balance", row=1),
        _cell("transactions", "balance", "90.00", "transactions[0].balance", "transactions[2].balance", row=1),
        _sum("closing_balance", "-500.00", "transactions[0].balance"),
        _lost("transactions", "amount", "opening_balance", "closing_balance"),
    ),
    "form_16": (
        _sum("gross_total_income", "10000.00", "income_from_salary", "taxable_income", "total_chapter_via"),
        _sum("net_tax_payable", "1000.00", "tax_payable", "relief_89"),
        _cell("quarters", "tax_deducted", "1000.00", "quarters[1].tax_deducted", "total_tax_deducted"),
    ),
    "form_16a": (
        _sum("total_paid", "900.00", "payments[0].amount_paid"),
        _cell("quarters", "tax_deducted", "1000.00", "total_tax_deducted"),
    ),
    "form_26as": (_cell("deductors", "tax_deducted", "1000.00", "total_tax_deducted"),
                  _lost("deductors", "tax_deducted", "total_tax_deducted")),
    "payslip": (
        _sum("net_pay", "1000.00", "gross_earnings", "total_deductions"),
        _lost("deductions", "current", "total_deductions", "net_pay"),
    ),
    "interest_certificate": (
        _sum("total_interest", "900.00", "deposits[0].interest"), _lost("deposits", "interest", "total_interest"),
    ),
    "capital_gains": (
        _cell("trades", "gain", "5000.00", "trades[0].buy_value", "trades[0].sell_value"),
        _lost("trades", "gain", "short_term_gain", "long_term_gain"),
    ),
}  # fmt: skip


def trapped(wanted: Wanted) -> Wanted:
    """The same paper contradicting itself; as it was where it shows too little to do so."""
    seen = marks(drafted(wanted)[1])
    ways = [trap for trap in TRAPS[wanted.composition.type] if all(name in seen for name in trap.shown)]
    return replace(wanted, change=Random(f"{wanted.seed}/way").choice(ways).change) if ways else wanted
