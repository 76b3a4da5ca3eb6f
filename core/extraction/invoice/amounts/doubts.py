"""What speaks against an amount that was decided on, field by field: that the paper may mean another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.domain.folding import folded
from core.domain.money import ZERO
from core.domain.record import Field
from core.extraction.invoice.accepting import FEW
from core.extraction.invoice.amounts.deciding import Decision, Held
from core.extraction.invoice.amounts.names import (
    CHANGE,
    CHARGES,
    DISCOUNT,
    DUE,
    NET,
    OLDER,
    PAID,
    ROUNDINGS,
    TAX,
    TIP,
    TOTAL,
)
from core.extraction.invoice.amounts.solved import Printed, printed
from core.extraction.invoice.candidates import Candidate
from core.extraction.invoice.gathering import Gathered
from core.extraction.invoice.paper import WORDS
from core.extraction.invoice.scoring import Ranked

APART = (PAID, OLDER)
"""what parts an amount that is due from the total"""
SUBTOTAL = re.compile("subtot|zwischensum|soustot")
DUE_TOO = re.compile(r"due|zu ?zahlen|f[äa]llig|[àa] ?payer")
CENTS = re.compile(r"[.,]\d{2}(?!\d)")
GROUP = re.compile(r"\d{3}(?:[.,]\d{3})*[.,]\d{2}(?!\d)")
RETAINED = re.compile("|".join(WORDS["retained"]), re.IGNORECASE)
PLANNED = re.compile(rf"\b(?:{'|'.join(WORDS['planned'])})", re.IGNORECASE)
HALVES = frozenset(map(folded, WORDS["half_taxes"]))
"""labels of a tax of which another half stands beside it"""
CLOSE = 0.6
"""heights of an amount, within which digits before it may belong to it"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An amount that was decided on, and what its doubts look at."""

    name: str
    candidate: Candidate
    field: Field
    held: Held | None
    """the sum that vouches for it"""
    gathered: Gathered
    found: Ranked
    decision: Decision

    @property
    def value(self) -> Decimal:
        """The amount."""
        return Decimal(self.candidate.value)

    def others(self, *names: str) -> Iterator[Candidate]:
        """The candidates for some fields, the likeliest of each first."""
        return (one for name in names for _, one in self.found.get(name, ()))

    def amounts(self, *names: str) -> set[Decimal]:
        """The amounts that some fields may be, signs and nothing at all left out."""
        return {abs(Decimal(one.value)) for one in self.others(*names)} - {ZERO}


Doubt = Callable[[Chosen], bool]


def doubtful(one: Chosen) -> bool:
    """Whether an amount that seems sure is left to a person."""
    doubts = (*OF_ANY, *DOUBTS.get(one.name, ()))
    unproven = (*OF_ANY_UNPROVEN, *UNPROVEN.get(one.name, ())) if one.held is None else ()
    return any(doubt(one) for doubt in (*doubts, *unproven))


def _of_nothing(one: Chosen) -> bool:
    """Whether the total of the paper is nothing: any sum of nothing holds."""
    return one.decision.value(TOTAL) == ZERO


def _headless(one: Chosen) -> bool:
    """Whether a few digits stand right before an amount, which may be its thousands: "2 760.00"."""
    proof, box = one.field.evidence, one.field.evidence.box
    if box is None or not GROUP.match(proof.text):
        return False
    pages = (page.sheet.page for page in one.gathered.view.pages if page.sheet.page.number == proof.page)
    digits = (word for page in pages for word in page.words if word.text.isdigit())
    level = (word for word in digits if abs(word.box.y0 - box.y0) < CLOSE * box.height)
    return any(len(word.text) <= 3 and 0 <= box.x0 - word.box.x1 < CLOSE * box.height for word in level)


def _contradicted(one: Chosen) -> bool:
    """Whether a sum that an amount of a picture takes part in does not hold, and no other one does."""
    checks = (check for check in one.gathered.view.kind.checks if check.code in one.decision.broken)
    broken = any(one.name in rule.names for check in checks for rule in check.rules)
    return one.candidate.scanned and broken and one.decision.vouched(one.name) is None


def _is_sold(one: Chosen) -> bool:
    """Whether an amount is that of a row of goods, whatever stands before it: "Freight to the site 99.78"."""
    amounts = (row.fields["amount"].evidence for row in one.gathered.items if "amount" in row.fields)
    own = one.field.evidence
    return any((proof.page, proof.box) == (own.page, own.box) for proof in amounts)


def _tipped(one: Chosen) -> bool:
    """Whether a paper prints what its total comes to with the tip that was added to it: that was paid."""
    paid = {one.value + Decimal(tip.value) for tip in one.others(TIP) if Decimal(tip.value) > 0}
    return bool(paid) and any(other.found.amount.value in paid for other in printed(one.gathered.view))


def _outtopped(one: Chosen) -> bool:
    """Whether a larger amount stands below the total of a paper between two parties, or on its line, unexplained."""
    if one.field.evidence.box is None or "customer_name" not in one.gathered.view.kind.fields:
        return False
    told = {one.decision.value(part) for held in one.decision.held for part in held.names}
    larger = (other for other in printed(one.gathered.view) if one.value < other.found.amount.value)
    return any(
        _follows(other, one) and other.found.amount.value not in told and not _converted(other, one) for other in larger
    )


def _converted(other: Printed, one: Chosen) -> bool:
    """Whether an amount prints another currency: the same, converted."""
    currency = other.found.amount.currency
    return None not in {currency, one.field.currency} and currency != one.field.currency


def _unrounded(one: Chosen) -> bool:
    """Whether a total leaves out a rounding that the paper prints: what was paid may stand under a stamp.

    What is left of the cash after the change is rounded already.
    """
    if one.held is not None and CHANGE in one.held.names and one.decision.value(CHANGE):
        return False
    likeliest = ((part, next(one.others(part), None)) for part in ROUNDINGS)
    told = [part for part, first in likeliest if first and first.features.beside and Decimal(first.value)]
    return not all(any({TOTAL, part} <= set(held.names) for held in one.decision.held) for part in told)


def _more_than_due(one: Chosen) -> bool:
    """Whether less is due than a total, and no payment, older debt or retention says why: less a commission."""
    if one.held is not None and len(one.held.names) >= FEW:
        return False
    due = (Decimal(other.value) for other in one.others(DUE) if CENTS.search(other.evidence.text))
    told = one.amounts(*APART) or any(RETAINED.search(text) for text in one.gathered.view.texts)
    return not told and any(0 < value < one.value for value in due)


def _only_what_is_due(one: Chosen) -> bool:
    """Whether a total is what a paper calls due, and the paper shows payments or older debts that make it another."""
    return bool(one.amounts(*APART)) and any(other.place == one.candidate.place for other in one.others(DUE))


def _less_than_sold(one: Chosen) -> bool:
    """Whether a total is less than the net amount or what was sold: something is taken off that no label tells."""
    sold = sum((item.number("amount") or ZERO for item in one.gathered.items), ZERO)
    return max(sold, one.decision.value(NET) or ZERO) > one.value


def _before_discount(one: Chosen) -> bool:
    """Whether an amount called net is less a discount another: one that is called so too, or stands below unnamed."""
    if not one.candidate.label:
        return False
    told = {option.value for option in one.decision.chosen.values()}
    known = {Decimal(other.value) for other in one.others(NET) if other.label}
    known |= {other.found.amount.value for other in printed(one.gathered.view) if _follows(other, one)} - told
    return any(one.value - discount in known for discount in one.amounts(DISCOUNT))


def _misses_total(one: Chosen) -> bool:
    """Whether a net amount does not lead to the total with the tax: something may be taken off below it."""
    broken = (check for check in one.gathered.view.kind.checks if check.code in one.decision.broken)
    return any({NET, TOTAL} <= {*rule.names} for check in broken for rule in check.rules)


def _below_subtotal(one: Chosen) -> bool:
    """Whether a net amount is less than what the paper calls its subtotal: a discount may stand between them."""
    called = [other for other in one.others(NET) if SUBTOTAL.search(folded(other.label))]
    own = SUBTOTAL.search(folded(one.candidate.label))
    return not own and any(Decimal(other.value) > one.value for other in called)


def _called_otherwise(one: Chosen) -> bool:
    """Whether a net amount that no label names was reckoned, and the paper calls another amount so."""
    named = (other for other in one.others(NET) if other.label and _told(other))
    return not one.candidate.label and any(Decimal(other.value) != one.value for other in named)


def _one_of_several(one: Chosen) -> bool:
    """Whether a tax that no sum proves is one of several that the paper adds: "CGST" without "SGST"."""
    amounts = [(row.value("name"), row.number("amount")) for row in one.gathered.taxed]
    return len({tax for tax, _ in amounts}) > 1 and one.value in {amount for _, amount in amounts}


def _of_one_state(one: Chosen) -> bool:
    """Whether a label calls an amount the half of a tax that goes to a state or to the country."""
    return folded(one.candidate.label) in HALVES


def _part_of_due(one: Chosen) -> bool:
    """Whether the paper calls a larger amount due in total: what is left of an older bill is a part of that."""
    return any(Decimal(other.value) > one.value for other in one.others(TOTAL) if DUE_TOO.search(other.label))


def _due_below(one: Chosen) -> bool:
    """Whether the paper calls another amount due further down: of what is left something is kept back."""
    depth = one.candidate.features.depth
    told = (other for other in one.others(DUE) if other.label and _told(other) and other.features.rank == 0)
    return any(other.features.depth > depth and Decimal(other.value) != one.value for other in told)


def _told(other: Candidate) -> bool:
    """Whether an amount stands beside a label that is all that is said of it."""
    return other.features.beside and other.features.leads and other.features.closed


def _kept_back(one: Chosen) -> bool:
    """Whether what was taken for a payment or a discount is kept back until the work proves good."""
    return any(RETAINED.search(text) for text in _lines_of(one))


def _unnamed(one: Chosen) -> bool:
    """Whether only a sum says what an amount is: a credit from last month is no discount, though it is taken off."""
    return not one.candidate.label


def _amended(one: Chosen) -> bool:
    """Whether an unnamed amount stands between a net amount and its tax: the net may be what is left with it."""
    parts = {name: one.decision.chosen[name] for name in (CHARGES, DISCOUNT) if name in one.decision.chosen}
    return any(
        not other.label for name, part in parts.items() for other in one.others(name) if other.place == part.place
    )


def _taken_off_nothing(one: Chosen) -> bool:
    """Whether as much is due as the total, whatever was paid: "Deposit 200.00" may be asked for, or of another bill."""
    return bool(one.value) and one.decision.value(DUE) == one.decision.value(TOTAL)


def _to_come(one: Chosen) -> bool:
    """Whether what was taken for a payment, or for what is left, is only planned: "Deposit on order 200.00"."""
    return any(PLANNED.search(text) for text in _lines_of(one))


def _lines_of(one: Chosen) -> Sequence[str]:
    """The lines that an amount stands on."""
    page, box = one.field.evidence.page, one.field.evidence.box
    sheets = (marked.sheet for marked in one.gathered.view.pages if marked.sheet.page.number == page)
    lines = (line for sheet in sheets for line in sheet.lines)
    return [line.text for line in lines if box is not None and line.box.level(box)]


def _follows(other: Printed, one: Chosen) -> bool:
    """Whether an amount stands on the line of a chosen one, or on a later line or page."""
    page, proof, box = other.page.sheet.page.number, one.field.evidence, one.field.evidence.box
    below = page == proof.page and box is not None and other.line.box.middle[1] > box.y0
    return page > (proof.page or 0) or below


OF_ANY: Sequence[Doubt] = (_of_nothing, _headless, _contradicted)
OF_ANY_UNPROVEN: Sequence[Doubt] = (_is_sold,)
DOUBTS: Mapping[str, Sequence[Doubt]] = {
    TOTAL: (_tipped, _outtopped, _unrounded, _more_than_due),
    NET: (_amended, _before_discount, _below_subtotal, _called_otherwise, _misses_total),
    DUE: (_due_below, _to_come),
    PAID: (_kept_back, _taken_off_nothing, _to_come),
    CHARGES: (_unnamed,),
    DISCOUNT: (_kept_back, _unnamed),
}
UNPROVEN: Mapping[str, Sequence[Doubt]] = {
    TOTAL: (_only_what_is_due, _less_than_sold),
    TAX: (_one_of_several, _of_one_state),
    DUE: (_part_of_due,),
}
"""of amounts that no sum vouches for"""
