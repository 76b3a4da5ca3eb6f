"""Papers that contradict themselves, one way each: none of them may ever be accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from random import Random

from models.training.carrying import scan, without_page
from models.training.content import statements
from models.training.facts import Facts, altered, altered_cell, without_row
from models.training.families import FAMILIES
from models.training.layouts.statements import paid_in_out, passbook
from models.training.made import Made
from models.training.writing import BRITISH, INDIAN

CHANGES: Mapping[str, tuple[str, Callable[[Facts], Facts]]] = {
    "invoice-wrong-total": ("invoice/blocks", partial(altered, name="total_amount", by="100.00")),
    "invoice-dropped-line": ("invoice/typed", partial(without_row, table="line_items", index=1)),
    "invoice-altered-line": (
        "invoice/letter",
        partial(altered_cell, table="line_items", index=0, column="amount", by="27.00"),
    ),
    "invoice-wrong-tax": ("invoice/gst_boxed", partial(altered, name="total_amount", by="-18.00")),
    "receipt-wrong-total": ("receipt/till", partial(altered, name="total_amount", by="-1.00")),
    "receipt-dropped-item": ("receipt/counter", partial(without_row, table="line_items", index=0)),
    "statement-dropped-row": ("bank_statement/passbook", partial(without_row, table="transactions", index=4)),
    "statement-dropped-row-2": ("bank_statement/signed", partial(without_row, table="transactions", index=2)),
    "statement-altered-balance": (
        "bank_statement/paid_in_out",
        partial(altered_cell, table="transactions", index=5, column="balance", by="90.00"),
    ),
    "statement-wrong-closing": ("bank_statement/passbook", partial(altered, name="closing_balance", by="-500.00")),
    "card-dropped-row": ("bank_statement/card_list", partial(without_row, table="transactions", index=3)),
    "form-16-wrong-net": ("form_16/form16_boxed", partial(altered, name="gross_total_income", by="10000.00")),
    "form-16-altered-quarter": (
        "form_16/form16_listed",
        partial(altered_cell, table="quarters", index=2, column="tax_deducted", by="1000.00"),
    ),
    "payslip-wrong-net": ("payslip/payslip_beside", partial(altered, name="net_pay", by="1000.00")),
    "payslip-dropped-deduction": ("payslip/payslip_column", partial(without_row, table="deductions", index=0)),
    "interest-wrong-total": (
        "interest_certificate/interest_letter",
        partial(altered, name="total_interest", by="900.00"),
    ),
    "gains-dropped-trade": ("capital_gains/gains_wide", partial(without_row, table="trades", index=1)),
    "gains-altered-gain": (
        "capital_gains/gains_summary",
        partial(altered_cell, table="trades", index=0, column="gain", by="5000.00"),
    ),
}


def contradictions(seed: str = "contradictory") -> Iterator[tuple[str, Made]]:
    """Name and document of every contradiction."""
    for name, (family, change) in CHANGES.items():
        yield name, FAMILIES[family].made(f"{seed}/{name}", change=change)
    long = statements.statement(Random(seed), "IN", 70)
    yield "statement-missing-page", without_page(passbook(long, INDIAN, Random(seed), per_page=26), 2)
    long = statements.statement(Random(seed), "GB", 60)
    yield "statement-missing-last-page", without_page(paid_in_out(long, BRITISH, Random(seed), per_page=28), 3)
    scanned = FAMILIES["receipt/cafe"].made(f"{seed}/scan", change=partial(altered, name="total_amount", by="3.00"))
    yield "receipt-wrong-total-scanned", scan(scanned, Random(seed))
