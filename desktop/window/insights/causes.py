"""What causes of doubt are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.domain.finding import Finding, Severity
from core.domain.measures import UNSAID
from core.domain.record import Reason
from core.words import Words


def cause(code: str, words: Words) -> str:
    """A reason, finding or check as the name of a cause: its sentence, its figures left open."""
    if code == UNSAID:
        return QCoreApplication.translate("Causes", "No reason was given")
    said = words.reason(Reason(code))
    if said == code:
        checks = (check for kind in (words.types or {}).values() for check in kind.checks if check.code == code)
        check = next(checks, None)
        said = words.check(check) if check else words.finding(Finding(code, Severity.WARNING))
    return said[:1].upper() + said[1:]
