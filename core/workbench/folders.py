"""Documents as folders: a client's tax years, each with what is dated within it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from core.domain.change import Change
from core.domain.selection import Selection
from core.domain.taxyear import JANUARY, Beginning
from core.ports import Store

BEGINNINGS = "tax_years"


class YearFolder(NamedTuple):
    """One tax year of a client."""

    year: int
    """in which it begins"""
    name: str
    since: date
    until: date
    documents: int = 0


@dataclass(frozen=True, slots=True)
class ClientFolder:
    """A client's documents by tax year."""

    client: str
    begins: Beginning = JANUARY
    years: tuple[YearFolder, ...] = ()
    """those that have documents, the latest first"""


@dataclass(frozen=True)
class Folders:
    """The verbs of folders."""

    store: Store
    actor: str

    def of(self, client: str) -> ClientFolder:
        """A client's folder, with how many documents stand in each tax year."""
        begins = beginning(self.store, client)
        return ClientFolder(client, begins, tuple(self._years(client, begins)))

    def begin(self, client: str, begins: Beginning) -> Change:
        """Has a client's tax years begin on a day."""
        kept = self.store.setting(BEGINNINGS) or {}
        self.store.save_setting(BEGINNINGS, {**kept, client: list(begins)}, self.actor)
        return Change("setting_changed")

    def _years(self, client: str, begins: Beginning) -> Iterator[YearFolder]:
        told = self.store.facets(Selection(client)).years
        known = {int(name) for name in told if name.isdigit() and int(name) > 1}
        for year in sorted({*known, *(one - 1 for one in known if begins != JANUARY)}, reverse=True):
            one = year_of(year, begins)
            whole = Selection(client, since=one.since, until=one.until)
            count = told[str(year)] if begins == JANUARY else self.store.count(whole)
            if count:
                yield one._replace(documents=count)


def beginning(store: Store, client: str) -> Beginning:
    """The day on which a client's tax years begin: that of the calendar unless somebody said another."""
    kept = (store.setting(BEGINNINGS) or {}).get(client)
    return Beginning(*kept) if kept else JANUARY


def year_of(year: int, begins: Beginning) -> YearFolder:
    """The tax year that begins in a year."""
    return YearFolder(year, begins.called(year), begins.first(year), begins.last(year))
