"""The record of an invoice or receipt: candidates scored, amounts decided under the type's checks, parties, lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from core.domain.page import Contents
from core.domain.record import Field, Record
from core.domain.schema import DocumentType, Kind
from core.extraction.invoice.accepting import Scored, field_of
from core.extraction.invoice.amounts.chosen import amount_fields, decided
from core.extraction.invoice.amounts.deciding import Decision
from core.extraction.invoice.amounts.jointly import jointly
from core.extraction.invoice.amounts.misrated import without_misrated
from core.extraction.invoice.amounts.rated import with_parts, with_rates, with_sum
from core.extraction.invoice.amounts.same import net_total
from core.extraction.invoice.amounts.taxes import agreeing
from core.extraction.invoice.candidates import Candidate
from core.extraction.invoice.clauses import clause_fields
from core.extraction.invoice.currency import with_currency
from core.extraction.invoice.gathering import Gathered, gather, weighed
from core.extraction.invoice.overrun import breaks_off
from core.extraction.invoice.paper import Paper
from core.extraction.invoice.parties.naming import both_sides, both_told, party_fields, sides
from core.extraction.invoice.payable import with_due_day
from core.extraction.invoice.payments import payment_fields, payments
from core.extraction.invoice.referred import with_number
from core.extraction.invoice.scoring import Ranked
from core.extraction.invoice.sides import shaped, tax_ids
from core.extraction.invoice.small_print import anothers
from core.extraction.invoice.terms import with_terms
from core.extraction.invoice.unlabelled import only_number
from core.extraction.invoice.wrapped_labels import carried_over
from core.extraction.scoring import Forest, scorers
from core.extraction.values.amounts import amounts_in
from core.extraction.values.ids import TAX_ID

CENTS = 2
PARTED: Mapping[Kind, Callable[[Paper, Candidate], bool]] = defaultdict(
    lambda: lambda _view, _one: False, {Kind.DATE: carried_over, Kind.ID: breaks_off}
)
"""whether the label of a value, or a value itself, may go on from one line to another"""
LEAST = 0.0
"""candidates that score no more are left out"""


def extract_invoice(kind: DocumentType, contents: Contents, trees: Mapping[str, Forest] | None = None) -> Record:
    """What an invoice or a receipt says; other scorers than the bundled ones may choose."""
    trees = scorers(kind.id) if trees is None else trees
    gathered = gather(kind, contents, trees)
    found = weighed(gathered, trees)
    decision = decided(gathered, found)
    fields = _fields(gathered, found, decision, trees)
    tables = jointly(gathered, _tables(gathered, fields), decision)
    return Record(with_currency(gathered.view, fields), tables)


def _fields(gathered: Gathered, found: Ranked, decision: Decision, trees: Mapping[str, Forest]) -> dict[str, Field]:
    """The chosen value of every field."""
    view = gathered.view
    own, other = both_sides(view, trees)
    if own is not None and "customer_name" not in view.kind.fields and _may_have_lost_goods(gathered, decision):
        own = replace(own, alone=False)
    roles = sides(view)
    fields = {
        **dict(reversed(list(shaped(view)))),
        **_texts(view, found, trees),
        **amount_fields(gathered, found, decision, trees),
    }
    ours, theirs = party_fields(roles.sender, own, trees), party_fields(roles.addressee, other, trees, addressed=True)
    parties = both_told({**ours, **theirs})
    sided = any(field.accepted for field in parties.values())
    known = tax_ids(found, (roles.sender, own), (roles.addressee, other), sided=sided)
    sent = f"{roles.sender}{TAX_ID}"
    known |= {sent: known[sent].doubt("guess")} if sent in known and anothers(view, known[sent], own) else {}
    given = {field.evidence for field in known.values()}
    fields = {name: field for name, field in fields.items() if not (name.endswith(TAX_ID) and field.evidence in given)}
    fields |= {**parties, **known}
    fields |= clause_fields(view)
    fields = with_number(view.kind, with_terms(view, with_due_day(view, fields)))
    if "iban" in fields and "bank_account" in fields and fields["iban"].value.endswith(fields["bank_account"].value):
        del fields["bank_account"]  # the IBAN says it
    fields = with_rates(fields, gathered.taxed, printed=gathered.trusted)
    fields = fields if gathered.trusted else with_parts(fields, gathered.taxed)
    fields = without_misrated(fields, gathered.taxed, gathered.items)
    fields |= net_total(view.kind, fields, gathered.around.values, trusted=gathered.trusted and not gathered.taxed)
    return {**fields, **payment_fields(view)} if "receipt_time" in view.kind.fields else fields


def _may_have_lost_goods(gathered: Gathered, decision: Decision) -> bool:
    """Whether a receipt shows no goods but change or amounts beside its sums; slips of cards and car parks do not."""
    if gathered.items:
        return False
    if "change_given" in decision.chosen:
        return True
    told = {option.value for option in decision.chosen.values()}
    told |= {amount for row in gathered.taxed for name in ("base", "amount") if (amount := row.number(name))}
    amounts = (one.amount for text in gathered.view.texts for one in amounts_in(text, gathered.view.mark))
    shown = {abs(one.value) for one in amounts if one.decimals == CENTS}
    return not shown or not shown <= told


def _tables(gathered: Gathered, fields: Mapping[str, Field]) -> dict[str, tuple[Record, ...]]:
    """The rows of every table that the type has and the paper shows."""
    tax = fields.get("tax_amount")
    taxed = with_sum(agreeing(gathered.taxed, tax.number if tax else None), tax)
    listed = {"line_items": gathered.items, "taxes": taxed}
    listed["payments"] = payments(fields)
    return {name: rows for name, rows in listed.items() if rows and name in gathered.view.kind.tables}


def _texts(view: Paper, found: Ranked, trees: Mapping[str, Forest]) -> Mapping[str, Field]:
    """Dates, numbers and words: the likeliest candidate of each field."""
    fields: dict[str, Field] = {}
    taken: set[object] = set()
    kind = view.kind
    for name, scored in sorted(found.items(), key=lambda pair: -pair[1][0][0]):
        if kind.fields[name].kind is Kind.MONEY:
            continue
        least = LEAST if not kind.fields[name].required else -9.0
        told = [
            pair for pair in scored if kind.fields[name].kind is not Kind.ID or any(map(str.isdigit, pair[1].value))
        ]
        free = [(score, one) for score, one in told if score > least and (one.place, one.value) not in taken]
        if free:
            chosen = free[0][1]
            taken.add((chosen.place, chosen.value))
            fields[name] = field_of(scored, chosen, None, kind.fields[name], trees.get(name))
            if _only_date(kind, name, scored):
                fields[name] = fields[name].accept("two_readings" if chosen.scanned else "only_date")
            if only_number(name, [one for _, one in scored]):
                fields[name] = fields[name].accept("sole")
            if fields[name].accepted and PARTED[kind.fields[name].kind](view, chosen):
                fields[name] = fields[name].doubt("guess")
    return fields


def _only_date(kind: DocumentType, name: str, scored: Sequence[Scored]) -> bool:
    """Whether a paper that can tell one date prints one only, surely read, to be understood in one way."""
    if kind.fields[name].kind is not Kind.DATE or sum(one.kind is Kind.DATE for one in kind.fields.values()) > 1:
        return False
    found = [one for _, one in scored]
    return len({one.value for one in found}) == 1 and all(one.trusted and len(one.readings) < 2 for one in found)
