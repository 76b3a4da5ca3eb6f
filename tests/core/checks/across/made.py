"""Facts of made documents, and a history that keeps them in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from core.checks.across import Client, compared
from core.domain.facts import Facts, Movement
from core.domain.finding import Finding
from core.domain.folding import folded
from core.domain.marks import marks
from core.ports import Moved

NORTHWIND = Client("Northwind")


@dataclass(frozen=True)
class MadeHistory:
    """What the vault would answer, of documents that are given as facts; those of other clients by client."""

    documents: Sequence[Facts]
    client: str = "Northwind"
    elsewhere: Mapping[str, Sequence[Facts]] = field(default_factory=dict)

    @cached_property
    def bearers(self) -> Mapping[str, Sequence[Facts]]:
        """The documents that bear each mark."""
        found: dict[str, list[Facts]] = {}
        for one in self.documents:
            for mark in marks(one):
                found.setdefault(mark, []).append(replace(one, movements=()))
        return found

    def facts(self, wanted: Collection[str], most: int = 200) -> tuple[Facts, ...]:
        found = {one.document: one for mark in wanted for one in self.bearers.get(mark, ())[-most:]}
        return tuple(sorted(found.values(), key=lambda one: one.order))

    @cached_property
    def rows(self) -> Sequence[tuple[Movement, str]]:
        """Every row with its text in one run."""
        return [(row, row.text.replace(" ", "")) for one in self.documents for row in one.movements]

    def movements(
        self, since: date, until: date, amounts: Collection[Decimal] = (), words: Collection[str] = ()
    ) -> tuple[Movement, ...]:
        within = [(row, run) for row, run in self.rows if since <= row.day <= until]
        return tuple(row for row, run in within if abs(row.amount) in amounts or any(word in run for word in words))

    def tally(self, kind: str) -> Mapping[str, int]:
        named = [(mark.partition(":"), bearers) for mark, bearers in self.bearers.items()]
        return {rest: len(bearers) for (name, _, rest), bearers in named if name == kind}

    def owners(self, mark: str) -> Mapping[str, int]:
        counts = {name: sum(mark in marks(one) for one in known) for name, known in self.elsewhere.items()}
        counts[self.client] = len(self.bearers.get(mark, ()))
        return {name: count for name, count in counts.items() if count}


def facts(kind: str, /, *, subtype: str = "", **values: str) -> Facts:
    """Facts of a document that has no place in a history yet."""
    return Facts("", "", kind, subtype, values)


def invoice(number: str = "BF-17", day: str = "2025-12-31", total: str = "12.00", /, **values: str) -> Facts:
    """Facts of an invoice of Blue Fern."""
    own = {"vendor_name": "Blue Fern Ltd", "invoice_number": number, "invoice_date": day, "total_amount": total}
    return facts("invoice", **{**own, **values})


def statement(
    start: str,
    end: str,
    opening: str = "1.00",
    closing: str = "1.00",
    account: str = "0012",
    *,
    rows: Sequence[str] = (),
) -> Facts:
    """Facts of a statement; its rows are written "2025-01-31 -12.00 narration"."""
    dates = {"statement_start": start, "statement_end": end, "account_number": account}
    made = facts("bank_statement", **dates, opening_balance=opening, closing_balance=closing, bank_name="Alder Bank")
    moved = [
        Movement("", "", date.fromisoformat(day), Decimal(amount), text) for day, amount, text in map(_parts, rows)
    ]
    return replace(made, movements=tuple(moved))


def _parts(row: str) -> tuple[str, str, str]:
    day, amount, text = row.split(" ", 2)
    return day, amount, " ".join(map(folded, text.split()))


def placed(documents: Sequence[Facts]) -> list[Facts]:
    """Documents with names by their place: "1.pdf" is the first that was taken."""
    return [_placed(one, number) for number, one in enumerate(documents, 1)]


def _placed(facts: Facts, number: int) -> Facts:
    name, document = f"{number}.pdf", f"d{number}"
    rows = tuple(row._replace(document=document, name=name) for row in facts.movements)
    sources = facts.sources or frozenset({name})
    return replace(facts, document=document, name=name, order=number, movements=rows, sources=sources)


def findings(*documents: Facts, client: Client = NORTHWIND, **elsewhere: Sequence[Facts]) -> dict[str, list[Finding]]:
    """What is found when these documents were taken in this order, by the names of their files."""
    known = placed(documents)
    history = MadeHistory(known, client.name, elsewhere)
    said = compared(history, Moved(come=tuple(known)), client)
    return {one.name: list(said[one.document]) for one in known}


def codes(*documents: Facts, client: Client = NORTHWIND, **elsewhere: Sequence[Facts]) -> list[str]:
    """The codes of what is found of the last of some documents."""
    found = findings(*documents, client=client, **elsewhere)
    return [one.code.removeprefix("history.") for one in found[f"{len(documents)}.pdf"]]
