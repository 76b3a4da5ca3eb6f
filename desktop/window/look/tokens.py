"""Colours and measures as data: what resources/themes says, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

import resources

THEMES = ("light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme by their role."""

    name: str
    dark: bool
    colours: Mapping[str, str]

    def colour(self, role: str, alpha: int = 255) -> QColor:
        """The colour of a role ("text", "accent", "doubtful"), wholly or partly opaque."""
        made = QColor(self.colours[role])
        if alpha != 255:
            made.setAlpha(alpha)
        return made


@cache
def theme(name: str) -> Theme:
    """A theme by its name."""
    said = resources.parsed("themes", name)
    return Theme(name, said["dark"], said["colours"])


@dataclass(frozen=True, slots=True)
class Spacing:
    """The steps of the spacing scale."""

    hair: int
    tight: int
    near: int
    wide: int
    apart: int
    far: int


def _said() -> Mapping[str, Mapping[str, int]]:
    return resources.parsed("themes", "measures")


MEASURES = _said()
SPACING = Spacing(**MEASURES["spacing"])
TYPE = MEASURES["type"]
HEIGHT = MEASURES["height"]
WIDTH = MEASURES["width"]
OTHER = MEASURES["other"]
