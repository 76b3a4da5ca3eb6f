"""What is said of a document that another person has to approve too."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.workbench import Awaited
from desktop.window.review.opened import Opened

translate = QCoreApplication.translate


def had_part(opened: Opened, me: str) -> bool:
    """Whether a rule of two persons leaves a document to somebody else, for this person had a part in it."""
    return bool(opened.awaited and opened.awaited.did(me))


def waited(wanted: Awaited, me: str) -> str:
    """Who did what, and who is waited for, as a standing note."""
    return f"{_done(wanted, me)} {_left(wanted, me)}".strip()


def _done(wanted: Awaited, me: str) -> str:
    others = [name for name in wanted.endorsed_by if name != me]
    if wanted.did(me) == "approved":
        return translate("Waited", "You have approved it.")
    if others:
        return translate("Waited", "{names} approved it.").format(names=", ".join(others))
    if wanted.did(me) == "prepared":
        return translate("Waited", "You changed or confirmed it last.")
    return ""


def _left(wanted: Awaited, me: str) -> str:
    rule = wanted.rule.name
    if wanted.did(me):
        return translate("Waited", "By the rule “{rule}” somebody else has to approve it.").format(rule=rule)
    if wanted.left > 1:
        said = translate("Waited", "By the rule “{rule}” {count} persons who did not prepare it have to approve it.")
        return said.format(rule=rule, count=wanted.left)
    return translate("Waited", "By the rule “{rule}” your approval is the last it needs.").format(rule=rule)
