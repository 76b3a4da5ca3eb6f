"""What is only called a reference: the number of the paper, of an order, or what the payer is to quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.domain.folding import folded
from core.domain.record import Field
from core.domain.schema import DocumentType, Kind
from core.extraction.invoice.candidates import LOW, Candidate, banked
from core.extraction.invoice.paper import WORDS, Paper

REFERENCE = "payment_reference"
RECEIPT_NUMBER, RECEIPT, INVOICE = "receipt_number", "receipt", "inv"
LENGTHS = range(4, 17)
"""characters of a number; references with check digits have more"""
UNSURE = 0.4
BARE = frozenset(map(folded, WORDS["references"]))
"""labels that do not say what for"""
ORDER = "purchase_order"
EITHER = frozenset(map(folded, WORDS["work_orders"]))
"""labels of an order that the buyer gave, or of the job that a workshop made of it"""


def with_number(kind: DocumentType, fields: Mapping[str, Field]) -> dict[str, Field]:
    """The fields with the reference offered as the paper's number where it has no other, for a person to judge."""
    number = next((one.name for one in kind.fields.values() if one.kind is Kind.ID and one.required), None)
    reference = fields.get(REFERENCE)
    if number is None or number in fields or reference is None or len(reference.value) not in LENGTHS:
        return dict(fields)
    return {**fields, number: replace(reference.doubt("guess"), confidence=UNSURE)}


def own_number(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without a receipt's number at a label of the invoice that was paid, where it has its own."""
    receipts = any(one.field == RECEIPT_NUMBER and RECEIPT in one.label for one in found)
    return [one for one in found if not (receipts and one.field == RECEIPT_NUMBER and INVOICE in one.label)]


def to_quote(paper: Paper, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those unsure that are called a reference only, high on a page that speaks of no bank, or a job."""
    return [_vague(one) if _of_a_job(one) or (_is_bare(one) and not _to_pay(paper, one)) else one for one in found]


def _of_a_job(one: Candidate) -> bool:
    return one.field == ORDER and folded(one.label) in EITHER


def _is_bare(one: Candidate) -> bool:
    return one.field == REFERENCE and folded(one.label) in BARE


def _to_pay(paper: Paper, one: Candidate) -> bool:
    """Whether a value stands where a paper says how to pay."""
    page = next((page for page in paper.pages if page.sheet.page.number == one.evidence.page), None)
    box = one.evidence.box
    if page is None or box is None:
        return False
    at = next((at for at, line in enumerate(page.sheet.lines) if line.box.y1 > box.middle[1]), 0)
    return box.y0 > LOW * page.sheet.page.height or banked(page, range(at, at + 1))


def _vague(one: Candidate) -> Candidate:
    """A candidate whose label alone vouches for nothing."""
    return replace(one, features=one.features._replace(shape=False))
