"""Whether a sheet is a bank's export: its columns are named as those of transactions are."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from core.domain.grid import GridRow, grid
from core.domain.page import Contents
from core.headings import SEARCHED, headings

DATED = re.compile(r"\d{1,4}[./-]?(?:\d{1,2}|[A-Za-zäéû]{3,4}\.?)[./-]?\d{1,4}.*|\d{1,2} [A-Za-zäéû]{3,9}\.? \d{2,4}")
PLAIN, TELLING = 3.0, 6.0
"""what columns of days and amounts are worth; what they are where a bank alone has such others beside them"""
BANKS = frozenset({"balance", "account", "state", "side", "value_date"})


def exported(contents: Contents) -> float:
    """How much the columns of a file speak for a bank's export, or against it."""
    for row, below in pairwise(islice(grid(contents), SEARCHED)):
        head = headings(row)
        if head and _dated(below, head.roles["date"]):
            telling = BANKS & head.roles.keys() or {"debit", "credit"} <= head.roles.keys()
            return -TELLING if head.apart else TELLING if telling else PLAIN
    return 0.0


def _dated(row: GridRow, columns: tuple[str, ...]) -> bool:
    return any(column in row.cells and DATED.fullmatch(row.cells[column].text) for column in columns)
