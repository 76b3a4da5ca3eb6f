"""A paper in the making: values with their marks, the words it calls them by, and the parts it is composed of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from random import Random

from models.training.facts import Facts, Row, Value, normal
from models.training.paper import Line, Paper, Run, line, marks
from models.training.writing import Writing

Show = Callable[[Value], str]
_WORDING: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = tomllib.loads(
    Path(__file__).with_name("wording.toml").read_text(encoding="utf-8")
)
_MARK = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")
UNSEEN_WORDS = 0.5
"""how often a paper kept for testing uses a wording that no other paper has"""


ROLES: Mapping[str, tuple[str, str]] = {"purchase_order": ("customer", "vendor")}


class Draft:
    """One paper in the making."""

    def __init__(self, facts: Facts, writing: Writing, parts: Mapping[str, str], rng: Random) -> None:
        self.facts, self.writing, self.parts, self.rng = facts, writing, parts, rng
        self.implied: set[str] = set()
        """fields that are said by other means than their own words, such as a currency by its sign"""
        self.issuer, self.other = ROLES.get(facts.type, ("vendor", "customer"))
        """whose paper it is, and whom it is for, as their fields are named"""
        self.title = ""
        self.titled = False
        """the head has said already what paper this is"""
        self.foot_names = False
        """the head names nobody: the foot does"""
        self.small = 7.5
        self.pad = 2.5
        self.added: dict[str, str] = {}
        """words that belong to a marked cell's value besides what the facts say, such as a note below it"""
        self._marked: set[str] = set()
        self._said: dict[str, str] = {}

    def has(self, name: str) -> bool:
        """Whether the facts know a field."""
        return name in self.facts.fields

    def word(self, name: str, **facts: str) -> str:
        """What this paper calls something: the same throughout, and throughout its family."""
        if name not in self._said:
            self._said[name] = self._chosen(name)
        return self._said[name].format(**facts) if facts else self._said[name]

    def _chosen(self, name: str) -> str:
        language = _WORDING[self.writing.language]
        own = f"{self.facts.type}.{name}"
        kind = f"{self.parts.get('kind', '')}.{name}"
        seen = language["seen"].get(kind) or language["seen"].get(own) or language["seen"].get(name, [name])
        unseen = language.get("unseen", {}).get(name, [])
        rng = Random(f"{self.parts['wording']}/{name}")
        kept = self.parts["wording"].startswith("unseen") and unseen and rng.random() < UNSEEN_WORDS
        return rng.choice(unseen if kept else seen)

    def value(self, name: str, show: Show | None = None, *, bold: bool = False, size: float = 0.0) -> Run:
        """A field's value, marked where it stands first."""
        return Run((show or self.writing.text)(self.facts.fields[name]), self._mark(name), bold, size)

    def money(self, name: str, *, bold: bool = False, size: float = 0.0) -> Run:
        """A field's amount with its currency."""
        self.implied.add("currency")
        return self.value(name, self.with_currency, bold=bold, size=size)

    def with_currency(self, value: Value) -> str:
        """An amount with its currency."""
        assert isinstance(value, Decimal)
        return self.writing.money(value)

    def cell(self, table: str, index: int, name: str, show: Show | None = None) -> Run:
        """A value of a table's row; nothing where the row has none."""
        value = self.facts.tables[table][index].get(name, "")
        return (
            Run((show or self.writing.text)(value), self._mark(f"{table}[{index}].{name}")) if value != "" else Run("")
        )

    def address(self, name: str, *, align: str = "left", size: float = 0.0, joined: bool = False,
                grey: bool = False) -> tuple[Line, ...]:  # fmt: skip
        """An address line under line, or in one line."""
        lines = self.facts.fields.get(name, ())
        assert isinstance(lines, tuple)
        mark = self._mark(name) if lines else ""
        pieces = (", ".join(lines),) if joined else lines
        return tuple(line(Run(one, mark), align=align, size=size, grey=grey) for one in pieces)

    def _mark(self, name: str) -> str:
        if name in self._marked:
            return ""
        self._marked.add(name)
        return name

    def labels(self, paper: Paper) -> tuple[dict[str, str], dict[str, list[dict[str, str]]]]:
        """The fields and tables that can be seen on a paper."""
        seen = marks(paper)
        fields = {
            name: normal(value) for name, value in self.facts.fields.items() if name in seen or name in self.implied
        }
        tables: dict[str, list[dict[str, str]]] = {}
        for mark in seen:
            if found := _MARK.fullmatch(mark):
                table, index, name = found[1], int(found[2]), found[3]
                rows = tables.setdefault(table, [{} for _ in self.facts.tables[table]])
                said_there = normal(self.facts.tables[table][index][name])
                rows[index][name] = f"{said_there} {self.added[mark]}" if mark in self.added else said_there
        return fields, {table: [row for row in rows if row] for table, rows in tables.items()}


def chosen(rng: Random, choices: Iterable[str], least: int, most: int) -> list[str]:
    """Some of many, in an order of chance."""
    pool = list(choices)
    return rng.sample(pool, min(len(pool), rng.randint(least, most)))


def rows_of(draft: Draft, table: str) -> range:
    """The numbers of a table's rows."""
    return range(len(draft.facts.tables.get(table, ())))


def decimal(row: Row, name: str) -> Decimal:
    """A number of a row."""
    value = row[name]
    assert isinstance(value, Decimal)
    return value
