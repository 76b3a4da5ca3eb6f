"""Printed amounts that no label explains, but a sum: what the total leaves without its tax, what is paid, what due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, pairwise
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Line
from core.domain.money import ZERO, plain
from core.domain.record import Evidence
from core.extraction.invoice.amounts.names import DUE, NET, PAID, ROUNDINGS, TAX, TOTAL
from core.extraction.invoice.amounts.phrases import meaning, words_before_amount
from core.extraction.invoice.candidates import PERCENT, Candidate, Features, proven
from core.extraction.invoice.paper import WORDS, Paper
from core.extraction.invoice.unlabelled import UNNAMED
from core.extraction.page.evidence import evidence
from core.extraction.page.neighbours import Marked
from core.extraction.values.amounts import FoundAmount, amounts_in

Found = Mapping[str, Sequence[tuple[float, Candidate]]]
CLEAR = UNNAMED._replace(leads=True, closed=True, beside=True)
"""as likely as an amount beside a label of its own"""
ADVANCES = WORDS["advances"]
CENTS = 2
MOST_TAXED = 2
"""times its tax a net amount is at least"""
LIKELY = 3
"""candidates of a field that may be meant, the likeliest first"""


def solved(paper: Paper, found: Found) -> Iterator[Candidate]:
    """The printed amounts that the total leaves for the subtotal or for the tax, where no candidate is one of them."""
    left = {name: wanted for name, wanted in _left(found).items() if name in paper.kind.fields}
    missing = {name: wanted for name, wanted in left.items() if wanted and not wanted & set(_values(found, name))}
    for one in printed(paper) if missing else ():
        for name, wanted in missing.items():
            if one.found.amount.value in wanted and (name != TAX or _may_be_tax(paper, one.line)):
                yield candidate_of(name, one, CLEAR if name == NET else UNNAMED)


def _may_be_tax(paper: Paper, line: Line) -> bool:
    """Whether a line may be of a tax: it says so, names a rate, or says nothing. "Fuel surcharge" is of none."""
    told = not words_before_amount(line.text) or "%" in line.text
    return told or _says(line, paper.kind.fields[TAX].all_labels)


def _says(line: Line, labels: Iterable[str]) -> bool:
    """Whether the words before the amount of a line have one of these labels in them."""
    said = words_before_amount(line.text)
    return any(folded(label) in said for label in labels)


def split(paper: Paper, found: Found) -> Iterator[Candidate]:
    """Two amounts below the total that make it and are not its net and its tax: what is said to be paid, what is due.

    What stands above it is added up in it: fees and costs. Labour and material, or two instalments, make it as well.
    """
    if not {PAID, DUE} <= paper.kind.fields.keys():
        return
    totals, known = set(_values(found, TOTAL)), {*_values(found, NET), *_values(found, TAX)}
    likely = {Decimal(one.value): one.evidence for _, one in sorted(found.get(TOTAL, ()), key=lambda pair: pair[0])}
    for paid, due in pairwise(printed(paper)):
        values = abs(paid.found.amount.value), due.found.amount.value
        total = sum(values, ZERO)
        told = total in totals and min(values) > 0 and known.isdisjoint(values) and _below(paid, likely[total])
        if told and _says(paid.line, [*paper.kind.fields[PAID].all_labels, *ADVANCES]):
            yield from (candidate_of(PAID, paid, CLEAR), candidate_of(DUE, due, CLEAR))


def summed_up(paper: Paper, found: Found) -> Iterator[Candidate]:
    """Net and tax beside each other on one line that make the total: where taxes are listed by rate, their sums."""
    if not {NET, TAX} <= paper.kind.fields.keys():
        return
    likely = [Decimal(one.value) for score, one in found.get(TOTAL, ()) if score > 0]
    totals = {total - rounding for total in likely for rounding in _roundings(found)}
    for _, group in groupby(printed(paper), key=lambda one: id(one.line)):
        for net, tax in _of_a_line(list(group)):
            values = net.found.amount.value, tax.found.amount.value
            if sum(values) in totals and 0 < MOST_TAXED * values[1] <= values[0]:
                words = words_before_amount(net.line.text)
                label = words if meaning(words) == TOTAL else ""
                yield from (
                    replace(candidate_of(name, one, CLEAR), label=label) for name, one in ((NET, net), (TAX, tax))
                )


def _below(one: Printed, total: Evidence) -> bool:
    """Whether an amount stands on the line of a total or below it; nobody can tell in a file without pages."""
    page = one.page.sheet.page.number
    return total.box is not None and (
        page > (total.page or 0) or (page == total.page and one.line.box.y1 > total.box.y0)
    )


def _of_a_line(amounts: Sequence[Printed]) -> Iterator[tuple[Printed, Printed]]:
    """What may be net and tax of the amounts of a line: two neighbours, or the first and the sum of all between."""
    yield from pairwise(amounts)
    values = [one.found.amount.value for one in amounts]
    if len(values) > LIKELY and sum(values[1:-1]) == values[-1]:
        yield amounts[0], amounts[-1]


class Printed(NamedTuple):
    """An amount below the rows, and where it stands."""

    page: Marked
    line: Line
    found: FoundAmount


def printed(paper: Paper) -> Iterator[Printed]:
    """The amounts with cents below the headings of line items, in the order of the lines."""
    for page, columns in zip(paper.pages, paper.columns, strict=True):
        for line in page.sheet.lines[columns.bottom + 1 if columns else 0 :]:
            yield from (
                Printed(page, line, one)
                for one in amounts_in(line.text, paper.mark)
                if one.amount.decimals == CENTS and not PERCENT.match(line.text, one.end)
            )


def candidate_of(name: str, one: Printed, features: Features = UNNAMED) -> Candidate:
    """A printed amount as candidate for a field."""
    page, line, found = one
    features = features._replace(money=True, depth=line.box.y0 / max(page.sheet.page.height, 1.0))
    proof, said = evidence(page.sheet.page, line, found.start, found.end), proven(page, line, found.start, found.end)
    return Candidate(name, plain(abs(found.amount.value)), proof, features, "", found.amount.currency, *said)


def _left(found: Found) -> Mapping[str, set[Decimal]]:
    """What subtotal and tax may be, by the likeliest candidates of the other amounts."""
    totals, taxes, nets = (_values(found, name) for name in (TOTAL, TAX, NET))
    gross = [total - rounding for total in totals for rounding in _roundings(found)]
    return {
        NET: {whole - tax for whole in gross for tax in taxes if 0 < tax < whole - tax},
        TAX: {whole - net for whole in gross for net in nets if 0 < whole - net < net},
    }


def _roundings(found: Found) -> list[Decimal]:
    """What the total may be rounded by: nothing, or the likeliest of each field."""
    return [ZERO, *(value for name in ROUNDINGS for value in _values(found, name)[:1])]


def _values(found: Found, name: str) -> list[Decimal]:
    likely = sorted(found.get(name, ()), key=lambda pair: -pair[0])
    return list(dict.fromkeys(Decimal(one.value) for _, one in likely))[:LIKELY]
