"""Rules of approval: conditions as data, and which of them decides on a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from core.domain.money import decimal


class Decision(StrEnum):
    """What is done with a document that the product stands for."""

    APPROVE = "approve"
    """it is approved by rule"""
    PERSON = "person"
    """a person looks at it first"""
    TWO_PERSONS = "two_persons"
    """one prepares it, another approves it"""


class Case(NamedTuple):
    """What rules look at in a document."""

    client: str
    type: str
    total: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition and what follows where it is met. What is left empty is met by every document."""

    name: str
    decision: Decision
    client: str = ""
    type: str = ""
    above: str = ""
    """an amount, as decimals are written; the total must be more, or unknown"""
    up_to: str = ""
    """an amount that the total must not be above"""
    currency: str = ""
    active: bool = True
    reviewers: int = 1
    """how many different persons approve it, where two persons are asked for"""

    def fits(self, case: Case) -> bool:
        """Whether the rule speaks of a document."""
        asked = ((self.client, case.client), (self.type, case.type), (self.currency, case.currency))
        return self.active and all(wish in ("", found) for wish, found in asked) and self._amount_fits(case)

    def _amount_fits(self, case: Case) -> bool:
        """An unknown total may be any: it is above every threshold, and within none."""
        total, above, up_to = (decimal(text or None) for text in (case.total, self.above, self.up_to))
        exceeds = above is None or total is None or abs(total) > above
        return exceeds and (up_to is None or (total is not None and abs(total) <= up_to))


def decided(rules: Iterable[Rule], case: Case) -> Rule | None:
    """The first rule that speaks of a document, or None where none does; then what is accepted is approved."""
    return next((rule for rule in rules if rule.fits(case)), None)
