"""What can be done from anywhere, by key or by the palette."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done."""

    said: str
    icon: str
    call: Callable[[], object]
    keys: str = ""
    """as Qt writes them: "Ctrl+K" """
    place: bool = False
    """whether it only goes somewhere"""
