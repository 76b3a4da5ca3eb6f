"""How long documents are kept: rules by client and type, what they still hold, and what is due to be erased."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from core.domain.change import Change
from core.domain.document import Stage
from core.domain.erasing import Going
from core.domain.errors import KeepInvalid
from core.domain.profile import Profile
from core.domain.retention import LONGEST, Keep, keep_of
from core.domain.selection import Selection
from core.domain.summary import Summary
from core.ports import Store
from core.rules import Deed, demand
from core.workbench.reversing import Reversals
from core.workbench.selected import every_summary
from core.workbench.settling import closed_until

RETENTION = "retention"


def today() -> date:
    """The day that the machine's clock says."""
    return datetime.now().astimezone().date()


class Due(NamedTuple):
    """A document that need not be kept any longer."""

    document: Summary
    until: date
    """the last day on which it had to be there"""


class Held(NamedTuple):
    """A document that must not go, and why."""

    document: Going
    why: str
    """"retention": its years are not over; "reversal": what was exported of it is still to be taken back"""
    until: date | None = None


@dataclass(frozen=True)
class Retention:
    """The verbs of retention. Nothing is ever erased by them: what is due is proposed to a person."""

    store: Store
    who: Profile
    today: Callable[[], date] = today

    def rules(self) -> tuple[Keep, ...]:
        """How long documents are kept; none until somebody says so."""
        kept = self.store.setting(RETENTION) or []
        return tuple(sorted((Keep(**one) for one in kept), key=lambda one: (one.client, one.type)))

    def keep(self, keep: Keep) -> Change:
        """Has documents of a client and type kept for so many years. Raises RoleNotAllowed, KeepInvalid."""
        if not 0 < keep.years <= LONGEST:
            raise KeepInvalid(most=str(LONGEST))
        return self._save([*self._others(keep.client, keep.type), keep])

    def release(self, client: str = "", kind: str = "") -> Change:
        """Has a rule no more. Raises RoleNotAllowed."""
        return self._save(self._others(client, kind))

    def due(self, client: str = "") -> tuple[Due, ...]:
        """Documents whose years are over, the oldest first: exported ones, and approved ones of closed periods.

        What is to be decided on, exported or taken back is no one's to erase by age.
        """
        rules, reversed_ = self.rules(), self._to_be_reversed(client)
        today = self.today()
        found = (self._due(one, rules) for one in self._settled(client, today)) if rules else ()
        over = (one for one in found if one and one.until < today and one.document.id not in reversed_)
        return tuple(sorted(over, key=lambda one: (one.until, one.document.id)))

    def held(self, documents: Sequence[Going]) -> tuple[Held, ...]:
        """Those of some documents that must not go."""
        rules, reversed_, today = self.rules(), self._to_be_reversed(""), self.today()
        return tuple(held for one in documents if (held := _held(one, rules, one.document in reversed_, today)))

    def _settled(self, client: str, today: date) -> Iterator[Summary]:
        for stage in (Stage.EXPORTED, Stage.APPROVED):
            for one in every_summary(self.store, Selection(client, stage=stage)):
                closed = closed_until(self.store, one.client) if stage is Stage.APPROVED else today
                if closed and _day(one) <= closed.isoformat():
                    yield one

    def _due(self, document: Summary, rules: Sequence[Keep]) -> Due | None:
        rule = keep_of(rules, document.client, document.type)
        return Due(document, rule.until(_day(document))) if rule else None

    def _to_be_reversed(self, client: str) -> frozenset[str]:
        return frozenset(one.document for one in Reversals(self.store, self.who.name).open(client))

    def _others(self, client: str, kind: str) -> list[Keep]:
        return [one for one in self.rules() if (one.client, one.type) != (client, kind)]

    def _save(self, rules: Sequence[Keep]) -> Change:
        demand(self.who.role, Deed.RETENTION)
        self.store.save_setting(RETENTION, [one.kept() for one in rules], self.who.name)
        return Change("setting_changed")


def _held(document: Going, rules: Sequence[Keep], reversed_: bool, today: date) -> Held | None:  # noqa: FBT001
    rule = keep_of(rules, document.client, document.type)
    until = rule.until(document.day) if rule else None
    if until and today <= until:
        return Held(document, "retention", until)
    return Held(document, "reversal") if reversed_ else None


def _day(document: Summary) -> str:
    """When a document is from: the date that it says, else the day on which it came."""
    return document.date or document.taken_at[:10]
