"""The one family of type, in two weights, with figures of one width."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

import resources
from desktop.window.look.tokens import TYPE

FAMILY = "Inter"
FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf")


@cache
def load_fonts() -> None:
    """Makes the shipped fonts known to Qt, once."""
    for name in FILES:
        QFontDatabase.addApplicationFontFromData(resources.data("fonts", name))


def font(size: str = "base", *, strong: bool = False) -> QFont:
    """A font of the scale ("caption", "base", "lead", "title"), with tabular figures."""
    load_fonts()
    made = QFont(FAMILY)
    made.setPixelSize(TYPE[size])
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
