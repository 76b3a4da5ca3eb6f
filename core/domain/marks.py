"""The marks by which a client's documents find one another: short texts such as "number:bf17", kept with each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from core.domain.facts import Facts, once
from core.domain.folding import folded
from core.domain.party import company, holder_of, registration, telling_words

PAPERS = frozenset({"invoice", "receipt"})
"""types that say what a supplier is owed or was paid"""
YEARLY = frozenset({"payslip", "form_16", "form_16a", "form_26as", "interest_certificate"})
"""types that speak of one person's year"""
BANDS = 5
"""parts of a page's hash: where two hashes differ in fewer bits, one part at least is the same"""
GRACE = timedelta(days=30)
"""within which a paper without a due date is thought to be paid"""


def marks(facts: Facts) -> frozenset[str]:
    """The marks that a document bears."""
    found = {f"kind:{facts.type}", *looks(facts), *parties(facts)}
    if facts.type in PAPERS:
        found |= {*vendors(facts), *_paper(facts)}
    if facts.type == "bank_statement":
        found |= {f"account:{one}" for one in accounts(facts)}
    if facts.type in YEARLY:
        found |= persons(facts)
    return frozenset(found)


def vendors(facts: Facts) -> frozenset[str]:
    """By which a supplier's papers are found: its tax number, its name."""
    names = registration(facts.value("vendor_tax_id")), company(facts.value("vendor_name"))
    return frozenset(f"vendor:{name}" for name in names if name)


@once
def number_of(facts: Facts) -> str:
    """The number of a paper by its letters and digits."""
    return folded(facts.value("invoice_number", "receipt_number"))


def total(amount: Decimal) -> str:
    """The mark of an amount, whichever way it went."""
    return f"total:{abs(amount):.2f}"


def due(facts: Facts) -> date | None:
    """The day until which a paper is thought to be paid."""
    day = facts.day("invoice_date", "receipt_date")
    return facts.day("due_date") or (day + GRACE if day else None)


def payees(facts: Facts) -> frozenset[str]:
    """The words by which a bank's rows may name the other party of a paper."""
    return frozenset({*telling_words(facts.value("vendor_name")), *telling_words(facts.value("customer_name"))})


@once
def bank_details(facts: Facts) -> frozenset[str]:
    """The accounts that a paper wants its money on."""
    return frozenset({folded(facts.value("iban")), folded(facts.value("bank_account"))} - {""})


def accounts(facts: Facts) -> frozenset[str]:
    """The accounts that a statement is of."""
    rows = [folded(row.get("iban") or row.get("account_number") or "") for row in facts.rows]
    return frozenset({folded(facts.value("iban", "account_number")), *rows} - {""})


def persons(facts: Facts) -> frozenset[str]:
    """Whose year a paper speaks of, by tax number and by name."""
    tax = holder_of(facts.value("employee_pan", "deductee_pan", "pan"))
    name = company(facts.value("employee_name", "customer_name", "name"))
    return frozenset(f"person:{one}" for one in (tax, name) if one)


def recipient(facts: Facts) -> str:
    """Whose tax number says for whom a document is."""
    return holder_of(facts.value("customer_tax_id", "employee_pan", "deductee_pan", "pan"))


def parties(facts: Facts) -> frozenset[str]:
    """Whose tax numbers stand on a document, and its recipient's name; "party:" alone counts those with a recipient."""
    kind = "party" if facts.type in PAPERS else "taxpayer"
    named = {recipient(facts), holder_of(facts.value("vendor_tax_id"))} - {""}
    name = company(facts.value("customer_name"))
    counted = {f"{kind}:"} if recipient(facts) else set()
    return frozenset({*(f"{kind}:{one}" for one in named), *counted, *([f"named:{name}"] if name else [])})


def looks(facts: Facts) -> frozenset[str]:
    """Parts of the hashes of its pages."""
    return frozenset(f"look:{place}:{band}" for look in facts.looks for place, band in enumerate(_bands(look)))


def _bands(look: str) -> Iterator[str]:
    try:
        bits = f"{int(look, 16):0{4 * len(look)}b}"
    except ValueError:
        yield look
        return
    yield from (bits[len(bits) * part // BANDS : len(bits) * (part + 1) // BANDS] for part in range(BANDS))


def _paper(facts: Facts) -> Iterator[str]:
    if number := number_of(facts):
        yield f"number:{number}"
    for amount in (facts.number("total_amount"), facts.number("amount_due")):
        if amount is not None:
            yield total(amount)
    yield from (f"pays:{account}" for account in bank_details(facts))
    yield from (f"payee:{word}" for word in payees(facts))
    if until := due(facts):
        yield f"due:{until:%Y-%m}"
    if day := facts.day("invoice_date", "receipt_date"):
        yield from (f"month:{vendor}:{day:%Y-%m}" for vendor in vendors(facts))
