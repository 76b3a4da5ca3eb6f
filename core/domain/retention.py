"""How long papers are kept: years by client and type, counted from the end of the year that a paper is of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

SPAN = re.compile(r"(?P<from>\d{4})-(?P<to>\d{2})")
"""a financial or assessment year ("2024-25"), or a month"""
LONGEST = 100


class Keep(NamedTuple):
    """For so many years papers are kept, and then they may go. What is left empty is met by every paper."""

    years: int
    client: str = ""
    type: str = ""

    def kept(self) -> dict[str, str | int]:
        """As a setting keeps it."""
        return {"years": self.years, "client": self.client, "type": self.type}

    def fits(self, client: str, kind: str) -> bool:
        """Whether the rule speaks of a paper."""
        return self.client in ("", client) and self.type in ("", kind)

    def until(self, day: str) -> date:
        """The last day on which a paper of that date (a day, month or year) must be there."""
        return date(year_of(day) + self.years, 12, 31)


def keep_of(rules: Iterable[Keep], client: str, kind: str) -> Keep | None:
    """The rule that speaks of a paper most closely: one of its client before one of its type; None where none does."""
    fitting = [one for one in rules if one.fits(client, kind)]
    return max(fitting, key=lambda one: (bool(one.client), bool(one.type)), default=None)


def year_of(day: str) -> int:
    """The year in which a date as a document says it ends: "2024-25" is over in 2025."""
    span = SPAN.fullmatch(day)
    first = int(day[:4])
    return first + 1 if span and int(span["to"]) == (first + 1) % 100 else first
