"""Closed periods: a client's books are done up to a day, until somebody opens them again and says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from core.checks.across import renewed
from core.domain.change import Change
from core.domain.document import Stage
from core.domain.errors import PeriodOpen, ReasonMissing
from core.domain.finding import Finding
from core.domain.period import Closed
from core.domain.profile import Profile
from core.domain.selection import Selection
from core.ports import History, Moved
from core.rules import Deed, demand
from core.workbench.processing import Processing
from core.workbench.selected import every_summary
from core.workbench.settling import PERIODS, closed_periods, closed_until

AT_ONCE = 200
"""documents that are looked at again in one transaction"""


@dataclass(frozen=True)
class Periods:
    """The verbs of closed periods."""

    processing: Processing
    who: Profile

    def closed(self) -> list[Closed]:
        """The closed periods, with who closed them and when."""
        return sorted(closed_periods(self.processing.store))

    def close(self, client: str, until: date) -> Change:
        """Says that a client's books are done up to a day; "" means all clients. Raises RoleNotAllowed.

        What is dated within and not approved yet, or comes later, is then decided on by a person.
        """
        demand(self.who.role, Deed.PERIODS)
        before = closed_until(self.processing.store, client)
        closed = Closed(client, until, self.who.name, datetime.now(UTC).isoformat(timespec="seconds"))
        self._keep(client, closed)
        self._note("period_closed", {"client": client, "until": until.isoformat()})
        return self._renewed("period_closed", client, max(until, before or until))

    def open(self, client: str, why: str) -> Change:
        """Opens what was closed of a client, for a reason. Raises RoleNotAllowed, ReasonMissing, PeriodOpen."""
        demand(self.who.role, Deed.PERIODS)
        if not why.strip():
            raise ReasonMissing
        closed = next((one for one in self.closed() if one.client == client), None)
        if closed is None:
            raise PeriodOpen(client=client or "*")
        self._keep(client, None)
        self._note("period_opened", {"client": client, "until": closed.until.isoformat(), "because": why.strip()})
        return self._renewed("period_opened", client, closed.until)

    def _keep(self, client: str, closed: Closed | None) -> None:
        others = [one for one in self.closed() if one.client != client]
        kept = [one.kept() for one in (*others, *([closed] if closed else []))]
        self.processing.store.save_setting(PERIODS, kept, self.who.name)

    def _note(self, action: str, facts: Mapping[str, str]) -> None:
        self.processing.store.note(action, facts, self.who.name)

    def _renewed(self, action: str, client: str, until: date) -> Change:
        """Says anew of every document that is dated within and not settled whether its period is closed."""
        touched, dated = list[str](), self._dated(client, until)
        for start in range(0, len(dated), AT_ONCE):
            some = dated[start : start + AT_ONCE]
            change = self.processing.store.compare_again(some, self.who.name, compare=self._compare)
            self.processing.approve_accepted(change)
            touched += change.touched
        return Change(action, touched=tuple(touched))

    def _dated(self, client: str, until: date) -> list[str]:
        dated = Selection(client, stage=Stage.READ, until=until)
        return [one.id for one in every_summary(self.processing.store, dated)]

    def _compare(self, history: History, moved: Moved) -> Mapping[str, tuple[Finding, ...]]:
        return renewed(moved, closed_until(self.processing.store, history.client))
