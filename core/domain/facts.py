"""What of a document is compared with the client's others, small enough to compare each new one with all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache, wraps
from typing import Any, NamedTuple, TypeVar

from core.domain.document import Reading
from core.domain.finding import Finding
from core.domain.folding import folded
from core.domain.money import decimal
from core.domain.record import Record

COMPARED = frozenset(
    "vendor_name vendor_tax_id customer_name customer_tax_id invoice_number receipt_number invoice_date receipt_date "  # noqa: SIM905
    "receipt_time due_date service_start purchase_order currency total_amount amount_due amount_paid iban bank_account "
    "payment_reference bank_name account_holder account_number statement_start statement_end opening_balance "
    "closing_balance employer_name employer_tan employee_name employee_pan employee_code pan pay_month gross_earnings "
    "reimbursements income_tax_withheld net_pay assessment_year tax_year financial_year employment_from employment_to "
    "gross_salary salary_17_1 perquisites_17_2 profits_17_3 total_tax_deducted deductor_tan deductee_pan "
    "certificate_number name institution customer_id period_from period_to total_interest total_tds "
    "loan_account".split()
)
ROWS = {
    "form_26as": ("deductors", frozenset({"name", "tan", "section", "amount_paid", "tax_deducted"})),
    "bank_statement": ("accounts", frozenset({"account_number", "iban", "opening_balance", "closing_balance"})),
}
"""the table of a type whose rows are compared, and the cells"""


MOVING, MOVED = "transactions", ("date", "amount", "description", "reference")
"""the table whose rows are movements, and the cells"""

Made = TypeVar("Made")


class Movement(NamedTuple):
    """A row of a bank statement."""

    document: str
    name: str
    """of the statement's file"""
    day: date
    amount: Decimal
    """what came in is positive"""
    text: str
    """its narration by its letters and digits"""


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What is compared of one document. Each is itself only, so that what is made of it can be remembered."""

    document: str
    name: str
    """of its file, as findings of others call it"""
    type: str
    subtype: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Mapping[str, str], ...] = ()
    looks: tuple[str, ...] = ()
    """perceptual hashes of its pages"""
    sources: frozenset[str] = frozenset()
    order: int = 0
    """counts the documents as they were taken"""
    settled: bool = False
    """whether it is approved"""
    found: tuple[Finding, ...] = ()
    """what the client's other documents said of it until now"""
    dated: str = ""
    """the day that it is from, where no compared value says it"""
    movements: tuple[Movement, ...] = ()
    """of a statement whose rows are asked for"""
    made: dict[object, Any] = field(default_factory=dict, init=False, repr=False)
    """what was made of them: it goes with them"""

    @property
    def paid(self) -> bool:
        """Whether a row of the bank was found that pays it."""
        return any(one.code == "history.paid" for one in self.found)

    def value(self, *names: str) -> str:
        """The first of these values that is there, or an empty text."""
        for name in names:
            if value := self.values.get(name):
                return value
        return ""

    def number(self, *names: str) -> Decimal | None:
        """The first of these values as a number, or None."""
        return decimal(self.value(*names) or None)

    def day(self, *names: str) -> date | None:
        """The first of these values as a date, or None."""
        return as_day(self.value(*names))


def once(make: Callable[[Facts], Made]) -> Callable[[Facts], Made]:
    """Makes a thing of a document's facts once: comparisons ask for the same ones again and again."""

    @wraps(make)
    def made(facts: Facts) -> Made:
        if make not in facts.made:
            facts.made[make] = make(facts)
        return facts.made[make]  # type: ignore[no-any-return]

    return made


@lru_cache(maxsize=4096)
def as_day(value: str | None) -> date | None:
    """The day that a normalised value stands for, or None."""
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def values_of(reading: Reading) -> dict[str, str]:
    """The compared values of a reading."""
    return _compared(reading.record, COMPARED)


def rows_of(reading: Reading) -> tuple[dict[str, str], ...]:
    """The compared rows of a reading."""
    table, cells = ROWS.get(reading.type, ("", frozenset()))
    return tuple(_compared(row, cells) for row in reading.record.tables.get(table, ()))


def movements_of(reading: Reading, document: str = "", name: str = "") -> Iterator[Movement]:
    """The rows of a statement that have a day and an amount."""
    if reading.type != "bank_statement":
        return
    for row in reading.record.tables.get(MOVING, ()):
        day, amount = as_day(row.value("date")), row.number("amount")
        if day and amount is not None:
            text = f"{row.value('description') or ''} {row.value('reference') or ''}"
            yield Movement(document, name, day, amount, " ".join(folded(word) for word in text.split()))


def moves_alike(reading: Reading, other: Reading) -> bool:
    """Whether two readings of one document have the same rows to compare."""
    rows, others = (one.record.tables.get(MOVING, ()) for one in (reading, other))
    pairs = zip(rows, others, strict=False)
    return len(rows) == len(others) and all(
        one is two or all(one.value(cell) == two.value(cell) for cell in MOVED) for one, two in pairs
    )


def _compared(record: Record, names: frozenset[str]) -> dict[str, str]:
    return {name: value.value for name, value in record.fields.items() if name in names and value.value}
