"""A trial of trust: something that must never happen is tried many times, each attempt decided by its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

KEPT = ("core/domain", "core/ports.py", "core/vault")
"""what keeps documents"""
READ = (
    *("core/domain", "core/ports.py", "core/catalogue.py", "core/identifiers.py", "core/pipeline.py", "core/work"),
    *("core/reading", "core/sorting", "core/extraction", "core/checks", "models/ocr", "models/reader"),
    *("resources/models", "resources/scorers", "resources/types", "resources/words"),
)
"""what reads them"""
LINE = (*READ, "core", "desktop/compose.py", "desktop/settings.py")
"""what does both"""

Attempts = Callable[[range, Path], Iterator[str]]
"""Makes the attempts of these numbers in an empty folder. Gives for each, in order, "" or what was lost.

Attempt n is the same wherever it stands in a range: what is random in it is seeded by n.
"""


def anywhere() -> str:
    """Nothing hinders."""
    return ""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried, how often for a release, and how often in every run of the suite."""

    name: str
    """by which it is asked for: `python -m tests.trust NAME`"""
    line: str
    """the promise that it is about"""
    what: str
    """what is done in one attempt, in plain words"""
    release: int
    share: int
    attempts: Attempts
    together: int = 0
    """how many attempts a release makes in one folder, where that is not as many as the share has"""
    about: tuple[str, ...] = LINE
    """files and folders that decide how attempts end, with the trial's own modules: those made at another state of them
    do not count for this one"""
    hindrance: Callable[[], str] = anywhere
    """why it cannot be tried on this machine; "" where it can"""
