"""Whether a paper is this client's at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.checks.across.duplicates import same_vendor
from core.domain.facts import Facts
from core.domain.finding import Finding, Severity
from core.domain.marks import PAPERS, YEARLY, accounts, recipient
from core.domain.party import alike, company, holder_of
from core.ports import History

ENOUGH = 5
"""documents from which it is known who a client is"""
NEARLY_ALL = 0.8
SEVERAL = 3
"""customers that one who sells has, or documents by which another client is known"""

Owners = Callable[[str], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Client:
    """Who the books are for."""

    name: str
    tax_ids: frozenset[str] = frozenset()
    """as a person gave them"""
    usual: Mapping[str, frozenset[str]] | None = None
    """tax numbers that stand on nearly all documents of a kind"""
    closed: date | None = None
    """the day until which the books are done"""

    def numbers(self, kind: str) -> frozenset[str]:
        """The client's tax numbers: those that are known, else those that its documents usually name."""
        return frozenset(map(holder_of, self.tax_ids)) or (self.usual or {}).get(kind, frozenset())

    def sells(self, facts: Facts, others: Sequence[Facts]) -> bool:
        """Whether a paper is the client's own invoice to somebody."""
        seller = holder_of(facts.value("vendor_tax_id"))
        if seller and recipient(facts) and (own := self.numbers("party")):
            return seller in own and recipient(facts) not in own
        if alike(facts.value("vendor_name"), self.name):
            return not alike(facts.value("customer_name"), self.name)
        papers = [one for one in (facts, *others) if one.type in PAPERS and same_vendor(facts, one)]
        return len({company(one.value("customer_name")) for one in papers} - {""}) >= SEVERAL


def known_by(client: Client, history: History) -> Client:
    """The client as its documents know it."""
    return replace(client, usual={kind: _usual(history.tally(kind)) for kind in ("party", "taxpayer")})


def client_findings(facts: Facts, others: Sequence[Facts], client: Client, owners: Owners) -> Iterator[Finding]:
    """A document that names another client, or somebody else than its others do."""
    if facts.type == "bank_statement":
        for account in sorted(accounts(facts)):
            yield from _elsewhere(f"account:{account}", "account_number", client, owners, least=1)
    elif facts.type in YEARLY:
        yield from _taxpayer(facts, client, owners)
    elif facts.type in PAPERS and not client.sells(facts, others):
        yield from _customer(facts, client, owners)


def _customer(facts: Facts, client: Client, owners: Owners) -> Iterator[Finding]:
    """A paper made out to somebody else. Silent where neither tax numbers nor another client's name tell."""
    named, own = recipient(facts), client.numbers("party")
    if named and own:
        if named in own:
            return
        if holder_of(facts.value("vendor_tax_id")) not in own:
            known = bool(client.tax_ids) or not alike(facts.value("customer_name"), client.name)
            severity = Severity.WARNING if known else Severity.NOTE
            told = {"client": client.name, "customer": facts.value("customer_name", "customer_tax_id")}
            yield Finding("history.other_customer", severity, ("customer_tax_id",), told)
    name = company(facts.value("customer_name"))
    if name and name != company(client.name):
        yield from _elsewhere(f"named:{name}", "customer_name", client, owners, least=SEVERAL)


def _taxpayer(facts: Facts, client: Client, owners: Owners) -> Iterator[Finding]:
    """A person's paper under another tax number than the client's others: a relative's, or another client's.

    Silent where no number stands on nearly all of them: an employer keeps the papers of many.
    """
    named, own = recipient(facts), client.numbers("taxpayer")
    if not named or not own or named in own:
        return
    field = next(name for name in ("employee_pan", "deductee_pan", "pan", "customer_tax_id") if facts.value(name))
    found = list(_elsewhere(f"taxpayer:{named}", field, client, owners, least=SEVERAL))
    yield from found
    if not found:
        told = {
            "client": client.name,
            "customer": facts.value("employee_name", "name", "customer_name") or named.upper(),
        }
        yield Finding("history.other_customer", Severity.NOTE, (field,), told)


def _elsewhere(mark: str, field: str, client: Client, owners: Owners, *, least: int) -> Iterator[Finding]:
    """What belongs to another client, which this one's documents do not name but here."""
    found = dict(owners(mark))
    here = found.pop(client.name, 0)
    other = max(found, key=lambda name: found[name], default="")
    if other and found[other] >= max(least, here) and here <= 1:
        yield Finding("history.other_client", Severity.WARNING, (field,), {"client": other})


def _usual(tally: Mapping[str, int]) -> frozenset[str]:
    """The tax numbers that stand on nearly all documents which name a recipient."""
    counted = tally.get("", 0)
    return frozenset(one for one, count in tally.items() if one and counted >= ENOUGH and count >= NEARLY_ALL * counted)
