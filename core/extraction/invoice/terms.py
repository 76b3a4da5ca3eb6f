"""Days that vouch for each other: the paper's day and the days of its terms make the day that it is due.

Neither the days nor the day within which a discount is given are those of the terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from core.domain.record import Field
from core.extraction.invoice.paper import WORDS, Paper

DAYS = re.compile(r"(?<![\d.,])(\d{1,3})\s*(?:days?|tagen?|jours?|giorni|días|dagen|gg)\b", re.IGNORECASE)
"""a term of payment"""
_EARLY = "|".join(WORDS["early"])
EARLY = re.compile(rf"(?:{_EARLY}).{{0,20}}?\d\s?%|\d\s?%.{{0,30}}?(?:{_EARLY})", re.IGNORECASE)
"""gives a discount to those who pay early, and says how much"""
CLAUSE = re.compile(r"[,;](?!\d)|(?<!zgl)\.(?= \D)| (?:/|or|oder|ou|o|of) ")
"""ends what is said of some days; the point of "abzgl. 2 %" does not"""
DUE = "due_date"


def with_terms(paper: Paper, fields: Mapping[str, Field]) -> dict[str, Field]:
    """The fields with both days accepted where the printed terms lead from the one to the other."""
    main = next((name for name in ("invoice_date",) if name in fields), None)
    if main is None or DUE not in fields or any(page.sheet.scanned for page in paper.pages):
        return dict(fields)
    issued, due = (date.fromisoformat(fields[name].value) for name in (main, DUE))
    days = (due - issued).days
    if days <= 0 or days not in {said for text in paper.texts for said in _days(text)}:
        return dict(fields)
    equation = f"{issued} + {days} = {issued + timedelta(days)}"
    return {**fields, **{name: fields[name].accept("sum", equation=equation) for name in (main, DUE)}}


def _days(text: str) -> Iterator[int]:
    """The days that a text tells, those within which it gives a discount left out."""
    for clause in CLAUSE.split(text):
        if EARLY.search(clause) is None:
            yield from (int(found[1]) for found in DAYS.finditer(clause))


def for_early(behind: str) -> bool:
    """Whether what stands behind a day says that those who pay by then pay less: by words, or by a share."""
    clause = CLAUSE.split(behind, maxsplit=1)[0]
    return "%" in clause or EARLY.search(clause) is not None
