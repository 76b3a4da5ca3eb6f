"""Approval by people: who may, and where a rule asks for two of them, who still has to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.domain.change import Change, HistoryLine
from core.domain.document import Document, Stage
from core.domain.errors import SecondPersonNeeded
from core.rules import Decision, Deed, Rule, decided, demand
from core.workbench import reviewing
from core.workbench.automation import rules_of
from core.workbench.processing import case_of_document
from core.workbench.review import Review
from core.workbench.settling import SETTLED

ENDORSED = "endorsed"
"""the audit's word for an approval that another has to follow"""
PREPARED = frozenset({"corrected", "confirmed", "edited", "dismissed", "retyped", "split", "merged", "reordered"})
"""what a person does to what a document says"""


class Awaited(NamedTuple):
    """What a rule still asks for before a document is approved."""

    rule: Rule
    prepared_by: str
    """who changed or confirmed it last: somebody else approves it; empty where nobody did"""
    endorsed_by: tuple[str, ...]
    """who has approved it as it now is"""

    @property
    def left(self) -> int:
        """How many different persons still have to approve it."""
        return max(0, self.rule.reviewers - len(self.endorsed_by))

    def did(self, name: str) -> str:
        """What a person has done already, so that somebody else has to; empty where nothing."""
        if name in self.endorsed_by:
            return "approved"
        return "prepared" if name == self.prepared_by else ""


@dataclass(frozen=True)
class Approving:
    """Approves documents as a person."""

    review: Review

    def approve(self, documents: Sequence[str]) -> Change:
        """Approves documents, all or none; those on which another reviewer still has to decide are endorsed by it.

        Raises StageWrong, RoleNotAllowed, SecondPersonNeeded.
        """
        store, who = self.review.processing.store, self.review.who
        found = [store.document(one) for one in dict.fromkeys(documents)]
        demand(who.role, Deed.APPROVE)
        before = tuple(one.id for one in found if one.stage in SETTLED)
        open_ones = [one for one in found if one.stage not in SETTLED]
        asked = {one.id: wanted for one in open_ones if (wanted := self.awaited(one))}
        self._refuse(asked)
        waiting = [one for one in open_ones if one.id in asked and asked[one.id].left > 1]
        change = self._approved([one for one in open_ones if one not in waiting], asked)
        for one in waiting:
            told = {"rule": asked[one.id].rule.name}
            store.change(one.id, one.version, reviewing.reading_of(one), ENDORSED, who.name, told=told)
        change = replace(change, duplicates=before, awaiting=tuple(one.id for one in waiting))
        return self.review.stepped(change, {one.id: one.version for one in open_ones})

    def awaited(self, document: Document) -> Awaited | None:
        """What a rule of two persons still asks for of an open document; None where none speaks of it."""
        store = self.review.processing.store
        rule = decided(rules_of(store), case_of_document(document))
        if rule is None or rule.decision is not Decision.TWO_PERSONS or document.stage in SETTLED:
            return None
        return _awaited(rule, store.history(document.id))

    def _refuse(self, asked: Mapping[str, Awaited]) -> None:
        """Raises SecondPersonNeeded where this person has had their part."""
        for document, wanted in asked.items():
            if did := wanted.did(self.review.who.name):
                raise SecondPersonNeeded(document=document, rule=wanted.rule.name, did=did)

    def _approved(self, documents: Sequence[Document], asked: Mapping[str, Awaited]) -> Change:
        processing, name = self.review.processing, self.review.who.name
        if not documents and asked:  # each is left for another person
            return Change(ENDORSED)
        told = {"status": ", ".join(reviewing.reading_of(one).status.value for one in documents)}
        others = sorted({other for one in documents if one.id in asked for other in _others(asked[one.id])})
        told |= {"with": ", ".join(others)} if others else {}
        ids = [one.id for one in documents]
        change = processing.store.advance(ids, Stage.APPROVED, name, told, compare=processing.compare)
        learning, alone = processing.learning, len(documents) == 1  # of many nobody has looked at every value
        taught = tuple(lesson for one in documents for lesson in learning.taught(one, name, confirmed=alone))
        return replace(change, taught=taught)


def _awaited(rule: Rule, history: Sequence[HistoryLine]) -> Awaited:
    """Who prepared a document last, and who has approved it as it now is."""
    prepared, endorsed = "", dict[str, None]()
    for line in history:
        if line.action == ENDORSED:
            endorsed[line.actor] = None
        elif line.action in PREPARED:
            prepared, endorsed = line.actor, {}
        elif line.action == "restored" or line.before.get("stage") in SETTLED:
            endorsed = {}
    return Awaited(rule, prepared, tuple(endorsed))


def _others(wanted: Awaited) -> tuple[str, ...]:
    """All who had a part in a document before it is approved."""
    return tuple(name for name in (wanted.prepared_by, *wanted.endorsed_by) if name)
