"""What is settled: approved and exported documents, closed periods, and who may open them again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.domain.change import RULE, HistoryLine
from core.domain.document import Document, Stage
from core.domain.errors import DocumentApproved, PeriodClosed, ReasonMissing
from core.domain.period import Closed, day_of
from core.domain.profile import Profile
from core.ports import Store
from core.rules import Deed, demand

PERIODS = "periods"
SETTLED = frozenset({Stage.APPROVED, Stage.EXPORTED})


def closed_periods(store: Store) -> tuple[Closed, ...]:
    """The closed periods, one of each client."""
    kept = store.setting(PERIODS) or []
    return tuple(Closed(one["client"], date.fromisoformat(one["until"]), one["by"], one["at"]) for one in kept)


def closed_until(store: Store, client: str) -> date | None:
    """The day until which a client's books are done, or None."""
    days = [one.until for one in closed_periods(store) if one.client in ("", client)]
    return max(days, default=None)


def closing(store: Store, document: Document) -> date | None:
    """The day until which the period is closed in which a document lies, or None where it lies in none."""
    day = day_of(document.reading.record) if document.reading else None
    until = closed_until(store, document.client) if day else None
    return until if until and day and day <= until else None


def changeable(store: Store, document: Document) -> Document:
    """A document that is not settled. Raises DocumentApproved, and PeriodClosed where it lies in a closed period."""
    if document.stage not in SETTLED:
        return document
    told = {"document": document.id, "stage": document.stage.value}
    until = closing(store, document)
    if until:
        raise PeriodClosed(**told, until=until.isoformat())
    raise DocumentApproved(**told)


def settled_by_rule(history: Sequence[HistoryLine]) -> bool:
    """Whether nobody but the rule did what was done last to a document, so that reopening it overrules nobody."""
    return all(line.actor == RULE for line in history[-1:])


def demand_reopening(store: Store, who: Profile, documents: Sequence[Document], why: str) -> None:
    """Lets pass who may reopen documents, and says why. Raises ReasonMissing, RoleNotAllowed."""
    if not why.strip():
        raise ReasonMissing
    shut = any(one.stage in SETTLED and closing(store, one) for one in documents)
    demand(who.role, Deed.REOPEN_CLOSED if shut else Deed.REOPEN)
