"""What the columns of a bank's export are called, and what they hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

import resources
from core.domain.folding import folded
from core.domain.grid import GridRow, grid
from core.domain.page import Contents
from core.extraction.statement.words import phrases

MONEY = ("debit", "credit", "amount", "balance")
MOVING = frozenset({"debit", "credit", "amount"})
SEARCHED = 60
"""rows in which the headings are looked for"""
FEWEST = 3
"""columns of an export"""
UNIT = re.compile(r"\(.*?\)|\[.*?\]|(?:\b(?:in|en)\s+)?\b(?:[A-Z]{3}|RM|Rs\.?|euros?)\s*$|[€£$₹]", re.IGNORECASE)
"""what follows the name of a column of amounts"""


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of an export by what they hold."""

    roles: Mapping[str, tuple[str, ...]]
    """letters of columns by role, left to right"""
    row: GridRow

    @property
    def money(self) -> tuple[tuple[str, str], ...]:
        """The columns of amounts: role and letters. Debit and credit say the same as an amount beside them."""
        twice = {"debit", "credit"} <= self.roles.keys()
        roles = [role for role in MONEY if role != "amount" or not twice]
        return tuple((role, column) for role in roles for column in self.roles.get(role, ()))


def headings(contents: Contents) -> Headings | None:
    """The first row of a file that names the columns of a bank's export, if it is one."""
    for row in islice(grid(contents), SEARCHED):
        roles = _roles(row)
        if "date" in roles and MOVING & roles.keys() and len(row.cells) >= FEWEST and not _apart(row):
            return Headings(roles, row)
    return None


def _roles(row: GridRow) -> dict[str, tuple[str, ...]]:
    """What the cells of a row name: the letters of their columns by role."""
    named: dict[str, tuple[str, ...]] = {}
    for column, cell in row.cells.items():
        role = role_of(cell.text)
        named[role] = (*named.get(role, ()), column)
    first, *later = named.get("date", ("",))
    if later:
        named |= {"date": (first,), "value_date": (*named.get("value_date", ()), *later)}
    return named


def role_of(text: str) -> str:
    """What a column with this heading holds, or nothing."""
    names = (folded(text), folded(UNIT.sub("", text)))
    listed = (words.get(name) for name in names for words in (vocabulary("columns"), phrases("columns")))
    return next(filter(None, listed), "")


@cache
def vocabulary(part: str) -> Mapping[str, str]:
    """The words of one part of resources/words/exports.toml, folded, and what each means."""
    said = tomllib.loads(resources.data("words", "exports.toml").decode("utf-8"))[part]
    return {folded(phrase): meaning for meaning, entries in said.items() for phrase in entries}


def _apart(row: GridRow) -> bool:
    """Whether a column is one that no bank has: these are the books of a trader, or goods, hours, shares."""
    return any(folded(cell.text) in vocabulary("apart") for cell in row.cells.values())
