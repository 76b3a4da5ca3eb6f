"""A client's documents compared with each other, whenever one of them moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.checks.across import Client, compared
from core.domain.finding import Finding
from core.ports import History, Moved, Store
from core.workbench.settling import closed_until

CLIENTS = "clients"
"""setting: facts of clients by name, such as {"Northwind": {"tax_ids": ["FR40303265045"]}}"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the store asks, within the transaction in which documents of a client move."""

    store: Store

    def __call__(self, history: History, moved: Moved) -> Mapping[str, tuple[Finding, ...]]:
        """What is now to be found across the client's documents, by document."""
        facts = (self.store.setting(CLIENTS) or {}).get(history.client, {})
        closed = closed_until(self.store, history.client)
        return compared(history, moved, Client(history.client, frozenset(facts.get("tax_ids", ())), closed=closed))
