"""The places of the rail, each loaded when it is first visited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from desktop.window.desk import Desk


def together(changes: Sequence[Change]) -> Change:
    """Several changes as one, which has all their names: what was only touched counts as altered."""
    names = dict.fromkeys(name for change in changes for name in names_of(change))
    documents = dict.fromkeys(one for change in changes for one in (*change.documents, *change.touched))
    aside = dict.fromkeys(one for change in changes for one in change.aside)
    return Change(" ".join(names), tuple(documents), aside=tuple(aside))


def names_of(change: Change) -> tuple[str, ...]:
    """What happened, where a change may be several."""
    return tuple(change.action.split())


class View(Protocol):
    """What every place is: a widget made with a desk."""

    def show_argument(self, argument: Any) -> None:
        """Shows what was asked for; None where the place alone was."""

    def refresh(self, change: Change) -> None:
        """Reads again what is shown of the documents of a change, which may be several together: see `names_of`."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its name, its icon, and where its view is."""

    id: str
    english: object
    icon: str
    view: str
    """module and class below desktop.window"""

    @property
    def title(self) -> str:
        """The name in the window's language."""
        return QCoreApplication.translate("Places", str(self.english))

    def make(self, desk: Desk) -> QWidget:
        """A new view of the place."""
        module, _, name = self.view.rpartition(".")
        make = cast("Callable[[Desk], QWidget]", getattr(import_module(f"desktop.window.{module}"), name))
        return make(desk)


PLACES = (
    Place("inbox", QT_TRANSLATE_NOOP("Places", "Inbox"), "inbox", "inbox.view.InboxView"),
    Place("review", QT_TRANSLATE_NOOP("Places", "Review"), "scan-search", "review.view.ReviewView"),
    Place("documents", QT_TRANSLATE_NOOP("Places", "Documents"), "files", "documents.view.DocumentsView"),
    Place("ask", QT_TRANSLATE_NOOP("Places", "Ask"), "message-square", "ask.view.AskView"),
    Place("exports", QT_TRANSLATE_NOOP("Places", "Exports"), "upload", "exports.view.ExportsView"),
    Place("automation", QT_TRANSLATE_NOOP("Places", "Automation"), "workflow", "automation.view.AutomationView"),
    Place("kinds", QT_TRANSLATE_NOOP("Places", "Document types"), "tag", "kinds.view.KindsView"),
    Place("insights", QT_TRANSLATE_NOOP("Places", "Insights"), "chart-line", "insights.view.InsightsView"),
    Place("engines", QT_TRANSLATE_NOOP("Places", "Models"), "cpu", "engines.view.EnginesView"),
    Place("activity", QT_TRANSLATE_NOOP("Places", "Activity"), "history", "activity.view.ActivityView"),
)
BELOW = (Place("preferences", QT_TRANSLATE_NOOP("Places", "Settings"), "settings", "preferences.view.PreferencesView"),)
"""those that stand at the foot of the rail"""
