"""The rules of approval, and what they would have done with past documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from core.workbench import Decision, Rule
from desktop.window.automation.tried import TriedList
from desktop.window.desk import Desk
from desktop.window.lists.amounts import typed
from desktop.window.look import SPACING
from desktop.window.parts import button, column, emptied, label, line, row, tool

BOTH = "both"
"""the decision that two reviewers approve one after the other"""


class RuleList(QWidget):
    """One line per rule, the first that fits decides."""

    changed = Signal(object)
    """the rules as they are now wanted"""
    tried = Signal(object)
    """rules to be tried on past documents"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._rules = desk, list[Rule]()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        said = self.tr(
            "What the product vouches for as a whole is approved by itself. A rule can ask for a person instead: for a "
            "client, a type, or above an amount. The first rule that fits decides."
        )
        self._clients = QStringListModel(self)
        self.tried_list = TriedList(desk)
        add = button(self.tr("Add a rule"), self._add, icon=desk.look.icon("plus"))
        attempt = button(self.tr("Try on past documents"), self._try, icon=desk.look.icon("play"))
        buttons = row(add, attempt, None)
        self.setLayout(
            column(label(said, role="muted", wrap=True), self._lines, buttons, self.tried_list, gap=SPACING.near)
        )

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """Shows these rules; what stands here already stays as it is, with what is being typed."""
        if list(rules) == self._rules:
            return
        self._put(rules)

    def _put(self, rules: Sequence[Rule]) -> None:
        self._rules = list(rules)
        emptied(self._lines)
        for number, rule in enumerate(rules):
            made = RuleLine(self._desk, rule, self._clients)
            made.edited.connect(partial(self._edit, number))
            made.dropped.connect(partial(self._drop, number))
            self._lines.addWidget(made)

    def offer_clients(self, clients: Sequence[str]) -> None:
        """Offers these names where a rule asks for a client."""
        self._clients.setStringList(list(clients))

    def _add(self) -> None:
        self._tell([*self._rules, Rule(self.tr("Rule {number}").format(number=len(self._rules) + 1), Decision.PERSON)])

    def _try(self) -> None:
        self.tried.emit(tuple(self._rules))

    def _edit(self, number: int, rule: Rule) -> None:
        self._rules[number] = rule
        self.changed.emit(tuple(self._rules))

    def _drop(self, number: int) -> None:
        self._tell([one for place, one in enumerate(self._rules) if place != number])

    def _tell(self, rules: Sequence[Rule]) -> None:
        self._put(rules)
        self.changed.emit(tuple(rules))


class RuleLine(QWidget):
    """One rule: for whom, of what type, above which amount, and who decides."""

    edited = Signal(object)
    dropped = Signal()

    def __init__(self, desk: Desk, rule: Rule, clients: QStringListModel) -> None:
        super().__init__()
        self._rule, self._language = rule, desk.words.language
        self.client = QLineEdit(rule.client)
        self.client.setPlaceholderText(self.tr("Every client"))
        self.client.setAccessibleName(self.tr("Client"))
        names = QCompleter(clients, self.client)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.client.setCompleter(names)
        self.client.editingFinished.connect(lambda: self._edit(client=self.client.text().strip()))
        self.kind = QComboBox()
        self.kind.addItem(self.tr("Every type"), "")
        for name in desk.workbench.types:
            self.kind.addItem(desk.words.type(name), name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(rule.type)))
        self.kind.setAccessibleName(self.tr("Type"))
        self.kind.setMaximumWidth(190)
        self.kind.currentIndexChanged.connect(lambda _: self._edit(type=self.kind.currentData()))
        self.above = self._amount(rule.above, self.tr("Above the amount"))
        self.above.editingFinished.connect(lambda: self._edit(above=self._figure(self.above)))
        self.up_to = self._amount(rule.up_to, self.tr("Up to the amount"))
        self.up_to.editingFinished.connect(lambda: self._edit(up_to=self._figure(self.up_to)))
        self.decision = QComboBox()
        self.decision.addItem(self.tr("a person looks"), Decision.PERSON)
        self.decision.addItem(self.tr("approved by itself"), Decision.APPROVE)
        self.decision.addItem(self.tr("two persons: another approves"), Decision.TWO_PERSONS)
        self.decision.addItem(self.tr("two persons approve"), BOTH)
        self.decision.setCurrentIndex(self.decision.findData(_offered(rule)))
        self.decision.setAccessibleName(self.tr("Who decides"))
        self.decision.setMinimumWidth(150)
        self.decision.currentIndexChanged.connect(lambda _: self._decide(self.decision.currentData()))
        self.active = QCheckBox(self.tr("Used"))
        self.active.setChecked(rule.active)
        self.active.toggled.connect(lambda on: self._edit(active=on))
        drop = tool(desk.look.icon("x", "muted"), self.tr("Remove the rule"), self.dropped.emit)
        amounts = (label(self.tr("above"), role="muted"), self.above, label(self.tr("up to"), role="muted"), self.up_to)
        inner = row(self.client, self.kind, *amounts, self.decision, self.active, drop, gap=SPACING.tight)
        inner.setContentsMargins(0, SPACING.tight, 0, SPACING.tight)
        inner.setStretch(0, 1)
        self.setLayout(column(inner, line(), gap=0))

    def _decide(self, chosen: str) -> None:
        both = chosen == BOTH
        self._edit(decision=Decision.TWO_PERSONS if both else Decision(chosen), reviewers=2 if both else 1)

    def _amount(self, text: str, said: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setPlaceholderText(self.tr("any"))
        made.setAccessibleName(said)
        made.setFixedWidth(84)
        return made

    def _figure(self, field: QLineEdit) -> str:
        """An amount as decimals are written; a field that holds none is emptied."""
        found = typed(field.text(), self._language)
        if found is None:
            field.clear()
        return "" if found is None else format(found, "f")

    def _edit(self, **changes: object) -> None:
        wanted = replace(self._rule, **changes)  # type: ignore[arg-type]
        if wanted != self._rule:
            self._rule = wanted
            self.edited.emit(wanted)


def _offered(rule: Rule) -> str:
    """What stands for a rule's decision among those offered."""
    both = rule.decision is Decision.TWO_PERSONS and rule.reviewers > 1
    return BOTH if both else rule.decision
