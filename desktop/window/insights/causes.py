"""What causes of doubt are called, and those who read."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from core.domain.finding import Finding, Severity
from core.domain.measures import UNSAID
from core.domain.record import Origin, Reason
from core.words import Words

READERS = {
    Origin.EMBEDDED: QT_TRANSLATE_NOOP("Readers", "data in the file"),
    Origin.CODE: QT_TRANSLATE_NOOP("Readers", "codes on the page"),
    Origin.RULE: QT_TRANSLATE_NOOP("Readers", "rules"),
    Origin.TEMPLATE: QT_TRANSLATE_NOOP("Readers", "what corrections taught"),
    Origin.MODEL: QT_TRANSLATE_NOOP("Readers", "trained choice"),
    Origin.LLM: QT_TRANSLATE_NOOP("Readers", "language model"),
    Origin.VISION: QT_TRANSLATE_NOOP("Readers", "page model"),
}


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


def reader(origin: str) -> str:
    """What read a value, as a person says it."""
    return QCoreApplication.translate("Readers", str(READERS.get(Origin(origin), origin)))
