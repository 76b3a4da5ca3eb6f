"""Days that vouch for each other: the paper's day and the days of its terms make the day that it is due."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from core.domain.record import Field
from core.extraction.invoice.paper import Paper

DAYS = re.compile(r"(?<![\d.,])(\d{1,3})\s*(?:days?|tagen?|jours?|giorni|días|dagen|gg)\b", re.IGNORECASE)
"""a term of payment"""
DUE = "due_date"


def with_terms(paper: Paper, fields: Mapping[str, Field]) -> dict[str, Field]:
    """The fields with both days accepted where the printed terms lead from the one to the other."""
    main = next((name for name in ("invoice_date",) if name in fields), None)
    if main is None or DUE not in fields or any(page.sheet.scanned for page in paper.pages):
        return dict(fields)
    issued, due = (date.fromisoformat(fields[name].value) for name in (main, DUE))
    days = (due - issued).days
    if days <= 0 or days not in {int(found[1]) for text in paper.texts for found in DAYS.finditer(text)}:
        return dict(fields)
    equation = f"{issued} + {days} = {issued + timedelta(days)}"
    return {**fields, **{name: fields[name].accept("sum", equation=equation) for name in (main, DUE)}}
