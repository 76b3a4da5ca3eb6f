"""Values that stand on a paper without a label of their own: its first dates, its largest amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from core.domain.money import ZERO, plain
from core.domain.schema import DocumentType, FieldType, Kind
from core.extraction.invoice.amounts.equations import equations
from core.extraction.invoice.candidates import Candidate, Features, proven
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.invoice.surroundings import Surroundings
from core.extraction.page.evidence import evidence
from core.extraction.values.amounts import amounts_in
from core.extraction.values.dates import dates_in

RECEIPT_NUMBER = "receipt_number"
TIME = re.compile(r"(?<![\d:])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\b\.?)?", re.IGNORECASE)
WORD = re.compile(r"[^\s:]+")
FEW_DIGITS = 3
LONG = 5
"""digits of a number that is neither a till's nor a table's"""
NOTHING: Sequence[Decimal | None] = (None,)
UNIT = Decimal(1)
FAR_RANK = 9
"""the rank of what stands at no label at all"""
UNNAMED = Features(
    beside=False,
    distance=0.0,
    leads=False,
    closed=False,
    label=0,
    between=0,
    rank=0,
    money=False,
    depth=0.0,
    shape=True,
)


def unlabelled(paper: Paper) -> Iterator[Candidate]:
    """Every date on the paper as a candidate for the type's main date; far less likely than a labelled one."""
    kind = paper.kind.main(Kind.DATE)
    if kind is None:
        return
    rank = 0
    for page in paper.pages:
        for stretches in page.sheet.stretches:
            for stretch in stretches:
                line = line_of(page, stretch)
                for found in dates_in(line.text, paper.order):
                    depth = stretch.box.y0 / max(page.sheet.page.height, 1.0)
                    features = UNNAMED._replace(rank=rank, depth=depth, shape=found.date is not None)
                    proof = evidence(page.sheet.page, line, found.start, found.end)
                    readings = tuple(reading.isoformat() for reading in found.readings)
                    said = proven(page, line, found.start, found.end)
                    yield Candidate(kind.name, readings[0], proof, features, "", None, *said, readings)
                    rank += 1


def numbered(paper: Paper) -> Iterator[Candidate]:
    """The number that a till prints beside day and time without a label: the one word that is left of their line."""
    if RECEIPT_NUMBER not in paper.kind.fields:
        return
    for page, stretch, _ in paper.stretches():
        line = page.sheet.lines[stretch.line]
        time, day = TIME.search(line.text), next(dates_in(line.text, paper.order), None)
        if time is None or day is None or stretch.first:
            continue
        rest = [
            found
            for found in WORD.finditer(line.text)
            if _apart(found, day.start, day.end) and _apart(found, *time.span())
        ]
        if len(rest) == 1 and sum(map(str.isdigit, rest[0][0])) >= FEW_DIGITS:
            proof = evidence(page.sheet.page, line, *rest[0].span())
            depth = stretch.box.y0 / max(page.sheet.page.height, 1.0)
            said = proven(page, line, *rest[0].span())
            yield Candidate(RECEIPT_NUMBER, rest[0][0], proof, UNNAMED._replace(depth=depth), "", None, *said)


def only_number(name: str, found: Sequence[Candidate]) -> bool:
    """Whether a receipt has no other number than the long one that stands beside its day and time in its own text."""
    first = found[0]
    alone = name == RECEIPT_NUMBER and all(one.value == first.value and not one.label for one in found)
    return alone and first.trusted and not first.scanned and sum(map(str.isdigit, first.value)) >= LONG


def _apart(found: re.Match[str], start: int, end: int) -> bool:
    """Whether a word lies outside a part of its line."""
    return found.end() <= start or found.start() >= end


def implied(paper: Paper, found: Mapping[str, Sequence[tuple[float, Candidate]]]) -> Iterator[Candidate]:
    """Printed amounts without a label that the checks call for as the type's main amount: cash less change, ..."""
    kind = paper.kind.main(Kind.MONEY)
    wanted = set(_reckoned(paper.kind, kind, found)) if kind else set()
    if kind is None or not wanted:
        return
    for page in paper.pages:
        for line in page.sheet.lines:
            for one in amounts_in(line.text, paper.mark):
                if one.amount.decimals == 2 and one.amount.value in wanted:
                    depth = line.box.y0 / max(page.sheet.page.height, 1.0)
                    proof = evidence(page.sheet.page, line, one.start, one.end)
                    value, currency = plain(one.amount.value), one.amount.currency
                    features = UNNAMED._replace(money=True, depth=depth)
                    said = proven(page, line, one.start, one.end)
                    yield Candidate(kind.name, value, proof, features, "", currency, *said)


def only_due(found: Mapping[str, Sequence[tuple[float, Candidate]]]) -> Iterator[Candidate]:
    """What is due as candidate for the total where no total is printed: only a sum of rows vouches for it."""
    if not found.get("total_amount"):
        for _, one in found.get("amount_due", ())[:1]:
            yield replace(one, field="total_amount", label="", features=one.features._replace(beside=False))


def before_rounding(found: Mapping[str, Sequence[tuple[float, Candidate]]]) -> Iterator[Candidate]:
    """Totals as candidates for the subtotal where a rounding is printed: "Total 87.08, Rounding 0.02, Net 87.10"."""
    if any(Decimal(one.value) for _, one in found.get("rounding", ())[:1]):
        for _, one in found.get("total_amount", ())[:3]:
            yield replace(one, field="subtotal", features=one.features._replace(rank=2))


def undiscounted(found: Mapping[str, Sequence[tuple[float, Candidate]]]) -> Iterator[Candidate]:
    """Net amounts as candidates for what was sold where less a discount they are another: "Subtotal", "before GST"."""
    nets = [one for _, one in found.get("subtotal", ()) if one.label]
    known = {Decimal(one.value) for one in nets}
    taken = {abs(Decimal(one.value)) for _, one in found.get("discount_total", ())} - {ZERO}
    for one in nets:
        if any(Decimal(one.value) - discount in known for discount in taken):
            yield replace(one, field="lines_total")


def _reckoned(
    kind: DocumentType, wanted: FieldType, found: Mapping[str, Sequence[tuple[float, Candidate]]]
) -> Iterator[Decimal]:
    """What the other side of each check comes to that gives a field, with the likeliest labelled amounts."""
    for check in kind.checks:
        for equation in equations(check, kind.zero) if check.decides and not check.each else ():
            if equation.right({wanted.name: UNIT}) != UNIT:
                continue
            names = [name for name in equation.names if name != wanted.name]
            choices: list[Sequence[Decimal | None]] = [
                [Decimal(one.value) for _, one in found.get(name, ())[:2]] or NOTHING for name in names
            ]
            for values in product(*choices):
                reckoned = equation.left(dict(zip(names, values, strict=True)))
                if reckoned and sum(value not in {None, 0} for value in values) > 1:
                    yield reckoned


def everywhere(
    around: Surroundings, kind: FieldType, found: Mapping[str, Sequence[tuple[float, Candidate]]]
) -> Iterator[Candidate]:
    """Every printed amount that is no candidate of the main amount so far, for a trained scorer to judge."""
    known = {one.place for _, one in found.get(kind.name, ())}
    for page, line, amount in around.amounts:
        proof = evidence(page.sheet.page, line, amount.start, amount.end)
        depth = line.box.y0 / max(page.sheet.page.height, 1.0)
        features = UNNAMED._replace(money=True, depth=depth, rank=FAR_RANK)
        value, currency = plain(amount.amount.value), amount.amount.currency
        said = proven(page, line, amount.start, amount.end)
        one = Candidate(kind.name, value, proof, features, "", currency, *said)
        if one.place not in known:
            yield one
