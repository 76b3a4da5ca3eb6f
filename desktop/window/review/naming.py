"""How a value stands, in words: for who hears the window, and wherever a shape alone would not do."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.window.review.standing import Standing

SAID = {
    Standing.CHECKED: QT_TRANSLATE_NOOP("Naming", "confirmed by checks"),
    Standing.PERSON: QT_TRANSLATE_NOOP("Naming", "confirmed by a person"),
    Standing.DOUBTFUL: QT_TRANSLATE_NOOP("Naming", "in doubt"),
    Standing.CONTRADICTED: QT_TRANSLATE_NOOP("Naming", "contradicted"),
    Standing.ABSENT: "",
}


def said_of(standing: Standing) -> str:
    """How a value stands, in the language of the window."""
    return QCoreApplication.translate("Naming", str(SAID[standing])) if SAID[standing] else ""
