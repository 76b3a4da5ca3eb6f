"""Whether a sheet is a bank's export: its columns are named as those of transactions are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import islice, pairwise

import resources
from core.domain.folding import folded
from core.domain.grid import GridRow, grid
from core.domain.page import Contents

SEARCHED = 60
"""rows in which the names of columns are looked for"""
UNIT = re.compile(r"\(.*?\)|(?:\bin\s+)?\b[A-Z]{3}\s*$|\beuros?\s*$", re.IGNORECASE)
"""what follows the name of a column of amounts"""
DATED = re.compile(r"\d{1,4}[./-]?(?:\d{1,2}|[A-Za-zäéû]{3,4}\.?)[./-]?\d{1,4}.*|\d{1,2} [A-Za-zäéû]{3,9}\.? \d{2,4}")
PLAIN, TELLING = 3.0, 6.0
"""what columns of days and amounts are worth; what they are where a bank alone has such others beside them"""
BANKS = frozenset({"balance", "account", "state", "side", "value_date"})
MOVING = frozenset({"debit", "credit", "amount"})


def exported(contents: Contents) -> float:
    """How much the columns of a file speak for a bank's export, or against it."""
    for head, below in pairwise(islice(grid(contents), SEARCHED)):
        roles = {role: column for column, cell in head.cells.items() if (role := _role(cell.text))}
        if "date" in roles and MOVING & roles.keys() and _dated(below, roles["date"]):
            telling = BANKS & roles.keys() or {"debit", "credit"} <= roles.keys()
            return -TELLING if "apart" in roles else TELLING if telling else PLAIN
    return 0.0


def _role(text: str) -> str:
    names = (folded(text), folded(UNIT.sub("", text)))
    return next((_roles()[name] for name in names if name in _roles()), "")


def _dated(row: GridRow, column: str) -> bool:
    return column in row.cells and DATED.fullmatch(row.cells[column].text) is not None


@cache
def _roles() -> Mapping[str, str]:
    """What the columns of exports are called, folded, and what each holds."""
    said = tomllib.loads(resources.data("words", "exports.toml").decode("utf-8"))
    named = {**said["columns"], "apart": said["apart"]["columns"]}
    return {folded(phrase): role for role, phrases in named.items() for phrase in phrases}
