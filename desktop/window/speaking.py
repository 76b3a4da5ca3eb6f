"""The language of the window: the core's words, and Qt's translations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from core.domain.schema import DocumentType
from core.words import Words
from desktop import compose


def words_of(language: str, types: Mapping[str, DocumentType] | None = None) -> Words:
    """The core's words, with advice that speaks of the window."""
    return replace(compose.words(language, types), in_window=True)


def grouped(number: float) -> str:
    """A whole number in groups of three."""
    return f"{number:,.0f}".replace(",", "\u202f")


def several(count: int, one: str, many: str) -> str:
    """What is said of one thing, or of many, with their number."""
    return (one if count == 1 else many).replace("{count}", grouped(count))


def speak(language: str) -> list[QTranslator]:
    """Installs the translations of a language: ours, and Qt's own for its buttons and menus."""
    QLocale.setDefault(QLocale(language))
    made: list[QTranslator] = []
    if language == "en":
        return made
    ours = QTranslator()
    if ours.load(str(resources.ROOT.joinpath("translations", f"vouch_{language}.qm"))):
        made.append(ours)
    qts = QTranslator()
    if qts.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        made.append(qts)
    for translator in made:
        QApplication.installTranslator(translator)
    return made
