"""What a paper asks for, and which of the bank's rows may settle it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from core.checks.across.duplicates import DAYS, same_vendor
from core.domain.facts import Facts, Movement, once
from core.domain.folding import folded
from core.domain.marks import PAPERS, number_of
from core.domain.money import agree
from core.domain.party import telling_words

MOST_DAYS = timedelta(days=200)
"""after its date in which a payment is looked for"""
EARLY = timedelta(days=10)
"""before its date in which a paper may be paid already"""
UNPAYABLE = frozenset({"credit_note", "proforma"})
TELLING = 4
"""letters and digits of a number that are no accident in a narration"""
EVEN = 10
"""amounts that are multiples of this are asked for by many"""
TOGETHER = 30
"""latest papers of a supplier that may be paid in one"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A paper that is to be paid."""

    facts: Facts
    owed: Decimal
    day: date
    numbers: frozenset[str]
    """its number and reference, where they are no other paper's"""
    words: tuple[str, ...]
    """of the other party's name"""

    def in_time(self, row: Movement) -> bool:
        """Whether a row is of a day on which the paper may be paid."""
        return self.day - EARLY <= row.day <= self.day + MOST_DAYS

    def numbered(self, row: Movement) -> bool:
        """Whether a row names the paper."""
        return self.in_time(row) and any(number in row.text for number in self.numbers)

    def named(self, row: Movement) -> bool:
        """Whether a row names the other party."""
        return self.in_time(row) and any(word in row.text for word in self.words)

    def exact(self, row: Movement) -> bool:
        """Whether a row is of the amount that is owed."""
        return agree(abs(row.amount), self.owed)


def claims(facts: Facts, others: Sequence[Facts], *, sells: bool) -> Iterator[Claim]:
    """What this paper and the others of the same parties ask for, in the order of their days; this one at least."""
    papers = [one for one in others if one.type in PAPERS and same_vendor(facts, one)]
    borne = Counter(number for one in (facts, *papers) for number in _numbers(one))
    for one in (facts, *papers):
        if claim := _claim(one, sells=sells):
            own = frozenset(number for number in claim.numbers if borne[number] == 1)
            yield claim if own == claim.numbers else replace(claim, numbers=own)


@once
def owed(facts: Facts) -> Decimal | None:
    """The amount that a paper asks for."""
    return facts.number("amount_due", "total_amount")


def _claim(facts: Facts, *, sells: bool) -> Claim | None:
    amount, day = owed(facts), facts.day(*DAYS)
    if not amount or amount < 0 or day is None or facts.subtype in UNPAYABLE:
        return None
    words = telling_words(facts.value("customer_name" if sells else "vendor_name"))
    return Claim(facts, amount, day, _numbers(facts), words)


def payments(movements: Sequence[Movement], *, sells: bool) -> list[Movement]:
    """The rows that may pay a paper, in order of time, in one run of letters; each once though shown twice."""
    shown: dict[tuple[date, Decimal, str], dict[str, list[Movement]]] = {}
    for one in movements:
        if (one.amount > 0) == sells:
            run = one._replace(text=one.text.replace(" ", ""))
            shown.setdefault((run.day, run.amount, run.text), {}).setdefault(run.document, []).append(run)
    longest = (max(of_document.values(), key=len) for of_document in shown.values())
    return sorted((one for rows in longest for one in rows), key=lambda row: row.day)


def row_of(claim: Claim, others: Sequence[Claim], rows: Sequence[Movement]) -> Movement | None:
    """The row that pays this paper and no other of the same amount: by its number, else in the order of time."""
    exact = [row for row in rows if claim.exact(row)]
    equal = [one for one in others if agree(one.owed, claim.owed)]
    said = "\n".join(row.text for row in exact)
    naming = (one for one in (claim, *equal) if any(number in said for number in one.numbers))
    numbered = {id(one): next(filter(one.numbered, exact), None) for one in naming}
    free = [row for row in exact if all(row is not other for other in numbered.values())]
    for one in sorted((claim, *equal), key=lambda one: (one.day, one.facts.order)):
        mine = numbered.get(id(one)) or next(filter(one.named, free), None)
        if one is claim:
            return mine
        if mine in free:
            free.remove(mine)
    return None


def unmistakable(claim: Claim, papers: Sequence[Facts], rows: Sequence[Movement]) -> Movement | None:
    """The only row of an uneven amount that no other paper asks for, though it names nobody."""
    exact = [row for row in rows if claim.exact(row) and claim.in_time(row)]
    sums = [sum_ for one in papers if (sum_ := owed(one)) is not None]
    alone = len(exact) == 1 and not any(agree(sum_, claim.owed) for sum_ in sums)
    return exact[0] if alone and claim.owed % EVEN else None


def together(
    claim: Claim, others: Sequence[Claim], rows: Sequence[Movement]
) -> tuple[Movement, tuple[Claim, ...]] | None:
    """A row to the other party that is the sum of this paper and one or two others, and these."""
    for row in rows:
        if abs(row.amount) > claim.owed and (claim.named(row) or claim.numbered(row)):
            open_ones = [one for one in others if one.in_time(row)][-TOGETHER:]
            if not any(one.exact(row) for one in open_ones):
                papers = _summing(abs(row.amount) - claim.owed, open_ones)
                if papers:
                    return row, papers
    return None


def _summing(amount: Decimal, papers: Sequence[Claim]) -> tuple[Claim, ...]:
    """One or two papers that ask for an amount; none where no two do."""
    by_sum: dict[Decimal, Claim] = {}
    for one in papers:
        if one.owed == amount:
            return (one,)
        if other := by_sum.get(amount - one.owed):
            return (other, one)
        by_sum[one.owed] = one
    return ()


@once
def _numbers(facts: Facts) -> frozenset[str]:
    names = {number_of(facts), folded(facts.value("payment_reference"))}
    return frozenset(name for name in names if len(name) >= TELLING and any(map(str.isdigit, name)))
