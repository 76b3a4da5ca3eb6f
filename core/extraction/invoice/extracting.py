"""The record of an invoice or receipt: candidates scored, amounts decided under the type's checks, parties, lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from core.domain.money import agree
from core.domain.page import Contents
from core.domain.record import Field, Reason, Record
from core.domain.schema import DocumentType, Kind
from core.extraction.invoice.accepting import Scored, field_of
from core.extraction.invoice.candidates import labelled
from core.extraction.invoice.currency import with_currency
from core.extraction.invoice.deciding import Decision, Held, Option, decide
from core.extraction.invoice.equations import Sum
from core.extraction.invoice.heads import head
from core.extraction.invoice.items import line_items
from core.extraction.invoice.paper import Paper, paper
from core.extraction.invoice.parties import Party, addressee, customer, seller
from core.extraction.invoice.payments import payment_fields, payments
from core.extraction.invoice.phrases import told
from core.extraction.invoice.scoring import ranked
from core.extraction.invoice.sides import shaped, tax_ids
from core.extraction.invoice.taxes import agreeing, by_rate, summed, taxes
from core.extraction.invoice.unlabelled import before_rounding, implied, unlabelled

Ranked = Mapping[str, Sequence[Scored]]
LEAST = 0.0
"""candidates that score no more are left out"""


def extract_invoice(kind: DocumentType, contents: Contents) -> Record:
    """What an invoice or a receipt says."""
    view = paper(kind, contents)
    found = ranked([*labelled(view), *told(view), *unlabelled(view)], kind)
    found = _merged(found, ranked(before_rounding(found), kind))
    found = _merged(found, ranked(implied(view, found), kind))
    items, taxed = line_items(view), taxes(view) if "taxes" in kind.tables else ()
    trusted = not any(page.sheet.scanned for page in view.pages)
    found = _merged(found, ranked(summed(taxed, kind, trusted=trusted), kind))
    if "taxes" in kind.tables and not any(one.features.beside for _, one in found.get("tax_amount", ())):
        nets = [one.value for _, one in found.get("subtotal", ())[:2]]
        found = _merged(found, ranked(by_rate(view, nets), kind))
    decision = decide(kind.checks, kind.zero, _options(kind, found), _sums({"line_items": items}), _needed(kind))
    amounts = _amounts(kind, found, decision)
    vendor, buyer = _sides(view)
    fields = {**dict(reversed(list(shaped(view)))), **_texts(kind, found), **amounts}
    fields |= {**_party_fields("vendor", vendor), **_party_fields("customer", buyer), **tax_ids(found, vendor, buyer)}
    if "receipt_time" in kind.fields:
        fields |= payment_fields(view)
    tax = amounts.get("tax_amount")
    listed = {"line_items": items, "taxes": agreeing(taxed, tax.number if tax else None)}
    listed["payments"] = payments(fields)
    tables = {name: rows for name, rows in listed.items() if rows and name in kind.tables}
    if trusted:
        tables = {name: _vouched(rows, decision, name) for name, rows in tables.items()}
    return Record(with_currency(view, fields), tables)


def _vouched(rows: tuple[Record, ...], decision: Decision, table: str) -> tuple[Record, ...]:
    """The rows of a table, accepted where their amounts add up to a total of the paper."""
    held = decision.vouched(f"{table}.amount")
    if held is None or not held.exact:
        return rows
    return tuple(_accepted(row, held) for row in rows)


def _accepted(row: Record, held: Held) -> Record:
    """A row whose amount is part of a sum that holds; count and price with it where they make the amount."""
    count, price, amount = (row.number(name) for name in ("quantity", "unit_price", "amount"))
    made = count is not None and price is not None and amount is not None and agree(count * price, amount)
    for name in ("amount", "quantity", "unit_price") if made else ("amount",):
        cell = row.fields.get(name)
        if cell is not None:
            row = row.put(name, cell.accept("sum", equation=held.equation))
    return row


def _merged(first: Ranked, more: Ranked) -> Ranked:
    """The candidates of both, those first that were found first."""
    return {name: [*first.get(name, ()), *more.get(name, ())] for name in {**first, **more}}


def _needed(kind: DocumentType) -> frozenset[str]:
    """The amounts that the type requires."""
    return frozenset(name for name, field in kind.fields.items() if field.required and field.kind is Kind.MONEY)


def _options(kind: DocumentType, found: Ranked) -> Mapping[str, Sequence[Option]]:
    """The candidates for amounts as the deciding step takes them."""
    amounts = {name: scored for name, scored in found.items() if kind.fields[name].kind is Kind.MONEY}
    return {
        name: [Option(Decimal(one.value), score, one.place) for score, one in scored]
        for name, scored in amounts.items()
    }


def _sums(tables: Mapping[str, Sequence[Record]]) -> Mapping[str, Sum]:
    """The sums of the columns whose every row has an amount."""
    sums: dict[str, Sum] = {}
    for table, rows in tables.items():
        numbers = [row.number("amount") for row in rows]
        known = [number for number in numbers if number is not None]
        if known and len(known) == len(numbers):
            sums[f"{table}.amount"] = Sum(sum(known, Decimal(0)), len(known))
    return sums


def _amounts(kind: DocumentType, found: Ranked, decision: Decision) -> Mapping[str, Field]:
    fields: dict[str, Field] = {}
    for name, option in decision.chosen.items():
        chosen = next(one for _, one in found[name] if one.place == option.place)
        fields[name] = field_of(found[name], chosen, decision.vouched(name), kind.fields[name])
    return fields


def _texts(kind: DocumentType, found: Ranked) -> Mapping[str, Field]:
    """Dates, numbers and words: the likeliest candidate of each field."""
    fields: dict[str, Field] = {}
    taken: set[object] = set()
    for name, scored in sorted(found.items(), key=lambda pair: -pair[1][0][0]):
        if kind.fields[name].kind is Kind.MONEY:
            continue
        least = LEAST if not kind.fields[name].required else -9.0
        free = [(score, one) for score, one in scored if score > least and (one.place, one.value) not in taken]
        if free:
            chosen = free[0][1]
            taken.add((chosen.place, chosen.value))
            fields[name] = field_of(scored, chosen, None, kind.fields[name])
    return fields


def _sides(view: Paper) -> tuple[Party | None, Party | None]:
    """The vendor and the customer; a receipt names no customer."""
    if "customer_name" not in view.kind.fields:
        return head(view), None
    buyer = customer(view)
    vendor = seller(view, buyer)
    if buyer is None and vendor is not None:
        buyer = addressee(view, vendor)
    return vendor, buyer


def _party_fields(role: str, party: Party | None) -> Mapping[str, Field]:
    """The name and address of one side."""
    if party is None:
        return {}
    confidence = round(min(0.95, 0.4 + 0.1 * party.score + 0.2 * party.repeated), 3)
    name = Field(party.name, party.name_evidence, confidence, reason=Reason("guess"))
    reason = "label" if party.labelled else "repeated" if party.repeated else "head" if party.alone else ""
    name = name.accept(reason) if party.trusted and reason else name
    fields = {f"{role}_name": name}
    if party.address:
        address = Field(party.address, party.address_evidence, confidence, reason=Reason("guess"))
        fields[f"{role}_address"] = address.accept("label") if party.trusted and party.labelled else address
    return fields
