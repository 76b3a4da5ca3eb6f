"""What a sum must say of a total before it vouches for it, and of which amounts it leaves no room."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from decimal import Decimal

from core.domain.folding import folded
from core.domain.money import ZERO
from core.domain.record import Field, Record
from core.domain.schema import DocumentType
from core.extraction.invoice.amounts.deciding import Decision, Option
from core.extraction.invoice.amounts.solved import ROUNDINGS, Printed, printed
from core.extraction.invoice.candidates import Candidate
from core.extraction.invoice.paper import WORDS, Paper
from core.extraction.invoice.scoring import Ranked

TAX, TOTAL, NET, LINES, DUE = "tax_amount", "total_amount", "subtotal", "lines_total", "amount_due"
APART = ("amount_paid", "previous_balance")
"""what parts an amount that is due from the total"""
DISCOUNT = "discount_total"
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


def taxable(options: Mapping[str, Sequence[Option]]) -> Mapping[str, Sequence[Option]]:
    """The options without taxes of more than half of every total: a sum holds as well with tax and net exchanged."""
    largest = max((abs(one.value) for one in options.get(TOTAL, ())), default=None)
    if largest is None or TAX not in options:
        return options
    return {**options, TAX: [one for one in options[TAX] if abs(one.value) * 2 <= largest]}


def untaxed(kind: DocumentType, name: str, decision: Decision) -> bool:
    """Whether a paper between two parties shows a tax that no sum for this amount speaks of: it may be the net."""
    tax = decision.chosen.get(TAX)
    if tax is None or not tax.value or "customer_name" not in kind.fields:
        return False
    return not any({name, TAX} <= set(held.names) for held in decision.held)


def contradicted(kind: DocumentType, name: str, decision: Decision) -> bool:
    """Whether a sum that an amount takes part in does not hold with what was chosen, and no other one does."""
    broken = (check for check in kind.checks if check.code in decision.broken)
    return decision.vouched(name) is None and any(name in rule.names for check in broken for rule in check.rules)


def needless(kind: DocumentType, name: str, decision: Decision) -> bool:
    """Whether an amount cannot be what it was taken for: the sum of the total has room for it and holds without it.

    Nor are the lines together anything else than the subtotal where both are the same amount.
    """
    if name == LINES and decision.value(name) == decision.value(NET):
        return True
    if any(name in held.names for held in decision.held if held.exact):
        return False
    sums = {held.code for held in decision.held if held.exact and len(held.names) > 1 and TOTAL in held.names}
    room = (rule.names for check in kind.checks if check.code in sums for rule in check.rules)
    return name in kind.zero - {TAX} and any(name in names for names in room)


def only_what_is_due(name: str, chosen: Candidate, found: Ranked) -> bool:
    """Whether a total is what a paper calls due, and the paper shows payments or older debts that make it another."""
    due = name == TOTAL and any(one.place == chosen.place for _, one in found.get(DUE, ()))
    return due and any(Decimal(one.value) for other in APART for _, one in found.get(other, ()))


def less_than_sold(name: str, chosen: Candidate, decision: Decision, items: Sequence[Record]) -> bool:
    """Whether a total is less than the net amount or what was sold: something is taken off that no label tells."""
    sold = sum((item.number("amount") or ZERO for item in items), ZERO)
    return name == TOTAL and max(sold, decision.value(NET) or ZERO) > Decimal(chosen.value)


def more_than_due(paper: Paper, name: str, chosen: Candidate, found: Ranked) -> bool:
    """Whether less is due than a total, and no payment, older debt or retention says why: less a commission."""
    due = [Decimal(one.value) for _, one in found.get(DUE, ()) if CENTS.search(one.evidence.text)]
    told = any(Decimal(one.value) for other in APART for _, one in found.get(other, ()))
    told = told or any(RETAINED.search(text) for text in paper.texts)
    return name == TOTAL and not told and any(0 < value < Decimal(chosen.value) for value in due)


def part_of_due(name: str, chosen: Candidate, found: Ranked) -> bool:
    """Whether the paper calls a larger amount due in total: what is left of an older bill is a part of that."""
    totals = (one for _, one in found.get(TOTAL, ()) if DUE_TOO.search(one.label))
    return name == DUE and any(Decimal(one.value) > Decimal(chosen.value) for one in totals)


def tipped(paper: Paper, name: str, field: Field, found: Ranked) -> bool:
    """Whether a paper prints what its total comes to with the tip that was added to it: that was paid."""
    tips = {Decimal(one.value) for _, one in found.get("tip", ())} if name == TOTAL else set[Decimal]()
    paid = {(field.number or ZERO) + tip for tip in tips if tip > 0}
    return bool(paid) and any(one.found.amount.value in paid for one in printed(paper))


def outtopped(paper: Paper, name: str, field: Field, decision: Decision) -> bool:
    """Whether a larger amount stands below the total of a paper between two parties, or on its line, unexplained."""
    box, total = field.evidence.box, field.number
    if name != TOTAL or box is None or total is None or "customer_name" not in paper.kind.fields:
        return False
    told = {decision.value(part) for held in decision.held for part in held.names}
    larger = (one for one in printed(paper) if one.found.amount.value > total and one.found.amount.value not in told)
    return any(_follows(one, field) for one in larger if not _converted(one, field))


def _converted(one: Printed, field: Field) -> bool:
    """Whether an amount prints another currency than a field: the same, converted."""
    return None not in {one.found.amount.currency, field.currency} and one.found.amount.currency != field.currency


def due_below(name: str, chosen: Candidate, found: Ranked) -> bool:
    """Whether the paper calls less due further down: of what is left something is kept back."""
    others = (one for _, one in found.get(DUE, ()) if name == DUE and one.label and one.features.beside)
    told = (one for one in others if one.features.leads and one.features.closed and one.features.rank == 0)
    return any(
        one.features.depth > chosen.features.depth and Decimal(one.value) != Decimal(chosen.value) for one in told
    )


def kept_back(paper: Paper, name: str, field: Field) -> bool:
    """Whether what was taken for a payment or a discount is kept back until the work proves good."""
    return name in {APART[0], DISCOUNT} and any(RETAINED.search(text) for text in _lines_of(paper, field))


def to_come(paper: Paper, name: str, field: Field) -> bool:
    """Whether what was taken for a payment, or for what is left, is only planned: "Deposit on order 200.00"."""
    return name in {APART[0], DUE} and any(PLANNED.search(text) for text in _lines_of(paper, field))


def _lines_of(paper: Paper, field: Field) -> Sequence[str]:
    """The lines that a field stands on."""
    page, box = field.evidence.page, field.evidence.box
    lines = (line for one in paper.pages if one.sheet.page.number == page for line in one.sheet.lines)
    return [line.text for line in lines if box is not None and line.box.y0 < box.middle[1] < line.box.y1]


def _follows(one: Printed, field: Field | Candidate) -> bool:
    """Whether an amount stands on the line of a field, or on a later line or page."""
    page, own, box = one.page.sheet.page.number, field.evidence.page or 0, field.evidence.box
    return page > own or (page == own and box is not None and one.line.box.middle[1] > box.y0)


def unrounded(name: str, found: Ranked, decision: Decision) -> bool:
    """Whether a total leaves out a rounding that the paper prints: what was paid may stand under a stamp."""
    told = {
        part for part in ROUNDINGS for _, one in found.get(part, ())[:1] if one.features.beside and Decimal(one.value)
    }
    return name == TOTAL and not all(any({TOTAL, part} <= set(held.names) for held in decision.held) for part in told)


def one_of_several(name: str, field: Field, taxed: Sequence[Record]) -> bool:
    """Whether a tax that no sum proves is one of several that the paper adds: "CGST" without "SGST"."""
    amounts = [(row.value("name"), row.number("amount")) for row in taxed]
    named = {tax for tax, _ in amounts}
    return name == TAX and len(named) > 1 and field.number in {amount for _, amount in amounts}


def of_one_state(name: str, chosen: Candidate) -> bool:
    """Whether a label calls an amount the half of a tax that goes to a state or to the country."""
    return name == TAX and folded(chosen.label) in HALVES


def before_discount(paper: Paper, name: str, chosen: Candidate, found: Ranked, decision: Decision) -> bool:
    """Whether an amount called net is less a discount another: one that is called so too, or stands below unnamed."""
    if name != NET or not chosen.label:
        return False
    told = {option.value for option in decision.chosen.values()}
    known = {Decimal(one.value) for _, one in found[NET] if one.label}
    known |= {one.found.amount.value for one in printed(paper) if _follows(one, chosen)} - told
    taken = {abs(Decimal(one.value)) for _, one in found.get(DISCOUNT, ())} - {ZERO}
    return any(Decimal(chosen.value) - discount in known for discount in taken)


def below_subtotal(name: str, chosen: Candidate, found: Ranked) -> bool:
    """Whether a net amount is less than what the paper calls its subtotal: a discount may stand between them."""
    if name != NET or SUBTOTAL.search(folded(chosen.label)):
        return False
    called = (Decimal(one.value) for _, one in found[NET] if SUBTOTAL.search(folded(one.label)))
    return any(value > Decimal(chosen.value) for value in called)


def called_otherwise(name: str, chosen: Candidate, found: Ranked) -> bool:
    """Whether a net amount that no label names was reckoned, and the paper calls another amount so."""
    if name != NET or chosen.label:
        return False
    named = (one for _, one in found[NET] if one.label and one.features.beside and one.features.closed)
    return any(one.features.leads and Decimal(one.value) != Decimal(chosen.value) for one in named)


def with_due(paper: Paper, fields: Mapping[str, Field], decision: Decision, rows: Sequence[Record]) -> dict[str, Field]:
    """The fields where all of the total is due: that is accepted only if nothing printed from it on is a payment."""
    due, total = fields.get(DUE), fields.get(TOTAL)
    if due is None or total is None or due.number != total.number:
        return dict(fields)
    known = {option.value for option in decision.chosen.values()}
    known |= {number for row in rows for field in row.fields.values() if (number := field.number) is not None}
    if left_over(paper, total, known):
        return {**fields, DUE: due.doubt("guess")}
    held = next((held for held in decision.held if held.exact and set(held.names) == {TOTAL, DUE}), None)
    if held is None or not total.accepted:
        return dict(fields)
    return {**fields, DUE: due.accept("sum", equation=held.equation)}


def left_over(paper: Paper, total: Field, known: Container[Decimal]) -> bool:
    """Whether an amount that is none of the known ones stands on the total's line or below it."""
    box = total.evidence.box
    return box is None or any(
        one.page.sheet.page.number == total.evidence.page
        and one.line.box.y1 > box.y0
        and abs(one.found.amount.value) not in known
        for one in printed(paper)
    )


def unlike(field: Field, total: Field | None) -> bool:
    """Whether an amount is printed without the cents that the total has: it counts days or pieces."""
    written = total is not None and CENTS.search(total.evidence.text)
    proven = field.accepted and field.reason is not None and field.reason.code == "sum"
    return bool(written) and not proven and not CENTS.search(field.evidence.text)


def headless(paper: Paper, field: Field) -> bool:
    """Whether a few digits stand right before an amount, which may be its thousands: "2 760.00"."""
    box = field.evidence.box
    if box is None or not GROUP.match(field.evidence.text):
        return False
    words = (
        word for page in paper.pages if page.sheet.page.number == field.evidence.page for word in page.sheet.page.words
    )
    level = (word for word in words if word.text.isdigit() and abs(word.box.y0 - box.y0) < CLOSE * box.height)
    return any(len(word.text) <= 3 and 0 <= box.x0 - word.box.x1 < CLOSE * box.height for word in level)
