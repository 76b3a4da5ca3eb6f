"""What the columns of banks' exports (CSV, spreadsheets) are called, and what a row of a sheet names by them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import resources
from core.domain.folding import folded
from core.domain.grid import GridRow

MONEY = ("debit", "credit", "amount", "balance")
MOVING = frozenset({"debit", "credit", "amount"})
SEARCHED = 60
"""rows in which the headings are looked for"""
UNIT = re.compile(r"\(.*?\)|\[.*?\]|(?:\b(?:in|en)\s+)?\b(?:[A-Z]{3}|RM|Rs\.?|euros?)\s*$|[€£$₹]", re.IGNORECASE)
"""what follows the name of a column of amounts"""
NONE: Mapping[str, str] = MappingProxyType({})


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

    @property
    def apart(self) -> bool:
        """Whether a column is one that no bank has: these are the books of a trader, or goods, hours, shares."""
        names = (name for cell in self.row.cells.values() for name in _names(cell.text))
        return any(name in vocabulary("apart") for name in names)


def headings(row: GridRow, further: Mapping[str, str] = NONE) -> Headings | None:
    """The columns that a row names, where a day and what moved are among them; `further` words are asked after ours."""
    named: dict[str, tuple[str, ...]] = {}
    for column, cell in row.cells.items():
        role = role_of(cell.text, further)
        named[role] = (*named.get(role, ()), column)
    first, *later = named.get("date", ("",))
    if later:
        named |= {"date": (first,), "value_date": (*named.get("value_date", ()), *later)}
    return Headings(named, row) if first and MOVING & named.keys() else None


def role_of(text: str, further: Mapping[str, str] = NONE) -> str:
    """What a column with this heading holds, or nothing."""
    listed = (words.get(name) for name in _names(text) for words in (vocabulary("columns"), further))
    return next(filter(None, listed), "")


def _names(text: str) -> Iterator[str]:
    """A heading as it is, and without the unit behind it."""
    yield folded(text)
    yield folded(UNIT.sub("", text))


@cache
def vocabulary(part: str) -> Mapping[str, str]:
    """The words of one part of resources/words/exports.toml, folded, and what each means."""
    said = resources.words("exports")[part]
    return {folded(phrase): meaning for meaning, entries in said.items() for phrase in entries}
