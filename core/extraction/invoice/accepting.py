"""What the product stands for: each field accepted with a reason that can be checked, or left to a person."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from decimal import Decimal

from core.domain.folding import folded
from core.domain.record import Alternative, Field, Reason
from core.domain.schema import FieldType, Kind
from core.extraction.invoice.amounts.deciding import Held
from core.extraction.invoice.candidates import Candidate
from core.extraction.scoring import Forest, share
from core.extraction.values.ids import has_check_digits, valid

Scored = tuple[float, Candidate]
SURE = 2.5
"""a candidate with a lower score is not taken on its label alone"""
TELLING = 6
"""letters of a label that tells its field even behind other words"""
SPEAKING = 12
"""letters of a label that names its amount whatever stands between the two: "Rechnungsbetrag CHF" """
CENTS = re.compile(r"\d[.,]\d{1,3}(?!\d)")
LEVEL = 0.002
"""share of a paper's depth within which two values stand side by side"""
LITTLE = 10
"""times as much as what is no amount behind a label but a count, "Total 3 items\""""
LETTERS = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"(?:19|20)\d{2}")
"""what a law or a report is called by behind "order" or "no." is no number: "Remuneration Order 2009" """
HOUR = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
"""the time beside a receipt's number is none"""
BRIEF = re.compile(r"\w{1,2}")
"""what a picture shows of a number set apart ("No. 0 4 4 7 1"), or a kitchen's ticket of the day"""
ADDED = frozenset({"charges_total", "discount_total"})
"""amounts that are nothing beside the sum that they change: no label proves them"""
FEW = 3
"""amounts that must agree where a recognizer read them: two equal misreadings are no proof"""


def field_of(
    ranked: Sequence[Scored],
    chosen: Candidate,
    held: Held | None,
    kind: FieldType,
    forest: Forest | None = None,
    *,
    others: Container[str] = (),
) -> Field:
    """The field with its evidence, the other candidates, and whether it is accepted and why.

    Amounts that sums prove to be `others` of the paper are no rivals.
    """
    score = next(score for score, one in ranked if one is chosen)
    field = Field(
        chosen.value,
        chosen.evidence,
        confidence=round(_confidence(score, held) if forest is None else share(score), 3),
        currency=chosen.currency,
        reason=Reason("guess"),
        alternatives=_alternatives(ranked, chosen),
    )
    rivals = [pair for pair in ranked if pair[1].value not in others]
    judged = _judged(field, rivals, chosen, held if _worthy(chosen, score, forest) else None, kind)
    if judged.accepted or _whole_units(chosen, kind) or not _reread(chosen, score, forest):
        return judged
    return judged.accept("two_readings")


def of_a_row(ranked: Sequence[Scored], chosen: Candidate, others: Container[str]) -> bool:
    """Whether an amount that a sum takes for something else stands right beside the same words on another line."""
    return any(one.value in others and _told_alike(one, chosen) for _, one in ranked)


def _told_alike(one: Candidate, chosen: Candidate) -> bool:
    told = all(each.features.beside and each.features.leads and each.features.closed for each in (one, chosen))
    apart = abs(one.features.depth - chosen.features.depth) > LEVEL
    return told and apart and one.label == chosen.label != ""


def _worthy(chosen: Candidate, score: float, forest: Forest | None) -> bool:
    """Whether a sum may vouch for a value: where a recognizer alone read it, only with a sure scorer."""
    return chosen.trusted or forest is None or score >= forest.enough


def _reread(chosen: Candidate, score: float, forest: Forest | None) -> bool:
    """Whether a scorer is sure of the place, and two recognizers read the same there."""
    certain = len(chosen.readings) < 2 and chosen.scanned and chosen.trusted
    return certain and forest is not None and score >= forest.enough


def _judged(field: Field, ranked: Sequence[Scored], chosen: Candidate, held: Held | None, kind: FieldType) -> Field:
    if len(chosen.readings) > 1:
        return field.doubt("date_order")
    if held is not None and kind.required and outdone(ranked, chosen, held):
        return field
    if held is not None and _proves(held, ranked, chosen):
        return field.accept("sum", equation=held.equation)
    if kind.format and has_check_digits(kind.format) and valid(kind.format, chosen.value):
        return field.accept("check_digit")
    if (
        _whole_units(chosen, kind)
        or HOUR.fullmatch(chosen.value)
        or (kind.kind is Kind.ID and YEAR.fullmatch(chosen.value))
        or (kind.kind is Kind.ID and chosen.scanned and BRIEF.fullmatch(chosen.value))
    ):
        return field
    if kind.name in ADDED and held is None and Decimal(chosen.value):
        return field
    beside = chosen.features.beside and chosen.label != "" if kind.kind is Kind.MONEY else True
    if kind.kind is Kind.MONEY and any(_said_otherwise(one, chosen) for _, one in ranked):
        return field
    if beside and stands_alone([pair for pair in ranked if not _both_banks(pair[1], chosen, kind)], chosen):
        return field.accept("two_readings" if chosen.scanned else "label")
    return field.accept("two_readings") if printed_twice(ranked, chosen, kind) else field


def _said_otherwise(one: Candidate, chosen: Candidate) -> bool:
    """Whether another amount stands right behind a label of the same field: "Total 240" over "Total £250"."""
    told = one.features.beside and one.features.leads and one.features.rank == 0 and one.label != ""
    alike = one.label == chosen.label and Decimal(one.value) * LITTLE > Decimal(chosen.value)  # no "Total 3 items"
    return (
        told
        and (one.features.closed or alike or len(one.label) >= SPEAKING)
        and Decimal(one.value) != Decimal(chosen.value)
    )


def outdone(ranked: Sequence[Scored], chosen: Candidate, held: Held) -> bool:
    """Whether a larger amount stands at a better label: "Total 100" is what the rows add up to, "incl. VAT 120" due.

    A sum with a tax proves an amount at no label of its own: it may be one of several rates'.
    """
    own = max(score for score, one in ranked if one is chosen)
    least = SURE if len(held.names) >= FEW and own > 0 else own
    better = (one for score, one in ranked if score > least and len({one.currency, chosen.currency} - {None}) < 2)
    return any(_said_otherwise(one, chosen) and Decimal(one.value) > Decimal(chosen.value) for one in better)


def _both_banks(one: Candidate, chosen: Candidate, kind: FieldType) -> bool:
    """Whether a paper prints two accounts side by side under the same label: either may be paid into."""
    level = abs(one.features.depth - chosen.features.depth) < LEVEL
    return kind.kind is Kind.ACCOUNT and one.value != chosen.value and one.label == chosen.label and level


def _whole_units(chosen: Candidate, kind: FieldType) -> bool:
    """Whether an amount on a picture has no cents: a stain hides the mark before them from every recognizer."""
    return kind.kind is Kind.MONEY and chosen.scanned and CENTS.search(chosen.evidence.text) is None


def _proves(held: Held, ranked: Sequence[Scored], chosen: Candidate) -> bool:
    """Whether a sum that agrees vouches for a value: where a recognizer read it, only a full one without rivals."""
    if chosen.trusted and not chosen.scanned:
        return chosen.label != "" or not any(_named_otherwise(one, chosen) for _, one in ranked)
    score = next(score for score, one in ranked if one is chosen)
    rivals = [other for other, one in ranked if one.value != chosen.value]
    return len(held.names) >= FEW and held.exact and all(other < score for other in rivals)


def _named_otherwise(one: Candidate, chosen: Candidate) -> bool:
    """Whether another amount is the nearest to one of the field's labels, where the chosen one stands at none."""
    return one.features.money and one.features.rank == 0 and one.label != "" and one.value != chosen.value


def stands_alone(ranked: Sequence[Scored], chosen: Candidate) -> bool:
    """Whether a value is the file's own text and the only one that stands beside the field's best labels."""
    scores = [score for score, one in ranked if one is chosen]
    others = [(score, one) for score, one in ranked if one.value != chosen.value]
    rivals = [score for score, one in others if one.features.rank == 0 or _beside_too(one, chosen)]
    whole = chosen.features.leads and not chosen.features.between  # "date" in "Date de 27 mars" may go on: "commande"
    named = (whole and not chosen.qualified) or chosen.features.label >= TELLING
    return (
        named
        and chosen.trusted
        and chosen.features.shape
        and chosen.features.rank == 0
        and (max(scores) >= SURE or (whole and _begins_so(chosen)))
        and all(score < SURE for score in rivals)
    )


def _begins_so(one: Candidate) -> bool:
    """Whether a value begins with the letters of its label and no further ones: "P.O. #" of "PO-427005"."""
    letters = LETTERS.match(one.value)
    return letters is not None and folded(letters[0]) == folded(one.label)


def _beside_too(one: Candidate, chosen: Candidate) -> bool:
    """Whether a label of two lines has a value beside each of them."""
    beside = one.features.beside and chosen.features.beside and one.label == chosen.label
    return beside and one.features.distance == chosen.features.distance and not one.features.money


def printed_twice(ranked: Sequence[Scored], chosen: Candidate, kind: FieldType) -> bool:
    """Whether the same date stands beside its labels in two places and no other does."""
    same = {one.place for _, one in ranked if one.value == chosen.value and one.label and one.features.shape}
    others = [one for score, one in ranked if one.value != chosen.value and score > 0]
    return kind.kind is Kind.DATE and chosen.features.shape and len(same) > 1 and not others


def _confidence(score: float, held: Held | None) -> float:
    """A figure from 0 to 1; a sum that agrees is worth more than any label."""
    alone = min(0.9, max(0.1, 0.3 + 0.12 * score))
    return max(alone, 0.97) if held is not None else alone


def _alternatives(ranked: Sequence[Scored], chosen: Candidate) -> tuple[Alternative, ...]:
    others = {one.value: (score, one) for score, one in reversed(ranked) if one.value != chosen.value}
    best = sorted(others.values(), key=lambda pair: -pair[0])[:3]
    return tuple(Alternative(one.value, one.evidence, round(_confidence(score, None), 3)) for score, one in best)
