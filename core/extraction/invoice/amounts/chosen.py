"""The amounts of a paper as fields: decided on under the type's checks, accepted by a sum or label, doubted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from core.domain.money import ZERO, plain
from core.domain.record import Field, Record
from core.domain.schema import DocumentType, Kind
from core.extraction.invoice.accepting import FEW, Scored, field_of, of_a_row, outdone
from core.extraction.invoice.amounts.deciding import Decision, Held, Option, decide
from core.extraction.invoice.amounts.doubts import CENTS, Chosen, doubtful
from core.extraction.invoice.amounts.due import with_due
from core.extraction.invoice.amounts.equations import Sum
from core.extraction.invoice.amounts.names import LINES, NET, TAX, TOTAL
from core.extraction.invoice.amounts.same import same_amounts
from core.extraction.invoice.amounts.tendered import with_tendered
from core.extraction.invoice.candidates import Candidate
from core.extraction.invoice.gathering import Gathered
from core.extraction.invoice.scoring import Ranked
from core.extraction.scoring import Forest

ITEMS = "line_items"


def decided(gathered: Gathered, found: Ranked) -> Decision:
    """Which candidates the amounts of a paper are."""
    kind = gathered.view.kind
    return decide(kind.checks, kind.zero, _options(kind, found), _sums(gathered.items), _needed(kind))


def amount_fields(
    gathered: Gathered, found: Ranked, decision: Decision, trees: Mapping[str, Forest]
) -> Mapping[str, Field]:
    """The amounts that were decided on."""
    kind, needed = gathered.view.kind, _needed(gathered.view.kind)
    fields: dict[str, Field] = {}
    for name in sorted(decision.chosen, key=lambda name: name not in needed):
        option = decision.chosen[name]
        one, held = _at(found[name], option), _vouching(kind, name, found, decision)
        doubted = held and any(part in fields and not fields[part].accepted for part in needed & {*held.names} - {name})
        held = None if doubted and name not in needed else held
        others = _proven_others(name, decision)
        field = field_of(found[name], one, held, kind.fields[name], trees.get(name), others=others)
        chosen = Chosen(name, one, field, held, gathered, found, decision)
        fields[name] = field.doubt("guess") if field.accepted and doubtful(chosen) else field
    fields = {name: field for name, field in fields.items() if field.accepted or not _needless(kind, name, decision)}
    fields = {name: field for name, field in fields.items() if name in needed or not _unlike(field, fields.get(TOTAL))}
    fields = with_tendered(fields, found, decision)
    fields = with_due(gathered.view, fields, decision, (*gathered.taxed, *gathered.items))
    return {**fields, **same_amounts(kind, needed, fields)}


def _needed(kind: DocumentType) -> frozenset[str]:
    """The amounts that the type requires."""
    return frozenset(name for name, field in kind.fields.items() if field.required and field.kind is Kind.MONEY)


def _options(kind: DocumentType, found: Ranked) -> Mapping[str, Sequence[Option]]:
    """The candidates for amounts as the deciding step takes them.

    None is a tax of more than half of every total: a sum holds as well with tax and net exchanged.
    """
    options = {
        name: [Option(Decimal(one.value), score, one.place) for score, one in scored]
        for name, scored in found.items()
        if kind.fields[name].kind is Kind.MONEY
    }
    largest = max((abs(one.value) for one in options.get(TOTAL, ())), default=None)
    if largest is not None and TAX in options:
        options[TAX] = [one for one in options[TAX] if abs(one.value) * 2 <= largest]
    return options


def _sums(items: Sequence[Record]) -> Mapping[str, Sum]:
    """What the rows add up to, where every one has an amount."""
    known = [number for row in items if (number := row.number("amount")) is not None]
    return {f"{ITEMS}.amount": Sum(sum(known, ZERO), len(known))} if known and len(known) == len(items) else {}


def _vouching(kind: DocumentType, name: str, found: Ranked, decision: Decision) -> Held | None:
    """The sum that vouches for an amount; of what no paper must have only one that proves what it is."""
    needed = _needed(kind)
    if name in needed:
        return None if _untaxed(kind, name, decision) else decision.vouched(name)
    held = decision.vouched(name, part=True)
    of_a_part = held and any(_outdone(found[other], other, decision) for other in needed & {*held.names})
    return None if of_a_part or (held and TAX in held.names and _of_a_row(found, decision)) else held


def _of_a_row(found: Ranked, decision: Decision) -> bool:
    """Whether the tax is of goods that print their rate: what a sum adds it to stands beside the same words."""
    chosen = _at(found[TAX], decision.chosen[TAX])
    return of_a_row(found[TAX], chosen, _proven_others(TAX, decision))


def _untaxed(kind: DocumentType, name: str, decision: Decision) -> bool:
    """Whether a paper between two parties shows a tax that no sum for this amount speaks of: it may be the net."""
    if not decision.value(TAX) or "customer_name" not in kind.fields:
        return False
    return not any({name, TAX} <= set(held.names) for held in decision.held)


def _outdone(scored: Sequence[Scored], name: str, decision: Decision) -> bool:
    """Whether the amount that was chosen has a sum, and another stands at a better label: the sum is of a part only."""
    held = decision.vouched(name)
    return held is not None and outdone(scored, _at(scored, decision.chosen[name]), held)


def _at(scored: Sequence[Scored], option: Option) -> Candidate:
    """The candidate that an option was made of."""
    return next(one for _, one in scored if one.place == option.place)


def _proven_others(name: str, decision: Decision) -> frozenset[str]:
    """The amounts of other fields that take part in sums of three amounts or more which hold to the cent."""
    proven = {part for held in decision.held if held.exact and len(held.names) >= FEW for part in held.names}
    chosen = {plain(option.value) for part, option in decision.chosen.items() if part in proven - {name}}
    return frozenset(chosen - {plain(decision.chosen[name].value)})


def _needless(kind: DocumentType, name: str, decision: Decision) -> bool:
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


def _unlike(field: Field, total: Field | None) -> bool:
    """Whether an amount is printed without the cents that the total has: it counts days or pieces."""
    written = total is not None and CENTS.search(total.evidence.text)
    proven = field.accepted and field.reason is not None and field.reason.code == "sum"
    return bool(written) and not proven and not CENTS.search(field.evidence.text)
