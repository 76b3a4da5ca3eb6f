"""What the free text of payment terms says of the due date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from core.domain.record import Field
from core.reading.markup import Node
from core.reading.stated import stated

CLAUSE = re.compile(r"[,;\n]|(?<=[^\d])\.\s")
DISCOUNT = re.compile(r"skonto|discount|escompte|sconto|rabat", re.IGNORECASE)
DUE = re.compile(
    r"(?:netto|ohne abzug|ohne abschlag|zahlbar|überweisen|fällig|payable|due|pay(?:ment)?\b|à payer|payable|échéance"
    r"|scadenza|entro)"
    r".{0,40}?(?P<date>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2})(?!\d)",
    re.IGNORECASE,
)


def due_date(nodes: Iterable[Node | None]) -> Field | None:
    """The only day by which the terms want the whole amount without a discount, or None."""
    found = {
        day: node
        for node in nodes
        if node
        for clause in CLAUSE.split(node.text)
        if not DISCOUNT.search(clause)
        for match in DUE.finditer(clause)
        if (day := _date(match["date"]))
    }
    if len(found) != 1:
        return None
    day, node = next(iter(found.items()))
    return stated(day.isoformat(), node.text, node.path)


def _date(written: str) -> date | None:
    """The day of a date written 31.12.2025 (always day first) or 2025-12-31."""
    parts = [int(part) for part in re.split(r"\D+", written)]
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None
