"""What goes on by itself: watched folders, and the rules by which documents are approved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from core.domain.change import Change
from core.domain.codec import plain, restore
from core.domain.document import Status
from core.domain.profile import Profile
from core.domain.selection import Selection
from core.domain.summary import Summary
from core.intake.take import Originals
from core.intake.watch import Folder
from core.ports import Store
from core.rules import Case, Decision, Deed, Rule, decided, demand
from core.workbench.selected import every_summary

FOLDERS = "folders"
RULES = "rules"


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder whose files are taken, for whom, and what becomes of them."""

    path: str
    client: str = ""
    """empty: the first subfolder says"""
    originals: Originals = Originals.LEAVE
    active: bool = True

    def watched(self) -> Folder:
        """The folder as the inbox watches it."""
        return Folder(Path(self.path), self.client, originals=self.originals)


class Tried(NamedTuple):
    """A past document on which other rules would decide otherwise."""

    document: Summary
    now: Decision
    then: Decision
    rule: str
    """name of the rule that would decide, or empty"""


@dataclass(frozen=True)
class Automation:
    """The verbs of automation."""

    store: Store
    who: Profile

    def folders(self) -> tuple[WatchedFolder, ...]:
        """The watched folders, those that rest too."""
        return tuple(restore(WatchedFolder, one) for one in self.store.setting(FOLDERS) or [])

    def save_folders(self, folders: Sequence[WatchedFolder]) -> Change:
        """Keeps these as the watched folders; a service that runs hears of it by `renew`. Raises RoleNotAllowed."""
        demand(self.who.role, Deed.FOLDERS)
        self.store.save_setting(FOLDERS, [plain(one) for one in folders], self.who.name)
        return Change("setting_changed")

    def rules(self) -> tuple[Rule, ...]:
        """The rules of approval, the first that fits decides."""
        return rules_of(self.store)

    def save_rules(self, rules: Sequence[Rule]) -> Change:
        """Keeps these as the rules; they hold from the next document on. Raises RoleNotAllowed."""
        demand(self.who.role, Deed.RULES)
        self.store.save_setting(RULES, [plain(one) for one in rules], self.who.name)
        return Change("setting_changed")

    def try_rules(self, rules: Sequence[Rule]) -> Iterator[Tried]:
        """The documents that the product stood for on which these rules would have decided otherwise."""
        present = self.rules()
        for one in every_summary(self.store, Selection(status=Status.ACCEPTED, descending=True)):
            now, then = decision(present, one), decision(rules, one)
            if now is not then:
                rule = decided(rules, case_of(one))
                yield Tried(one, now, then, rule.name if rule else "")


def rules_of(store: Store) -> tuple[Rule, ...]:
    """The rules that a vault keeps."""
    return tuple(restore(Rule, one) for one in store.setting(RULES) or [])


def decision(rules: Sequence[Rule], summary: Summary) -> Decision:
    """What is done with a document that the product stands for."""
    rule = decided(rules, case_of(summary))
    return rule.decision if rule else Decision.APPROVE


def case_of(summary: Summary) -> Case:
    """What rules look at in a document."""
    total = "" if summary.total is None else format(summary.total, "f")
    return Case(summary.client, summary.type, total, summary.currency)
