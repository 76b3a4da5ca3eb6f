"""Values whose label leaves open of what they are: a reference, a job, the month behind a paper's title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.domain.folding import folded
from core.domain.record import Field
from core.domain.schema import DocumentType, Kind
from core.extraction.invoice.candidates import LOW, Candidate, banked
from core.extraction.invoice.paper import AMOUNT, WORDS, Paper

REFERENCE = "payment_reference"
RECEIPT_NUMBER, RECEIPT, INVOICE = "receipt_number", "receipt", "inv"
CHECKS = ("check", "chk")
"""a restaurant's paper, and what somebody pays with"""
LENGTHS = range(4, 17)
"""characters of a number; references with check digits have more"""
UNSURE = 0.4
BARE = frozenset(map(folded, WORDS["references"]))
"""labels that do not say what for"""
ORDER = "purchase_order"
EITHER = frozenset(map(folded, WORDS["work_orders"]))
"""labels of an order that the buyer gave, or of the job that a workshop made of it"""
OF_A_TIME = re.compile(r"(?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d|(?:19|20)\d\d(?:/\d\d)?")
"""right behind a paper's title: its number, or the month or year that it is for"""


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


def without_vague(paper: Paper, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those unsure whose label leaves open of what they are."""
    return [_vague(one) if _is_vague(paper, one) else one for one in found]


def _is_vague(paper: Paper, one: Candidate) -> bool:
    """Whether a value is a job's, behind a title a month's, a reference high on a page that speaks of no bank.

    Or a check that something was paid with.
    """
    label = folded(one.label)
    if one.field == RECEIPT_NUMBER and label.startswith(CHECKS):
        return _behind_amounts(paper, one)
    job, time = one.field == ORDER and label in EITHER, label in paper.titles and OF_A_TIME.fullmatch(one.value)
    return job or bool(time) or (one.field == REFERENCE and label in BARE and not _to_pay(paper, one))


def _to_pay(paper: Paper, one: Candidate) -> bool:
    """Whether a value stands where a paper says how to pay."""
    page = next((page for page in paper.pages if page.sheet.page.number == one.evidence.page), None)
    box = one.evidence.box
    if page is None or box is None:
        return False
    at = next((at for at, line in enumerate(page.sheet.lines) if line.box.y1 > box.middle[1]), 0)
    return box.y0 > LOW * page.sheet.page.height or banked(page, range(at, at + 1))


def _behind_amounts(paper: Paper, one: Candidate) -> bool:
    """Whether amounts stand above a value, or on its line."""
    page = next((page for page in paper.pages if page.sheet.page.number == one.evidence.page), None)
    box = one.evidence.box
    if page is None or box is None:
        return True
    return any(AMOUNT.search(line.text) and line.box.y0 < box.y1 for line in page.sheet.lines)


def _vague(one: Candidate) -> Candidate:
    """A candidate whose label alone vouches for nothing."""
    return replace(one, features=one.features._replace(shape=False))
